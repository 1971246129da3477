"""Which rule a cue word fires for an act that stands below, beside or above it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from communique.parse import Parse, Token
from communique.status.climb import Step, covers_subject, cue_places
from communique.status.rules import Cue, StatusRule, StatusRules
from communique.syntax import auxiliaries, is_passive


class Hit(NamedTuple):
    """A rule, the word that its cue begins with, and all words of the cue."""

    rule: StatusRule
    head: Token
    words: tuple[Token, ...]


def governing(parse: Parse, rules: StatusRules, act: Token, step: Step) -> Hit | None:
    """The rule whose cue governs the act over this step, the most telling (longest) cue first."""
    hits = [
        hit
        for place in cue_places(step)
        for hit in at_word(parse, rules, place)
        if _reaches(hit, step) and allows(hit.rule, act)
    ]
    return max(hits, key=_weight, default=None)


def _weight(hit: Hit) -> tuple[int, bool, bool]:
    """Longer cues first, then those for certain acts, then those that give a status."""
    return len(hit.words), bool(hit.rule.acts or hit.rule.except_acts), hit.rule.effect == "status"


def at_word(parse: Parse, rules: StatusRules, place: Token) -> Iterator[Hit]:
    """All rules one of whose cues begins at a word."""
    for key in dict.fromkeys((place.lemma, place.lower)):
        for rule, cues in rules.by_cue.get(key, ()):
            if (rule.pos and place.pos not in rule.pos) or (rule.tag and place.tag != rule.tag):
                continue
            words = _longest(parse, cues, place)
            if words is not None and _voice_fits(rule, place):
                yield Hit(rule, place, words)


def _longest(parse: Parse, cues: Iterable[Cue], place: Token) -> tuple[Token, ...] | None:
    found = [_cue_words(parse, cue, place) for cue in cues]
    return max((words for words in found if words), key=len, default=None)


def _cue_words(parse: Parse, cue: Cue, place: Token) -> tuple[Token, ...] | None:
    """The tokens of a cue that begins at `place`: side by side, or a verb with its particle further on."""
    if len(cue) == 1:
        # "end up", "set up": a verb with a particle is another word
        return None if any(c.dep == "prt" for c in place.children) else (place,)
    beside = parse.tokens[place.i : place.i + len(cue)]
    if len(beside) == len(cue) and all(t.lower == w or t.lemma == w for t, w in zip(beside, cue, strict=True)):
        return beside
    if place.pos not in {"VERB", "AUX"}:
        return None
    apart = [c for c in place.children if c.i > place.i and c.lower == cue[1] and c.dep in {"prt", "advmod"}]
    return _run(parse, cue[1:], place, apart)


def _run(parse: Parse, rest: Cue, place: Token, starts: Iterable[Token]) -> tuple[Token, ...] | None:
    for start in starts:
        run = parse.tokens[start.i : start.i + len(rest)]
        if all(t.lower == w or t.lemma == w for t, w in zip(run, rest, strict=False)):
            return (place, *run)
    return None


def _voice_fits(rule: StatusRule, place: Token) -> bool:
    if rule.passive is None:
        return True
    passive = is_passive(place) or (place.tag == "VBN" and not any(a.lemma == "have" for a in auxiliaries(place)))
    return passive == rule.passive


def _reaches(hit: Hit, step: Step) -> bool:
    rule, below = hit.rule, step.below
    if step.prepositions:
        inside = set(hit.words)
        names = [p.lower for p in step.prepositions if p not in inside]
        if not names:
            return "object" in rule.governs
        return names[0] in rule.after or (names[-1] in rule.after and len(names) == 1)
    if step.direction == "subject":
        return "subject" in rule.governs and (len(hit.words) > 1 or covers_subject(step.governor))
    if step.direction == "clause" and not _clause_fits(rule, step):
        return False
    return step.direction is not None and step.direction in rule.governs and below not in hit.words


def _clause_fits(rule: StatusRule, step: Step) -> bool:
    """Whether a clause is of the form that the rule wants; a relative clause on a noun cue tells of the noun."""
    below = step.below
    infinite = is_infinite(below)
    if step.governor.pos == "NOUN":
        relative = any(c.tag in {"WDT", "WP", "WP$", "WRB"} for c in below.children)
        if below.tag == "VBN" and below.dep in {"acl", "relcl"} and not auxiliaries(below):
            return False  # "commitments made in May"
        if not infinite and relative and below.dep == "relcl":
            return False
    if rule.form == "gerund":
        return below.tag == "VBG"
    return rule.form is None or infinite == (rule.form == "infinitive")


def is_infinite(verb: Token) -> bool:
    """Whether a verb has no tense: "to meet", "meeting", "having met"."""
    helpers = {a.lower for a in verb.children if a.dep in {"aux", "auxpass"}}
    return verb.tag in {"VB", "VBG", "VBN"} and helpers <= {"to", "having", "being", "be", "been", "have"}


def allows(rule: StatusRule, act: Token) -> bool:
    """Whether a rule covers this act at all."""
    if rule.indefinite and act.pos in {"NOUN", "PROPN"} and not any(c.lower in {"a", "an"} for c in act.children):
        return False
    if rule.lasting and act.pos in {"NOUN", "PROPN"} and _is_counted(act):
        return False
    return (not rule.acts or act.lemma in rule.acts) and act.lemma not in rule.except_acts


def _is_counted(noun: Token) -> bool:
    """Whether a noun tells of one act or some: "a crackdown", "two wars"; what lasts is told as known or as a mass."""
    return any(c.lower in {"a", "an", "another", "any"} or c.dep == "nummod" for c in noun.children)
