"""From the words of a content to its items: lists split, light heads taken off, what follows "including" told apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from communique.parse import Token
from communique.points.lists import LIST_PREPOSITIONS, head_of, members
from communique.points.regions import is_setting, trimmed, without_setting
from communique.points.rules import PointRules

_MOST_STEPS = 8
_LIGHT_PREPOSITIONS = frozenset(
    {"of", "for", "to", "toward", "towards", "in", "on", "about", "over", "regarding", "concerning", "behind",
     "around", "with", "against", "pertaining"}
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


def _items(tokens: tuple[Token, ...], rules: PointRules, peeled: tuple[str, ...]) -> Iterator[Item]:
    if not tokens or len(peeled) > _MOST_STEPS:
        return
    main, listed = _including(tokens, rules)
    for member in members(main):
        yield from _item(trimmed(member), rules, peeled, has_list=bool(listed))
    for opened in listed:
        for member in members(opened, announced=True):
            yield from _item(trimmed(_without_preposition(member)), rules, (*peeled, "including"), has_list=False)


def _item(tokens: tuple[Token, ...], rules: PointRules, peeled: tuple[str, ...], *, has_list: bool) -> Iterator[Item]:
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


def _including(tokens: tuple[Token, ...], rules: PointRules) -> tuple[tuple[Token, ...], tuple[tuple[Token, ...], ...]]:
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
    if token.lower not in LIST_PREPOSITIONS:
        return False
    inner = next((c for c in token.children if c.dep in {"pobj", "pcomp"}), None)
    return inner is not None and inner.pos != "PROPN" and inner.entity not in {"GPE", "NORP"}


def _without_preposition(tokens: Sequence[Token]) -> tuple[Token, ...]:
    tokens = trimmed(tokens)
    return tokens[1:] if len(tokens) > 1 and tokens[0].lower in LIST_PREPOSITIONS else tokens


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
        if token.tag == "DT" and token.head.dep == "appos" and token.head.head is head and head.pos == "PROPN":
            return trimmed(tokens[: n - 1])
        if token.tag == "VBN" and token.dep in {"acl", "advcl"}:
            return trimmed(tokens[: n - 1])
    return tokens


def _says_more(head: Token) -> bool:
    """Whether a vague noun is told apart by what hangs on it ("issues linked with trade")."""
    return any(c.dep in {"acl", "relcl", "compound"} or (c.dep == "amod" and c.lemma == "key") for c in head.children)
