"""All points of a document: one pass over the tokens, then those that say the same thing are joined."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from communique.model import Document, Event, Point, Span, Statement, Status, claim_id
from communique.parse import Token
from communique.points.drafting import Draft, draft
from communique.points.owners import Owners
from communique.points.rules import PointRules
from communique.scene import Scene
from communique.sources import reporters
from communique.status import StatusRules, assess
from communique.syntax import first_conjunct
from communique.topics import TopicRules, topic_of

_OF_KIND: dict[str, Status] = {
    "topic": "happened", "ask": "proposed", "offer": "proposed", "warning": "possible", "commitment": "planned",
    "priority": "ongoing", "position": "ongoing", "concern": "ongoing", "grievance": "ongoing",
}  # fmt: skip
_SHORTEST = 2


def find_points(
    scene: Scene,
    statements: Sequence[Statement],
    events: Sequence[Event],
    rules: PointRules,
    topics: TopicRules,
    status_rules: StatusRules,
) -> tuple[Point, ...]:
    """All points of a document in text order; one item of a list is one point."""
    owners = Owners(scene, statements, rules)
    drafts = _settled(list(_drafts(scene, owners, rules)))
    points = (_point(d, scene, statements, rules, topics, status_rules) for d in drafts)
    unique = {(p.content.start, p.content.end, p.kind, p.sides): p for p in points if p is not None}
    return tuple(sorted(unique.values(), key=lambda p: (p.content.start, p.content.end, p.kind)))


def _drafts(scene: Scene, owners: Owners, rules: PointRules) -> Iterator[Draft]:
    genres = _genres(scene.document)
    for token in scene.parse.tokens:
        if not rules.of(token.lemma) or _is_question(token, scene):
            continue
        for rule in rules.of(token.lemma):
            if rule.genres and not genres.intersection(rule.genres):
                continue
            if rule.spoken is not None and rule.spoken != (token.quote >= 0):
                continue
            found = draft(rule, token, owners, rules)
            if found:
                yield from found
                break


def _is_question(token: Token, scene: Scene) -> bool:
    """A question puts nothing on the table, and a reporter's turn is nobody's."""
    sentence = scene.parse.sentence_of(token)
    first, last = scene.parse.tokens[sentence.first], scene.parse.tokens[sentence.last - 1]
    return last.lower == "?" or first.text in {"Q", "Question"}


def _genres(document: Document) -> frozenset[str]:
    """The document's kind; what a government publishes about its own acts reads like a readout."""
    if document.kind == "article" and document.side is not None:
        return frozenset({"readout", "article"})
    return frozenset({document.kind})


def _settled(drafts: Sequence[Draft]) -> list[Draft]:
    """Of two drafts that say the same words the one whose cue stands closer to them stays; see `_outweighs`."""
    kept: list[Draft] = []
    for draft_ in sorted(drafts, key=lambda d: (len(d.item.tokens), d.toward is None, -d.cue.i)):
        if any(_says_same(draft_, other) for other in kept):
            continue
        kept = [other for other in kept if not _outweighs(draft_, other)]
        kept.append(draft_)
    return kept


def _outweighs(longer: Draft, shorter: Draft) -> bool:
    """Whether a point swallows one that it merely contains: thanks "for the *support* of the talks" are one point."""
    return not longer.rule.yields and shorter.cue.i in {t.i for t in longer.item.tokens}


def _says_same(longer: Draft, shorter: Draft) -> bool:
    mine, other = {t.i for t in longer.item.tokens}, {t.i for t in shorter.item.tokens}
    if mine <= other:
        return True
    inside = (shorter.cue.i in mine and longer.rule.yields) or shorter.cue is longer.cue
    return inside and bool(other) and other < mine


def _point(
    found: Draft,
    scene: Scene,
    statements: Sequence[Statement],
    rules: PointRules,
    topics: TopicRules,
    status_rules: StatusRules,
) -> Point | None:
    tokens = found.item.tokens
    if not tokens or not any(t.pos not in {"PUNCT", "DET", "PRON"} for t in tokens):
        return None
    content = scene.parse.span(tokens)
    if len(content.text) < _SHORTEST or content.text[-1] == "-":
        return None
    evidence = scene.parse.sentence_span(found.cue)
    cue = _cue_span(found.cue, scene)
    return Point(
        id=claim_id(scene.document, f"point.{found.kind}", (content, cue)),
        kind=found.kind,
        sides=found.sides,
        toward=found.toward,
        topic=topic_of(content.text, topics),
        content=content,
        status=_status(found, scene, rules, status_rules),
        reported_by=reporters(statements, _from_to(cue, content, scene)),
        evidence=(evidence,),
        rule=found.rule.id,
        cue=cue,
    )


def _cue_span(cue: Token, scene: Scene) -> Span:
    return scene.parse.span([cue])


def _from_to(one: Span, other: Span, scene: Scene) -> Span:
    return scene.parse.cut(min(one.start, other.start), max(one.end, other.end))


def _is_performed(cue: Token) -> bool:
    """ "I want to thank you" thanks."""
    return (
        cue.dep == "xcomp"
        and cue.head.lemma in {"want", "like", "wish"}
        and any(c.dep == "nsubj" and c.lower in {"i", "we"} for c in cue.head.children)
    )


def _told_by(cue: Token, rules: PointRules) -> Token:
    """The verb whose standing is that of the cue: in "spoke *to discuss* X" it was discussed if they spoke."""
    first = first_conjunct(cue)
    purpose = first.dep in {"xcomp", "advcl"} and any(c.tag == "TO" for c in first.children)
    return first.head if purpose and rules.has("meeting", first.head.lemma) else cue


def _status(found: Draft, scene: Scene, rules: PointRules, status_rules: StatusRules) -> Status:
    """That of the kind, unless the cue itself is expected, planned, possible or denied."""
    usual = found.rule.status or _OF_KIND[found.kind]
    if found.rule.with_cue or _is_performed(found.cue):
        return usual
    standing = assess(scene, _told_by(found.cue, rules), status_rules).status
    return usual if standing in {"happened", "ongoing"} else standing
