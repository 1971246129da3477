"""A statement while it is being found: in tokens and offsets, before its speaker and place are settled."""

from __future__ import annotations

from dataclasses import dataclass, field

from communique.parse import Token
from communique.statements.rule import StatementRule

Piece = tuple[int, int]
"""A half-open range of offsets of the document's text."""


@dataclass(slots=True, eq=False)
class Draft:
    """A possible statement.

    `anchor` is the word that the cue hangs on, `cue` its unbroken tokens, `source` the tokens of the source,
    `speaker` the token that tells who that is (the antecedent of "who").
    """

    rule: StatementRule | None
    rule_id: str
    anchor: Token
    cue: tuple[Token, ...] = ()
    source: tuple[Token, ...] = ()
    speaker: Token | None = None
    pieces: list[Piece] = field(default_factory=list)
    negated: bool = False
    audience: Token | None = None
    turn: bool = False
    """True for a speaker's turn in a transcript."""
    source_at: Piece | None = None
    cue_at: Piece | None = None
    """Where source and cue stand, if they are not whole tokens (labels)."""
    with_verb: bool = False
    """True for a noun cue that takes up a weak verb ("made a promise")."""

    @property
    def start(self) -> int:
        """Where its cue or content begins; a source may be shared and stand far off."""
        return min([start for start, _ in self.pieces] + [token.start for token in self.cue])

    @property
    def end(self) -> int:
        return max(end for _, end in self.pieces)

    @property
    def size(self) -> int:
        return sum(end - start for start, end in self.pieces)
