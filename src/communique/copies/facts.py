"""Which facts a change alters: numbers, dates, names, offices, service branches, modality, polarity, tense.

A fact is altered if the words of that kind mean something else in the two versions: "two" and "2" mean the same,
"may" and "will" do not. The words stand in `lexicon/copies/facts.tsv`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from types import MappingProxyType

from communique.copies.records import Fact

FILE = Path(__file__).parent.parent / "lexicon" / "copies" / "facts.tsv"
FACTS: tuple[Fact, ...] = ("number", "date", "name", "office", "service branch", "modality", "polarity", "tense")

SHORT_CHANGE = 4
"""Words of an added or dropped stretch up to which it changes a sentence rather than adding or dropping one."""

_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_CONTRACTION = re.compile(r"(?:n't|'ll|'ve|'re)$")

Meanings = Counter[tuple[Fact, str]]


def altered(original: Sequence[str], copy: Sequence[str], *, names: frozenset[str]) -> tuple[Fact, ...]:
    """The kinds of facts in which two wordings differ, in the order of `FACTS`.

    `original` and `copy` are words as they stand in the texts, empty for a stretch that only one of them has; `names`
    are the words, in small letters, that are capitalised within sentences.
    """
    if not (original and copy) and max(len(original), len(copy)) > SHORT_CHANGE:
        return ()
    before, after = _meanings(original, names), _meanings(copy, names)
    found = {fact for fact, _ in before.keys() ^ after.keys()}
    if not (original and copy):
        # "is expected" added is a hedge; a lone "was" or a day is most often a matter of style.
        found &= {"polarity", "modality", "number", "office", "name"}
    return tuple(fact for fact in FACTS if fact in found)


def _meanings(words: Sequence[str], names: frozenset[str]) -> Meanings:
    lower = [word.lower().replace("’", "'") for word in words]
    # "final 12 months" is what a thesaurus makes of "last year".
    text = " ".join(lower).replace("12 months", "year").split()
    exact = dict(zip(lower, words, strict=True))
    return Counter(meaning for word in text for meaning in _of_word(word, exact.get(word, word), names))


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
