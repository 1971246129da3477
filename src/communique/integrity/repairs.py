"""The repaired view of a text that a machine rewrote: the likely original words, for the parser's eyes only.

A reading keeps the offsets and the words of the text as it stands; repairs only decide what the parser takes them for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.integrity.artefacts import find_artefacts
from communique.integrity.phrase_table import PhraseTable, phrase_table
from communique.integrity.phrases import find_phrases
from communique.integrity.ranges import Ranges
from communique.integrity.words import offsets_of, words_of
from communique.model import Document, Integrity, Repair

_QUOTED = re.compile(r"“[^”\n]{0,5000}”|\"[^\"\n]{0,5000}\"")
_ARTICLE = re.compile(r"\b([Aa])n? $")
_VOWEL = re.compile(r"(?!one?\b|once\b|eu|u[nst]i|use)[aeiou]", re.IGNORECASE)


def repairs(document: Document, integrity: Integrity, *, table: PhraseTable | None = None) -> tuple[Repair, ...]:
    """Repairs of a `likely_spun` text, sorted, not overlapping; none for any other verdict.

    Only replacements that leave the meaning unharmed (`repair` in the phrase table), none inside quotation marks:
    most rewriting programs leave quotations alone, so what looks spun there is the speaker's own.
    """
    if integrity.verdict != "likely_spun":
        return ()
    text = document.text
    quoted = Ranges(match.span() for match in _QUOTED.finditer(text))
    phrases = [_with_article(text, repair) for repair in _phrase_repairs(text, table or phrase_table())]
    taken = Ranges((repair.start, repair.end) for repair in phrases)
    artefacts = [repair for repair in _artefact_repairs(text) if not taken.touch(repair.start, repair.end)]
    kept: list[Repair] = []
    for repair in sorted([*phrases, *artefacts]):
        if not quoted.hold(repair.start, repair.end) and (not kept or kept[-1].end <= repair.start):
            kept.append(repair)
    return tuple(kept)


def repaired(text: str, found: tuple[Repair, ...]) -> str:
    """The text with the repairs made: for a reader's eyes, as its offsets are no longer those of the document."""
    parts, position = [], 0
    for repair in found:
        parts += [text[position : repair.start], repair.replacement]
        position = repair.end
    return "".join((*parts, text[position:]))


def _phrase_repairs(text: str, table: PhraseTable) -> Iterator[Repair]:
    offsets = offsets_of(text)
    for hit in find_phrases(words_of(text), table):
        if hit.row.repair:
            start, end = offsets[hit.first][0], offsets[hit.end - 1][1]
            if "\n" not in text[start:end]:
                yield Repair(start, end, _cased(hit.row.original, text[start:end]))


def _artefact_repairs(text: str) -> Iterator[Repair]:
    for artefact in find_artefacts(text):
        yield Repair(artefact.start, artefact.end, artefact.suggestion)


def _cased(replacement: str, replaced: str) -> str:
    return replacement[0].upper() + replacement[1:] if replaced[0].isupper() else replacement


def _with_article(text: str, repair: Repair) -> Repair:
    """The repair with the article before it made to fit: "a important" reads "an important"."""
    article = _ARTICLE.search(text, max(0, repair.start - 3), repair.start)
    if article is None:
        return repair
    right = f"{article[1]}n" if _VOWEL.match(repair.replacement) else article[1]
    return Repair(article.start(), repair.end, f"{right} {repair.replacement}")
