"""The actors of many documents, each once."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from communique.model import Actor, Reading


def all_actors(readings: Iterable[Reading]) -> tuple[Actor, ...]:
    """Every actor by its id, with its longest name and all posts; spans of mentions stay with the readings, as a
    span means nothing without its document."""
    found: dict[str, Actor] = {}
    for reading in readings:
        for actor in reading.actors:
            known = found.get(actor.id)
            found[actor.id] = _joined(known, actor) if known else msgspec.structs.replace(actor, mentions=())
    return tuple(found[identifier] for identifier in sorted(found))


def _joined(known: Actor, actor: Actor) -> Actor:
    name = max(known.name, actor.name, key=lambda text: (len(text), text))
    posts = tuple(dict.fromkeys((*known.posts, *actor.posts)))
    return msgspec.structs.replace(
        known, name=name, posts=posts, state=known.state or actor.state, role=known.role or actor.role
    )
