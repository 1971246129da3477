"""The records of the actor table: states, bodies, groups, institutions, people and their dated posts.

Dates are ISO strings with the precision of their source: `2023-07-25`, `2023-07`, `2023`; `None` is unknown (or, for
an end, still open).
"""

from __future__ import annotations

from typing import Literal

import msgspec

NameKind = Literal["person", "state", "demonym", "capital", "metonym", "body", "group", "institution"]


class Post(msgspec.Struct, frozen=True, gc=False):
    """A post and the days on which it was held, both included.

    `of` is a state code or a body id; `to` is where an ambassador or envoy is sent (state code or body id, a theme
    such as "climate", or `None`). `known_from` and `known_until` bound what the source vouches for where it gives no
    start or end: the first and last day on which somebody is seen in the post, or the day of the source.
    """

    role: str
    of: str
    to: str | None
    start: str | None
    end: str | None
    source: str
    known_from: str | None = None
    known_until: str | None = None


class PersonFact(msgspec.Struct, frozen=True, gc=False):
    """A person. `names` begins with the usual one; `family_name` is what texts use alone ("Xi", "bin Salman").

    Several forms of it are separated by `|` ("de Villepin|Villepin"). `gender` is "m", "f" or `None` (unknown).
    """

    id: str
    name: str
    names: tuple[str, ...]
    family_name: str
    gender: str | None
    posts: tuple[Post, ...] = ()

    @property
    def family_names(self) -> tuple[str, ...]:
        """All forms of the family name."""
        return tuple(form for form in self.family_name.split("|") if form)


class StateFact(msgspec.Struct, frozen=True, gc=False):
    """A state, territory or contested entity; `start`/`end` only for one that no longer (or not long) exists."""

    code: str
    name: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]
    cameo: str
    start: str | None
    end: str | None
    note: str | None


class MetonymFact(msgspec.Struct, frozen=True, gc=False):
    """A place or house that stands for a part of a state or body ("the Kremlin"); `role` is whose seat it is, if one's.

    `state` is a state code or, for a body's seat, a body id.
    """

    name: str
    state: str
    sector: str
    role: str | None
    note: str | None


class BodyFact(msgspec.Struct, frozen=True, gc=False):
    """An international or regional body, alliance, court or format. `code` is the CAMEO group code, if it has one."""

    id: str
    name: str
    names: tuple[str, ...]
    kind: str
    code: str | None
    members: tuple[str, ...]


class GroupFact(msgspec.Struct, frozen=True, gc=False):
    """An armed group, movement or party. `state` is where it is based, where that is clear."""

    id: str
    name: str
    names: tuple[str, ...]
    state: str | None
    sector: str
    code: str | None


class InstitutionFact(msgspec.Struct, frozen=True, gc=False):
    """A ministry, parliament, force, court, bank or medium that stands for a state or a body (`state`).

    `state` is `None` for a word that every state has one of ("Foreign Ministry"): the context tells whose.
    """

    id: str
    name: str
    names: tuple[str, ...]
    state: str | None
    sector: str
    kind: str


class RoleFact(msgspec.Struct, frozen=True, gc=False):
    """A word of the closed vocabulary of posts. `single`: one holder at a time, so that overlaps are errors."""

    role: str
    sector: str
    single: bool
    note: str | None


class TitleEntry(msgspec.Struct, frozen=True, gc=False):
    """How texts write a role ("Secretary of State" of the USA, "foreign secretary" of GBR); `state` None: anywhere."""

    written: str
    role: str
    state: str | None


class NameEntry(msgspec.Struct, frozen=True, gc=False):
    """One reading of a name. `exact`: only in this very writing, case and all ("US", "WHO", never "us", "who").

    `id` is a person id, state code, body id, group id or institution id; a demonym, capital or metonym has the id of
    its state. `sector` is a PLOVER sector where the name fixes one.
    """

    kind: NameKind
    id: str
    state: str | None
    sector: str | None
    written: str
    exact: bool
