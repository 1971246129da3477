"""Who the people of one document are: names, short names and titles joined to persons, known ones to the table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from communique.actors.fact_records import PersonFact, Post
from communique.actors.found import Found, Stage, Title
from communique.actors.name_folding import normalise_name
from communique.actors.table import held

ARTICLES = ("al-", "el-")
PRINCIPAL_ROLES = (
    "president", "prime minister", "chancellor", "monarch", "supreme leader", "foreign minister", "vice president",
    "crown prince", "head of state", "national security adviser", "defence minister", "head of body",
)  # fmt: skip
DOMESTIC_SECTORS = frozenset({"GOV", "MIL", "SPY", "COP", "JUD"})
_NOT_IN_ID = re.compile(r"[^a-z0-9]+")


@dataclass(slots=True, eq=False)
class Somebody:
    """One person of the document. `words` are the folded words of the fullest name; `fact` the table's record."""

    id: str
    name: str
    words: tuple[str, ...]
    fact: PersonFact | None
    posts: tuple[Post, ...]
    """Posts held on the day of the document; on an unknown day all of them."""
    gender: str | None
    held_state: str | None
    """The state of the post that the person holds."""
    titles: list[Title] = field(default_factory=list)
    text_state: str | None = None

    @property
    def state(self) -> str | None:
        """The state of the post that the person holds, else the one that the text gives."""
        return self.held_state or self.text_state

    @property
    def family_names(self) -> frozenset[str]:
        """The words by which texts may call the person alone."""
        if self.fact is not None and self.fact.family_name:
            return frozenset(normalise_name(name) for name in self.fact.family_name.split("|"))
        if len(self.words) < 2:
            return frozenset(self.words)
        return frozenset({self.words[-1], self.words[0]} if _is_east_asian(self.words) else {self.words[-1]})


def _is_east_asian(words: Sequence[str]) -> bool:
    """A first word of at most four letters may be a family name ("Qin Gang", "Cho Tae-yong")."""
    return len(words[0]) <= 4 and len(words) <= 3 and "." not in "".join(words)


class People:
    """The persons of a document, found by name, short name, title or id."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.everybody: list[Somebody] = []
        self._by_name: dict[tuple[str, ...], Somebody] = {}
        self._by_id: dict[str, Somebody] = {}

    def get(self, person_id: str) -> Somebody | None:
        """The person of an id, if the document has named or meant them."""
        return self._by_id.get(person_id)

    def known(self, person_id: str) -> Somebody:
        """The table's person of an id, on stage from now on."""
        found = self._by_id.get(person_id)
        if found is None:
            fact = self.stage.table.people[person_id]
            words = tuple(normalise_name(fact.name).split())
            posts = self._posts(fact)
            found = Somebody(person_id, fact.name, words, fact, posts, fact.gender, self._state(fact, posts))
            self._enter(found)
        return found

    def unknown(self, words: tuple[str, ...], name: str) -> Somebody:
        """A person whom no table knows, by the folded words of the name."""
        person_id = _NOT_IN_ID.sub("-", " ".join(words)).strip("-") or "person"
        if person_id in self._by_id:
            return self._by_id[person_id]
        found = Somebody(person_id, name, words, None, (), None, None)
        self._enter(found)
        return found

    def _enter(self, somebody: Somebody) -> None:
        self.everybody.append(somebody)
        self._by_id[somebody.id] = somebody

    def _state(self, fact: PersonFact, posts: Iterable[Post]) -> str | None:
        """The state of a post held on the day, else of the latest one before it."""
        states = self.stage.table.states
        day = self.stage.day.isoformat() if self.stage.day else None
        before = () if posts else tuple(post for post in fact.posts if day is None or (post.start or "") <= day)
        return next((post.of for post in (*posts, *before) if post.of in states), None)

    def learn(self, somebody: Somebody, found: Found) -> None:
        """Take over what a mention says of a person: title, gender, state."""
        if found.title is not None:
            somebody.titles.append(found.title)
            if somebody.text_state is None and len(found.title.states) == 1:
                somebody.text_state = found.title.states[0]
        if somebody.text_state is None and len(found.states) == 1:
            somebody.text_state = found.states[0]
        somebody.gender = somebody.gender or found.gender

    def give_own_state(self) -> None:
        """In an official text an official without a state serves the issuing one ("Finance Minister Jan Kos")."""
        side = self.stage.document.side
        if side is None:
            return
        for somebody in self.everybody:
            official = any(self._is_domestic(title) for title in somebody.titles)
            if official and somebody.fact is None and somebody.text_state is None:
                somebody.text_state = side

    def _is_domestic(self, title: Title) -> bool:
        """A minister, commander or deputy: leaders and envoys without a state are as often foreign."""
        roles = {entry.role: self.stage.table.roles.get(entry.role) for entry in title.entries}
        sectors = {role.sector for role in roles.values() if role is not None}
        return bool(roles) and sectors <= DOMESTIC_SECTORS and not title.bodies and not set(roles) & FOREIGN_TOO

    def meet_full_names(self, found: Iterable[Found]) -> None:
        """Enter everybody who is named in full, before short forms are settled."""
        for item in found:
            if item.kind == "person" and not self.is_short(item.name):
                self.full(item.name, item.title)

    def is_short(self, name: Sequence[str]) -> bool:
        """Whether a name is a family name alone, also one of several words ("von der Leyen", "El-Sisi")."""
        words = folded_words(name)
        key = " ".join(words)
        if len(words) == 1 or self.stage.words.has(words[0], "particle"):
            return True
        return key in self.stage.table.family_names and key not in self.stage.table.names

    def short_forms(self) -> frozenset[str]:
        """The single words by which people of the document may be called again."""
        return frozenset(
            name for somebody in self.everybody for name in somebody.family_names if len(name) > 1 and " " not in name
        )

    def _posts(self, fact: PersonFact) -> tuple[Post, ...]:
        day = self.stage.day
        return fact.posts if day is None else tuple(post for post in fact.posts if held(post, day))

    def full(self, name: Sequence[str], title: Title | None) -> Somebody:
        """The person of a full name."""
        words = folded_words(name)
        found = self._by_name.get(words)
        if found is None:
            fact = self._fact(words, title)
            found = self.known(fact.id) if fact else self._same_unknown(words) or self.unknown(words, written(name))
            self._by_name[words] = found
        return found

    def _same_unknown(self, words: tuple[str, ...]) -> Somebody | None:
        """An unknown person named before with the same first and last word, or with the words the other way round."""
        for somebody in self.everybody:
            if (
                somebody.fact is None
                and len(somebody.words) > 1
                and ((somebody.words[0], somebody.words[-1]) in {(words[0], words[-1]), (words[-1], words[0])})
            ):
                return somebody
        return None

    def _fact(self, words: tuple[str, ...], title: Title | None) -> PersonFact | None:
        """The table's person of a name in one of its writings; of several the one whose posts fit."""
        for spelling in (*spellings(words), *([" ".join(words[1:])] if len(words) == 3 else [])):
            entries = self.stage.table.names.get(spelling, ())
            ids = dict.fromkeys(entry.id for entry in entries if entry.kind == "person")
            if ids:
                return self._best([self.stage.table.people[i] for i in ids], title)
        return self._by_family_and_post(words, title)

    def _best(self, facts: Sequence[PersonFact], title: Title | None) -> PersonFact:
        return max(facts, key=lambda fact: (self._fits(fact, title), len(self._posts(fact)), len(fact.posts)))

    def _fits(self, fact: PersonFact, title: Title | None) -> bool:
        return title is not None and any(post_fits(post, title) for post in self._posts(fact))

    def _by_family_and_post(self, words: tuple[str, ...], title: Title | None) -> PersonFact | None:
        """ "Joseph R. Biden" where the table has "Joe Biden": same family name, same post or same first letter."""
        ids = dict.fromkeys(i for word in (words[-1], words[0]) for i in self.stage.table.family_names.get(word, ()))
        fitting = []
        for person_id in ids:
            fact = self.stage.table.people[person_id]
            own = normalise_name(fact.name).split()
            similar = own[0][0] == words[0][0] and words[-1] == own[-1]
            if similar and self._fits(fact, title):
                fitting.append(fact)
        return fitting[0] if len(fitting) == 1 else None

    def short(
        self, name: Sequence[str], title: Title | None, gender: str | None, before: Sequence[Somebody]
    ) -> Somebody:
        """The person of a short form: one named in full in the document, else the table's holder, else a new one.

        `before` are the persons mentioned so far, latest last: of several of one name the latest is meant.
        """
        words = folded_words(name)
        key = " ".join(words)
        fitting = [s for s in self.everybody if key in s.family_names and _agrees(s, title, gender)]
        if not fitting and len(words) == 1:
            fitting = [s for s in self.everybody if key in s.words and _agrees(s, title, gender)]
        if len(fitting) > 1:
            fitting = self._narrow(fitting, title, before)
        if fitting:
            return fitting[0]
        fact = self._holder(key, title, gender)
        return self.known(fact.id) if fact else self.unknown(words, written(name))

    def _narrow(self, people: list[Somebody], title: Title | None, before: Sequence[Somebody]) -> list[Somebody]:
        if title is not None:
            people = [s for s in people if holds(s, title)] or people
        latest = [s for s in reversed(before) if s in people]
        return latest[:1] or people[:1]

    def _holder(self, family_name: str, title: Title | None, gender: str | None) -> PersonFact | None:
        """The one person of the table with this family name whose post on the day fits, or who is a principal."""
        plain = family_name.split("-", 1)[-1] if family_name.startswith(ARTICLES) else family_name
        ids = self.stage.table.family_names.get(family_name) or self.stage.table.family_names.get(plain, ())
        whole = [e.id for e in self.stage.table.names.get(family_name, ()) if e.kind == "person"]
        facts = [self.stage.table.people[i] for i in dict.fromkeys((*whole, *ids))]
        facts = [fact for fact in facts if not (gender and fact.gender and gender != fact.gender)]
        if title is not None and title.entries:
            facts = [fact for fact in facts if self._fits(fact, title)]
        elif title is not None and title.states:
            facts = [f for f in facts if any(post.of in title.states for post in self._posts(f))]
        else:
            facts = [f for f in facts if any(post.role in PRINCIPAL_ROLES for post in self._posts(f))]
        return facts[0] if len(facts) == 1 else None


def written(name: Iterable[str]) -> str:
    """A name as the text writes it, from its tokens."""
    return " ".join(name).replace(" - ", "-").replace(" ,", ",").rstrip(":;,")


def folded_words(name: Iterable[str]) -> tuple[str, ...]:
    """The folded words of a name; hyphens are put back between the words they join."""
    text = normalise_name(" ".join(name).replace(" - ", "-").replace(" ,", "")).rstrip(":;,")
    words = tuple(w for w in text.split() if w not in {"jr.", "sr.", "jr", "sr", "ii", "iii", ","})
    return words or (text,)


def spellings(words: tuple[str, ...]) -> Iterable[str]:
    """The ways in which the table may write a name: without initials, family name last or first, hyphens or not."""
    plain = tuple(w for w in words if not (len(w) <= 2 and w.endswith("."))) or words
    yield " ".join(words)
    yield " ".join(plain)
    if len(plain) > 1:
        yield " ".join((*plain[1:], plain[0]))
        yield " ".join((plain[-1], *plain[:-1]))
        joined = " ".join(plain)
        yield joined.replace("-", " ")
        yield joined.replace("-", "")
        if len(plain) == 3:
            yield f"{plain[0]} {plain[1]}-{plain[2]}"
            yield f"{plain[0]} {plain[1]}{plain[2]}"
            yield f"{plain[0]} {plain[2]}"


def post_fits(post: Post, title: Title) -> bool:
    """Whether a post is one that a title can mean, for the state or body that the text names with it."""
    if title.states and post.of not in title.states:
        return False
    if title.bodies and not title.states and post.of not in title.bodies:
        return False
    return any(entry.role == post.role and entry.state in {None, post.of} for entry in title.entries)


def holds(somebody: Somebody, title: Title) -> bool:
    """Whether a person is known, from the table or the text, to be what a title says."""
    owned = bool(title.states or title.bodies)
    if any(post_fits(post, title) and (owned or post.role not in MANY_HOLD) for post in somebody.posts):
        return True
    if title.states and somebody.state and somebody.state not in title.states:
        return False
    return any(_same_title(own, title, somebody.state) for own in somebody.titles)


MANY_HOLD = frozenset(
    {"head of body", "body official", "minister", "junior minister", "legislator", "presidential adviser"}
    | {"group leader", "party leader", "military commander", "body spokesperson", "body envoy", "regional head"}
)
"""Roles that many hold at once: the bare role tells nobody."""
SECONDS = frozenset({"vice", "deputy", "assistant", "under", "acting"})
"""Words that make a title another one: "the President" is no Vice President."""
LEADER_ROLES = frozenset(
    {"president", "prime minister", "chancellor", "monarch", "supreme leader", "head of state", "crown prince"}
    | {"head of body", "president of council"}
)


FOREIGN_TOO = LEADER_ROLES | {"ambassador", "special envoy", "permanent representative", "UN ambassador", "first lady"}


def is_leader(somebody: Somebody) -> bool:
    """Whether a person leads a state, by the table or by what the text calls them."""
    if any(post.role in LEADER_ROLES for post in somebody.posts):
        return True
    return any(entry.role in LEADER_ROLES for title in somebody.titles for entry in title.entries)


def _same_title(own: Title, asked: Title, state: str | None) -> bool:
    if own.states and asked.states and not set(own.states) & set(asked.states):
        return False
    if own.core == asked.core:
        return True
    if (_roles_for(own, state) & _roles_for(asked, state)) - MANY_HOLD:
        return True
    return asked.core == asked.noun and own.noun == asked.noun and not set(own.core.split()) & SECONDS


def _roles_for(title: Title, state: str | None) -> set[str]:
    """The roles that a title can mean for somebody of a state."""
    return {entry.role for entry in title.entries if entry.state in {None, state} or state is None}


def _agrees(somebody: Somebody, title: Title | None, gender: str | None) -> bool:
    if gender and somebody.gender and gender != somebody.gender:
        return False
    if title is None or not title.states or somebody.state is None:
        return True
    return somebody.state in title.states
