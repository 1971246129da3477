"""What two accounts make of one topic: the same, framed differently, in conflict, or told by one side only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from communique.comparison.align import Item, Match, coverage
from communique.comparison.amounts import Amount
from communique.comparison.traits import STOP_WORDS, stem
from communique.model import Relation, Status
from communique.topics.words import words_of

SAME = 0.4
"""The share of the words of matter that both must have to be told in compatible words, not only framed."""
SURE = 0.5
"""How alike two items must be before numbers that differ are a conflict and not two different things."""
SHOWN = 6
"""Words that a note names on each side at most."""
JOINT = ("leaders", "presidents", "both", "parties", "interlocutors", "sides", "they")
OPEN: frozenset[Status] = frozenset({"possible", "proposed", "expected"})


@dataclass(frozen=True, slots=True)
class Judgement:
    """The relation of a row with what differs, in counts and exact words."""

    relation: Relation
    note: str | None


def judge(match: Match, sides: tuple[str, str]) -> Judgement:
    """The relation of the two sides' items of one row."""
    if not match.first or not match.second:
        side, other = sides if match.first else sides[::-1]
        return Judgement("only", _unconfirmed(match.first or match.second, side, other))
    conflict = next(_conflicts(match, sides), None)
    if conflict:
        return Judgement("conflict", conflict)
    differences = list(_differences(match, sides))
    if not differences and _compatible(match):
        return Judgement("both", None)
    return Judgement("framed", "; ".join([*differences, *_own_words(match, sides)]) or None)


def _compatible(match: Match) -> bool:
    """Whether the two sides' words can stand for each other: the same body or sum, or mostly the same words."""
    pairs = [(a.traits, b.traits) for a in match.first for b in match.second]
    if match.by_place or any(a.bodies & b.bodies or set(a.amounts) & set(b.amounts) for a, b in pairs):
        return True
    return max(coverage(a, b) for a, b in pairs) >= SAME


def _conflicts(match: Match, sides: tuple[str, str]) -> Iterator[str]:
    """Numbers and days that can't both be true, where the items are surely about one thing."""
    if match.likeness < SURE:
        return
    first, second = _sums(match.first), _sums(match.second)
    if len(first) == len(second) == 1 and first != second and first[0].currency == second[0].currency:
        yield f"amounts differ: {_sum(first[0])} ({sides[0]}), {_sum(second[0])} ({sides[1]})"
    day, other = _days(match.first), _days(match.second)
    if len(day) == len(other) == 1 and _apart(day[0], other[0]) > 1:
        yield f"days differ: {day[0]} ({sides[0]}), {other[0]} ({sides[1]})"
    if _denied(match.first) != _denied(match.second):
        yield f"denied by {sides[0] if _denied(match.first) else sides[1]} only"


def _differences(match: Match, sides: tuple[str, str]) -> Iterator[str]:
    """What one side says of the topic and the other does not: a sum, a condition, how far it is settled."""
    for items, others, side in ((match.first, match.second, sides[0]), (match.second, match.first, sides[1])):
        missing = [amount for amount in _sums(items) if amount not in _sums(others)]
        if missing:
            yield f"{', '.join(map(_sum, missing))} only in the words of {side}"
        if _has(items, "condition") and not _has(others, "condition"):
            yield f"a condition only in the words of {side}"
        if _open(items) and not _open(others):
            yield f"still open in the words of {side}"


def _own_words(match: Match, sides: tuple[str, str]) -> Iterator[str]:
    """The words of matter that only one side uses, as they stand in its text."""
    first, second = _matter(match.first), _matter(match.second)
    for own, other, side in ((first, second, sides[0]), (second, first, sides[1])):
        words = [word for key, word in own.items() if key not in other][:SHOWN]
        if words:
            yield f"only {side}: {', '.join(words)}"


def _matter(items: Sequence[Item]) -> dict[str, str]:
    found: dict[str, str] = {}
    for item in items:
        text = item.piece.text
        for word in words_of(text):
            if word.folded not in STOP_WORDS and len(word.folded) > 2:
                end = word.start
                while end < len(text) and (text[end].isalnum() or text[end] in "-"):
                    end += 1
                found.setdefault(stem(word.folded), text[word.start : end] or word.folded)
    return found


def _unconfirmed(items: Sequence[Item], side: str, other: str) -> str | None:
    """Whose words an item of one account is said to be, if not that side's own."""
    for item in items:
        statement = item.piece.statement
        if statement is None or statement.source is None:
            continue
        states = {actor.id: actor.state for actor in item.piece.reading.actors}
        state = states.get(statement.source.actor or "")
        if state == other:
            return f"said by {other} as told by {side} only, unconfirmed"
        if state is None and statement.source.actor is None and _is_joint(statement.source.span.text):
            return f"said by both as told by {side} only, unconfirmed"
    return None


def _is_joint(words: str) -> bool:
    return any(word in words.lower() for word in JOINT)


def _sums(items: Sequence[Item]) -> list[Amount]:
    return list(dict.fromkeys(amount for item in items for amount in item.traits.amounts))


def _sum(amount: Amount) -> str:
    return f"{amount.currency} {amount.value:,.0f}"


def _days(items: Sequence[Item]) -> list[str]:
    return sorted({day for item in items for day in item.traits.days})


def _apart(one: str, other: str) -> int:
    try:
        return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)
    except ValueError:
        return 0


def _denied(items: Sequence[Item]) -> bool:
    return any(
        (i.piece.statement is not None and i.piece.statement.negated)
        or (i.piece.point is not None and i.piece.point.status == "denied")
        for i in items
    )


def _has(items: Sequence[Item], idea: str) -> bool:
    return any(idea in item.traits.ideas for item in items)


def _open(items: Sequence[Item]) -> bool:
    return any(item.piece.point is not None and item.piece.point.status in OPEN for item in items)
