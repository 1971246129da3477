"""From the nouns that take part to participants and sides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from communique.cast import Mention, participants
from communique.meetings.anchors import Anchor
from communique.meetings.company import Company, mention_of, states_near
from communique.model import Participant
from communique.parse import Token
from communique.scene import Scene
from communique.syntax import children, clause_verb, noun_phrase, subject

_ACCOUNTS = frozenset({"readout", "statement", "transcript"})
_POINTERS = frozenset(
    {"they", "them", "their", "we", "us", "our", "he", "she", "his", "her", "it", "its", "i", "you", "my", "your"}
    | {"me", "mine", "yours", "those", "these", "who", "which", "that", "this"}
)
"""Words that take part in nothing unless the cast knows whom they stand for."""
_UNION = frozenset({"EUU", "EUCO", "EUCOM", "EUCOU", "EUPARL"})
"""The European Union and its institutions (ids of `facts/bodies.tsv`): a party itself, unlike a forum of states."""


def people_of(scene: Scene, anchor: Anchor, company: Company) -> tuple[Participant, ...]:
    """One participant for each actor, or state, or nameless group among the company, in its order."""
    found: dict[str, Participant] = {}
    for noun in _with_appositions(scene, company):
        for person in _of_noun(scene, anchor, noun):
            if person.actor is None and person.state is None and person.span.text.lower() in _POINTERS:
                continue
            found.setdefault(person.actor or person.state or person.span.text, person)
    return _own_side(scene, anchor, company, tuple(found.values()))


def sides_of(scene: Scene, people: Sequence[Participant], hosts: Sequence[str] = ()) -> tuple[str, ...]:
    """The states, and bodies such as the United Nations, that people act for, by first mention; then hosts."""
    ordered = sorted(people, key=lambda p: p.span.start)
    found = [side for person in ordered if (side := _side(scene, person)) is not None]
    return tuple(dict.fromkeys([*found, *hosts]))


def host_states(scene: Scene, company: Company) -> tuple[str, ...]:
    """The states of the places that stand for a side ("visited Warsaw")."""
    states: list[str] = []
    for noun in company.hosts:
        mention = scene.cast.headed_by(noun) or scene.cast.covering(noun)
        if mention is not None and len(mention.states) == 1:
            states.append(mention.states[0])
    return tuple(dict.fromkeys(states))


def is_body(scene: Scene, person: Participant) -> bool:
    """Whether a participant is an organ or organisation, not somebody who acts for one."""
    actor = scene.cast.actor(person.actor) if person.actor is not None else None
    return actor is not None and actor.kind == "body"


def covers(person: Participant, noun: Token) -> bool:
    """Whether a participant's words cover a noun."""
    return person.span.start <= noun.start < person.span.end


def _side(scene: Scene, person: Participant) -> str | None:
    if person.state is not None:
        return person.state
    actor = scene.cast.actor(person.actor) if person.actor is not None else None
    if actor is None:
        return None
    if actor.kind == "body":
        return "EUU" if actor.id in _UNION else None
    body = next((post.of for post in actor.posts if post.of), None)
    if body is None or ":" in body:
        return None
    return "EUU" if body in _UNION else body


def _with_appositions(scene: Scene, company: Company) -> Iterator[Token]:
    """The nouns, and people whom a parser hung on one of them in a list ("with A of X, B of Y and C of Z")."""
    for noun in company.nouns:
        yield noun
        waiting = list(children(noun, "appos"))
        while waiting:
            other = waiting.pop(0)
            mention = scene.cast.headed_by(other)
            if mention is not None and mention.form == "name" and other.entity != "NORP":
                yield other
            waiting.extend(children(other, "appos", "conj"))


def _of_noun(scene: Scene, anchor: Anchor, noun: Token) -> Iterator[Participant]:
    mention = mention_of(scene, noun)
    if mention is not None and mention.form == "pronoun" and not mention.actors and not mention.states:
        mention = _owner_above(scene, anchor, noun) or mention
    if mention is None:
        yield from _nameless(scene, anchor, noun)
    elif not mention.is_place and (mention.form != "adjective" or _is_side(anchor, noun)):
        yield from _of_mention(scene, noun, mention)


def _owner_above(scene: Scene, anchor: Anchor, noun: Token) -> Mention | None:
    """ "A informed B of his meeting": an owner whom the cast leaves open is the one whom the clause is about."""
    verb = clause_verb(anchor.token)
    found = subject(verb) if noun.dep == "poss" and verb is not anchor.token else None
    return mention_of(scene, found) if found is not None and found is not noun else None


def _is_side(anchor: Anchor, noun: Token) -> bool:
    """ "Polish-Danish talks": an adjective of the meeting noun itself names a side."""
    return noun in anchor.token.children or noun.head in anchor.token.children


def _nameless(scene: Scene, anchor: Anchor, noun: Token) -> Iterator[Participant]:
    """Somebody whom the cast does not know ("Special Assistant X", "a group of Polish editors") still takes part."""
    if noun.pos not in {"NOUN", "PROPN"} or (noun.head is anchor.token and noun.dep in {"compound", "amod", "nmod"}):
        return
    span = scene.parse.span(noun_phrase(noun))
    states = states_near(scene, noun)
    yield from (Participant(actor=None, state=state, span=span) for state in states)
    acting = anchor.rule.frame == "mutual" and noun.dep in {"nsubj", "appos"}
    if not states and acting and scene.document.kind in _ACCOUNTS:
        yield Participant(actor=None, state=None, span=span)


def _of_mention(scene: Scene, noun: Token, mention: Mention) -> Iterator[Participant]:
    named = participants(mention, scene.cast)
    states = tuple(dict.fromkeys([*mention.states, *states_near(scene, noun)]))
    if len(mention.actors) == 1 and len(states) == 1 and named[0].state is None and mention.form == "name":
        named = (Participant(actor=named[0].actor, state=states[0], span=named[0].span, sector=named[0].sector),)
    if mention.actors or not states:
        yield from named
        return
    for state in states:
        yield Participant(actor=None, state=state, span=mention.span, sector=mention.sector)


def _own_side(
    scene: Scene, anchor: Anchor, company: Company, people: tuple[Participant, ...]
) -> tuple[Participant, ...]:
    """In a government's own account, the one who needs no country ("the President met ...") is its own."""
    side, kind = scene.document.side, scene.document.kind
    if side is None or kind not in _ACCOUNTS or not company.nouns or any(p.state == side for p in people):
        return people
    acting = company.nouns[-1 if anchor.rule.frame == "invite" else 0]
    first = next((p for p in people if covers(p, acting) and _can_be_own(scene, p)), None)
    if first is None or (kind == "transcript" and not first.span.text.lower().startswith("the ")):
        return people
    own = Participant(actor=first.actor, state=side, span=first.span, sector=first.sector)
    return tuple(own if p is first else p for p in people)


def _can_be_own(scene: Scene, person: Participant) -> bool:
    if person.state is not None or person.span.text.lower().rstrip().endswith("s"):
        return False  # "the presidents" are of two sides
    actor = scene.cast.actor(person.actor) if person.actor is not None else None
    return actor is None or (actor.kind == "person" and not any(post.of for post in actor.posts))
