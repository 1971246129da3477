"""What a topic looks like in `lexicon/topics/*.toml`, and the index over all of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from communique.lexicon import LexiconError, Rule, load_rules
from communique.topics.words import KEY_LETTERS, Word, key_of, words_of


class TopicRule(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One topic of the tree. `id` is its path, `security/nuclear` the parent of `security/nuclear/testing`.

    `cues` are words or phrases in any inflection of number and in any case (an acronym in capitals only in capitals);
    a last word with `*` stands for all words that begin so. `weak` cues count only where no other topic shows itself
    (names of countries). `together` are lists of cues that must all stand in the wording, in any order. In a phrase
    of `without` no cue of this topic counts. `weight` lifts a topic above others of its depth (a disputed place
    by name says more than "freedom of navigation").
    """

    name: str
    weight: int = 0
    cues: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    together: tuple[tuple[str, ...], ...] = ()
    without: tuple[str, ...] = ()

    @property
    def depth(self) -> int:
        """How specific it is: its level in the tree, plus `weight`."""
        return self.id.count("/") + 1 + self.weight

    @property
    def parent(self) -> str | None:
        """The id of the topic above, or None at a root of the tree."""
        return self.id.rpartition("/")[0] or None


@dataclass(frozen=True, slots=True)
class Cue:
    """One phrase to look for. `part` names the list of `together` that it belongs to; `hides` one of `without`."""

    words: tuple[Word, ...]
    rule: TopicRule
    weak: bool = False
    part: int | None = None
    hides: bool = False


@dataclass(frozen=True, slots=True)
class TopicRules:
    """The topics, indexed by the first letters of the first word of each cue."""

    topics: Mapping[str, TopicRule]
    index: Mapping[str, tuple[Cue, ...]]

    @property
    def rules(self) -> tuple[TopicRule, ...]:
        return tuple(self.topics.values())


def load_topic_rules(overlays: Sequence[Path] = ()) -> TopicRules:
    """Load the topics of `lexicon/topics/` and of the user's folders.

    Raises `LexiconError` if a file can't be used, a topic's parent is missing, or a topic has no cue.
    """
    rules = load_rules("topics", TopicRule, overlays)
    topics = {rule.id: rule for rule in rules}
    index: dict[str, list[Cue]] = {}
    for rule in rules:
        if rule.parent is not None and rule.parent not in topics:
            raise LexiconError(f"topic {rule.id!r} has no parent; add a topic {rule.parent!r}")
        for cue in _cues(rule):
            index.setdefault(key_of(cue.words[0]), []).append(cue)
    return TopicRules(topics, {key: tuple(cues) for key, cues in index.items()})


def _cues(rule: TopicRule) -> Iterator[Cue]:
    if not (rule.cues or rule.weak or rule.together):
        raise LexiconError(f"topic {rule.id!r} has no cue; add cues = [...]")
    for text in rule.cues:
        yield Cue(_phrase(rule, text), rule)
    for text in rule.weak:
        yield Cue(_phrase(rule, text), rule, weak=True)
    for text in rule.without:
        yield Cue(_phrase(rule, text), rule, hides=True)
    for part, texts in enumerate(rule.together):
        for text in texts:
            yield Cue(_phrase(rule, text), rule, part=part)


def _phrase(rule: TopicRule, text: str) -> tuple[Word, ...]:
    words = words_of(text)
    if not words:
        raise LexiconError(f"topic {rule.id!r}: the cue {text!r} has no word")
    if words[0].prefix and len(words[0].folded) < KEY_LETTERS:
        raise LexiconError(f"topic {rule.id!r}: {text!r} needs {KEY_LETTERS} letters before its *")
    return words
