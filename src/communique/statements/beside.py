"""Who stands beside a verb of saying, where the parser gave the verb no subject or a wrong one."""

from __future__ import annotations

from communique.parse import Parse, Token
from communique.statements.source import Source
from communique.syntax import VERBAL

TAG_VERBS = frozenset({"say", "tell", "reply", "answer", "respond", "add"})
LONGEST_NAME = 7
"""Tokens of a name or title between two commas."""


def is_next_tag(token: Token, parse: Parse) -> bool:
    """Whether the tag of the main clause begins here: "Okan, asked whether she would run, *said* ..."."""
    return token.lemma in TAG_VERBS and token.tag in {"VBD", "VBZ"} and parse.tokens[token.i - 1].text == ","


def left_noun(verb: Token, parse: Parse) -> Source | None:
    """The noun before a finite verb of saying that the parser left without a subject: "Tom Arno, SC, said"."""
    if verb.tag not in {"VBD", "VBZ", "VBP"} or verb.dep in {"conj", "xcomp", "acl"}:
        return None
    return noun_beside(verb, parse, steps=(-1,))


def noun_beside(verb: Token, parse: Parse, *, steps: tuple[int, ...] = (1, -1)) -> Source | None:
    """The noun next to a verb, after it or before it, on the same side of all quotation marks."""
    sentence = parse.sentence_of(verb)
    for step in steps:
        at = verb.i + step
        skipped = {"ADV", "AUX", "DET", "ADJ"} if step > 0 else {"ADV", "AUX"}
        while sentence.first <= at < sentence.last and parse.tokens[at].pos in skipped:
            at += step
        if not sentence.first <= at < sentence.last or parse.tokens[at].quote != verb.quote:
            continue
        token = parse.tokens[at]
        if step < 0 and token.text == ",":
            return _before_commas(at, sentence.first, parse)
        if token.pos in {"PROPN", "NOUN"} or token.tag == "PRP":
            while token.dep in {"compound", "poss", "nmod", "appos"} and _beside(token.head, verb, step):
                token = token.head
            return Source(token, token)
    return None


def _beside(head: Token, verb: Token, step: int) -> bool:
    same_place = head.quote == verb.quote and head.sentence == verb.sentence
    return same_place and head is not verb and (head.i - verb.i) * step > 0


def _before_commas(comma: int, start: int, parse: Parse) -> Source | None:
    """The name before what stands between commas: "Okan, asked about the report, said", "Tom Arno, SC, said"."""
    name: tuple[Token, ...] = ()
    end = comma
    while end > start:
        begin = next((i + 1 for i in range(end - 1, start - 1, -1) if parse.tokens[i].text == ","), start)
        piece = parse.tokens[begin:end]
        if _is_name(piece):
            name = piece
        elif name:
            break
        end = begin - 1
    head = next((t for t in reversed(name) if t.pos in {"PROPN", "PRON"}), None)
    return Source(head, head) if head is not None else None


def _is_name(piece: tuple[Token, ...]) -> bool:
    if not piece or len(piece) > LONGEST_NAME or any(t.pos in VERBAL or t.quote >= 0 for t in piece):
        return False
    return piece[-1].pos == "PROPN" or (len(piece) == 1 and piece[0].tag == "PRP")
