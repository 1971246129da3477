"""Whom "both sides", "the two leaders", "the ministers" and "the parties" mean: those on stage, of the right kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from communique.actors.discourse import Discourse, Settled
from communique.actors.found import Found, Stage, Title
from communique.actors.leading import leaders_of
from communique.actors.people import Somebody, holds, is_leader
from communique.actors.roles import from_table

NUMBERS = {
    "both": 2,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "2": 2,
    "3": 3,
    "4": 4,
    "5": 5,
}
WORDS_AROUND = frozenset({"the", "both", "these", "those", "respective", "all", *NUMBERS})
LEADERS = frozenset({"leader", "head of state", "head of government", "statesman", "principal"})
ANYBODY = frozenset(
    {"interlocutor", "diplomat", "official", "counterpart", "man", "woman", "negotiator", "politician", "envoy", "head"}
)

Kind = Literal["people", "states", "parties"]


@dataclass(frozen=True, slots=True)
class Collective:
    """A plural phrase that points at those on stage: what kind, and how many where the words say so."""

    kind: Kind
    noun: str
    count: int | None


def collective(stage: Stage, found: Found) -> Collective | None:
    """Whether a plural noun with an article or number, and nothing that says of which state, is a collective."""
    tokens = stage.parse.tokens
    if found.kind == "collective":
        return Collective("people", "two", 2)
    if not found.plural or found.states or found.ids or (found.title is not None and found.title.bodies):
        return None
    noun = _noun(stage, found)
    before = [t.lower for t in stage.tokens(found.first, found.head)]
    core = found.title.core.split() if found.title else []
    rest = [word for word in before if word not in core and word not in {"-"}]
    if noun is None or not rest or not set(rest) <= WORDS_AROUND or rest[0] == "all":
        return None
    after = tokens[found.last] if stage.same_sentence(found.head, found.last) else None
    if after is not None and after.lower in {"of", "from", "in"} and not _of_both(stage, found.last):
        return None
    count = next((NUMBERS[word] for word in rest if word in NUMBERS), None)
    kinds: tuple[Kind, ...] = ("people", "states", "parties")
    kind = next((k for k in kinds if stage.words.has(tokens[found.head].lower, _CLASS[k])), None)
    return Collective(kind or "people", noun, count)


_CLASS: dict[Kind, Literal["collective-people", "collective-states", "collective-parties"]] = {
    "people": "collective-people",
    "states": "collective-states",
    "parties": "collective-parties",
}


def spot_countries(stage: Stage) -> None:
    """Add "the two countries", "both nations" and the like, whose nouns name no group by themselves."""
    heads = {found.head for found in stage.found}
    for token in stage.parse.tokens:
        noun = stage.words.find(token.lower, "collective-states") if token.pos == "NOUN" else None
        if noun is None or not noun.plural or token.i in heads or token.i in stage.by_token:
            continue
        before = [c.i for c in token.children if c.i < token.i and c.dep in {"det", "nummod", "amod", "predet"}]
        words = {stage.parse.tokens[i].lower for i in before}
        if words & set(NUMBERS) and words <= WORDS_AROUND:
            stage.found.append(Found(min(before), token.i + 1, token.i, "group", "group", plural=True))


def spot_bare_numbers(stage: Stage) -> None:
    """Add "the two" where no noun follows ("the two had a tense meeting")."""
    for token in stage.parse.tokens[1:]:
        before = stage.parse.tokens[token.i - 1]
        if token.lower in {"two", "2"} and before.lower == "the" and token.dep in {"nsubj", "nsubjpass", "pobj"}:
            stage.found.append(Found(before.i, token.i + 1, token.i, "collective", "group", plural=True))


def _noun(stage: Stage, found: Found) -> str | None:
    noun = stage.words.find(
        stage.parse.tokens[found.head].lower, "collective-people", "collective-states", "collective-parties"
    )
    if noun is None or not noun.plural:
        return None
    return noun.word


def _of_both(stage: Stage, at: int) -> bool:
    """ "(the leaders) of the two countries"."""
    words = [t.lower for t in stage.tokens(at + 1, min(at + 4, len(stage.parse.tokens)))]
    return bool(set(words) & {"two", "both", "three", "four"})


def members(discourse: Discourse, found: Found, meant: Collective) -> tuple[str, ...]:
    """The ids of those whom a collective names; nothing where the text does not settle it."""
    if meant.kind == "states":
        return _states(discourse, found, meant)
    if meant.kind == "parties":
        people = _of_number(discourse.principals, meant.count)
        return people if discourse.stage.document.side else _states(discourse, found, meant)
    return _people(discourse, found, meant)


def _people(discourse: Discourse, found: Found, meant: Collective) -> tuple[str, ...]:
    title = found.title
    on_stage = [s for s in (discourse.people.get(i) for i in discourse.principals) if s is not None]
    if meant.noun in {"man", "woman", "male", "two"}:
        return _recent(discourse, found, meant.count) or _of_number(discourse.principals, meant.count)
    if meant.noun in LEADERS:
        chosen = _ids([s for s in on_stage if is_leader(s)])
        official = discourse.stage.document.side is not None and not any(s.posts and not is_leader(s) for s in on_stage)
        anywhere = _ids([s for s in discourse.people.everybody if is_leader(s)])
        ready = _of_number(chosen, meant.count) or (_of_number(discourse.principals, meant.count) if official else ())
        return ready or (_of_number(anywhere, meant.count) if meant.count else ()) or _above(discourse, on_stage, meant)
    if meant.noun in ANYBODY or title is None:
        return _of_number(discourse.principals, meant.count)
    chosen = _ids([s for s in on_stage if holds(s, _singular(title))])
    return _of_number(chosen, meant.count) or _holders(discourse, title, meant)


def _above(discourse: Discourse, on_stage: list[Somebody], meant: Collective) -> tuple[str, ...]:
    """ "The two leaders" of a text on envoys of two states: those who lead these states."""
    envoys = [s for s in on_stage if s.posts and not is_leader(s)]
    states = tuple(dict.fromkeys(s.state for s in envoys if s.state))
    if meant.noun != "leader" or meant.count != 2 or len(states) != 2 or len(envoys) != len(on_stage):
        return ()
    return leaders_of(discourse.stage, discourse.people, states)


def _singular(title: Title) -> Title:
    """ "Foreign ministers" asks for each one a "foreign minister"."""
    return Title(core=title.noun, noun=title.noun, entries=title.entries)


def _ids(people: list[Somebody]) -> tuple[str, ...]:
    return tuple(somebody.id for somebody in people)


def _of_number(ids: tuple[str, ...], count: int | None) -> tuple[str, ...]:
    """All, if they are as many as the words say (at least two)."""
    return ids if len(ids) >= 2 and count in {None, len(ids)} else ()


def _holders(discourse: Discourse, title: Title, meant: Collective) -> tuple[str, ...]:
    """ "The two Presidents" who are not on stage: those of the two sides on the day of the document."""
    if meant.count != len(discourse.sides) or not title.entries:
        return ()
    holders = [from_table(discourse.stage, discourse.people, title, (state,)) for state in discourse.sides]
    return tuple(i for ids in holders for i in ids) if all(holders) else ()


def _recent(discourse: Discourse, found: Found, count: int | None) -> tuple[str, ...]:
    """The persons named in this sentence before the words, or in the sentence before, if they are the right number."""
    sentence = discourse.stage.parse.tokens[found.head].sentence
    for items in (discourse.in_sentence(sentence, found.first), discourse.in_sentence(sentence - 1)):
        people = tuple(dict.fromkeys(a for i in items for a in i.actors if discourse.people.get(a) is not None))
        if len(people) >= 2:
            return _of_number(people, count)
    return ()


def _states(discourse: Discourse, found: Found, meant: Collective) -> tuple[str, ...]:
    near = _named_together(discourse, found)
    if meant.noun in {"country", "nation", "state"} and len(near) == (meant.count or len(near)) and near:
        return near
    if meant.count in {None, len(discourse.sides)} and len(discourse.sides) >= 2:
        return discourse.sides if meant.count or len(discourse.sides) == 2 else ()
    return near if meant.count == len(near) else ()


def _named_together(discourse: Discourse, found: Found) -> tuple[str, ...]:
    """Two or more states joined by "and" or a hyphen in this sentence before the words, or in the sentence before."""
    sentence = discourse.stage.parse.tokens[found.head].sentence
    for items in (discourse.in_sentence(sentence, found.first), discourse.in_sentence(sentence - 1)):
        for item in reversed(items):
            states = _joined_states(discourse, item)
            if len(states) >= 2:
                return states
    return ()


def _joined_states(discourse: Discourse, item: Settled) -> tuple[str, ...]:
    if item.found.kind not in {"state", "adjective"}:
        return ()
    if len(item.states) > 1:
        return item.states
    joined = discourse.named_by(discourse.stage.parse.tokens[item.found.head])
    states = [s for other in joined if other.found.kind in {"state", "adjective"} for s in other.states]
    return tuple(dict.fromkeys(states))
