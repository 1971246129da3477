"""The rules of this layer: which words name an engagement, of what kind, and where its sides stand in the sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from communique.lexicon import Rule, by_word, load_rules
from communique.model import MeetingKind

Frame = Literal["mutual", "noun", "visit", "trip", "invite", "host"]


class MeetingRule(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One class of words that name an engagement.

    `words`: lemmas; of several words, side by side ("sit down"). `frame` tells where the sides stand:
    `mutual`, a verb whose subject and object or `over` prepositions are the sides ("met with"); `noun`, a noun with
    its owner and `over` prepositions ("talks between"); `visit`, a verb that goes from the visitor to the visited;
    `trip`, a noun of the same; `invite`, a verb whose object is to be the visitor; `host`, a verb whose object was
    received. `lent`: verbs that lend a noun their subject ("held talks", "took part in the summit"). `loose`: a common
    word that counts only with sides that are somebody ("call", "session"). `vague`: may point back to any kind.
    `personal`: only with people, not with a state as such ("talk to Denmark about fish"). `without`: not behind one
    of these words ("cabinet meeting"). `only_after`: only behind one of these ("video conference").
    """

    words: tuple[str, ...]
    frame: Frame
    kind: MeetingKind = "talks"
    over: tuple[str, ...] = ("with",)
    loose: bool = False
    personal: bool = False
    vague: bool = False
    without: tuple[str, ...] = ()
    only_after: tuple[str, ...] = ()
    lent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MeetingRules:
    """The meeting rules, indexed by the first word."""

    by_lemma: Mapping[str, tuple[MeetingRule, ...]]
    all: tuple[MeetingRule, ...] = ()


def load_meeting_rules(overlays: Sequence[Path] = ()) -> MeetingRules:
    """Load the rules of `lexicon/meetings/`, a user's folders last. Raises `LexiconError` if one can't be used."""
    rules = load_rules("meetings", MeetingRule, overlays)
    return MeetingRules(by_word(rules, lambda rule: [word.split()[0] for word in rule.words]), rules)
