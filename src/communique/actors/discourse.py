"""What a document has said so far: settled mentions by sentence, and who is on stage from its title and lead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from communique.actors.found import Found, Stage
from communique.actors.name_folding import normalise_name
from communique.actors.people import People, Somebody
from communique.parse import Token
from communique.syntax import SUBJECTS, conjuncts, prepositional

FAR = 40
"""Sentences within which a transcript says who met."""
DOMINANCE = 3
"""Two states are the sides of a news text if each is named this many times as often as any third."""


@dataclass(frozen=True, slots=True)
class Settled:
    """A mention with the ids of those whom it names."""

    found: Found
    actors: tuple[str, ...]
    states: tuple[str, ...]


@dataclass(slots=True)
class Discourse:
    """The mentions settled so far. Asked by collectives and pronouns, told of each new mention."""

    stage: Stage
    people: People
    settled: list[Settled] = field(default_factory=list)
    by_head: dict[int, Settled] = field(default_factory=dict)
    by_sentence: dict[int, list[Settled]] = field(default_factory=dict)
    principals: tuple[str, ...] = ()
    """Ids of the persons of the lead: those who meet."""
    sides: tuple[str, ...] = ()
    """Codes of the states whose people meet."""
    is_dialogue: bool = False
    """Whether somebody says "I" outside quotations: a transcript, so that "we" is each speaker's own."""

    def tell(self, found: Found, actors: tuple[str, ...]) -> None:
        """Add a settled mention."""
        item = Settled(found, actors, states_named(self.people, found, actors))
        self.settled.append(item)
        self.by_head[found.head] = item
        self.by_sentence.setdefault(self.stage.parse.tokens[found.head].sentence, []).append(item)

    def in_sentence(self, sentence: int, before: int | None = None) -> list[Settled]:
        """The mentions of a sentence in text order, up to a token if one is given."""
        items = self.by_sentence.get(sentence, [])
        return sorted((i for i in items if before is None or i.found.head < before), key=lambda i: i.found.head)

    def person(self, item: Settled) -> Somebody | None:
        """The one person that a mention names, or None."""
        return self.people.get(item.actors[0]) if len(item.actors) == 1 else None

    def subject_of(self, sentence: int) -> list[Settled]:
        """The mentions that are the subject of a sentence's main clause, coordinated ones included."""
        record = self.stage.parse.sentences[sentence]
        tokens = self.stage.parse.sentence_tokens(record)
        root = next((t for t in tokens if t.is_root), None)
        for _ in range(3):
            subject = next((c for c in root.children if c.dep in SUBJECTS), None) if root is not None else None
            if subject is not None:
                return self.named_by(subject)
            root = next((c for c in root.children if c.dep in {"ccomp", "conj"}), None) if root is not None else None
        return []

    def named_by(self, token: Token) -> list[Settled]:
        """The mentions headed by a noun and those coordinated with it; a part of a name stands for the name."""
        found = [self.by_head.get(t.i) or self._covering(t) for t in conjuncts(token)]
        return list(dict.fromkeys(item for item in found if item is not None))

    def _covering(self, token: Token) -> Settled | None:
        items = self.by_sentence.get(token.sentence, ())
        return next((i for i in items if i.found.kind == "person" and i.found.covers(token.i)), None)


def states_named(people: People, found: Found, actors: Iterable[str]) -> tuple[str, ...]:
    """The states for which a mention acts: those of its persons, else those that its words name."""
    own = [somebody.state for somebody in (people.get(actor) for actor in actors) if somebody is not None]
    if not own:
        return found.states
    return tuple(dict.fromkeys(state for state in own if state)) or found.states


def set_stage(discourse: Discourse) -> None:
    """Find principals and sides, once all names and roles are settled."""
    first_person = (t for t in discourse.stage.parse.tokens if t.lower in {"i", "me", "my"} and t.quote < 0)
    discourse.is_dialogue = sum(t.tag in {"PRP", "PRP$"} for t in first_person) >= 2
    lead = list(_lead(discourse))
    people = tuple(dict.fromkeys(a for item in lead for a in item.actors if discourse.people.get(a)))
    discourse.principals = people if len(people) > 1 else _of_title(discourse) or _first_pair(discourse) or people
    discourse.sides = _sides(discourse, lead)


def _lead(discourse: Discourse) -> Iterator[Settled]:
    """The mentions of the title and of the first sentence of running text that can take part: no owners, no places."""
    for sentence in lead_sentences(discourse.stage):
        for item in discourse.in_sentence(sentence):
            token = discourse.stage.parse.tokens[item.found.head]
            if token.dep != "poss" and not item.found.is_place and item.found.form != "adjective":
                yield item


def _of_title(discourse: Discourse) -> tuple[str, ...]:
    """The persons of the document whose family names stand in its title, if there are at least two."""
    words = f" {normalise_name(discourse.stage.document.title or '').replace(chr(39) + 's', '')} "
    places = {
        somebody.id: min(words.find(f" {name} ") for name in named)
        for somebody in discourse.people.everybody
        if (named := [name for name in sorted(somebody.family_names) if f" {name} " in words])
    }
    ids = tuple(sorted(places, key=lambda i: (places[i], i)))
    return ids if len(ids) > 1 else ()


def _first_pair(discourse: Discourse) -> tuple[str, ...]:
    """Where the lead names nobody (a transcript): the first sentence with two persons of different states."""
    for sentence in sorted(discourse.by_sentence)[:FAR]:
        named = [s for s in (discourse.person(i) for i in discourse.in_sentence(sentence)) if s is not None]
        people = list(dict.fromkeys(named))
        if len(people) == 2 and people[0].state and people[1].state and people[0].state != people[1].state:
            return tuple(somebody.id for somebody in people)
    return ()


def lead_sentences(stage: Stage) -> list[int]:
    """The first sentence outside headings and datelines that has a verb."""
    parse = stage.parse
    for sentence in parse.sentences:
        tokens = parse.sentence_tokens(sentence)
        if not parse.blocks[sentence.block].heading and any(t.pos in {"VERB", "AUX"} for t in tokens):
            return [sentence.i]
    return []


def _sides(discourse: Discourse, lead: list[Settled]) -> tuple[str, ...]:
    own = discourse.stage.document.side
    people = [s for item in lead if item.found.kind in {"person", "role"} for s in item.states]
    for states in (people, [s for item in lead for s in item.states]):
        sides = tuple(dict.fromkeys([*([own] if own else []), *states]))
        if len(sides) >= 2:
            return sides
    return dominant_states(discourse)


def dominant_states(discourse: Discourse) -> tuple[str, ...]:
    """The two states that a text is about, if it names no third one nearly as often."""
    counts = Counter(s for item in discourse.settled if not item.found.is_place for s in item.states)
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    if len(ranked) < 2 or (len(ranked) > 2 and ranked[1][1] < DOMINANCE * ranked[2][1]):
        return ()
    return tuple(sorted(state for state, _ in ranked[:2]))


def partners(discourse: Discourse, verb: Token) -> list[Settled]:
    """Those with whom the subject of a verb meets or speaks ("spoke with X", "held a call with X")."""
    nouns = [verb, *(c for c in verb.children if c.dep in {"dobj", "prep"})]
    return [item for noun in nouns for t in prepositional(noun, "with") for item in discourse.named_by(t)]
