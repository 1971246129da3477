"""From drafts to records: which statement stands inside which, who speaks, to whom and by what channel."""

from __future__ import annotations

from collections.abc import Sequence

from communique.model import Attribution, Span, Statement, StatementForm, claim_id
from communique.parse import Parse
from communique.scene import Scene
from communique.statements.channel import channel_of
from communique.statements.draft import Draft, Piece
from communique.statements.rule import StatementRules
from communique.statements.speakers import SINGULAR, Speakers


def nested(drafts: Sequence[Draft], scene: Scene, rules: StatementRules) -> tuple[Statement, ...]:
    """The statements of some drafts in text order, each with the one around it and all who report it."""
    ordered = sorted(drafts, key=lambda d: (d.start, -d.end, d.anchor.i))
    holders = _holders(ordered)
    speakers = Speakers(scene)
    sources = {id(d): speakers.source(d, _turn_above(d, holders)) for d in ordered}
    _settle_first_person(ordered, holders, sources, scene)
    for draft in ordered:
        draft.pieces = _beside_cue(draft)
    spans = {id(d): tuple(scene.parse.cut(start, end) for start, end in d.pieces) for d in ordered}
    ids = {id(d): _identity(d, spans[id(d)], scene) for d in ordered}
    found: list[Statement] = []
    for draft in _outer_first(ordered, holders):
        holder = holders[id(draft)]
        found.append(
            Statement(
                id=ids[id(draft)],
                source=sources[id(draft)],
                cue=_cue(draft, scene.parse),
                content=spans[id(draft)],
                form=_form(draft, scene.parse),
                channel=channel_of(draft, scene.parse, rules),
                negated=draft.negated,
                evidence=_evidence(draft, scene.parse),
                rule=draft.rule_id,
                audience=speakers.audience(draft),
                inside=ids[id(holder)] if holder is not None else None,
                reported_by=_reporters(draft, holders, sources),
            )
        )
    return tuple(found)


def _settle_first_person(
    ordered: Sequence[Draft], holders: dict[int, Draft | None], sources: dict[int, Attribution | None], scene: Scene
) -> None:
    """Give "I" within a quotation, in place, the one person whose words these are; "we" stays open."""
    for draft in ordered:
        source, word = sources[id(draft)], draft.speaker
        if source is None or source.actor is not None or word is None or word.quote < 0 or word.lower not in SINGULAR:
            continue
        above = holders[id(draft)]
        while above is not None and above.anchor.quote == word.quote:
            above = holders[id(above)]
        said = sources[id(above)] if above is not None else None
        actor = scene.cast.actor(said.actor) if said is not None and said.actor is not None else None
        if actor is not None and actor.kind == "person":
            sources[id(draft)] = Attribution(actor=actor.id, span=source.span)


def _beside_cue(draft: Draft) -> list[Piece]:
    """The pieces of content without words of the cue: in a repaired view two words may share one place."""
    if not draft.cue or draft.cue_at is not None:
        return draft.pieces
    first, last = draft.cue[0].start, draft.cue[-1].end
    return [(last, end) if first <= start < last < end else (start, end) for start, end in draft.pieces]


def _holders(drafts: Sequence[Draft]) -> dict[int, Draft | None]:
    """For each draft the statement with the shortest content around its cue; one pass over all pieces by offset.

    A holder is always the longer of two, so no statement holds itself by way of another.
    """
    pieces = sorted((start, end, number) for number, d in enumerate(drafts) for start, end in d.pieces)
    found: dict[int, Draft | None] = {}
    active: list[tuple[int, int, int]] = []
    at = 0
    for draft in sorted(drafts, key=lambda d: d.anchor.start):
        place = draft.anchor
        while at < len(pieces) and pieces[at][0] <= place.start:
            active.append(pieces[at])
            at += 1
        active = [piece for piece in active if piece[1] >= place.end]
        around = [drafts[number] for _, _, number in active if _is_larger(drafts[number], draft)]
        found[id(draft)] = min(around, key=lambda d: (d.size, d.anchor.i), default=None)
    return found


def _is_larger(outer: Draft, inner: Draft) -> bool:
    return (outer.size, -outer.anchor.i) > (inner.size, -inner.anchor.i)


def _turn_above(draft: Draft, holders: dict[int, Draft | None]) -> Draft | None:
    above: Draft | None = draft
    while above is not None:
        if above.turn:
            return above
        above = holders[id(above)]
    return None


def _outer_first(ordered: Sequence[Draft], holders: dict[int, Draft | None]) -> list[Draft]:
    """Text order, but never an inner statement before the one that holds it."""
    found: list[Draft] = []
    seen: set[int] = set()
    for draft in ordered:
        chain: list[Draft] = []
        above: Draft | None = draft
        while above is not None and id(above) not in seen:
            chain.append(above)
            seen.add(id(above))
            above = holders[id(above)]
        found.extend(reversed(chain))
    return found


def _reporters(
    draft: Draft, holders: dict[int, Draft | None], sources: dict[int, Attribution | None]
) -> tuple[Attribution, ...]:
    found: list[Attribution] = []
    above = holders[id(draft)]
    while above is not None:
        source = sources[id(above)]
        if source is not None and source not in found:
            found.append(source)
        above = holders[id(above)]
    return tuple(reversed(found))


def _identity(draft: Draft, content: Sequence[Span], scene: Scene) -> str:
    cue = _cue(draft, scene.parse)
    return claim_id(scene.document, "statement", [*([cue] if cue is not None else []), *content])


def _cue(draft: Draft, parse: Parse) -> Span | None:
    if draft.cue_at is not None:
        return parse.cut(*draft.cue_at)
    return parse.span(draft.cue) if draft.cue else None


def _form(draft: Draft, parse: Parse) -> StatementForm:
    """Direct if every word of content is quoted, or a turn; mixed if some are. Marks around the cue don't count."""
    if draft.turn:
        return "direct"
    around = draft.anchor.quote
    tokens = [t for start, end in draft.pieces for t in parse.tokens_between(start, end) if t.pos != "PUNCT"]
    quoted = [t for t in tokens if t.quote >= 0 and t.quote != around]
    if not quoted:
        return "indirect"
    return "direct" if len(quoted) == len(tokens) else "mixed"


def _evidence(draft: Draft, parse: Parse) -> tuple[Span, ...]:
    """The sentences in which cue, source and content stand, neighbours joined."""
    tokens = [t for start, end in draft.pieces for t in parse.tokens_between(start, end)]
    numbers = sorted({t.sentence for t in (*draft.cue, *draft.source, *tokens, draft.anchor)})
    groups: list[list[int]] = []
    for number in numbers:
        if groups and number == groups[-1][-1] + 1:
            groups[-1].append(number)
        else:
            groups.append([number])
    return tuple(parse.cut(parse.sentences[g[0]].start, parse.sentences[g[-1]].end) for g in groups)
