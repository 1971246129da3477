"""Inner statements kept within outer ones: a content never reaches beyond that of the statement around its cue."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from communique.statements.draft import Draft, Piece


def keep_within(drafts: Iterable[Draft]) -> None:
    """Cut, in place, what sticks out of the statement around a cue: its end told where that speaker's words end.

    The outer content leaves out what a comma sets off ("..., which began in May"); so must the inner one, or the two
    would change places.
    """
    sentences: dict[int, list[Draft]] = {}
    for draft in drafts:
        if not draft.turn:
            sentences.setdefault(draft.anchor.sentence, []).append(draft)
    for group in sentences.values():
        for inner in group:
            for outer in _around(inner, group):
                inner.pieces = [_cut(piece, outer) for piece in inner.pieces]


def _around(inner: Draft, group: Sequence[Draft]) -> list[Piece]:
    """The pieces of other contents that hold the cue of a statement which does not hold theirs."""
    at = inner.anchor.start
    return [
        (start, end)
        for outer in group
        if outer is not inner and not _holds(inner, outer.anchor.start)
        for start, end in outer.pieces
        if start <= at < end
    ]


def _holds(draft: Draft, offset: int) -> bool:
    return any(start <= offset < end for start, end in draft.pieces)


def _cut(piece: Piece, outer: Piece) -> Piece:
    start, end = piece
    return (start, outer[1]) if outer[0] <= start < outer[1] < end else piece
