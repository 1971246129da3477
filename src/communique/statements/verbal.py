"""Statements made by a verb: "said", "called for", "is expected to", "voiced concern about"."""

from __future__ import annotations

from collections.abc import Iterator

from communique.parse import Parse, Token
from communique.scene import Scene
from communique.statements.beside import is_next_tag, left_noun, noun_beside
from communique.statements.content import Found, content_tokens, verb_content
from communique.statements.cue import cue_negated, verb_cue, with_manner
from communique.statements.draft import Draft, Piece
from communique.statements.pieces import pieces_of, runs
from communique.statements.repairs import is_passive_voice, phrases_after, tail
from communique.statements.rule import StatementRule, StatementRules
from communique.statements.source import Source, source_of, source_tokens
from communique.statements.tags import tag_pieces
from communique.statements.words import CARRIERS, MANNER_NOUNS
from communique.syntax import VERBAL


def verb_drafts(scene: Scene, rules: StatementRules) -> Iterator[Draft]:
    """A draft for every verb cue that has content by its own sentence's grammar."""
    for token in scene.parse.tokens:
        if token.pos not in VERBAL or token.dep in {"aux", "auxpass", "amod", "compound"}:
            continue
        matching = rules.verbs.get(token.lemma)
        if matching is not None:
            draft = best_draft(token, matching, scene, rules)
            if draft is not None:
                yield draft


def best_draft(verb: Token, matching: tuple[StatementRule, ...], scene: Scene, rules: StatementRules) -> Draft | None:
    """The reading of a verb whose frame fits best; the first rule wins where two fit alike."""
    parse, kind = scene.parse, scene.document.kind
    best: tuple[Found, StatementRule] | None = None
    for rule in matching:
        if rule.genres and kind not in rule.genres:
            continue
        found = verb_content(verb, rule, rules.known)
        if found is None or (found.rank <= 3 and not _is_act(verb, rule, found, scene, rules)):
            continue
        if best is None or found.rank > best[0].rank:
            best = (found, rule)
    if best is not None:
        return _draft(verb, best[0], best[1], parse)
    return _tag_draft(verb, matching, parse)


def _is_act(verb: Token, rule: StatementRule, found: Found, scene: Scene, rules: StatementRules) -> bool:
    """Whether a verb with a plain noun says something: no purpose ("came to support"), no thing for its source."""
    if verb.tag == "VB" and verb.dep in {"advcl", "acl", "relcl"} and any(c.tag == "TO" for c in verb.children):
        return False
    if verb.dep == "xcomp" and verb.head.lemma in {"authorize", "authorise"}:
        return False
    source = source_of(verb, passive=found.passive)
    return not rule.held or source is None or may_hold_a_view(source.speaker, scene, rules)


def may_hold_a_view(word: Token, scene: Scene, rules: StatementRules) -> bool:
    """Whether a noun names people or bodies: a pronoun, a name, a mention of the cast, or a word of `holders.txt`."""
    if word.pos == "PRON":
        return word.lower not in {"this", "that", "these", "those", "which", "what"}
    if word.pos == "PROPN" or word.entity in {"PERSON", "ORG", "GPE", "NORP"} or word.lemma in rules.known.holders:
        return True
    return scene.cast.headed_by(word) is not None


def _draft(verb: Token, found: Found, rule: StatementRule, parse: Parse) -> Draft | None:
    source = source_of(verb, passive=found.passive)
    if source is not None and verb.quote < 0 <= source.head.quote and source.head.pos != "PROPN":
        source = noun_beside(verb, parse)
        if source is None:
            return None
    if source is None and found.rank >= 5 and not found.passive:
        source = left_noun(verb, parse)
    if source is None and (rule.sourced or not _may_lack_source(verb, found)):
        return None
    words = content_tokens(found, verb, keep_background=found.rank >= 5)
    preposition = found.preposition
    if preposition is not None:
        words.discard(preposition.i)
    draft = new_draft(verb, source, rule, parse, preposition)
    if found.cue_end is not None:
        draft.cue = parse.tokens[draft.cue[0].i : found.cue_end.i + 1]
    blocked = {t.i for t in (*draft.cue, *draft.source)}
    if found.rank <= 3 or len(found.roots) == 1:
        words |= tail(words, parse) - blocked if max(words, default=-1) > verb.i else set()
    if source is not None and words <= {t.i for t in draft.source}:
        return None
    words |= phrases_after(words, verb, parse) - blocked
    draft.pieces = content_pieces(verb, words, blocked, parse)
    draft.audience = found.audience
    return draft if draft.pieces else None


def _may_lack_source(verb: Token, found: Found) -> bool:
    """A passive may hide its source; an active verb without a subject is an order, a participle or a slip.

    So is a bare participle with no clause after it ("officials briefed on the findings").
    """
    bare = verb.tag == "VBN" and verb.dep in {"acl", "advcl"} and found.rank < 5
    return found.passive and not bare


def new_draft(
    verb: Token, source: Source | None, rule: StatementRule, parse: Parse, preposition: Token | None = None
) -> Draft:
    """A draft with its cue and source, still without content."""
    cue = with_manner(verb_cue(verb, parse, preposition), verb, parse, MANNER_NOUNS)
    named = source_tokens(source.head, verb, parse) if source is not None else ()
    return Draft(
        rule=rule,
        rule_id=rule.id,
        anchor=verb,
        cue=cue,
        source=named,
        speaker=source.speaker if source is not None else None,
        negated=rule.negative or cue_negated(verb) or (source is not None and _none(source.head)),
    )


def _none(head: Token) -> bool:
    determiners = {c.lower for c in head.children if c.dep == "det"}
    return head.lower in {"nobody", "none"} or bool(determiners & {"no", "neither"})


def content_pieces(verb: Token, words: set[int], blocked: set[int], parse: Parse) -> list[Piece]:
    """The runs of text that some words of content stand in, in the same quotation as the cue or across it."""
    sentence = parse.sentence_of(verb)
    tags = (i for i in range(verb.i + 1, sentence.last) if i in words and is_next_tag(parse.tokens[i], parse))
    end = next(tags, sentence.last)
    words = {i for i in words if sentence.first <= i < end}
    semicolons = [t.i for t in parse.tokens[sentence.first : verb.i] if t.text == ";" and t.quote == verb.quote]
    if semicolons:
        words = {i for i in words if i > semicolons[-1]}
    return pieces_of(runs(words, blocked, parse), parse, cue=verb)


def _is_filler(verb: Token, parse: Parse) -> bool:
    """ "you know", "I mean": nobody's statement, unless "as" stands before it."""
    before = parse.tokens[max(0, verb.i - 2) : verb.i]
    return bool(before) and before[-1].lower == "you" and verb.lemma in {"know", "see"} and before[0].lower != "as"


def _is_no_tag(verb: Token) -> bool:
    """A verb with "would" tells what may come; one with "which" or "who" speaks of the noun before it."""
    if verb.dep == "relcl" and any(c.tag == "WDT" or (c.tag == "WP" and c.dep == "nsubj") for c in verb.children):
        return True
    return any(c.dep == "aux" and c.tag == "MD" for c in verb.children)


def _tag_draft(verb: Token, matching: tuple[StatementRule, ...], parse: Parse) -> Draft | None:
    """A tag in or after a sentence: "The talks, officials said, will resume."; "As Okan put it, ..."."""
    if is_passive_voice(verb) or verb.lemma in CARRIERS or _is_filler(verb, parse) or _is_no_tag(verb):
        return None
    rule = next((r for r in matching if "clause" in r.content and r.object != "joined"), None)
    if rule is None or rule.particles:
        return None
    source = source_of(verb, passive=False)
    if source is None:
        return None
    draft = new_draft(verb, source, rule, parse)
    draft.pieces = tag_pieces(draft, parse)
    return draft if draft.pieces else None
