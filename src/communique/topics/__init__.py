"""What a wording is about: a tree of topics as data, one pass over the words."""

from __future__ import annotations

from communique.topics.rule import TopicRule, TopicRules, load_topic_rules
from communique.topics.search import topic_of, topics_of

__all__ = ["TopicRule", "TopicRules", "load_topic_rules", "topic_of", "topics_of"]
