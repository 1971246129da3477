"""From an act to the word that governs it, one step at a time."""

from __future__ import annotations

from typing import NamedTuple

from communique.parse import Token
from communique.status.rules import Direction
from communique.syntax import OBJECTS, first_conjunct, is_passive

COPULAS = frozenset({"be", "remain", "seem", "appear", "look", "become", "stay", "stand", "get"})
CLAUSAL = frozenset({"xcomp", "ccomp", "acl", "csubj", "csubjpass", "advcl", "relcl", "parataxis"})


class Step(NamedTuple):
    """`below` hangs on `governor`, as its clause, object or subject, or over `prepositions` (nearest the act last)."""

    below: Token
    governor: Token
    direction: Direction | None
    prepositions: tuple[Token, ...] = ()


def step_up(token: Token) -> Step | None:
    """The step from a token to its governor, over coordination and prepositions; None at the root of a sentence."""
    below = first_conjunct(token)
    if below.is_root:
        return None
    dep = below.dep
    if dep in {"pobj", "pcomp"}:
        return _over_preposition(below)
    if dep in OBJECTS or dep in {"attr", "oprd"}:
        return Step(below, below.head, "object")
    if dep in {"nsubj", "nsubjpass"}:
        return Step(below, below.head, "subject")
    if dep in CLAUSAL:
        return Step(below, below.head, "clause")
    return Step(below, below.head, None)


def _over_preposition(below: Token) -> Step | None:
    prepositions: list[Token] = []
    at = below.head
    while at.pos in {"ADP", "SCONJ", "ADV"} and not at.is_root:
        prepositions.insert(0, at)
        at = at.head
        if len(prepositions) == 3:
            break
    if not prepositions:
        direction: Direction = "clause" if below.dep == "pcomp" else "object"
        return Step(below, below.head, direction)
    return Step(below, at, None, tuple(prepositions))


def cue_places(step: Step) -> tuple[Token, ...]:
    """Where a cue of this step may stand: the governor, and after a copula what is said with it."""
    governor = step.governor
    if governor.lemma not in COPULAS:
        return (governor,)
    said = [c for c in governor.children if c.dep in {"acomp", "attr", "oprd", "prep", "advmod", "xcomp"}]
    return (*(c for c in said if c is not step.below and c not in step.prepositions), governor)


def covers_subject(governor: Token) -> bool:
    """Whether what is told of a subject is told of the act: passives, copulas and intransitive verbs."""
    if governor.lemma in COPULAS or is_passive(governor):
        return True
    return not any(child.dep in OBJECTS for child in governor.children)
