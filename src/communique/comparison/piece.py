"""One account cut into items: the smallest runs of words that are about one thing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.comparison.wording import (
    ACTS,
    LEADING,
    STRONG,
    WEAK,
    after_frame,
    is_one_word,
    opening_end,
    trim,
)
from communique.model import Point, Reading, Span, Statement
from communique.sentence_ranges import QUOTED, sentences
from communique.topics import TopicRules, topics_of

SHORTEST = 9
"""Characters that an item must have."""
LONGEST_ACT = 40
"""Characters of "invited him to" that stay with what he was invited to."""


@dataclass(frozen=True, slots=True)
class Piece:
    """An item of one account: `reading.document.text[start:end]`, with the point and the statement that hold it."""

    reading: Reading
    start: int
    end: int
    point: Point | None
    statement: Statement | None
    is_lead: bool = False
    """Only leads to the item after it ("expressed support for")."""
    is_candidate: bool = False
    """Of a long text, and held by no claim: it counts only where the other side says the same."""

    @property
    def text(self) -> str:
        return self.reading.document.text[self.start : self.end]


def pieces(reading: Reading, topics: TopicRules) -> tuple[Piece, ...]:
    """The items of a short official text in their order. Every sentence is covered: silence must be real silence."""
    text = reading.document.text
    found: list[Piece] = []
    for start, end in sentences(text):
        for first, last in _parts(reading, start, end, topics):
            is_lead = LEADING.search(text, first, last) is not None
            first, last = trim(text, first, last)
            if last - first >= SHORTEST:
                found.append(_piece(reading, first, last, is_lead))
    return tuple(found)


def claimed_pieces(reading: Reading) -> tuple[Piece, ...]:
    """The items of a long text (a briefing, a transcript): its points only, as most of it is not about the meeting."""
    points = sorted(reading.points, key=lambda point: point.content.start)
    return tuple(_piece(reading, point.content.start, point.content.end) for point in points)


def _piece(reading: Reading, start: int, end: int, is_lead: bool = False) -> Piece:
    return Piece(reading, start, end, _point_at(reading, start, end), _statement_at(reading, start, end), is_lead)


def _point_at(reading: Reading, start: int, end: int) -> Point | None:
    fitting = [p for p in reading.points if p.content.start < end and start < p.content.end]
    return max(fitting, key=lambda p: _common(p.content, start, end), default=None)


def _statement_at(reading: Reading, start: int, end: int) -> Statement | None:
    """The outermost statement whose content holds the words: whose account of whose words it is."""
    fitting = [s for s in reading.statements if s.inside is None and s.source
               and any(_common(c, start, end) * 2 > end - start for c in s.content)]  # fmt: skip
    return min(fitting, key=lambda s: s.evidence[0].start, default=None)


def _common(span: Span, start: int, end: int) -> int:
    return min(span.end, end) - max(span.start, start)


def _parts(reading: Reading, start: int, end: int, topics: TopicRules) -> Iterator[tuple[int, int]]:
    """A sentence cut where a claim begins and at the joints of its surface, put together again where it was one."""
    text = reading.document.text
    whole = _whole_runs(reading, start, end)
    for first, last in _strong_parts(reading, start, end, whole):
        yield from _weak_parts(text, first, last, topics, whole)


def _strong_parts(reading: Reading, start: int, end: int, whole: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    text = reading.document.text
    claims = {p.content.start for p in reading.points if start < p.content.start < end}
    cuts = [(m.start(), m.end()) for m in STRONG.finditer(text, start, end)] + [(at, at) for at in claims]
    cuts += [comma for at in {after_frame(text, start, end), *claims} if (comma := opening_end(text, at, end))]
    first, own = start, after_frame(text, start, end)
    for cut, after in sorted(cuts):
        names_act = cut in claims and cut - own <= LONGEST_ACT and ACTS.match(text, own, cut)
        if cut >= first and not names_act and not _inside(cut, whole):
            if cut > own:
                yield own, cut
            first = after
            own = after if after in claims else max(after_frame(text, after, end), after)
    if own < end:
        yield own, end


def _weak_parts(
    text: str, start: int, end: int, topics: TopicRules, whole: list[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Cut at commas and "and" only where both parts have a topic of their own and are more than one word."""
    first = start
    matches = list(WEAK.finditer(text, start, end))
    for number, match in enumerate(matches):
        following = matches[number + 1].start() if number + 1 < len(matches) else end
        left, right = text[first : match.start()], text[match.end() : following]
        last = text[max(first, matches[number - 1].end() if number else first) : match.start()]
        is_list = "," in match.group() and " " not in last.strip()
        one = " " not in right.strip() or is_list or ("," not in match.group() and is_one_word(left))
        if not one and not _inside(match.start(), whole) and _separate(left, text[match.end() : end], topics):
            yield first, match.start()
            first = match.end()
    yield first, end


def _separate(left: str, right: str, topics: TopicRules) -> bool:
    if " " not in left.strip():
        return False
    first, second = topics_of(left, topics), topics_of(right, topics)
    return bool(first and second) and first[0] != second[0] and not set(first) & set(second)


def _whole_runs(reading: Reading, start: int, end: int) -> list[tuple[int, int]]:
    """Names and times, which are never cut."""
    runs = [(m.start, m.end) for actor in reading.actors for m in actor.mentions if start <= m.start < end]
    runs += [(start + m.start(), start + m.end()) for m in QUOTED.finditer(reading.document.text[start:end])]
    return runs + [(t.span.start, t.span.end) for t in reading.times if start <= t.span.start < end]


def _inside(position: int, runs: list[tuple[int, int]]) -> bool:
    return any(first < position < last for first, last in runs)
