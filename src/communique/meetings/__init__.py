"""Who met whom, where, when and for how long (stub, to be replaced)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from communique.model import Event, Meeting, Statement
from communique.scene import Scene
from communique.status import StatusRules


@dataclass(frozen=True, slots=True)
class MeetingRules:
    """The meeting rules, indexed."""


def load_meeting_rules(overlays: Sequence[Path] = ()) -> MeetingRules:
    """Load the rules of `lexicon/meetings/`."""
    return MeetingRules()


def find_meetings(
    scene: Scene,
    statements: Sequence[Statement],
    events: Sequence[Event],
    rules: MeetingRules,
    status_rules: StatusRules,
) -> tuple[Meeting, ...]:
    """All engagements that a document names, in the order of their first mention, each one once."""
    return ()
