"""Which statement holds which quotation: an index that keeps a long text from being searched again for each."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from communique.parse import Token
from communique.quotes import Quote
from communique.statements.draft import Draft


class Held:
    """The drafts of a text by the quotations that they hold, by their cue and by their sentence. Turns don't count."""

    def __init__(self, quotes: Sequence[Quote], drafts: Iterable[Draft]) -> None:
        self._quotes = quotes
        self._starts = [quote.start for quote in quotes]
        self._by_quote: dict[int, Draft] = {}
        self._by_anchor: dict[int, Draft] = {}
        self._by_sentence: dict[int, list[Draft]] = {}
        for draft in drafts:
            if not draft.turn:
                self.add(draft)

    def add(self, draft: Draft) -> None:
        """Take up a draft with the quotations that its pieces hold."""
        self._by_anchor.setdefault(draft.anchor.i, draft)
        self._by_sentence.setdefault(draft.anchor.sentence, []).append(draft)
        for start, end in draft.pieces:
            number = bisect_left(self._starts, start)
            while number < len(self._quotes) and self._quotes[number].end <= end:
                self._by_quote.setdefault(number, draft)
                number += 1

    def give(self, number: int, draft: Draft) -> None:
        """Make a quotation a piece of a draft; what the draft had of it before goes into it."""
        quote = self._quotes[number]
        outside = [p for p in draft.pieces if not (quote.start <= p[0] and p[1] <= quote.end)]
        draft.pieces = sorted([*outside, (quote.start, quote.end)])
        self._by_quote.setdefault(number, draft)

    def holder(self, number: int) -> Draft | None:
        """The draft that holds a quotation."""
        return self._by_quote.get(number)

    def of_cue(self, verb: Token) -> Draft | None:
        """The draft whose cue hangs on a verb."""
        return self._by_anchor.get(verb.i)

    def of_sentence(self, number: int) -> Sequence[Draft]:
        """The drafts whose cue stands in a sentence."""
        return self._by_sentence.get(number, ())
