"""Adds the notes from memory to what the office tables say."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from difflib import SequenceMatcher
from pathlib import Path

from family_names import family_name
from memory_notes import Note, read_notes
from post_rows import People, Person, Row, day_of, parts_of, slug

from communique.actors.name_folding import normalise_name

CLOSE_DAYS = 120
# Where a note's full end date and the table's differ by more, the table has most often a later post mixed in.
DOUBT_DAYS = 45
# Least likeness of two spellings of one name, both in the same post from the same weeks on ("Malyuk", "Malyk").
SIMILAR = 0.72


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
    same = [person for person in candidates if states & {row.of for row in person.rows}]
    same = same or _namesakes_abroad(notes, people) or _alike(notes, people)
    if same:
        person = same[0]
        person.names = list(dict.fromkeys((*names, *person.names)))
        for other in names:
            people.index(other, person.id)
    else:
        person = Person(slug(names[0], people), names)
        people.add(person)
    given = "|".join(dict.fromkeys(note.family_name for note in notes if note.family_name))
    person.family_name = given or person.family_name or family_name(person.names[0], notes[0].of)
    women = any(note.gender == "f" for note in notes)
    person.gender = "f" if women else person.gender or "m"
    return person


def _namesakes_abroad(notes: list[Note], people: People) -> list[Person]:
    """The one person of just this name, where one of the two is known from international bodies alone."""
    found = people.named(notes[0].names[0])
    if len(found) != 1 or " " not in notes[0].names[0]:
        return []
    noted_for, known_for = {note.of for note in notes}, {row.of for row in found[0].rows}
    return found if noted_for <= people.bodies or known_for <= people.bodies else []


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
    first, second = (" ".join(parts_of(each)) for each in (name, other))
    return SequenceMatcher(None, first, second, autojunk=False).ratio() >= SIMILAR


def _merge_note(person: Person, note: Note) -> None:
    person.rows = [row for row in person.rows if not _runs_on(row, note)]
    for place, row in enumerate(person.rows):
        if (row.role, row.of, row.to) == (note.role, note.of, note.to) and row.source != "memory" and _close(row, note):
            if note.end and (not row.end or abs(day_of(row.end) - day_of(note.end)) > timedelta(days=DOUBT_DAYS)):
                row = replace(row, end=note.end, known_until="", source=f"{row.source}; end: memory")
            elif not row.end:
                row = replace(row, known_until="", source=f"{row.source}; still held: memory")
            person.rows[place] = row
            return
    person.rows.append(Row(person.id, note.role, note.of, note.to, note.start, note.end, source="memory"))


def _runs_on(row: Row, note: Note) -> bool:
    """Whether a table's row of the noted post begins within the noted term and ends long after it: a slip there."""
    if (row.role, row.of, row.to) != (note.role, note.of, note.to) or not (row.start and row.end and note.end):
        return False
    inside = note.start < row.start < note.end and row.source != "memory" and not _close(row, note)
    return inside and day_of(row.end) - day_of(note.end) > timedelta(days=DOUBT_DAYS)


def _close(row: Row, note: Note) -> bool:
    """Whether both rows mean the same term: their starts lie close, as far as both are dated."""
    if not row.start or not note.start:
        return bool(row.end and note.end and abs(day_of(row.end) - day_of(note.end)) < timedelta(days=CLOSE_DAYS))
    wide = timedelta(days=CLOSE_DAYS if len(note.start) > 4 and len(row.start) > 4 else 366)
    return abs(day_of(row.start) - day_of(note.start)) < wide
