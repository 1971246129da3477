"""A text as the words and marks that the phrase table is matched against."""

from __future__ import annotations

import re

import msgspec

TOKEN = re.compile(r"(?:[A-Za-z]\.){2,}|\w+(?:['-]\w+)*|[^\w\s]")


class Words(msgspec.Struct, frozen=True):
    """Tokens of a text: as they stand (`exact`), in lower case, and the count of those that are words."""

    exact: list[str]
    lower: list[str]
    count: int


def words_of(text: str) -> Words:
    """The tokens of `text`: words (with inner hyphens and apostrophes), initialisms and single marks.

    A curly apostrophe counts as a straight one; both are one code point, so offsets stay those of `text`.
    """
    exact = TOKEN.findall(text.replace("’", "'"))
    lower = [token.lower() for token in exact]
    return Words(exact, lower, sum(map(str.isalnum, (token[0] for token in exact))))


def offsets_of(text: str) -> list[tuple[int, int]]:
    """Where the tokens of `words_of(text)` stand. Apart from it, as most texts have no finding and need no offsets."""
    return [match.span() for match in TOKEN.finditer(text.replace("’", "'"))]
