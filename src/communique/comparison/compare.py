"""The comparison of two sides' accounts: accounts to items, items to rows, rows to the record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import msgspec

from communique.comparison.accounts import OFFICIAL, SideAccount, Told, accounts_of, find_accounts
from communique.comparison.align import Item, Match, align
from communique.comparison.channels import channel_item
from communique.comparison.facts import Fact, facts
from communique.comparison.piece import Piece, claimed_pieces, pieces
from communique.comparison.relation import judge
from communique.comparison.synonyms import Synonyms, load_synonyms
from communique.comparison.traits import Ground, Traits, rarity, traits_of
from communique.encounters import merge_meetings
from communique.model import (
    COMPARISON_SCHEMA,
    AccountSize,
    Comparison,
    ComparisonRow,
    DocumentSpan,
    Reading,
)
from communique.topics import TopicRules, load_topic_rules

EMPTY_IDEAS = frozenset({"help", "gratitude", "condition", "talking"})
FEWEST_WORDS = 3
"""Words of matter that an item without topic, idea, body or sum must have."""
"""Ideas that a lead such as "thanked for the support of" has without being an item."""
UNKNOWN = "other"
"""The topic of a row whose words show none."""


def compare(
    readings: Iterable[Reading],
    sides: tuple[str, str],
    *,
    topics: TopicRules | None = None,
    synonyms: Synonyms | None = None,
) -> Comparison:
    """Compare the accounts that two sides (state codes) give of their meeting.

    A document is a side's account if its `side` says so. Of several meetings the one is taken that most documents
    tell. `topics` and `synonyms` are the built-in ones unless given. Accounts of a side that has none are empty.
    """
    return compare_accounts(find_accounts(readings, sides), topics=topics, synonyms=synonyms)


def compare_accounts(told: Told, *, topics: TopicRules | None = None, synonyms: Synonyms | None = None) -> Comparison:
    """Compare two accounts that were already found."""
    rules = topics or load_topic_rules()
    ground = Ground(rules, synonyms or load_synonyms(), _common_actors(told))
    first, second = (_items(account.main, ground) for account in told.accounts)
    channels = {account.side: _items(account.channels, ground, loosely=False) for account in told.accounts}
    main = [item.traits for item in (*first, *second)]
    weights = rarity(main)
    loose = rarity([*main, *(item.traits for found in channels.values() for item in found)])
    sides = (told.accounts[0].side, told.accounts[1].side)
    matches = align(first, second, weights) if first and second else []
    rows = [_row(match, sides, _channels(match, channels, loose)) for match in matches if _is_certain(match)]
    of_meeting = [_fact_row(fact, sides) for fact in facts(told)]
    settled = {row.topic for row in of_meeting}
    rows = [row for row in rows if row.topic not in settled] + of_meeting
    return Comparison(
        schema=COMPARISON_SCHEMA,
        meeting=told.encounter.main.meeting.id if told.encounter else None,
        sides=sides,
        accounts={account.side: _size(account) for account in told.accounts},
        rows=_in_order(rows, sides),
    )


def _common_actors(told: Told) -> frozenset[str]:
    actors = {account.side for account in told.accounts}
    if told.encounter:
        actors |= {person for sighting in told.encounter.sightings for person in sighting.persons}
    return frozenset(actors)


def _channels(
    match: Match, channels: Mapping[str, Sequence[Item]], weights: Mapping[str, float]
) -> dict[str, tuple[DocumentSpan, ...]]:
    """The words of each side's other documents on the topic of a row."""
    found = {side: channel_item(match, items, weights) for side, items in channels.items()}
    return {side: (_span(item),) for side, item in found.items() if item is not None}


def _items(readings: Iterable[Reading], ground: Ground, *, loosely: bool = True) -> list[Item]:
    """The items of some documents; of a long text its points, and `loosely` also what no claim holds, as candidates
    for a row of both."""
    found: list[Piece] = []
    for reading in readings:
        if reading.document.kind in OFFICIAL:
            found.extend(pieces(reading, ground.topics))
            continue
        loose = (
            [replace(i, is_candidate=True) for i in pieces(reading, ground.topics) if not i.point] if loosely else []
        )
        found.extend(sorted([*claimed_pieces(reading), *loose], key=lambda item: (item.start, item.end)))
    told = ((piece, traits_of(piece, ground)) for piece in found)
    return [Item(piece, traits, place) for place, (piece, traits) in enumerate(t for t in told if _tells(*t))]


def _is_certain(match: Match) -> bool:
    """Whether a row stands on more than a stray sentence of a long text."""
    return bool(match.first and match.second) or not any(i.piece.is_candidate for i in (*match.first, *match.second))


def _tells(piece: Piece, traits: Traits) -> bool:
    """Whether an item is about something: not the sentence that only says who met, and no mere lead to an item."""
    opening = any(m.evidence[0].start <= piece.start < m.evidence[0].end for m in piece.reading.meetings[:1])
    if piece.is_candidate and not (traits.topics or traits.ideas or traits.bodies):
        return False
    if opening or piece.is_lead:
        return (bool(traits.topics) and not piece.is_lead) or bool(traits.ideas - EMPTY_IDEAS)
    is_about = traits.topics or traits.ideas - {"help", "gratitude"} or traits.bodies or traits.amounts
    return bool(is_about) or sum(trait.startswith("word ") for trait in traits.weights) >= FEWEST_WORDS


def _size(account: SideAccount) -> AccountSize:
    published = sorted(r.document.published for r in account.main if r.document.published)
    return AccountSize(
        documents=tuple(r.document.id for r in account.main),
        characters=sum(len(r.document.text.strip()) for r in account.main),
        published=published[0] if published else None,
    )


def _row(match: Match, sides: tuple[str, str], channels: dict[str, tuple[DocumentSpan, ...]]) -> ComparisonRow:
    items = dict(zip(sides, (match.first, match.second), strict=True))
    judgement = judge(match, sides)
    return ComparisonRow(
        topic=_topic(match),
        relation=judgement.relation,
        only=next(side for side in sides if items[side]) if judgement.relation == "only" else None,
        spans={side: tuple(_span(item) for item in items[side]) for side in sides},
        order={side: min((item.place for item in items[side]), default=None) for side in sides},
        note=judgement.note,
        channels=channels,
    )


def _topic(match: Match) -> str:
    """The topic that both sides' words show, the deepest one; else that of either; else what the idea is about."""
    first, second = ([t for item in items for t in item.traits.topics] for items in (match.first, match.second))
    common = [topic for topic in first if topic in second]
    known = common or first or second
    if known:
        return max(known, key=lambda topic: topic.count("/"))
    return UNKNOWN


def _span(item: Item) -> DocumentSpan:
    piece = item.piece
    return DocumentSpan(piece.start, piece.end, piece.text, piece.reading.document.id)


def _fact_row(fact: Fact, sides: tuple[str, str]) -> ComparisonRow:
    told = [side for side in sides if fact.spans.get(side)]
    return ComparisonRow(
        topic=fact.topic,
        relation=fact.relation,
        only=told[0] if fact.relation == "only" else None,
        spans={side: fact.spans.get(side, ()) for side in sides},
        order=dict.fromkeys(sides),
        note=fact.note,
    )


def _in_order(rows: Sequence[ComparisonRow], sides: tuple[str, str]) -> tuple[ComparisonRow, ...]:
    """Rows in the order of the first account, then those that only the second has; places counted anew from 0."""
    places = {side: sorted({p for row in rows if (p := row.order[side]) is not None}) for side in sides}
    numbered = [
        msgspec.structs.replace(
            row, order={s: places[s].index(p) if (p := row.order[s]) is not None else None for s in sides}
        )
        for row in rows
    ]
    last = max(len(found) for found in places.values()) + 1
    return tuple(sorted(numbered, key=lambda r: tuple(last if r.order[s] is None else r.order[s] for s in sides)))


def compare_meetings(
    readings: Iterable[Reading], *, topics: TopicRules | None = None, synonyms: Synonyms | None = None
) -> dict[str, Comparison]:
    """A comparison for every meeting of two sides that both tell in documents of their own, by the meeting's id.

    The side with more documents stands first in all of them.
    """
    rules, ideas = topics or load_topic_rules(), synonyms or load_synonyms()
    told = list(readings)
    documents = Counter(reading.document.side for reading in told)
    found: dict[str, Comparison] = {}
    for encounter in merge_meetings(told):
        sides = encounter.main.meeting.sides
        if len(sides) != 2 or not all(any(s.is_firm for s in encounter.told_by(side)) for side in sides):
            continue
        first, second = sorted(sides, key=lambda side: (-documents[side], side))
        pair = Told(encounter, accounts_of(encounter, (first, second)))
        found[encounter.main.meeting.id] = compare_accounts(pair, topics=rules, synonyms=ideas)
    return found
