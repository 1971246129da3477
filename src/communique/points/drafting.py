"""One cue and one rule to the points that they make in a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.model import PointKind
from communique.parse import Token
from communique.points.items import Item, items_of
from communique.points.owners import Owners
from communique.points.places import addressees, heads_at
from communique.points.regions import region_of
from communique.points.rules import PointRule, PointRules
from communique.scene import Scene
from communique.syntax import VERBAL, ancestors, first_conjunct, is_negated, is_passive, subject, subtree, verb_group

_OWN = frozenset({"self", "act"})
_VOICED = frozenset({"raise", "voice", "express", "pose", "broach"})
_LEADS_ON = frozenset(
    {"expect", "likely", "plan", "continue", "prone", "set", "due", "begin", "use", "go", "unlikely", "sure", "intend",
     "lead", "stop", "meet", "speak", "talk", "call", "phone", "need", "want", "try", "schedule", "gather", "convene", "hold", "host",
     "have", "travel", "visit", "poise", "bound", "ready", "appear", "seem", "aim", "take", "pause", "join"}
)  # fmt: skip
_CAUSES = frozenset({"raise", "elevate", "prompt", "spark", "fuel", "stoke", "trigger", "cause", "create"})
_AHEAD = frozenset({"expect", "likely", "plan", "prone", "intend", "count", "hope", "want", "aim", "set", "wish"})
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
    if token.pos in {"NOUN", "PROPN"} or (token.pos == "ADJ" and token.dep in {"dobj", "pobj", "nsubj", "nsubjpass"}):
        return "noun"
    return "adjective" if token.pos in {"ADJ", "ADV"} else ""


def _classes(token: Token) -> tuple[str, ...]:
    """The word class; a bare passive participle after a linking verb is an adjective too ("is committed to")."""
    own = word_class(token)
    return (own, "adjective") if own == "verb" and token.tag == "VBN" and is_passive(token) else (own,)


def _has_subject(cue: Token, words: tuple[str, ...]) -> bool:
    found = subject(cue.head if cue.dep == "aux" else cue)
    return found is not None and found.lower in words


def is_told(verb: Token) -> bool:
    """Whether a sentence tells that somebody says, asks or does this; not so inside a content ("to support them")."""
    first = first_conjunct(verb)
    if first.dep == "advcl" and any(c.lower in {"if", "unless", "should"} and c.i < first.i for c in first.children):
        return False
    for word in (verb, first):
        if word.tag in {"VBD", "VBZ", "VBP"} or any(
            c.dep in {"aux", "auxpass"} and c.tag != "TO" for c in word.children
        ):
            return True
    if first.dep == "advcl" and first.tag == "VBG":
        return True
    if first.dep == "acl" and first.tag == "VBN":
        return first.lemma in _VOICED and any(c.dep == "agent" for c in first.children)
    if any(c.tag == "TO" for c in first.children):
        return first.dep in {"xcomp", "advcl", "ccomp"} and first.head.lemma in _LEADS_ON
    return first.is_root


def _is_foretold(verb: Token) -> bool:
    """Whether a talk lies ahead ("plans to speak with them about"): then its topics are those of one side."""
    first = first_conjunct(verb)
    return first.dep in {"xcomp", "ccomp"} and first.head.lemma in _AHEAD


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
        heads = [h for h in heads_at(cue, place) if (h.lemma not in rule.beside or h.pos == "NOUN") and (h is not cue or place in _OWN)]
        if not heads:
            continue
        if rule.yields and _is_taken(heads[0], cue, rules):
            return
        made = False
        for item in _items(rule, cue, heads[0], place, owners.scene, rules):
            listed = rule.yields or (rule.word_class == "noun" and made)
            if (listed and _is_taken(item.head, cue, rules)) or not _holds_needed(rule, item):
                continue
            if rule.no_persons and owners.is_person(item.head):
                continue
            made = True
            item, partner = _without_partner(item, rule, owners, sides)
            kind = _kind(rule, item, rules)
            if kind == "ask" and rule.word_class == "verb" and len(sides) > 1 and not rule.at_somebody:
                kind = "position" if _toward(rule, cue, item, sides, owners) is None else kind
            toward = partner or _toward(rule, cue, item, sides, owners)
            if rule.word_class == "noun" and kind == "position" and place == "infinitive":
                bound = owners.target([c for c in heads[0].children if c.dep == "nsubj"], sides)
                kind, toward = ("ask", bound) if bound is not None else (kind, toward)
            if rule.at_somebody and toward is None:
                continue
            yield Draft(rule, kind, cue, _worded(rule, cue, item, place), sides, toward, place)
        if made:
            return


def _items(rule: PointRule, cue: Token, head: Token, place: str, scene: Scene, rules: PointRules) -> tuple[Item, ...]:
    if place in _OWN:
        tokens = region_of(cue, head, scene.parse, first=subtree(head)[0])
        return items_of(tokens, rules, whole=True)
    tokens = region_of(cue, head, scene.parse)
    return items_of(tokens, rules, whole=rule.with_cue or _is_clause(head))


def _is_clause(head: Token) -> bool:
    """A clause with its own subject is one item."""
    finite = any(c.dep in {"nsubj", "nsubjpass", "expl", "csubj"} for c in head.children)
    return finite and head.pos in VERBAL and not any(c.tag == "TO" for c in head.children)


def _without_partner(
    item: Item, rule: PointRule, owners: Owners, sides: tuple[str, ...]
) -> tuple[Item, str | None]:
    """The addressee at the end of a content is none of it: "raised the drills *with the French envoy*"."""
    if "with" not in rule.toward:
        return item, None
    for token in item.tokens:
        if token.lower == "with" and token.dep == "prep" and token.i > item.head.i:
            target = owners.target([c for c in token.children if c.dep == "pobj"], sides)
            if target is not None:
                return Item(item.head, tuple(t for t in item.tokens if t.i < token.i), item.peeled), target
    return item, None


def _fits(rule: PointRule, cue: Token) -> bool:
    if rule.word_class not in _classes(cue):
        return False
    if rule.negated is not None and is_negated(cue) != rule.negated:
        return False
    if rule.word_class == "verb" and cue.dep not in {"aux", "auxpass"} and not is_told(cue):
        return False
    if rule.with_object and not is_passive(cue) and not any(c.dep in {"dobj", "dative"} for c in cue.children):
        return False
    if rule.not_subjects and _has_subject(cue, rule.not_subjects):
        return False
    if rule.subjects and not _has_subject(cue, rule.subjects):
        return False
    if rule.owner == "shared" and cue.dep in {"relcl", "acl"}:
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
        return owners.of_verb(cue, rule, alone=rule.owner == "shared" and _is_foretold(cue))
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
    above = [r for r in rules.of(governor.lemma) if r.word_class == "verb" and _fits(r, governor)]
    if above and not any(r.yields for r in above) and not (rule.free and own):
        return ()
    if not (above or rules.has("carrier", governor.lemma) or rule.free):
        return ()
    shared = next((r for r in above if r.owner == "shared"), rule)
    if governor.dep == "advcl" and governor.tag == "VBG" and governor.lemma in _CAUSES:
        return own or ()
    voiced = owners.of_verb(governor, shared) if is_told(governor) else ()
    if own and not set(own) & set(voiced):
        return own if rule.free or not voiced else ()
    return voiced or own or ()


def governor_of(noun: Token) -> Token | None:
    """The verb whose object, subject or prepositional object a noun is, also below a light noun or a list."""
    at = first_conjunct(noun)
    for above in ancestors(at):
        if above.lower == "including":
            continue
        if above.pos in VERBAL and above.dep not in {"aux", "auxpass"}:
            return above
        if above.pos not in {"ADP", "NOUN", "SCONJ", "PROPN"}:
            return None
    return None


def _sides_of_adjective(rule: PointRule, cue: Token, owners: Owners) -> tuple[str, ...]:
    if cue.pos in VERBAL:
        found = subject(cue)
        return owners.states_of(found) if found is not None else ()
    verb = next((a for a in ancestors(first_conjunct(cue)) if a.lemma in _LINKING or a.pos == "VERB"), None)
    if verb is None or first_conjunct(cue).dep not in {"acomp", "oprd", "ROOT", "ccomp", "conj", "attr"}:
        return ()
    return owners.of_verb(verb, rule)


def _is_taken(head: Token, cue: Token, rules: PointRules) -> bool:
    """Whether a noun makes its own point ("reiterated his *concern*"), so that the verb above makes none."""
    if head is cue:
        return False
    return any(r.word_class == "noun" and _fits(r, head) and _has_content(r, head) for r in rules.of(head.lemma))


def _has_content(rule: PointRule, noun: Token) -> bool:
    return any(heads_at(noun, place) for place in rule.content)


def _holds_needed(rule: PointRule, item: Item) -> bool:
    return not rule.needs or any(
        t.lemma in rule.needs or t.lower in rule.needs for t in item.tokens if t.tag != "MD" or t.head is item.head
    )


def _kind(rule: PointRule, item: Item, rules: PointRules) -> PointKind:
    if rule.kind == "commitment" and "including" in item.peeled and item.head.pos == "PROPN":
        return "topic"
    if not rule.sorted:
        return rule.kind
    words = (item.head.lemma, *item.peeled, *(t.lemma for t in item.tokens[:4]))
    if any(rules.has("charge", word) for word in words):
        return "grievance"
    return "concern" if any(rules.has("trouble", word) for word in words) else rule.kind


def _worded(rule: PointRule, cue: Token, item: Item, place: str) -> Item:
    """With its formula, where the wording is policy: "does not support the independence of Toru"."""
    if place == "act":
        return Item(item.head, tuple(t for t in item.tokens if t.i >= _start_of_act(cue)), item.peeled)
    if not rule.with_cue or not item.tokens:
        return item
    group = [t for t in verb_group(cue) if t.lower not in {"has", "have", "had", "to"}]
    return Item(item.head, tuple([*group, *(t for t in item.tokens if t.i > group[-1].i)]), item.peeled)


def _start_of_act(verb: Token) -> int:
    """Where an act begins: at "not", or at an adverb right before the verb."""
    before = [c.i for c in verb.children if c.dep in {"neg", "advmod"} and c.i == verb.i - 1]
    return min([verb.i, *before])


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
