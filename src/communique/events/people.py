"""Common nouns that name people, bodies or weapons that act, with their PLOVER sector: "soldiers" is MIL."""

from __future__ import annotations

import csv
from collections.abc import Mapping

from communique.lexicon import BUILT_IN
from communique.parse import Token

People = Mapping[str, str]

PEOPLE_FILE = BUILT_IN / "people" / "people.tsv"
HOME_SECTORS = frozenset({"COP", "JUD", "GOV", "LEG", "MIL"})
"""Those who act on people of their own state where nothing else is said: "Police arrested 30 protesters"."""


def load_people() -> People:
    """Lemma of the head noun to sector, from `lexicon/people/people.tsv`."""
    with PEOPLE_FILE.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t")
        return {row["word"]: row["sector"] for row in rows}


def sector_of(token: Token, people: People) -> str | None:
    """The sector of a head noun, or None where it names no people. Numbers that stand for people count ("dozens")."""
    return people.get(token.lemma) or people.get(token.lower)
