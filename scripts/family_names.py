"""Which part of a person's name texts use alone ("Xi", "Blinken", "de Villepin")."""

from __future__ import annotations

import re
from pathlib import Path

FAMILY_FIRST = frozenset({"CHN", "HKG", "KOR", "MAC", "PRK", "TWN"})
_PARTICLES = frozenset(
    [
        *("al", "al-", "el", "el-", "bin", "ibn", "bint", "ben", "ould", "abu", "van", "von", "der", "den", "de", "da"),
        *("do", "dos", "del", "della", "di", "du", "la", "le", "zu", "ter", "ten"),
    ]
)
_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
_ROMAN = re.compile(r"^[IVX]+$")
# Surnames of Chinese and Korean people, whose names Wikidata gives family name first.
_EAST_ASIAN = frozenset((Path(__file__).parent / "east_asian_surnames.txt").read_text(encoding="utf-8").split())


def family_name(name: str, state: str) -> str:
    """The family name, with a bare form after `|` where a particle may be left out; empty if there is none to tell."""
    tokens = [token for token in name.replace(",", " ,").split() if token != ","]
    tokens = _before_title(tokens)
    if len(tokens) == 2 and _ROMAN.match(tokens[1]):
        return f"{name}|{tokens[0]}"
    while len(tokens) > 1 and tokens[-1].casefold() in _SUFFIXES:
        tokens.pop()
    if len(tokens) < 2:
        return tokens[0] if tokens else ""
    if state in FAMILY_FIRST and tokens[0].casefold() in _EAST_ASIAN:
        return tokens[0]
    return _with_particles(tokens)


def _before_title(tokens: list[str]) -> list[str]:
    for place, token in enumerate(tokens):
        if place and token in {"Baron", "Baroness", "of", "Viscount", "Earl", "Marquess"}:
            return tokens[:place]
    return tokens


def _with_particles(tokens: list[str]) -> str:
    start = len(tokens) - 1
    while start > 1 and tokens[start - 1].casefold() in _PARTICLES:
        start -= 1
    whole, bare = " ".join(tokens[start:]), tokens[-1]
    if whole == bare:
        return bare
    return f"{whole}|{bare}" if tokens[start].islower() else whole
