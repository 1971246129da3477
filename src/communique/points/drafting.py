"""One cue and one rule to the points that they make in a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.model import PointKind
from communique.parse import Parse, Token
from communique.points.conditions import content_fits, fits, makes_own_point
from communique.points.items import Item, items_of
from communique.points.owners import Owners
from communique.points.places import addressees, heads_at
from communique.points.regions import region_of
from communique.points.rules import PointRule, PointRules
from communique.points.sides import sides_of
from communique.syntax import VERBAL, is_negated, subtree, verb_group

_DIRECTED = frozenset({"ask", "offer", "commitment"})
_OWN = frozenset({"self", "act"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})


@dataclass(frozen=True, slots=True)
class Draft:
    """A point before it is checked against its neighbours."""

    rule: PointRule
    kind: PointKind
    cue: Token
    item: Item
    sides: tuple[str, ...]
    toward: str | None


@dataclass(frozen=True, slots=True)
class _Find:
    """A cue with its owner, and the head of the content at one place."""

    rule: PointRule
    cue: Token
    sides: tuple[str, ...]
    place: str
    head: Token
    owners: Owners
    rules: PointRules


def draft(rule: PointRule, cue: Token, owners: Owners, rules: PointRules) -> tuple[Draft, ...]:
    """The points that a rule makes of a cue; none if its conditions are not met or nobody owns them."""
    if not fits(rule, cue, rules):
        return ()
    sides = sides_of(rule, cue, owners, rules)
    if not sides or (rule.between_two and len(sides) < 2):
        return ()
    if rule.own and not set(sides) <= set(owners.speaker_at(cue)):
        return ()
    for place in rule.content:
        heads = [head for head in heads_at(cue, place) if _is_content(head, rule, cue, place)]
        if heads and rule.yields and makes_own_point(heads[0], cue, rules):
            return ()
        if heads and (made := tuple(_drafts(_Find(rule, cue, sides, place, heads[0], owners, rules)))):
            return made
    return ()


def _is_content(head: Token, rule: PointRule, cue: Token, place: str) -> bool:
    """Not the phrase's own second word ("made *clear*"), nor the cue itself but where the rule says so."""
    if head is cue:
        return place in _OWN
    return head.lemma not in rule.beside or head.pos == "NOUN"


def _drafts(find: _Find) -> Iterator[Draft]:
    rule = find.rule
    shared_target: str | None = None
    for number, item in enumerate(_items(find, find.owners.scene.parse)):
        listed = rule.yields or (rule.word_class == "noun" and number > 0)
        if listed and makes_own_point(item.head, find.cue, find.rules):
            continue
        if _is_pointed_at(item, find):
            continue
        if not content_fits(rule, item) or (rule.no_persons and find.owners.is_person(item.head)):
            if rule.needs and rule.word_class == "noun" and number == 0:
                return
            continue
        item, partner = _without_partner(item, find)
        kind, toward = _kind(item, partner or _toward(item, find), find)
        if kind in {"concern", "grievance"} and "content" in rule.toward:
            toward = shared_target or toward
            shared_target = toward if _has_owner(item) else shared_target
        if rule.at_somebody and toward is None:
            continue
        if toward is None and kind in _DIRECTED and not _addresses_all(find):
            toward = find.owners.partner(find.sides)
        joins = rule.owner == "shared" and partner is not None and partner not in find.sides
        sides = (*find.sides, partner) if joins and partner else find.sides
        yield Draft(rule, kind, find.cue, _worded(item, find), sides, None if partner in sides else toward)


def _addresses_all(find: _Find) -> bool:
    """ "Called on all parties": somebody is addressed, but no single state."""
    named = [noun for place in find.rule.toward if place != "content" for noun in addressees(find.cue, place)]
    return bool(named)


def _has_owner(item: Item) -> bool:
    """ "Toru's practices, crackdown and drills": the first item names whose they all are."""
    return any(c.dep == "poss" for c in item.head.children)


def _is_pointed_at(item: Item, find: _Find) -> bool:
    """ "The *matters* raised by the envoy": what they are stands elsewhere."""
    return find.cue.head is item.head and find.cue.dep == "acl" and find.rules.has("vague", item.head.lemma)


def _items(find: _Find, parse: Parse) -> tuple[Item, ...]:
    if find.place in _OWN:
        tokens = region_of(find.cue, find.head, parse, first=subtree(find.head)[0])
        return items_of(tokens, find.rules, whole=True)
    if find.place == "modal":
        tokens = region_of(find.cue, find.head, parse, first=_first_of_clause(find.head))
        return items_of(tokens, find.rules, whole=True)
    tokens = region_of(find.cue, find.head, parse, first=_subject_of_wish(find))
    whole = find.rule.with_cue or (find.place != "governed" and _is_clause(find.head))
    return items_of(tokens, find.rules, whole=whole)


def _first_of_clause(verb: Token) -> Token:
    """The first word of its subject, so that no phrase that stands before it is said ("In the end, *the war* ...")."""
    own = next((c for c in verb.children if c.dep in _SUBJECTS), None)
    return subtree(own)[0] if own is not None else verb


def _subject_of_wish(find: _Find) -> Token | None:
    """ "Want *the war* to end": what is wished for begins with its subject."""
    if find.rule.kind != "priority" or find.rule.word_class != "verb":
        return None
    wished = [c for c in find.head.children if c.dep == "nsubj"] or [c for c in find.cue.children if c.dep == "dobj"]
    return subtree(wished[0])[0] if wished and find.cue.i < wished[0].i < find.head.i else None


def _is_clause(head: Token) -> bool:
    """A clause with its own subject is one item."""
    finite = any(c.dep in _SUBJECTS for c in head.children)
    return finite and head.pos in VERBAL and not any(c.tag == "TO" for c in head.children)


def _without_partner(item: Item, find: _Find) -> tuple[Item, str | None]:
    """The addressee at the end of a content is none of it: "raised the drills *with the French envoy*"."""
    shared = find.rule.owner == "shared"
    if "with" not in find.rule.toward and not shared:
        return item, None
    for token in item.tokens:
        if token.lower != "with" or token.dep != "prep" or token.i < item.head.i:
            continue
        named = [c for c in token.children if c.dep == "pobj" and (not shared or find.owners.is_person(c))]
        partner = find.owners.target(named, () if shared else find.sides)
        if partner is not None:
            return Item(item.head, tuple(t for t in item.tokens if t.i < token.i), item.peeled), partner
    return item, None


def _toward(item: Item, find: _Find) -> str | None:
    for place in find.rule.toward:
        if place == "subject" and set(find.owners.states_among(addressees(find.cue, place))) & set(find.sides):
            continue  # "both sides must": nobody is addressed
        if place == "content":
            found = find.owners.named_in((*item.tokens, *subtree(item.head)), find.sides)
        else:
            found = find.owners.target(addressees(find.cue, place), find.sides)
        if found is not None:
            return found
    return None


def _kind(item: Item, toward: str | None, find: _Find) -> tuple[PointKind, str | None]:
    """The kind of one item, which may differ from that of its rule, and its target."""
    rule, rules = find.rule, find.rules
    if rule.sorted:
        words = (item.head.lemma, *item.peeled, *(t.lemma for t in item.tokens[:4]))
        if any(rules.has("charge", word) for word in words):
            return "grievance", find.owners.named_in(item.tokens, find.sides)
        blamed = find.owners.named_in(item.tokens, find.sides)
        return ("concern", blamed) if any(rules.has("trouble", word) for word in words) else (rule.kind, None)
    if find.place == "seen" and toward is not None and _other_acts(item, find):
        return "ask", toward
    if rule.kind == "position" and rule.yields:
        return _stance(item, toward, find)
    if rule.kind == "commitment" and "including" in item.peeled and item.head.pos == "PROPN":
        return "topic", toward  # "agreed to work together on shared priorities, including Libya"
    if rule.kind == "commitment" and rule.owner == "shared" and any(rules.has("weighing", w) for w in item.peeled):
        return "position", toward  # "agreed on the importance of"
    if rule.kind == "ask" and toward is None and len(find.sides) > 1 and set(find.sides) == set(find.owners.parties):
        return "position", toward  # "both sides encouraged progress on"
    if rule.kind == "position" and rule.word_class == "noun" and find.place == "infinitive":
        bound = find.owners.target([c for c in find.head.children if c.dep == "nsubj"], find.sides)
        return ("position", toward) if bound is None else ("ask", bound)  # "the need for Toru to withdraw"
    return rule.kind, toward


def _other_acts(item: Item, find: _Find) -> bool:
    """ "Want to see *Toru* open the port": somebody else is to act."""
    doers = [c for c in find.head.children if c.dep == "nsubj"]
    return item.head.pos in VERBAL and find.owners.target(doers, find.sides) is not None


def _stance(item: Item, toward: str | None, find: _Find) -> tuple[PointKind, str | None]:
    """An emphasised danger is a concern; an emphasised wrong of another state is a grievance."""
    head = item.head
    if head.pos in {"NOUN", "PROPN"} and find.rules.has("trouble", head.lemma):
        return "concern", find.owners.named_in(item.tokens, find.sides) or toward
    if head.pos in {"NOUN", "PROPN"} and find.rules.has("charge", head.lemma):
        return "grievance", find.owners.named_in(item.tokens, find.sides) or toward
    doers = [c for c in head.children if c.dep == "nsubj"]
    if not doers or head.pos not in VERBAL or any(c.tag == "MD" for c in head.children):
        return "position", toward
    blamed = find.owners.target(doers, find.sides)
    wrong = find.rules.has("wrong", head.lemma) or is_negated(head)
    return ("grievance", blamed) if blamed is not None and wrong else ("position", toward)


def _worded(item: Item, find: _Find) -> Item:
    """With its formula, where the wording is policy: "does not support the independence of Toru"."""
    if find.place == "act":
        return Item(item.head, tuple(t for t in item.tokens if t.i >= _start_of_act(find.cue)), item.peeled)
    if not find.rule.with_cue:
        return item
    group = [t for t in verb_group(find.cue) if t.lower not in {"has", "have", "had", "to"}]
    return Item(item.head, (*group, *(t for t in item.tokens if t.i > group[-1].i)), item.peeled)


def _start_of_act(verb: Token) -> int:
    """Where an act begins: at "not", or at an adverb right before the verb."""
    before = [c.i for c in verb.children if c.dep in {"neg", "advmod"} and c.i == verb.i - 1]
    return min([verb.i, *before])
