"""What each side put on the table: kind, side, exact words, topic (see `docs/points.md`)."""

from __future__ import annotations

from communique.points.finding import find_points
from communique.points.rules import PointRule, PointRules, ShapeRule, load_point_rules

__all__ = ["PointRule", "PointRules", "ShapeRule", "find_points", "load_point_rules"]
