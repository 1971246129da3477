"""Who is on stage in one document: its actors, and which words name them.

The bridge between `actors` (who fills it) and the layers that ask "who is this noun?" (statements, events, points).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from communique.model import Actor, Attribution, Participant, Span
from communique.parse import Token

MentionForm = Literal["name", "role", "state", "adjective", "group", "body", "pronoun", "document"]
"""How words name an actor: "Xi Jinping"; "the foreign minister"; "China"; "Chinese" (in "Chinese officials" only
the adjective itself); "Chinese officials"; "NATO"; "he"; "the Chinese readout"."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name one actor or several ("the two presidents").

    `first`/`last` is a half-open range of token indices, `head` the index of its head noun. `actors` are ids of
    `Reading.actors`, empty where the words do not resolve; `states` are the codes of those for whom it acts, one an
    actor where known ("American officials" has no actor but the state USA). `is_place` is true where the words tell
    where, not who ("in Washington").
    """

    first: int
    last: int
    head: int
    span: Span
    form: MentionForm
    actors: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    sector: str | None = None
    plural: bool = False
    is_place: bool = False


@dataclass(frozen=True)
class Cast:
    """The actors of a document and all their mentions, in text order, never overlapping in their heads."""

    actors: tuple[Actor, ...]
    mentions: tuple[Mention, ...]

    @cached_property
    def _by_head(self) -> Mapping[int, Mention]:
        return {mention.head: mention for mention in self.mentions}

    @cached_property
    def _by_id(self) -> Mapping[str, Actor]:
        return {actor.id: actor for actor in self.actors}

    @cached_property
    def _by_token(self) -> Mapping[int, Mention]:
        """Token to the shortest mention that covers it."""
        ordered = sorted(self.mentions, key=lambda m: m.first - m.last)
        return {i: mention for mention in ordered for i in range(mention.first, mention.last)}

    def actor(self, actor_id: str) -> Actor | None:
        return self._by_id.get(actor_id)

    def headed_by(self, token: Token) -> Mention | None:
        """The mention whose head noun is this token."""
        return self._by_head.get(token.i)

    def covering(self, token: Token) -> Mention | None:
        """The shortest mention that this token is a part of."""
        return self._by_token.get(token.i)

    def within(self, tokens: Iterable[Token]) -> tuple[Mention, ...]:
        """The mentions whose heads are among some tokens, in text order."""
        return tuple(m for m in (self._by_head.get(t.i) for t in sorted(tokens, key=lambda t: t.i)) if m)


def participants(mention: Mention, cast: Cast) -> tuple[Participant, ...]:
    """One `Participant` for each actor (or, where none is known, each state) that a mention names."""
    if mention.actors:
        return tuple(
            Participant(actor=actor, state=_state(actor, mention, cast), span=mention.span, sector=mention.sector)
            for actor in mention.actors
        )
    states: tuple[str | None, ...] = mention.states or (None,)
    return tuple(Participant(actor=None, state=s, span=mention.span, sector=mention.sector) for s in states)


def attributions(mention: Mention) -> tuple[Attribution, ...]:
    """One `Attribution` for each actor that a mention names; one without an actor where none is known."""
    actors: tuple[str | None, ...] = mention.actors or (None,)
    return tuple(Attribution(actor=actor, span=mention.span) for actor in actors)


def _state(actor_id: str, mention: Mention, cast: Cast) -> str | None:
    actor = cast.actor(actor_id)
    if actor is not None and actor.state is not None:
        return actor.state
    return mention.states[0] if len(mention.states) == 1 else None
