"""A comparison as groups of rows of plain text: what terminal, Markdown and HTML each lay out in their own way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.model import Comparison, ComparisonRow, DocumentSpan, Relation

NOT_MENTIONED = "Not mentioned"
NO_TEXT = "No text"
"""The side has no account among the documents: that is not silence."""
TITLES: tuple[tuple[Relation, str], ...] = (
    ("conflict", "In conflict"),
    ("both", "Both sides"),
    ("framed", "Framed differently"),
)
MEETING_TOPICS = {
    "meeting/duration": "How long it took",
    "meeting/date": "The day",
    "meeting/tone": "The tone",
    "meeting/count": "Which talk it was",
    "meeting/greetings": "Greetings and wishes",
    "meeting/requested-by": "Who asked for it",
    "other": "Without a topic",
}


@dataclass(frozen=True, slots=True)
class Cell:
    """What one side says of one topic: its words, its place in the account (from 1), or that it is silent."""

    side: str
    words: tuple[DocumentSpan, ...]
    place: int | None
    silence: str
    own: str = ""
    """The words of matter that only this side uses, where the row is framed."""
    elsewhere: tuple[DocumentSpan, ...] = ()
    """What another document of the side (a background call) says of the topic; no part of its account."""


@dataclass(frozen=True, slots=True)
class Row:
    """One topic: its name, both cells, and what differs. `told` is set where one side tells the other's words."""

    topic: str
    cells: tuple[Cell, Cell]
    note: str
    relation: Relation
    told: bool


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of one relation."""

    title: str
    rows: tuple[Row, ...]


def groups(comparison: Comparison, names: dict[str, str]) -> tuple[Group, ...]:
    """The rows by relation: conflicts first, then what both mention, then what only one side does."""
    found = [Group(title, _rows(comparison, names, relation, None)) for relation, title in TITLES]
    found += [Group(f"Only {side}", _rows(comparison, names, "only", side)) for side in comparison.sides]
    return tuple(group for group in found if group.rows)


def count_line(comparison: Comparison) -> str:
    """One sentence of counts."""
    total = len(comparison.rows)
    counts = {relation: sum(row.relation == relation for row in comparison.rows) for relation, _ in TITLES}
    only = {side: sum(row.only == side for row in comparison.rows) for side in comparison.sides}
    shared = counts["both"] + counts["framed"] + counts["conflict"]
    parts = [f"Of {total} topics, both sides mention {shared}"]
    if counts["framed"]:
        parts.append(f"{counts['framed']} of them framed differently")
    sides = "; ".join(f"{number} only in the account of {side}" for side, number in only.items())
    conflict = f"{counts['conflict']} in conflict" if counts["conflict"] else "none is in conflict"
    return f"{', '.join(parts)}. {sides}. {conflict[0].upper()}{conflict[1:]}."


def account_lines(comparison: Comparison) -> Iterator[str]:
    """One line a side: its documents, its length, its day; a side without a text says so."""
    for side in comparison.sides:
        account = comparison.accounts[side]
        if not account.documents:
            yield f"{side}: no text of its own among the documents, so its silence means nothing"
            continue
        documents = ", ".join(account.documents)
        yield f"{side}: {documents} · {account.characters:,} characters · {account.published or 'no date given'}"


def topic_name(topic: str, names: dict[str, str]) -> str:
    """The name of a topic id, for people."""
    return MEETING_TOPICS.get(topic) or names.get(topic, topic)


def topic_names() -> dict[str, str]:
    """The names of the built-in topics by id."""
    from communique.topics import load_topic_rules

    return {topic.id: topic.name for topic in load_topic_rules().rules}


def _rows(comparison: Comparison, names: dict[str, str], relation: Relation, only: str | None) -> tuple[Row, ...]:
    return tuple(
        _row(row, comparison, names) for row in comparison.rows if row.relation == relation and row.only == only
    )


def _row(row: ComparisonRow, comparison: Comparison, names: dict[str, str]) -> Row:
    parts = row.note.split("; ") if row.note else []
    own = {side: part.removeprefix(f"only {side}: ") for side in comparison.sides for part in parts
           if part.startswith(f"only {side}: ")}  # fmt: skip
    note = "; ".join(part for part in parts if not part.startswith(tuple(f"only {side}: " for side in own)))
    first, second = (_cell(row, side, comparison, own.get(side, "")) for side in comparison.sides)
    return Row(topic_name(row.topic, names), (first, second), note, row.relation, "as told by" in note)


def _cell(row: ComparisonRow, side: str, comparison: Comparison, own: str) -> Cell:
    place = row.order.get(side)
    silence = NOT_MENTIONED if comparison.accounts[side].documents else NO_TEXT
    return Cell(
        side, row.spans.get(side, ()), None if place is None else place + 1, silence, own, row.channels.get(side, ())
    )
