"""Which item of one account is about the same as which of the other."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from communique.comparison.piece import Piece
from communique.comparison.traits import Traits

PAIR = 0.3
"""How alike two items must be to share a row. Set on three development pairs (docs/comparison.md)."""
JOIN = 0.4
"""How alike a further item must be to join a row that exists."""


TOPIC_ALONE = 0.7
"""What a shared topic counts if no word, idea, body, day or sum is shared with it."""
NEIGHBOUR = 0.12
"""How alike two items must be that stand beside a shared row in both accounts: lists are told in one order."""


@dataclass(frozen=True, slots=True)
class Item:
    """A piece with its traits and its place in the account, from 0."""

    piece: Piece
    traits: Traits
    place: int


@dataclass(slots=True)
class Match:
    """A row in the making: items of the first side and of the second, and how alike the best two are."""

    first: list[Item] = field(default_factory=list)
    second: list[Item] = field(default_factory=list)
    likeness: float = 0.0
    by_place: bool = False
    """Joined because both stand beside a shared row."""


def align(first: Sequence[Item], second: Sequence[Item], rarity: Mapping[str, float]) -> list[Match]:
    """All items in rows: the likest pairs first, then items that repeat a row, then neighbours of matched items in
    both accounts, then those that stand alone."""
    table = {(a.place, b.place): likeness(a.traits, b.traits, rarity) for a in first for b in second}
    grid = _Grid(first, second)
    for (a, b), score in sorted(table.items(), key=lambda item: (-item[1], item[0])):
        if score >= PAIR and a not in grid.of_first and b not in grid.of_second:
            grid.pair(a, b, score)
        elif score >= JOIN:
            grid.join(a, b)
    for (a, b), score in sorted(table.items(), key=lambda item: (-item[1], item[0])):
        if score >= NEIGHBOUR and grid.beside_a_row(a, b):
            grid.pair(a, b, score, by_place=True)
    alone = [Match(first=[item]) for item in first if item.place not in grid.of_first]
    return grid.rows + alone + [Match(second=[item]) for item in second if item.place not in grid.of_second]


class _Grid:
    """The rows so far, found by the place of an item in either account."""

    def __init__(self, first: Sequence[Item], second: Sequence[Item]) -> None:
        self.first, self.second = first, second
        self.rows: list[Match] = []
        self.of_first: dict[int, Match] = {}
        self.of_second: dict[int, Match] = {}

    def pair(self, a: int, b: int, score: float, *, by_place: bool = False) -> None:
        row = Match([self.first[a]], [self.second[b]], score, by_place)
        self.rows.append(row)
        self.of_first[a] = self.of_second[b] = row

    def join(self, a: int, b: int) -> None:
        """Add the one that stands alone to the row of the other."""
        if a in self.of_first and b not in self.of_second:
            self.of_first[a].second.append(self.second[b])
            self.of_second[b] = self.of_first[a]
        elif b in self.of_second and a not in self.of_first:
            self.of_second[b].first.append(self.first[a])
            self.of_first[a] = self.of_second[b]

    def beside_a_row(self, a: int, b: int) -> bool:
        """Whether two items that stand alone follow, or precede, two items that share a row."""
        if a in self.of_first or b in self.of_second:
            return False
        return any(
            (row := self.of_first.get(a + step)) is not None
            and row is self.of_second.get(b + step)
            and _in_one_sentence(self.first[a], self.first[a + step])
            and _in_one_sentence(self.second[b], self.second[b + step])
            for step in (-1, 1)
        )


def _in_one_sentence(one: Item, other: Item) -> bool:
    first, second = sorted((one.piece, other.piece), key=lambda piece: piece.start)
    between = first.reading.document.text[first.end : second.start]
    return first.reading is second.reading and "." not in between


def likeness(one: Traits, other: Traits, rarity: Mapping[str, float]) -> float:
    """How much of what two items are about they share, from 0 to 1: the weight of the shared traits over the
    geometric mean of their own weights, rare traits counting more."""
    common = [trait for trait in one.weights if trait in other.weights]
    shared = sum(one.weights[trait] * rarity[trait] for trait in common)
    if not shared:
        return 0.0
    if all(trait.startswith(("topic ", "actor ")) for trait in common):
        shared *= TOPIC_ALONE
    return shared / math.sqrt(_weight(one, rarity) * _weight(other, rarity))


def coverage(one: Traits, other: Traits) -> float:
    """The share of the words of matter that both items have, in any form of the word (Dice), from 0 to 1."""
    first, second = ({t for t in item.weights if t.startswith("word ")} for item in (one, other))
    both = len(first) + len(second)
    return 2 * len(first & second) / both if both else 0.0


def _weight(traits: Traits, rarity: Mapping[str, float]) -> float:
    return sum(weight * rarity[trait] for trait, weight in traits.weights.items())
