"""Events as tab-separated rows with the columns that users of GDELT, ICEWS and Phoenix know.

One row for each pair of actors. Only what happened or goes on comes out, and what CAMEO has a code for although it
did not take place: a meeting that lies ahead is 036 (intent to meet), one called off or refused is 125. All other
planned, possible or denied acts are left out, since a row of this format says that something was done. `docs/events.md`
explains each column.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import combinations, product

from communique.events.codes import CodeTable, load_codes
from communique.export.plover import BODY_CODES, entity_code, plover_type
from communique.model import Actor, Event, Participant, Reading

COLUMNS = (
    "GLOBALEVENTID", "SQLDATE", "Actor1Code", "Actor1Name", "Actor1CountryCode", "Actor1Type1Code", "Actor2Code",
    "Actor2Name", "Actor2CountryCode", "Actor2Type1Code", "IsRootEvent", "EventCode", "EventBaseCode",
    "EventRootCode", "QuadClass", "GoldsteinScale", "EventText", "ActionGeo_FullName", "ActionGeo_CountryCode",
    "StoryID", "SentenceNumber", "Publisher", "SOURCEURL", "PloverEvent", "PloverMode", "Contexts", "Status",
    "Historical", "ReportedBy", "TriggerStart", "TriggerEnd",
)  # fmt: skip
DONE = frozenset({"happened", "ongoing"})
AHEAD = {"04": "036", "05": "032", "06": "031", "07": "033"}
"""CAMEO's codes for the intent to do what a root names."""
REFUSED = {"04": "125", "03": "120", "05": "120", "06": "121", "07": "122", "08": "124"}
"""CAMEO's codes for refusing it."""
QUADS = ((5, "1"), (8, "2"), (13, "3"), (20, "4"))
"""GDELT's quad classes by the last root of each: verbal and material cooperation, verbal and material conflict."""

Pair = tuple[Participant | None, Participant | None]


def cameo_header() -> str:
    """The header line, without a newline."""
    return "\t".join(COLUMNS)


def cameo_rows(reading: Reading) -> Iterator[str]:
    """The rows of a reading in text order, without newlines. Tabs and line ends inside values become blanks."""
    actors = {actor.id: actor for actor in reading.actors}
    for event in reading.events:
        code = cameo_code(event)
        if code is not None:
            for pair in _pairs(event):
                yield "\t".join(_clean(value) for value in _values(reading, event, code, pair, actors))


def cameo_code(event: Event) -> str | None:
    """The CAMEO code that says what took place, or None where CAMEO has none for an act in this status."""
    if event.cameo is None:
        return None
    kind, _ = plover_type(event)
    root = event.cameo[:2]
    if kind != event.type:
        return AHEAD.get(root) if kind == "AGREE" else REFUSED.get(root)
    return event.cameo if event.status in DONE else None


def _pairs(event: Event) -> Iterator[Pair]:
    """Each initiator with each recipient; of equals each two of them once; one side alone where it stands alone."""
    if event.initiators and event.recipients:
        yield from product(event.initiators, event.recipients)
    elif len(event.initiators) > 1:
        yield from combinations(event.initiators, 2)
    else:
        yield from ((initiator, None) for initiator in event.initiators)
        yield from ((None, recipient) for recipient in event.recipients)


def _values(
    reading: Reading, event: Event, code: str, pair: Pair, actors: Mapping[str, Actor]
) -> tuple[str | None, ...]:
    first, second = pair
    about = _codes().cameo.get(code)
    trigger = event.trigger
    place = event.place
    return (
        event.id, _date(reading, event), *_actor(first, actors), *_actor(second, actors),
        "0" if event.background else "1", code, code[:3], code[:2], _quad(code),
        str(about.goldstein) if about else None, about.name if about else None,
        place.name if place else None, place.state if place else None,
        reading.document.id, str(_sentence_number(reading, event)), reading.document.publisher, reading.document.url,
        *plover_type(event), "|".join(event.contexts), event.status, "1" if event.background else "0",
        "|".join(source.span.text for source in event.reported_by),
        str(trigger.start) if trigger else None, str(trigger.end) if trigger else None,
    )  # fmt: skip


def _actor(participant: Participant | None, actors: Mapping[str, Actor]) -> tuple[str | None, ...]:
    """Code, name, country code and type code of one side."""
    if participant is None:
        return (None, None, None, None)
    actor = actors.get(participant.actor or "")
    country = entity_code(participant, actor)
    name = actor.name if actor else participant.span.text
    is_body = country in {"IGO", "IMG", *BODY_CODES.values()}
    kind = country if is_body else participant.sector
    code = f"{country or ''}{'' if is_body else participant.sector or ''}"
    return code or None, name, None if is_body else country, kind


def _date(reading: Reading, event: Event) -> str | None:
    day = event.when.start if event.when else reading.document.published
    return day.replace("-", "") if day else None


def _sentence_number(reading: Reading, event: Event) -> int:
    """The line of the text in which the event stands, counted from one (ICEWS counts sentences)."""
    return reading.document.text.count("\n", 0, event.evidence[0].start) + 1


def _quad(code: str) -> str:
    root = int(code[:2])
    return next(quad for last, quad in QUADS if root <= last)


def _clean(value: str | None) -> str:
    return " ".join(value.split()) if value else ""


@cache
def _codes() -> CodeTable:
    return load_codes()
