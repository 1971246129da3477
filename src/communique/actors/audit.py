"""Checks the actor table: what `communique actors check` reports."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Literal

import msgspec

from communique.actors.table import ActorTable, PersonFact, Post

ProblemKind = Literal["overlap", "order", "date", "source", "role", "holder"]

_DATE = re.compile(r"^\d{4}(-\d{2}(-\d{2})?)?$")
# A post changes hands within days; tables and notes also disagree by weeks on when a term begins.
_GRACE_DAYS = 31
# Co-presidents, acting ministers and the like: tell, but these posts have more than one holder by their nature.
_SHARED = frozenset({("monarch", "AND"), ("president", "BIH"), ("president", "SMR")})


class Problem(msgspec.Struct, frozen=True, order=True):
    """One doubt about one row: its kind, the person id, and a sentence that says what is wrong."""

    kind: ProblemKind
    person: str
    text: str


def audit(table: ActorTable) -> list[Problem]:
    """All problems of the table, sorted: overlapping holders of a single post, dates out of order or malformed,
    rows without source, roles outside the vocabulary, posts of a state, body or group that no table has."""
    problems = [*_overlaps(table)]
    for person in table.people.values():
        for post in person.posts:
            problems.extend(_post_problems(table, person, post))
    return sorted(problems)


def _post_problems(table: ActorTable, person: PersonFact, post: Post) -> Iterator[Problem]:
    label = f"{person.name}, {post.role} of {post.of}"
    for day in (post.start, post.end, post.known_from, post.known_until):
        if day is not None and not is_date(day):
            yield Problem("date", person.id, f"{label}: {day!r} is not a date (YYYY, YYYY-MM or YYYY-MM-DD)")
    if post.start and post.end and post.start[: len(post.end)] > post.end[: len(post.start)]:
        yield Problem("order", person.id, f"{label}: ends ({post.end}) before it begins ({post.start})")
    if not post.source:
        yield Problem("source", person.id, f"{label}: no source")
    if post.role not in table.roles:
        yield Problem("role", person.id, f"{label}: no such role in roles.tsv")
    if not (post.of in table.states or post.of in table.bodies or post.of in table.groups):
        yield Problem("holder", person.id, f"{label}: no state, body or group {post.of!r}")


def is_date(text: str) -> bool:
    """Whether the text is a real date, of day, month or year precision."""
    if not _DATE.match(text):
        return False
    try:
        date.fromisoformat((text + "-01-01")[:10] if len(text) == 4 else (text + "-01")[:10])
    except ValueError:
        return False
    return True


def _overlaps(table: ActorTable) -> Iterator[Problem]:
    for (role, of), holders in sorted(table.holders.items()):
        fact = table.roles.get(role)
        if fact is None or not fact.single or (role, of) in _SHARED:
            continue
        by_target: dict[str, list[tuple[str, Post]]] = {}
        for person_id, post in holders:
            by_target.setdefault(post.to or "", []).append((person_id, post))
        for _, dated in sorted(by_target.items()):
            yield from _overlaps_of_post(table, [pair for pair in dated if _is_dated(pair[1])])


def _is_dated(post: Post) -> bool:
    return bool(post.start and is_date(post.start) and (post.end is None or is_date(post.end)))


def _overlaps_of_post(table: ActorTable, dated: list[tuple[str, Post]]) -> Iterator[Problem]:
    """Neighbours in time alone are compared: each row against the next one to begin."""
    for (first_id, first), (second_id, second) in pairwise(sorted(dated, key=lambda pair: pair[1].start or "")):
        end = first.end or first.known_until
        if first_id == second_id or not second.start:
            continue
        if end and _first_day(end) - _last_day(second.start) <= _GRACE_DAYS:
            continue
        people = f"{table.people[first_id].name} ({first.start} to {end or 'now'})"
        other = f"{table.people[second_id].name} (from {second.start})"
        post = f"{first.role} of {first.of}" + (f" to {first.to}" if first.to else "")
        yield Problem("overlap", first_id, f"{post}: {people} and {other}")


def _first_day(day: str) -> int:
    """The earliest day that a date of any precision can mean."""
    return date.fromisoformat({4: day + "-01-01", 7: day + "-01"}.get(len(day), day)).toordinal()


def _last_day(day: str) -> int:
    """The latest day that a date of any precision can mean (of a month: the 28th will do)."""
    return date.fromisoformat({4: day + "-12-31", 7: day + "-28"}.get(len(day), day)).toordinal()
