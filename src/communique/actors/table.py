"""The actor table: states, bodies, groups, institutions and people with dated posts, looked up by name and by day.

Built from the tab-separated files under `communique/facts` and from overlay folders that win over them. Nothing here
is cached: load once and hand the table on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import msgspec

from communique.actors.fact_files import BUILT_IN, FactFileError, merged_rows, read_rows, values
from communique.actors.fact_records import (
    BodyFact,
    GroupFact,
    InstitutionFact,
    MetonymFact,
    NameEntry,
    NameKind,
    PersonFact,
    Post,
    RoleFact,
    StateFact,
    TitleEntry,
)
from communique.actors.name_folding import is_exact, normalise_name

__all__ = [
    "ActorTable",
    "BodyFact",
    "FactFileError",
    "GroupFact",
    "InstitutionFact",
    "MetonymFact",
    "NameEntry",
    "NameKind",
    "PersonFact",
    "Post",
    "RoleFact",
    "StateFact",
    "TitleEntry",
    "fits_writing",
    "held",
    "load_actor_table",
    "normalise_name",
]

STATE_COLUMNS = ("code", "name", "names", "demonyms", "capitals", "cameo", "start", "end", "note", "source")
METONYM_COLUMNS = ("name", "state", "sector", "role", "note", "source")
BODY_COLUMNS = ("id", "name", "names", "kind", "code", "members", "source")
GROUP_COLUMNS = ("id", "name", "names", "state", "sector", "code", "source")
INSTITUTION_COLUMNS = ("name", "names", "state", "sector", "kind", "source")
ROLE_COLUMNS = ("role", "sector", "single", "note")
TITLE_COLUMNS = ("title", "role", "state")
POST_COLUMNS = (
    *("person_id", "person", "other_names", "family_name", "gender", "role", "of", "to"),
    *("start", "end", "known_from", "known_until", "source"),
)

# After every digit and hyphen, so that "2023-01" + AFTER lies behind each day of that month and before the next.
_AFTER = "~"


def held(post: Post, day: date) -> bool:
    """Whether the post was held on the day, as far as its dates can tell.

    A day within an open granularity counts ("2023-07" covers the whole month); a post without any date never does,
    nor one without a start or end outside of the days for which its source vouches.
    """
    text = day.isoformat()
    start = post.start or post.known_from
    end = post.end or post.known_until
    if start is None and end is None:
        return False
    return (start is None or start <= text) and (end is None or text <= end + _AFTER)


def fits_writing(entry: NameEntry, text: str) -> bool:
    """Whether the text writes the name as the entry demands (see `ActorTable.entries`)."""
    if entry.exact:
        return entry.written == text
    return text[:1].isupper() or not entry.written[:1].isupper()


class ActorTable(msgspec.Struct, frozen=True):
    """All facts and their look-ups. Keys of `names`, `family_names` and `titles` are made by `normalise_name`."""

    names: Mapping[str, tuple[NameEntry, ...]]
    family_names: Mapping[str, tuple[str, ...]]
    titles: Mapping[str, tuple[TitleEntry, ...]]
    people: Mapping[str, PersonFact]
    states: Mapping[str, StateFact]
    bodies: Mapping[str, BodyFact]
    groups: Mapping[str, GroupFact]
    institutions: Mapping[str, InstitutionFact]
    metonyms: tuple[MetonymFact, ...]
    roles: Mapping[str, RoleFact]
    holders: Mapping[tuple[str, str], tuple[tuple[str, Post], ...]]
    """(role, of) to all who ever held it, as (person id, post), latest start first."""

    def person(self, person_id: str) -> PersonFact | None:
        """The person of this id."""
        return self.people.get(person_id)

    def state(self, code: str) -> StateFact | None:
        """The state of this code."""
        return self.states.get(code)

    def body(self, body_id: str) -> BodyFact | None:
        """The body of this id."""
        return self.bodies.get(body_id)

    def entries(self, name: str, kind: NameKind | None = None) -> tuple[NameEntry, ...]:
        """What a name, as written, can mean; entries that demand another writing are left out.

        An exact entry must stand so in the text; of the others the first letter must be a capital if the table's is
        ("Turkish", "Male", never "male"), and a text in capitals throughout fits.
        """
        found = self.names.get(normalise_name(name), ())
        return tuple(entry for entry in found if (kind is None or entry.kind == kind) and fits_writing(entry, name))

    def posts_of(self, person_id: str, day: date | None) -> tuple[Post, ...]:
        """The posts that the person held on the day, latest first; none on an unknown day (see `person().posts`)."""
        person = self.people.get(person_id)
        if person is None or day is None:
            return ()
        return tuple(post for post in person.posts if held(post, day))

    def holder(self, role: str, of: str, day: date, *, to: str | None = None) -> tuple[str, ...]:
        """The ids of those who held the post on the day, latest start first: two on a day of handing over.

        `to` narrows ambassadors and envoys to the state, body or theme they are sent to.
        """
        found = self.holders.get((role, of), ())
        ids = (person_id for person_id, post in found if (to is None or post.to == to) and held(post, day))
        return tuple(dict.fromkeys(ids))


def load_actor_table(overlays: Sequence[Path] = ()) -> ActorTable:
    """The built-in table with the rows of the overlay folders on top.

    An overlay folder holds files of the same names and columns. Raises `FactFileError` on a file that cannot be read.
    """
    states = _states(overlays)
    metonyms = tuple(
        MetonymFact(row[0], row[1], row[2], row[3] or None, row[4] or None)
        for row in merged_rows(("metonyms.tsv",), METONYM_COLUMNS, ("name", "state"), overlays)
    )
    bodies = _bodies(overlays)
    groups = _groups(overlays)
    institutions = _institutions(overlays)
    people = _people(overlays)
    return ActorTable(
        names=_names(states, metonyms, bodies, groups, institutions, people),
        family_names=_family_names(people),
        titles=_titles(overlays),
        people=people,
        states=states,
        bodies=bodies,
        groups=groups,
        institutions=institutions,
        metonyms=metonyms,
        roles=_roles(overlays),
        holders=_holders(people),
    )


def _states(overlays: Sequence[Path]) -> dict[str, StateFact]:
    rows = merged_rows(("states.tsv",), STATE_COLUMNS, ("code",), overlays)
    return {
        code: StateFact(
            code,
            name,
            values(names),
            values(demonyms),
            values(capitals),
            cameo or code,
            start or None,
            end or None,
            note or None,
        )
        for code, name, names, demonyms, capitals, cameo, start, end, note, _ in rows
    }


def _bodies(overlays: Sequence[Path]) -> dict[str, BodyFact]:
    rows = merged_rows(("bodies.tsv",), BODY_COLUMNS, ("id",), overlays)
    return {row[0]: BodyFact(row[0], row[1], values(row[2]), row[3], row[4] or None, values(row[5])) for row in rows}


def _groups(overlays: Sequence[Path]) -> dict[str, GroupFact]:
    rows = merged_rows(("groups.tsv",), GROUP_COLUMNS, ("id",), overlays)
    return {row[0]: GroupFact(row[0], row[1], values(row[2]), row[3] or None, row[4], row[5] or None) for row in rows}


def _institutions(overlays: Sequence[Path]) -> dict[str, InstitutionFact]:
    rows = merged_rows(("institutions.tsv",), INSTITUTION_COLUMNS, ("name", "state"), overlays)
    facts = (
        InstitutionFact(f"{state or '*'}:{name}", name, values(names), state or None, sector, kind)
        for name, names, state, sector, kind, _ in rows
    )
    return {fact.id: fact for fact in facts}


def _roles(overlays: Sequence[Path]) -> dict[str, RoleFact]:
    rows = merged_rows(("roles.tsv",), ROLE_COLUMNS, ("role",), overlays)
    return {role: RoleFact(role, sector, single == "yes", note or None) for role, sector, single, note in rows}


def _titles(overlays: Sequence[Path]) -> dict[str, tuple[TitleEntry, ...]]:
    rows = merged_rows(("titles.tsv",), TITLE_COLUMNS, TITLE_COLUMNS, overlays)
    titles: dict[str, tuple[TitleEntry, ...]] = {}
    for title, role, state in rows:
        key = normalise_name(title)
        titles[key] = (*titles.get(key, ()), TitleEntry(title, role, state or None))
    return titles


class _Draft(msgspec.Struct, gc=False):
    """A person while the rows are read: names in the order read, posts as they come."""

    names: list[str]
    family_name: str
    gender: str
    posts: list[Post]


def _people(overlays: Sequence[Path]) -> dict[str, PersonFact]:
    drafts: dict[str, _Draft] = {}
    for folder in (BUILT_IN, *overlays):
        path = folder / "posts.tsv"
        for row in read_rows(path, POST_COLUMNS) if path.is_file() else ():
            draft = drafts.get(row[0])
            if draft is None:
                draft = drafts[row[0]] = _Draft([], "", "", [])
            elif folder is not BUILT_IN:
                draft.posts = [post for post in draft.posts if not _is_replaced(post, row, draft.posts)]
            _add_row(draft, row)
    return {person_id: _person(person_id, draft) for person_id, draft in drafts.items()}


def _is_replaced(post: Post, row: tuple[str, ...], posts: Sequence[Post]) -> bool:
    """Whether an overlay row tells of the same term: the same post from the same day or from its one term of a year.

    Sources give one start as 2021-07 and 2021-07-28; a second term that began in the year keeps them apart.
    """
    role, of, to, start = row[5], row[6], row[7] or None, row[8] or None
    if (post.role, post.of, post.to) != (role, of, to):
        return False
    if post.start == start:
        return True
    if post.start is None or start is None or post.start[:4] != start[:4]:
        return False
    terms = [term for term in posts if (term.role, term.of, term.to) == (role, of, to)]
    return sum(1 for term in terms if term.start is not None and term.start[:4] == start[:4]) == 1


def _add_row(draft: _Draft, row: tuple[str, ...]) -> None:
    _, person, other_names, family_name, gender, role, of, to, start, end, known_from, known_until, source = row
    if person and person not in draft.names:
        draft.names.append(person)
    if other_names:
        draft.names.extend(name for name in values(other_names) if name not in draft.names)
    draft.family_name = family_name or draft.family_name
    draft.gender = gender or draft.gender
    if role:
        dates = (start or None, end or None)
        draft.posts.append(Post(role, of, to or None, *dates, source, known_from or None, known_until or None))


def _person(person_id: str, draft: _Draft) -> PersonFact:
    if len(draft.posts) > 1:
        draft.posts.sort(key=_latest_first, reverse=True)
    name = draft.names[0] if draft.names else person_id
    return PersonFact(person_id, name, tuple(draft.names), draft.family_name, draft.gender or None, tuple(draft.posts))


def _latest_first(post: Post) -> tuple[str, str, str, str]:
    return (post.start or post.known_from or "", post.role, post.of, post.to or "")


def _holders(people: Mapping[str, PersonFact]) -> dict[tuple[str, str], tuple[tuple[str, Post], ...]]:
    found: dict[tuple[str, str], list[tuple[str, Post]]] = {}
    for person in people.values():
        for post in person.posts:
            found.setdefault((post.role, post.of), []).append((person.id, post))
    return {key: tuple(_sorted_holders(pairs)) for key, pairs in found.items()}


def _sorted_holders(pairs: list[tuple[str, Post]]) -> list[tuple[str, Post]]:
    return sorted(pairs, key=lambda pair: (pair[1].start or pair[1].known_from or "", pair[0]), reverse=True)


def _family_names(people: Mapping[str, PersonFact]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for person in people.values():
        for family_name in person.family_names:
            key = normalise_name(family_name)
            ids = found.get(key, ())
            if person.id not in ids:
                found[key] = (*ids, person.id)
    return found


def _names(
    states: Mapping[str, StateFact],
    metonyms: Sequence[MetonymFact],
    bodies: Mapping[str, BodyFact],
    groups: Mapping[str, GroupFact],
    institutions: Mapping[str, InstitutionFact],
    people: Mapping[str, PersonFact],
) -> dict[str, tuple[NameEntry, ...]]:
    index: dict[str, tuple[NameEntry, ...]] = {}
    for state in states.values():
        _add_names(index, "state", state.code, state.code, None, (state.name, *state.names))
        _add_names(index, "demonym", state.code, state.code, None, state.demonyms)
        _add_names(index, "capital", state.code, state.code, None, state.capitals)
    for metonym in metonyms:
        _add_names(index, "metonym", metonym.state, metonym.state, metonym.sector, (metonym.name,))
    for body in bodies.values():
        _add_names(index, "body", body.id, None, "NGO" if body.kind == "ngo" else "IGO", (body.name, *body.names))
    for group in groups.values():
        _add_names(index, "group", group.id, group.state, group.sector, (group.name, *group.names))
    for institution in institutions.values():
        spellings = (institution.name, *institution.names)
        _add_names(index, "institution", institution.id, institution.state, institution.sector, spellings)
    for person in people.values():
        _add_names(index, "person", person.id, None, None, person.names)
    return index


def _add_names(
    index: dict[str, tuple[NameEntry, ...]],
    kind: NameKind,
    fact_id: str,
    state: str | None,
    sector: str | None,
    spellings: Sequence[str],
) -> None:
    for written in spellings:
        key = normalise_name(written)
        known = index.get(key, ())
        exact = is_exact(written)
        if not known:
            index[key] = (NameEntry(kind, fact_id, state, sector, written, exact),)
        elif not any(entry.id == fact_id and entry.kind == kind and entry.exact <= exact for entry in known):
            index[key] = (*known, NameEntry(kind, fact_id, state, sector, written, exact))
