"""Says who somebody is and what they held on a day: what `communique actors show` prints."""

from __future__ import annotations

from datetime import date

import msgspec

from communique.actors.fact_records import PersonFact, Post
from communique.actors.name_folding import normalise_name
from communique.actors.table import ActorTable


class Description(msgspec.Struct, frozen=True):
    """One person that a name can mean; `held` are the posts of the asked day (all of them, if no day was asked)."""

    person: PersonFact
    held: tuple[Post, ...]


def describe_person(table: ActorTable, name: str, day: date | None = None) -> tuple[Description, ...]:
    """All people whom a full name, family name or id means, those with a post on the day first; empty if none.

    Without a day every post is told, latest first.
    """
    found = [_describe(table, person, day) for person in people_named(table, name)]
    return tuple(sorted(found, key=lambda each: (not each.held, normalise_name(each.person.name), each.person.id)))


def people_named(table: ActorTable, name: str) -> list[PersonFact]:
    """The people of this id, full name or, if there is none, family name."""
    key = normalise_name(name)
    ids = [entry.id for entry in table.names.get(key, ()) if entry.kind == "person"]
    if name in table.people:
        ids = [name]
    return [table.people[person_id] for person_id in dict.fromkeys(ids or table.family_names.get(key, ()))]


def _describe(table: ActorTable, person: PersonFact, day: date | None) -> Description:
    return Description(person, person.posts if day is None else table.posts_of(person.id, day))
