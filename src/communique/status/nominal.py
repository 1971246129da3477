"""What stands at a noun itself: "no meeting", "a possible visit", "talks scheduled for June"."""

from __future__ import annotations

from communique.parse import Parse, Token
from communique.status.cues import allows, at_word
from communique.status.modality import negation
from communique.status.rules import StatusRules
from communique.status.standing import Evidence
from communique.syntax import is_negated

DEFINITE = frozenset({"the", "this", "that", "these", "those"})


def of_noun(parse: Parse, rules: StatusRules, noun: Token) -> Evidence | None:
    """The sign that a noun's determiner, adjectives or participle carry; None where there is none."""
    not_word = negation(parse, rules, noun)
    if not_word is not None:
        return Evidence("denied", (not_word,), "negation")
    return modifier(parse, rules, noun) or _short_clause(parse, rules, noun)


def modifier(parse: Parse, rules: StatusRules, act: Token) -> Evidence | None:
    """The sign of an adjective or adverb beside an act ("a planned visit", "will likely meet")."""
    for child in act.children:
        if child.dep not in {"amod", "advmod", "compound", "nmod", "npadvmod", "acomp", "prep"}:
            continue
        for hit in at_word(parse, rules, child):
            rule = hit.rule
            if "modifier" in rule.governs and rule.effect == "status" and allows(rule, act):
                denied = rule.negated is not None and is_negated(child)
                return Evidence(rule.negated if denied and rule.negated else rule.status, hit.words, rule.id)
    return None


def _short_clause(parse: Parse, rules: StatusRules, noun: Token) -> Evidence | None:
    """ "Talks scheduled for June", "a summit to be held", "a visit put off twice"."""
    for child in noun.children:
        if child.dep not in {"acl", "relcl", "appos"} and not (child.dep == "amod" and child.i > noun.i):
            continue
        if child.tag == "VB" and any(c.lower == "to" and c.dep == "aux" for c in child.children):
            if _takes_place(parse, rules, child):
                return Evidence("planned", (child,), "infinitive")
            continue
        if child.tag == "VBN" and child.dep == "acl":
            for hit in at_word(parse, rules, child):
                if hit.rule.effect == "status" and "subject" in hit.rule.governs and allows(hit.rule, noun):
                    return Evidence(hit.rule.status, hit.words, hit.rule.id)
    return None


def _takes_place(parse: Parse, rules: StatusRules, verb: Token) -> bool:
    return any(hit.rule.effect == "share" for hit in at_word(parse, rules, verb))


def is_definite(noun: Token) -> bool:
    """Whether a noun is told as known: "the talks", "their visit", "Okan's trip"."""
    return any(c.dep == "poss" or (c.dep == "det" and c.lower in DEFINITE) for c in noun.children)
