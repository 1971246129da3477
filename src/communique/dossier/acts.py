"""What became of a planned act or a promise: a later document tells it as done, in much the same words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from communique.comparison.matter import Matter, agreement, matter_of
from communique.dossier.outcomes import DROPPED, OPEN, Resolution
from communique.dossier.record import Collection, published
from communique.model import Event, Point, Reading, Status

AGREE = 0.75
"""The share of words that a later text must have in common to tell of the same act; set on invented cases."""
FEWEST = 4
"""Words in common at least, unless a sum of money is the same."""
WITHIN = timedelta(days=90)
"""How long after it was announced an act without a day is looked for."""
DONE: frozenset[Status] = frozenset({"happened", "ongoing"})
WORDS_ONLY = frozenset({"AGREE", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
"""Types of acts that a promise is not kept by: saying it again is no deed."""


@dataclass(frozen=True, slots=True)
class Act:
    """An event or point as one thing done or to be done: whose it is, its words, its document."""

    claim: str
    type: str | None
    sides: frozenset[str]
    status: Status
    words: str
    matter: Matter
    reading: Reading

    @property
    def day(self) -> date | None:
        return published(self.reading)


def act_of_event(event: Event, reading: Reading) -> Act:
    """An event as an act of its initiators."""
    sides = frozenset(p.state for p in event.initiators if p.state)
    words = event.evidence[0].text
    return Act(event.id, event.type, sides, event.status, words, matter_of(words), reading)


def act_of_point(point: Point, reading: Reading) -> Act:
    """A point as an act of its sides."""
    words = point.content.text
    return Act(point.id, None, frozenset(point.sides), point.status, words, matter_of(words), reading)


class ActOutcomes:
    """Looks up later mentions of acts. They are filed by the sides and a rare word, so that few are compared."""

    def __init__(self, collection: Collection) -> None:
        acts = [act_of_event(e, r) for r in collection.readings for e in r.events if not e.background]
        self._by_word: Mapping[tuple[frozenset[str], str], list[Act]] = _by_word(acts)

    def of(self, act: Act, last: date | None) -> Resolution:
        """The outcome of an act: the first later document that tells it as done or dropped."""
        later = [found for found in self._candidates(act) if _is_later(found, act, last)]
        same = [found for found in later if _is_deed(act, found) and _is_same(act, found)]
        decided = [found for found in same if found.status in DONE or found.status in DROPPED]
        if not decided:
            return OPEN
        first = min(decided, key=lambda found: (found.day or date.max, found.claim))
        if first.status in DONE:
            return Resolution("happened", (first.claim,), (first.reading.document.id,))
        return Resolution("dropped", (first.claim,), (first.reading.document.id,), first.status)

    def _candidates(self, act: Act) -> list[Act]:
        found: dict[str, Act] = {}
        lists = [self._by_word.get((act.sides, word), []) for word in sorted(act.matter.stems)]
        for acts in sorted(lists, key=len)[:FEWEST]:
            found.update((other.claim, other) for other in acts)
        return list(found.values())


def _by_word(acts: Iterable[Act]) -> Mapping[tuple[frozenset[str], str], list[Act]]:
    found: dict[tuple[frozenset[str], str], list[Act]] = defaultdict(list)
    for act in acts:
        for word in sorted(act.matter.stems):
            found[act.sides, word].append(act)
    return found


def _is_later(found: Act, act: Act, last: date | None) -> bool:
    if found.reading is act.reading or found.day is None or act.day is None:
        return False
    return act.day < found.day <= (last or act.day) + WITHIN


def _is_deed(act: Act, found: Act) -> bool:
    return found.type == act.type if act.type is not None else found.type not in WORDS_ONLY


def _is_same(act: Act, found: Act) -> bool:
    common = len(act.matter.stems & found.matter.stems)
    sums = bool(act.matter.sums & found.matter.sums)
    return (common >= FEWEST or sums) and agreement(act.matter, found.matter) >= AGREE
