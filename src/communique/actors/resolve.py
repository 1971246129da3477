"""Settles whom each found mention means: names first, then roles, collectives and pronouns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from communique.actors.found import Found, Stage
from communique.actors.people import People, Somebody
from communique.actors.roles import holder_of
from communique.actors.title_links import Titled
from communique.cast import Mention


def resolve(stage: Stage, people: People, titled: Titled) -> tuple[Mention, ...]:
    """All mentions in text order, each head once."""
    found = _one_a_head(stage.found)
    by_name = _settle_people(people, [f for f in found if f.kind == "person"])
    actors: dict[tuple[int, int], tuple[str, ...]] = {}
    for item in found:
        actors[item.first, item.last] = _actors(stage, people, titled, by_name, item)
    return tuple(_mention(stage, people, item, actors[item.first, item.last]) for item in found)


def _one_a_head(found: Iterable[Found]) -> list[Found]:
    """The mentions in text order; of two with one head the one found first, names before roles."""
    heads: dict[int, Found] = {}
    for item in sorted(found, key=lambda f: (f.kind != "person", f.first, -f.last)):
        heads.setdefault(item.head, item)
    return sorted(heads.values(), key=lambda f: (f.first, -f.last, f.head))


def _settle_people(people: People, found: list[Found]) -> Mapping[int, Somebody]:
    """The person of each name, by the first token of the mention."""
    before: list[Somebody] = []
    settled: dict[int, Somebody] = {}
    for item in found:
        if len(item.name) > 1:
            somebody = people.full(item.name, item.title)
        else:
            somebody = people.short(item.name, item.title, item.gender, before)
        people.learn(somebody, item)
        before.append(somebody)
        settled[item.first] = somebody
    return settled


def _actors(
    stage: Stage, people: People, titled: Titled, by_name: Mapping[int, Somebody], item: Found
) -> tuple[str, ...]:
    if item.kind == "person":
        return (by_name[item.first].id,)
    if item.kind in {"state", "adjective", "body"} or (item.kind == "group" and item.ids):
        return item.ids
    if item.kind == "role":
        return holder_of(stage, people, item, by_name, titled)
    return ()


def _mention(stage: Stage, people: People, item: Found, actors: tuple[str, ...]) -> Mention:
    states = item.states
    own = [somebody.state for somebody in (people.get(a) for a in actors) if somebody is not None]
    if own:
        states = tuple(dict.fromkeys(s for s in own if s)) or states
    return Mention(
        first=item.first, last=item.last, head=item.head, span=stage.parse.span(stage.tokens(item.first, item.last)),
        form=item.form, actors=actors, states=states, sector=item.sector, plural=item.plural, is_place=item.is_place,
    )  # fmt: skip
