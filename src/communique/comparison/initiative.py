"""Who asked for the meeting, as an account tells it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from communique.model import DocumentSpan, Reading, Span

_OF = re.compile(r"\b(?:at|on) the (?:request|initiative) of\b|\binitiated by\b|\bheld at the suggestion of\b")
_POSSESSIVE = re.compile(r"\b(?:at|on) (?P<who>[^.,;]{2,60}?)(?:[’']s|[’']|side[’']s)\s+(?:request|initiative)\b")
_LATTER = re.compile(r"\bat the latter[’']s\s+(?:request|initiative)\b")
REACH = 60
"""Characters after "at the request of" within which the name must begin."""


def asked_by(reading: Reading, sides: Iterable[str]) -> tuple[str, DocumentSpan] | None:
    """The side that asked for the meeting, and the words that say so; None if the text does not say."""
    text = reading.document.text
    wanted = set(sides)
    for match in _LATTER.finditer(text):
        found = _last_person(reading, match.start())
        if found in wanted:
            return found, _span(reading, match.start(), match.end())
    for match in _OF.finditer(text):
        named = _first(reading, match.end(), match.end() + REACH)
        if named and named[0] in wanted:
            return named[0], _span(reading, match.start(), named[1].end)
    for match in _POSSESSIVE.finditer(text):
        named = _first(reading, match.start("who"), match.end("who"))
        if named and named[0] in wanted:
            return named[0], _span(reading, match.start(), match.end())
    return None


def _first(reading: Reading, start: int, end: int) -> tuple[str, Span] | None:
    """The state of the first actor that is named in a run of the text."""
    named = [
        (mention, actor.state)
        for actor in reading.actors
        for mention in actor.mentions
        if actor.state and start <= mention.start < end
    ]
    if not named:
        return None
    mention, state = min(named, key=lambda item: (item[0].start, -item[0].end))
    return state, mention


def _last_person(reading: Reading, before: int) -> str | None:
    named = [
        (mention.start, actor.state or "")
        for actor in reading.actors
        for mention in actor.mentions
        if actor.kind == "person" and mention.end <= before
    ]
    return max(named)[1] if named else None


def _span(reading: Reading, start: int, end: int) -> DocumentSpan:
    return DocumentSpan(start, end, reading.document.text[start:end], reading.document.id)
