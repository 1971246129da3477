"""From the words of a content to its items: lists split, light heads taken off, what follows "including" told apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from communique.parse import Token
from communique.points.regions import is_setting, trimmed, without_setting
from communique.points.rules import PointRules
from communique.syntax import VERBAL, ancestors, subtree

_MOST_STEPS = 8
_LIGHT_PREPOSITIONS = frozenset(
    {"of", "for", "to", "toward", "towards", "in", "on", "about", "over", "regarding", "concerning", "behind",
     "around", "with", "against", "at", "pertaining"}
)  # fmt: skip
_LIST_PREPOSITIONS = frozenset({"on", "about", "through", "with", "regarding"})
_BEFORE_NOUN = frozenset({"amod", "compound", "nmod", "poss", "det", "nummod", "npadvmod", "quantmod"})
_NO_MEMBER = frozenset(
    {"rather", "not", "instead", "including", "include", "especially", "particularly", "notably", "namely", "given",
     "primarily", "above", "based"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Item:
    """One thing said: its head and its tokens in text order. `peeled` are the light nouns that stood above it."""

    head: Token
    tokens: tuple[Token, ...]
    peeled: tuple[str, ...] = ()


def items_of(tokens: Sequence[Token], rules: PointRules, *, whole: bool = False) -> tuple[Item, ...]:
    """The items of a content in text order. `whole`: one item, nothing taken off (a clause, a formula)."""
    if whole:
        kept = without_setting(trimmed(tokens), rules)
        return (Item(head_of(kept), kept),) if kept else ()
    return tuple(item for item in _items(trimmed(tokens), rules, ()) if _says_something(item, rules))


def _says_something(item: Item, rules: PointRules) -> bool:
    """No day, no occasion and no bare pronoun ("it", "each other")."""
    return not is_setting(item.head, rules) and item.head.pos != "PRON" and item.tokens[0].lower != "each"


def head_of(tokens: Sequence[Token]) -> Token:
    """The word of a run on which the others hang: the first whose head stands outside, names and verbs first."""
    inside = {t.i for t in tokens}
    tops = [t for t in tokens if t.is_root or t.head.i not in inside]
    telling = [t for t in tops if t.pos in {"NOUN", "PROPN", "VERB", "PRON", "NUM", "AUX"} and t.tag != "TO"]
    return next(iter(telling or tops or tokens))


def _items(tokens: tuple[Token, ...], rules: PointRules, peeled: tuple[str, ...]) -> Iterator[Item]:
    if not tokens or len(peeled) > _MOST_STEPS:
        return
    main, listed = _including(tokens, rules)
    for member in _split(main):
        yield from _item(trimmed(member), rules, peeled, has_list=bool(listed))
    for opened in listed:
        for member in _split(opened):
            yield from _item(trimmed(_without_preposition(member)), rules, (*peeled, "including"), has_list=False)


def _item(
    tokens: tuple[Token, ...], rules: PointRules, peeled: tuple[str, ...], *, has_list: bool
) -> Iterator[Item]:
    if not tokens:
        return
    head = head_of(tokens)
    inner = _inside(tokens, head, rules)
    if inner:
        yield from _items(inner, rules, (*peeled, head.lemma))
        return
    kept = without_setting(_without_relative(tokens, head), rules)
    if kept and not (rules.has("vague", head.lemma) and (has_list or not _says_more(head))):
        yield Item(head, kept, peeled)


def _including(
    tokens: tuple[Token, ...], rules: PointRules
) -> tuple[tuple[Token, ...], tuple[tuple[Token, ...], ...]]:
    """What stands before "including" (or a colon), and the lists behind it."""
    for n, token in enumerate(tokens):
        if n == 0 or n + 1 >= len(tokens):
            continue
        opens = token.lower == "including" or (token.lower == "primarily" and tokens[n - 1].lower == ",")
        colon = token.lower == ":"
        if opens and tokens[n - 1].lower not in {",", "–", "—", "("} and not _is_thin(head_of(tokens[:n]), rules):
            continue
        such = token.lower == "such" and tokens[n + 1].lower == "as" and _is_thin(head_of(tokens[:n]), rules)
        if colon or such or (opens and _opens_list(tokens[n + 1])):
            behind = tokens[n + 2 :] if such else tokens[n + 1 :]
            return trimmed(tokens[:n]), (trimmed(_without_preposition(behind)),)
    return tokens, ()


def _is_thin(head: Token, rules: PointRules) -> bool:
    return rules.has("vague", head.lemma) or rules.has("light", head.lemma)


def _opens_list(token: Token) -> bool:
    """ "Including in Toru" or "including by Toru" says where or who, and opens no list."""
    if token.tag not in {"IN", "RP", "TO"} and token.pos != "ADP":
        return token.lower not in {"as", "when", "where"}
    if token.lower not in _LIST_PREPOSITIONS:
        return False
    inner = next((c for c in token.children if c.dep in {"pobj", "pcomp"}), None)
    return inner is not None and inner.pos != "PROPN" and inner.entity not in {"GPE", "NORP"}


def _without_preposition(tokens: Sequence[Token]) -> tuple[Token, ...]:
    tokens = trimmed(tokens)
    return tokens[1:] if len(tokens) > 1 and tokens[0].lower in _LIST_PREPOSITIONS else tokens


def _inside(tokens: tuple[Token, ...], head: Token, rules: PointRules) -> tuple[Token, ...]:
    """What a light noun stands for: the words behind "of", "to" and the like; nothing if it says something itself."""
    if head.pos not in {"NOUN", "PROPN", "ADJ", "PRON", "NUM"} or not rules.has("light", head.lemma):
        return ()
    behind = [t for t in tokens if t.i > head.i]
    for n, token in enumerate(behind[:3]):
        if token.lower in _LIGHT_PREPOSITIONS or token.tag == "TO":
            if n > 0 and token.lower not in {"to", "with", "of"}:
                break
            rest = tuple(behind[n + 1 :])
            own_subject = token.lower == "for" and any(t.tag == "TO" for t in rest[:8])
            return _from_infinitive(rest) if own_subject else rest
        if token.tag not in {"VBN", "VBG", "VBD", "RB"}:
            break
    return _behind_participle(behind)


def _behind_participle(behind: Sequence[Token]) -> tuple[Token, ...]:
    """ "The issues raised by the envoys *regarding* food"."""
    for n, token in enumerate(behind):
        if token.lower in {"regarding", "concerning", "pertaining"}:
            return tuple(t for t in behind[n + 1 :] if t.lower != "to" or t.i > token.i + 1)
    return ()


def _from_infinitive(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """ "For Toru to open the port": what is to be done."""
    return next((tokens[n + 1 :] for n, t in enumerate(tokens) if t.tag == "TO"), tokens)


def _without_relative(tokens: tuple[Token, ...], head: Token) -> tuple[Token, ...]:
    """Without a clause that only adds something behind a comma (", which ...", ", building on ...")."""
    for n, token in enumerate(tokens):
        if n == 0 or tokens[n - 1].lower not in {",", "–", "—"} or token.i < head.i:
            continue
        if token.tag in {"WDT", "WP", "WP$", "WRB"} or (token.tag == "VBG" and token.dep in {"advcl", "acl"}):
            return trimmed(tokens[: n - 1])
        if token.tag == "VBN" and token.dep in {"acl", "advcl"}:
            return trimmed(tokens[: n - 1])
    return tokens


def _says_more(head: Token) -> bool:
    """Whether a vague noun is told apart by what hangs on it ("issues linked with trade")."""
    return any(c.dep in {"acl", "relcl", "compound"} or (c.dep == "amod" and c.lemma == "key") for c in head.children)


def _split(tokens: tuple[Token, ...]) -> Iterator[tuple[Token, ...]]:
    """The members of a list; a run that is no list comes back whole."""
    if not tokens:
        return
    start = 0
    for joint, begin in _cuts(tokens):
        yield tokens[start:joint]
        start = begin + (tokens[begin].pos == "ADP" and begin + 1 < len(tokens))
    yield tokens[start:]


def _cuts(tokens: tuple[Token, ...]) -> list[tuple[int, int]]:
    """Where a new member begins: indexes into `tokens` of the joint (comma, "and") and of the word behind it."""
    joints = _joints(tokens)
    if not joints:
        return []
    kind = _kind_of(tokens)
    cuts: list[tuple[int, int]] = []
    for order, (joint, begin) in enumerate(joints):
        last = order == len(joints) - 1
        if _is_member(tokens, joint, begin, kind, bool(cuts), last, joints):
            cuts.append((joint, begin))
    return cuts


def _joints(tokens: tuple[Token, ...]) -> list[tuple[int, int]]:
    """The commas and "and"s of a run: where each stands, and where the words behind it begin."""
    found: list[tuple[int, int]] = []
    n = 1
    while n < len(tokens) - 1:
        if tokens[n].lower in {",", "and", "as", "or", "–"} and not _is_as(tokens, n):
            begin = n + 1
            while begin < len(tokens) - 1 and tokens[begin].lower in {"and", ",", "as", "well", "or", "also", "both"}:
                begin += 1
            found.append((n, begin))
            n = begin
        n += 1
    return found


def _is_as(tokens: tuple[Token, ...], n: int) -> bool:
    return tokens[n].lower == "as" and not (n + 2 < len(tokens) and tokens[n + 1].lower == "well")


def _kind_of(tokens: Sequence[Token]) -> str:
    """What a run begins with: `to` (a verb in its plain form), `ing`, or `noun`."""
    for token in tokens[:4]:
        if token.tag == "VB":
            return "to"
        if token.tag == "VBG" and token.dep not in {"amod", "compound"}:
            return "ing"
        if token.dep in {"advmod", "neg"} or token.tag in {"RB", "TO"}:
            continue
        break
    return "noun"


def _is_member(
    tokens: tuple[Token, ...],
    joint: int,
    begin: int,
    kind: str,
    started: bool,
    last: bool,
    joints: Sequence[tuple[int, int]],
) -> bool:
    chunk = tokens[begin:]
    first = chunk[0]
    if first.lower in _NO_MEMBER or _dangles(tokens[:joint], behind_joint=chunk):
        return False
    if first.tag in {"WDT", "WP", "WRB", "MD", "WP$"}:
        return False
    if first.pos == "ADP" and first.tag == "IN":
        return first.lower in _LIST_PREPOSITIONS | {"of", "to", "for"} and first.dep == "conj"
    begins = _kind_of(chunk)
    if kind in {"to", "ing"}:
        return _joins_verbs(tokens[:joint], chunk, kind, begins)
    if begins == "to":
        return False
    return _joins_nouns(tokens[:joint], chunk, started, last, len(joints))


def _dangles(before: Sequence[Token], behind_joint: Sequence[Token]) -> bool:
    """Whether the run would end in a word that belongs to a noun behind the joint ("free *and* open seas")."""
    behind = {t.i for t in behind_joint}
    last = before[-1]
    chain = [last, *(a for a in ancestors(last) if a.i <= last.i)]
    return any(t.dep in _BEFORE_NOUN and t.head.i in behind for t in chain)


def _joins_verbs(before: Sequence[Token], chunk: Sequence[Token], kind: str, begins: str) -> bool:
    """A further verb with an object of its own; a verb that shares the object ("deepen and expand ties") is none."""
    top = head_of(chunk)
    noun_for_verb = kind == "ing" and begins == "noun" and _first_of_chain(top) is head_of(before)
    mistagged = begins == "noun" and top.dep in {"advcl", "xcomp", "ccomp"} and top.i == chunk[0].i
    if begins != kind and not noun_for_verb and not mistagged:
        return False
    verb = next((t for t in reversed(before) if t.tag in {"VB", "VBG"}), None)
    return verb is None or (len(before) > 1 and before[-1] is not verb)


def _joins_nouns(before: Sequence[Token], chunk: Sequence[Token], started: bool, last: bool, joints: int) -> bool:
    top = _top_noun(chunk)
    if top is None:
        return False
    first = _first_of_chain(top)
    inside = {t.i for t in before}
    if first.i not in inside:
        return top.dep != "appos" or joints > 1
    if top.dep == "appos" or first.dep == "appos":
        return joints > 1
    nested = _nesting(first, inside)
    if nested == "verb":
        return False
    if nested == "phrase":
        return started and last and _is_heavy(top) and "PROPN" not in {first.pos, top.pos}
    if joints > 1:
        return True
    if _shares_owner(first, top) and not any(c.dep == "acl" for c in top.children):
        return False
    return (_is_heavy(first) or first.pos == "PROPN") and (_is_heavy(top) or top.tag == "VBG")


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
    token = first
    for above in ancestors(first):
        if above.i not in inside:
            break
        if above.pos in VERBAL:
            return "verb"
        found = "phrase"
        token = above
    return found if token is not first else ""


def _is_heavy(noun: Token) -> bool:
    """A noun with words of its own before it, or a name: it can stand as an item by itself."""
    if noun.pos == "PROPN":
        return True
    if any(c.dep in _BEFORE_NOUN and c.i < noun.i for c in noun.children):
        return True
    return any(c.dep == "acl" or (c.dep == "prep" and c.lower == "of") for c in noun.children)


def _shares_owner(first: Token, second: Token) -> bool:
    """ "Toru's courses and provocative actions": one possessor for both."""
    return any(c.dep == "poss" for c in first.children) and not any(c.dep in {"poss", "det"} for c in second.children)
