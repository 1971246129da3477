"""What each side put on the table (stub, to be replaced)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from communique.model import Event, Point, Statement
from communique.scene import Scene
from communique.status import StatusRules
from communique.topics import TopicRules


@dataclass(frozen=True, slots=True)
class PointRules:
    """The point rules, indexed by cue."""


def load_point_rules(overlays: Sequence[Path] = ()) -> PointRules:
    """Load the rules of `lexicon/points/`."""
    return PointRules()


def find_points(
    scene: Scene,
    statements: Sequence[Statement],
    events: Sequence[Event],
    rules: PointRules,
    topics: TopicRules,
    status_rules: StatusRules,
) -> tuple[Point, ...]:
    """All points of a document in text order; one item of a list is one point."""
    return ()
