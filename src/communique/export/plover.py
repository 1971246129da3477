"""Events as PLOVER records in JSON, with the four auxiliary modes filled.

Fields, sectors and codes follow the PLOVER manual of 2024 (github openeventdata/PLOVER, commit 5e0c24f). PLOVER's own
rule is applied here and nowhere else: support, cooperation, aid or a meeting that lies ahead is AGREE; a meeting
called off or refused is REJECT, and so is other cooperation that an actor says it will not give.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from communique.actors.table import load_actor_table
from communique.events.codes import CodeTable, load_codes
from communique.model import Actor, Event, Participant, Reading, Status

FUTURE = frozenset({"planned", "expected", "proposed", "postponed"})
HYPOTHETICAL = frozenset({"possible", "proposed"})
NEGATED = frozenset({"denied", "cancelled", "postponed"})
AHEAD_IS_AGREE = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
REFUSED_IS_REJECT = frozenset({"CONSULT", "AGREE", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"})
BODY_CODES = {"UNO": "UNO", "EUU": "EUR"}
"""Codes that PLOVER gives to two bodies; all others are IGO."""
ARMED = frozenset({"REB", "UAF"})


def plover_lines(reading: Reading) -> Iterator[str]:
    """One JSON record a line for each event of a reading, in text order."""
    for record in plover_records(reading):
        yield json.dumps(record, ensure_ascii=False)


def plover_records(reading: Reading) -> Iterator[dict[str, Any]]:
    """The PLOVER records of a reading; an act that PLOVER's rule makes a second AGREE of one sentence is left out."""
    actors = {actor.id: actor for actor in reading.actors}
    seen: set[tuple[Any, ...]] = set()
    for event in reading.events:
        kind, mode = plover_type(event)
        key = (kind, _states(event), event.evidence[0])
        if kind != event.type and key in seen:
            continue
        seen.add(key)
        yield _record(reading, event, kind, mode, actors)


def plover_type(event: Event) -> tuple[str, str | None]:
    """The type and mode of an event under PLOVER's rule on acts that lie ahead or do not take place."""
    if event.status == "cancelled" and event.type == "CONSULT":
        return "REJECT", "meet"
    if event.status == "denied" and event.type in REFUSED_IS_REJECT:
        return "REJECT", _refused_mode(event.type)
    if event.status in FUTURE and event.type in AHEAD_IS_AGREE:
        return "AGREE", None
    return event.type, event.mode


def _refused_mode(event_type: str) -> str:
    return {"CONSULT": "meet", "RETREAT": "yield", "CONCEDE": "yield"}.get(event_type, "assist")


def auxiliary_modes(status: Status, *, background: bool) -> dict[str, bool]:
    """The four auxiliary modes that PLOVER names: historical, future, hypothetical, negation."""
    return {
        "historical": background,
        "future": status in FUTURE,
        "hypothetical": status in HYPOTHETICAL,
        "negation": status in NEGATED,
    }


def _record(reading: Reading, event: Event, kind: str, mode: str | None, actors: Mapping[str, Actor]) -> dict[str, Any]:
    codes = _codes()
    quad = codes.plover.get((kind, None))
    when = event.when
    record: dict[str, Any] = {
        "id": event.id,
        "date": when.start if when else reading.document.published,
        "enddate": when.end if when and when.end != when.start else None,
        "actor": [_entity(p, actors) for p in event.initiators],
        "recipient": [_entity(p, actors) for p in event.recipients],
        "event": kind,
        "mode": mode,
        "context": list(event.contexts),
        "auxiliary_modes": auxiliary_modes(event.status, background=event.background),
        "quad_code": quad.quad if quad else None,
        "event_scale": codes.score(kind, mode),
        "event_loc": {"text": event.place.name, "country": event.place.state} if event.place else None,
        "event_text": event.trigger.text if event.trigger else None,
        "text": event.evidence[0].text,
        "text_info": _text_info(event),
        "cite_info": _cite(reading),
        "coder": "communique",
    }
    return {key: value for key, value in record.items() if value is not None}


def _text_info(event: Event) -> dict[str, Any]:
    """Beyond PLOVER's own fields: the status itself, its cue, the CAMEO code and where in the document it stands."""
    span = event.evidence[0]
    return {
        "start": span.start,
        "end": span.end,
        "status": event.status,
        "status_cue": event.status_cue.text if event.status_cue else None,
        "cameo": event.cameo,
        "reported_by": [source.span.text for source in event.reported_by],
        "rule": event.rule,
    }


def _cite(reading: Reading) -> dict[str, str | None]:
    document = reading.document
    return {"document": document.id, "publisher": document.publisher, "url": document.url, "title": document.title}


def _entity(participant: Participant, actors: Mapping[str, Actor]) -> dict[str, str | None]:
    actor = actors.get(participant.actor or "")
    return {
        "code": entity_code(participant, actor),
        "sector": participant.sector,
        "entity_text": participant.span.text,
        "identifier_id": participant.actor,
        "identifier_text": actor.name if actor else None,
        "office": actor.posts[0].role if actor and actor.posts else (actor.role if actor else None),
    }


def entity_code(participant: Participant, actor: Actor | None) -> str | None:
    """A state's ISO code; PLOVER's code for a body (UNO, EUR, else IGO) or an armed group across states (IMG).

    None where neither is known. A body that acts through people ("UN mediators") stands in `state` with its own id.
    """
    state = participant.state
    if actor is not None and actor.kind == "body":
        return BODY_CODES.get(actor.id, "IGO")
    if state is not None and state not in _states_known():
        return BODY_CODES.get(state, "IGO")
    if state is None and actor is not None and actor.kind == "group" and participant.sector in ARMED:
        return "IMG"
    return state


@cache
def _states_known() -> frozenset[str]:
    return frozenset(load_actor_table().states)


def _states(event: Event) -> tuple[str, ...]:
    return tuple(sorted({p.state or p.span.text for p in (*event.initiators, *event.recipients)}))


@cache
def _codes() -> CodeTable:
    return load_codes()
