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
    (r"^readout\b|^(?:tele)?phone (?:call|conversation)|^(?:meeting|talks|conversation|call) (?:with|of|between)\b"
     r"|^\S+-\S+ talks$|\bhad an? (?:\S+ )?(?:tele)?(?:phone )?(?:call|conversation)\b|\b(?:met|held talks) with\b"
     r"|\bheld a (?:meeting|call|conversation)\b", "readout"),
    (r"^(?:background )?press (?:call|briefing|conference|gaggle)|^briefing|^remarks (?:by|of)|^transcript|^interview",
     "transcript"),
    (r"^(?:joint )?statement\b|^fact sheet|^communiqu|^declaration|^announcement"
     r"|\bwill (?:hold|have|attend|take part|meet|visit|host)\b", "statement"),
)  # fmt: skip
_SPEAKER = re.compile(
    r"^(?:Q|(?:[A-Z][\w.’'-]*\s+){0,5}(?:[A-Z]{2,}[A-Z’'-]*|President|Minister|Secretary)[^\n:.]{0,40}):\s",
    re.MULTILINE,
)
_READOUT_OPENING = re.compile(
    r"\b(?:President|Minister|Secretary|Advis[eo]r|Ambassador|Chancellor|Head|Chair\w*|Putin|Zelenskyy)\b.{0,200}"
    r"\b(?:spoke|met|received|hosted|had an? (?:\S+ )?(?:tele)?(?:phone )?(?:call|conversation|meeting)"
    r"|held (?:an? )?(?:\S+ )?(?:talks|meeting|call|conversation|consultations))\b"
    r"|\b(?:tele)?phone conversation took place\b",
    re.DOTALL,
)
_NEWS = re.compile(
    r"\b(?:told|reporters?|analysts?|according to|news agency|on condition of|said (?:on|in) |[Ss]pokes\w+)\b"
)
_FIRST_PERSON = re.compile(r"\b(?:We|we|our|I)\b")
_QUOTED = re.compile(r"[“\"«][^”\"»]{0,4000}[”\"»]|``.{0,4000}?''")
OPENING = 400
MIN_TURNS = 3
MIN_FIRST_PERSON = 2


def document_kind(*, genre: str | None, title: str | None, text: str) -> DocumentKind:
    """The kind that the header's genre names, else the title, else a cautious guess from the text itself.

    Without a clear sign a text is an article: that is the kind about which least is assumed.
    """
    return _by_words(genre, _GENRES) or _by_words(title, _TITLES) or _by_text(text)


def _by_words(words: str | None, table: tuple[tuple[str, DocumentKind], ...]) -> DocumentKind | None:
    return next((kind for pattern, kind in table if words and re.search(pattern, words, re.IGNORECASE)), None)


def _by_text(text: str) -> DocumentKind:
    sample = text[:20_000]
    if len(_SPEAKER.findall(sample)) >= MIN_TURNS:
        return "transcript"
    outside_quotes = _QUOTED.sub(" ", sample)
    news = _NEWS.search(outside_quotes)
    if _READOUT_OPENING.search(outside_quotes[:OPENING]) and not news:
        return "readout"
    first_person = len(_FIRST_PERSON.findall(outside_quotes[:OPENING])) >= MIN_FIRST_PERSON
    return "statement" if first_person and not news else "article"
