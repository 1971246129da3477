"""Builds `communique/facts/posts.tsv` from the office tables, the visit lists and the notes from memory.

    python scripts/build_posts.py FACTS_FOLDER [--until 2000]

FACTS_FOLDER holds `officeholders/*.csv` (Wikidata statements by way of every-politician-scrapers),
`foreign_visits_to_us.csv` (HistoryAtState/visits) and `us_travels.csv` (HistoryAtState/travels). Positions become roles by
`position_roles.tsv`; the notes are read by `memory_notes.py`. Every row names its source. The output is sorted and
depends on the input alone.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from difflib import SequenceMatcher
from pathlib import Path

from family_names import family_name
from memory_notes import Note, read_notes

from communique.actors.name_folding import normalise_name
from communique.actors.table import POST_COLUMNS, ActorTable, load_actor_table

HERE = Path(__file__).parent
POSTS = HERE.parent / "src" / "communique" / "facts" / "posts.tsv"
FIRST_YEAR = "2000"
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
CLOSE_DAYS = 120
# Where a note's full end date and the table's differ by more, the table has most often a later post mixed in.
DOUBT_DAYS = 45
# Least likeness of two names of one term's holder: "Vasyl Malyuk" and "Vasily Malyk" 0.87, two neighbours below 0.6.
SIMILAR = 0.72
AMBASSADORS_FROM = "2012"
GREAT = frozenset({"CHN", "DEU", "FRA", "GBR", "IRN", "ISR", "JPN", "RUS", "UKR", "USA"})


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


def office_rules() -> list[tuple[str, re.Pattern[str], str, str]]:
    """The rules of `position_roles.tsv`: state or `*`, pattern of the whole position, role (empty: leave out), to."""
    lines = (HERE / "position_roles.tsv").read_text(encoding="utf-8").splitlines()[1:]
    rows = (line.split("\t") for line in lines)
    return [(state, re.compile(position), role, to) for state, position, role, to in rows]


def role_of(position: str, state: str, rules: list[tuple[str, re.Pattern[str], str, str]]) -> tuple[str, str]:
    """The role and its `to` of a position as the office tables call it; two empty strings where it is left out."""
    for rule_state, pattern, role, to in rules:
        if rule_state in ("*", state) and (found := pattern.fullmatch(position)):
            return role, found.expand(to)
    return "", ""


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


def _posts_of_position(
    position: str, state: str, rules: list[tuple[str, re.Pattern[str], str, str]], table: ActorTable
) -> Iterator[tuple[str, str]]:
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


def note_rows(folder: Path, people: People) -> None:
    """Adds the notes from memory: a dated row of a better source stays, and gets the end that it lacks."""
    by_name: dict[str, list[Note]] = {}
    for note in read_notes(folder):
        by_name.setdefault(normalise_name(note.names[0]), []).append(note)
    for notes in by_name.values():
        person = _person_of_notes(notes, people)
        for note in notes:
            _merge_note(person, note)


def _person_of_notes(notes: list[Note], people: People) -> Person:
    names = list(dict.fromkeys(name for note in notes for name in note.names))
    states = {note.of for note in notes}
    candidates = [person for name in names for person in people.named(name)]
    same = [person for person in candidates if states & {row.of for row in person.rows}] or _alike(notes, people)
    if same:
        person = same[0]
        for other in names:
            if other not in person.names:
                person.names.append(other)
                people.index(other, person.id)
    else:
        person = Person(_slug(names[0], people), names)
        people.add(person)
    given = "|".join(dict.fromkeys(note.family_name for note in notes if note.family_name))
    person.family_name = given or person.family_name or family_name(person.names[0], notes[0].of)
    women = any(note.gender == "f" for note in notes)
    person.gender = "f" if women else person.gender or "m"
    return person


def _alike(notes: list[Note], people: People) -> list[Person]:
    """Somebody who holds one of the noted posts from the same time on and has a similar name ("Tom", "Thomas E.")."""
    for note in notes:
        for person in people.holders.get((note.role, note.of, note.to), ()):
            same_term = any(
                (row.role, row.of, row.to) == (note.role, note.of, note.to) and _close(row, note) for row in person.rows
            )
            if same_term and any(_similar(name, person.names[0]) for name in note.names):
                return [person]
    return []


def _similar(name: str, other: str) -> bool:
    first, second = (" ".join(_parts(each)) for each in (name, other))
    return SequenceMatcher(None, first, second, autojunk=False).ratio() >= SIMILAR


def _slug(name: str, people: People) -> str:
    stem = re.sub(r"[^a-z0-9]+", "-", normalise_name(name)).strip("-")
    slug, number = stem, 2
    while slug in people.by_id:
        slug, number = f"{stem}-{number}", number + 1
    return slug


def _merge_note(person: Person, note: Note) -> None:
    person.rows = [row for row in person.rows if not _runs_on(row, note)]
    for place, row in enumerate(person.rows):
        if (row.role, row.of, row.to) == (note.role, note.of, note.to) and row.source != "memory" and _close(row, note):
            if note.end and (not row.end or abs(_day(row.end) - _day(note.end)) > timedelta(days=DOUBT_DAYS)):
                row = replace(row, end=note.end, known_until="", source=f"{row.source}; end: memory")
            elif not row.end:
                row = replace(row, known_until="", source=f"{row.source}; still held: memory")
            person.rows[place] = row
            return
    person.rows.append(
        Row(person.id, note.role, note.of, note.to, note.start, note.end, source="memory")
    )


def _runs_on(row: Row, note: Note) -> bool:
    """Whether a table's row of the noted post begins within the noted term and ends long after it: a slip there."""
    if (row.role, row.of, row.to) != (note.role, note.of, note.to) or not (row.start and row.end and note.end):
        return False
    inside = note.start < row.start < note.end and row.source != "memory" and not _close(row, note)
    return inside and _day(row.end) - _day(note.end) > timedelta(days=DOUBT_DAYS)


def _close(row: Row, note: Note) -> bool:
    """Whether both rows mean the same term: their starts lie close, as far as both are dated."""
    if not row.start or not note.start:
        return bool(row.end and note.end and abs(_day(row.end) - _day(note.end)) < timedelta(days=CLOSE_DAYS))
    wide = timedelta(days=CLOSE_DAYS if len(note.start) > 4 and len(row.start) > 4 else 366)
    return abs(_day(row.start) - _day(note.start)) < wide


def _day(text: str) -> date:
    return date.fromisoformat((text + "-01-01")[:10] if len(text) == 4 else (text + "-01")[:10])


def visit_rows(path: Path, people: People, table: ActorTable) -> None:
    """Adds heads of state and government who were received in the US: they held their post from visit to visit."""
    spans: dict[tuple[str, str, str], list[str]] = {}
    with path.open(encoding="utf-8-sig", newline="") as handle:
        for record in csv.DictReader(handle):
            if record["start"] >= FIRST_YEAR and (visitor := _visitor(record, table)):
                spans.setdefault(visitor, []).extend((record["start"], record["end"] or record["start"]))
    for (name, role, state), days in sorted(spans.items()):
        _add_visitor(people, name, Row("", role, state, known_from=min(days), known_until=max(days)))


def _visitor(record: dict[str, str], table: ActorTable) -> tuple[str, str, str] | None:
    title = next((title for title in VISIT_TITLES if record["visitor"].startswith(title + " ")), None)
    state = place_code(record["from_country"].replace("’", "'"), table)
    if title is None or not state:
        return None
    name = record["visitor"][len(title) :].strip().replace("’", "'")
    role = VISIT_TITLES[title]
    if not re.fullmatch(r"[\w.' -]+", name) or " and " in name:
        return None
    return (name, role if len(name.split()) > 1 or role == "monarch" else "", state) if " " in name else None


def _add_visitor(people: People, name: str, row: Row) -> None:
    row = replace(row, source="HistoryAtState/visits 869ca4f")
    person = _known_visitor(people, name, row)
    if person is None:
        if not row.role:
            return
        person = Person(_slug(name, people), [name], family_name(name, row.of))
        people.add(person)
    elif normalise_name(name) not in {normalise_name(known) for known in person.names}:
        person.names.append(name)
    if not any((other.role, other.of) == (row.role, row.of) and _holds(other, row) for other in person.rows):
        person.rows.append(replace(row, person=person.id))


def _known_visitor(people: People, name: str, row: Row) -> Person | None:
    named = [person for person in people.named(name) if any(other.of == row.of for other in person.rows)]
    if named:
        return named[0]
    own = {normalise_name(part) for part in family_name(name, row.of).split("|")}
    for person in people.by_id.values():
        if any((other.role, other.of) == (row.role, row.of) and _holds(other, row) for other in person.rows):
            family = {normalise_name(part) for part in person.family_name.split("|")}
            if own & family or _parts(name) in [_parts(known) for known in person.names]:
                return person
    return None


def _parts(name: str) -> list[str]:
    """The words of a name in no order: "Kishida Fumio" is "Fumio Kishida"."""
    return sorted(normalise_name(name).replace("-", " ").split())


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
            if holds and alike and person.family_name and normalise_name(name).endswith(
                normalise_name(person.family_name.split("|")[0])
            ) and name not in person.names:
                person.names.append(name)


def other_orders(people: People) -> None:
    """Adds the family name first for Japan's people, and Korean given names without hyphen."""
    for person in people.by_id.values():
        states = {row.of for row in person.rows}
        name = person.names[0]
        if "JPN" in states and len(name.split()) == 2:
            person.names.append(" ".join(reversed(name.split())))
        if states & {"KOR", "PRK"} and "-" in name:
            person.names.append(name.replace("-", " "))
        person.names = list({normalise_name(known): known for known in reversed(person.names)}.values())[::-1]


def join_terms(people: People) -> None:
    """Makes one row of terms that follow each other without a gap, as Wikidata splits them at every election."""
    for person in people.by_id.values():
        rows: list[Row] = []
        for row in sorted(person.rows, key=lambda row: (row.role, row.of, row.to, row.start or row.known_from, row.end)):
            last = rows[-1] if rows else None
            if last is not None and _follows(last, row):
                sources = dict.fromkeys(f"{last.source}; {row.source}".split("; "))
                rows[-1] = replace(last, end=row.end, known_until=row.known_until, source="; ".join(sources))
            else:
                rows.append(row)
        person.rows = rows


def _follows(last: Row, row: Row) -> bool:
    same = (last.role, last.of, last.to) == (row.role, row.of, row.to)
    if not (same and len(last.end) == 10 and len(row.start) == 10 and last.start):
        return False
    return abs(_day(row.start) - _day(last.end)) <= timedelta(days=1)


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
        rows = sorted(set(person.rows), key=lambda row: (row.start or row.known_from, row.role, row.of, row.to, row.end))
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
    parser.add_argument("facts", type=Path, help="the folder with officeholders/, foreign_visits_to_us.csv, us_travels.csv")
    parser.add_argument("--output", type=Path, default=POSTS)
    options = parser.parse_args()
    table = load_actor_table()
    people = People()
    office_rows(options.facts / "officeholders", people, table)
    note_rows(HERE / "posts_from_memory", people)
    join_terms(people)
    visit_rows(options.facts / "foreign_visits_to_us.csv", people, table)
    traveller_names(options.facts / "us_travels.csv", people)
    vouch_bounds(people, table)
    other_orders(people)
    count = write_posts(people, options.output)
    print(f"{count} posts of {len(people.by_id)} people")


if __name__ == "__main__":
    main()
