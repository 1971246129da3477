"""Whom a title names: its words, persons and states."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from communique.ingest.sides import state_code
from communique.model import Actor

LONG_NAME = 4
"""Letters that a name must have to be looked for in a title."""


def title_words(text: str) -> frozenset[str]:
    """The words of a title without accents and case."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("ı", "i"))
    return frozenset(re.findall(r"[a-z]+", "".join(c for c in plain if not unicodedata.combining(c))))


def is_named(actor: Actor, words: frozenset[str]) -> bool:
    """Whether a title's words name a person: by any long word of the name."""
    return any(word in words for word in sorted(title_words(actor.name)) if len(word) >= LONG_NAME)


def states_in(title: str) -> frozenset[str]:
    """The states that a title names, by name or by adjective in a compound ("Russian-Mongolian")."""
    words = re.sub(r"[’']s\b|[-,–]", " ", title).split()
    pairs = [" ".join(pair) for pair in pairwise(words)]
    return frozenset(code for word in (*words, *pairs) if len(word) > 2 and (code := state_code(word)))
