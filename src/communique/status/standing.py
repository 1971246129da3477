"""The answer of this layer: how far a text commits to one act."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from communique.model import Span, Status
from communique.parse import Token


@dataclass(frozen=True, slots=True)
class Standing:
    """How far the text commits to an act: `status`, the words that show it, and who holds it (a token), if anybody.

    `background` is true for what is told as earlier than the news. `rule` names the status rule, if one decided.
    """

    status: Status
    cue: Span | None = None
    background: bool = False
    rule: str | None = None
    holder: Token | None = None


class Evidence(NamedTuple):
    """One sign of an act's standing on the way to the answer: the status it gives, its words, the rule's id.

    `settled` is true where the sign ends the matter, whatever stands further up in the sentence;
    `wins` where it is stronger than the sign below it, `weak` where it gives way to any.
    """

    status: Status
    cue: tuple[Token, ...]
    rule: str
    holder: Token | None = None
    settled: bool = False
    wins: bool = False
    weak: bool = False
