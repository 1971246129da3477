"""Lists in prose: where the words of a content fall into members ("A, B and C")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from communique.parse import Token
from communique.syntax import VERBAL, ancestors

LIST_PREPOSITIONS = frozenset({"on", "about", "through", "with", "regarding"})
_REPEATED = LIST_PREPOSITIONS | {"of", "to", "for"}
_FILLERS = frozenset({"and", ",", "as", "well", "or", "also", "both", "finally", "additionally", "then"})
_BEFORE_NOUN = frozenset({"amod", "compound", "nmod", "poss", "det", "nummod", "npadvmod", "quantmod"})
_NO_MEMBER = frozenset(
    {"rather", "not", "instead", "including", "include", "especially", "particularly", "notably", "namely", "given",
     "primarily", "above", "based"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Joint:
    """A comma or "and" in a run of words: what stands before it, what behind, and what is known of the run.

    `listed`: the run has several joints, or the text announces a list ("including"). `started`: a member was split
    off before. `last`: no further joint follows.
    """

    before: tuple[Token, ...]
    behind: tuple[Token, ...]
    listed: bool
    started: bool
    last: bool


def members(tokens: tuple[Token, ...], *, announced: bool = False) -> Iterator[tuple[Token, ...]]:
    """The members of a list in text order; a run that is no list comes back whole.

    `announced`: the words before say that a list follows ("including"), so that even two nouns are two members.
    """
    if not tokens:
        return
    places = _joints(tokens)
    start, started = 0, False
    for place, begin in places:
        joint = Joint(
            before=tokens[:place],
            behind=tokens[begin:],
            listed=announced or len(places) > 1,
            started=started,
            last=(place, begin) == places[-1],
        )
        if _parts(joint, tokens):
            yield tokens[start:place]
            start, started = begin + _repeats_preposition(joint), True
    yield tokens[start:]


def _repeats_preposition(joint: Joint) -> bool:
    return joint.behind[0].pos == "ADP" and len(joint.behind) > 1


def _joints(tokens: tuple[Token, ...]) -> list[tuple[int, int]]:
    """The commas and "and"s of a run: where each stands, and where the words behind it begin."""
    found: list[tuple[int, int]] = []
    n = 1
    while n < len(tokens) - 1:
        if tokens[n].lower in {",", "and", "as", "or", "–"} and not _is_as(tokens, n):
            begin = n + 1
            while begin < len(tokens) - 1 and tokens[begin].lower in _FILLERS:
                begin += 1
            found.append((n, begin))
            n = begin
        n += 1
    return found


def _is_as(tokens: tuple[Token, ...], n: int) -> bool:
    """A bare "as", not the first word of "as well as"."""
    return tokens[n].lower == "as" and not (n + 2 < len(tokens) and tokens[n + 1].lower == "well")


def _kind_of(tokens: Sequence[Token]) -> str:
    """What a run begins with: `to` (a verb in its plain form), `ing`, or `noun`."""
    for token in tokens[:4]:
        if token.tag == "VB":
            return "to"
        if token.tag == "VBG" and token.dep not in {"amod", "compound"}:
            return "ing"
        if token.dep not in {"advmod", "neg"} and token.tag not in {"RB", "TO"}:
            break
    return "noun"


def _parts(joint: Joint, tokens: Sequence[Token]) -> bool:
    """Whether a joint parts two members of a list."""
    first = joint.behind[0]
    if first.lower in _NO_MEMBER or first.tag in {"WDT", "WP", "WRB", "MD", "WP$"} or _dangles(joint):
        return False
    if (first.tag == "RB" and first.dep == "conj") or (first.tag == "VBN" and first.dep == "acl"):
        return False
    if first.pos == "ADP" and first.tag == "IN":
        return first.lower in _REPEATED and first.dep == "conj"
    kind, begins = _kind_of(tokens), _kind_of(joint.behind)
    if kind == "noun":
        return begins != "to" and _parts_nouns(joint)
    return _parts_verbs(joint, kind, begins)


def _dangles(joint: Joint) -> bool:
    """Whether the run would end in a word that belongs to a noun behind the joint ("free *and* open seas")."""
    behind = {t.i for t in joint.behind}
    last = joint.before[-1]
    chain = [last, *(a for a in ancestors(last) if a.i <= last.i)]
    return any(t.dep in _BEFORE_NOUN and t.head.i in behind for t in chain)


def _parts_verbs(joint: Joint, kind: str, begins: str) -> bool:
    """A further verb with an object of its own; a verb that shares the object ("deepen and expand ties") is none."""
    top = head_of(joint.behind)
    noun_for_verb = kind == "ing" and begins == "noun" and _first_of_chain(top) is head_of(joint.before)
    mistagged = begins == "noun" and top.dep in {"advcl", "xcomp", "ccomp"} and top.i == joint.behind[0].i
    if begins != kind and not noun_for_verb and not mistagged:
        return False
    verb = next((t for t in reversed(joint.before) if t.tag in {"VB", "VBG"}), None)
    return verb is None or (len(joint.before) > 1 and joint.before[-1] is not verb)


def _parts_nouns(joint: Joint) -> bool:
    top = _top_noun(joint.behind)
    if top is None:
        return False
    first = _first_of_chain(top)
    inside = {t.i for t in joint.before}
    if first.i not in inside:
        return top.dep != "appos" or joint.listed
    if top.dep == "appos" or first.dep == "appos":
        return joint.listed and not (first.pos == "PROPN" and top.pos == "NOUN")
    nested = _nesting(first, inside)
    if nested == "verb":
        return False
    if nested == "phrase":
        return joint.started and joint.last and _is_heavy(top) and "PROPN" not in {first.pos, top.pos}
    return joint.listed or _are_two(first, top)


def _are_two(first: Token, second: Token) -> bool:
    """Two nouns are two things if each has words of its own ("peace and stability", "risk and safety" are one)."""
    if any(c.dep == "poss" for c in first.children) and not any(
        c.dep in {"poss", "det"} or (c.dep == "acl" and c.i > second.i) for c in second.children
    ):
        return False  # one possessor for both: "Toru's courses and provocative actions"
    if any(c.dep == "det" for c in second.children) and not any(c.dep == "det" for c in first.children):
        return True
    return _is_heavy(first) and (_is_heavy(second) or second.tag == "VBG")


def _is_heavy(noun: Token) -> bool:
    """A noun with words of its own before it, or a name: it can stand as an item by itself."""
    if noun.pos == "PROPN" or any(c.dep in _BEFORE_NOUN and c.i < noun.i for c in noun.children):
        return True
    return any(c.dep == "acl" or (c.dep == "prep" and c.lower == "of") for c in noun.children)


def head_of(tokens: Sequence[Token]) -> Token:
    """The word of a run on which the others hang: the first whose head stands outside, names and verbs first."""
    inside = {t.i for t in tokens}
    tops = [t for t in tokens if t.is_root or t.head.i not in inside]
    telling = [t for t in tops if t.pos in {"NOUN", "PROPN", "VERB", "PRON", "NUM", "AUX"} and t.tag != "TO"]
    return next(iter(telling or tops or tokens))


def _top_noun(chunk: Sequence[Token]) -> Token | None:
    """The head of the first phrase of a chunk."""
    inside = {t.i for t in chunk}
    for token in chunk:
        if (token.is_root or token.head.i not in inside) and token.pos not in {"PUNCT", "CCONJ", "ADP", "ADV"}:
            return token
    return None


def _first_of_chain(token: Token) -> Token:
    while token.dep in {"conj", "appos"} and not token.is_root:
        token = token.head
    return token


def _nesting(first: Token, inside: set[int]) -> str:
    """What lies between the first member of a coordination and the head of the run: nothing, a phrase or a verb."""
    found = ""
    for above in ancestors(first):
        if above.i not in inside:
            break
        if above.pos in VERBAL:
            return "verb"
        found = "phrase"
    return found
