"""Statements made by an adjective: "is confident that", "were alarmed by", "aware of"."""

from __future__ import annotations

from collections.abc import Iterator

from communique.parse import Parse, Token
from communique.scene import Scene
from communique.statements.complements import clause_complements
from communique.statements.content import words_of
from communique.statements.cue import cue_negated, verb_cue
from communique.statements.draft import Draft
from communique.statements.pieces import pieces_of, runs
from communique.statements.repairs import own_subjects
from communique.statements.rule import StatementRule, StatementRules
from communique.statements.source import Source, source_of, source_tokens
from communique.statements.words import COPULAS
from communique.syntax import is_negated


def adjective_drafts(scene: Scene, rules: StatementRules) -> Iterator[Draft]:
    """A draft for every adjective cue with content of its own."""
    for token in scene.parse.tokens:
        if token.pos != "ADJ" and token.tag != "VBN" and token.dep != "acomp":
            continue
        for rule in rules.adjectives.get(token.lower, ()):
            draft = _draft(token, rule, scene.parse)
            if draft is not None:
                yield draft
                break


def _draft(word: Token, rule: StatementRule, parse: Parse) -> Draft | None:
    copula = word.head if word.dep in {"acomp", "oprd", "attr"} and word.head.lemma in COPULAS else None
    source = _source(word, copula)
    if source is None or source.head.lower in {"it", "there", "this", "that", "which"}:
        return None
    roots, preposition = _content(word, copula, rule)
    if not roots:
        return None
    cue = _cue(word, copula, preposition, parse)
    named = source_tokens(source.head, word, parse)
    words = words_of(roots, keep_background=True)
    blocked = {t.i for t in (*cue, *named)}
    pieces = pieces_of(runs((i for i in words if i > word.i), blocked, parse), parse, cue=word)
    negated = rule.negative or is_negated(word) or (copula is not None and cue_negated(copula))
    return Draft(rule, rule.id, word, cue, named, source.speaker, pieces, negated) if pieces else None


def _source(word: Token, copula: Token | None) -> Source | None:
    if copula is not None:
        return source_of(copula, passive=False)
    if own_subjects(word):
        return source_of(word, passive=False)
    if word.dep in {"acl", "advcl", "conj"}:
        return source_of(word, passive=False)
    return None


def _content(word: Token, copula: Token | None, rule: StatementRule) -> tuple[list[Token], Token | None]:
    for holder in (word, copula):
        if holder is None:
            continue
        clauses = [c for c in clause_complements(holder, rule) if c.i > word.i]
        if clauses:
            return clauses, None
    for child in word.children:
        if child.dep in {"prep", "agent"} and child.lower in rule.prepositions:
            below = [c for c in child.children if c.dep in {"pobj", "pcomp"}]
            if below:
                return below, child
    return [], None


def _cue(word: Token, copula: Token | None, preposition: Token | None, parse: Parse) -> tuple[Token, ...]:
    verb = copula if copula is not None else word
    first = verb_cue(verb, parse)[0].i
    last = word.i
    if word.i < first or any(t.dep in {"nsubj", "nsubjpass"} for t in parse.tokens[first:last]):
        first = word.i
    if preposition is not None and preposition.i == last + 1:
        last += 1
    return parse.tokens[first : last + 1]
