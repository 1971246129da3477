"""One document to its reading: the whole flow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from communique.actors.mentions import find_cast
from communique.actors.table import ActorTable, load_actor_table
from communique.events import EventRules, find_events, load_event_rules
from communique.integrity import check, repairs
from communique.meetings import MeetingRules, find_meetings, load_meeting_rules
from communique.model import READING_SCHEMA, Document, Integrity, Reading, Repair
from communique.parse import DEFAULT_MODEL, Parse, Parser
from communique.points import PointRules, find_points, load_point_rules
from communique.risks import with_risks
from communique.scene import Scene, published_on
from communique.statements import StatementRules, find_statements, load_statement_rules
from communique.status import StatusRules, load_status_rules
from communique.times import find_times
from communique.topics import TopicRules, load_topic_rules


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All rules and facts that reading stands on. Loaded once, never changed."""

    actors: ActorTable
    statements: StatementRules
    events: EventRules
    meetings: MeetingRules
    points: PointRules
    status: StatusRules
    topics: TopicRules


class Checked(NamedTuple):
    """A document with the check of its text, on its way to the parser."""

    document: Document
    integrity: Integrity


def load_knowledge(overlays: Sequence[Path] = ()) -> Knowledge:
    """Load the built-in lexicon and facts; folders of the user's win over them.

    Raises `LexiconError` if a rule file can't be used.
    """
    return Knowledge(
        actors=load_actor_table(overlays),
        statements=load_statement_rules(overlays),
        events=load_event_rules(overlays),
        meetings=load_meeting_rules(overlays),
        points=load_point_rules(overlays),
        status=load_status_rules(overlays),
        topics=load_topic_rules(overlays),
    )


class Reader:
    """Reads documents with one loaded language model and one lexicon."""

    def __init__(self, *, model: str = DEFAULT_MODEL, lexicon: Sequence[Path] = ()) -> None:
        self.parser = Parser(model)
        self.knowledge = load_knowledge(lexicon)

    def read(self, document: Document) -> Reading:
        """Read one document."""
        return next(self.read_many([document]))

    def read_many(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """Read documents in order; only a few are held in memory at a time."""
        for checked, parse in self.parse_many(documents):
            yield assemble(checked, parse, self.knowledge)

    def parse_many(self, documents: Iterable[Document]) -> Iterator[tuple[Checked, Parse]]:
        """Check and parse documents in order."""
        waiting: list[Checked] = []

        def texts() -> Iterator[tuple[str, Sequence[Repair]]]:
            for document in documents:
                checked = Checked(document, check(document))
                waiting.append(checked)
                yield document.text, repairs(document, checked.integrity)

        for parse in self.parser.parse_many(texts()):
            yield waiting.pop(0), parse


def set_scene(document: Document, parse: Parse, knowledge: Knowledge) -> Scene:
    """Find the actors and times of a parsed document."""
    cast = find_cast(parse, document, knowledge.actors)
    return Scene(document, parse, cast, find_times(parse, published_on(document)))


def assemble(checked: Checked, parse: Parse, knowledge: Knowledge) -> Reading:
    """Run the layers over a parsed document, each on what those before it found, and mark what is at risk."""
    found = dict(layers(checked, parse, knowledge))
    for layer in ("statements", "events", "meetings", "points"):
        found[layer] = with_risks(found[layer], checked.integrity)
    return Reading(schema=READING_SCHEMA, document=checked.document, integrity=checked.integrity, **found)


def layers(checked: Checked, parse: Parse, knowledge: Knowledge) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """The layers of a reading one after the other, by their names in the record."""
    document = checked.document
    cast = find_cast(parse, document, knowledge.actors)
    yield "actors", cast.actors
    times = find_times(parse, published_on(document))
    yield "times", tuple(expression.time for expression in times)
    scene = Scene(document, parse, cast, times)
    statements = find_statements(scene, knowledge.statements)
    yield "statements", statements
    events = find_events(scene, statements, knowledge.events, knowledge.status)
    yield "events", events
    yield "meetings", find_meetings(scene, statements, events, knowledge.meetings, knowledge.status)
    yield (
        "points",
        find_points(scene, statements, events, knowledge.points, knowledge.topics, knowledge.status),
    )
