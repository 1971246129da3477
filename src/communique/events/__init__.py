"""Who did what to whom: PLOVER and CAMEO events (stub, to be replaced)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from communique.model import Event, Statement
from communique.scene import Scene
from communique.status import StatusRules


@dataclass(frozen=True, slots=True)
class EventRules:
    """The event rules, indexed by the lemma of their trigger."""


def load_event_rules(overlays: Sequence[Path] = ()) -> EventRules:
    """Load the rules of `lexicon/events/`."""
    return EventRules()


def find_events(
    scene: Scene, statements: Sequence[Statement], rules: EventRules, status_rules: StatusRules
) -> tuple[Event, ...]:
    """All events of a document in text order: one act told in one sentence is one event."""
    return ()
