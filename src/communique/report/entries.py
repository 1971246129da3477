"""A reading as sections of short entries: what terminal, Markdown and HTML each lay out in their own way.

Every line of ours is a field of the record; every quoted piece is the words of the text. What is not known says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from communique.model import (
    Actor,
    Attribution,
    Document,
    Event,
    Integrity,
    Meeting,
    Participant,
    Place,
    Point,
    Reading,
    Span,
    Statement,
    Status,
    Time,
    When,
)

VERDICTS = {
    "likely_spun": "likely rewritten by a machine; check names, numbers, offices and quotations against another copy",
    "unclear": "some signs of machine rewriting",
    "no_sign": "no sign of machine rewriting (which is no proof)",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One claim or find: a line of ours, facts as (label, value), the words that prove it, and how it was found."""

    title: str
    status: Status | None = None
    facts: tuple[tuple[str, str], ...] = ()
    quotes: tuple[Span, ...] = ()
    rule: str | None = None
    matched: tuple[Span, ...] = ()
    """The words that the rule matched (trigger, cue), for `--explain`."""
    id: str | None = None
    background: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its entries. `layer` is the contract's name; `silence` is what to say if there are none."""

    layer: str
    title: str
    silence: str
    entries: tuple[Entry, ...]


def sections(reading: Reading) -> tuple[Section, ...]:
    """The whole reading in the order in which a reader asks: who met, what happened, who said what, what is wanted."""
    names = {actor.id: actor.name for actor in reading.actors}
    return (
        _section("meetings", "Who met", "No meeting is named.", (_meeting(m, names) for m in reading.meetings)),
        _section("events", "Who did what", "No event is coded.", (_event(e, names) for e in reading.events)),
        _section("statements", "Who said what", "No statement is found.", _statements(reading.statements, names)),
        _section("points", "On the table", "No point is found.", (_point(p, names) for p in reading.points)),
        _section("actors", "Who is named", "Nobody is named.", map(_actor, reading.actors)),
        _section("times", "Times", "No time is named.", map(_time, reading.times)),
        _section("integrity", "The text itself", "No finding.", _findings(reading.integrity)),
    )


def heading_facts(document: Document, integrity: Integrity) -> tuple[tuple[str, str], ...]:
    """What is known of the document as a whole, label and value; what is not known is said to be not given."""
    return (
        ("kind", document.kind),
        ("side", document.side or "none given"),
        ("publisher", document.publisher or "not given"),
        ("published", document.published or "no date given: relative times stay open (--date sets it)"),
        ("text", f"{VERDICTS[integrity.verdict]}; score {integrity.score:.2f}"),
    )


def _section(layer: str, title: str, silence: str, entries: Iterable[Entry]) -> Section:
    return Section(layer, title, silence, tuple(entries))


def _meeting(meeting: Meeting, names: dict[str, str]) -> Entry:
    who = _people(meeting.participants, names) or " and ".join(meeting.sides) or "unnamed sides"
    facts = (
        ("when", _when(meeting.when)),
        ("where", _place(meeting.place)),
        ("length", _length(meeting.minutes, meeting.scheduled_minutes)),
        ("why", meeting.cause.text if meeting.cause else ""),
        ("since", meeting.since.text if meeting.since else ""),
        ("told by", _tellers(meeting.reported_by, names)),
        ("at risk", ", ".join(meeting.risks)),
    )
    cue = (meeting.status_cue,) if meeting.status_cue else ()
    return Entry(f"{meeting.kind.capitalize()}: {who}", meeting.status, _known(facts), meeting.evidence,
                 meeting.rule, cue, meeting.id, meeting.background)  # fmt: skip


def _event(event: Event, names: dict[str, str]) -> Entry:
    actors = _people(event.initiators, names) or "somebody not named"
    towards = _people(event.recipients, names)
    title = f"{event.type}{f' ({event.mode})' if event.mode else ''}: {actors}{f' → {towards}' if towards else ''}"
    facts = (
        ("CAMEO", event.cameo or ""),
        ("about", ", ".join(event.contexts)),
        ("when", _when(event.when)),
        ("where", _place(event.place)),
        ("length", _length(event.minutes, None)),
        ("told by", _tellers(event.reported_by, names)),
        ("at risk", ", ".join(event.risks)),
    )
    matched = tuple(span for span in (event.trigger, event.status_cue) if span)
    return Entry(title, event.status, _known(facts), event.evidence, event.rule, matched, event.id, event.background)


def _statements(statements: Sequence[Statement], names: dict[str, str]) -> Iterable[Entry]:
    for statement in statements:
        facts = (
            ("in words of the text", statement.source.span.text if statement.source else ""),
            ("through", statement.channel or ""),
            ("to", statement.audience.span.text if statement.audience else ""),
            ("told by", _tellers(statement.reported_by, names)),
            ("at risk", ", ".join(statement.risks)),
        )
        cue = f" · {statement.cue.text}" if statement.cue else ""
        said = "did not say" if statement.negated else statement.form
        matched = (statement.cue,) if statement.cue else ()
        yield Entry(f"{_speaker(statement.source, names)}{cue} ({said})", None, _known(facts), statement.content,
                    statement.rule, matched, statement.id)  # fmt: skip


def _point(point: Point, names: dict[str, str]) -> Entry:
    owner = " and ".join(point.sides) or "side not named"
    toward = f" → {point.toward}" if point.toward else ""
    facts = (
        ("topic", point.topic or ""),
        ("told by", _tellers(point.reported_by, names)),
        ("at risk", ", ".join(point.risks)),
    )
    matched = (point.cue,) if point.cue else ()
    return Entry(f"{point.kind.capitalize()}: {owner}{toward}", point.status, _known(facts), (point.content,),
                 point.rule, matched, point.id)  # fmt: skip


def _actor(actor: Actor) -> Entry:
    posts = ", ".join(f"{post.role} of {post.of}" if post.of else post.role for post in actor.posts)
    facts = (
        ("that day", posts or actor.role or ("post not known that day" if actor.kind == "person" else "")),
        ("named", f"{len(actor.mentions)} times" if len(actor.mentions) > 1 else "once"),
    )
    state = f" ({actor.state})" if actor.state and actor.state != actor.id else ""
    return Entry(f"{actor.name}{state}", None, _known(facts), (), None, (), actor.id)


def _time(time: Time) -> Entry:
    facts = (("type", time.type), ("value", time.value or "not settled by the text"), ("mod", time.mod or ""))
    return Entry(time.span.text, None, _known(facts))


def _findings(integrity: Integrity) -> Iterable[Entry]:
    for finding in integrity.findings:
        likely = f" → likely {finding.suggestion}" if finding.suggestion else ""
        facts = (("kind", finding.kind), ("at risk", finding.risk or ""))
        yield Entry(f"{finding.span.text}{likely}", None, _known(facts), (finding.span,))


def _known(facts: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple((label, value) for label, value in facts if value)


def _people(participants: Iterable[Participant], names: dict[str, str]) -> str:
    return ", ".join(dict.fromkeys(_person(participant, names) for participant in participants))


def _person(participant: Participant, names: dict[str, str]) -> str:
    name = names.get(participant.actor or "", "") or participant.span.text
    return f"{name} ({participant.state})" if participant.state and participant.state != participant.actor else name


def _speaker(source: Attribution | None, names: dict[str, str]) -> str:
    if source is None:
        return "Nobody named"
    return names.get(source.actor or "", "") or source.span.text


def _tellers(reported_by: Iterable[Attribution], names: dict[str, str]) -> str:
    return ", via ".join(_speaker(teller, names) for teller in reported_by)


def _when(when: When | None) -> str:
    if when is None:
        return ""
    days = when.start if when.start == when.end else f"{when.start} to {when.end}"
    return f"{days} (“{when.span.text}”)" if when.span else days


def _place(place: Place | None) -> str:
    if place is None:
        return ""
    return f"{place.name} ({place.state})" if place.state else place.name


def _length(minutes: int | None, scheduled: int | None) -> str:
    parts = []
    if minutes is not None:
        parts.append(clock(minutes))
    if scheduled is not None:
        parts.append(f"scheduled {clock(scheduled)}")
    return ", ".join(parts)


def clock(minutes: int) -> str:
    """Minutes as hours and minutes: 330 gives "5 h 30 min"."""
    hours, rest = divmod(minutes, 60)
    return " ".join([f"{hours} h"] * bool(hours) + [f"{rest} min"] * bool(rest or not hours))
