"""How one side words one topic toward the same partner from talk to talk: what is new, what is gone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from communique.model import Dossier, Engagement, Point
from communique.report.dossier_view import Quote

LONGEST = 8
"""Talks shown in one row at most, the latest."""


@dataclass(frozen=True, slots=True)
class Wording:
    """One talk in a history: its day, and the exact words; none if the account does not raise the topic."""

    day: str
    quotes: tuple[Quote, ...]
    note: str


@dataclass(frozen=True, slots=True)
class History:
    """The words of one side on one topic over its talks with one partner."""

    side: str
    partner: str
    topic: str
    wordings: tuple[Wording, ...]


def histories(dossier: Dossier, numbers: dict[str, int]) -> tuple[History, ...]:
    """Histories of every side, partner and topic with at least two talks; topics raised once only are left out."""
    points = {point.id: point for point in dossier.points}
    talks: dict[tuple[str, str], list[tuple[str, list[tuple[Point, str]]]]] = defaultdict(list)
    for meeting in dossier.meetings:
        for side, partner, found in _accounts(meeting, points):
            talks[side, partner].append((meeting.when.start if meeting.when else "no day", found))
    made = [
        history
        for (side, partner), told in sorted(talks.items())
        if len(told) > 1
        for history in _of_pair(side, partner, sorted(told, key=lambda t: t[0])[-LONGEST:], numbers)
    ]
    return tuple(made)


def _accounts(meeting: Engagement, points: dict[str, Point]) -> Iterator[tuple[str, str, list[tuple[Point, str]]]]:
    if len(meeting.sides) != 2 or meeting.background or meeting.status not in {"happened", "ongoing"}:
        return
    by_side: dict[str, list[tuple[Point, str]]] = defaultdict(list)
    for account in meeting.accounts:
        if account.side in meeting.sides:
            found = [(points[claim], account.document) for claim in account.claims if claim in points]
            by_side[account.side or ""].extend(found)
    for side, told in sorted(by_side.items()):
        partner = next(other for other in meeting.sides if other != side)
        if told:
            yield side, partner, told


def _of_pair(
    side: str, partner: str, told: list[tuple[str, list[tuple[Point, str]]]], numbers: dict[str, int]
) -> Iterator[History]:
    topics = dict.fromkeys(point.topic for _, points in told for point, _ in points if point.topic)
    for topic in topics:
        wordings: list[Wording] = []
        raised = False
        for day, points in told:
            quotes = tuple(Quote(p.content.text, numbers[d], p.content.start) for p, d in points if p.topic == topic)
            note = "new" if quotes and not raised and wordings else "gone" if raised and not quotes else ""
            raised = bool(quotes)
            wordings.append(Wording(day, quotes, note))
        if sum(bool(wording.quotes) for wording in wordings) > 1:
            yield History(side, partner, topic, tuple(wordings))
