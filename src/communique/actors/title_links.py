"""Joins titles to the names they stand with: before ("Secretary Blinken"), after ("Qin Gang, the foreign minister")."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from communique.actors.found import Found, Stage, Title, head_of
from communique.actors.titles import Phrase

AFTER_APPOSITION = frozenset({",", ".", ";", ":", "”", '"', "who", "whose", ")", "—", "–", "said"})


@dataclass(frozen=True, slots=True)
class Titled:
    """Names with their titles: `people` by the index of the bare name's first token, `consumed` phrases, and for each
    apposed phrase (by its first token) the first token of the name that it describes."""

    people: Mapping[int, Found]
    consumed: frozenset[int]
    apposed: Mapping[int, int]


def join_titles(stage: Stage, phrases: Sequence[Phrase], people: Sequence[Found]) -> Titled:
    """Give every name of a person the title that it stands with."""
    by_end: dict[int, Phrase] = {}
    for phrase in phrases:
        if phrase.last not in by_end or not by_end[phrase.last].is_title:
            by_end[phrase.last] = phrase
    joined: dict[int, Found] = {}
    consumed: set[int] = set()
    for person in people:
        before = _before(by_end, person)
        consumed.update(phrase.first for phrase in before)
        joined[person.first] = _with_titles(stage, person, before)
    apposed: dict[int, int] = {}
    for phrase in phrases:
        if phrase.first not in consumed and phrase.kind in {"post", "official"} and not phrase.noun.plural:
            person_first = _apposed_person(stage, phrase)
            if person_first is not None:
                apposed[phrase.first] = person_first
                named = joined[person_first]
                if named.title is None or not named.title.states:
                    joined[person_first] = replace(named, title=_richer(named.title, phrase.title))
    return Titled(joined, frozenset(consumed), apposed)


def _richer(own: Title | None, other: Title) -> Title:
    return other if own is None or other.entries or not own.entries else own


def _before(by_end: Mapping[int, Phrase], person: Found) -> list[Phrase]:
    """The phrases directly before a name, nearest first: an honorific, then a title."""
    found: list[Phrase] = []
    at = person.first
    while at in by_end and len(found) < 2:
        phrase = by_end[at]
        if phrase.kind == "document" or (phrase.kind == "group" and not phrase.is_title):
            break
        found.append(phrase)
        at = phrase.first
    return found


def _with_titles(stage: Stage, person: Found, before: Sequence[Phrase]) -> Found:
    titles = [phrase for phrase in before if phrase.kind != "honorific"]
    honorific = next((phrase for phrase in before if phrase.kind == "honorific"), None)
    title = titles[0].title if titles else None
    gender = (honorific.noun.gender if honorific else None) or (titles[0].noun.gender if titles else None)
    after = _state_after(stage, person)
    if title is not None and after and not title.states:
        title = replace(title, states=after)
    first = person.first
    for phrase in before:
        first = phrase.first if phrase.determiner is None else phrase.first + 1
    head = head_of(stage.tokens(first, person.last))
    sector = next((phrase.sector for phrase in titles if phrase.sector), None)
    return replace(
        person, first=first, head=head.i, title=title, gender=gender, sector=sector, states=after,
        honorific=honorific.title.core if honorific else None,
    )  # fmt: skip


def _state_after(stage: Stage, person: Found) -> tuple[str, ...]:
    """ "(President Macron) of France"."""
    tokens, at = stage.parse.tokens, person.last
    if at + 1 >= len(tokens) or tokens[at].lower not in {"of", "from"}:
        return ()
    at += 2 if tokens[at + 1].lower == "the" else 1
    named = stage.by_token.get(at)
    return named.states if named is not None and named.kind == "state" and len(named.states) == 1 else ()


def _apposed_person(stage: Stage, phrase: Phrase) -> int | None:
    """The first token of the name that a phrase describes, before or after it."""
    tokens = stage.parse.tokens
    if stage.same_sentence(phrase.first - 2, phrase.first) and tokens[phrase.first - 1].text == ",":
        named = stage.by_token.get(phrase.first - 2)
        if named is not None and named.kind == "person" and _closes(stage, phrase, named):
            return named.first
    if stage.same_sentence(phrase.last + 1, phrase.first) and tokens[phrase.last].text == ",":
        named = stage.by_token.get(phrase.last + 1) or _behind_honorific(stage, phrase.last + 1)
        if named is not None and named.kind == "person" and _is_apposed(stage, phrase, named):
            return named.first
    return None


def _behind_honorific(stage: Stage, at: int) -> Found | None:
    if stage.words.has(stage.parse.tokens[at].lower, "honorific"):
        return stage.by_token.get(at + 1)
    return None


def _closes(stage: Stage, phrase: Phrase, named: Found) -> bool:
    """ "X, the minister," or a parse that says so."""
    tokens = stage.parse.tokens
    head = head_of(stage.tokens(phrase.core_first, phrase.core_last))
    if head.dep == "appos" and named.covers(head.head.i):
        after = tokens[phrase.last].lower if phrase.last < len(tokens) else "."
        return after not in {"of", "and"} or (after == "of" and phrase.determiner is not None)
    if phrase.last >= len(tokens) or not stage.same_sentence(phrase.last, phrase.first):
        return head.dep not in {"conj", "nsubj"}
    return tokens[phrase.last].lower in AFTER_APPOSITION and head.dep not in {"nsubj", "nsubjpass"}


def _is_apposed(stage: Stage, phrase: Phrase, named: Found) -> bool:
    tokens = stage.parse.tokens
    head = head_of(stage.tokens(named.first, named.last))
    if head.dep == "appos" and phrase.first <= head.head.i < phrase.last:
        return True
    closed = named.last >= len(tokens) or tokens[named.last].text in {",", ".", ";", ":", ")"}
    return closed and head.dep in {"appos", "conj"} and tokens[phrase.first].dep != "conj"
