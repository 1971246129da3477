"""From the head of a content to its items: light heads taken off, lists split, trailing clauses cut."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from communique.parse import Token
from communique.points.rules import PointRules
from communique.syntax import NOMINAL, VERBAL, ancestors, children, subtree

_LIST_OPENERS = frozenset({"including", "include"})
_CUT = frozenset({"cc", "preconj"})
_LIGHT_PREPOSITIONS = (
    "of", "for", "to", "toward", "towards", "in", "on", "about", "over", "regarding", "concerning", "behind", "with",
    "within", "around",
)  # fmt: skip
_MANNER_MARKS = frozenset({"while", "as", "after", "before", "when", "since", "although", "though", "because"})
_MOST_STEPS = 8


@dataclass(frozen=True, slots=True)
class Item:
    """One thing said: its head and its tokens in text order (without a gap). `peeled` are the light nouns above."""

    head: Token
    tokens: tuple[Token, ...]
    peeled: tuple[str, ...] = ()


def items_of(
    heads: Iterable[Token], rules: PointRules, *, whole: bool = False, cue: Token | None = None,
    leave: Iterable[str] = (),
) -> tuple[Item, ...]:
    """The items of some heads of contents in text order. `whole`: lists are split, but no noun is taken off.

    The last item takes in the phrases right behind it that the parser hung on `cue`, but for prepositions in `leave`.
    """
    found: list[Item] = []
    for head in heads:
        for member, end in _members(head):
            found.extend(_item(member, end, rules, (), whole))
    if found and cue is not None:
        found[-1] = _grown(found[-1], cue, frozenset(leave), rules)
    return tuple(item for item in found if not _is_setting(item.head, rules))


def _is_setting(head: Token, rules: PointRules) -> bool:
    """A day or an occasion ("on Sunday", "on the sidelines") is no content."""
    return rules.has("setting", head.lemma) or (head.entity in {"DATE", "TIME"} and head.pos in NOMINAL)


def _grown(item: Item, cue: Token, leave: frozenset[str], rules: PointRules) -> Item:
    """An item with the phrases directly behind it: the parser hangs half of them on the verb of speech."""
    tokens = list(item.tokens)
    owners = {cue.i, *(a.i for a in ancestors(item.head))}
    for _ in range(_MOST_STEPS):
        follower = next((c for c in _hanging(tokens[-1], owners) if _continues(c, leave, rules)), None)
        if follower is None:
            break
        tokens.extend(t for t in _without_conjuncts(follower) if t.i > tokens[-1].i)
    return Item(item.head, _trim(tokens), item.peeled)


def _hanging(last: Token, owners: set[int]) -> Iterator[Token]:
    """The phrases that begin right after a token and hang on one of the words above the item."""
    at: Token = last
    above = [at, *ancestors(at)]
    for owner in above:
        if owner.i in owners:
            yield from (c for c in owner.children if subtree(c)[0].i == last.i + 1)


def _continues(phrase: Token, leave: frozenset[str], rules: PointRules) -> bool:
    if phrase.dep in {"prep", "agent"} and phrase.lower not in leave and phrase.lower not in _MANNER_MARKS:
        inner = [c for c in phrase.children if c.dep in {"pobj", "pcomp"}]
        return bool(inner) and not any(_is_setting(c, rules) for c in inner)
    if phrase.dep in {"advcl", "xcomp", "acl"}:
        return any(c.tag == "TO" for c in phrase.children) or phrase.tag == "VBN"
    return False


def _without_conjuncts(phrase: Token) -> tuple[Token, ...]:
    """A phrase up to a coordinated one that opens a new statement."""
    return tuple(t for t in subtree(phrase, without=frozenset({"parataxis"})) if t.sentence == phrase.sentence)


def _members(head: Token) -> list[tuple[Token, int]]:
    """The members of a coordination that are items of their own, each with the index where it must end."""
    chain = [head, *_conjuncts(head)]
    members = [head]
    for left, right in zip(chain, chain[1:], strict=False):
        if _parts(left, right, len(chain)):
            members.append(right)
    ends = [_start_of(nxt) for nxt in members[1:]] + [max(t.i for t in subtree(head)) + 1]
    last = members[-1]
    ends[-1] = max(t.i for t in subtree(last)) + 1
    return list(zip(members, ends, strict=True))


def _conjuncts(head: Token) -> list[Token]:
    found: list[Token] = []
    waiting = [head]
    while waiting:
        for child in waiting.pop(0).children:
            if child.dep == "conj" and child.i > head.i and _like(child, head):
                found.append(child)
                waiting.append(child)
    return sorted(found, key=lambda t: t.i)


def _like(one: Token, other: Token) -> bool:
    return (one.pos in VERBAL) == (other.pos in VERBAL) or one.tag == "VBG" or other.tag == "VBG"


def _parts(left: Token, right: Token, length: int) -> bool:
    """Whether two coordinated words are two items, not one ("peace and stability", "risk and safety")."""
    if left.pos in VERBAL and right.pos in VERBAL:
        return _has_complement(left) or length > 2
    if length > 2 or right.tag == "VBG":
        return True
    return _is_heavy(left) and _is_heavy(right)


def _has_complement(verb: Token) -> bool:
    return any(c.dep in {"dobj", "prep", "xcomp", "ccomp", "acomp", "advmod", "attr", "prt"} for c in verb.children)


def _is_heavy(noun: Token) -> bool:
    """A noun with words of its own before it, or a name: it can stand as an item by itself."""
    if noun.pos == "PROPN":
        return True
    return any(c.dep in {"det", "poss", "amod", "compound", "nummod", "nmod"} and c.i < noun.i for c in noun.children)


def _start_of(member: Token) -> int:
    """The first token of a coordinated member: what comes before it ends there."""
    return min(t.i for t in subtree(member) if t.sentence == member.sentence)


def _item(head: Token, end: int, rules: PointRules, peeled: tuple[str, ...], whole: bool) -> Iterator[Item]:
    tokens = _body(head, end)
    listed = list(_listed(head, end))
    if listed:
        tokens = tuple(t for t in tokens if t.i < listed[0][1])
    inner = () if whole else _inside(head, rules)
    if inner and len(peeled) < _MOST_STEPS:
        for below in inner:
            for member, stop in _members(below):
                yield from _item(member, min(stop, end), rules, (*peeled, head.lemma), whole)
    elif tokens and not (_is_vague(head, rules) and (listed or not _says_more(head))):
        yield Item(head, _trim(tokens), peeled)
    for opened, _ in listed if len(peeled) < _MOST_STEPS else ():
        for member, stop in _members(opened):
            yield from _item(member, min(stop, end), rules, (*peeled, "including"), whole)


def _body(head: Token, end: int) -> tuple[Token, ...]:
    """The tokens of one item: its subtree up to `end`, without coordinated items, trailing clauses and marks."""
    kept: list[Token] = []
    waiting = [head]
    while waiting:
        token = waiting.pop()
        kept.append(token)
        waiting.extend(c for c in token.children if not _is_loose(c, head))
    start = _start_of_infinitive(head)
    ordered = sorted(t for t in {t.i for t in kept} if start <= t < end)
    by_index = {t.i: t for t in kept}
    return _unbroken([by_index[i] for i in ordered], head)


def _start_of_infinitive(head: Token) -> int:
    """Where "Toru *to* release them" begins to tell what is asked; "not" before "to" stays."""
    to = next((c for c in head.children if c.tag == "TO"), None)
    if to is None:
        return 0
    refused = next((c for c in head.children if c.dep == "neg" and c.i == to.i - 1), to)
    return refused.i


def _is_loose(child: Token, head: Token) -> bool:
    """What hangs on an item without belonging to it."""
    if child.dep in {"mark"} and child.head is head and child.lower in {"that", "for"}:
        return True
    if child.dep == "aux" and child.tag == "TO" and child.head is head:
        return True
    if child.dep == "relcl" and _after_comma(child) and child.head is head:
        return True
    if child.dep == "advcl" and child.head is head and _after_comma(child) and child.i > head.i:
        return True
    if child.dep == "parataxis" and child.head is head:
        return True
    return False


def _after_comma(clause: Token) -> bool:
    tokens = subtree(clause)
    first = tokens[0]
    return any(c.lower in {",", "-", "–", "—"} and c.i == first.i - 1 for c in clause.head.children)


def _unbroken(tokens: Sequence[Token], head: Token) -> tuple[Token, ...]:
    """The run of tokens around the head; a hole of marks only, or of one adverb, does not break it."""
    at = next((n for n, t in enumerate(tokens) if t is head), None)
    if at is None:
        return ()
    first = at
    while first > 0 and tokens[first].i - tokens[first - 1].i <= 2:
        first -= 1
    last = at
    while last + 1 < len(tokens) and tokens[last + 1].i - tokens[last].i <= 2:
        last += 1
    return tuple(tokens[first : last + 1])


def _trim(tokens: Sequence[Token]) -> tuple[Token, ...]:
    kept = list(tokens)
    while kept and (kept[-1].pos == "PUNCT" and kept[-1].lower not in {")", "”", '"'} or kept[-1].dep in _CUT):
        kept.pop()
    while kept and (kept[0].pos == "PUNCT" or kept[0].dep in _CUT or kept[0].tag == "TO"):
        kept.pop(0)
    return tuple(kept)


def _listed(head: Token, end: int) -> Iterator[tuple[Token, int]]:
    """What follows "including" or "such as": the first listed head, and where its opener stands."""
    for child in sorted(subtree(head), key=lambda t: t.i):
        if child.i >= end or child.i <= head.i:
            continue
        if child.dep == "appos" and _after_colon(child):
            yield child, child.i - 1
            return
        if child.lower in _LIST_OPENERS and child.dep in {"prep", "acl", "advcl", "pcomp", "conj", "xcomp"}:
            for opened in _opened(child):
                yield opened, child.i
                return


def _after_colon(head: Token) -> bool:
    first = subtree(head)[0]
    return any(c.lower == ":" and c.i == first.i - 1 for c in head.head.children)


def _opened(opener: Token) -> Iterator[Token]:
    """The first item after "including"; "including in Toru" says where, and opens no list."""
    for child in opener.children:
        if child.i < opener.i:
            continue
        if child.dep in {"pobj", "dobj", "pcomp"}:
            yield child
        elif child.dep == "prep" and child.lower in {"on", "through", "about"}:
            yield from (c for c in child.children if c.dep in {"pobj", "pcomp"})


def _inside(head: Token, rules: PointRules) -> tuple[Token, ...]:
    """The heads for which a light noun stands; none if it says something itself."""
    if head.pos not in NOMINAL or not rules.has("light", head.lemma):
        return ()
    verbs = [c for c in children(head, "acl", "relcl", "advcl") if any(k.tag == "TO" for k in c.children)]
    if verbs and not any(c.dep == "case" for c in verbs):
        return (verbs[0],)
    hanging = [*children(head, "prep", "acl"), *(p for c in children(head, "acl") for p in children(c, "prep"))]
    for preposition in _LIGHT_PREPOSITIONS:
        for prep in hanging:
            if prep.lower == preposition:
                found = tuple(c for c in prep.children if c.dep in {"pobj", "pcomp"})
                if found:
                    return found[:1]
    return ()


def _is_vague(head: Token, rules: PointRules) -> bool:
    return rules.has("vague", head.lemma)


def _says_more(head: Token) -> bool:
    """Whether a vague noun is told apart by what hangs on it ("issues linked with trade")."""
    return any(c.dep in {"acl", "relcl", "compound"} for c in head.children)
