"""The check of one document, without a parse."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from communique.integrity.artefacts import Artefact, find_artefacts
from communique.integrity.consistency import EXTRA_WEIGHT, Consistency
from communique.integrity.phrase_table import PhraseTable, phrase_table
from communique.integrity.phrases import Hit, find_phrases
from communique.integrity.ranges import Ranges
from communique.integrity.score import score, verdict
from communique.integrity.words import offsets_of, words_of
from communique.model import Document, Finding, Integrity, Span, Verdict

SHOWN_WEIGHT: Mapping[Verdict, float] = {"likely_spun": 0.0, "unclear": 0.5, "no_sign": 3.0}
"""The least weight of a finding that is reported: a word that good texts use too means something in a spun one only."""


def check(document: Document, *, table: PhraseTable | None = None) -> Integrity:
    """Whether a machine rewrote the text: verdict, score (weighted signs per 100 words) and findings.

    The verdict is never "clean": a fluent rewriting leaves no sign (`docs/integrity.md`). `table` is another phrase
    table than the built-in one.
    """
    text = document.text
    words = words_of(text)
    hits = find_phrases(words, table or phrase_table())
    artefacts = list(find_artefacts(text))
    if not hits and not artefacts:
        return Integrity(verdict="no_sign", score=0.0)
    consistency = Consistency(words)
    inconsistent = {hit for hit in hits if hit.row.weight and consistency.says_both(hit)}
    signs = [*_phrase_signs(hits, inconsistent), *((artefact.kind, artefact.weight) for artefact in artefacts)]
    value = score(signs, words.count)
    result = verdict(value, different=len({name for name, weight in signs if weight}), word_count=words.count)
    return Integrity(verdict=result, score=value, findings=_findings(text, hits, inconsistent, artefacts, result))


def _phrase_signs(hits: Sequence[Hit], inconsistent: set[Hit]) -> Iterable[tuple[str, float]]:
    first_rare = next((hit.row.source for hit in hits if hit.row.rare), None)
    for hit in hits:
        if hit.row.source != first_rare:
            yield hit.row.source, hit.row.weight + (EXTRA_WEIGHT if hit in inconsistent else 0.0)


def _findings(
    text: str, hits: Sequence[Hit], inconsistent: set[Hit], artefacts: Sequence[Artefact], result: Verdict
) -> tuple[Finding, ...]:
    shown = SHOWN_WEIGHT[result]
    kept = [hit for hit in hits if hit.row.weight >= shown]
    offsets = offsets_of(text) if kept else []
    found = [_phrase_finding(text, hit, offsets, hit in inconsistent) for hit in kept]
    taken = Ranges((finding.span.start, finding.span.end) for finding in found)
    for artefact in artefacts:
        if artefact.weight >= shown and not taken.touch(artefact.start, artefact.end):
            found.append(_artefact_finding(text, artefact))
    return tuple(sorted(found, key=lambda finding: finding.span))


def _phrase_finding(text: str, hit: Hit, offsets: Sequence[tuple[int, int]], inconsistent: bool) -> Finding:
    start, end = offsets[hit.first][0], offsets[hit.end - 1][1]
    return Finding(
        span=Span(start, end, text[start:end]),
        kind="inconsistency" if inconsistent else hit.row.kind,
        suggestion=hit.row.original or None,
        risk=hit.row.risk,
    )


def _artefact_finding(text: str, artefact: Artefact) -> Finding:
    span = Span(artefact.start, artefact.end, text[artefact.start : artefact.end])
    return Finding(span=span, kind=artefact.kind, suggestion=artefact.suggestion)
