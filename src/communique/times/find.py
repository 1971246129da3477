"""One pass over the words of a text: recognise time expressions, put them in order, give them their values."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import groupby

from communique.model import Span, Time
from communique.parse import Parse, Token
from communique.times import clock, dates, duration, holidays, references, relative, sets, years
from communique.times.direction import Direction, direction
from communique.times.discourse import day_before, day_behind, day_part, share_years
from communique.times.expression import TimeExpression
from communique.times.extent import extend
from communique.times.interval import interval_of, minutes_of
from communique.times.meaning import Draft, TimeOf
from communique.times.value import Anchor, value_of
from communique.times.view import View
from communique.times.words import load_words
from communique.times.words import references as reference_index

Pattern = Callable[[View, int], tuple[Draft, ...]]

_DIGITS: tuple[Pattern, ...] = (
    *(clock.clock_time, dates.numeric, dates.day_first, years.decade, years.century, years.part_of_year),
    *(sets.times_per, duration.duration, years.year, holidays.event_day),
)
_NUMBER: tuple[Pattern, ...] = (sets.times_per, duration.duration, years.century)
_ORDINAL: tuple[Pattern, ...] = (*(dates.day_first, dates.nth_of, years.century, years.part_of_year, duration.period),)
_POINTER: tuple[Pattern, ...] = (relative.pointed, years.fiscal_year, duration.period, dates.nth_of)
_UNIT: tuple[Pattern, ...] = (duration.long_word, relative.unit_of_now)


def find_times(parse: Parse, published: date | None) -> tuple[TimeExpression, ...]:
    """All time expressions of a text, in order, valued against its day of publication.

    Without a day, expressions that count from it have the value None. The values follow TIMEX3 (docs/times.md).
    """
    found: list[TimeExpression] = []
    named: str | None = None
    for view in _lines(parse):
        drafts = share_years(view, _drafts(view))
        for expression in _valued(parse, view, drafts, published, named):
            found.append(expression)
            if expression.begin is not None and expression.time.type in {"DATE", "TIME"}:
                named = expression.time.value
    return tuple(found)


def _lines(parse: Parse) -> Iterator[View]:
    """The lines of the text that hold a word or digit of time at all."""
    starts = _starts()
    for _, group in groupby(parse.sentences, key=lambda sentence: sentence.block):
        sentences = list(group)
        tokens = parse.tokens[sentences[0].first : sentences[-1].last]
        if any(_may_start(token, starts) for token in tokens):
            yield View(tokens)


def _may_start(token: Token, starts: Mapping[str, tuple[Pattern, ...]]) -> bool:
    lower = token.lower
    return lower in starts or lower[:1].isdigit() or lower[-1:].isdigit() or lower[-2:] == "0s"


def _drafts(view: View) -> list[Draft]:
    """The longest expressions from left to right, none overlapping another."""
    drafts: list[Draft] = []
    starts, floor, at = _starts(), 0, 0
    while at < len(view):
        found = _longest(view, at, _patterns(view.low(at), starts))
        if not found or found[0].first < floor:
            at += 1
            continue
        drafts.append(extend(view, found[0], floor))
        drafts.extend(found[1:])
        floor = at = max(found[-1].last, at + 1)
    return drafts


def _patterns(word: str, starts: Mapping[str, tuple[Pattern, ...]]) -> tuple[Pattern, ...]:
    known = starts.get(word)
    if known is not None:
        return known
    if word[:1].isdigit() or word[:1] in "'’½":
        return _DIGITS
    if word[-1:].isdigit():
        return years.year, years.part_of_year, years.fiscal_year
    return (years.decade,) if word[-2:] == "0s" else ()


def _longest(view: View, at: int, patterns: Sequence[Pattern]) -> tuple[Draft, ...]:
    best: tuple[Draft, ...] = ()
    for pattern in patterns:
        found = pattern(view, at)
        if found and (not best or found[-1].last > best[-1].last):
            best = found
    return best


@lru_cache(maxsize=1)
def _starts() -> Mapping[str, tuple[Pattern, ...]]:
    """Each word that can begin an expression, with the patterns to try there."""
    words = load_words()
    lists = words.lists
    table: dict[str, tuple[Pattern, ...]] = {}

    def add(keys: Iterator[str] | Sequence[str] | Mapping[str, object] | frozenset[str], *patterns: Pattern) -> None:
        for key in keys:
            table[key] = (*table.get(key, ()), *(p for p in patterns if p not in table.get(key, ())))

    abbreviations = (*words.month_abbreviations, *words.weekday_abbreviations)
    add(sorted(holidays.first_words()), holidays.event_day, holidays.holiday)
    add([*words.months, *(f"{a}{dot}" for a in words.month_abbreviations for dot in ("", "."))], dates.month_first)
    add([*words.weekdays, *(f"{day}s" for day in words.weekdays)], dates.weekday)
    add([f"{a}{dot}" for a in abbreviations[len(words.month_abbreviations) :] for dot in ("", ".")], dates.weekday)
    add([*words.numbers, *words.multipliers, "half", "quarter"], *_NUMBER)
    add([*lists["vague"], *lists["vague_of"]], duration.duration, sets.times_per)
    add(["a", "an"], sets.rate, duration.duration)
    add(["per"], sets.rate)
    add(["once", "twice"], sets.times_per)
    add(words.ordinals, *_ORDINAL)
    add([*duration.ADJECTIVE_PERIODS], duration.period)
    add(["last", "this", "next", "current", "coming", "upcoming", "past", "final"], *_POINTER)
    add(["previous", "preceding", "following", "ensuing", "subsequent", "same", "that"], *_POINTER)
    add(["today", "yesterday", "tomorrow"], relative.deictic_day)
    add(["every", "each"], sets.every)
    add(words.sets, sets.repeated_word)
    add(words.long_words, duration.long_word)
    add(words.unit_plurals, duration.bare_plural)
    add(words.units, *_UNIT)
    add(["week"], dates.week_of)
    add(["weekend"], dates.nth_of, relative.weekend)
    add(["weekends"], relative.weekend)
    add(words.seasons, relative.season)
    add([*words.day_parts, "noon", "midnight", "tonight"], clock.day_part)
    add(words.tens, years.decade)
    add(["fiscal", "financial", "budget", "fy"], years.fiscal_year)
    add(["new"], holidays.new_year)
    add(sorted(reference_index()), references.reference)
    add([w for w in list(table) if w[:1].isdigit()], *_DIGITS)
    return table


def _valued(
    parse: Parse, view: View, drafts: Sequence[Draft], published: date | None, named: str | None
) -> Iterator[TimeExpression]:
    values: list[str | None] = []
    for index, draft in enumerate(drafts):
        beside = None
        if isinstance(draft.meaning, TimeOf) and (following := day_behind(view, drafts, index)) is not None:
            beside = day_part(value_of(following.meaning, _anchor(view, following, published, named, None)))
        elif isinstance(draft.meaning, TimeOf) and day_before(view, drafts, index):
            beside = day_part(values[index - 1])
        value = value_of(draft.meaning, _anchor(view, draft, published, named, beside))
        values.append(value)
        expression = _expression(parse, view, draft, value, published)
        if expression.begin is not None and draft.type in {"DATE", "TIME"}:
            named = value
        yield expression


def _anchor(view: View, draft: Draft, published: date | None, named: str | None, beside: str | None) -> Anchor:
    def toward() -> Direction:
        return direction(_outer(view, draft))

    return Anchor(published, named, beside, toward)


def _outer(view: View, draft: Draft) -> Token:
    """The word of an expression that hangs on the rest of the sentence."""
    inside = view.tokens[draft.first : draft.last]
    numbers = {token.i for token in inside}
    return next((token for token in inside if token.is_root or token.head.i not in numbers), inside[0])


def _expression(parse: Parse, view: View, draft: Draft, value: str | None, published: date | None) -> TimeExpression:
    inside = view.tokens[draft.first : draft.last]
    time = Time(span=_span(parse, inside, draft), type=draft.type, value=value, mod=draft.mod)
    first, last = inside[0].i, inside[-1].i + 1
    if draft.type == "DURATION":
        return TimeExpression(time, first, last, minutes=minutes_of(value) if value else None)
    days = interval_of(value) if value and draft.type != "SET" else None
    if days is None:
        return TimeExpression(time, first, last)
    begin, end = _narrowed(view, draft, days, published)
    return TimeExpression(time, first, last, begin, end)


def _narrowed(view: View, draft: Draft, days: tuple[date, date], published: date | None) -> tuple[date, date]:
    """ "earlier this year" ends with the day of the document, "later this week" begins with it."""
    begin, end = days
    word = view.low(draft.first)
    if published is None or not begin <= published <= end or begin == end:
        return days
    return (begin, published) if word == "earlier" else (published, end) if word == "later" else days


def _span(parse: Parse, inside: Sequence[Token], draft: Draft) -> Span:
    start, end = inside[0].start, inside[-1].end
    last = inside[-1]
    if draft.cut is not None and last.end - last.start == len(last.text):
        start = inside[0].start + draft.cut[0]
        end = last.start + draft.cut[1] if len(inside) == 1 or draft.cut[0] == 0 else end
    return parse.cut(start, end)
