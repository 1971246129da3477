"""The phrase table: which words stand for which in machine-rewritten texts. Data: `lexicon/spin/*.tsv`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import msgspec

from communique.integrity.phrase_pattern import Pattern, PatternError, compile_pattern

FOLDER = Path(__file__).parent.parent / "lexicon" / "spin"
COLUMNS = ("pattern", "original", "weight", "repair", "risk", "kind", "origin")
RARE_SYNONYMS = "WordNet 3.0"
"""The origin of rows that `scripts/build_rare_synonyms.py` made."""

RISKS = frozenset({"modality", "tense", "polarity", "office", "name", "service branch", "number"})
KINDS = frozenset({"phrase", "template", "article", "number", "split_word", "inconsistency"})


class PhraseTableError(ValueError):
    """A row of the table that cannot be used. The message names the file, the line and what is wrong."""


class Row(msgspec.Struct, frozen=True):
    """One replacement.

    `weight`: what one hit adds to the score: 3 for what good English never has, 1 for what it seldom has, 0 for
    what is good English and means something only in a text that other rows have found out. `original`: the likely
    original words, empty where only the place is known to be wrong. `repair`: whether the parser may read them in
    place of the text's, meaning unharmed.
    """

    pattern: Pattern
    original: str
    weight: float
    repair: bool
    risk: str | None
    kind: str
    source: str
    """The pattern as it is written in the table."""
    rare: bool = False
    """A rare word that a good writer may use: the first of a text is no sign, several are a thesaurus."""


class PhraseTable(msgspec.Struct, frozen=True):
    """All rows, and for each word the rows that begin their search with it."""

    rows: tuple[Row, ...]
    by_anchor: Mapping[str, tuple[Row, ...]]


@cache
def phrase_table() -> PhraseTable:
    """The built-in table. Raises `PhraseTableError`."""
    return load_table(FOLDER)


def load_table(folder: Path) -> PhraseTable:
    """The table in a folder: `classes.tsv` (word classes) and rows in every other .tsv file."""
    classes = _classes(folder / "classes.tsv")
    rows = [row for path in sorted(folder.glob("*.tsv")) if path.name != "classes.tsv" for row in _rows(path, classes)]
    by_anchor: dict[str, list[Row]] = {}
    for row in rows:
        for word in sorted(row.pattern.elements[row.pattern.anchor].literals):
            by_anchor.setdefault(word, []).append(row)
    return PhraseTable(tuple(rows), {word: tuple(found) for word, found in by_anchor.items()})


def _classes(path: Path) -> dict[str, frozenset[str]]:
    lines = path.read_text(encoding="utf-8").splitlines()[1:]
    pairs = (line.split("\t", 1) for line in lines if line)
    return {name: frozenset(words.split()) for name, words in pairs}


def _rows(path: Path, classes: Mapping[str, frozenset[str]]) -> Iterator[Row]:
    lines = path.read_text(encoding="utf-8").splitlines()
    if lines[0].split("\t") != list(COLUMNS):
        raise PhraseTableError(f"{path.name}: the columns must be {', '.join(COLUMNS)}")
    for number, line in enumerate(lines[1:], start=2):
        try:
            yield _row(line.split("\t"), classes)
        except (PatternError, ValueError) as error:
            raise PhraseTableError(f"{path.name}, line {number}: {error}") from error


def _row(cells: list[str], classes: Mapping[str, frozenset[str]]) -> Row:
    source, original, weight, repair, risk, kind, origin = cells
    if (risk and risk not in RISKS) or kind not in KINDS or repair not in ("", "yes"):
        raise ValueError(f"unknown risk, kind or repair in {source!r}")
    if repair and not original:
        raise ValueError(f"{source!r} has nothing to repair with")
    return Row(
        pattern=compile_pattern(source, classes),
        original=original,
        weight=float(weight),
        repair=repair == "yes",
        risk=risk or None,
        kind=kind,
        source=source,
        rare=origin == RARE_SYNONYMS,
    )
