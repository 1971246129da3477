"""What an item is about, in a form that two accounts share: topics, ideas, bodies, sums, days, word stems."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from communique.comparison.amounts import Amount, amounts
from communique.comparison.piece import Piece
from communique.comparison.synonyms import Synonyms
from communique.lexicon import BUILT_IN
from communique.model import Span
from communique.topics import TopicRules, topics_of
from communique.topics.words import words_of

STOP_WORDS = frozenset((BUILT_IN / "comparison" / "empty_words.txt").read_text(encoding="utf-8").split())
"""Words that say nothing of an item's matter: function words, offices, and the verbs that report."""

STEM, IDEA, TOPIC, PARENT, BODY, ACTOR, AMOUNT, DAY, REACTION = 0.5, 1.2, 1.0, 0.4, 1.8, 0.5, 3.0, 0.8, 2.0
"""How much one shared trait of each kind counts. Set on the three development pairs; see `docs/comparison.md`."""

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_SUFFIXES = ("ization", "isation", "ations", "ation", "ments", "ment", "ities", "ity", "ingly", "ings", "ing", "ives",
             "ive", "ies", "ions", "ion", "ness", "edly", "ed", "ally", "al", "ly", "es", "e", "s", "y")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Traits:
    """The traits of one item with their weights; `topics` best first."""

    weights: Mapping[str, float]
    topics: tuple[str, ...]
    ideas: frozenset[str]
    amounts: tuple[Amount, ...]
    days: frozenset[str]
    bodies: frozenset[str]


@dataclass(frozen=True, slots=True)
class Ground:
    """What both accounts name anyway, so that it tells nothing: the sides and those who met."""

    topics: TopicRules
    synonyms: Synonyms
    common_actors: Set[str]


def traits_of(piece: Piece, ground: Ground) -> Traits:
    """The traits of an item. Names of the sides and of those who met are left out."""
    reading = piece.reading
    text = named = piece.text
    bodies: set[str] = set()
    others: set[str] = set()
    for actor in reading.actors:
        for mention in actor.mentions:
            if mention.start < piece.end and piece.start < mention.end:
                text = _blank(text, mention, piece.start)
                if actor.id in ground.common_actors or actor.kind in {"state", "person"}:
                    named = _blank(named, mention, piece.start)
                if actor.id not in ground.common_actors:
                    (bodies if actor.kind in {"body", "group"} else others).add(actor.id)
    days = {t.value for t in reading.times if t.type == "DATE" and t.value and _DAY.fullmatch(t.value)
            and piece.start <= t.span.start < piece.end}  # fmt: skip
    sums = tuple(amounts(piece.text))
    words, ideas = _words(text, named, ground.synonyms)
    topics = _topics(piece, text, named, ideas, ground)
    weights = {f"body {body}": BODY for body in sorted(bodies)} | {f"day {day}": DAY for day in sorted(days)}
    weights |= {f"actor {other}": ACTOR for other in sorted(others)}
    weights |= {f"sum {a.currency} {a.value:g}": AMOUNT for a in sums} | words | _topic_weights(topics)
    return Traits(weights, topics, ideas, sums, frozenset(days), frozenset(bodies))


def rarity(items: Sequence[Traits]) -> dict[str, float]:
    """How much each trait tells, from 0 to 1: what half the items have tells little."""
    counts = Counter(trait for item in items for trait in item.weights)
    size = len(items)
    return {trait: math.log(1 + size / count) / math.log(1 + size) for trait, count in counts.items()} if size else {}


def _topics(piece: Piece, text: str, named: str, ideas: Set[str], ground: Ground) -> tuple[str, ...]:
    """The topics of the words; of a body's name only what is more special than its part of the world."""
    by_idea = [r.topic for r in ground.synonyms.rules if r.topic and r.id in ideas]
    of_meeting = [topic for topic in by_idea if topic.startswith("meeting/")]
    own = topics_of(text, ground.topics)
    with_names = [t for t in topics_of(named, ground.topics) if t in own or ("/" in t and not t.startswith("regions/"))]
    told = piece.point.topic if piece.point else None
    return tuple(dict.fromkeys(of_meeting + with_names)) or ((told,) if told else tuple(by_idea[:1]))


def _topic_weights(topics: Iterable[str]) -> dict[str, float]:
    weights: dict[str, float] = {}
    for topic in topics:
        weights[f"topic {topic}"] = TOPIC if "/" in topic else PARENT
        parent = topic.rpartition("/")[0]
        while parent:
            weights.setdefault(f"topic {parent}", PARENT)
            parent = parent.rpartition("/")[0]
    return weights


def _words(text: str, named: str, synonyms: Synonyms) -> tuple[dict[str, float], frozenset[str]]:
    found = [rule for _, _, rule in synonyms.ideas(words_of(named))]
    weights = {f"idea {rule.id}": IDEA * rule.weight for rule in found}
    ideas = frozenset(rule.id for rule in found)
    if "reaction" in ideas and ideas & {"attack", "condition"}:
        weights["idea reaction to an attack"] = REACTION
    for word in words_of(text):
        if word.folded not in STOP_WORDS and not word.folded.isdigit() and len(word.folded) > 1:
            weights[f"word {stem(word.folded)}"] = STEM
    return weights, ideas


def stem(word: str) -> str:
    """A word cut to what its family shares: negotiations, negotiating and negotiated give one form."""
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 4:
            return word[: -len(suffix)].removesuffix("at")
    return word


def _blank(text: str, mention: Span, offset: int) -> str:
    start, end = max(mention.start - offset, 0), min(mention.end - offset, len(text))
    return text[:start] + " " * (end - start) + text[end:]
