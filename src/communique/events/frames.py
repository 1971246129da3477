"""Where the actors of an act can stand: the slots of a verb's or a noun's frame, as tokens.

Slots of a verb: `subject` (in the passive what "by" names), `object` (in the passive the subject), `object-part` (what
owns or completes the object: "attacked the embassy of Peru"), `clause` (who should act in the complement, or on whom:
"demanded that Peru sign"), or any preposition. Slots of a noun: `owner` ("Peru's", "Peruvian"), `light` (the subject
of its light verb), `governor` (of "thanked Peru for the support": Peru),
`bearer` (who does what the clause around it tells), `resister` (who is attacked: "Peru resists the attack"), or any
preposition, also one that hangs on the light verb. `condition`: who acts in the clauses of "if" and "unless".
"""

from __future__ import annotations

from collections.abc import Iterator

from communique.events.triggers import Trigger, complement_clauses, object_heads
from communique.parse import Token
from communique.syntax import (
    OBJECTS,
    VERBAL,
    agents,
    ancestors,
    children,
    clause_verb,
    conjuncts,
    first_conjunct,
    is_passive,
    prepositional,
    subject,
)

COMPLEMENTS = ("acomp", "attr", "oprd")
OWNERS = ("poss", "compound", "amod", "nmod", "nounmod")
OCCASIONS = frozenset({"at", "during", "after", "before", "since", "until", "amid", "ahead"})
CONDITIONAL = frozenset({"if", "unless", "until"})
RESISTING = frozenset(
    ["resist", "counter", "repel", "repulse", "withstand", "fight", "oppose", "confront", "deter", "face", "combat",
     "stop", "rebuff", "fend", "defend", "halt", "endure", "suffer", "defeat", "survive"]
)  # fmt: skip
"""Verbs whose subject an attack is against: "Peru is resisting the aggression"."""
DEEPEST_CLAUSE = 4
TOUCHING = frozenset({"for", "against", "over", "about", "toward", "towards", "concerning", "regarding"})
COMPOUND = frozenset({"according", "due", "owing", "prior", "thanks", "subject", "next", "close"})


def slot(trigger: Trigger, name: str) -> tuple[Token, ...]:
    """The head nouns that stand in one slot, nearest first; empty where the slot is."""
    if trigger.word_class == "noun":
        return _noun_slot(trigger, name)
    token = trigger.token
    if trigger.word_class == "adjective" and token.dep in COMPLEMENTS and token.head.pos in VERBAL:
        return _verb_slot(trigger, token, name) or _verb_slot(trigger, token.head, name)
    return _verb_slot(trigger, token, name)


def _verb_slot(trigger: Trigger, verb: Token, name: str) -> tuple[Token, ...]:
    after = trigger.rule.after
    if name == "subject" and trigger.word_class == "adjective":
        return actors_of_state(verb)
    if name == "subject":
        return actors_of_verb(verb)
    if name == "object":
        return object_heads(verb)
    if name == "object-part":
        return tuple(part for noun in (*object_heads(verb, after), *_touched(verb)) for part in inner(noun))
    if name == "clause-subject":
        return _clause_subjects(verb)
    if name == "clause":
        own = tuple(_clause_actors(verb, 0))
        return own or tuple(actor for noun in object_heads(verb) for actor in _clause_actors(noun, 0))
    if name == "subject-part":
        return tuple(part for noun in actors_of_state(verb) for part in inner(noun))
    if name == "condition":
        return tuple(noun for clause in conditions(verb) for noun in _actors_in(clause))
    if name == "aim":
        return tuple(noun for clause in children(verb, "advcl") for noun in _actors_in(clause))
    found = _after_preposition(verb, name) if name not in after else ()
    return found or tuple(pobj for noun in object_heads(verb, after) for pobj in prepositional(noun, name))


def actors_of_state(verb: Token) -> tuple[Token, ...]:
    """Those who are something ("is ready", "was opposed to"): the grammatical subject."""
    found = subject(verb)
    return conjuncts(found) if found is not None else ()


def actors_of_verb(verb: Token) -> tuple[Token, ...]:
    """Those who do what a verb names: its subject, in the passive those after "by"."""
    return agents(verb) if is_passive(verb) else actors_of_state(verb)


def issuers_of(noun: Token) -> tuple[Token, ...]:
    """Who makes a document: the subject of the verb whose object it is ("passed a law"), or who stands after "by" at
    the noun above it ("the adoption by Peru of a law")."""
    if noun.dep in OBJECTS and noun.head.pos in VERBAL:
        return actors_of_verb(noun.head)
    if noun.dep == "pobj" and noun.head.lower == "of":
        return _after_preposition(noun.head.head, "by")
    return ()


def inner(noun: Token) -> Iterator[Token]:
    """The nouns and adjectives inside a noun's phrase, the shallowest first: owners, then those after prepositions."""
    level = [noun]
    for _ in range(5):
        owners = [child for token in level for child in children(token, *OWNERS)]
        yield from (member for owner in owners for member in conjuncts(owner))
        yield from (part for owner in owners for part in children(owner, "npadvmod"))
        level = [*owners, *(pobj for token in level for pobj in _after_prepositions(token))]
        yield from (member for token in level if token not in owners for member in conjuncts(token))
        if not level:
            return


def _after_prepositions(token: Token) -> tuple[Token, ...]:
    """What stands after the prepositions of a noun, and of a participle on it ("crimes committed by", "based in")."""
    holders = (token, *(child for child in children(token, "acl") if child.tag in {"VBN", "VBG"}))
    preps = (prep for holder in holders for prep in children(holder, "prep", "agent"))
    return tuple(pobj for prep in preps if prep.lower not in OCCASIONS for pobj in children(prep, "pobj"))


def _after_preposition(token: Token, name: str) -> tuple[Token, ...]:
    """The nouns after a preposition that is no part of another one ("according to")."""
    return tuple(noun for noun in prepositional(token, name) if first_conjunct(noun).head.head.lower not in COMPOUND)


def _touched(verb: Token) -> Iterator[Token]:
    """What an act is about, for or against, behind its object."""
    for prep in children(verb, "prep"):
        if prep.lower in TOUCHING:
            yield from children(prep, "pobj")


def conditions(verb: Token) -> Iterator[Token]:
    """The verbs of the clauses of "if" and "unless" under a verb and under its complements."""
    for holder in (verb, *complement_clauses(verb)):
        for clause in children(holder, "advcl"):
            if any(mark.lower in CONDITIONAL for mark in children(clause, "mark", "advmod")):
                yield clause


def _resisters(noun: Token) -> Iterator[Token]:
    """Who stands against an attack: the subject of the verb of resisting, then those it is done for, nearest first."""
    verb = clause_verb(noun)
    if verb.lemma not in RESISTING or noun.i < verb.i:
        return
    if verb.dep not in {"pcomp", "acl"}:
        yield from actors_of_verb(verb)
    before: list[Token] = []
    for above in ancestors(verb):
        before.extend((*object_heads(above), *(p for noun in object_heads(above) for p in inner(noun))))
        before.extend((above, *inner(above)))
    yield from sorted({t.i: t for t in before if t.i < verb.i}.values(), key=lambda t: -t.i)


def _clause_subjects(verb: Token) -> tuple[Token, ...]:
    """Who should act in the complement: a noun of its own, no pronoun."""
    own = (found for clause in complement_clauses(verb) for found in children(clause, "nsubj"))
    return tuple(noun for found in own if found.pos != "PRON" for noun in conjuncts(found))


def _clause_actors(verb: Token, depth: int) -> Iterator[Token]:
    for clause in complement_clauses(verb):
        yield from _actors_in(clause)
        if depth < DEEPEST_CLAUSE:
            yield from _clause_actors(clause, depth + 1)


def _actors_in(clause: Token) -> Iterator[Token]:
    """Who acts or is acted on in one clause: subject, objects and their parts, what stands after prepositions."""
    yield from (noun for found in children(clause, "nsubj", "nsubjpass") for noun in conjuncts(found))
    acted_on = object_heads(clause)
    yield from acted_on
    yield from (part for noun in acted_on for part in inner(noun))
    for prep in children(clause, "prep"):
        yield from (noun for pobj in children(prep, "pobj") for noun in (*conjuncts(pobj), *inner(pobj)))


def _noun_slot(trigger: Trigger, name: str) -> tuple[Token, ...]:
    noun = trigger.token
    if name == "owner":
        return _owners(noun)
    if name == "governor":
        return _governor(noun)
    if name == "bearer":
        return actors_of_verb(clause_verb(noun)) if clause_verb(noun) is not noun else ()
    if name == "resister":
        return tuple(_resisters(noun))
    if name == "condition":
        return _verb_slot(trigger, trigger.light or clause_verb(noun), name)
    if name == "light":
        return actors_of_verb(trigger.light) if trigger.light is not None else ()
    if name == "light-object":
        return tuple(x for x in object_heads(trigger.light) if x is not noun) if trigger.light is not None else ()
    if name == "part":
        return tuple(inner(noun))
    if name == "clause":
        own = tuple(_clause_actors(noun, 0))
        return own or (tuple(_clause_actors(trigger.light, 0)) if trigger.light is not None else ())
    found = _after_preposition(noun, name)
    if not found and trigger.light is not None:
        found = _after_preposition(trigger.light, name)
    return found or _through_participle(noun, name) or _deeper(noun, name)


def _deeper(noun: Token, name: str) -> tuple[Token, ...]:
    """ "a breach of the truce by Peru": the preposition hangs on the noun inside, or, as the parser may have it, on
    the verb ("fighting erupted between Thai and Khmer troops")."""
    if name not in {"by", "between", "with"}:
        return ()
    inside = (pobj for of in children(noun, "prep") if of.lower == "of" for pobj in children(of, "pobj"))
    found = tuple(found for pobj in inside for found in _after_preposition(pobj, name))
    object_of = name == "by" and noun.dep in {"dobj", "conj"}
    outside = noun.head if (object_of or noun.dep == "nsubj") and noun.head.pos in VERBAL else None
    return found or (_after_preposition(outside, name) if outside is not None else ())


def _owners(noun: Token) -> tuple[Token, ...]:
    """Who stands before a noun as its owner; "Peru's attacks, arrests and raids" share one."""
    for holder in dict.fromkeys((noun, first_conjunct(noun))):
        owners = [owner for owner in children(holder, *OWNERS) if owner.dep != "compound" or owner.pos == "PROPN"]
        if holder is not noun:
            owners = [owner for owner in owners if owner.dep == "poss"]
        if owners or any(child.dep == "det" for child in noun.children):
            return tuple(member for owner in owners for member in conjuncts(owner))
    return ()


def _governor(noun: Token) -> tuple[Token, ...]:
    """Whose act a noun is after "for": in "thanked Peru for the support" it is Peru's."""
    if noun.dep != "pobj" or noun.head.lower != "for" or noun.head.head.pos not in VERBAL:
        return ()
    return object_heads(noun.head.head)


def _through_participle(noun: Token, name: str) -> tuple[Token, ...]:
    """ "talks held by both sides", "sanctions imposed on Peru": what the participle takes."""
    for participle in children(noun, "acl"):
        if participle.tag == "VBN":
            found = agents(participle) if name == "by" else prepositional(participle, name)
            if found:
                return found
    return ()
