"""Words that name somebody, before it is settled whom: what the spotters hand to the resolvers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from communique.actors.fact_records import NameEntry, TitleEntry
from communique.actors.table import ActorTable
from communique.actors.vocabulary import Vocabulary
from communique.cast import MentionForm
from communique.model import Document
from communique.parse import Parse, Token
from communique.syntax import NOMINAL

FoundKind = Literal["person", "state", "adjective", "body", "role", "group", "document", "collective", "pronoun"]


@dataclass(frozen=True, slots=True)
class Title:
    """A post or function as the text writes it: `core` is the title alone ("foreign minister", lower case).

    `entries` are what the table says it can mean (none for a function that it does not know), `states` and `bodies`
    those it is held for, `to` where an envoy is sent. `noun` is its head noun, singular.
    """

    core: str
    noun: str
    entries: tuple[TitleEntry, ...]
    states: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    past: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """Tokens `first` up to `last` that name somebody; `head` is their head noun.

    `name` holds the words of a person's name; `ids` the ids of table records that the words can only mean;
    `entries` what else a name can mean.
    """

    first: int
    last: int
    head: int
    kind: FoundKind
    form: MentionForm
    ids: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    sector: str | None = None
    plural: bool = False
    is_place: bool = False
    name: tuple[str, ...] = ()
    title: Title | None = None
    honorific: str | None = None
    gender: str | None = None
    entries: tuple[NameEntry, ...] = ()

    def covers(self, token: int) -> bool:
        """Whether a token index lies in the span."""
        return self.first <= token < self.last


@dataclass(slots=True)
class Stage:
    """One document while its mentions are being found. `found` grows spotter by spotter; `names` by token."""

    parse: Parse
    document: Document
    table: ActorTable
    words: Vocabulary
    day: date | None
    found: list[Found] = field(default_factory=list)
    by_token: dict[int, Found] = field(default_factory=dict)
    """Token to the name (state, body, person ...) that covers it."""
    generic: dict[int, tuple[int, str | None]] = field(default_factory=dict)
    """First token of an institution that any state may have, with its end and sector."""
    matches: dict[int, tuple[tuple[int, tuple[NameEntry, ...]], ...]] = field(default_factory=dict)
    """First token to the names of the table that start there, as (end, readings), the longest first."""

    def add(self, found: Found) -> None:
        """Add a mention, whose tokens now belong to it."""
        self.found.append(found)
        for i in range(found.first, found.last):
            self.by_token.setdefault(i, found)

    def tokens(self, first: int, last: int) -> tuple[Token, ...]:
        """The tokens of a half-open range of indices."""
        return self.parse.tokens[first:last]

    def text(self, first: int, last: int) -> str:
        """The document's text from one token to another (half-open)."""
        tokens = self.parse.tokens
        return self.parse.text[tokens[first].start : tokens[last - 1].end]

    def same_sentence(self, *indices: int) -> bool:
        """Whether some token indices exist and lie in one sentence."""
        tokens = self.parse.tokens
        if any(not 0 <= i < len(tokens) for i in indices):
            return False
        return len({tokens[i].sentence for i in indices}) == 1


def head_of(tokens: Sequence[Token]) -> Token:
    """The token of a phrase that hangs on a word outside it; of several the last noun that is not a suffix."""
    inside = {t.i for t in tokens}
    tops = [t for t in tokens if t.is_root or t.head.i not in inside]
    nouns = [t for t in tops if t.pos in NOMINAL and t.lower not in {"jr.", "sr.", "jr", "sr"}]
    named = [t for t in nouns if t.dep != "appos"] or nouns or tops or list(tokens)
    return named[0]


def states_of(found: Iterable[Found]) -> tuple[str, ...]:
    """The states of some mentions, each once, in order."""
    return tuple(dict.fromkeys(state for item in found for state in item.states))
