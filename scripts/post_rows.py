"""The rows and people that the sources of `posts.tsv` are merged into."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from communique.actors.name_folding import normalise_name
from communique.actors.table import ActorTable

FIRST_YEAR = "2000"
PLACES = {
    "prague": "CZE",
    "niamey": "NER",
    "cuba": "CUB",
    "phillipines": "PHL",
    "panama and bahamas": "PAN",
    "switzerland and liechtenstein": "CHE",
    "sri lanka and the maldives": "LKA",
    "european union": "EUU",
    "nato": "NAT",
    "unesco": "UNESCO",
    "oecd": "OECD",
    "republic of ireland": "IRL",
    "saint lucia": "LCA",
    "burma": "MMR",
    "ivory coast": "CIV",
    "cote d'ivoire": "CIV",
    "congo (kinshasa)": "COD",
    "congo, democratic republic of the": "COD",
    "vatican city": "VAT",
    "the holy see": "VAT",
    "micronesia, federated states of": "FSM",
}


@dataclass(frozen=True)
class Row:
    """One post of one person, with the cells of `posts.tsv`."""

    person: str
    role: str
    of: str
    to: str = ""
    start: str = ""
    end: str = ""
    known_from: str = ""
    known_until: str = ""
    source: str = ""


@dataclass
class Person:
    """Somebody while the sources are merged."""

    id: str
    names: list[str]
    family_name: str = ""
    gender: str = ""
    died: str = ""
    rows: list[Row] = field(default_factory=list)


@dataclass
class People:
    """All people found so far, by id and by folded name."""

    by_id: dict[str, Person] = field(default_factory=dict)
    by_name: dict[str, list[str]] = field(default_factory=dict)
    holders: dict[tuple[str, str, str], list[Person]] = field(default_factory=dict)
    """(role, of, to) to the people whom the office tables name for it."""
    bodies: frozenset[str] = frozenset()
    """The ids of the international bodies and groups."""

    def add(self, person: Person) -> None:
        self.by_id[person.id] = person
        for name in person.names:
            self.index(name, person.id)

    def index(self, name: str, person_id: str) -> None:
        ids = self.by_name.setdefault(normalise_name(name), [])
        if person_id not in ids:
            ids.append(person_id)

    def named(self, name: str) -> list[Person]:
        return [self.by_id[person_id] for person_id in self.by_name.get(normalise_name(name), ())]


def slug(name: str, people: People) -> str:
    """An id for somebody whom no source gives one; numbered where it is taken."""
    stem = re.sub(r"[^a-z0-9]+", "-", normalise_name(name)).strip("-")
    made, number = stem, 2
    while made in people.by_id:
        made, number = f"{stem}-{number}", number + 1
    return made


def day_of(text: str) -> date:
    """The first day of a date of any precision."""
    return date.fromisoformat((text + "-01-01")[:10] if len(text) == 4 else (text + "-01")[:10])


def parts_of(name: str) -> list[str]:
    """The words of a name in no order: "Kishida Fumio" is "Fumio Kishida"."""
    return sorted(normalise_name(name).replace("-", " ").split())


def place_code(place: str, table: ActorTable) -> str:
    """The state code or body id of a place as ambassador rows and visit lists name it; empty if unknown."""
    bare = normalise_name(place).replace("-", " ").removeprefix("the ").strip()
    for candidate in (bare, normalise_name(place), bare.removeprefix("republic of ")):
        if candidate in PLACES:
            return PLACES[candidate]
        states = [entry.id for entry in table.names.get(candidate, ()) if entry.kind == "state"]
        if states:
            return states[0]
    return ""
