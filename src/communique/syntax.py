"""Who is the subject, object and complement of a word: questions to a dependency parse.

All functions take tokens of `parse.py` and give tokens; none knows a rule or a layer. Labels are those of
ClearNLP (nsubj, dobj, pobj, agent, ccomp, xcomp, relcl ...). Every walk is a loop, so a deep tree is no danger.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from communique.parse import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
OBJECTS = frozenset({"dobj", "obj", "dative", "iobj"})
CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "acl", "relcl", "csubj", "csubjpass", "parataxis", "pcomp"})
VERBAL = frozenset({"VERB", "AUX"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
LOOSE = frozenset({"appos", "relcl", "acl", "punct", "cc", "conj", "parataxis", "preconj"})
"""What hangs on a noun without being part of its shortest phrase."""

Tense = Literal["past", "past_perfect", "present", "present_perfect", "future", "infinitive", "participle"]


def ancestors(token: Token) -> Iterator[Token]:
    """The heads above a token, nearest first, up to and with the root of its sentence."""
    while not token.is_root:
        token = token.head
        yield token


def subtree(token: Token, *, without: frozenset[str] = frozenset()) -> tuple[Token, ...]:
    """A token and all below it, in text order. Branches whose label is in `without` are left out."""
    found, waiting = [token], list(token.children)
    while waiting:
        child = waiting.pop()
        if child.dep not in without or child.head is not token:
            found.append(child)
            waiting.extend(child.children)
    return tuple(sorted(found, key=lambda t: t.i))


def children(token: Token, *labels: str) -> tuple[Token, ...]:
    """The dependents of a token with one of some labels, in text order."""
    return tuple(child for child in token.children if child.dep in labels)


def conjuncts(token: Token) -> tuple[Token, ...]:
    """A token and all that is coordinated with it to its right ("A, B and C"), itself first."""
    found, waiting = [token], [token]
    while waiting:
        for child in waiting.pop(0).children:
            if child.dep == "conj":
                found.append(child)
                waiting.append(child)
    return tuple(sorted(found, key=lambda t: t.i))


def first_conjunct(token: Token) -> Token:
    """The leftmost member of the coordination that a token stands in."""
    while token.dep == "conj" and not token.is_root:
        token = token.head
    return token


def noun_phrase(token: Token) -> tuple[Token, ...]:
    """The shortest phrase of a noun: no apposition, relative clause or coordinated noun. Punctuation inside stays."""
    kept = subtree(token, without=LOOSE)
    first, last = kept[0].i, kept[-1].i
    return tuple(t for t in subtree(token) if first <= t.i <= last)


def subject(token: Token) -> Token | None:
    """The subject of a verb, also one that it shares with another verb or takes from the clause above.

    Follows coordination ("met and agreed"), open complements and participles ("wants to meet", "is likely to meet",
    "flew in, saying"),
    and relative clauses to the noun ("the envoy, who said"). Returns the head token, or None.
    """
    for _ in range(12):
        own = next((child for child in token.children if child.dep in SUBJECTS), None)
        if own is not None:
            return _antecedent(own, token)
        if token.dep == "relcl":
            return None
        if token.dep == "acl" and token.tag in {"VBG", "VBD"}:
            return token.head
        if token.dep == "pcomp" and token.head.head.pos in VERBAL:
            controller = _preposition_control(token)
            if controller is not None:
                return controller
            token = token.head.head
            continue
        if token.is_root or token.dep not in {"conj", "xcomp", "advcl", "acl", "dep"}:
            return None
        if token.dep == "xcomp" and (controller := _object_control(token)) is not None:
            return controller
        token = token.head
        if token.pos not in VERBAL:
            if token.dep not in {"acomp", "oprd"} or token.head.pos not in VERBAL:
                return None
            token = token.head
    return None


def _antecedent(found: Token, verb: Token) -> Token:
    """A relative pronoun stands for the noun that its clause hangs on."""
    relative = found.tag in {"WDT", "WP"} or (found.lower == "that" and found.tag in {"WDT", "IN"})
    clause = verb
    while relative and clause.dep in {"conj", "xcomp"} and not clause.is_root:
        clause = clause.head
    return clause.head if relative and clause.dep == "relcl" else found


def _object_control(token: Token) -> Token | None:
    """In "asked China to release", China is the one that releases."""
    if token.head.lemma in {"promise", "vow", "threaten"}:
        return None
    return next((child for child in token.head.children if child.dep in OBJECTS and child.i < token.i), None)


def _preposition_control(token: Token) -> Token | None:
    """In "accused Peru of closing the port" and "thanked Peru for opening it", Peru is the one that acts."""
    if token.head.lower not in {"of", "for"}:
        return None
    above = token.head.head
    acted_on = next(iter(objects(above)), None)
    return acted_on or (passive_subject(above) if is_passive(above) else None)


def is_passive(token: Token) -> bool:
    """Whether a verb is a passive participle, with or without its auxiliary."""
    if any(child.dep in {"auxpass", "nsubjpass", "agent"} for child in token.children):
        return True
    return token.tag == "VBN" and token.dep == "acl" and not any(c.dep == "aux" for c in token.children)


def passive_subject(token: Token) -> Token | None:
    """The one acted on: the grammatical subject of a passive, or the noun that a bare participle hangs on."""
    if token.dep == "acl" and token.tag == "VBN" and not any(c.dep in SUBJECTS for c in token.children):
        return token.head
    return subject(token)


def agents(token: Token) -> tuple[Token, ...]:
    """Those named by "by" at a passive verb, coordinated ones included."""
    return tuple(
        noun
        for by in token.children
        if by.dep == "agent" or (by.dep == "prep" and by.lower == "by")
        for pobj in children(by, "pobj")
        for noun in conjuncts(pobj)
    )


def objects(token: Token) -> tuple[Token, ...]:
    """The direct and indirect objects of a verb, coordinated ones included."""
    return tuple(noun for child in token.children if child.dep in OBJECTS for noun in conjuncts(child))


def prepositional(token: Token, *prepositions: str) -> tuple[Token, ...]:
    """The nouns after some prepositions that hang on a word, coordinated ones included ("with A and B").

    Also through a second preposition ("together with", "along with") and a coordinated one ("with A and with B").
    """
    found: list[Token] = []
    waiting = [child for child in token.children if child.dep in {"prep", "dative", "agent"}]
    while waiting:
        prep = waiting.pop(0)
        if prep.lower in prepositions:
            found.extend(noun for pobj in children(prep, "pobj", "pcomp") for noun in conjuncts(pobj))
        waiting.extend(child for child in prep.children if child.dep in {"prep", "conj"} and child.pos == "ADP")
    return tuple(found)


def verb_group(token: Token) -> tuple[Token, ...]:
    """A verb with its auxiliaries, negation, particles and the adverbs between them, in text order."""
    parts = [token, *children(token, "aux", "auxpass", "neg", "prt")]
    first, last = min(t.i for t in parts), max(t.i for t in parts)
    parts.extend(child for child in children(token, "advmod") if first <= child.i <= last)
    return tuple(sorted(parts, key=lambda t: t.i))


def is_negated(token: Token) -> bool:
    """Whether a word carries its own negation: "not", "never", or a negative determiner ("no meeting")."""
    for child in token.children:
        if child.dep == "neg" or child.lower in {"never", "neither", "nor", "hardly"}:
            return True
        if child.dep in {"det", "preconj"} and child.lower in {"no", "neither"}:
            return True
    return False


def auxiliaries(token: Token) -> tuple[Token, ...]:
    """The auxiliaries of a verb; those of the first of several coordinated verbs where it has none of its own."""
    own = children(token, "aux", "auxpass")
    if own or token.dep != "conj" or any(c.dep in SUBJECTS for c in token.children):
        return own
    head = token.head
    return auxiliaries(head) if head.tag == token.tag or token.tag in {"VB", "VBN", "VBG"} else own


def tense(token: Token) -> Tense:
    """The tense of a verb from its tag and auxiliaries. A noun counts as an infinitive (no tense of its own)."""
    helpers = {aux.lower for aux in auxiliaries(token)}
    if helpers & {"will", "'ll", "’ll", "shall", "wo"}:
        return "future"
    if helpers & {"had"} and token.tag in {"VBN", "VBD"}:
        return "past_perfect"
    if helpers & {"has", "have", "'ve", "’ve"}:
        return "present_perfect"
    if helpers & {"was", "were", "did"} or (not helpers and token.tag == "VBD"):
        return "past"
    if token.tag in {"VBZ", "VBP"} or helpers & {"is", "are", "am", "'re", "’re", "'m", "does", "do"}:
        return "present"
    return "participle" if token.tag in {"VBG", "VBN"} else "infinitive"


def clause_verb(token: Token) -> Token:
    """The verb of the smallest clause that a token stands in: itself, or the nearest verb above it."""
    if token.pos in VERBAL and token.dep not in {"aux", "auxpass"}:
        return token
    for above in ancestors(token):
        if above.pos in VERBAL and above.dep not in {"aux", "auxpass"}:
            return above
    return token
