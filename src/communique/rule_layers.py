"""All rules of all layers, for the commands that list them and run their examples."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from communique.comparison.synonyms import SynonymRule
from communique.events.contexts import ContextRule
from communique.events.rules import EventRule
from communique.lexicon import Rule, load_rules
from communique.meetings.rules import MeetingRule
from communique.points.rules import PointRule, ShapeRule
from communique.statements.rule import ChannelRule, StatementRule
from communique.status.rules import StatusRule
from communique.topics.rule import TopicRule

RULE_TYPES: Mapping[str, type[Rule]] = {
    "statements": StatementRule,
    "channels": ChannelRule,
    "events": EventRule,
    "contexts": ContextRule,
    "meetings": MeetingRule,
    "points": PointRule,
    "points/shapes": ShapeRule,
    "status": StatusRule,
    "topics": TopicRule,
    "comparison": SynonymRule,
}
"""The layers whose examples are run, with the type of their rules."""


def load_all_rules(overlays: Sequence[Path] = ()) -> dict[str, tuple[Rule, ...]]:
    """The rules of each layer, built-in and the user's. Raises `LexiconError` if a file can't be used."""
    return {layer: load_rules(layer, rule_type, overlays) for layer, rule_type in RULE_TYPES.items()}
