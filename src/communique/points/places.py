"""Where in the sentence a cue's content and its addressee stand: heads of phrases by the name of the place."""

from __future__ import annotations

from collections.abc import Iterator

from communique.parse import Token
from communique.syntax import (
    NOMINAL,
    OBJECTS,
    VERBAL,
    ancestors,
    children,
    first_conjunct,
    is_passive,
    passive_subject,
    prepositional,
    subject,
)

_TELLING = frozenset({"about", "regarding", "concerning"})


def heads_at(cue: Token, place: str) -> tuple[Token, ...]:
    """The head tokens at one place of a cue, in text order.

    Places: `object` (of a passive: what is acted on), `infinitive`, `clause`, `that` (a clause with its own subject),
    `gerund`, `subject`, `complement` (what a linking verb says), `copula` (what a noun is said of), `self` (the cue
    with its subject), `act` (the same without it), `governed` (the verb of a modal), `modal` (its whole clause),
    `described` (what an adjective is said of), `seen` (what one wants to see), else a preposition; `object/on` is a
    preposition at the object.
    """
    if "/" in place:
        return tuple(head for noun in _objects(cue) for head in _after_preposition(noun, place.partition("/")[2]))
    finder = _FINDERS.get(place)
    return tuple(finder(cue)) if finder else _after_preposition(cue, place)


def _objects(cue: Token) -> Iterator[Token]:
    if cue.pos in {"VERB", "AUX"} and is_passive(cue):
        acted_on = passive_subject(cue)
        if acted_on is not None:
            yield acted_on
        return
    yield from (c for c in children(cue, "dobj", "obj") if c.tag not in {"WDT", "WP"} and c.lower != "that")


def _infinitives(cue: Token) -> Iterator[Token]:
    if cue.dep in {"acomp", "oprd"}:
        yield from (c for c in children(cue.head, "xcomp") if _has_to(c) and c.i > cue.i)
    labels = ("xcomp", "ccomp", "advcl") if cue.pos in VERBAL else ("xcomp", "ccomp", "acl", "advcl", "relcl")
    for child in children(cue, *labels):
        if _has_to(child) and child.i > cue.i:
            yield child
    for prep in children(cue, "prep"):
        yield from (c for c in prep.children if c.dep == "pcomp" and _has_to(c))
    if cue.dep == "dobj" and not any(_has_to(c) for c in children(cue, "acl", "relcl", "advcl")):
        yield from (c for c in children(cue.head, "xcomp", "advcl") if _has_to(c) and c.i > cue.i)


def _clauses(cue: Token) -> Iterator[Token]:
    for child in children(cue, "ccomp", "acl"):
        if child.i > cue.i and not _has_to(child) and (child.dep == "ccomp" or _opens_with_that(child)):
            yield child


def _that_clauses(cue: Token) -> Iterator[Token]:
    yield from (c for c in _clauses(cue) if any(k.dep in {"nsubj", "nsubjpass", "expl", "csubj"} for k in c.children))


def _gerunds(cue: Token) -> Iterator[Token]:
    yield from (c for c in children(cue, "xcomp", "pcomp", "ccomp") if c.tag == "VBG" and c.i > cue.i)


def _subjects(cue: Token) -> Iterator[Token]:
    found = subject(cue.head if cue.dep == "aux" else cue)
    if found is not None:
        yield found


def _described(cue: Token) -> Iterator[Token]:
    """What an adjective is said of: "The *raid* was illegal"."""
    first = first_conjunct(cue)
    if first.dep in {"acomp", "oprd"}:
        yield from (c for c in children(first.head, "nsubj", "csubj") if c.pos in NOMINAL and c.pos != "PRON")


def _seen(cue: Token) -> Iterator[Token]:
    """What somebody would like to see: an object, or what another one does."""
    for verb in children(cue, "xcomp"):
        if verb.lemma == "see" and _has_to(verb):
            yield from children(verb, "dobj", "ccomp")


def _complements(cue: Token) -> Iterator[Token]:
    yield from children(cue, "attr", "acomp", "oprd")


def _copulas(cue: Token) -> Iterator[Token]:
    """What a noun is said of: "*Peace* is our priority", "At the top of the list is *peace*"."""
    verb = next((a for a in ancestors(cue) if a.pos in VERBAL), None)
    if verb is None or verb.lemma not in {"be", "remain", "become"}:
        return
    if cue.dep == "attr" and cue.head is verb:
        yield from children(verb, "nsubj", "csubj")
    elif cue.dep in {"nsubj", "pobj"} and verb.i > cue.i and any(_has_to(c) for c in children(verb, "xcomp", "ccomp")):
        yield from (c for c in children(verb, "xcomp", "ccomp") if _has_to(c))
    elif verb.i > cue.i and any(c.dep == "prep" and c.i < cue.i for c in verb.children):
        yield from (c for c in children(verb, "nsubj", "attr") if c.i > verb.i)


def _governed(cue: Token) -> Iterator[Token]:
    if cue.dep == "aux":
        yield cue.head


def _has_to(verb: Token) -> bool:
    return any(c.tag == "TO" and c.i < verb.i for c in verb.children)


def _opens_with_that(verb: Token) -> bool:
    return any(c.dep == "mark" and c.lower in {"that", "whether"} for c in verb.children)


def _after_preposition(cue: Token, preposition: str) -> tuple[Token, ...]:
    """Right of the cue, on the cue itself or on its object ("raised concerns *about* X with Y")."""
    found: list[Token] = []
    for prep in _prepositions(cue):
        if prep.lower == preposition:
            found.extend(c for c in prep.children if c.dep in {"pobj", "pcomp"})
    if not found and preposition in _TELLING:
        found.extend(_behind_addressee(cue, preposition))
    return tuple(found)


def _behind_addressee(cue: Token, preposition: str) -> Iterator[Token]:
    """ "Spoke with the envoys *about* X", where the parser hangs "about" on the envoys."""
    nouns = [n for prep in children(cue, "prep", "dative") for n in children(prep, "pobj")]
    for noun in [*nouns, *children(cue, "dobj", "dative")]:
        for prep in children(noun, "prep"):
            if prep.lower == preposition:
                yield from children(prep, "pobj", "pcomp")


def _prepositions(cue: Token) -> Iterator[Token]:
    for child in cue.children:
        if child.dep in {"prep", "agent", "dative", "prt"} or (child.dep == "conj" and child.pos == "ADP"):
            yield child
            yield from (c for c in child.children if c.dep in {"prep", "conj"} and c.pos in {"ADP", "SCONJ", "VERB"})
        elif child.dep == "acl" and child.lower in {"regarding", "concerning"}:
            yield child
        elif child.dep == "acl" and child.tag == "VBN":
            yield from children(child, "prep")
    if cue.dep == "dobj" and not children(cue, "prep", "acl"):
        yield from (c for c in children(cue.head, "prep") if c.i == cue.i + 1)
    if cue.dep in {"acomp", "oprd"} or (cue.dep == "nsubjpass" and not children(cue, "prep", "acl")):
        yield from (c for c in children(cue.head, "prep") if c.i > cue.i)


def addressees(cue: Token, place: str) -> tuple[Token, ...]:
    """The nouns at a place that name whom a point is directed at, coordinated ones included."""
    if place == "object":
        named = [c for c in cue.children if c.dep in OBJECTS and c.pos in NOMINAL]
        clause = [s for c in children(cue, "ccomp") for s in children(c, "nsubj")]
        return tuple(named or clause)
    if place == "subject":
        return tuple(_subjects(cue))
    if place == "acted":
        acted_on = passive_subject(cue) if is_passive(cue) else None
        return (acted_on,) if acted_on is not None else ()
    return prepositional(cue, place)


_FINDERS = {
    "object": _objects,
    "infinitive": _infinitives,
    "clause": _clauses,
    "that": _that_clauses,
    "gerund": _gerunds,
    "subject": _subjects,
    "complement": _complements,
    "copula": _copulas,
    "self": lambda cue: iter((cue,)),
    "act": lambda cue: iter((cue,)),
    "governed": _governed,
    "modal": _governed,
    "described": _described,
    "seen": _seen,
}
