"""What a verb cue has for content: which of its dependents hold the words, by the frame of a rule."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from communique.parse import Token
from communique.statements.complements import (
    below,
    clause_complements,
    infinitive_after,
    is_background,
    is_infinitive,
    is_split_clause,
    is_when,
    led_by,
)
from communique.statements.repairs import is_comment, is_passive_voice, is_silence, own_subjects, strayed
from communique.statements.rule import KnownNouns, StatementRule
from communique.statements.words import MANNER_NOUNS, NAMING, OF_OBJECT, PRONOUN_CONTENT, RELATIVE_TAGS, STATES
from communique.syntax import conjuncts, first_conjunct, subtree

QUOTED_NAMES = frozenset({"call", "label", "brand", "deem", "term", "declare"})
"""Verbs after which a noun and words in quotation marks are a thing and its name."""


@dataclass(slots=True)
class Found:
    """The dependents that hold the content, the preposition that leads to it, and the one spoken to.

    `words` are indices of content besides the roots, `cue_end` the last word of a cue that reaches beyond the verb's
    own group. `rank`: how sure the frame is; a clause (5) beats a joined object (3), that beats a noun (2).
    """

    roots: list[Token] = field(default_factory=list)
    preposition: Token | None = None
    audience: Token | None = None
    rank: int = 0
    passive: bool = False
    is_state: bool = False
    """True for "are committed to": the form of a passive, but its subject is the source."""
    words: set[int] = field(default_factory=set)
    cue_end: Token | None = None


def verb_content(verb: Token, rule: StatementRule, known: KnownNouns) -> Found | None:
    """The content of a verb by one rule's frame, or None if the frame does not fit."""
    passive = is_passive_voice(verb)
    if not _auxiliaries_fit(verb, rule) or not (rule.passive if passive else rule.active):
        return None
    found = _by_frame(verb, rule, known, passive=passive)
    if found is None or not (found.roots or found.words):
        return None
    found.passive = passive and not (rule.phrasal and found.is_state)
    return found


def _by_frame(verb: Token, rule: StatementRule, known: KnownNouns, *, passive: bool) -> Found | None:
    if rule.phrasal:
        return _phrasal(verb, rule, passive=passive)
    if rule.adverbs:
        return _made(verb, rule)
    if not _particles_fit(verb, rule):
        return None
    return _passive(verb, rule, known) if passive else _active(verb, rule, known)


def _auxiliaries_fit(verb: Token, rule: StatementRule) -> bool:
    return not rule.auxiliaries or any(c.dep == "aux" and c.lower in rule.auxiliaries for c in verb.children)


def _particles_fit(verb: Token, rule: StatementRule) -> bool:
    own = {c.lower for c in verb.children if c.dep == "prt"}
    if rule.particles:
        beside = {c.lower for c in verb.children if c.dep in {"advmod", "prep"} and c.i == verb.i + 1}
        return bool((own | beside) & set(rule.particles))
    return not own


def _phrasal(verb: Token, rule: StatementRule, *, passive: bool) -> Found | None:
    """The content behind a verb with its particle and preposition ("lash out *at*"), or before its passive."""
    for words in rule.phrasal:
        lemma, *middle, last = words.split()
        if lemma != verb.lemma or not all(_has(verb, word) for word in middle):
            continue
        if any(c.dep == "dobj" and c.lower not in middle for c in verb.children):
            continue
        if passive and last == "with" and verb.lemma not in STATES:
            continue
        led = _leading(verb, last, middle)
        if led is None:
            continue
        if roots := below(led):
            return Found([*roots, *infinitive_after(verb, led)], led, None, 3, is_state=verb.lemma in STATES)
        subject = next((c for c in verb.children if c.dep == "nsubjpass"), None)
        if passive and subject is not None and subject.tag not in RELATIVE_TAGS:
            return Found([subject], led, None, 3)
    return None


def _has(verb: Token, word: str) -> bool:
    return any(c.lower == word and c.i > verb.i for c in verb.children)


def _leading(verb: Token, word: str, middle: list[str]) -> Token | None:
    """The preposition of a verb, also one that hangs on its particle ("out" - "at") or its noun ("issue" - "with")."""
    for child in verb.children:
        if child.i < verb.i or not (child.dep in {"prep", "prt", "advmod", "dative", "agent"} or child.lower in middle):
            continue
        if child.lower == word and not is_when(child):
            return child
        inner = next((c for c in child.children if c.lower == word and c.dep == "prep"), None)
        if inner is not None and child.dep != "agent" and inner.i - child.i <= 1:
            return inner
    return None


def _made(verb: Token, rule: StatementRule) -> Found | None:
    """ "made (it) clear that ...", "made known his ...": all that follows the adverb within the verb's own clause."""
    own = subtree(verb)
    after = [t for t in own if verb.i < t.i <= verb.i + 3]
    word = next((t for t in after if t.lower in rule.adverbs), None)
    if word is None or not all(t.lower == "it" or t.pos == "ADV" for t in after if t.i < word.i):
        return None
    rest = [t for t in own if t.i > word.i]
    while rest and (rest[0].entity in {"DATE", "TIME"} or rest[0].pos == "PUNCT"):
        rest.pop(0)
    if len(rest) < 2 or rest[0].lower in {"on", "in", "at", "to", "for", "by", "and"}:
        return None
    return Found([], None, None, 5, words={t.i for t in rest}, cue_end=word)


def _active(verb: Token, rule: StatementRule, known: KnownNouns) -> Found | None:
    found = Found()
    clauses = clause_complements(verb, rule)
    target = next((c for c in verb.children if c.dep == "dobj" or (c.dep == "oprd" and c.pos != "ADJ")), None)
    indirect = next((c for c in verb.children if c.dep == "dative" and c.pos != "ADP"), None)
    led = led_by(verb, rule.prepositions)
    if rule.object == "addressee":
        found.audience = target or indirect
        if target is not None and indirect is not None and target.lower in PRONOUN_CONTENT:
            return _with(found, [target], 3)
    if led is None and rule.object == "addressee" and target is not None:
        led = next((led for t in conjuncts(target) if (led := led_by(t, rule.prepositions)) is not None), None)
    if clauses:
        joined = [target] if target is not None and _joins(rule, target, clauses[0]) else []
        return _with(found, joined + clauses, 5)
    if target is not None and (noun := _object(verb, target, rule, known, led)) is not None:
        return _with(found, noun, 3 if rule.object in {"joined", "label"} else 2)
    if "clause" in rule.content and (clause := _clause_of_manner(verb)) is not None:
        return _with(found, [clause], 4)
    if rule.object == "content" and target is None and (clause := _object_with_infinitive(verb)) is not None:
        return _with(found, [clause], 2)
    if led is not None and rule.object not in {"joined", "label"}:
        found.preposition = led
        return _with(found, below(led) + infinitive_after(verb, led), 3 if found.audience is not None else 2)
    return None


def _clause_of_manner(verb: Token) -> Token | None:
    """ "said in a speech that ...": the clause that the parser hangs on the last noun before it."""
    for time in (c for c in verb.children if c.dep == "advcl" and c.i > verb.i and _is_time(c)):
        for token in time.children:
            if token.dep == "ccomp" and _opens_with_that(token) and subtree(token)[0].i > time.i + 1:
                return token
    for preposition in (c for c in verb.children if c.dep in {"prep", "dobj", "npadvmod"} and c.i > verb.i):
        for token in subtree(preposition):
            if token.dep in {"acl", "ccomp", "relcl"} and _opens_with_that(token):
                return token
    return None


def _is_time(clause: Token) -> bool:
    """ "said *after Okan met Rell* that ..."."""
    return any(c.lower in {"after", "before", "when", "while"} and c.dep in {"mark", "advmod"} for c in clause.children)


def _opens_with_that(clause: Token) -> bool:
    """Whether a clause opens with "that"; one that is no relative clause even if tagged so, after "in a speech"."""
    that = next((c for c in clause.children if c.lower == "that" and c.dep in {"mark", "dobj"}), None)
    if that is None or that.dep == "mark":
        return that is not None
    return clause.head.lemma in MANNER_NOUNS and any(c.dep in {"nsubj", "nsubjpass"} for c in clause.children)


def _object_with_infinitive(verb: Token) -> Token | None:
    """ "announced the intention of Toru to stay": what the parser takes for a clause with the noun for its subject."""
    return next(
        (
            c
            for c in verb.children
            if c.dep == "ccomp" and c.i > verb.i and is_infinitive(c)
            and any(s.dep == "nsubj" and s.pos == "NOUN" and s.i < c.i for s in c.children)
        ),
        None,
    )  # fmt: skip


def _with(found: Found, roots: Iterable[Token], rank: int) -> Found:
    found.roots = list(roots)
    found.rank = rank
    return found


def _joins(rule: StatementRule, target: Token, clause: Token) -> bool:
    """In "urged Toru to wait" the object is part of what was urged; in "told Toru to wait" it is spoken to.

    Before a finite clause, an object of a verb that takes none is the start of that clause, split off by the parser.
    """
    if target is clause or target.i > clause.i:
        return False
    if is_infinitive(clause):
        return rule.object in {"joined", "content"}
    return rule.object in {None, "pronoun", "content"}


def _object(
    verb: Token, target: Token, rule: StatementRule, known: KnownNouns, led: Token | None
) -> list[Token] | None:
    """The content that a noun object gives, by its role in the rule."""
    if target.tag in RELATIVE_TAGS:
        if rule.object == "label":
            return _label(verb, target) or None
        return [verb.head] if rule.object == "content" and _speaks_of_antecedent(verb, target, rule) else None
    if rule.object == "content" and not is_split_clause(verb, target):
        return [target, *_rest_of_object(verb, target)]
    if rule.object == "joined":
        if led is not None and led.i > target.i:
            return [target, led]
        return [target] if led_by(target, rule.prepositions) is not None else None
    if rule.object == "label":
        given = _label(verb, target)
        return [target, *given] if given else _quoted_label(verb, target)
    if rule.object == "proposition":
        for noun in (target, *_listed(target, rule)):
            if _stands_for_proposition(noun, rule, known):
                return [noun, *_rest_of_object(verb, noun)]
    if rule.object == "thing" and target.pos == "NOUN" and target.lemma not in known.holders:
        return [target, *_rest_of_object(verb, target)]
    if rule.object in {"proposition", "pronoun"} and target.lower in PRONOUN_CONTENT:
        return [target]
    return None


def _speaks_of_antecedent(verb: Token, relative: Token, rule: StatementRule) -> bool:
    """ "the offer, *which* Toru rejected": the content is the noun that the pronoun stands for."""
    stance = rule.cue_class in {"deny", "oppose", "support", "praise", "warn", "decide"}
    is_noun = verb.head.pos in {"NOUN", "PROPN"}
    return stance and is_noun and verb.dep == "relcl" and relative.i < verb.i and bool(own_subjects(verb))


def _listed(target: Token, rule: StatementRule) -> list[Token]:
    """Further items of a list of topics, one of which may stand for a proposition ("..., and the need to ...")."""
    if rule.cue_class != "discuss":
        return []
    return [t for t in subtree(target) if t.dep == "conj" or (t.dep == "pobj" and t.head.lower in {"including", "as"})]


def _rest_of_object(verb: Token, target: Token) -> list[Token]:
    """A phrase right after an object that belongs to it though the parser hangs it on the verb."""
    end = subtree(target)[-1].i
    after = next((c for c in verb.children if c.i == end + 1 and c.dep == "prep" and c.lower in OF_OBJECT), None)
    return [after] if after is not None and not is_when(after) else []


def _label(verb: Token, target: Token) -> list[Token]:
    """The name that is given to an object: "called the plan *a trap*", "described it *as unfair*"."""
    after = [c for c in verb.children if c.i > target.i]
    kinds = {"oprd", "acomp", "attr", "xcomp"}
    return [c for c in after if c.dep in kinds or (c.dep == "prep" and c.lower == "as")][:1]


def _quoted_label(verb: Token, target: Token) -> list[Token] | None:
    """The object with its name in quotation marks, however the parser hangs that: "called the plan “absurd”"."""
    if verb.lemma not in QUOTED_NAMES or verb.quote >= 0 or target.quote >= 0:
        return None
    end = max((t.i for t in subtree(target) if t.quote < 0 and t.pos != "PUNCT"), default=target.i)
    beside = [c for c in verb.children if c.i > target.i and c.quote >= 0 and c.pos != "PUNCT" and c.i <= end + 12]
    if beside or any(t.i > target.i and t.quote >= 0 and t.pos != "PUNCT" for t in subtree(target)):
        return [target, *beside[:1]]
    return None


def _stands_for_proposition(noun: Token, rule: StatementRule, known: KnownNouns) -> bool:
    """Whether a noun is one that the rule names, or else a noun cue with something to say."""
    if rule.object_nouns:
        return noun.lemma in rule.object_nouns
    has_something = any(c.dep in {"prep", "acl", "relcl", "ccomp", "poss"} for c in noun.children)
    return noun.lemma in known.propositions and has_something


def _passive(verb: Token, rule: StatementRule, known: KnownNouns) -> Found | None:
    subject = next((c for c in own_subjects(verb) if c.dep in {"nsubjpass", "nsubj"}), None)
    if subject is None and verb.dep == "acl":
        subject = verb.head
    if subject is None and verb.dep == "conj" and is_passive_voice(verb.head):
        subject = next((c for c in own_subjects(first_conjunct(verb)) if c.dep == "nsubjpass"), None)
    clauses = clause_complements(verb, rule) or _raised(verb, rule)
    if clauses:
        return _passive_clause(subject, clauses, rule)
    if subject is None or subject.lower == "there" or subject.tag in RELATIVE_TAGS:
        return None
    if any(c.dep == "dobj" for c in verb.children):
        return None
    led = led_by(verb, rule.prepositions)
    if led is not None and rule.object in {"joined", "addressee"}:
        if rule.object == "joined":
            return Found([subject, *below(led)], led, None, 3)
        return Found(below(led), led, subject, 2)
    if rule.object == "content" and verb.dep != "acl":
        return Found([subject], rank=2)
    if rule.object == "proposition" and _stands_for_proposition(subject, rule, known):
        return Found([subject], rank=2)
    if rule.object == "label" and verb.lemma not in NAMING and (given := _label(verb, subject)):
        return Found([subject, *given], rank=3)
    return None


def _passive_clause(subject: Token | None, clauses: list[Token], rule: StatementRule) -> Found:
    """The content of "It was agreed that ...", "He was told that ...", "He is expected to ..."."""
    if rule.object == "addressee":
        return Found(clauses, audience=subject, rank=5)
    empty = subject is None or subject.lower in {"it", "there"}
    if subject is None or empty or not is_infinitive(clauses[0]):
        return Found(clauses, rank=5)
    return Found([subject, *clauses], rank=5)


def _raised(verb: Token, rule: StatementRule) -> list[Token]:
    """ "is said to be ill": what a raising passive has for a complement."""
    if not rule.raising and rule.object not in {"joined", "addressee"}:
        return []
    return [c for c in verb.children if c.dep in {"xcomp", "ccomp", "advcl"} and is_infinitive(c) and c.i > verb.i][:1]


def content_tokens(found: Found, verb: Token, *, keep_background: bool) -> set[int]:
    """The indices of all words of the content; a bare day right after the cue tells when it was said."""
    kept = set(found.words)
    for root in found.roots:
        kept.update(t.i for t in subtree(root))
        if not keep_background:
            for child in (t for t in subtree(root) if is_background(t)):
                kept.difference_update(t.i for t in subtree(child))
        if root is verb.head:
            kept.difference_update(t.i for t in subtree(verb))
        for child in (t for t in subtree(root) if t is not root and (strayed(t) or is_silence(t) or is_comment(t))):
            kept.difference_update(t.i for t in subtree(child))
    if found.roots and (found.rank >= 5):
        _drop_day(kept, found.roots[0], verb)
    return kept


def _drop_day(kept: set[int], root: Token, verb: Token) -> None:
    """In "said Monday the deal was dead", Monday is no part of the content."""
    for child in root.children:
        if child.dep == "npadvmod" and child.entity in {"DATE", "TIME"} and verb.i < child.i < root.i:
            day = subtree(child)
            if day[0].i <= verb.i + 2:
                kept.difference_update(t.i for t in day)


def words_of(roots: Iterable[Token], *, keep_background: bool) -> set[int]:
    """The indices of all words below some roots: the content of a noun or adjective."""
    found = Found(list(roots))
    return content_tokens(found, found.roots[0], keep_background=keep_background)
