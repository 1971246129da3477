"""Finds the names that the actor table knows, but for those of people: states, capitals, bodies, groups, institutions.

The longest name wins. A name that is only a part of another one ("Munich Security Conference", "Bank of China") is
nobody: see `is_part_of_a_name`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.actors.fact_records import NameEntry
from communique.actors.found import Found, FoundKind, Stage, head_of
from communique.actors.places import tells_where
from communique.cast import MentionForm
from communique.parse import Token

LONGEST_NAME = 9
"""Tokens; the longest names of the table have eight ("Ministry of Foreign Affairs of the Russian Federation")."""
ANY_STATE = "*:"
"""How the id of an institution begins that every state may have ("Armed Forces", "Senate"): a noun, not a name."""
OTHER_AMERICAS = frozenset({"north", "south", "latin", "central", "native", "african"})
CONNECTORS = frozenset(
    [
        "of",
        "the",
        "and",
        "for",
        "on",
        "to",
        "in",
        "&",
        "-",
        "–",
        "'",
        "’",
        "'s",
        "’s",
        "de",
        "la",
        "al",
        "el",
        "bin",
        "ul",
        "by",
        "with",
        "du",
        "des",
    ]
)
PREFIXES = {
    "sino": "CHN",
    "russo": "RUS",
    "franco": "FRA",
    "anglo": "GBR",
    "indo": "IND",
    "italo": "ITA",
    "turco": "TUR",
    "greco": "GRC",
    "luso": "PRT",
    "nippo": "JPN",
}
_PAIR = re.compile(r"[-–—/]")
_HYPHENS = frozenset("-–—/")
_NAMED = frozenset({"ORG", "FAC", "EVENT", "WORK_OF_ART", "LAW", "PRODUCT"})
PLACES = frozenset({"state", "capital", "metonym"})
KIND_ORDER = ("state", "metonym", "institution", "body", "group", "demonym", "capital")


def spot_names(stage: Stage) -> None:
    """Add every name of a state, body, group or institution to the stage."""
    tokens = stage.parse.tokens
    i = 0
    while i < len(tokens):
        found = _pair(stage, tokens[i]) or _longest(stage, i) if may_start_a_name(tokens[i]) else None
        if found is not None:
            if not is_part_of_a_name(stage, found):
                stage.add(found)
            i = found.last
        else:
            i += 1


def may_start_a_name(token: Token) -> bool:
    """Names start with a capital or a digit, or with an Arabic article."""
    return not token.text.islower() or token.lower in {"al", "el", "al-qaeda"}


def table_matches(stage: Stage, first: int) -> tuple[tuple[int, tuple[NameEntry, ...]], ...]:
    """The ends and readings of all names of the table that start at a token, the longest first."""
    found = stage.matches.get(first)
    if found is None:
        found = stage.matches[first] = tuple(_look_up(stage, first))
    return found


def _look_up(stage: Stage, first: int) -> Iterator[tuple[int, tuple[NameEntry, ...]]]:
    tokens = stage.parse.tokens
    last = first + 1
    while (
        last < len(tokens)
        and last - first < LONGEST_NAME
        and tokens[last].sentence == tokens[first].sentence
        and (not tokens[last].text.islower() or tokens[last].lower in CONNECTORS)
    ):
        last += 1
    for end in range(last, first, -1):
        if tokens[end - 1].lower in CONNECTORS and end - first > 1:
            continue
        entries = stage.table.entries(stage.text(first, end))
        if entries:
            yield end, entries


def _longest(stage: Stage, first: int) -> Found | None:
    for last, entries in table_matches(stage, first):
        plain = tuple(entry for entry in entries if entry.kind != "person")
        if any(entry.id.startswith(ANY_STATE) for entry in plain):
            plain = tuple(entry for entry in plain if not entry.id.startswith(ANY_STATE))
            if not plain or _has_owner(stage, first, last):
                stage.generic[first] = (last, entries[0].sector)
                continue
        if plain and _is_written_as_name(stage, first, last, plain):
            return _found(stage, first, last, plain)
    return None


def _has_owner(stage: Stage, first: int, last: int) -> bool:
    """Whether a state's name stands before or after ("the Italian Senate", "the Senate of Poland")."""
    tokens = stage.parse.tokens
    if first - 1 in stage.by_token or (first > 1 and tokens[first - 1].tag == "POS"):
        return True
    return last < len(tokens) and tokens[last].lower == "of"


def _is_written_as_name(stage: Stage, first: int, last: int, entries: tuple[NameEntry, ...]) -> bool:
    """One word alone must be a proper noun, unless it is a state's: "Time" and "Congress" are words too."""
    token = stage.parse.tokens[first]
    if last - first > 1:
        return not all(t.text.islower() for t in stage.tokens(first, last))
    if any(entry.kind in {"state", "capital", "demonym"} for entry in entries):
        return token.text[:1].isupper()
    return token.pos == "PROPN" or token.text.isupper()


def _found(stage: Stage, first: int, last: int, entries: tuple[NameEntry, ...]) -> Found:
    head = head_of(stage.tokens(first, last))
    place = tells_where(head) and any(entry.kind in PLACES for entry in entries)
    entry = choose(stage, entries, place=place)
    kind, form = _kind(stage, entry, head)
    ids: tuple[str, ...] = (entry.id,)
    if entry.kind == "capital" and (place or is_attribute(head)):
        place, ids = True, ()
    states = (entry.state,) if entry.state in stage.table.states else ()
    plural = form == "group"
    return Found(
        first, last, head.i, kind, form, ids=ids, states=tuple(s for s in states if s), sector=entry.sector,
        plural=plural, is_place=place, entries=entries,
    )  # fmt: skip


def is_attribute(token: Token) -> bool:
    """Whether a noun only qualifies the noun that follows it ("the Beijing talks")."""
    return token.dep in {"compound", "amod", "nmod"} and token.head.i > token.i


def choose(stage: Stage, entries: tuple[NameEntry, ...], *, place: bool) -> NameEntry:
    """The likeliest reading of a name: a seat of government acts, a capital is where; states that still exist first."""
    order = ("capital", *KIND_ORDER) if place else KIND_ORDER
    return min(entries, key=lambda entry: (order.index(entry.kind), _is_past(stage, entry), _rank(entry)))


def _is_past(stage: Stage, entry: NameEntry) -> bool:
    state = stage.table.states.get(entry.id)
    if state is None or state.end is None:
        return False
    return stage.day is None or state.end < stage.day.isoformat()


def _rank(entry: NameEntry) -> int:
    """ "Korea" alone is the South in most texts, "Congo" the larger one."""
    return 0 if entry.id in {"KOR", "COD", "CHN"} else 1


def _kind(stage: Stage, entry: NameEntry, head: Token) -> tuple[FoundKind, MentionForm]:
    if entry.kind == "demonym":
        return ("group", "group") if _is_people(stage, head) else ("adjective", "adjective")
    if entry.kind in {"state", "capital"}:
        return ("adjective", "adjective") if is_attribute(head) and not _follows_of(stage, head) else ("state", "state")
    if entry.kind == "metonym":
        return "state", "state"
    return "body", "group" if entry.kind == "group" else "body"


def _is_people(stage: Stage, head: Token) -> bool:
    """ "Russians" and "the Chinese" stand for themselves, an adjective stands before its noun."""
    if head.tag == "NNPS" or (head.tag == "NNS" and head.dep != "compound"):
        return True
    following = stage.parse.tokens[head.i + 1] if stage.same_sentence(head.i, head.i + 1) else None
    if following is not None and (following.pos in {"NOUN", "PROPN", "ADJ", "NUM"} or following.text in "-–"):
        return False
    return head.dep not in {"amod", "compound", "nmod", "acomp", "conj"} and head.pos != "ADJ"


def _follows_of(stage: Stage, head: Token) -> bool:
    """In "President of Poland Jan Kos" the parser takes "Poland" for a part of the name."""
    before = stage.parse.tokens[head.i - 1] if head.i else head
    return before.lower == "of" and head.head.pos == "PROPN"


def _pair(stage: Stage, token: Token) -> Found | None:
    """ "U.S.-China" and "Sino-Russian" as one token."""
    parts = _PAIR.split(token.text)
    if len(parts) < 2 or not all(parts):
        return None
    states = [_state_of_part(stage, part) for part in parts]
    if any(state is None for state in states):
        return None
    codes = tuple(dict.fromkeys(state for state in states if state))
    form: MentionForm = "adjective" if token.dep in {"amod", "compound", "nmod"} else "state"
    return Found(token.i, token.i + 1, token.i, "adjective", form, ids=codes, states=codes, plural=len(codes) > 1)


def _state_of_part(stage: Stage, part: str) -> str | None:
    entries = [e for e in stage.table.entries(part) if e.kind in {"state", "demonym", "capital"}]
    if entries:
        return choose(stage, tuple(entries), place=False).state
    return PREFIXES.get(part.lower())


def is_part_of_a_name(stage: Stage, found: Found) -> bool:
    """Whether a state's name only helps to name something else: a bank, a sea, a conference, a newspaper."""
    if found.kind == "body":
        return _is_in_longer_name(stage, found)
    if found.kind not in {"state", "adjective"} or (found.entries and found.entries[0].kind == "metonym"):
        return False
    token = stage.parse.tokens[found.head]
    named = token.head
    if found.first and stage.parse.tokens[found.first - 1].lower in OTHER_AMERICAS and "USA" in found.states:
        return True
    if _ends_a_name(stage, found):
        return True
    if is_attribute(token):
        return _is_other_name(stage, named, found)
    if token.dep == "pobj" and named.lower == "of" and named.head.tag in {"NNP", "NNPS"}:
        return _is_other_name(stage, named.head, found)
    return False


def _is_in_longer_name(stage: Stage, found: Found) -> bool:
    """An institution of one state inside another's name ("the Supreme State Council of the Union State")."""
    if (
        not found.states
        or found.entries[0].kind != "institution"
        or not stage.same_sentence(found.first, found.last + 1)
    ):
        return False
    tokens, at = stage.parse.tokens, found.last + 1
    if tokens[found.last].lower != "of":
        return False
    at += tokens[at].lower == "the"
    entries = next((entries for _, entries in table_matches(stage, at)), ()) if at < len(tokens) else ()
    return any(e.kind in {"state", "body"} and e.state not in found.states for e in entries)


def _ends_a_name(stage: Stage, found: Found) -> bool:
    """ "Air India", "Radio Canada": the last word of an organisation's name."""
    if found.kind != "state" or found.first == 0 or found.last - found.first > 1:
        return False
    before = stage.parse.tokens[found.first - 1]
    if before.tag != "NNP" or before.head.i != found.head or before.i in stage.by_token:
        return False
    if stage.words.has(before.lower, "official", "group", "modifier", "honorific"):
        return False
    return before.entity in _NAMED and before.entity == stage.parse.tokens[found.head].entity


def _is_other_name(stage: Stage, named: Token, found: Found) -> bool:
    """A capitalised noun that is no post, group, person or state, in a sentence that has small letters."""
    if named.tag not in {"NNP", "NNPS"} or not named.text[:1].isupper() or found.covers(named.i):
        return False
    if stage.words.has(named.lower, "official", "group", "kin", "document", "honorific", "suffix"):
        return False
    holder = stage.by_token.get(named.i)
    if named.entity == "PERSON" or (holder is not None and holder.kind == "person"):
        return False
    if any(may.kind == "state" for may in _state_entries(stage, named)):
        return False
    entity = _entity_label(stage, found, named)
    if stage.parse.block_of(named).heading and entity not in _NAMED:
        return False
    return named.head.lower != "of" or entity is not None


def _state_entries(stage: Stage, token: Token) -> tuple[NameEntry, ...]:
    return stage.table.entries(token.text, "state")


def _entity_label(stage: Stage, found: Found, named: Token) -> str | None:
    """The label of the model's name that covers both a state's name and another word."""
    for entity in stage.parse.entities:
        if entity.first <= found.first and found.last <= entity.last and entity.first <= named.i < entity.last:
            return entity.label
    return None
