"""The rules of this layer: a cue, which acts it covers, and what it says of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from communique.lexicon import Rule, by_word, load_rules
from communique.model import Status

Direction = Literal["clause", "object", "subject", "modifier", "mark"]
Cue = tuple[str, ...]
Effect = Literal["status", "share", "end", "pseudo"]


class StatusRule(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One class of cues, after the ConText scheme (cue, direction, terminator, pseudo-cue) on a dependency parse.

    `cue`: lemmas, also of several words ("rule out"; a particle may stand apart: "called the talks off").
    `governs`: where the act stands, seen from the cue: its `clause` ("plans to visit"), `object` ("proposed talks"),
    `subject` (of a passive, a copula or an intransitive: "talks were shelved"), the word that it is a `modifier` of
    ("a possible visit"), or the clause or noun that it introduces (`mark`: "if they meet", "ahead of the summit").
    `after`: prepositions over which it governs ("hope for a visit"). `acts`: only for these acts (lemmas).
    `effect`: `status` gives `status` to the act; `share`: the act stands or falls with the cue ("held talks");
    `end`: no cue further up reaches the act ("said that"); `pseudo`: the words only look like a cue ("not only").
    `negated`, `would`, `past_perfect`: the status instead, where the cue itself is denied, stands under "would" or
    in the past perfect ("had meant to go"). `passive`: only where the cue is a passive, or only where it is none.
    `form`: only clauses of this form ("told him to leave", not "told him that they left").
    `wins`: stronger than the cue below it ("accepted" over "an invitation to visit"); `weak`: says nothing of an act
    that has a sign of its own ("discussed plans for a visit"); `indefinite`: only acts told as new ("discussed a
    visit"). `past`: the status if the cue is told in the past
    ("was able to meet"). `except_acts`: never for these acts ("denied the request"). `lasting`: the act is conduct that
    lasts, whatever stands over the cue ("may discuss the war"); not where it is told with a past day or as new.
    """

    cue: tuple[str, ...]
    status: Status = "happened"
    governs: tuple[Direction, ...] = ()
    after: tuple[str, ...] = ()
    pos: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    effect: Effect = "status"
    negated: Status | None = None
    would: Status | None = None
    past_perfect: Status | None = None
    passive: bool | None = None
    form: Literal["infinitive", "finite", "gerund"] | None = None
    wins: bool = False
    weak: bool = False
    past: Status | None = None
    tag: str | None = None
    indefinite: bool = False
    except_acts: tuple[str, ...] = ()
    lasting: bool = False


@dataclass(frozen=True, slots=True)
class StatusRules:
    """The status rules, indexed by the first word of their cues."""

    by_cue: Mapping[str, tuple[tuple[StatusRule, tuple[Cue, ...]], ...]]
    """First word to the rules that know it, each with those of its cues that begin so."""
    all: tuple[StatusRule, ...] = ()


def load_status_rules(overlays: Sequence[Path] = ()) -> StatusRules:
    """Load the rules of `lexicon/status/`, a user's folders last. Raises `LexiconError` if one can't be used."""
    rules = load_rules("status", StatusRule, overlays)
    index = by_word(rules, lambda rule: [cue.split()[0] for cue in rule.cue])
    by_cue = {word: tuple((rule, _cues(rule, word)) for rule in found) for word, found in index.items()}
    return StatusRules(by_cue, rules)


def _cues(rule: StatusRule, word: str) -> tuple[Cue, ...]:
    split = (tuple(cue.split()) for cue in rule.cue)
    return tuple(cue for cue in split if cue[0] == word)
