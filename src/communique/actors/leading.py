"""Who leads a state on the day of the document: "the German leader", "the leaders of France and Germany".

Which post leads is a fact of the constitution (`facts/leading_posts.tsv`, from memory of the public record): the
president where the file says nothing, nobody where two posts share the lead.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from communique.actors.discourse import Discourse
from communique.actors.fact_files import BUILT_IN, read_rows
from communique.actors.found import Found, Stage
from communique.actors.people import People, holds, is_leader
from communique.actors.roles import from_table

COLUMNS = ("state", "role")


@cache
def _leading_posts() -> Mapping[str, str]:
    """State to the role that leads it, "" where none does; the file never changes while a program runs."""
    return {row[0]: row[1] for row in read_rows(BUILT_IN / "leading_posts.tsv", (*COLUMNS, "note", "source"))}


def leader_of(stage: Stage, people: People, state: str) -> tuple[str, ...]:
    """The id of the one who leads a state: a leader on stage, else the table's holder of the leading post that day."""
    on_stage = [s for s in people.everybody if s.state == state and is_leader(s)]
    if on_stage:
        return (on_stage[0].id,) if len(on_stage) == 1 else ()
    role = _leading_posts().get(state, "president")
    if stage.day is None or not role:
        return ()
    holders = dict.fromkeys(stage.table.holder(role, state, stage.day))
    return (people.known(next(iter(holders))).id,) if len(holders) == 1 else ()


def leaders_of(stage: Stage, people: People, states: tuple[str, ...]) -> tuple[str, ...]:
    """The leaders of some states, one each, or nothing if one of them is not known."""
    each = [leader_of(stage, people, state) for state in states]
    return tuple(i for ids in each for i in ids) if all(each) else ()


def is_plain_leader(stage: Stage, item: Found) -> bool:
    """ "The German leader": nothing but states stands before the noun, so that it leads no party or firm."""
    title = item.title
    if title is None or title.core not in {"leader", "leaders"} or title.past or title.bodies or not title.states:
        return False
    before = stage.tokens(item.first, item.head)
    return all(t.lower in {"the", "and", "-", ","} or t.i in stage.by_token or t.tag == "POS" for t in before)


def holders_of_each(discourse: Discourse, item: Found) -> tuple[str, ...]:
    """ "The foreign ministers of Ukraine and Poland": the holder for each state on the day of the document."""
    stage, people, title = discourse.stage, discourse.people, item.title
    if (
        title is None
        or title.past
        or title.bodies
        or len(title.states) < 2
        or stage.tokens(item.first, item.last)[0].lower != "the"
    ):
        return ()
    if _is_of_another_year(stage, item):
        return ()
    if is_plain_leader(stage, item):
        return leaders_of(stage, people, title.states)
    found: list[str] = []
    for state in title.states:
        own = [
            s.id
            for s in people.everybody
            if s.state == state and title.entries and holds(s, replace(title, states=(state,)))
        ]
        found.extend(own if len(own) == 1 else from_table(stage, people, title, (state,)))
    return tuple(found) if len(found) == len(title.states) else ()


def _is_of_another_year(stage: Stage, item: Found) -> bool:
    """Those who held a post in a year that the sentence names may be others."""
    sentence = stage.parse.sentences[stage.parse.tokens[item.head].sentence]
    years = [t.text for t in stage.parse.sentence_tokens(sentence) if t.text.isdigit() and len(t.text) == 4]
    return stage.day is not None and any(year != str(stage.day.year) for year in years)
