"""Which words name whom: runs the spotters over a document and settles what each mention means."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from communique.actors.actor_records import is_state_code, make_actors
from communique.actors.body_nouns import spot_body_nouns
from communique.actors.collectives import spot_bare_numbers, spot_countries
from communique.actors.coreference import spot_pronouns
from communique.actors.found import Found, Stage
from communique.actors.names import spot_names
from communique.actors.organisations import spot_organisations
from communique.actors.owners import spot_state_nouns
from communique.actors.people import People
from communique.actors.person_names import spot_full_names, spot_short_names, spot_titled_names
from communique.actors.resolve import resolve
from communique.actors.table import ActorTable
from communique.actors.title_links import join_titles
from communique.actors.titles import Phrase, find_phrases, role_finds
from communique.actors.vocabulary import load_vocabulary
from communique.cast import Cast, Mention
from communique.model import Document
from communique.parse import Parse

NAMED_SECTORS = frozenset({"BUS", "JRN", "EDU", "SOC", "REL"})


def find_cast(parse: Parse, document: Document, table: ActorTable) -> Cast:
    """The actors of a document and every mention of them, names, roles and pronouns resolved where the text does."""
    day = date.fromisoformat(document.published) if document.published else None
    stage = Stage(parse, document, table, load_vocabulary(), day)
    people = People(stage)
    spot_full_names(stage)
    spot_names(stage)
    phrases = find_phrases(stage)
    spot_titled_names(stage, phrases)
    people.meet_full_names(join_titles(stage, phrases, _people(stage)).people.values())
    spot_short_names(stage, people.short_forms())
    titled = join_titles(stage, phrases, _people(stage))
    stage.found = [titled.people.get(f.first, f) if f.kind == "person" else f for f in stage.found]
    stage.found.extend(role_finds(stage, [p for p in phrases if p.first not in titled.consumed]))
    stage.found = without_names_of_firms(stage, phrases)
    organisations = spot_organisations(stage)
    spot_state_nouns(stage)
    spot_countries(stage)
    spot_bare_numbers(stage)
    spot_body_nouns(stage)
    stage.found.extend(spot_pronouns(parse.tokens))
    mentions = tuple(map(with_recognised_states, resolve(stage, people, titled)))
    return Cast(make_actors(stage, people, organisations, mentions), mentions)


def with_recognised_states(mention: Mention) -> Mention:
    """The mention with ISO codes only: an unrecognised entity ("XABK") is an actor of its own, but no state's code."""
    if all(is_state_code(code) for code in mention.states):
        return mention
    return replace(mention, states=tuple(code for code in mention.states if is_state_code(code)))


def without_names_of_firms(stage: Stage, phrases: Iterable[Phrase]) -> list[Found]:
    """The mentions without the states inside names of firms and media ("Bank of China", "Korean Air Lines")."""
    inside: set[int] = set()
    for phrase in phrases:
        core = stage.parse.tokens[phrase.core_first]
        if phrase.kind == "group" and phrase.noun.sector in NAMED_SECTORS and core.tag in {"NNP", "NNPS"}:
            inside.update(range(phrase.first, phrase.last))
    return [found for found in stage.found if not (found.kind in {"state", "adjective"} and found.head in inside)]


def _people(stage: Stage) -> list[Found]:
    return [found for found in stage.found if found.kind == "person"]
