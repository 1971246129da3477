"""Who "his Chinese counterpart" is: the holder of the same post for the state that the words name."""

from __future__ import annotations

from dataclasses import replace

from communique.actors.coreference import PRONOUNS, antecedents
from communique.actors.discourse import Discourse
from communique.actors.found import Found, Title
from communique.actors.people import Somebody
from communique.actors.roles import from_table


def counterpart(discourse: Discourse, item: Found) -> tuple[str, ...]:
    """The id of a counterpart, by apposition, among those on stage, or from the table on the day of the document."""
    owner = _owner(discourse, item)
    if owner is None or len(item.states) != 1 or item.states[0] == owner.state:
        return ()
    for somebody in discourse.people.everybody:
        if somebody is not owner and somebody.state == item.states[0] and _same_post(owner, somebody):
            return (somebody.id,)
    for title in owner.titles:
        found = from_table(discourse.stage, discourse.people, _for(title, item.states), item.states)
        if found:
            return found
    return _by_role(discourse, owner, item.states[0])


def _owner(discourse: Discourse, item: Found) -> Somebody | None:
    """Whose counterpart: the pronoun or name that owns the noun, or the subject of the clause."""
    for index in range(item.first, item.head):
        settled = discourse.by_head.get(index)
        if settled is not None and settled.found.kind in {"pronoun", "person"}:
            person = discourse.person(settled)
            if person is not None:
                return person
    token = discourse.stage.parse.tokens[item.first]
    if token.tag != "PRP$" or token.lower not in PRONOUNS:
        return None
    actors, _ = antecedents(discourse, Found(token.i, token.i + 1, token.i, "pronoun", "pronoun"))
    return discourse.people.get(actors[0]) if len(actors) == 1 else None


def _same_post(owner: Somebody, other: Somebody) -> bool:
    return bool(_roles(owner) & _roles(other))


def _roles(somebody: Somebody) -> set[str]:
    held = {post.role for post in somebody.posts}
    return held or {entry.role for title in somebody.titles for entry in title.entries}


def _for(title: Title, states: tuple[str, ...]) -> Title:
    return replace(title, states=states)


def _by_role(discourse: Discourse, owner: Somebody, state: str) -> tuple[str, ...]:
    """ "Secretary of State" has another name elsewhere: the role of the table decides."""
    day = discourse.stage.day
    if day is None:
        return ()
    for post in owner.posts:
        holders = discourse.stage.table.holder(post.role, state, day)
        if len(holders) == 1:
            return (discourse.people.known(holders[0]).id,)
    return ()
