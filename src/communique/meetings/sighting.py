"""From a word that names an engagement to all that its own sentence says of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from communique.attach import duration_of, place_of, when_of
from communique.cast import Mention, participants
from communique.meetings.anchors import Anchor
from communique.meetings.company import Company, company_of, later_partners, mention_of, states_near
from communique.meetings.draft import Sight
from communique.model import Participant
from communique.parse import Token
from communique.scene import Scene
from communique.status import Standing, StatusRules, assess
from communique.syntax import VERBAL, noun_phrase, subject

_KNOWN = frozenset({"the", "this", "that", "these", "those", "both"})
_OTHER = frozenset({"another", "second", "third", "fourth", "separate", "next", "previous", "earlier", "last", "other",
                    "new", "further", "subsequent", "later", "recent", "future", "follow-up"})  # fmt: skip
_OWN_SIDE = frozenset({"readout", "statement", "transcript"})
_VAGUE = frozenset({"they", "them", "their", "we", "us", "our", "he", "she", "his", "her", "it", "its", "i", "you"})


def sight_of(scene: Scene, anchor: Anchor, status_rules: StatusRules) -> Sight | None:
    """What one mention says; None if the words name no engagement of somebody with somebody."""
    company = company_of(anchor)
    people = _people(scene, anchor, company)
    if anchor.rule.frame == "noun" and len(_sides(people, ())) < 2:
        company = _with_later(scene, anchor, company)
        people = _people(scene, anchor, company)
    hosts = _host_states(scene, company)
    sides = _sides(people, hosts)
    token = anchor.token
    if not _is_engagement(scene, anchor, company, people, sides):
        return None
    minutes, scheduled = duration_of(scene, token)
    return Sight(
        anchor=anchor,
        people=people,
        sides=sides,
        standing=_standing(scene, anchor, status_rules),
        when=next((w for t in _tellers(token) if (w := when_of(scene, t)) is not None), None),
        place=next((p for t in _tellers(token) if (p := place_of(scene, t)) is not None), None),
        minutes=minutes,
        scheduled=scheduled,
        known=_is_known(token),
        fresh=any(c.lower in _OTHER for c in token.children),
        heading=scene.parse.block_of(token).heading,
    )


def _with_later(scene: Scene, anchor: Anchor, company: Company) -> Company:
    sentence = scene.parse.sentence_tokens(scene.parse.sentence_of(anchor.token))
    late = later_partners(sentence, anchor.token)
    return Company(tuple(dict.fromkeys([*company.nouns, *late])), company.hosts)


def _tellers(token: Token) -> tuple[Token, ...]:
    """The words whose complements tell when and where: the engagement's own, and "held" behind it."""
    return (token, *(c for c in token.children if c.dep == "acl" and c.tag == "VBN"))


def _standing(scene: Scene, anchor: Anchor, rules: StatusRules) -> Standing:
    """The standing of the engagement; an invitation that was made leaves the visit proposed."""
    standing = assess(scene, anchor.token, rules)
    if anchor.rule.frame != "invite" or standing.status not in {"happened", "ongoing"}:
        return standing
    return Standing("proposed", scene.parse.span([anchor.token]), False, anchor.rule.id, subject(anchor.token))


def _is_known(token: Token) -> bool:
    return _is_pointed_at(token) or any(
        c.dep == "poss" or (c.dep == "det" and c.lower in _KNOWN) for c in token.children
    )


def _is_pointed_at(token: Token) -> bool:
    """ "It was an intense session": what "it" stands for is known."""
    head = token.head
    return token.dep == "attr" and any(c.dep == "nsubj" and c.lower in {"it", "this", "that"} for c in head.children)


def _people(scene: Scene, anchor: Anchor, company: Company) -> tuple[Participant, ...]:
    found: dict[str, Participant] = {}
    for noun in company.nouns:
        mention = mention_of(scene, noun)
        if mention is None or mention.is_place or (mention.form == "adjective" and not _is_side(anchor, noun)):
            continue
        for person in _with_states(scene, noun, mention):
            if person.actor is None and person.state is None and person.span.text.lower() in _VAGUE:
                continue
            found.setdefault(person.actor or person.state or person.span.text, person)
    return _own_side(scene, _with_nameless(scene, anchor, company, tuple(found.values())))


def _is_side(anchor: Anchor, noun: Token) -> bool:
    """ "Polish-Danish talks": an adjective of the meeting noun itself names a side."""
    return noun in anchor.token.children or noun.head in anchor.token.children


def _with_states(scene: Scene, noun: Token, mention: Mention) -> Iterator[Participant]:
    named = participants(mention, scene.cast)
    if mention.actors and not mention.plural:
        yield from named
        return
    states = tuple(dict.fromkeys([*mention.states, *states_near(scene, noun)]))
    if mention.actors or not states:
        yield from named
        return
    for state in states:
        yield Participant(actor=None, state=state, span=mention.span, sector=mention.sector)


def _with_nameless(
    scene: Scene, anchor: Anchor, company: Company, people: tuple[Participant, ...]
) -> tuple[Participant, ...]:
    """A subject that the cast does not know ("Special Assistant X met ...") still takes part."""
    first = company.nouns[0] if company.nouns else None
    if anchor.rule.frame != "mutual" or first is None or len(people) != 1 or first.pos not in {"NOUN", "PROPN"}:
        return people
    if mention_of(scene, first) is not None or scene.document.kind not in _OWN_SIDE:
        return people
    return (Participant(actor=None, state=None, span=scene.parse.span(noun_phrase(first))), *people)


def _own_side(scene: Scene, people: tuple[Participant, ...]) -> tuple[Participant, ...]:
    """In a government's own account, the one who needs no country ("the President met ...") is its own."""
    side = scene.document.side
    blank = [p for p in people if p.state is None and _can_be_own(scene, p)]
    if scene.document.kind == "transcript":
        blank = [p for p in blank if p.span.text.lower().startswith("the ")]
    if side is None or scene.document.kind not in _OWN_SIDE or not blank or any(p.state == side for p in people):
        return people
    first = blank[0]
    own = Participant(actor=first.actor, state=side, span=first.span, sector=first.sector)
    return tuple(own if p is first else p for p in people)


def _can_be_own(scene: Scene, person: Participant) -> bool:
    actor = scene.cast.actor(person.actor) if person.actor is not None else None
    return actor is None or actor.kind == "person"


def _host_states(scene: Scene, company: Company) -> tuple[str, ...]:
    states: list[str] = []
    for noun in company.hosts:
        mention = scene.cast.headed_by(noun) or scene.cast.covering(noun)
        if mention is not None and len(mention.states) == 1:
            states.append(mention.states[0])
    return tuple(dict.fromkeys(states))


def _sides(people: Sequence[Participant], hosts: Sequence[str]) -> tuple[str, ...]:
    ordered = sorted((p for p in people if p.state), key=lambda p: p.span.start)
    return tuple(dict.fromkeys([*(p.state for p in ordered if p.state), *hosts]))


def _is_engagement(
    scene: Scene, anchor: Anchor, company: Company, people: Sequence[Participant], sides: Sequence[str]
) -> bool:
    token, frame = anchor.token, anchor.rule.frame
    real = [p for p in people if p.actor or p.state]
    if frame == "mutual":
        alone = len({n.sentence for n in company.nouns}) == 1 and len(company.nouns) == 1
        return len(real) > 1 or len(sides) > 1 or (alone and bool(real) and _is_plural(scene, company))
    if frame in {"visit", "invite", "host"}:
        return bool(real) and (len(sides) > 1 or len(real) > 1) and bool(company.hosts or len(real) > 1)
    if frame == "trip":
        return bool(real) or bool(company.hosts) or _is_known(token)
    if anchor.rule.loose:
        return len(real) > 1 or len(sides) > 1 or (_is_known(token) and not people) or _is_plural(scene, company)
    plural = token.tag in {"NNS", "NNPS"} and token.lemma != "talk" and not anchor.rule.vague
    return bool(real) or not plural or bool(scene.times)


def _is_plural(scene: Scene, company: Company) -> bool:
    for noun in company.nouns:
        mention = mention_of(scene, noun)
        if mention is not None and mention.plural and noun.pos not in VERBAL:
            return True
    return False
