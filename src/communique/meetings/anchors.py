"""The words of a text that name an engagement."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from communique.meetings.rules import MeetingRule, MeetingRules
from communique.model import MeetingKind
from communique.parse import Parse, Token
from communique.syntax import VERBAL, ancestors, children, noun_phrase

_VERB_FRAMES = frozenset({"mutual", "visit", "invite", "host"})
_BY_WIRE = frozenset({"phone", "telephone", "video", "virtual", "videoconference", "teleconference", "telephonic"})
_WIRE_PHRASES = frozenset({"phone", "telephone", "video", "videoconference", "teleconference", "zoom", "link"})


class Anchor(NamedTuple):
    """A word that names an engagement, and the rule that knows it."""

    token: Token
    rule: MeetingRule
    kind: MeetingKind


def find_anchors(parse: Parse, rules: MeetingRules) -> Iterator[Anchor]:
    """All words that may name an engagement, in text order."""
    for token in parse.tokens:
        for rule in rules.by_lemma.get(token.lemma, ()):
            if _fits(parse, rule, token):
                yield Anchor(token, rule, _kind(rule, token))
                break


def _fits(parse: Parse, rule: MeetingRule, token: Token) -> bool:
    verbal = rule.frame in _VERB_FRAMES
    if verbal != (token.pos in VERBAL) or token.dep in {"aux", "auxpass"}:
        return False
    if not verbal and (token.pos not in {"NOUN", "PROPN"} or token.dep in {"compound", "amod", "nmod"}):
        return False
    if verbal and _names_or_asks(token):
        return False
    if not verbal and token.lower in _WIRE_PHRASES and _is_medium(token):
        return False
    before = {t.lower for t in parse.tokens[max(0, token.i - 2) : token.i]}
    if before & set(rule.without) or (rule.only_after and not before & set(rule.only_after)):
        return False
    return any(_beside(parse, word.split(), token) for word in rule.words if word.split()[0] == token.lemma)


def _names_or_asks(verb: Token) -> bool:
    """ "Called Denmark a friend": a verb with a second object or what is said of it names no engagement."""
    said = children(verb, "dobj", "dative", "oprd", "ccomp")
    return len(said) > 1 or any(c.dep == "ccomp" or (c.dep == "oprd" and c.pos != "PROPN") for c in said)


def _is_medium(noun: Token) -> bool:
    """ "Held via videoconference": how it was held, told at the word for what was held."""
    return noun.dep == "pobj" and noun.head.lower in {"via", "by", "over", "through"}


def _beside(parse: Parse, words: list[str], token: Token) -> bool:
    following = parse.tokens[token.i : token.i + len(words)]
    return len(following) == len(words) and all(w in (t.lemma, t.lower) for w, t in zip(words, following, strict=True))


def _kind(rule: MeetingRule, token: Token) -> MeetingKind:
    """The kind that the word itself has, or a call where the phrase or its verb names a line."""
    if rule.kind != "talks":
        return rule.kind
    near = noun_phrase(token) if token.pos not in VERBAL else ()
    if any(t.lower in _BY_WIRE for t in near):
        return "call"
    holders = [token, *(above for above in list(ancestors(token))[:2] if above.pos in VERBAL)]
    holders.extend(child for child in token.children if child.dep in {"acl", "relcl"})
    for holder in holders:
        for prep in children(holder, "prep", "agent"):
            line = any(p.lower in _WIRE_PHRASES for p in children(prep, "pobj"))
            if line and prep.lower in {"by", "via", "over", "on", "through"}:
                return "call"
    return "talks"
