"""What a machine-rewritten text puts at risk, claim by claim.

A claim of a likely spun text carries the kinds of fact (modality, tense, office, name, number ...) that lie in the
findings among its own words: trigger, cue, people, place and time. Words in quotation marks may have been rewritten
too, so a direct quotation carries the risk `wording` until a second copy confirms it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

import msgspec

from communique.model import Event, Finding, Integrity, Meeting, Participant, Point, Span, Statement

ClaimType = TypeVar("ClaimType", Event, Meeting, Statement, Point)

UNVERIFIED_WORDING = "wording"


def with_risks(claims: Sequence[ClaimType], integrity: Integrity) -> tuple[ClaimType, ...]:
    """The same claims, with what is at risk in each; unchanged unless the text is likely spun."""
    if integrity.verdict != "likely_spun":
        return tuple(claims)
    findings = [finding for finding in integrity.findings if finding.risk is not None]
    return tuple(msgspec.structs.replace(claim, risks=_risks(claim, findings)) for claim in claims)


def _risks(claim: Event | Meeting | Statement | Point, findings: Sequence[Finding]) -> tuple[str, ...]:
    own = [span for span in _own_words(claim) if span is not None]
    found = {f.risk for f in findings if f.risk and any(_touch(f.span, span) for span in own)}
    if isinstance(claim, Statement) and claim.form != "indirect":
        found.add(UNVERIFIED_WORDING)
    return tuple(sorted(found))


def _own_words(claim: Event | Meeting | Statement | Point) -> Iterator[Span | None]:
    """The words that a claim rests on; not its whole sentence, which may hold other claims too."""
    if isinstance(claim, Event):
        yield from (claim.trigger, claim.status_cue, *_places(claim))
        yield from _spans((*claim.initiators, *claim.recipients))
    elif isinstance(claim, Meeting):
        yield from (claim.status_cue, claim.cause, claim.since, *_places(claim))
        yield from _spans(claim.participants)
    elif isinstance(claim, Statement):
        yield from (claim.cue, claim.source.span if claim.source else None)
    else:
        yield from (claim.cue, claim.content)


def _places(claim: Any) -> Iterator[Span | None]:
    yield claim.when.span if claim.when else None
    yield claim.place.span if claim.place else None


def _spans(participants: Iterable[Participant]) -> Iterator[Span]:
    return (participant.span for participant in participants)


def _touch(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end
