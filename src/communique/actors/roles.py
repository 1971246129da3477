"""Who holds the post that a text names without a name: "the foreign minister of China", "the President"."""

from __future__ import annotations

from collections.abc import Mapping

from communique.actors.found import Found, Stage, Title
from communique.actors.people import People, Somebody, holds, is_leader, post_fits
from communique.actors.title_links import Titled
from communique.actors.titles import UNNAMED

LEADER_WORDS = frozenset({"leader", "head of state", "head of the state", "state leader", "head of government"})
LOOSE_WORDS = frozenset({"diplomat", "envoy", "minister", "politician", "statesman", "counterpart"})


def holder_of(
    stage: Stage, people: People, item: Found, by_name: Mapping[int, Somebody], titled: Titled
) -> tuple[str, ...]:
    """The id of the one whom a role names, or nothing: by apposition, by the document, by the table on its day."""
    title = item.title
    if title is None:
        return ()
    described = titled.apposed.get(item.first)
    if described is not None and described in titled.people:
        return (by_name[titled.people[described].first].id,)
    if item.plural or title.past or not is_definite(stage, item) or _is_address(stage, item):
        return ()
    somebody = _on_stage(stage, people, item, title, by_name) or described_as(stage, people, item, title)
    if somebody is not None:
        return (somebody.id,)
    return from_table(stage, people, title, title.states)


def _is_address(stage: Stage, item: Found) -> bool:
    """ "Mr President" speaks to somebody whom only the hearer knows."""
    before = stage.parse.tokens[item.first : item.head]
    previous = stage.parse.tokens[item.first - 1 : item.first] if item.first else ()
    return any(stage.words.has(t.lower, "honorific") for t in (*previous, *before))


def is_definite(stage: Stage, item: Found) -> bool:
    """ "the minister", "China's minister", "Chinese President": not "a minister", "any minister"."""
    tokens = stage.parse.tokens
    first = tokens[item.first]
    if first.lower in UNNAMED:
        return False
    title = item.title
    owned = bool(title and (title.states or title.bodies))
    return first.tag in {"DT", "PRP$"} or owned or tokens[item.head].text[:1].isupper()


def _on_stage(
    stage: Stage, people: People, item: Found, title: Title, by_name: Mapping[int, Somebody]
) -> Somebody | None:
    """The person of the document who holds the post; in an official text its own side's holder comes first."""
    fitting = [somebody for somebody in people.everybody if holds(somebody, title)]
    fitting = [s for s in fitting if not (item.gender and s.gender and item.gender != s.gender)]
    if len(fitting) > 1:
        named = [s for s in fitting if any(own.core == title.core for own in s.titles)]
        fitting = named or [s for s in fitting if any(post_fits(post, title) for post in s.posts)] or fitting
    if len(fitting) > 1 and not title.states and stage.document.side is not None:
        own = [s for s in fitting if s.state == stage.document.side]
        fitting = own or fitting
    if len(fitting) > 1:
        before = [by_name[first] for first in sorted(by_name, reverse=True) if first < item.first]
        return next((s for s in before if s in fitting), None)
    return fitting[0] if fitting else None


def described_as(stage: Stage, people: People, item: Found, title: Title) -> Somebody | None:
    """Whom "the Russian leader", "the Head of State" or "the Japanese diplomat" describes, if only one fits."""
    if title.core in LEADER_WORDS:
        states = title.states or ((stage.document.side,) if stage.document.side else ())
        fitting = [s for s in people.everybody if s.state in states and is_leader(s)]
        if not title.states and not stage.document.side:
            fitting = [s for s in people.everybody if is_leader(s)]
    elif title.core in LOOSE_WORDS and len(title.states) == 1 and stage.parse.tokens[item.first].lower == "the":
        fitting = [s for s in people.everybody if s.state == title.states[0] and (s.titles or s.posts)]
    else:
        return None
    return fitting[0] if len(fitting) == 1 else None


def from_table(stage: Stage, people: People, title: Title, states: tuple[str, ...]) -> tuple[str, ...]:
    """The holder of the post on the day of the document; of the document's own side where no state is named."""
    if stage.day is None or not title.entries:
        return ()
    offices = states or title.bodies or ((stage.document.side,) if stage.document.side else ())
    if len(offices) != 1:
        return ()
    of = offices[0]
    to = title.to[0] if title.to else None
    roles = dict.fromkeys(entry.role for entry in title.entries if entry.state in {None, of})
    single = [role for role in roles if role in stage.table.roles and stage.table.roles[role].single]
    holders = dict.fromkeys(i for role in single for i in stage.table.holder(role, of, stage.day, to=to))
    if len(holders) != 1:
        return ()
    return (people.known(next(iter(holders))).id,)
