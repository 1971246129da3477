"""What a wording is about: a tree of topics as data (stub, to be replaced)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class TopicRules:
    """The topics, indexed by the words that show them."""


def load_topic_rules(overlays: Sequence[Path] = ()) -> TopicRules:
    """Load the rules of `lexicon/topics/`."""
    return TopicRules()


def topic_of(text: str, rules: TopicRules) -> str | None:
    """The id of the topic that a wording is about, the most specific one; None if it shows none."""
    return None
