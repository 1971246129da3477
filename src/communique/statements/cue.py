"""The words of a cue: one unbroken run around its verb."""

from __future__ import annotations

from collections.abc import Iterable

from communique.parse import Parse, Token
from communique.statements.words import CARRIERS
from communique.syntax import children, is_negated

MANNER_LENGTH = 4
"""Tokens after the verb that a manner phrase in the cue may have ("said in a joint statement")."""
CLOSES_VERB = frozenset({"AUX", "PART", "ADV"})
NEGATIONS = frozenset({"not", "n't", "n’t", "never", "nor", "neither", "no"})


def verb_cue(verb: Token, parse: Parse, preposition: Token | None = None) -> tuple[Token, ...]:
    """A verb cue: auxiliaries, negation, adverbs, particle, carrying verbs ("declined to say") and preposition."""
    parts = {t.i for v in carried(verb) for t in _group(v)}
    first = last = verb.i
    while first - 1 in parts:
        first -= 1
    while last + 1 in parts:
        last += 1
    if preposition is not None and preposition.i == last + 1:
        last += 1
    return parse.tokens[first : last + 1]


def carried(verb: Token) -> tuple[Token, ...]:
    """A verb and the verbs above that carry it: in "went on to say", "say" and "went"."""
    chain = [verb]
    while verb.dep in {"xcomp", "pcomp"} and verb.head.lemma in CARRIERS and len(chain) < 5:
        verb = verb.head
        chain.append(verb)
    return tuple(chain)


def _group(verb: Token) -> set[Token]:
    parts = {verb, *children(verb, "aux", "auxpass", "neg", "prt")}
    parts.update(c for c in verb.children if c.dep == "advmod" and c.pos in {"ADV", "PART"} and not c.children)
    parts.update(c for c in verb.children if c.dep == "acomp" and c.lower in {"able", "clear", "ready"})
    return parts


def with_manner(cue: tuple[Token, ...], verb: Token, parse: Parse, words: Iterable[str]) -> tuple[Token, ...]:
    """A cue with the phrase right after it that tells in what the words were said ("in a statement")."""
    at = cue[-1].i + 1
    following = parse.tokens[at : at + MANNER_LENGTH + 1]
    if not following or following[0].dep != "prep" or following[0].head is not verb:
        return cue
    for token in following[1:]:
        if token.lower in words and token.pos in {"NOUN", "PROPN"}:
            return cue + parse.tokens[at : token.i + 1]
        if token.pos not in {"DET", "ADJ", "NOUN", "PROPN", "NUM"}:
            return cue
    return cue


def cue_negated(verb: Token) -> bool:
    """Whether a cue says that the thing was not said, or not held."""
    chain = carried(verb)
    if verb.dep == "conj" and any(c.lower == "nor" for c in verb.head.children):
        return True
    return any(is_negated(v) for v in chain) or any(v.lemma in {"decline", "refuse"} for v in chain[1:])
