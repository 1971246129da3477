"""Statements made by a phrase or an adverb: "according to", "in the minister's view", "reportedly"."""

from __future__ import annotations

from collections.abc import Iterator

from communique.parse import Parse, Token
from communique.scene import Scene
from communique.statements.draft import Draft
from communique.statements.pieces import pieces_of, runs
from communique.statements.rule import StatementRule, StatementRules
from communique.statements.source import source_tokens
from communique.statements.words import VIEWS
from communique.syntax import SUBJECTS, VERBAL, ancestors, subtree

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def phrase_drafts(scene: Scene, rules: StatementRules) -> Iterator[Draft]:
    """A draft for every phrase that names a source for the clause it stands in."""
    tokens = scene.parse.tokens
    for token in tokens:
        for words, rule in rules.phrases.get(token.lower, ()):
            if all(t.lower == w for t, w in zip(tokens[token.i : token.i + len(words)], words, strict=False)):
                draft = _phrase_draft(tokens[token.i : token.i + len(words)], rule, scene.parse)
                if draft is not None:
                    yield draft
                break
    yield from _view_drafts(scene, rules)
    yield from _adverb_drafts(scene, rules)


def _phrase_draft(cue: tuple[Token, ...], rule: StatementRule, parse: Parse) -> Draft | None:
    head = next((c for t in reversed(cue) for c in t.children if c.dep in {"pobj", "pcomp"}), None)
    if head is None or head.i < cue[-1].i:
        return None
    source = source_tokens(head, cue[-1], parse)
    if not source or head.pos == "NUM":
        return None
    draft = Draft(rule, rule.id, cue[-1], cue, source, head)
    draft.pieces = around(cue[0], cue[0].i, source[-1].i + 1, parse)
    return draft if draft.pieces else None


def around(opening: Token, first: int, last: int, parse: Parse) -> list[tuple[int, int]]:
    """The clause that a phrase (tokens `first` to `last`) speaks for, in its pieces."""
    sentence = parse.sentence_of(opening)
    blocked = set(range(first, last))
    if first == sentence.first or all(t.pos in {"PUNCT", "CCONJ", "ADV"} for t in parse.tokens[sentence.first : first]):
        words = list(range(last, sentence.last))
    else:
        words = _clause(opening, blocked, parse)
    pieces = pieces_of(runs(words, blocked, parse), parse, cue=opening)
    return pieces if sum(end - start for start, end in pieces) > 8 else []


def _clause(opening: Token, blocked: set[int], parse: Parse) -> list[int]:
    """The words of the nearest clause with a finite verb above the phrase; the whole sentence if that is the root."""
    for above in ancestors(opening):
        if above.i in blocked or above.pos not in VERBAL or not _is_finite(above):
            continue
        if above.dep in {"relcl", "advcl", "ccomp", "conj"}:
            return [t.i for t in subtree(above) if t.pos != "SCONJ" or t.head is not above or t.lower == "that"]
        break
    sentence = parse.sentence_of(opening)
    return list(range(sentence.first, sentence.last))


def _is_finite(verb: Token) -> bool:
    has_subject = any(c.dep in SUBJECTS for c in verb.children)
    return has_subject and (verb.tag in FINITE or any(c.dep in {"aux", "auxpass"} for c in verb.children))


def _view_drafts(scene: Scene, rules: StatementRules) -> Iterator[Draft]:
    """ "in Okan's view", "in the words of Okan": the source stands within the phrase."""
    rule = next((r for r in rules.rules if r.id == "phrase/in-the-view-of"), None)
    if rule is None:
        return
    for token in scene.parse.tokens:
        if token.lemma not in VIEWS or token.dep != "pobj" or token.head.lower not in {"in", "by", "to"}:
            continue
        owner = next((c for c in token.children if c.dep == "poss"), None)
        if owner is None:
            of = next((c for c in token.children if c.dep == "prep" and c.lower == "of"), None)
            owner = next((c for c in of.children if c.dep == "pobj"), None) if of is not None else None
        if owner is None:
            continue
        source = source_tokens(owner, token, scene.parse)
        after = max(token.i, source[-1].i) + 1
        draft = Draft(rule, rule.id, token, (token,), source, owner)
        draft.pieces = around(token.head, token.head.i, after, scene.parse)
        if draft.pieces:
            yield draft


def _adverb_drafts(scene: Scene, rules: StatementRules) -> Iterator[Draft]:
    """ "reportedly": a statement whose source the text keeps to itself."""
    for token in scene.parse.tokens:
        if token.pos != "ADV" or token.is_root or token.head.pos not in VERBAL:
            continue
        for rule in rules.adverbs.get(token.lower, ()):
            pieces = around(token, token.i, token.i + 1, scene.parse)
            if pieces:
                yield Draft(rule, rule.id, token, (token,), (), None, pieces)
