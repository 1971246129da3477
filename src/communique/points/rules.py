"""What a point rule looks like in `lexicon/points/*.toml`, and the index over all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from communique.lexicon import Rule, by_word, load_rules
from communique.model import PointKind, Status

_ADDRESSED = 4
"""What is said to somebody asks more of a sentence than any condition on the cue."""

WordClass = Literal["verb", "noun", "adjective"]
Owner = Literal["subject", "shared", "speaker"]
Form = Literal["active", "passive"]
ShapeRole = Literal[
    "light", "vague", "carrier", "gathering", "charge", "trouble", "setting", "leading", "ahead", "answering",
    "causing", "voicing", "linking", "meeting", "wrong", "weighing",
]  # fmt: skip


class PointRule(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One class of cues: what kind of point, whose, toward whom, and where its content stands."""

    kind: PointKind
    words: tuple[str, ...]
    """Lemmas of the cue's head word."""
    word_class: WordClass = "verb"
    owner: Owner = "subject"
    """Whose point: the subject's, that of all who talk (`shared`), or that of the one who says the cue (`speaker`)."""
    content: tuple[str, ...]
    """Places (`places.py`) in the order in which they are looked up."""
    toward: tuple[str, ...] = ()
    """Places of the addressee or target; `content` is the first other state that the content names."""

    # Conditions on the cue
    beside: tuple[str, ...] = ()
    """Lemmas or words of which one must hang on the cue ("call" beside "on")."""
    under: tuple[str, ...] = ()
    """Verbs of which one must govern a noun."""
    without: tuple[str, ...] = ()
    """Lemmas or words of which none may hang on the cue."""
    subjects: tuple[str, ...] = ()
    """Words of which one must be the subject ("we")."""
    not_subjects: tuple[str, ...] = ()
    negated: bool | None = None
    form: Form | None = None
    with_object: bool = False
    """An active cue needs an object."""
    own: bool = False
    """Only where the side is the one for which the speaker speaks: what it says of itself."""
    spoken: bool | None = None
    """Inside (true) or outside (false) quotation marks only."""
    genres: tuple[str, ...] = ()
    """Kinds of documents; an article that a government publishes counts as a readout too."""
    free: bool = False
    """A noun that makes a point without a verb of speech above it."""

    # Conditions on the content
    needs: tuple[str, ...] = ()
    """Words of which the content must hold one."""
    not_about: tuple[str, ...] = ()
    """Lemmas that may not head the content."""
    no_persons: bool = False
    """A person is no content ("welcomed the envoy")."""
    at_somebody: bool = False
    """No point without an addressee."""
    between_two: bool = False
    """No point with one side only."""

    # What becomes of it
    with_cue: bool = False
    """The cue is part of the wording: policy formulas ("does not support")."""
    yields: bool = False
    """A noun with a kind of its own makes the point instead ("reiterated his *concern*")."""
    sorted: bool = False
    """The kind follows the item ("informed him of violations": a grievance)."""
    status: Status | None = None
    """The status where the cue stands as a plain fact; by default that of the kind."""


class ShapeRule(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that shape contents and owners. The roles are told in `lexicon/points/shapes/words.toml`."""

    role: ShapeRole
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PointRules:
    """The point rules by cue, and the words that shape contents by role."""

    rules: tuple[PointRule, ...] = ()
    shapes: tuple[ShapeRule, ...] = ()
    index: Mapping[str, tuple[PointRule, ...]] = field(default_factory=dict)
    words: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def of(self, lemma: str) -> tuple[PointRule, ...]:
        """The rules for which a lemma is a cue, the more exacting ones first."""
        return self.index.get(lemma, ())

    def has(self, role: ShapeRole, lemma: str) -> bool:
        """Whether a lemma shapes contents in some way."""
        return lemma in self.words.get(role, ())


def load_point_rules(overlays: Sequence[Path] = ()) -> PointRules:
    """Load the rules of `lexicon/points/` and `lexicon/points/shapes/`, and of the user's folders.

    Raises `LexiconError` if a file can't be used.
    """
    rules = load_rules("points", PointRule, overlays)
    shapes = load_rules("points/shapes", ShapeRule, overlays)
    words: dict[str, frozenset[str]] = {}
    for shape in shapes:
        words[shape.role] = words.get(shape.role, frozenset()) | set(shape.words)
    exacting = sorted(rules, key=lambda rule: -_demands(rule))
    return PointRules(rules, shapes, by_word(exacting, lambda rule: rule.words), words)


def _demands(rule: PointRule) -> int:
    """How much a rule asks of a sentence: a phrase is tried before a lone verb."""
    lists = (rule.beside, rule.under, rule.needs, rule.genres, rule.subjects, rule.not_subjects)
    flags = (rule.negated is not None, rule.form is not None, rule.spoken is not None, rule.own)
    return sum(map(bool, (*lists, *flags))) + (_ADDRESSED if rule.at_somebody else 0)
