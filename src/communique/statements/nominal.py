"""Statements made by a noun: "her promise of", "the claim that", "made a pledge to", "Okan's view is that"."""

from __future__ import annotations

from collections.abc import Iterator

from communique.parse import Parse, Token
from communique.scene import Scene
from communique.statements.content import words_of
from communique.statements.cue import cue_negated, verb_cue
from communique.statements.draft import Draft
from communique.statements.pieces import pieces_of, runs
from communique.statements.repairs import phrases_after, tail
from communique.statements.rule import StatementRule, StatementRules
from communique.statements.source import Source, source_of, source_tokens
from communique.statements.words import ON_A_LINE
from communique.syntax import OBJECTS, is_negated, is_passive, subtree

MADE = frozenset({"clear", "known", "plain", "public", "explicit"})
"""In "made clear its commitment" the verb is no light one: "made clear" is a cue of its own."""
HELD = frozenset({"feel", "believe", "expect", "want", "warn"})
"""Classes of nouns that take a clause without "that" ("fears it would fail"); not "the word peace means ..."."""
NAMES = frozenset({"GPE", "NORP", "ORG", "PERSON"})


def noun_drafts(scene: Scene, rules: StatementRules) -> Iterator[Draft]:
    """A draft for every noun cue with content of its own."""
    parse = scene.parse
    for token in parse.tokens:
        if token.pos != "NOUN" or _is_no_cue(token, parse):
            continue
        for rule in rules.nouns.get(token.lemma, ()):
            if rule.genres and scene.document.kind not in rule.genres:
                continue
            draft = _noun_draft(token, rule, parse, rules.known.holders)
            if draft is not None:
                yield draft
                break


def _is_no_cue(noun: Token, parse: Parse) -> bool:
    """ "in order to", and calls that are made on a line."""
    if noun.lower == "order" and noun.i and parse.tokens[noun.i - 1].lower == "in":
        return True
    return noun.lemma == "call" and any(c.lemma in ON_A_LINE for c in noun.children if c.dep in {"compound", "amod"})


def _noun_draft(noun: Token, rule: StatementRule, parse: Parse, holders: frozenset[str]) -> Draft | None:
    light = _light_verb(noun, rule)
    roots, preposition, copula = _content(noun, light, rule, holders)
    if not roots:
        return None
    opening = _opening(noun, roots[0]) if preposition is None else -1
    source = _source(noun, light, opening)
    if source is None and rule.sourced and not (light is not None and is_passive(light)):
        return None
    cue = _cue(noun, light, copula, preposition, source, parse)
    named = source_tokens(source.head, noun, parse) if source is not None else ()
    words = words_of(roots, keep_background=not preposition)
    words.discard(preposition.i if preposition is not None else -1)
    if roots[0] is noun.head:
        words = {i for i in words if i >= opening}
    if light is not None:
        words |= phrases_after(words, light, parse)
    words |= tail(words, parse) if preposition is not None else set()
    blocked = {t.i for t in (*cue, *named)} | {noun.i}
    pieces = pieces_of(runs((i for i in words if i > noun.i), blocked, parse), parse, cue=noun)
    if not pieces:
        return None
    negated = rule.negative or is_negated(noun) or (light is not None and cue_negated(light))
    speaker = source.speaker if source is not None else None
    return Draft(rule, rule.id, noun, cue, named, speaker, pieces, negated, with_verb=light is not None)


def _opening(noun: Token, clause: Token) -> int:
    """Where the clause of a noun begins; at its "to" where the parser made the noun its subject."""
    if clause is noun.head:
        return next((t.i for t in clause.children if t.tag == "TO"), noun.i)
    return subtree(clause)[0].i


def _light_verb(noun: Token, rule: StatementRule) -> Token | None:
    """The weak verb that a noun completes: "*made* a promise", "agreement was *reached*", "concern *voiced* by"."""
    head = noun.head
    participle = next((c for c in noun.children if c.dep == "acl" and c.tag == "VBN" and c.i == noun.i + 1), None)
    if participle is not None and participle.lemma in rule.by_light_verbs:
        return participle
    if noun.dep in OBJECTS and head.lemma in rule.by_light_verbs:
        return head if not any(c.lower in MADE and head.i < c.i < noun.i for c in head.children) else None
    if noun.dep == "nsubjpass" and head.lemma in rule.by_light_verbs:
        return head
    return None


def _content(
    noun: Token, light: Token | None, rule: StatementRule, holders: frozenset[str]
) -> tuple[list[Token], Token | None, Token | None]:
    """The roots of a noun's content, the preposition before it and the copula between, if any."""
    holders_of_content = (noun,) if light is None else (noun, light)
    for child in (c for holder in holders_of_content for c in holder.children):
        if child.i > noun.i and child.dep in {"acl", "ccomp", "relcl", "xcomp", "advcl"} and _fits(child, noun, rule):
            return [child], None, None
    if (clause := _clause_of_owner(noun, rule)) is not None:
        return [clause], None, None
    for child in (c for holder in holders_of_content for c in holder.children):
        if child.dep in {"prep", "dative"} and child.i > noun.i and child.lower in rule.prepositions:
            below = [c for c in child.children if c.dep in {"pobj", "pcomp"}]
            if below and not (child.lower == "of" and _is_owner(below[0], holders)):
                return below, child, None
    return _after_copula(noun, rule)


def _after_copula(noun: Token, rule: StatementRule) -> tuple[list[Token], Token | None, Token | None]:
    """ "Okan's view is that ...", "their goal is to ..."."""
    if noun.dep == "nsubj" and noun.head.lemma == "be" and "clause" in rule.content:
        for child in noun.head.children:
            if child.dep in {"ccomp", "xcomp"} and child.i > noun.i:
                return [child], None, noun.head
    return [], None, None


def _clause_of_owner(noun: Token, rule: StatementRule) -> Token | None:
    """In "the intention of Toru to stay", the clause, wherever the parser hangs it."""
    owner = _owner(noun)
    if owner is None:
        return None
    if noun.dep == "nsubj" and noun.head.tag == "VB" and _fits(noun.head, noun, rule):
        return noun.head
    return next((c for c in owner.children if c.dep in {"acl", "relcl"} and _fits(c, noun, rule)), None)


def _owner(noun: Token) -> Token | None:
    """Who holds "the intention *of Toru*"."""
    of = next((c for c in noun.children if c.dep == "prep" and c.lower == "of"), None)
    return next((c for c in of.children if c.dep == "pobj"), None) if of is not None else None


def _fits(clause: Token, noun: Token, rule: StatementRule) -> bool:
    """ "the claim *that* ..." or "the promise *to* ...", by what the rule allows."""
    opening = [c for c in clause.children if c.i < clause.i]
    if any(c.tag == "TO" for c in opening):
        return "infinitive" in rule.content and clause.dep != "relcl" and clause.pos in {"VERB", "AUX"}
    marks = {"mark", "advmod", "dobj"}
    if rule.cue_class in HELD and _is_contact_clause(clause, noun):
        return "clause" in rule.content
    mark = next((c for c in opening if c.lower in {"that", "whether", "how"} and c.dep in marks), None)
    if mark is not None and mark.dep == "dobj" and clause.dep == "relcl":
        return False
    return mark is not None and "clause" in rule.content


def _is_contact_clause(clause: Token, noun: Token) -> bool:
    """ "fears it would fail": a clause without "that" right after its noun, with a subject of its own and no gap."""
    own = next((c for c in clause.children if c.dep in {"nsubj", "nsubjpass", "expl"}), None)
    if clause.dep not in {"acl", "relcl", "ccomp"} or own is None or own.lower in {"that", "which", "who", "what"}:
        return False
    if subtree(clause)[0].i != noun.i + 1 or subtree(own)[0].i != noun.i + 1:
        return False
    return clause.dep != "relcl" or any(c.dep in {"dobj", "acomp", "attr", "xcomp", "ccomp"} for c in clause.children)


def _is_owner(word: Token, holders: frozenset[str]) -> bool:
    """In "the hopes of Toru" the source follows "of"; in "hopes of a deal" the content does."""
    return word.entity in {"PERSON", "NORP", "ORG"} or word.pos == "PRON" or word.lemma in holders


def _source(noun: Token, light: Token | None, opening: int) -> Source | None:
    """Who holds what a noun says. Before `opening`, where the content begins, any noun after "of" is the holder."""
    if light is not None:
        found = source_of(light, passive=is_passive(light))
        if found is not None:
            return found
    for child in noun.children:
        if child.dep == "poss":
            return Source(child, child)
    if (named := _after_preposition(noun, opening)) is not None:
        return Source(named, named)
    for child in noun.children:
        if child.dep in {"amod", "compound", "nmod"} and child.entity in NAMES and child.pos in {"ADJ", "PROPN"}:
            return Source(child, child)
    for child in noun.children:
        if child.dep == "acl" and is_passive(child):
            return source_of(child, passive=True)
    return None


def _after_preposition(noun: Token, opening: int) -> Token | None:
    """Who is named by "by", "from" or "of" after a noun cue."""
    for child in noun.children:
        if child.dep in {"prep", "agent"} and child.lower in {"by", "from", "of", "among"}:
            for below in child.children:
                if below.dep == "pobj" and (child.lower != "of" or _names_speaker(below) or below.i < opening):
                    return below
    return None


def _names_speaker(word: Token) -> bool:
    return word.entity in NAMES


def _cue(
    noun: Token,
    light: Token | None,
    copula: Token | None,
    preposition: Token | None,
    source: Source | None,
    parse: Parse,
) -> tuple[Token, ...]:
    first, last = noun.i, noun.i
    if light is not None and light.i < noun.i and noun.i - light.i <= 6:
        first = verb_cue(light, parse)[0].i
    elif light is not None and light.i > noun.i and light.i - noun.i <= 4:
        last = light.i
    else:
        modifiers = {c.i for c in noun.children if c.dep in {"amod", "compound", "neg"} or c.lower == "no"}
        modifiers -= {source.head.i} if source is not None else set()
        while first - 1 in modifiers:
            first -= 1
    if copula is not None and copula.i == last + 1:
        last = copula.i
    if preposition is not None and preposition.i == last + 1:
        last += 1
    return parse.tokens[first : last + 1]
