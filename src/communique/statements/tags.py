"""Content around a tag: "The talks, officials said, will resume." The parser often hangs such tags askew."""

from __future__ import annotations

from communique.parse import Parse, Token
from communique.statements.draft import Draft, Piece
from communique.statements.pieces import pieces_of
from communique.syntax import VERBAL, subtree

MARKS = frozenset({",", "—", "–", "--", "-", "”", '"', "’", "''", "“", "``"})
SHORTEST = 3
"""Words that the rest of the sentence needs to be content: "In short, he said." has none."""


def tag_pieces(draft: Draft, parse: Parse) -> list[Piece]:
    """The sentence around a tag as content, or nothing if the cue and its source are no tag."""
    verb = draft.anchor
    if not draft.source or draft.source[0].sentence != verb.sentence:
        return []
    sentence = parse.sentence_of(verb)
    first = min(draft.source[0].i, draft.cue[0].i)
    last = max(draft.source[-1].i, draft.cue[-1].i) + 1
    if last - first > len(draft.source) + len(draft.cue) + 2:
        return []
    as_tag = parse.tokens[first - 1].lower == "as" if first > sentence.first else False
    if as_tag:
        first -= 1
    last = _after_adjuncts(verb, last, sentence.last, parse)
    before, after = (_clause_start(first, sentence.first, parse), first), (last, sentence.last)
    if parse.tokens[sentence.first].lower == "asked" and parse.tokens[sentence.first].tag == "VBN":
        return []
    opened = first == sentence.first or parse.tokens[first - 1].text in MARKS
    closed = last == sentence.last or parse.tokens[last].text in MARKS or parse.tokens[last].text in ".!?"
    if not opened or not closed:
        return []
    if first == sentence.first:
        return _outside(verb, [after], parse) if as_tag else []
    ranges = [before] if _ends(last, sentence.last, parse) else [before, after]
    return _outside(verb, ranges, parse)


def _clause_start(first: int, start: int, parse: Parse) -> int:
    """Where the clause before a tag begins: behind the last colon or semicolon outside quotation marks."""
    marks = (i for i in range(first - 1, start, -1) if parse.tokens[i].text in ";:" and parse.tokens[i].quote < 0)
    return next(marks, start - 1) + 1


def _after_adjuncts(verb: Token, last: int, end: int, parse: Parse) -> int:
    """Step over what follows the tag within it: "said on Monday", "told reporters in Toru"."""
    while last < end and parse.tokens[last].text not in MARKS and parse.tokens[last].text not in ".!?;":
        last += 1
    return last


def _ends(last: int, end: int, parse: Parse) -> bool:
    return all(t.pos == "PUNCT" for t in parse.tokens[last:end])


def _outside(verb: Token, ranges: list[tuple[int, int]], parse: Parse) -> list[Piece]:
    tokens = [t for first, last in ranges for t in parse.tokens[first:last]]
    words = [t for t in tokens if t.pos not in {"PUNCT", "CCONJ", "SCONJ", "ADV"}]
    if len(words) < SHORTEST or not any(t.pos in VERBAL for t in words):
        return []
    return pieces_of(ranges, parse, cue=verb)


def clause_around(token: Token, parse: Parse, without: Token) -> list[int]:
    """The indices of the clause that a word stands in, a branch left out."""
    left_out = {t.i for t in subtree(without)}
    return [t.i for t in subtree(token) if t.i not in left_out]
