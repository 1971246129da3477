"""Which time, length and place belong to which act: the complements that hang on a verb, a noun or its clause.

The layers of claims ask here, so that "met in Beijing on Monday for two hours" is read the same way by all of them.
The answer comes from the parse first, then from the clause; where neither settles it, it is `None`.
"""

from __future__ import annotations

from collections.abc import Iterator

from communique.cast import Mention
from communique.model import Place, When
from communique.parse import Entity, Token
from communique.scene import Scene
from communique.syntax import LOOSE, NOMINAL, VERBAL, ancestors, children, clause_verb
from communique.times.expression import TimeExpression

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
PLACE_PREPOSITIONS = frozenset({"in", "at", "inside", "outside", "near", "from"})
GOALS = frozenset({"to", "into"})
MOTION = frozenset(
    {"arrive", "come", "fly", "go", "head", "journey", "pilgrimage", "return", "tour", "travel", "trip", "visit"}
)
"""Acts whose "to" names the place, and, for "visit" and "tour", whose object does."""
VISITED = frozenset({"tour", "visit"})
LIGHT_VERBS = frozenset({"attend", "begin", "conclude", "convene", "have", "hold", "host", "make", "pay", "take"})
"""Verbs that lend a noun of action their complements: "held talks in Geneva on Monday"."""
LENGTH_VERBS = frozenset({"last", "run", "go", "stretch", "continue", "take"})
LONGER = frozenset({"longer", "over", "more", "beyond", "past"})
SHORTER = frozenset({"shorter", "less", "short"})
PLANNED = frozenset({"scheduled", "planned", "expected", "schedule", "plan", "intended", "anticipated", "allotted"})


def when_of(scene: Scene, token: Token) -> When | None:
    """The days of the act that a verb or noun names, from the time expression attached to it.

    A month or year gives its whole range. None for a heading, where no expression with a calendar value hangs on
    the act or its clause, and where two of equal rank contradict each other.
    """
    if scene.parse.block_of(token).heading:
        return None
    dated = [t for t in _in_sentence(scene, token) if t.begin is not None and t.time.type in {"DATE", "TIME"}]
    found = _nearest(scene, token, dated)
    if found is None or found.begin is None or found.end is None:
        return None
    return When(start=found.begin.isoformat(), end=found.end.isoformat(), span=found.time.span)


def duration_of(scene: Scene, token: Token) -> tuple[int | None, int | None]:
    """How long an act took and how long it was to take, in minutes: (actual, scheduled), each None if not told."""
    lengths = [t for t in _in_sentence(scene, token) if t.minutes and t.time.type == "DURATION"]
    margin, sign = _margin(scene, lengths)
    own = [t for t in lengths if t is not margin and _is_length_of(scene, token, t)]
    if not own:
        return None, None
    planned = next((t for t in own if _is_planned(scene, t)), None)
    actual = next((t for t in own if t is not planned), None)
    minutes = round(actual.minutes) if actual is not None and actual.minutes else None
    if planned is not None and planned.minutes:
        return minutes, round(planned.minutes)
    if minutes is not None and margin is not None and margin.minutes:
        return minutes, minutes - sign * round(margin.minutes)
    return minutes, None


def place_of(scene: Scene, token: Token) -> Place | None:
    """Where the act that a verb or noun names took place: a name in, at or (after a motion) to.

    `state` is that of the mention, of a state named right behind ("Geneva, Switzerland"), or None.
    """
    for holder in _holders(token):
        for noun in _place_nouns(holder):
            if (place := _place(scene, noun)) is not None:
                return place
    return None


def _in_sentence(scene: Scene, token: Token) -> list[TimeExpression]:
    sentence = scene.parse.sentence_of(token)
    return [t for t in scene.times if sentence.first <= t.first and t.last <= sentence.last]


def _nearest(scene: Scene, token: Token, times: list[TimeExpression]) -> TimeExpression | None:
    ranked = [(rank, time) for time in times if (rank := _rank(scene, token, time)) is not None]
    if not ranked:
        return None
    best = min(rank for rank, _ in ranked)
    return min((time for rank, time in ranked if rank == best), key=lambda t: abs(t.first - token.i))


def _rank(scene: Scene, token: Token, time: TimeExpression) -> int | None:
    """0 if the expression hangs on the act itself, 1 on the verb that it completes, 2 in its clause; None elsewhere."""
    if time.first <= token.i < time.last:
        return None
    holder = _holder(scene, time)
    if holder is token:
        return 0
    if holder in _holders(token):
        return 1
    if holder.pos in NOMINAL and holder.pos != "PROPN" and not holder.entity:
        return None
    return 2 if clause_verb(holder) is clause_verb(token) else None


def _holder(scene: Scene, time: TimeExpression) -> Token:
    """The word that a time expression hangs on, through its prepositions and the names that a parser hangs it on."""
    token = _outer(scene, time)
    above = token.head
    while not above.is_root and (above.pos in {"ADP", "SCONJ", "ADV", "PART"} or _is_name(above)):
        above = above.head
    return above


def _outer(scene: Scene, time: TimeExpression) -> Token:
    inside = scene.parse.tokens[time.first : time.last]
    return next((t for t in inside if not time.first <= t.head.i < time.last or t.is_root), inside[0])


def _is_name(token: Token) -> bool:
    return token.pos == "PROPN" or token.entity in {"PERSON", "GPE", "LOC", "FAC", "ORG", "NORP"}


def _holders(token: Token) -> tuple[Token, ...]:
    """The act and the verbs that share its complements: "held (talks)", "plans (to meet)"."""
    found = [token]
    for above in ancestors(token):
        below = found[-1]
        nominal = below.dep in {"dobj", "nsubjpass", "nsubj", "pobj", "conj", "prep"} and below.pos not in VERBAL
        if not (nominal or below.dep in {"xcomp", "aux", "auxpass"} or (below.dep == "conj" and below is not token)):
            break
        if above.pos in VERBAL and (above.lemma in LIGHT_VERBS | LENGTH_VERBS or below.dep == "xcomp"):
            found.append(above)
        elif below.dep not in {"conj", "prep", "pobj"}:
            break
    return tuple(found)


def _is_length_of(scene: Scene, token: Token, time: TimeExpression) -> bool:
    outer, holder = _outer(scene, time), _holder(scene, time)
    if outer.head is token or holder is token:
        return True
    if holder in _holders(token):
        return True
    return holder.pos in VERBAL and holder.lemma in LENGTH_VERBS and clause_verb(token) is clause_verb(holder)


def _margin(scene: Scene, lengths: list[TimeExpression]) -> tuple[TimeExpression | None, int]:
    """The length by which an act ran over (sign 1) or fell short (-1) of its plan: "an hour longer than scheduled"."""
    tokens = scene.parse.tokens
    for time in lengths:
        after = tokens[time.last : time.last + 4]
        if not after or not any(t.lower in PLANNED for t in after):
            continue
        if after[0].lower in LONGER:
            return time, 1
        if after[0].lower in SHORTER:
            return time, -1
    return None, 0


def _is_planned(scene: Scene, time: TimeExpression) -> bool:
    before = scene.parse.tokens[max(0, time.first - 3) : time.first]
    return any(t.lower in PLANNED for t in before)


def _place_nouns(holder: Token) -> Iterator[Token]:
    if holder.lemma in VISITED:
        yield from children(holder, "dobj")
    waiting = [c for c in holder.children if c.dep in {"prep", "advmod"} and c.pos == "ADP"]
    names = [c for c in holder.children if c.dep in {"dobj", "pobj"} and _is_name(c)]
    waiting.extend(p for name in names for p in children(name, "prep"))
    for prep in waiting:
        goal = prep.lower in GOALS and holder.lemma in MOTION
        if goal or prep.lower in PLACE_PREPOSITIONS - {"from"}:
            yield from children(prep, "pobj")


def _place(scene: Scene, noun: Token) -> Place | None:
    mention = scene.cast.headed_by(noun) or scene.cast.covering(noun)
    entity = _entity(scene, noun)
    located = entity is not None and entity.label in PLACE_LABELS
    if not located and not (mention is not None and _names_place(mention)):
        return None
    if entity is not None and entity.label in PLACE_LABELS:
        span = scene.parse.span(scene.parse.tokens[entity.first : entity.last])
    elif mention is not None:
        span = mention.span
    else:
        return None
    name = span.text.removeprefix("the ").removeprefix("The ")
    return Place(name=name, state=_place_state(scene, noun, mention), span=span)


def _names_place(mention: Mention) -> bool:
    return mention.is_place or mention.form == "state"


def _entity(scene: Scene, noun: Token) -> Entity | None:
    return next((e for e in scene.parse.entities if e.first <= noun.i < e.last), None)


def _place_state(scene: Scene, noun: Token, mention: Mention | None) -> str | None:
    if mention is not None and mention.states:
        return mention.states[0]
    for child in (*children(noun, *sorted(LOOSE & {"appos"})), *children(noun, "npadvmod")):
        behind = scene.cast.headed_by(child)
        if behind is not None and len(behind.states) == 1:
            return behind.states[0]
    return None
