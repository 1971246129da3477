"""What kind of text a document is: article, readout, statement or transcript."""

from __future__ import annotations

import re

from communique.model import DocumentKind

_GENRES: tuple[tuple[str, DocumentKind], ...] = (
    # The order matters: a "preview background call" is a transcript, whatever else its genre says.
    (r"transcript|background|briefing|remarks|interview|conference|speech|opening words", "transcript"),
    (r"readout|press[ -]?report|summary of|telephone|report of (?:a|the) (?:call|meeting)", "readout"),
    (r"statement|announcement|fact[ -]?sheet|communiqu|declaration|telegram|note|cable|press release", "statement"),
    (r"article|news|explainer|analysis|report|opinion", "article"),
)
_TITLES: tuple[tuple[str, DocumentKind], ...] = (
    (r"readout\b|(?:telephone|phone) (?:call|conversation) (?:with|between)|conversation with\b", "readout"),
    (r"(?:background )?press (?:call|briefing|conference|gaggle)|remarks (?:by|of)|transcript|interview", "transcript"),
    (r"(?:joint )?statement\b|fact sheet|communiqu|declaration|announcement", "statement"),
)
_SPEAKER = re.compile(
    r"^(?:Q|(?:[A-Z][\w.’'-]*\s+){0,5}(?:[A-Z]{2,}[A-Z’'-]*|President|Minister|Secretary)[^\n:.]{0,40}):\s",
    re.MULTILINE,
)
_READOUT_OPENING = re.compile(
    r"\b(?:spoke|met|had a (?:tele)?phone (?:call|conversation)|held (?:a )?(?:talks|meeting|call|conversation)"
    r"|(?:tele)?phone conversation took place|received)\b"
)
_REPORTING = re.compile(r"\b(?:said|told|according to|reported|wrote|added|spokes(?:man|woman|person))\b")
_FIRST_PERSON = re.compile(r"\b(?:We|we|our|I) ")
_QUOTED = re.compile(r"[“\"«][^”\"»]{0,4000}[”\"»]")
_EMPHASIS = re.compile(
    r"\b(?:underscored|reaffirmed|reiterated|emphasi[sz]ed|stressed|welcomed|discussed|noted|thanked|exchanged)\b"
)

OPENING = 400
MIN_TURNS = 3


def document_kind(*, genre: str | None, title: str | None, text: str) -> DocumentKind:
    """The kind that the header's genre names, else the title, else a cautious guess from the text itself.

    Without a clear sign a text is an article: that is the kind about which least is assumed.
    """
    return _by_words(genre, _GENRES, anywhere=True) or _by_words(title, _TITLES, anywhere=False) or _by_text(text)


def _by_words(
    words: str | None, table: tuple[tuple[str, DocumentKind], ...], *, anywhere: bool
) -> DocumentKind | None:
    for pattern, kind in table if words else ():
        found = re.search(pattern, words or "", re.IGNORECASE)
        if found is not None and (anywhere or found.start() == 0):
            return kind
    return None


def _by_text(text: str) -> DocumentKind:
    sample = text[:20_000]
    if len(_SPEAKER.findall(sample)) >= MIN_TURNS:
        return "transcript"
    outside_quotes = _QUOTED.sub(" ", sample)
    if _REPORTING.search(outside_quotes):
        return "article"
    if _READOUT_OPENING.search(outside_quotes[:OPENING]) and _EMPHASIS.search(outside_quotes):
        return "readout"
    return "statement" if len(_FIRST_PERSON.findall(outside_quotes)) >= 2 else "article"
