"""The states whose point a cue makes, by the kind of word that the cue is."""

from __future__ import annotations

from communique.parse import Token
from communique.points.conditions import fits, is_told, lies_ahead
from communique.points.owners import Owners
from communique.points.rules import PointRule, PointRules
from communique.syntax import VERBAL, ancestors, first_conjunct, subject

_PREDICATES = frozenset({"acomp", "oprd", "ROOT", "ccomp", "conj", "attr"})


def sides_of(rule: PointRule, cue: Token, owners: Owners, rules: PointRules) -> tuple[str, ...]:
    """The states whose point it is; empty where nobody is known, and then there is no point."""
    if rule.owner == "speaker":
        return owners.speaker_at(cue)
    if rule.word_class == "verb":
        return owners.of_verb(cue, rule, alone=rule.owner == "shared" and lies_ahead(cue, rules))
    if rule.word_class == "adjective":
        return _of_adjective(rule, cue, owners, rules)
    return _of_noun(rule, cue, owners, rules)


def _of_adjective(rule: PointRule, cue: Token, owners: Owners, rules: PointRules) -> tuple[str, ...]:
    if cue.pos in VERBAL:
        found = subject(cue)
        return owners.states_of(found) if found is not None else ()
    first = first_conjunct(cue)
    verb = next((a for a in ancestors(first) if rules.has("linking", a.lemma) or a.pos == "VERB"), None)
    if verb is None or first.dep not in _PREDICATES:
        return ()
    return owners.of_verb(verb, rule)


def _of_noun(rule: PointRule, cue: Token, owners: Owners, rules: PointRules) -> tuple[str, ...]:
    """Of the one whom the noun itself names, else of the one who voices it ("*they* shared their concern")."""
    own = owners.of_noun(cue, rule)
    governor = governor_of(cue)
    if rule.under and (governor is None or governor.lemma not in rule.under):
        return ()
    if governor is None or _lends_no_voice(rule, governor, rules):
        return own or ()
    above = [r for r in rules.of(governor.lemma) if r.word_class == "verb" and fits(r, governor, rules)]
    if above and not any(r.yields for r in above) and not own:
        return ()
    if not (above or rules.has("carrier", governor.lemma) or rule.free):
        return own or ()  # "Toru's offer of talks was met with silence"
    shared = next((r for r in above if r.owner == "shared"), rule)
    voiced = owners.of_verb(governor, shared) if is_told(governor, rules) else ()
    if own and not set(own) & set(voiced):
        return own if rule.free or not voiced else ()
    return voiced or own or ()


def _lends_no_voice(rule: PointRule, governor: Token, rules: PointRules) -> bool:
    """Whether the subject of a verb is not the holder of the noun: "peace is their priority", "China will address
    U.S. concerns", "a stance, raising concerns that"."""
    if rules.has("answering", governor.lemma) or (rule.free and rules.has("linking", governor.lemma)):
        return True
    return governor.dep == "advcl" and governor.tag == "VBG" and rules.has("causing", governor.lemma)


def governor_of(noun: Token) -> Token | None:
    """The verb whose object, subject or prepositional object a noun is, also below a light noun or a list."""
    for above in ancestors(first_conjunct(noun)):
        if above.lower == "including":
            continue
        if above.pos in VERBAL and above.dep not in {"aux", "auxpass"}:
            return above
        if above.pos not in {"ADP", "NOUN", "SCONJ", "PROPN"}:
            return None
    return None
