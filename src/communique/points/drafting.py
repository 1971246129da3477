"""One cue and one rule to the points that they make in a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.model import PointKind
from communique.parse import Token
from communique.points.items import Item, items_of
from communique.points.owners import Owners
from communique.points.places import addressees, heads_at
from communique.points.rules import PointRule, PointRules
from communique.syntax import VERBAL, ancestors, first_conjunct, is_negated, is_passive, subtree, verb_group

_LINKING = frozenset({"be", "become", "remain", "grow", "get", "feel", "stay", "seem"})


@dataclass(frozen=True, slots=True)
class Draft:
    """A point before it is checked against its neighbours."""

    rule: PointRule
    kind: PointKind
    cue: Token
    item: Item
    sides: tuple[str, ...]
    toward: str | None
    place: str


def word_class(token: Token) -> str:
    """Verb, noun or adjective, as rules name them; an empty string for other words."""
    if token.pos in VERBAL:
        return "verb"
    if token.pos in {"NOUN", "PROPN"}:
        return "noun"
    return "adjective" if token.pos in {"ADJ", "ADV"} else ""


def draft(rule: PointRule, cue: Token, owners: Owners, rules: PointRules) -> tuple[Draft, ...]:
    """The points that a rule makes of a cue; none if its conditions are not met or nobody owns them."""
    if not _fits(rule, cue):
        return ()
    sides = _sides(rule, cue, owners, rules)
    if not sides:
        return ()
    return tuple(_drafts(rule, cue, sides, owners, rules))


def _drafts(
    rule: PointRule, cue: Token, sides: tuple[str, ...], owners: Owners, rules: PointRules
) -> Iterator[Draft]:
    for place in rule.content:
        heads = [head for head in heads_at(cue, place) if head is not cue or place == "self"]
        if not heads:
            continue
        made = False
        for item in _items(rule, cue, heads, rules):
            if _is_taken(item.head, rule, cue, rules) or not _holds_needed(rule, item):
                continue
            made = True
            kind = _kind(rule, item, rules)
            yield Draft(rule, kind, cue, _worded(rule, cue, item), sides, _toward(rule, cue, item, sides, owners), place)
        if made:
            return


def _items(rule: PointRule, cue: Token, heads: list[Token], rules: PointRules) -> tuple[Item, ...]:
    stray = [c for c in cue.children if c.dep == "conj" and c.pos not in VERBAL and c.i > heads[0].i]
    every = [*heads, *(s for s in stray if s.pos in {"NOUN", "PROPN"})]
    return items_of(every, rules, whole=rule.with_cue, cue=cue, leave=rule.toward)


def _fits(rule: PointRule, cue: Token) -> bool:
    if rule.word_class != word_class(cue):
        return False
    if rule.negated is not None and is_negated(cue) != rule.negated:
        return False
    if rule.form is not None and (rule.form == "passive") != is_passive(cue):
        return False
    below = {c.lemma for c in cue.children} | {c.lower for c in cue.children} if rule.beside or rule.without else set()
    if rule.beside and not below.intersection(rule.beside):
        return False
    return not (rule.without and below.intersection(rule.without))


def _sides(rule: PointRule, cue: Token, owners: Owners, rules: PointRules) -> tuple[str, ...]:
    if rule.owner == "speaker":
        return owners.speaker_at(cue)
    if rule.word_class == "verb":
        return owners.of_verb(cue, rule)
    if rule.word_class == "adjective":
        return _sides_of_adjective(rule, cue, owners)
    own = owners.of_noun(cue, rule)
    governor = governor_of(cue)
    if rule.under and (governor is None or governor.lemma not in rule.under):
        return ()
    if governor is None:
        return own or ()
    if governor.lemma in _LINKING and rule.free:
        return own or ()
    above = [r for r in rules.of(governor.lemma) if r.word_class == "verb"]
    if any(r.whole for r in above):
        return ()
    if not (above or rules.has("carrier", governor.lemma) or rule.free):
        return ()
    shared = next((r for r in above if r.owner == "shared"), rule)
    voiced = owners.of_verb(governor, shared) if governor.pos in VERBAL else ()
    if own is not None and (own or not voiced) and not (set(own) & set(voiced)):
        return own
    return voiced or own or ()


def governor_of(noun: Token) -> Token | None:
    """The verb whose object, subject or prepositional object a noun is, also below a light noun or a list."""
    at = first_conjunct(noun)
    for above in ancestors(at):
        if above.pos in VERBAL and above.dep not in {"aux", "auxpass"}:
            return above
        if above.pos not in {"ADP", "NOUN", "SCONJ", "PROPN"}:
            return None
    return None


def _sides_of_adjective(rule: PointRule, cue: Token, owners: Owners) -> tuple[str, ...]:
    verb = next((a for a in ancestors(first_conjunct(cue)) if a.lemma in _LINKING or a.pos == "VERB"), None)
    if verb is None or first_conjunct(cue).dep not in {"acomp", "oprd", "ROOT", "ccomp", "conj", "attr"}:
        return ()
    return owners.of_verb(verb, rule)


def _is_taken(head: Token, rule: PointRule, cue: Token, rules: PointRules) -> bool:
    """Whether a noun makes its own point ("reiterated his *concern*"), so that the verb above makes none."""
    if rule.whole or rule.with_cue or head is cue or rule.owner == "speaker":
        return False
    return any(r.word_class == "noun" and _fits(r, head) and _has_content(r, head) for r in rules.of(head.lemma))


def _has_content(rule: PointRule, noun: Token) -> bool:
    return any(heads_at(noun, place) for place in rule.content)


def _holds_needed(rule: PointRule, item: Item) -> bool:
    return not rule.needs or any(t.lemma in rule.needs or t.lower in rule.needs for t in item.tokens)


def _kind(rule: PointRule, item: Item, rules: PointRules) -> PointKind:
    if not rule.sorted:
        return rule.kind
    words = (item.head.lemma, *item.peeled, *(t.lemma for t in item.tokens[:4]))
    if any(rules.has("charge", word) for word in words):
        return "grievance"
    return "concern" if any(rules.has("trouble", word) for word in words) else rule.kind


def _worded(rule: PointRule, cue: Token, item: Item) -> Item:
    """With its formula, where the wording is policy: "does not support the independence of Toru"."""
    if not rule.with_cue or not item.tokens:
        return item
    group = [t for t in verb_group(cue) if t.lower not in {"has", "have", "had", "to"}]
    return Item(item.head, tuple([*group, *(t for t in item.tokens if t.i > group[-1].i)]), item.peeled)


def _toward(
    rule: PointRule, cue: Token, item: Item, sides: tuple[str, ...], owners: Owners
) -> str | None:
    if rule.owner == "shared" and len(sides) > 1 and not rule.toward:
        return None
    for place in rule.toward:
        if place == "content":
            found = owners.named_in((*item.tokens, *subtree(item.head)), sides)
        else:
            found = owners.target(addressees(cue, place), sides)
        if found is not None:
            return found
    return None
