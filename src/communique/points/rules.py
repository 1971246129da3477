"""What a point rule looks like in `lexicon/points/*.toml`, and the index over all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from communique.lexicon import Rule, by_word, load_rules
from communique.model import PointKind, Status

WordClass = Literal["verb", "noun", "adjective"]
Owner = Literal["subject", "shared", "speaker"]
Form = Literal["active", "passive"]
ShapeRole = Literal["light", "vague", "carrier", "gathering", "charge", "trouble", "setting"]


class PointRule(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One class of cues. `words` are lemmas of the cue's head, `beside` lemmas of which one must hang on it,
    `without` those of which none may, `under` verbs of which one must govern a noun.

    `content` and `toward` name places in the order in which they are looked up (`places.py`): `object`,
    `infinitive`, `clause`, `that` (a clause with its own subject), `gerund`, `subject`, `self` (the cue and what
    hangs on it), `act` (the same without its subject), `governed` (the verb of a modal), or a preposition. `owner`: whose point it is; `speaker` is the one who says the cue. `with_cue`: the cue is part of the wording (policy formulas: "does not support").
    `yields`: a noun with a kind of its own makes the point instead ("reiterated his *concern*", but not "thanked
    him for his commitment"). `no_persons`: a person is no content ("welcomed the envoy").
    `sorted`: the kind follows the item ("informed him of violations": a grievance). `negated` and `form` are
    conditions on the cue, `genres` on the document. `needs` names words of which the content must hold one.
    `with_object`: an active cue needs one. `subjects` are words of which one must be the subject ("we"),
    `not_subjects` of which none may be. `at_somebody`:
    no point without an addressee. `free`: a noun that makes a point without a verb of speech above it. `status` is that of a point whose cue
    stands as a plain fact.
    """

    kind: PointKind
    words: tuple[str, ...]
    word_class: WordClass = "verb"
    owner: Owner = "subject"
    content: tuple[str, ...]
    toward: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    under: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    genres: tuple[str, ...] = ()
    negated: bool | None = None
    form: Form | None = None
    with_cue: bool = False
    yields: bool = False
    sorted: bool = False
    no_persons: bool = False
    with_object: bool = False
    subjects: tuple[str, ...] = ()
    not_subjects: tuple[str, ...] = ()
    at_somebody: bool = False
    free: bool = False
    spoken: bool | None = None
    status: Status | None = None


class ShapeRule(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that shape a content. `role`: `light` nouns give way to what follows them ("the importance of"),
    `vague` ones say nothing on their own, `carrier` verbs lend their subject to a noun ("expressed concern"),
    `gathering` nouns bring both sides together ("talks"), `charge` and `trouble` make an item that one side tells
    the other a grievance or a concern, `setting` nouns say when or where ("on the sidelines")."""

    role: ShapeRole
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PointRules:
    """The point rules by cue, and the words that shape contents by role."""

    rules: tuple[PointRule, ...] = ()
    shapes: tuple[ShapeRule, ...] = ()
    index: Mapping[str, tuple[PointRule, ...]] | None = None
    words: Mapping[str, frozenset[str]] | None = None

    def of(self, lemma: str) -> tuple[PointRule, ...]:
        """The rules for which a lemma is a cue, the more exacting ones first."""
        return self.index.get(lemma, ()) if self.index else ()

    def has(self, role: ShapeRole, lemma: str) -> bool:
        """Whether a lemma shapes contents in some way."""
        return lemma in self.words.get(role, frozenset()) if self.words else False


def load_point_rules(overlays: Sequence[Path] = ()) -> PointRules:
    """Load the rules of `lexicon/points/` and `lexicon/points/shapes/`, and of the user's folders.

    Raises `LexiconError` if a file can't be used.
    """
    rules = load_rules("points", PointRule, overlays)
    shapes = load_rules("points/shapes", ShapeRule, overlays)
    roles = {shape.role for shape in shapes}
    words = {role: frozenset(w for s in shapes if s.role == role for w in s.words) for role in sorted(roles)}
    exacting = sorted(rules, key=lambda rule: -_demands(rule))
    return PointRules(rules, shapes, by_word(exacting, lambda rule: rule.words), words)


def _demands(rule: PointRule) -> int:
    """How much a rule asks of a sentence: a phrase is tried before a lone verb."""
    conditions = (rule.beside, rule.under, rule.negated is not None, rule.form, rule.needs, rule.genres, rule.spoken is not None, rule.subjects, rule.at_somebody, rule.not_subjects)
    return sum(bool(condition) for condition in conditions)
