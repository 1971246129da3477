"""From a word that names an engagement to all that its own sentence says of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from communique.attach import duration_of, place_of, when_of
from communique.cast import Mention, participants
from communique.meetings.anchors import Anchor
from communique.meetings.company import Company, company_of, later_partners, mention_of, states_near
from communique.meetings.draft import Sight
from communique.model import Participant, When
from communique.parse import Token
from communique.scene import Scene
from communique.status import Standing, StatusRules, assess
from communique.status.background import RECENT
from communique.syntax import VERBAL, clause_verb, noun_phrase, subject, subtree

_KNOWN = frozenset({"the", "this", "that", "these", "those", "both"})
_OTHER = frozenset({"another", "second", "third", "fourth", "separate", "next", "previous", "earlier", "last", "other",
                    "new", "further", "subsequent", "later", "recent", "future", "follow-up"})  # fmt: skip
_OWN_SIDE = frozenset({"readout", "statement", "transcript"})
_PARTS_OF_DAY = frozenset({"the", "in", "early", "late", "morning", "afternoon", "evening", "night", "noon", "midday"})
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
    minutes, scheduled = _lengths(scene, token)
    when = _when(scene, token)
    return Sight(
        anchor=anchor,
        people=people,
        sides=sides,
        standing=_dated(scene, _standing(scene, anchor, status_rules), when),
        when=when,
        place=next((p for t in _tellers(token) if (p := place_of(scene, t)) is not None), None),
        minutes=minutes,
        scheduled=scheduled,
        known=_is_known(token),
        fresh=any(c.lower in _OTHER for c in token.children),
        heading=scene.parse.block_of(token).heading,
        visitor=_visitor(anchor, company, people),
        today=when is not None and when.end == scene.document.published,
        collective=len(company.nouns) == 1 and len(people) > 1,
    )


def _with_later(scene: Scene, anchor: Anchor, company: Company) -> Company:
    sentence = scene.parse.sentence_tokens(scene.parse.sentence_of(anchor.token))
    late = later_partners(sentence, anchor.token)
    return Company(tuple(dict.fromkeys([*company.nouns, *late])), company.hosts)


def _visitor(anchor: Anchor, company: Company, people: Sequence[Participant]) -> str | None:
    """The state of the one who travels: who is named first by a visit or invitation."""
    if anchor.rule.frame not in {"visit", "trip", "invite"} or not company.nouns:
        return None
    owners = [p for p in people if _covers(p, company.nouns[0])]
    return owners[0].state if len(owners) == 1 else None


def _covers(person: Participant, noun: Token) -> bool:
    return person.span.start <= noun.start < person.span.end


def _when(scene: Scene, token: Token) -> When | None:
    """The days of an engagement, also told by its "when"-clause or by the clause that it explains."""
    told = (*_tellers(token), *_when_clauses(token))
    return next((w for t in told if (w := when_of(scene, t)) is not None and _is_own_day(scene, w)), None)


def _when_clauses(token: Token) -> Iterator[Token]:
    for below in subtree(token, without=frozenset({"ccomp", "conj"})):
        if below.dep in {"advcl", "relcl"} and any(c.lower == "when" for c in below.children):
            yield below
    if token.dep in {"advcl", "relcl"} and any(c.lower == "when" for c in token.children):
        yield clause_verb(token.head)
    above = token
    while above.dep in {"xcomp", "advcl"} and above.tag == "VB" and not above.is_root:
        above = above.head  # "on Monday he prepared to return to meet X"
        yield above


def _is_own_day(scene: Scene, when: When) -> bool:
    """Not "since 2018", and not a bare "in the afternoon", whose day stands elsewhere."""
    if when.span is None:
        return True
    inside = scene.parse.tokens_between(when.span.start, when.span.end)
    before = scene.parse.tokens[inside[0].i - 1] if inside and inside[0].i else None
    if before is not None and before.lower == "since":
        return False
    return not {t.lower for t in inside} <= _PARTS_OF_DAY


def _dated(scene: Scene, standing: Standing, when: When | None) -> Standing:
    """What lies more than two weeks before the news is background, wherever its date is told."""
    published = scene.published
    if when is None or published is None or standing.background or standing.status not in {"happened", "ongoing"}:
        return standing
    if date.fromisoformat(when.end) > published - RECENT:
        return standing
    return replace(standing, background=True)


def _lengths(scene: Scene, token: Token) -> tuple[int | None, int | None]:
    """Actual and scheduled minutes; also of a length that a parser hung on somebody ("met X for two hours")."""
    minutes, scheduled = duration_of(scene, token)
    if minutes is not None or token.pos not in VERBAL:
        return minutes, scheduled
    sentence = scene.parse.sentence_of(token)
    for time in scene.times:
        if sentence.first <= time.first < sentence.last and time.time.type == "DURATION" and time.minutes:
            before = scene.parse.tokens[time.first - 1] if time.first else None
            if before is not None and before.lower == "for" and clause_verb(before) is token:
                return round(time.minutes), scheduled
    return None, scheduled


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
    return _own_side(scene, anchor, company, _with_nameless(scene, anchor, company, tuple(found.values())))


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


def _own_side(
    scene: Scene, anchor: Anchor, company: Company, people: tuple[Participant, ...]
) -> tuple[Participant, ...]:
    """In a government's own account, the one who needs no country ("the President met ...") is its own."""
    side = scene.document.side
    acting = company.nouns[-1 if anchor.rule.frame == "invite" else 0] if company.nouns else None
    blank = [p for p in people if p.state is None and acting and _covers(p, acting) and _can_be_own(scene, p)]
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
        alone = len(company.nouns) == 1 and _is_plural(scene, company)
        if anchor.rule.personal and len(_in_person(scene, company)) < 2 and not alone:
            return False
        return len(real) > 1 or len(sides) > 1 or (alone and bool(real))
    if frame == "visit" and token.lemma == "visit" and not company.hosts and len(real) == 1:
        return True  # "had meant to visit": gather looks for where
    if frame in {"visit", "invite", "host"}:
        return bool(real) and (len(sides) > 1 or len(real) > 1) and bool(company.hosts or len(real) > 1)
    if frame == "trip":
        return bool(real) or bool(company.hosts) or _is_known(token)
    if anchor.rule.loose:
        return len(real) > 1 or len(sides) > 1 or (_is_known(token) and not people) or _is_plural(scene, company)
    plural = token.tag in {"NNS", "NNPS"} and token.lemma != "talk"
    return bool(real) or not plural or (not _is_known(token) and place_of(scene, _tellers(token)[-1]) is not None)


def _in_person(scene: Scene, company: Company) -> list[Token]:
    """Those who are people, not states or bodies as such."""
    found = [(noun, mention_of(scene, noun)) for noun in company.nouns]
    return [noun for noun, m in found if m is not None and m.form not in {"state", "body", "adjective"}]


def _is_plural(scene: Scene, company: Company) -> bool:
    for noun in company.nouns:
        mention = mention_of(scene, noun)
        if mention is not None and mention.plural and noun.pos not in VERBAL:
            return True
    return False
