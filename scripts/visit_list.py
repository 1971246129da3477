"""Adds heads of state and government who visited the United States, and the full names of US travellers."""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from datetime import timedelta
from difflib import SequenceMatcher
from pathlib import Path

from family_names import family_name
from post_rows import FIRST_YEAR, People, Person, Row, day_of, parts_of, place_code, slug

from communique.actors.name_folding import normalise_name
from communique.actors.table import ActorTable

# Two spellings of one holder's name lie above ("Al Sisi", "el-Sisi"); a wrong match would need two heads at one time.
SPELLING = 0.6
# Visits that the list gives to the predecessor of the one who came.
SLIPS = {("Choummaly Sayasone", "2022-05-12"), ("Nguyen Tan Dung", "2022-05-12")}
# Longer without a visit, and somebody may have lost the post and won it back.
GAP = timedelta(days=4 * 365)
SOURCE = "HistoryAtState/visits 869ca4f"
VISIT_TITLES = {
    "President": "president",
    "Prime Minister": "prime minister",
    "King": "monarch",
    "Queen": "monarch",
    "Chancellor": "chancellor",
    "Federal Chancellor": "chancellor",
    "Amir": "monarch",
    "Emir": "monarch",
    "Sultan": "monarch",
    "Premier": "prime minister",
    "Taoiseach": "prime minister",
    "Crown Prince": "crown prince",
    "Pope": "monarch",
}


def visit_rows(path: Path, people: People, table: ActorTable) -> None:
    """Adds heads of state and government who were received in the US: they held their post from visit to visit.

    Visits that a dated row explains add nothing; visits with somebody else's term between them are kept apart.
    """
    with path.open(encoding="utf-8-sig", newline="") as handle:
        records = [record for record in csv.DictReader(handle) if record["start"] >= FIRST_YEAR]
    days: dict[tuple[str, str], dict[str, list[str]]] = {}
    for record in records:
        if visitor := _visitor(record, table):
            name, role, state = visitor
            until = record["end"] or record["start"]
            row = Row("", role, state, known_from=record["start"], known_until=until, source=SOURCE)
            person = _person_of_visitor(people, name, row)
            if person is not None and not _is_explained(person, row):
                days.setdefault((role, state), {}).setdefault(person.id, []).extend((record["start"], until))
    for (role, state), visits in sorted(days.items()):
        for person_id in sorted(visits):
            person = people.by_id[person_id]
            for span in _spans(person, visits, _terms_of_others(people, role, state, person_id)):
                row = Row(person_id, role, state, known_from=span[0], known_until=span[-1], source=SOURCE)
                person.rows = [other for other in person.rows if not _is_part(other, row)]
                person.rows.append(row)


def _spans(person: Person, visits: dict[str, list[str]], others: list[str]) -> list[list[str]]:
    """The person's days of visits, parted where somebody else visits or begins a term between two of them."""
    breaks = sorted([*others, *(day for other, days in visits.items() if other != person.id for day in days)])
    spans: list[list[str]] = []
    for day in sorted(visits[person.id]):
        parted = bool(spans) and day_of(day) - day_of(spans[-1][-1]) > GAP
        if spans and not parted and not any(spans[-1][-1] < other <= day for other in breaks):
            spans[-1].append(day)
        else:
            spans.append([day])
    return spans


def _terms_of_others(people: People, role: str, state: str, person_id: str) -> list[str]:
    others = (person for person in people.by_id.values() if person.id != person_id)
    return [row.start for other in others for row in other.rows if (row.role, row.of) == (role, state) and row.start]


def _is_part(other: Row, row: Row) -> bool:
    same = (other.role, other.of, other.source) == (row.role, row.of, SOURCE)
    return same and row.known_from <= other.known_from and other.known_until <= row.known_until


def _is_explained(person: Person, row: Row) -> bool:
    dated = (other for other in person.rows if (other.role, other.of) == (row.role, row.of) and other.start)
    return any(_holds(other, row) for other in dated)


def _visitor(record: dict[str, str], table: ActorTable) -> tuple[str, str, str] | None:
    title = next((title for title in VISIT_TITLES if record["visitor"].startswith(title + " ")), None)
    state = place_code(record["from_country"].replace("’", "'"), table)
    if title is None or not state:
        return None
    name = record["visitor"][len(title) :].strip().replace("’", "'")
    role = "prime minister" if (title, state) == ("President", "ESP") else VISIT_TITLES[title]
    if not re.fullmatch(r"[\w.' -]+", name) or " and " in name:
        return None
    if (name, record["start"]) in SLIPS:
        return None
    return (name, role if len(name.split()) > 1 or role == "monarch" else "", state) if " " in name else None


def _person_of_visitor(people: People, name: str, row: Row) -> Person | None:
    person = _known_visitor(people, name, row)
    if person is None and row.role:
        person = Person(slug(name, people), [name], family_name(name, row.of))
        people.add(person)
        person.rows.append(replace(row, person=person.id))
    elif person is not None and normalise_name(name) not in {normalise_name(known) for known in person.names}:
        person.names.append(name)
        people.index(name, person.id)
    return person


def _known_visitor(people: People, name: str, row: Row) -> Person | None:
    named = [person for person in people.named(name) if any(other.of == row.of for other in person.rows)]
    if named:
        return named[0]
    own = {normalise_name(part) for part in family_name(name, row.of).split("|")}
    for person in people.by_id.values():
        rows = [other for other in person.rows if (other.role, other.of) == (row.role, row.of)]
        if any(other.source == SOURCE for other in rows) and any(_is_longer(name, known) for known in person.names):
            return person
        if any(_holds(other, row) for other in rows):
            family = {normalise_name(part) for part in person.family_name.split("|")}
            if own & family or any(_is_spelling(name, known) for known in person.names):
                return person
    return None


def _is_longer(name: str, known: str) -> bool:
    """Whether one of the names is the other with words added ("Saca", "Saca Gonzalez")."""
    first, second = set(parts_of(name)), set(parts_of(known))
    return len(first & second) > 1 and (first <= second or second <= first)


def _is_spelling(name: str, known: str) -> bool:
    """Whether two names of one post's holder on one day mean one person: a long word shared, or much alike."""
    first, second = parts_of(name), parts_of(known)
    if any(len(part) > 3 for part in set(first) & set(second)):
        return True
    return SequenceMatcher(None, " ".join(first), " ".join(second), autojunk=False).ratio() >= SPELLING


def _holds(row: Row, attested: Row) -> bool:
    start = row.start or row.known_from
    end = row.end or row.known_until or "9999"
    return start <= attested.known_from and attested.known_until <= end + "~"


def traveller_names(path: Path, people: People) -> None:
    """Adds the full names under which US presidents and secretaries of state stand in the list of travels."""
    roles = {"president": "president", "secretary": "foreign minister"}
    with path.open(encoding="utf-8-sig", newline="") as handle:
        found = {(record["kind"], record["name"]) for record in csv.DictReader(handle) if record["start"] >= FIRST_YEAR}
    for kind, name in sorted(found):
        for person in people.by_id.values():
            holds = any((row.role, row.of) == (roles[kind], "USA") for row in person.rows)
            given = normalise_name(name).split()[0]
            alike = any(normalise_name(known).split()[0] == given for known in person.names)
            if (
                holds
                and alike
                and person.family_name
                and normalise_name(name).endswith(normalise_name(person.family_name.split("|")[0]))
                and name not in person.names
            ):
                person.names.append(name)
