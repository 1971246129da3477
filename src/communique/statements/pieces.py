"""From the words of a content to the runs of text that it stands in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from communique.parse import Parse, Token
from communique.statements.draft import Piece

LOOSE_START = frozenset(",;:.—–-…")
LOOSE_END = frozenset(",;:—–-.")


def runs(indices: Iterable[int], blocked: Iterable[int], parse: Parse) -> list[tuple[int, int]]:
    """Half-open token ranges that hold some tokens; a gap of marks alone is closed, a blocked token never is."""
    blocked = set(blocked)
    found: list[tuple[int, int]] = []
    for i in sorted(set(indices) - blocked):
        if found and _bridged(found[-1][1], i, blocked, parse):
            found[-1] = (found[-1][0], i + 1)
        else:
            found.append((i, i + 1))
    return found


def _bridged(last: int, following: int, blocked: set[int], parse: Parse) -> bool:
    return all(i not in blocked and not any(c.isalnum() for c in parse.tokens[i].text) for i in range(last, following))


def pieces_of(ranges: Sequence[tuple[int, int]], parse: Parse, *, cue: Token | None) -> list[Piece]:
    """The runs of text of some token ranges: quotations whole, marks and full stops at the ends left out.

    A quotation that a range reaches into is taken whole, unless the cue itself stands in that quotation: then the
    content ends with it.
    """
    inside = cue.quote if cue is not None else -1
    pieces = []
    for first, last in ranges:
        piece = _piece(parse.tokens[first:last], parse, inside)
        if piece is not None:
            pieces.append(piece)
    return merged(pieces, parse)


def _piece(tokens: Sequence[Token], parse: Parse, inside: int) -> Piece | None:
    kept = [t for t in tokens if t.quote == inside] if inside >= 0 else list(tokens)
    while kept and _is_loose(kept[0], LOOSE_START, parse, inside):
        kept.pop(0)
    while kept and _is_loose(kept[-1], LOOSE_END, parse, inside):
        kept.pop()
    if not any(c.isalnum() for t in kept for c in t.text):
        return None
    start, end = kept[0].start, _word_end(kept[-1].end, parse.text)
    if inside >= 0:
        return start, end
    for token in (kept[0], kept[-1], *kept):
        if token.quote >= 0:
            quote = parse.quotes[token.quote]
            start, end = min(start, quote.start), max(end, quote.end)
    return start, end


def _word_end(end: int, text: str) -> int:
    """The end of the word that ends or is cut by a hyphen at an offset ("counter" in "counter-measures")."""
    while text[end : end + 1] == "-" and text[end + 1 : end + 2].isalnum():
        end += 1
        while text[end : end + 1].isalnum():
            end += 1
    return end


def _is_loose(token: Token, marks: frozenset[str], parse: Parse, inside: int) -> bool:
    if token.quote >= 0 and token.quote != inside:
        return False
    if inside >= 0 and token.pos == "PUNCT" and token.text in "“”\"‘’'":
        return True
    if token.pos == "CCONJ" and marks is LOOSE_END:
        return True
    return token.pos in {"PUNCT", "SYM", "SPACE"} and token.text[:1] in marks


def merged(pieces: Iterable[Piece], parse: Parse) -> list[Piece]:
    """Pieces in text order, those that touch (nothing but marks between them) made one."""
    found: list[Piece] = []
    for start, end in sorted(pieces):
        if found and (start <= found[-1][1] or not parse.text[found[-1][1] : start].strip(" \t")):
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
