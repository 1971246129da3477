"""Makes the `Actor` records of a document from its resolved mentions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from communique.actors.found import Stage
from communique.actors.people import People, Somebody
from communique.cast import Mention
from communique.model import Actor, ActorKind, HeldPost, Span


def make_actors(
    stage: Stage, people: People, names: Mapping[str, str], mentions: Iterable[Mention]
) -> tuple[Actor, ...]:
    """One actor for each id that a mention names, in the order of the first mention.

    `names` are the names of actors that neither the table nor `people` know (organisations of the document).
    """
    spans: dict[str, list[Span]] = {}
    for mention in mentions:
        for actor in mention.actors:
            spans.setdefault(actor, []).append(mention.span)
    return tuple(_actor(stage, people, names, i, tuple(sorted(set(found)))) for i, found in spans.items())


def _actor(stage: Stage, people: People, names: Mapping[str, str], actor_id: str, spans: tuple[Span, ...]) -> Actor:
    somebody = people.get(actor_id)
    if somebody is not None:
        return _person(stage, somebody, spans)
    kind, name, state = _other(stage, names, actor_id)
    return Actor(id=actor_id, name=name, kind=kind, state=state, mentions=spans)


def _person(stage: Stage, somebody: Somebody, spans: tuple[Span, ...]) -> Actor:
    held = () if stage.day is None else somebody.posts
    posts = tuple(HeldPost(role=p.role, of=p.of, start=p.start, end=p.end) for p in held)
    role = None if posts or not somebody.titles else somebody.titles[0].core
    state = somebody.state if somebody.state and is_state_code(somebody.state) else None
    return Actor(id=somebody.id, name=somebody.name, kind="person", state=state, posts=posts, mentions=spans, role=role)


def _other(stage: Stage, names: Mapping[str, str], actor_id: str) -> tuple[ActorKind, str, str | None]:
    table = stage.table
    if actor_id in table.states:
        return "state", table.states[actor_id].name, actor_id if is_state_code(actor_id) else None
    if actor_id in table.bodies:
        return "body", table.bodies[actor_id].name, None
    if actor_id in table.groups:
        return "group", table.groups[actor_id].name, table.groups[actor_id].state
    if actor_id in table.institutions:
        fact = table.institutions[actor_id]
        return "body", fact.name, fact.state if fact.state in table.states else None
    return "body", names.get(actor_id, actor_id), None


def is_state_code(code: str) -> bool:
    """Whether an id is an ISO 3166-1 alpha-3 code; the table's own ids of unrecognised entities have four letters."""
    return len(code) == 3
