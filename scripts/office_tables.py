"""Adds what the office tables say: Wikidata statements as the repositories of every-politician-scrapers keep them."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from family_names import family_name
from post_rows import FIRST_YEAR, People, Person, Row, place_code

from communique.actors.name_folding import normalise_name
from communique.actors.table import ActorTable

HERE = Path(__file__).parent
Rules = list[tuple[str, re.Pattern[str], str, str]]
# File name (without .csv): state, commit of the repository of that name, and the month the table was drawn up.
OFFICE_TABLES = {
    "australia-cabinet": ("AUS", "2022-07"),
    "china-ministers": ("CHN", "2022-07"),
    "france-cabinet": ("FRA", "2022-07"),
    "india-ministers": ("IND", "2022-07"),
    "iran-ministers": ("IRN", "2022-07"),
    "israel-ministers": ("ISR", "2022-07"),
    "japan-ministers": ("JPN", "2022-07"),
    "philippines-ministers": ("PHL", "2022-07"),
    "russia-cabinet": ("RUS", "2022-07"),
    "south-korea-ministers": ("KOR", "2022-07"),
    "taiwan": ("TWN", "2023-01"),
    "turkey-ministers": ("TUR", "2022-07"),
    "ukraine-cabinet": ("UKR", "2022-07"),
    "united-kingdom-cabinet": ("GBR", "2022-07"),
    "us-cabinet": ("USA", "2022-07"),
}
COMMITS = {"us-cabinet": " 0d5e73c", "china-ministers": " 3003416", "taiwan": " 45c981a", "world": " 4a3b394"}
WORLD_POSITIONS = {
    "Secretary-General of the United Nations": ("head of body", "UNO"),
    "Deputy Secretary-General of the United Nations": ("deputy head of body", "UNO"),
    "President of the United Nations General Assembly": ("head of body", "UNGA"),
    "president of the Parliamentary Assembly of the Council of Europe": ("head of body", "PACE"),
    "President of the International Court of Justice": ("head of body", "ICJ"),
    "Director-General of the World Trade Organization": ("head of body", "WTO"),
}
# Rows of the office tables that cannot be: a minister of another state, one end date for all posts.
SOURCE_ERRORS = {("Q360961", "FRA"), ("Q81301517", "FRA")}


def office_rules() -> Rules:
    """The rules of `position_roles.tsv`: state or `*`, pattern of the whole position, role (empty: leave out), to."""
    lines = (HERE / "position_roles.tsv").read_text(encoding="utf-8").splitlines()[1:]
    rows = (line.split("\t") for line in lines)
    return [(state, re.compile(position), role, to) for state, position, role, to in rows]


def role_of(position: str, state: str, rules: Rules) -> tuple[str, str]:
    """The role and its `to` of a position as the office tables call it; two empty strings where it is left out."""
    for rule_state, pattern, role, to in rules:
        if rule_state in ("*", state) and (found := pattern.fullmatch(position)):
            return role, found.expand(to)
    return "", ""


def office_rows(folder: Path, people: People, table: ActorTable) -> None:
    """Adds what the office tables of the governments and of the world bodies say."""
    rules = office_rules()
    for name, (state, drawn_up) in sorted(OFFICE_TABLES.items()):
        source = f"every-politician-scrapers/{name}{COMMITS.get(name, ' (2022)')}"
        for record in _records(folder / f"{name}.csv"):
            for role, to in _posts_of_position(record["position"], state, rules, table):
                _add_office(people, record, Row("", role, state, to, source=source), state, drawn_up)
    for record in _records(folder / "world.csv"):
        if record["position"] in WORLD_POSITIONS:
            role, body = WORLD_POSITIONS[record["position"]]
            source = f"every-politician-scrapers/world{COMMITS['world']}"
            _add_office(people, record, Row("", role, body, source=source), "", "2023-01")


def _records(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as handle:
        for record in csv.DictReader(handle):
            latin = normalise_name(record["person"]).isascii()
            if latin and not re.fullmatch(r"Q\d+", record["person"]) and not "" < record["end"] < FIRST_YEAR:
                yield record


def _posts_of_position(position: str, state: str, rules: Rules, table: ActorTable) -> Iterator[tuple[str, str]]:
    sent = re.fullmatch(r"(?:[Aa]mbassador|High Commissioner) (?:to|in) (.+)", position)
    if sent and not sent[1].startswith("the United Nations"):
        if code := place_code(sent[1], table):
            yield ("permanent representative" if len(code) > 3 or code in ("EUU", "NAT") else "ambassador"), code
        return
    role, to = role_of(position, state, rules)
    if role:
        yield role, to


def _add_office(people: People, record: dict[str, str], row: Row, state: str, drawn_up: str) -> None:
    person_id, name = record["personID"], re.split(r", (?:Baron|Baroness|Viscount|Earl) ", record["person"])[0]
    if person_id not in people.by_id:
        gender = {"male": "m", "female": "f"}.get(record.get("gender") or "", "")
        found = Person(person_id, [name], family_name(name, state), gender)
        found.died = record.get("DOD") or ""
        people.add(found)
    start, end = record["start"], record["end"]
    backwards = start and end and start > end
    if (start or end) and not backwards and (person_id, row.of) not in SOURCE_ERRORS:
        row = replace(row, person=person_id, start=start, end=end, known_until="" if end else drawn_up)
        people.by_id[person_id].rows.append(row)
        people.holders.setdefault((row.role, row.of, row.to), []).append(people.by_id[person_id])
