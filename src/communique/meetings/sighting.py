"""From a word that names an engagement to all that its own sentence says of it."""

from __future__ import annotations

from collections.abc import Sequence

from communique.meetings.anchors import Anchor
from communique.meetings.company import Company, company_of, goings_on, later_partners, mention_of, named_before
from communique.meetings.draft import Sight
from communique.meetings.people import covers, host_states, is_body, people_of, sides_of
from communique.meetings.timing import lengths, when_held, where_held, with_date
from communique.model import Participant
from communique.parse import Token
from communique.scene import Scene
from communique.status import Standing, StatusRules, assess
from communique.syntax import VERBAL, clause_verb, subject

_KNOWN = frozenset({"the", "this", "that", "these", "those", "both"})
_PLURALS = frozenset({"talk", "negotiation", "consultation"})
_OTHER = frozenset(
    {"another", "second", "third", "fourth", "separate", "next", "previous", "earlier", "last", "other", "new"}
    | {"further", "subsequent", "later", "recent", "future", "follow-up"}
)


def sight_of(scene: Scene, anchor: Anchor, status_rules: StatusRules) -> Sight | None:
    """What one mention says; None if the words name no engagement of somebody with somebody."""
    token = anchor.token
    company, people = _company(scene, anchor)
    sides = sides_of(scene, people, host_states(scene, company))
    place = where_held(scene, token)
    if not _is_engagement(scene, anchor, company, people, sides, place is not None):
        return None
    minutes, scheduled = lengths(scene, token)
    when = when_held(scene, token)
    around = _around(scene, anchor) if not people else ()
    return Sight(
        anchor=anchor,
        people=people,
        sides=sides,
        standing=with_date(scene, _standing(scene, anchor, status_rules), when),
        when=when,
        place=place,
        minutes=minutes,
        scheduled=scheduled,
        known=_is_known(token),
        fresh=any(c.lower in _OTHER for c in token.children),
        heading=_is_mere_heading(scene, token, sides),
        visitor=_visitor(anchor, company, people),
        today=when is not None and when.end == scene.document.published,
        collective=len(company.nouns) == 1 and (len(people) > 1 or _is_plural(scene, company)),
        around=around,
        around_sides=sides_of(scene, around),
    )


def _company(scene: Scene, anchor: Anchor) -> tuple[Company, tuple[Participant, ...]]:
    """Who takes part; where the parse gives one side only, also who is named right behind "with"."""
    company = company_of(anchor)
    people = people_of(scene, anchor, company)
    partial = len(people) < 2 or len(sides_of(scene, people)) < 2
    if partial and anchor.rule.frame in {"noun", "mutual"}:
        late = later_partners(scene, anchor.token, anchor.rule.over)
        first = named_before(scene, clause_verb(anchor.token))
        company = Company(tuple(dict.fromkeys([*first, *company.nouns, *late])), company.hosts)
        people = people_of(scene, anchor, company)
    return company, people


def _around(scene: Scene, anchor: Anchor) -> tuple[Participant, ...]:
    """Those of the clause that tells what went on: "during the call, A congratulated B"."""
    if anchor.rule.frame != "noun":
        return ()
    return people_of(scene, anchor, Company(goings_on(anchor.token)))


def _standing(scene: Scene, anchor: Anchor, rules: StatusRules) -> Standing:
    """The standing of the engagement; an invitation that was made leaves the visit proposed."""
    standing = assess(scene, anchor.token, rules)
    if anchor.rule.frame != "invite" or standing.status not in {"happened", "ongoing"}:
        return standing
    return Standing("proposed", scene.parse.span([anchor.token]), False, anchor.rule.id, subject(anchor.token))


def _is_mere_heading(scene: Scene, token: Token, sides: Sequence[str]) -> bool:
    """A heading only adds to what the text tells, unless it is a whole sentence that lost its full stop."""
    block = scene.parse.block_of(token)
    whole = len(sides) > 1 and clause_verb(token).tag in {"VBD", "VBZ", "VBP", "MD"}
    return block.heading and not (whole and not scene.parse.text[block.start : block.end].endswith("?"))


def _is_known(token: Token) -> bool:
    return _is_pointed_at(token) or any(
        c.dep == "poss" or (c.dep == "det" and c.lower in _KNOWN) for c in token.children
    )


def _is_pointed_at(token: Token) -> bool:
    """ "It was an intense session": what "it" stands for is known."""
    head = token.head
    return token.dep == "attr" and any(c.dep == "nsubj" and c.lower in {"it", "this", "that"} for c in head.children)


def _visitor(anchor: Anchor, company: Company, people: Sequence[Participant]) -> str | None:
    """The state of the one who travels: who is named first by a visit or invitation."""
    if anchor.rule.frame not in {"visit", "trip", "invite"} or not company.nouns:
        return None
    owners = [p for p in people if covers(p, company.nouns[0])]
    return owners[0].state if len(owners) == 1 else None


def _is_engagement(
    scene: Scene,
    anchor: Anchor,
    company: Company,
    people: Sequence[Participant],
    sides: Sequence[str],
    placed: bool,
) -> bool:
    token, frame = anchor.token, anchor.rule.frame
    real = [p for p in people if p.actor or p.state]
    several = len(real) > 1 or len(sides) > 1
    alone = len(company.nouns) == 1 and _is_plural(scene, company)
    if frame == "mutual":
        if anchor.rule.personal and len(_in_person(scene, company)) < 2 and not alone:
            return False
        return several or (alone and bool(real))
    if frame == "noun":
        return _is_meeting(scene, anchor, real, several or alone, placed)
    if frame == "trip":
        return bool(real) or _is_known(token) or bool(company.hosts)
    if frame == "visit" and token.lemma == "visit" and not company.hosts and len(real) == 1:
        return True  # "had meant to visit": gather looks for where
    if frame == "host" and not _hosts_people(scene, company, token):
        return False
    return several and (bool(company.hosts) or len(real) > 1)


def _is_meeting(scene: Scene, anchor: Anchor, real: Sequence[Participant], several: bool, placed: bool) -> bool:
    """Whether a noun names a meeting: its sides are told, or it points to one, or it is told where."""
    token = anchor.token
    if anchor.kind != "summit" and len(real) == 1 and is_body(scene, real[0]):
        return False  # a standing format or an organ in session
    if several:
        return True
    if token.tag in {"NNS", "NNPS"} and token.lemma not in _PLURALS:
        return placed and not _is_known(token) and not real
    return not anchor.rule.loose or _is_known(token) or token.dep == "pobj"


def _hosts_people(scene: Scene, company: Company, token: Token) -> bool:
    """ "Received the envoy"; "welcomed" only to a place, since one also welcomes a decision of somebody."""
    people = _in_person(scene, company)
    return len(people) > 1 and (token.lemma != "welcome" or bool(company.hosts))


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
