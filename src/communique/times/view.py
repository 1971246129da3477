"""The words of one line as the patterns see them: lower case, and empty beyond both ends."""

from __future__ import annotations

from collections.abc import Sequence

from communique.parse import Token


class View:
    """The tokens of one line (paragraph, heading). Indices count from its first token."""

    __slots__ = ("_lowers", "tokens")

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self._lowers = [token.lower for token in tokens]

    def __len__(self) -> int:
        return len(self.tokens)

    def low(self, at: int) -> str:
        """The word at an index in lower case; empty outside the line."""
        return self._lowers[at] if 0 <= at < len(self._lowers) else ""

    def reads(self, at: int, *words: str) -> bool:
        """Whether these words stand here, one after the other."""
        return all(self.low(at + offset) == word for offset, word in enumerate(words))

    def is_capital(self, at: int) -> bool:
        return 0 <= at < len(self.tokens) and self.tokens[at].text[:1].isupper()

    def is_joined(self, at: int) -> bool:
        """Whether the token is written together with the one behind it."""
        return 0 <= at < len(self.tokens) - 1 and self.tokens[at].end == self.tokens[at + 1].start

    def pos(self, at: int) -> str:
        return self.tokens[at].pos if 0 <= at < len(self.tokens) else ""

    def tag(self, at: int) -> str:
        return self.tokens[at].tag if 0 <= at < len(self.tokens) else ""

    def entity(self, at: int) -> str:
        return self.tokens[at].entity if 0 <= at < len(self.tokens) else ""
