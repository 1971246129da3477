"""Settles whom each found mention means: names first, then roles, then collectives and pronouns in text order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from communique.actors.body_nouns import body_meant
from communique.actors.collectives import collective, members
from communique.actors.coreference import antecedents
from communique.actors.counterparts import counterpart
from communique.actors.discourse import Discourse, Settled, set_stage
from communique.actors.found import Found, Stage
from communique.actors.leading import holders_of_each, is_plain_leader, leader_of
from communique.actors.owners import stands_for_state, state_meant, states_of_owner
from communique.actors.people import People, Somebody
from communique.actors.roles import holder_of, is_definite
from communique.actors.title_links import Titled
from communique.cast import Mention


def resolve(stage: Stage, people: People, titled: Titled) -> tuple[Mention, ...]:
    """All mentions in text order, each head once."""
    found = _one_a_head(stage.found)
    by_name = _settle_people(people, [f for f in found if f.kind == "person"])
    discourse = Discourse(stage, people)
    later: list[Found] = []
    for item in found:
        actors = _plainly(stage, people, titled, by_name, item)
        if actors is None:
            later.append(item)
        else:
            discourse.tell(item, actors)
    set_stage(discourse)
    for item in sorted(later, key=lambda f: f.head):
        _settle_later(discourse, item)
    ordered = sorted(discourse.settled, key=lambda s: (s.found.first, -s.found.last, s.found.head))
    return tuple(_mention(stage, item) for item in ordered)


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
        if not people.is_short(item.name):
            somebody = people.full(item.name, item.title)
        else:
            somebody = people.short(item.name, item.title, item.gender, before)
        people.learn(somebody, item)
        before.append(somebody)
        settled[item.first] = somebody
    people.give_own_state()
    return settled


def _plainly(
    stage: Stage, people: People, titled: Titled, by_name: Mapping[int, Somebody], item: Found
) -> tuple[str, ...] | None:
    """The ids of a mention that stands for itself; None for one that asks what was said before."""
    if item.kind == "person":
        return (by_name[item.first].id,)
    if item.ids or item.kind in {"state", "adjective", "body", "document"}:
        return item.ids
    if item.kind == "role" and item.title is not None and item.title.noun != "counterpart":
        found = holder_of(stage, people, item, by_name, titled)
        if not found and is_definite(stage, item) and is_plain_leader(stage, item) and len(item.states) == 1:
            return leader_of(stage, people, item.states[0])
        return found
    return None


def _settle_later(discourse: Discourse, item: Found) -> None:
    if item.kind == "pronoun" and item.form == "state":
        meant_state = state_meant(discourse, item)
        discourse.tell(_with_states(item, meant_state), meant_state)
        return
    if item.kind == "pronoun":
        actors, states = antecedents(discourse, item)
        discourse.tell(_with_states(item, states), actors)
        return
    meant = collective(discourse.stage, item)
    if meant is not None:
        ids = members(discourse, item, meant)
        discourse.tell(replace(item, sector=None) if meant.kind == "parties" and ids else item, ids)
    elif item.kind == "role":
        discourse.tell(item, counterpart(discourse, item))
    elif body := body_meant(discourse, item):
        discourse.tell(replace(item, kind="body", form="body", sector=None), body)
    elif holders := holders_of_each(discourse, item):
        discourse.tell(item, holders)
    else:
        owned = _with_states(item, states_of_owner(discourse, item))
        discourse.tell(owned, owned.states if stands_for_state(owned) else ())


def _with_states(item: Found, states: tuple[str, ...]) -> Found:
    return replace(item, states=states) if states else item


def _mention(stage: Stage, item: Settled) -> Mention:
    found = item.found
    states = item.states or tuple(a for a in item.actors if a in stage.table.states)
    return Mention(
        first=found.first,
        last=found.last,
        head=found.head,
        span=stage.parse.span(stage.tokens(found.first, found.last)),
        form=found.form,
        actors=item.actors,
        states=states,
        sector=found.sector,
        plural=found.plural,
        is_place=found.is_place,
    )
