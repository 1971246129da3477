"""What an event rule looks like, and the rules of `lexicon/events/` indexed by the lemma that they look for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from communique.events.codes import CodeTable, load_codes
from communique.events.contexts import ContextWords, load_contexts
from communique.events.people import People, load_people
from communique.lexicon import Rule, load_rules
from communique.model import Status

EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
WordClass = Literal["verb", "noun", "adjective"]
Side = Literal["initiator", "recipient"]

GOVERNING = frozenset({"AGREE", "REQUEST", "REJECT", "THREATEN", "ACCUSE", "CONCEDE"})
"""Types whose rules swallow the act in their complement: the act inside a promise or a demand is no second event."""


WORDS_OF_TYPE = 30
"""As how many words a type in `acts` counts where the narrower of two rules is chosen."""


class EventRule(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One class of words that name one kind of act, and where its actors stand.

    `type`, `mode`, `cameo`, `contexts`: what the event is coded as.
    `verbs`, `nouns`, `adjectives`: lemmas that trigger it. A verb of several words ("call off", "open fire") needs
    the others among its dependents; so does a noun ("hunger strike", "exchange of fire", head word last or before
    "of"). `verbs_with_nouns` ("pay", "hold"): light verbs; with a noun of the rule as object they are one act, whose
    subject initiates it. `light_only`: a noun without one is no act.
    `objects`: the verb counts only with one of these nouns as its object (passive: subject), or after a
    preposition of `after`. `marks`: words of which one must modify the trigger, or stand in its object's phrase.
    `unless`: words that must not stand there. `subjects`: words of which one must head the subject.
    `tools`: nouns that as subject stand for their owner ("Turkish raids killed nine").
    `lasting`: nouns of it that name something that goes on ("war") where nothing else is said.
    `object_is`: what the object must be: an actor, or no actor. `before`: prepositions of which one must follow.
    `clause`: the complement clause must hold one of these auxiliaries ("must"), with "to" an infinitive, with "that"
    any finite clause. `acts`: the complement clause must name an act of one of these types by the same actor.
    `initiator`, `recipient`: where the two stand, nearest first (see `frames.py`); an empty list takes the default.
    `symmetric`: all sides are initiators. `needs`: the sides that must be found. `places`: a place can be the
    recipient ("visit Paris"). `governs`: overrides whether the act in the complement is swallowed.
    `denied_clause`: the complement clause must be negated.
    `alone`: the verb must have no object complement ("called him" a liar). `abroad`: both sides must not be of one
    state. `beside`: fires beside another rule of the same word (an invitation also names a visit); `status` is then
    that of the second act, whatever stands around it.
    """

    type: EventType
    cameo: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    verbs_with_nouns: tuple[str, ...] = ()
    light_only: bool = False
    objects: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    tools: tuple[str, ...] = ()
    lasting: tuple[str, ...] = ()
    object_is: Literal["actor", "thing"] | None = None
    before: tuple[str, ...] = ()
    clause: tuple[str, ...] = ()
    acts: tuple[EventType, ...] = ()
    initiator: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    symmetric: bool = False
    needs: tuple[Side, ...] = ()
    places: bool = False
    governs: bool | None = None
    alone: bool = False
    abroad: bool = False
    beside: bool = False
    denied_clause: bool = False
    status: Status | None = None

    @property
    def swallows(self) -> bool:
        """Whether the act in the complement is part of this one."""
        return self.type in GOVERNING if self.governs is None else self.governs

    @property
    def weight(self) -> int:
        """How specific the rule is: of several that fit a word, the heaviest wins, then the one with fewer words."""
        strong = (self.objects, self.marks, self.subjects, self.clause, self.acts, self.denied_clause)
        return 2 * sum(map(bool, strong)) + bool(self.before) + (self.object_is is not None) + self.light_only

    @property
    def breadth(self) -> int:
        """How many words its conditions allow."""
        lists = (self.objects, self.marks, self.subjects, self.clause)
        return sum(map(len, lists)) + WORDS_OF_TYPE * len(self.acts)


@dataclass(frozen=True, slots=True)
class Pattern:
    """One trigger of one rule: the word to look for is its key in the index, `rest` are the words beside it."""

    rule: EventRule
    rest: tuple[str, ...]
    order: int

    @property
    def rank(self) -> tuple[int, int, int]:
        return (-self.rule.weight - 2 * len(self.rest), self.rule.breadth, self.order)


@dataclass(frozen=True, slots=True)
class EventRules:
    """The event rules, indexed by the lemma of their trigger and its word class, most specific first."""

    rules: tuple[EventRule, ...]
    index: Mapping[tuple[WordClass, str], tuple[Pattern, ...]]
    codes: CodeTable
    contexts: ContextWords
    people: People


def load_event_rules(overlays: Sequence[Path] = ()) -> EventRules:
    """Load the rules of `lexicon/events/`, with the code table, the context words and the words for people.

    Raises `LexiconError` if a file can't be used.
    """
    rules = load_rules("events", EventRule, overlays)
    return EventRules(rules, _index(rules), load_codes(), load_contexts(overlays), load_people())


def _index(rules: Sequence[EventRule]) -> dict[tuple[WordClass, str], tuple[Pattern, ...]]:
    found: dict[tuple[WordClass, str], list[Pattern]] = {}
    for order, rule in enumerate(rules):
        for word_class, words in _words(rule):
            for words_of in dict.fromkeys(words):
                key, rest = _split(word_class, words_of)
                found.setdefault((word_class, key), []).append(Pattern(rule, rest, order))
    return {key: tuple(sorted(patterns, key=lambda p: p.rank)) for key, patterns in found.items()}


def _words(rule: EventRule) -> tuple[tuple[WordClass, tuple[str, ...]], ...]:
    return (("verb", rule.verbs), ("noun", rule.nouns), ("adjective", rule.adjectives))


def _split(word_class: WordClass, words: str) -> tuple[str, tuple[str, ...]]:
    """The word that carries a pattern, and the words that must stand beside it."""
    parts = words.split()
    if word_class == "noun" and "of" not in parts:
        return parts[-1], tuple(parts[:-1])
    if word_class == "noun":
        at = parts.index("of")
        return parts[at - 1], (*parts[: at - 1], *parts[at + 1 :])
    return parts[0], tuple(parts[1:])
