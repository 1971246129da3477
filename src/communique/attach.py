"""Which time, length and place belong to which act: the complements that hang on a verb, a noun or its clause.

The layers of claims ask here, so that "met in Beijing on Monday for two hours" is read the same way by all of them.
The answer comes from the parse first, then from the clause; where neither settles it, it is `None`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from functools import lru_cache

from communique.actors.fact_files import BUILT_IN, read_rows
from communique.cast import Mention
from communique.model import Place, When
from communique.parse import Entity, Token
from communique.scene import Scene
from communique.syntax import NOMINAL, SUBJECTS, VERBAL, ancestors, children, clause_verb, conjuncts, subject, subtree
from communique.times.expression import TimeExpression

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
NAME_LABELS = PLACE_LABELS | {"PERSON", "ORG", "NORP"}
PLACE_PREPOSITIONS = frozenset({"in", "at", "inside", "outside", "near"})
SETTING_PREPOSITIONS = frozenset({"at", "on", "during", "in"})
"""Those before a noun of occasion that may name the place itself: "on the sidelines of the summit in Delhi"."""
GOALS = frozenset({"to", "into"})
MOTION = frozenset(
    {"arrive", "come", "fly", "go", "head", "invite", "journey", "return"}
    | {"tour", "travel", "trip", "visit", "welcome"}
)
"""Acts whose "to" names the place, and, for "visit" and "tour", whose object does."""
VISITED = frozenset({"tour", "visit"})
OCCURRENCE = frozenset(
    {"attend", "be", "begin", "close", "conclude", "convene", "end", "happen", "have", "hold", "host", "make", "occur"}
    | {"open", "organize", "pay", "plan", "schedule", "set", "slate", "start", "take", "come", "last", "run", "go"}
    | {"stretch", "continue", "reach", "sign"}
)
"""Verbs whose time and place are those of the act that their noun names: "held talks on Monday", "the talks lasted"."""
LENGTH_VERBS = frozenset({"last", "run", "go", "stretch", "continue", "take"})
LONGER = frozenset({"longer", "over", "more", "beyond", "past"})
SHORTER = frozenset({"shorter", "less", "short"})
PLANNED = frozenset({"scheduled", "planned", "expected", "intended", "anticipated", "allotted"})
OTHER_TIME = frozenset({"since", "until", "till", "before", "after", "by", "than", "prior", "following", "ahead"})
"""Prepositions whose noun stands at another time than the act: "the first visit since 2018", "left after a visit"."""
LONGEST_MEETING = 24 * 60
"""Minutes. Longer lengths ("a three-day visit", "a 48-hour ultimatum") are no running time of a meeting."""


def when_of(scene: Scene, token: Token) -> When | None:
    """The days of the act that a verb or noun names, from the time expression attached to it.

    A month or year gives its whole range. None for a heading, and where no expression with a calendar value hangs on
    the act or its clause. Times that only bound it ("since 2018", "before Monday") are not its time.
    """
    if scene.parse.block_of(token).heading:
        return None
    dated = [t for t in _in_sentence(scene, token) if t.begin is not None and not _is_bound(scene, t)]
    ranked = [(rank, abs(t.first - token.i), t) for t in dated if (rank := _rank(scene, token, t)) is not None]
    if not ranked:
        return None
    found = min(ranked, key=lambda item: item[:2])[2]
    if found.begin is None or found.end is None:
        return None
    return When(start=found.begin.isoformat(), end=found.end.isoformat(), span=found.time.span)


def duration_of(scene: Scene, token: Token) -> tuple[int | None, int | None]:
    """How long an act took and how long it was to take, in minutes: (actual, scheduled), each None if not told."""
    lengths = [t for t in _in_sentence(scene, token) if t.minutes and t.minutes <= LONGEST_MEETING]
    lengths = [t for t in lengths if (t.time.value or "").startswith("PT")]
    margin, sign = _margin(scene, lengths)
    own = [t for t in lengths if t is not margin and _is_length_of(scene, token, t)]
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

    `state` is that of the mention, of a state named right behind ("Geneva, Switzerland"), of the table of cities, or
    None.
    """
    holders = _holders(token)
    for holder, from_here in holders:
        for noun in _place_nouns(holder):
            if noun.i > from_here and (place := _place(scene, noun)) is not None:
                return place
    return _place_behind_names(scene, token)


def _place_behind_names(scene: Scene, token: Token) -> Place | None:
    """The place that a parser hangs on one of the names behind the act: "met A of Japan and B of Korea in Seoul"."""
    for prep in scene.parse.tokens[token.i + 1 : scene.parse.sentence_of(token).last]:
        if prep.lower in PLACE_PREPOSITIONS and prep.dep == "prep" and not _is_post(prep.head):
            if _above_names(prep.head) is not token:
                continue
            for noun in children(prep, "pobj"):
                if (place := _place(scene, noun)) is not None:
                    return place
    return None


def _above_names(token: Token) -> Token:
    while not token.is_root and (token.pos == "ADP" or _is_name(token)):
        token = token.head
    return token


def _is_post(token: Token) -> bool:
    """Whether "in Moscow" behind a name tells where somebody serves ("the Embassy in Moscow")."""
    return token.lemma in {"ambassador", "bureau", "consulate", "embassy", "mission", "office", "representative"}


def _in_sentence(scene: Scene, token: Token) -> list[TimeExpression]:
    sentence = scene.parse.sentence_of(token)
    first = bisect_left(scene.times, sentence.first, key=lambda t: t.first)
    last = bisect_left(scene.times, sentence.last, lo=first, key=lambda t: t.first)
    return [t for t in scene.times[first:last] if t.last <= sentence.last]


def _is_bound(scene: Scene, time: TimeExpression) -> bool:
    """Whether a time only bounds the act: "since 2018", "until Monday"."""
    head = _outer(scene, time).head
    return head.lower in OTHER_TIME and head.pos in {"ADP", "SCONJ", "ADV", "VERB"} and head.i < time.first


def _rank(scene: Scene, token: Token, time: TimeExpression) -> int | None:
    """0 if the expression hangs on the act itself, 1 on a verb that it completes, 2 in its clause; None elsewhere."""
    if time.first <= token.i < time.last:
        return None
    holder = _holder(scene, time)
    if holder is token:
        return 0
    for above, from_here in _holders(token):
        if holder is above and time.first > from_here:
            return 1
    if token.pos not in VERBAL:
        return 1 if _trails(scene, token, time) else None
    nominal = holder.pos in NOMINAL and holder.pos != "PROPN" and not holder.entity
    if not nominal and clause_verb(holder) is token:
        return 2
    shares = token.dep == "conj" and not any(c.dep in SUBJECTS for c in token.children)
    return 3 if shares and holder is token.head and time.first < token.i else None


def _trails(scene: Scene, token: Token, time: TimeExpression) -> bool:
    """Whether "earlier this week", "last month" stands right behind a noun's phrase: "his visit to Oslo last week".

    A parser hangs it on the verb of the sentence, but what is told as a topic ("discussed the visit") has the time.
    """
    behind = scene.parse.tokens[time.first].lower in {"earlier", "last"}
    return behind and token.dep in {"dobj", "pobj"} and max(t.i for t in subtree(token)) + 1 == time.first


def _holder(scene: Scene, time: TimeExpression) -> Token:
    """The word that a time expression hangs on, through its prepositions and the names that a parser hangs it on."""
    above = _outer(scene, time).head
    while not above.is_root and (above.pos in {"ADP", "SCONJ", "ADV", "PART"} or _is_name(above)):
        above = above.head
    return above


def _outer(scene: Scene, time: TimeExpression) -> Token:
    """The word of a time expression that hangs on the rest of the sentence."""
    inside = scene.parse.tokens[time.first : time.last]
    return next((t for t in inside if t.is_root or not time.first <= t.head.i < time.last), inside[0])


def _is_name(token: Token) -> bool:
    return token.pos == "PROPN" or token.entity in NAME_LABELS


def _holders(token: Token) -> tuple[tuple[Token, int], ...]:
    """The act and the words that carry its complements, each with the index behind which they must stand.

    Verbs of occurrence above a noun ("held talks") and below it ("the talks held in"), the object of a light verb, the
    verb for which a noun is the setting ("agreed at the meeting"), and the verb above an infinitive (only for what
    follows the infinitive: "agreed on Monday to meet" is another Monday).
    """
    found = [(token, -1)]
    if token.pos in VERBAL and token.lemma in OCCURRENCE:
        found += [(noun, -1) for noun in _act_nouns(token)]
    elif token.pos not in VERBAL:
        found += [(verb, -1) for verb in children(token, "acl", "relcl") if verb.lemma in OCCURRENCE]
    return (*found, *_above(token))


def _act_nouns(verb: Token) -> Iterator[Token]:
    """The object of a light verb, and what is "of" it: "held a round of talks"."""
    for noun in children(verb, "dobj", "nsubjpass"):
        yield noun
        for of in children(noun, "prep"):
            if of.lower == "of":
                yield from children(of, "pobj")


def _above(token: Token) -> Iterator[tuple[Token, int]]:
    below = token
    for above in ancestors(token):
        if below.pos in VERBAL:
            if not _is_infinitive(below):
                return
            verb = clause_verb(above)
            if verb.pos in VERBAL:
                yield verb, token.i
            if verb is not above:
                return
        elif above.pos in VERBAL:
            if above.lemma not in OCCURRENCE or below.dep not in {"dobj", "nsubj", "nsubjpass", "attr", "prep"}:
                return
            yield from _carriers(above, below)
            if above.dep != "xcomp":
                return
        elif below.dep == "pobj" and above.lower in SETTING_PREPOSITIONS and above.head.pos in VERBAL:
            yield above.head, -1
            return
        elif below.dep not in {"conj", "prep", "pobj"} or (below.dep == "pobj" and above.lower != "of"):
            return
        below = above


def _is_infinitive(verb: Token) -> bool:
    """An infinitive of plan or purpose: "plans to meet", "led a delegation to meet"."""
    return verb.dep == "xcomp" or (verb.dep in {"acl", "advcl"} and any(c.lower == "to" for c in children(verb, "aux")))


def _carriers(verb: Token, noun: Token) -> Iterator[tuple[Token, int]]:
    """A verb of occurrence, what is coordinated with it, and what completes it ("are to be held")."""
    for each in conjuncts(verb):
        if each is verb or each.lemma in OCCURRENCE:
            yield each, -1
    if verb.lemma == "be" or noun.dep == "nsubj":
        yield from ((c, -1) for c in children(verb, "xcomp") if c.lemma in OCCURRENCE)


def _is_length_of(scene: Scene, token: Token, time: TimeExpression) -> bool:
    outer, holder = _outer(scene, time), _holder(scene, time)
    if outer.head is token or any(holder is each for each, _ in _holders(token)):
        return True
    if token.dep == "pobj" and token.head.lower == "of" and time.first <= token.head.head.i < time.last:
        return True
    if any(child.dep == "dobj" and time.first <= child.i < time.last for child in token.children):
        return True
    if holder.pos not in VERBAL or holder.lemma not in LENGTH_VERBS:
        return False
    return token.pos not in VERBAL and subject(holder) is token


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
    """The nouns that may name where an act took place, the most likely first."""
    if holder.lemma in VISITED:
        yield from children(holder, "dobj")
    preps = [c for c in holder.children if c.dep in {"prep", "advmod"} and c.pos == "ADP"]
    names = [c for c in holder.children if c.dep in {"dobj", "nsubj"} and _is_name(c) and c.i > holder.i]
    names += [n for p in preps for n in children(p, "pobj") if _is_name(n) and n.entity not in PLACE_LABELS]
    preps += [p for name in names for p in children(name, "prep")]
    for prep in preps:
        goal = prep.lower in GOALS and holder.lemma in MOTION
        if goal or prep.lower in PLACE_PREPOSITIONS:
            yield from children(prep, "pobj")
    for prep in preps:
        if prep.lower in SETTING_PREPOSITIONS:
            yield from _setting(prep)


def _setting(prep: Token) -> Iterator[Token]:
    """The place of the occasion: "at a conference in Munich", "on the sidelines of the summit in Delhi"."""
    waiting = [noun for noun in children(prep, "pobj") if noun.pos in NOMINAL]
    for _ in range(3):
        below = [p for noun in waiting for p in children(noun, "prep")]
        for inner in below:
            if inner.lower in PLACE_PREPOSITIONS:
                yield from children(inner, "pobj")
        waiting = [noun for p in below if p.lower == "of" for noun in children(p, "pobj")]


def _place(scene: Scene, noun: Token) -> Place | None:
    mention = scene.cast.headed_by(noun) or scene.cast.covering(noun)
    entity = _entity(scene, noun)
    if entity is not None and entity.label in PLACE_LABELS and not _is_people(mention):
        span = scene.parse.span(scene.parse.tokens[entity.first : entity.last])
    elif mention is not None and (mention.is_place or mention.form == "state"):
        span = mention.span
    else:
        return None
    name = span.text.removeprefix("the ").removeprefix("The ")
    return Place(name=name, state=_place_state(scene, noun, mention, entity, name), span=span)


def _entity(scene: Scene, noun: Token) -> Entity | None:
    entities = scene.parse.entities
    at = bisect_right(entities, noun.i, key=lambda e: e.first) - 1
    return entities[at] if at >= 0 and noun.i < entities[at].last else None


def _is_people(mention: Mention | None) -> bool:
    """Whether the words name people after all, whatever the parser's model thinks ("Mr. Lavrov" as a place)."""
    return mention is not None and mention.form in {"role", "group", "pronoun"}


def _place_state(scene: Scene, noun: Token, mention: Mention | None, entity: Entity | None, name: str) -> str | None:
    if mention is not None and mention.states and not _is_people(mention):
        return mention.states[0]
    last = entity.last if entity is not None else noun.i + 1
    tokens = scene.parse.tokens
    if last + 1 < len(tokens) and tokens[last].text == "," and tokens[last + 1].sentence == noun.sentence:
        behind = scene.cast.covering(tokens[last + 1])
        if behind is not None and behind.form == "state" and len(behind.states) == 1:
            return behind.states[0]
    return _cities().get(name)


@lru_cache(maxsize=1)
def _cities() -> Mapping[str, str]:
    """City to state: `facts/cities.tsv`."""
    return {row[0]: row[1] for row in read_rows(BUILT_IN / "cities.tsv", ("city", "state"))}
