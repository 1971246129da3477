"""The changes between two aligned texts, as spans of both."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from communique.copies.align import Block, WordedText
from communique.copies.facts import Wording, altered
from communique.copies.records import Change, ChangeKind
from communique.model import Span

_WITHIN_SENTENCE = re.compile(r"(?<=[a-z,] )[A-Z][\w'’-]*")

Range = tuple[int, int]


def changes_of(original: WordedText, copy: WordedText, blocks: Sequence[Block]) -> tuple[Change, ...]:
    """What stands between the common runs, in the order of the texts."""
    texts = _wording(original), _wording(copy)
    return tuple(_change(original, copy, here, there, texts) for here, there in gaps(original, copy, blocks))


def gaps(original: WordedText, copy: WordedText, blocks: Sequence[Block]) -> Iterator[tuple[Range, Range]]:
    """Ranges of words between the common runs; one of the two may be empty."""
    here = there = 0
    for block in [*blocks, Block(len(original.words), len(copy.words), 0)]:
        if here < block.first or there < block.second:
            yield (here, block.first), (there, block.second)
        here, there = block.first + block.size, block.second + block.size


def _change(
    original: WordedText, copy: WordedText, here: Range, there: Range, texts: tuple[Wording, Wording]
) -> Change:
    before, after = _span(original, here), _span(copy, there)
    kind: ChangeKind = "replaced" if before and after else "dropped" if before else "added"
    alters = altered(_exact(original, here), _exact(copy, there), texts=texts)
    return Change(kind=kind, original=before, copy=after, alters=alters)


def _span(text: WordedText, words: Range) -> Span | None:
    if words[0] == words[1]:
        return None
    start, end = text.offsets[words[0]][0], text.offsets[words[1] - 1][1]
    return Span(start, end, text.text[start:end])


def _exact(text: WordedText, words: Range) -> list[str]:
    return [text.text[start:end] for start, end in text.offsets[words[0] : words[1]]]


def _wording(text: WordedText) -> Wording:
    names = (match[0].lower().replace("’", "'") for match in _WITHIN_SENTENCE.finditer(text.text))
    return Wording(frozenset(text.words), frozenset(names))
