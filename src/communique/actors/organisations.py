"""Finds organisations that no table knows: names that the parser's model calls ORG and that act in the text.

The small model calls much ORG that is none (laws, ranks, headings), so a name counts only if it is once the subject or
agent of a verb, or the source of "according to"; then every other place where the same name stands is a mention too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from communique.actors.found import Found, Stage, head_of
from communique.actors.name_folding import normalise_name
from communique.parse import Entity, Token

_NOT_IN_ID = re.compile(r"[^a-z0-9]+")
NOT_NAMES = frozenset(
    {"covid-19", "covid", "internet", "earth", "constitution", "act", "treaty", "agreement", "agenda"}
)


def spot_organisations(stage: Stage) -> dict[str, str]:
    """Add the organisations that act; gives their ids with their names."""
    heads = {found.head for found in stage.found}
    places: dict[str, list[tuple[int, int]]] = {}
    acting: set[str] = set()
    for entity in stage.parse.entities:
        if entity.label != "ORG":
            continue
        first, last = _name(stage, entity)
        if last <= first or any(i in stage.by_token for i in range(first, last)):
            continue
        head = head_of(stage.tokens(first, last))
        key = _NOT_IN_ID.sub("-", normalise_name(stage.text(first, last))).strip("-")
        if head.i in heads or not _is_name(stage, head, last - first) or not key:
            continue
        places.setdefault(key, []).append((first, last))
        if _acts(head):
            acting.add(key)
    names = {key: stage.text(*places[key][0]) for key in places}
    same = {key: _spelt_out(key, names) for key in places}
    kept = [key for key in places if key in acting or any(other in acting for other in same if same[other] == key)]
    for key in kept:
        _add(stage, same[key] if same[key] in kept else key, places[key])
    return {key: names[key] for key in kept if same[key] == key or same[key] not in kept}


def _spelt_out(key: str, names: Mapping[str, str]) -> str:
    """The key of the name whose initials an acronym is ("GAO"), or the key itself."""
    if not names[key].isupper():
        return key
    for other, name in names.items():
        initials = "".join(word[0] for word in name.split() if word[:1].isupper())
        if other != key and len(initials) > 1 and initials == names[key].replace(".", ""):
            return other
    return key


def _add(stage: Stage, key: str, places: list[tuple[int, int]]) -> None:
    for first, last in places:
        head = head_of(stage.tokens(first, last))
        stage.add(Found(first, last, head.i, "body", "body", ids=(key,)))


def _name(stage: Stage, entity: Entity) -> tuple[int, int]:
    """A model's name without the article."""
    first = entity.first
    while first < entity.last and stage.parse.tokens[first].pos in {"DET", "PUNCT"}:
        first += 1
    return first, entity.last


def _is_name(stage: Stage, head: Token, length: int) -> bool:
    if head.pos != "PROPN" or not head.text[:1].isupper() or normalise_name(head.text) in NOT_NAMES:
        return False
    if stage.words.has(head.lower, "official", "honorific", "modifier", "document"):
        return False
    return length > 1 or len(head.text) > 1


def _acts(head: Token) -> bool:
    if head.dep in {"nsubj", "nsubjpass"}:
        return head.head.pos in {"VERB", "AUX"}
    return head.dep == "pobj" and (
        head.head.dep == "agent" or (head.head.lower == "to" and head.head.head.lower == "according")
    )
