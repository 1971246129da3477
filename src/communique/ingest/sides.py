"""Whose account a text is: the state behind a header's `Side`, as an ISO 3166-1 alpha-3 code."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parent.parent

_BODIES = {"eu": "EUU", "european union": "EUU", "nato": "NAT", "un": "UNO", "united nations": "UNO", "asean": "ASEAN"}


def state_code(side: str | None) -> str | None:
    """The code for a name ("Russia"), an ISO code of two or three letters or a seat of government ("Kremlin").

    `None` for anything else, as for a text of several sides ("Multi").
    """
    return _codes().get(_folded(side)) if side else None


@cache
def _codes() -> Mapping[str, str]:
    codes = dict(_BODIES)
    for name, state in _cells(PACKAGE / "facts" / "metonyms.tsv", 2):
        codes.setdefault(_folded(name), state)
    for two_letters, code, name in _cells(PACKAGE / "lexicon" / "ingest" / "states.tsv", 3):
        codes.update({_folded(word): code for word in (two_letters, code, name)})
    for code, name, names in _cells(PACKAGE / "facts" / "states.tsv", 3):
        for word in (code, name, *names.split("|")):
            codes.setdefault(_folded(word), code)
    codes.pop("", None)
    return codes


def _cells(path: Path, width: int) -> Iterable[tuple[str, ...]]:
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        cells = line.split("\t")
        if len(cells) >= width:
            yield tuple(cells[:width])


def _folded(name: str) -> str:
    return name.casefold().replace(".", "").removeprefix("the ").strip()
