"""Did it happen? Cue, direction, scope and terminator decide (stub, to be replaced)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from communique.model import Span, Status
from communique.parse import Token
from communique.scene import Scene


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


@dataclass(frozen=True, slots=True)
class StatusRules:
    """The status rules, indexed."""


def load_status_rules(overlays: Sequence[Path] = ()) -> StatusRules:
    """Load the rules of `lexicon/status/`."""
    return StatusRules()


def assess(scene: Scene, token: Token, rules: StatusRules) -> Standing:
    """The standing of the act that a verb or noun names, on the day of publication."""
    return Standing("happened")
