"""One engagement while it is being put together from its mentions."""

from __future__ import annotations

from dataclasses import dataclass, field

from communique.meetings.anchors import Anchor
from communique.model import MeetingKind, Participant, Place, Span, When
from communique.parse import Token
from communique.status import Standing


@dataclass(frozen=True, slots=True)
class Sight:
    """One mention of an engagement, with all that its own words say."""

    anchor: Anchor
    people: tuple[Participant, ...]
    sides: tuple[str, ...]
    standing: Standing
    when: When | None
    place: Place | None
    minutes: int | None
    scheduled: int | None
    known: bool
    """Whether it is told as known: "the meeting", "their talks", "it"."""
    fresh: bool
    """Whether it is told as another one: "a second call", "the next round"."""
    heading: bool
    visitor: str | None = None
    """Of a visit: the state of the one who travels."""
    around: tuple[Participant, ...] = ()
    """Those of the clause that it is the setting of, where its own words name nobody."""
    around_sides: tuple[str, ...] = ()
    today: bool = False
    """Whether it was on the day of publication."""
    collective: bool = False
    """Whether those who take part are told as one ("the two", "they")."""

    @property
    def token(self) -> Token:
        return self.anchor.token

    @property
    def kind(self) -> MeetingKind:
        return self.anchor.kind

    @property
    def actors(self) -> frozenset[str]:
        """Those who take part in person; a state that stands for its people is told by `sides`."""
        return frozenset(p.actor for p in self.people if p.actor is not None and p.actor not in self.sides)


@dataclass(slots=True)
class Draft:
    """Mentions of one engagement so far; the first is the one that tells most of it."""

    sights: list[Sight]
    parent: Draft | None = None
    since: Span | None = None
    cause: Span | None = None
    extra_sides: tuple[str, ...] = field(default=())

    @property
    def first(self) -> Sight:
        return self.sights[0]

    @property
    def visitor(self) -> str | None:
        return next((s.visitor for s in self.sights if s.visitor is not None), None)

    @property
    def actors(self) -> frozenset[str]:
        return frozenset(a for sight in self.sights for a in sight.actors)

    @property
    def sides(self) -> frozenset[str]:
        return frozenset(s for sight in self.sights for s in sight.sides) | frozenset(self.extra_sides)

    @property
    def sides_in_order(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys([*(s for sight in self.sights for s in sight.sides), *self.extra_sides]))

    @property
    def minutes(self) -> int | None:
        return next((s.minutes for s in self.sights if s.minutes is not None), None)

    @property
    def when(self) -> When | None:
        return next((s.when for s in self.sights if s.when is not None), None)
