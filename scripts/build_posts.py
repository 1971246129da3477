"""Builds `communique/facts/posts.tsv` from the office tables, the visit lists and the notes from memory.

    python scripts/build_posts.py FACTS_FOLDER

FACTS_FOLDER holds `officeholders/*.csv` (Wikidata statements by way of every-politician-scrapers),
`foreign_visits_to_us.csv` (HistoryAtState/visits) and `us_travels.csv` (HistoryAtState/travels). Positions become roles
by `position_roles.tsv`; the notes are read by `memory_notes.py`. Every row names its source. The output is sorted and
depends on the input alone.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from note_merging import note_rows
from office_tables import office_rows
from post_rows import FIRST_YEAR, People, Person, Row, day_of
from visit_list import traveller_names, visit_rows

from communique.actors.name_folding import normalise_name
from communique.actors.table import POST_COLUMNS, ActorTable, load_actor_table

HERE = Path(__file__).parent
POSTS = HERE.parent / "src" / "communique" / "facts" / "posts.tsv"
AMBASSADORS_FROM = "2012"
GREAT = frozenset({"CHN", "DEU", "FRA", "GBR", "IRN", "ISR", "JPN", "RUS", "UKR", "USA"})


def other_orders(people: People) -> None:
    """Adds the family name first for Japan's people, and Korean given names without hyphen."""
    for person in people.by_id.values():
        states = {row.of for row in person.rows}
        name = person.names[0]
        if "JPN" in states and len(name.split()) == 2:
            person.names.append(" ".join(reversed(name.split())))
        if states & {"KOR", "PRK"} and "-" in name:
            person.names.append(name.replace("-", " "))
        by_key: dict[str, str] = {}
        for known in person.names:
            by_key.setdefault(normalise_name(known), known)
        person.names = list(by_key.values())


def join_terms(people: People) -> None:
    """Makes one row of terms that follow each other without a gap, as Wikidata splits them at every election."""
    for person in people.by_id.values():
        rows: list[Row] = []
        for row in sorted(person.rows, key=_by_post):
            last = rows[-1] if rows else None
            if last is not None and _is_within(row, last):
                continue
            if last is not None and _follows(last, row):
                sources = dict.fromkeys(f"{last.source}; {row.source}".split("; "))
                rows[-1] = replace(last, end=row.end, known_until=row.known_until, source="; ".join(sources))
            else:
                rows.append(row)
        person.rows = rows


def _by_post(row: Row) -> tuple[str, ...]:
    return (row.role, row.of, row.to, row.start or row.known_from, row.end)


def _by_time(row: Row) -> tuple[str, ...]:
    return (row.start or row.known_from, row.role, row.of, row.to, row.end)


def _is_within(row: Row, last: Row) -> bool:
    same = (last.role, last.of, last.to) == (row.role, row.of, row.to)
    return same and bool(last.start and row.start and row.end) and row.end <= (last.end or "9999")


def _follows(last: Row, row: Row) -> bool:
    same = (last.role, last.of, last.to) == (row.role, row.of, row.to)
    if not (same and len(last.end) == 10 and len(row.start) == 10 and last.start):
        return False
    return abs(day_of(row.start) - day_of(last.end)) <= timedelta(days=1)


def _is_worth_a_row(row: Row) -> bool:
    """Ambassadors between smaller states are kept for the later years alone: thousands, each named by few texts."""
    end = row.end or row.known_until or "9999"
    if end < FIRST_YEAR:
        return False
    return row.role != "ambassador" or end >= AMBASSADORS_FROM or {row.of, row.to} <= GREAT


def vouch_bounds(people: People, table: ActorTable) -> None:
    """Bounds open rows of dated tables: by the next holder of a single post and by the holder's death."""
    starts: dict[tuple[str, str, str], list[tuple[str, str]]] = {}
    for person in people.by_id.values():
        for row in person.rows:
            if row.start:
                starts.setdefault((row.role, row.of, row.to), []).append((row.start, person.id))
    for person in people.by_id.values():
        person.rows = [_bounded(row, person, starts.get((row.role, row.of, row.to), []), table) for row in person.rows]


def _bounded(row: Row, person: Person, starts: list[tuple[str, str]], table: ActorTable) -> Row:
    if row.end or not row.known_until or row.known_from:
        return row
    bounds = [row.known_until, *([person.died] if person.died else [])]
    role = table.roles.get(row.role)
    if row.start and role is not None and role.single:
        bounds.extend(start for start, other in starts if start > row.start and other != person.id)
    return replace(row, known_until=min(bounds))


def write_posts(people: People, path: Path) -> int:
    """Writes the rows, each person's names with the first of them; returns their number."""
    lines = ["\t".join(POST_COLUMNS)]
    for person in sorted(people.by_id.values(), key=lambda person: (normalise_name(person.names[0]), person.id)):
        rows = sorted(set(person.rows), key=_by_time)
        rows = [row for row in rows if _is_worth_a_row(row)]
        others = "|".join(person.names[1:])
        for number, row in enumerate(rows):
            who = (others, person.family_name, person.gender) if number == 0 else ("", "", "")
            dates = (row.start, row.end, row.known_from, row.known_until)
            lines.append("\t".join((person.id, person.names[0], *who, row.role, row.of, row.to, *dates, row.source)))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return len(lines) - 1


def main() -> None:
    """Builds the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("facts", type=Path, help="the folder of the sources")
    parser.add_argument("--notes", type=Path, default=HERE / "posts_from_memory")
    parser.add_argument("--output", type=Path, default=POSTS)
    options = parser.parse_args()
    table = load_actor_table()
    people = People(bodies=frozenset(table.bodies) | frozenset(table.groups))
    office_rows(options.facts / "officeholders", people, table)
    note_rows(options.notes, people)
    join_terms(people)
    visit_rows(options.facts / "foreign_visits_to_us.csv", people, table)
    traveller_names(options.facts / "us_travels.csv", people)
    vouch_bounds(people, table)
    other_orders(people)
    count = write_posts(people, options.output)
    print(f"{count} posts of {len(people.by_id)} people")


if __name__ == "__main__":
    main()
