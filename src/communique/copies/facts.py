"""Which facts a change alters: numbers, dates, names, offices, service branches, modality, polarity, tense.

A fact is altered if the words of that kind mean something else in the two versions: "two" and "2" mean the same,
"may" and "will" do not. The words stand in `lexicon/copies/facts.tsv`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from communique.copies.records import Fact

FILE = Path(__file__).parent.parent / "lexicon" / "copies" / "facts.tsv"
FACTS: tuple[Fact, ...] = ("number", "date", "name", "office", "service branch", "modality", "polarity", "tense")

SHORT_CHANGE = 4
"""Words of an added or dropped stretch up to which it changes a sentence rather than adding or dropping one."""

LONG_CHANGE = 6
"""Words from which on a stretch is written anew and cannot be compared word by word."""

_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_CONTRACTION = re.compile(r"(?:n't|'ll|'ve|'re)$")

Meanings = frozenset[tuple[Fact, str]]


@dataclass(frozen=True, slots=True)
class Wording:
    """A text for the question what it says: its words in small letters, and the names among them."""

    words: frozenset[str]
    names: frozenset[str]
    """Words that are capitalised within sentences."""


def altered(original: Sequence[str], copy: Sequence[str], *, texts: tuple[Wording, Wording]) -> tuple[Fact, ...]:
    """The kinds of facts in which two wordings differ, in the order of `FACTS`.

    `original` and `copy` are words as they stand in the two `texts`, empty for a stretch that only one of them has.
    Of a long stretch only what the other text says nowhere counts: whoever writes anew moves facts about.
    """
    longest = max(len(original), len(copy))
    if not (original and copy) and longest > SHORT_CHANGE:
        return ()
    names = texts[0].names | texts[1].names
    before, after = _meanings(original, names), _meanings(copy, names)
    if longest > LONG_CHANGE:
        lost, new = _elsewhere(before, texts[1]), _elsewhere(after, texts[0])
        # A figure or a name that is left out is not altered; one that takes its place is.
        found = {fact for fact, _ in lost} & {fact for fact, _ in new}
    else:
        found = {fact for fact, _ in before ^ after}
        if not any(fact == "tense" for fact, _ in before) or not any(fact == "tense" for fact, _ in after):
            found.discard("tense")
    if not (original and copy):
        found -= {"date", "tense", "service branch"}
    return tuple(fact for fact in FACTS if fact in found)


def _elsewhere(meanings: Meanings, other: Wording) -> Meanings:
    """Figures, days and names that stand nowhere in the other text."""
    said = _meanings(sorted(other.words), other.names) | {("name", name) for name in other.names}
    return frozenset(pair for pair in meanings if pair[0] in ("number", "date", "name") and pair not in said)


def _meanings(words: Sequence[str], names: frozenset[str]) -> Meanings:
    lower = [word.lower().replace("’", "'") for word in words]
    # "final 12 months" is what a thesaurus makes of "last year".
    text = " ".join(lower).replace("12 months", "year").split()
    exact = dict(zip(lower, words, strict=True))
    return frozenset(meaning for word in text for meaning in _of_word(word, exact.get(word, word), names))


def _of_word(word: str, exact: str, names: frozenset[str]) -> Iterator[tuple[Fact, str]]:
    table = _table()
    ending = _CONTRACTION.search(word)
    known = [*table.get(word, ()), *(table.get(ending[0], ()) if ending else ())]
    yield from known
    if word[0].isdigit():
        yield ("date" if _YEAR.fullmatch(word) else "number"), word.replace(",", "")
    elif not known and exact[0].isupper() and word in names:
        yield "name", word.removesuffix("'s")


@cache
def _table() -> Mapping[str, tuple[tuple[Fact, str], ...]]:
    found: dict[str, tuple[tuple[Fact, str], ...]] = {}
    for line in FILE.read_text(encoding="utf-8").splitlines()[1:]:
        kind, meaning, words = line.split("\t")
        fact = next(fact for fact in FACTS if fact == kind)
        for word in words.split():
            found[word] = (*found.get(word, ()), (fact, meaning))
    return MappingProxyType(found)
