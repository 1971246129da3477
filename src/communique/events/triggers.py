"""Which words of a text trigger which rule, with the objects, modifiers and complements that it asks for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from communique.cast import Cast
from communique.events.people import sector_of
from communique.events.rules import EventRule, EventRules, Pattern, WordClass
from communique.events.words import content_noun, forms, is_one_of
from communique.parse import Parse, Token
from communique.syntax import (
    OBJECTS,
    SUBJECTS,
    VERBAL,
    children,
    conjuncts,
    is_negated,
    is_passive,
    objects,
    passive_subject,
    prepositional,
    subject,
    subtree,
)

REACH = 9
"""Words of one expression stand at most so far apart: "called the long-planned round of talks off"."""
FRINGES = frozenset({"margin", "margins", "sideline", "sidelines", "fringe", "fringes", "edge"})
STATES = frozenset({"opposed", "prepared", "committed", "concerned", "determined", "alarmed", "outraged"})
"""Participles that tell a state of mind: "is opposed to", whose subject is the one who opposes."""
TIME_LABELS = frozenset({"DATE", "TIME"})
LIGHT_PREPOSITIONS = frozenset({"in", "into", "on", "to", "with", "under", "for", "of", "at"})
COMPLEMENTS = ("ccomp", "xcomp")
COMING = frozenset({"will", "would", "shall", "'ll", "’ll", "wo", "to"})
AUXILIARIES = frozenset({"aux", "auxpass"})
OWN_WORDS = frozenset({"conj", "advcl", "nsubj", "aux"})
"""Dependents that are no part of an expression with their head."""
BESIDE = ("prt", "prep", "advmod", "dobj", "acomp", "oprd", "attr", "agent", "dative", "nsubjpass", "xcomp", "npadvmod")


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that names an act. `light` is the verb beside a noun that carries it ("pay" a visit), if any."""

    token: Token
    rule: EventRule
    word_class: WordClass
    light: Token | None = None


def find_triggers(parse: Parse, rules: EventRules, cast: Cast) -> Iterator[Trigger]:
    """All triggers in text order: one a word, and those that a rule names beside it."""
    for token in parse.tokens:
        word_class = _word_class(token)
        if word_class is None:
            continue
        settled = False
        patterns = patterns_of(token, word_class, rules)
        beside = words_beside(token) if patterns else frozenset()
        for pattern in patterns:
            if settled and not pattern.rule.beside:
                continue
            trigger = _fits(token, pattern, word_class, beside, rules, cast)
            if trigger is not None:
                yield trigger
                settled = settled or not pattern.rule.beside


def patterns_of(token: Token, word_class: WordClass, rules: EventRules) -> Sequence[Pattern]:
    """The patterns that look for a word, the most specific first."""
    return next((rules.index[key] for form in forms(token) if (key := (word_class, form)) in rules.index), ())


def _word_class(token: Token) -> WordClass | None:
    if token.tag == "VBN" and token.lower in STATES and any(child.lemma == "be" for child in token.children):
        return "adjective"
    if token.pos == "VERB" and token.dep not in AUXILIARIES:
        return "noun" if token.tag == "VBG" and _is_gerund_noun(token) else "verb"
    if token.pos == "NOUN" or (token.pos == "PROPN" and token.dep != "compound"):
        return "noun" if token.dep != "compound" else None
    if token.pos == "ADJ" and token.dep in {"acomp", "attr", "oprd", "conj"}:
        return "adjective"
    return "verb" if token.pos == "ADJ" and token.dep == "ROOT" else None


def _is_gerund_noun(token: Token) -> bool:
    """ "the shelling of": a participle with an article or a possessor and no object is a noun."""
    nominal = any(child.dep in {"det", "poss"} for child in token.children)
    return nominal and not any(child.dep in OBJECTS for child in token.children)


def _fits(
    token: Token,
    pattern: Pattern,
    word_class: WordClass,
    beside: frozenset[str],
    rules: EventRules,
    cast: Cast,
) -> Trigger | None:
    rule = pattern.rule
    if not beside.issuperset(pattern.rest) or not beside.isdisjoint(rule.unless):
        return None
    if word_class == "noun":
        return _noun_trigger(token, rule)
    if word_class == "adjective" and not _adjective_fits(token, rule):
        return None
    if word_class == "verb" and not _verb_fits(token, rule, rules, cast):
        return None
    return Trigger(token, rule, word_class)


def _adjective_fits(token: Token, rule: EventRule) -> bool:
    return _has_clause(token, rule.clause) and (not rule.marks or _marked((token,), rule.marks))


def _noun_trigger(token: Token, rule: EventRule) -> Trigger | None:
    light = light_verb(token)
    carried = light is not None and is_one_of(light, rule.verbs_with_nouns)
    if rule.light_only and not carried:
        return None
    if rule.marks and not _marked((token,), rule.marks):
        return None
    if rule.type == "CONSULT" and is_setting(token):
        return None
    return Trigger(token, rule, "noun", light if carried else None)


def is_setting(noun: Token) -> bool:
    """Whether a gathering is only where something else took place: "on the margins of the summit"."""
    above = noun.head
    return noun.dep == "pobj" and above.lower == "of" and above.head.lemma in FRINGES


def light_verb(noun: Token) -> Token | None:
    """The verb whose object (in the passive: subject) a noun is, also after "in" and "into" ("entered into talks")."""
    while noun.dep == "conj" and not noun.is_root:
        noun = noun.head
    head = noun.head
    if noun.dep in OBJECTS or noun.dep in SUBJECTS or (noun.dep == "attr" and head.pos in VERBAL):
        return head
    if noun.dep == "pobj" and head.lower in LIGHT_PREPOSITIONS and head.head.pos in VERBAL:
        return head.head
    return head if noun.pos in {"NOUN", "PROPN"} and head.tag == "VBN" and head.dep == "acl" else _participle(noun)


def _participle(noun: Token) -> Token | None:
    """ "talks held in Rome": the participle that hangs on the noun."""
    return next((child for child in noun.children if child.dep == "acl" and child.tag in {"VBN", "VBD"}), None)


def _verb_fits(token: Token, rule: EventRule, rules: EventRules, cast: Cast) -> bool:
    return (
        (not rule.subjects or _subject_is(token, rule.subjects))
        and (not rule.before or _followed_by(token, rule.before))
        and (not (rule.objects or rule.object_is or rule.marks) or _object_fits(token, rule, rules, cast))
        and not (rule.alone and children(token, "oprd", "ccomp", "xcomp"))
        and _has_clause(token, rule.clause, denied=rule.denied_clause)
        and (not rule.acts or _announces(token, rule, rules, cast))
    )


def _followed_by(token: Token, prepositions: tuple[str, ...]) -> bool:
    """Whether one of some prepositions hangs on a verb, or, as the parser may have it, on its object."""
    return any(child.lower in prepositions for head in (token, *objects(token)) for child in head.children)


def _announces(token: Token, rule: EventRule, rules: EventRules, cast: Cast) -> bool:
    """Whether the complement tells of a coming act of one of the rule's types by the same actor."""
    return any(
        _is_coming(clause)
        and is_negated(clause) == rule.denied_clause
        and _same_actor(token, clause, cast)
        and _names_act(clause, rule.acts, rules, cast)
        for clause in complement_clauses(token)
    )


def _is_coming(clause: Token) -> bool:
    return any(child.dep in AUXILIARIES and child.lower in COMING for child in clause.children)


def _same_actor(token: Token, clause: Token, cast: Cast) -> bool:
    """Whether a clause has no subject of its own, a pronoun for the speaker, or the speaker named again."""
    own = next(iter(children(clause, *SUBJECTS)), None)
    speaker = subject(token)
    if own is None:
        return clause.dep != "xcomp" or not objects(token)
    if own.pos == "PRON":
        return True
    first = cast.headed_by(speaker) if speaker is not None else None
    second = cast.headed_by(own)
    return first is not None and second is not None and set(first.states) == set(second.states) != set()


def _names_act(clause: Token, types: tuple[str, ...], rules: EventRules, cast: Cast) -> bool:
    """Whether the first rule that fits a verb, or the noun that it carries, is of one of some types."""
    candidates: tuple[tuple[WordClass, tuple[Token, ...]], ...] = (("verb", (clause,)), ("noun", objects(clause)))
    for word_class, tokens in candidates:
        for token in tokens:
            beside = words_beside(token)
            for pattern in patterns_of(token, word_class, rules):
                if not pattern.rule.acts and _fits(token, pattern, word_class, beside, rules, cast) is not None:
                    return pattern.rule.type in types
    return False


def _object_fits(token: Token, rule: EventRule, rules: EventRules, cast: Cast) -> bool:
    found = object_heads(token, rule.after)
    if rule.objects:
        found = tuple(
            noun for noun in found if is_one_of(noun, rule.objects) or is_one_of(content_noun(noun), rule.objects)
        )
    if rule.object_is == "actor":
        found = tuple(noun for noun in found if is_actor(noun, rules, cast))
    elif rule.object_is == "thing":
        found = tuple(noun for noun in found if not is_actor(noun, rules, cast))
    if not found and (rule.objects or rule.object_is):
        return False
    return not rule.marks or _marked((token, *found), rule.marks)


def is_actor(noun: Token, rules: EventRules, cast: Cast) -> bool:
    """Whether a noun names somebody who can act or be acted on, not a thing or a place that is only a setting."""
    mention = cast.headed_by(noun)
    if mention is not None and mention.form == "document":
        return False
    known = mention is not None or sector_of(noun, rules.people) is not None
    return known or noun.pos in {"PRON", "NUM"} or (noun.pos == "PROPN" and noun.entity in {"PERSON", "NORP", "ORG"})


def object_heads(verb: Token, after: tuple[str, ...] = ()) -> tuple[Token, ...]:
    """The nouns that a verb acts on: its objects, in the passive its subject, and those after some prepositions."""
    found = list(objects(verb)) or list(_mistaken_object(verb))
    if is_passive(verb) and (acted_on := passive_subject(verb)) is not None:
        found.extend(conjuncts(acted_on))
    found.extend(prepositional(verb, *after))
    return tuple(found)


def _mistaken_object(verb: Token) -> Iterator[Token]:
    """A bare name behind a verb, which the parser at times takes for an adverbial ("would attack Peru")."""
    for child in verb.children:
        if child.dep == "npadvmod" and child.i > verb.i and child.pos == "PROPN" and child.entity not in TIME_LABELS:
            yield from conjuncts(child)


def words_beside(token: Token) -> frozenset[str]:
    """The words among a word's dependents, one or two levels down, that can belong to one expression with it."""
    found: list[str] = []
    for child in token.children:
        if abs(child.i - token.i) > REACH or _tells_time(child):
            continue
        if child.dep not in OWN_WORDS:
            found.extend(forms(child))
        if child.dep in BESIDE:
            found.extend(form for c in child.children if c.dep != "conj" for form in forms(c))
    return frozenset(found)


def _tells_time(prep: Token) -> bool:
    """ "on Sunday" is no part of an expression ("called on")."""
    return prep.dep == "prep" and any(pobj.entity in TIME_LABELS for pobj in children(prep, "pobj"))


def _marked(tokens: tuple[Token, ...], marks: tuple[str, ...]) -> bool:
    """Whether one of some words stands in the phrase of one of some words."""
    return any(
        is_one_of(part, marks)
        for token in tokens
        for part in subtree(token, without=frozenset({"relcl", "advcl", "ccomp", "nsubj", "nsubjpass"}))
        if part is not token or token.pos in {"NOUN", "PROPN"}
    )


def _subject_is(token: Token, words: tuple[str, ...]) -> bool:
    found = subject(token)
    if found is None:
        return False
    nationals = "people" in words
    heads = map(content_noun, conjuncts(found))
    return any(is_one_of(n, words) or (nationals and n.entity == "NORP" and n.tag == "NNPS") for n in heads)


def _has_clause(token: Token, wanted: tuple[str, ...], *, denied: bool = False) -> bool:
    """Whether the complement clause is of a kind: "to", "that", or one of some auxiliaries in it."""
    if not wanted:
        return True
    for clause in complement_clauses(token):
        if denied and not is_negated(clause):
            continue
        helpers = {child.lower for child in clause.children if child.dep in AUXILIARIES}
        helpers |= {child.lemma for child in clause.children if child.dep in AUXILIARIES}
        if is_one_of(clause, wanted) or helpers & set(wanted):
            return True
        if "that" in wanted and clause.dep == "ccomp" and "to" not in helpers:
            return True
    return False


def complement_clauses(token: Token) -> tuple[Token, ...]:
    """The verbs of the clauses that complete a word, coordinated ones included; an infinitive of purpose counts."""
    found = [child for child in token.children if child.dep in COMPLEMENTS]
    found.extend(c for c in children(token, "advcl", "acl") if any(x.lower == "to" for x in children(c, "aux")))
    found.extend(c for c in children(token, "acl") if any(x.lower == "that" for x in children(c, "mark")))
    found.extend(child for prep in children(token, "prep") for child in children(prep, "pcomp"))
    return tuple(verb for clause in found for verb in conjuncts(clause) if verb.pos in VERBAL)
