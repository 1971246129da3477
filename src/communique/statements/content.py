"""What a verb cue has for content: which of its dependents hold the words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from communique.parse import Parse, Token
from communique.statements.rule import StatementRule
from communique.syntax import is_passive, subtree

WH = frozenset({"what", "how", "why", "when", "where", "who", "which", "whom", "whose", "whether", "if"})
PRONOUN_CONTENT = frozenset({"it", "that", "this", "so", "much", "what", "nothing", "everything", "those", "these"})
NAMING = frozenset({"call", "dub", "name", "term", "label", "declare", "bill", "designate", "define", "know", "identify"})
"""Verbs whose passive without "by" gives a thing its name and states nothing ("is called the Old Bridge")."""
BACKGROUND = frozenset({"which", "who", "where", "whose"})


@dataclass(slots=True)
class Found:
    """The dependents that hold the content, the preposition that leads to it, and the one spoken to.

    `rank`: how sure the frame is; a clause beats a noun.
    """

    roots: list[Token] = field(default_factory=list)
    preposition: Token | None = None
    audience: Token | None = None
    rank: int = 0
    passive: bool = False


def verb_content(verb: Token, rule: StatementRule, propositions: frozenset[str]) -> Found | None:
    """The content of a verb by one rule's frame, or None if the frame does not fit."""
    passive = is_passive(verb)
    if not _auxiliaries_fit(verb, rule) or not (rule.passive if passive else rule.active):
        return None
    if rule.phrasal:
        found = _phrasal(verb, rule, passive=passive)
    elif not _particles_fit(verb, rule):
        return None
    else:
        found = _passive(verb, rule, propositions) if passive else _active(verb, rule, propositions)
    if found is None or not found.roots:
        return None
    found.passive = passive
    return found


def _phrasal(verb: Token, rule: StatementRule, *, passive: bool) -> Found | None:
    """The content behind a verb with its particle and preposition ("lash out *at*"), or before its passive."""
    for words in rule.phrasal:
        lemma, *middle, last = words.split()
        if lemma != verb.lemma or not all(_has(verb, word) for word in middle):
            continue
        led = _leading(verb, last)
        if led is None:
            continue
        below = _below(led)
        if below:
            return Found([*below, *_infinitive_after(verb, led)], led, None, 3)
        subject = next((c for c in verb.children if c.dep == "nsubjpass"), None)
        if passive and subject is not None and subject.tag not in {"WDT", "WP"}:
            return Found([subject], led, None, 3)
    return None


def _has(verb: Token, word: str) -> bool:
    return any(c.lower == word and c.i > verb.i for c in verb.children)


def _leading(verb: Token, word: str) -> Token | None:
    """The preposition of a verb, also one that hangs on its particle ("out" - "at") or another preposition."""
    for child in verb.children:
        if child.i > verb.i and child.dep in {"prep", "prt", "advmod", "dative", "agent"}:
            if child.lower == word and not all(b.entity in {"DATE", "TIME"} for b in _below(child) or [verb]):
                return child
            inner = next((c for c in child.children if c.lower == word and c.dep == "prep"), None)
            if inner is not None and child.dep != "agent" and inner.i - child.i <= 1:
                return inner
    return None


def _particles_fit(verb: Token, rule: StatementRule) -> bool:
    own = {c.lower for c in verb.children if c.dep == "prt"}
    if rule.particles:
        beside = {c.lower for c in verb.children if c.dep in {"advmod", "prep", "acomp", "oprd"} and c.i == verb.i + 1}
        return bool((own | beside) & set(rule.particles))
    return not own


def _auxiliaries_fit(verb: Token, rule: StatementRule) -> bool:
    return not rule.auxiliaries or any(c.dep == "aux" and c.lower in rule.auxiliaries for c in verb.children)


def _active(verb: Token, rule: StatementRule, propositions: frozenset[str]) -> Found | None:
    found = Found()
    clauses = clause_complements(verb, rule)
    target = next((c for c in verb.children if c.dep in {"dobj", "oprd"} and c.pos != "ADJ"), None)
    indirect = next((c for c in verb.children if c.dep == "dative" and c.pos != "ADP"), None)
    led = _led(verb, rule)
    if rule.object == "addressee":
        found.audience = target or indirect
        if target is not None and indirect is not None and target.lower in PRONOUN_CONTENT:
            return _with(found, [target], 3)
    if clauses:
        joined = [target] if target is not None and _joins(rule, target, clauses[0]) else []
        return _with(found, joined + clauses, 5)
    if target is not None and (noun := _object(verb, target, rule, propositions, led)) is not None:
        return _with(found, noun, 3 if rule.object in {"joined", "label"} else 2)
    if led is not None and rule.object not in {"joined", "label"}:
        found.preposition = led
        return _with(found, _below(led) + _infinitive_after(verb, led), 3 if found.audience is not None else 2)
    return None


def _with(found: Found, roots: Iterable[Token], rank: int) -> Found:
    found.roots = list(roots)
    found.rank = rank
    return found


def _joins(rule: StatementRule, target: Token, clause: Token) -> bool:
    """In "urged Toru to wait" the object is part of what was urged; in "told Toru to wait" it is spoken to."""
    return rule.object in {"joined", "content"} and _is_infinitive(clause) and target.i < clause.i


def _object(
    verb: Token, target: Token, rule: StatementRule, propositions: frozenset[str], led: Token | None
) -> list[Token] | None:
    """The content that a noun object gives, by its role in the rule."""
    if target.tag in {"WDT", "WP"}:
        return _label(verb, target) or None if rule.object == "label" else None
    if rule.object == "content":
        return [target, led] if led is not None and led.i > target.i else [target]
    if rule.object == "joined":
        return [target, led] if led is not None and led.i > target.i else None
    if rule.object == "label":
        given = _label(verb, target)
        return [target, *given] if given else None
    if rule.object == "proposition" and _stands_for_proposition(target, rule, propositions):
        return [target]
    if rule.object in {"proposition", "pronoun"} and target.lower in PRONOUN_CONTENT and target.tag not in {"WDT", "WP"}:
        return [target]
    return None


def _label(verb: Token, target: Token) -> list[Token]:
    """The name that is given to an object: "called the plan *a trap*", "described it *as unfair*"."""
    after = [c for c in verb.children if c.i > target.i]
    return [c for c in after if c.dep in {"oprd", "acomp", "attr", "xcomp"} or (c.dep == "prep" and c.lower == "as")][:1]


def _stands_for_proposition(noun: Token, rule: StatementRule, propositions: frozenset[str]) -> bool:
    """Whether a noun is one that the rule names, or else a noun cue with something to say."""
    if rule.object_nouns:
        return noun.lemma in rule.object_nouns
    return noun.lemma in propositions and any(c.dep in {"prep", "acl", "relcl", "ccomp", "poss"} for c in noun.children)


def clause_complements(verb: Token, rule: StatementRule) -> list[Token]:
    """The clauses below a verb that its rule takes for content."""
    kept = []
    for child in verb.children:
        kind = _clause_kind(verb, child)
        if kind is not None and kind in rule.content:
            if kind == "infinitive" and _has_own_subject(child) and rule.object is None:
                continue
            kept.append(child)
    return kept


def _clause_kind(verb: Token, child: Token) -> str | None:
    if child.dep == "ccomp":
        if _is_infinitive(child):
            return "infinitive"
        return "gerund" if child.tag == "VBG" and child.i > verb.i and not _has_aux(child) else "clause"
    if child.dep == "xcomp":
        if _is_infinitive(child):
            return "infinitive"
        return "gerund" if child.tag == "VBG" else None
    if child.dep == "advcl" and child.i > verb.i:
        opening = next((c for c in child.children if c.dep in {"mark", "advmod"} and c.lower in {"whether", "that"}), None)
        if opening is not None and opening.i - verb.i <= 4:
            return "clause"
        return "infinitive" if _is_infinitive(child) and _first(child).i == verb.i + 1 else None
    return None


def _first(token: Token) -> Token:
    return subtree(token)[0]


def _has_own_subject(clause: Token) -> bool:
    return any(c.dep in {"nsubj", "nsubjpass"} for c in clause.children)


def _has_aux(clause: Token) -> bool:
    return any(c.dep in {"aux", "auxpass"} for c in clause.children)


def _is_infinitive(clause: Token) -> bool:
    return any(c.tag == "TO" and c.i < clause.i for c in clause.children)


def _led(verb: Token, rule: StatementRule) -> Token | None:
    """The preposition that leads to the content."""
    return next(
        (
            c
            for c in verb.children
            if c.dep in {"prep", "agent", "dative", "prt"} and c.lower in rule.prepositions and c.i > verb.i and _below(c)
            and not all(b.entity in {"DATE", "TIME"} for b in _below(c))
        ),
        None,
    )


def _below(preposition: Token) -> list[Token]:
    return [c for c in preposition.children if c.dep in {"pobj", "pcomp", "ccomp", "prep", "amod"}]


def _infinitive_after(verb: Token, led: Token) -> list[Token]:
    """In "called on Toru to wait", the infinitive that the parser hangs on the verb."""
    return [c for c in verb.children if c.dep in {"xcomp", "advcl", "ccomp"} and c.i > led.i and _is_infinitive(c)][:1]


def _passive(verb: Token, rule: StatementRule, propositions: frozenset[str]) -> Found | None:
    found = Found()
    subject = next((c for c in verb.children if c.dep in {"nsubjpass", "nsubj"}), None)
    if subject is None and verb.dep == "acl":
        subject = verb.head
    clauses = clause_complements(verb, rule) or _infinitives(verb, rule)
    led = _led(verb, rule)
    if clauses:
        if subject is None or subject.lower in {"it", "there"} or not _is_infinitive(clauses[0]):
            found.audience = subject if rule.object == "addressee" else None
            return _with(found, clauses, 5)
        if rule.object == "addressee":
            found.audience = subject
            return _with(found, clauses, 5)
        return _with(found, [subject, *clauses], 5)
    if subject is None or subject.lower in {"there"} or subject.tag in {"WDT", "WP"}:
        return None
    if rule.object == "content" and verb.dep != "acl":
        return _with(found, [subject], 2)
    if rule.object == "proposition" and _stands_for_proposition(subject, rule, propositions):
        return _with(found, [subject], 2)
    if rule.object == "joined" and led is not None:
        found.preposition = led
        return _with(found, [subject, *_below(led)], 3)
    if rule.object == "label" and verb.lemma not in NAMING and (given := _label(verb, subject)):
        return _with(found, [subject, *given], 3)
    if rule.object == "addressee" and led is not None:
        found.preposition, found.audience = led, subject
        return _with(found, _below(led), 2)
    return None


def _infinitives(verb: Token, rule: StatementRule) -> list[Token]:
    """"is said to be ill": what a raising passive has for a complement."""
    if not rule.raising and rule.object not in {"joined", "addressee"}:
        return []
    return [c for c in verb.children if c.dep in {"xcomp", "ccomp", "advcl"} and _is_infinitive(c) and c.i > verb.i][:1]


def is_background(token: Token) -> bool:
    """A clause set off by a comma that tells something beside the point ("..., which began in May")."""
    if token.dep != "relcl":
        return False
    opening = min((t.i for t in subtree(token)), default=token.i)
    first = next((t for t in subtree(token) if t.i == opening), token)
    return first.lower in BACKGROUND and any(c.lower == "," and c.i < opening for c in token.head.children)


def content_tokens(roots: Iterable[Token], parse: Parse, *, keep_background: bool) -> set[int]:
    """The indices of all words of the content."""
    kept: set[int] = set()
    for root in roots:
        kept.update(t.i for t in subtree(root))
        if not keep_background:
            for child in (t for t in subtree(root) if is_background(t)):
                kept.difference_update(t.i for t in subtree(child))
    return kept
