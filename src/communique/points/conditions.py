"""Whether a word of a sentence is the cue of a rule."""

from __future__ import annotations

from communique.parse import Token
from communique.points.items import Item
from communique.points.places import heads_at
from communique.points.rules import PointRule, PointRules
from communique.syntax import VERBAL, first_conjunct, is_negated, is_passive, subject

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_SUBORDINATE = frozenset({"relcl", "acl", "advcl", "pcomp"})
_NOUN_PLACES = frozenset({"dobj", "pobj", "nsubj", "nsubjpass"})


def word_class(token: Token) -> str:
    """Verb, noun or adjective, as rules name them; an empty string for other words."""
    if token.pos in VERBAL:
        return "verb"
    if token.pos in {"NOUN", "PROPN"} or (token.pos == "ADJ" and token.dep in _NOUN_PLACES):
        return "noun"
    return "adjective" if token.pos in {"ADJ", "ADV"} else ""


def fits(rule: PointRule, cue: Token, rules: PointRules) -> bool:
    """Whether a token meets all conditions that a rule puts on its cue, the words of its content aside."""
    if rule.word_class not in _classes(cue):
        return False
    if rule.word_class == "verb" and not _verb_fits(rule, cue, rules):
        return False
    governed = verb_of(cue)
    if rule.negated is not None and is_negated(governed) != rule.negated:
        return False
    if rule.form is not None and (rule.form == "passive") != is_passive(governed):
        return False
    return _company_fits(rule, cue)


def verb_of(cue: Token) -> Token:
    """The verb that a modal governs; any other cue itself."""
    return cue.head if cue.dep == "aux" else cue


def _classes(token: Token) -> tuple[str, ...]:
    """The word class; a bare passive participle after a linking verb is an adjective too ("is committed to")."""
    own = word_class(token)
    return (own, "adjective") if own == "verb" and token.tag == "VBN" and is_passive(token) else (own,)


def _verb_fits(rule: PointRule, cue: Token, rules: PointRules) -> bool:
    if cue.dep == "aux" and first_conjunct(cue.head).dep in _SUBORDINATE:
        return False
    if cue.dep not in {"aux", "auxpass"} and not is_told(cue, rules):
        return False
    if rule.owner == "shared" and cue.dep in {"relcl", "acl"} and is_passive(cue):
        return False
    if rule.with_object and not is_passive(cue) and not any(c.dep in {"dobj", "dative"} for c in cue.children):
        return False
    if not (rule.subjects or rule.not_subjects):
        return True
    found = subject(verb_of(cue))
    word = found.lower if found is not None else None
    return word not in rule.not_subjects and (not rule.subjects or word in rule.subjects)


def _company_fits(rule: PointRule, cue: Token) -> bool:
    if not (rule.beside or rule.without):
        return True
    below = {c.lemma for c in cue.children} | {c.lower for c in cue.children}
    return below.isdisjoint(rule.without) and (not rule.beside or not below.isdisjoint(rule.beside))


def is_told(verb: Token, rules: PointRules) -> bool:
    """Whether a sentence tells that somebody says, asks or does this; not so inside a content ("to support them")."""
    first = first_conjunct(verb)
    if first.dep == "advcl" and any(c.lower in {"if", "unless", "should"} and c.i < first.i for c in first.children):
        return False
    if _is_finite(verb) or _is_finite(first) or (first.dep == "advcl" and first.tag == "VBG"):
        return True
    if first.dep == "acl" and first.tag == "VBN":
        return rules.has("voicing", first.lemma) and any(c.dep == "agent" for c in first.children)
    if any(c.tag == "TO" for c in first.children):
        return first.dep in {"xcomp", "advcl", "ccomp"} and rules.has("leading", first.head.lemma)
    return first.is_root


def _is_finite(verb: Token) -> bool:
    return verb.tag in _FINITE or any(c.dep in {"aux", "auxpass"} and c.tag != "TO" for c in verb.children)


def lies_ahead(verb: Token, rules: PointRules) -> bool:
    """Whether a talk lies ahead ("plans to speak with them about"): then its topics are those of one side."""
    first = first_conjunct(verb)
    return first.dep in {"xcomp", "ccomp"} and rules.has("ahead", first.head.lemma)


def makes_own_point(head: Token, cue: Token, rules: PointRules) -> bool:
    """Whether a noun makes its own point ("reiterated his *concern*"), so that the verb above makes none."""
    if head is cue:
        return False
    return any(
        rule.word_class == "noun" and fits(rule, head, rules) and any(heads_at(head, place) for place in rule.content)
        for rule in rules.of(head.lemma)
    )


def content_fits(rule: PointRule, item: Item) -> bool:
    """Whether a content holds what a rule needs; a modal counts only where it is that of the content's own verb."""
    if item.head.lemma in rule.not_about:
        return False
    return not rule.needs or any(
        t.lemma in rule.needs or t.lower in rule.needs for t in item.tokens if t.tag != "MD" or t.head is item.head
    )
