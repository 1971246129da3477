"""What a statement rule looks like, and the index by cue word that makes hundreds of cues one pass."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal

from communique.lexicon import BUILT_IN, Rule, by_word, load_rules
from communique.model import DocumentKind

CueClass = Literal[
    "say", "write", "deny", "believe", "know", "feel", "want", "intend", "promise", "ask", "warn", "support", "oppose",
    "praise", "decide", "propose", "report", "emphasise", "inform", "discuss", "show", "expect", "decline", "label",
]  # fmt: skip
"""What kind of statement a cue makes: the classes of shared/ATTRIBUTION.md 1 and 3, one finer."""

Complement = Literal["quote", "clause", "infinitive", "gerund"]
"""What may be the content besides nouns: words in quotation marks, a finite clause, "to leave", "leaving"."""

ObjectRole = Literal["content", "joined", "addressee", "thing", "proposition", "pronoun", "label"]
"""What a plain noun object is: content by itself ("denied the charges"); content only together with what follows
("accused Toru of delay", "urged Toru to wait"); the one spoken to ("told reporters"); content unless it names people
("questioned the cost"); content if its noun stands for a proposition ("discussed the need to wait"), or only if it is
a pronoun ("said it"); something that is given a name ("called the plan a trap", "described it as unfair")."""


class StatementRule(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True, rename={"cue_class": "class"}):
    """One way to say that somebody states, holds, wants or decides something.

    One of `verbs`, `phrasal`, `nouns`, `adjectives`, `phrases`, `adverbs` names the cue: lemmas; `phrases` are
    lower-case words, `phrasal` a lemma and what leads to the content ("lash out at"). `adverbs` beside `verbs`
    complete the verb ("made *clear*").

    `content`, `object` and `prepositions` ("accused of") tell where the content stands, `particles` what must stand
    with the verb ("point *out*"), `auxiliaries` one of which the verb must have ("*would* like to"), `object_nouns`
    which nouns count for `object = "proposition"` (without them, the nouns of all noun cues), `by_light_verbs` the
    weak verbs that a noun cue takes up ("*made* a promise").

    `sourced`: only with a named source. `held`: only if that can hold a view (`holders.txt`). `genres`: only in
    documents of these kinds. `active`, `passive`: which voices fit. `raising`: the passive takes its subject into the
    content ("is expected to leave"). `negative`: nothing was said ("declined").
    """

    cue_class: CueClass
    verbs: tuple[str, ...] = ()
    phrasal: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    adverbs: tuple[str, ...] = ()
    content: tuple[Complement, ...] = ()
    object: ObjectRole | None = None
    prepositions: tuple[str, ...] = ()
    particles: tuple[str, ...] = ()
    object_nouns: tuple[str, ...] = ()
    by_light_verbs: tuple[str, ...] = ()
    auxiliaries: tuple[str, ...] = ()
    sourced: bool = False
    genres: tuple[DocumentKind, ...] = ()
    raising: bool = False
    passive: bool = True
    active: bool = True
    held: bool = False
    negative: bool = False


class ChannelRule(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A way by which words reach the public. `words` are lower-case phrases that name it."""

    channel: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KnownNouns:
    """Lemmas of nouns that frames ask about.

    `propositions` stand for a proposition: the nouns of all noun cues, for rules that name none of their own.
    `holders` are common nouns for people and bodies that can hold a view (`holders.txt`).
    """

    propositions: frozenset[str]
    holders: frozenset[str]


@dataclass(frozen=True)
class StatementRules:
    """The statement rules, indexed by cue."""

    rules: tuple[StatementRule, ...]
    channels: tuple[ChannelRule, ...]
    known: KnownNouns

    @cached_property
    def verbs(self) -> Mapping[str, tuple[StatementRule, ...]]:
        return by_word(self.rules, lambda rule: (*rule.verbs, *(words.split()[0] for words in rule.phrasal)))

    @cached_property
    def nouns(self) -> Mapping[str, tuple[StatementRule, ...]]:
        return by_word(self.rules, lambda rule: rule.nouns)

    @cached_property
    def adjectives(self) -> Mapping[str, tuple[StatementRule, ...]]:
        return by_word(self.rules, lambda rule: rule.adjectives)

    @cached_property
    def adverbs(self) -> Mapping[str, tuple[StatementRule, ...]]:
        return by_word(self.rules, lambda rule: () if rule.verbs else rule.adverbs)

    @cached_property
    def phrases(self) -> Mapping[str, tuple[tuple[tuple[str, ...], StatementRule], ...]]:
        """First word of a phrase to the phrases that begin so, longest first."""
        found: dict[str, list[tuple[tuple[str, ...], StatementRule]]] = {}
        for rule in self.rules:
            for phrase in rule.phrases:
                words = tuple(phrase.split())
                found.setdefault(words[0], []).append((words, rule))
        return {word: tuple(sorted(pairs, key=lambda p: -len(p[0]))) for word, pairs in found.items()}

    @cached_property
    def channel_names(self) -> Mapping[str, str]:
        """Words to the channel that they name."""
        return {word: rule.channel for rule in self.channels for word in rule.words}

    @cached_property
    def channel_pattern(self) -> re.Pattern[str]:
        """One pattern for the words of all channels, longest first."""
        words = sorted(self.channel_names, key=lambda word: (-len(word), word))
        return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, words)) + r")(?!\w)")


def load_statement_rules(overlays: Sequence[Path] = ()) -> StatementRules:
    """Load the rules of `lexicon/statements/` and `lexicon/channels/`; later folders win.

    Raises `LexiconError` if a rule file can't be used.
    """
    rules = load_rules("statements", StatementRule, overlays)
    channels = load_rules("channels", ChannelRule, overlays)
    propositions = frozenset(noun for rule in rules for noun in rule.nouns)
    return StatementRules(rules, channels, KnownNouns(propositions, _holders(overlays)))


def _holders(overlays: Sequence[Path]) -> frozenset[str]:
    """The words of all files `holders.txt`, one or several a line, `#` opens a comment."""
    words: set[str] = set()
    for folder in (BUILT_IN, *overlays):
        path = folder / "statements" / "holders.txt"
        if path.exists():
            lines = path.read_text(encoding="utf-8").splitlines()
            words.update(word for line in lines for word in line.partition("#")[0].split())
    return frozenset(words)
