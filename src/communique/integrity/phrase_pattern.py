"""The small language in which the phrase table says where a phrase is a sign of rewriting.

A pattern is a row of elements, one a token, separated by blanks; brackets enclose the replaced words, what stands
outside them is context:

    the|a first|second [go to]      alternatives
    %nationality [officers]         a word class (`lexicon/spin/classes.tsv`)
    !police|army [officers]         anything but these words; also the edge of the text
    [whereas] *ing                  a word that ends so;  *'s, *-lengthy
    , [mentioned] Aa                Aa: a capitalised word (Az: of letters only), aa: one in small letters, #: a number
    prime [aa&!minister|time]     both conditions
    =international ministry         exactly so, small letters kept; a word with a capital letter is exact anyway

Without brackets the whole pattern is the replaced phrase.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import msgspec

WordTest = Callable[[str, str], bool]
"""Whether one token fits: takes it as it stands and in lower case."""

_PLAIN = re.compile(r"(?!aa\b)[^!*%=#&A-Z]+")
_CAPITALISED = re.compile(r"[A-Z][a-z]+")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")

FREQUENT = frozenset(
    re.findall(
        r"\S+",
        "the of and to a in that is was for on with as it by at from be are an were has have had this his its their "
        "he they which or not but who will also we i our would been she her there what when all about more one two "
        "can could may said other than so some no into if out up them between over after new any these those first "
        "do such only most us president foreign united states minister . , \" “ ” : ; ' - — –",
    )
)
"""Words too frequent to look for first."""


class Element(msgspec.Struct, frozen=True):
    """One place of a pattern. `literals` are the words that it can be, empty if that is no closed list."""

    test: WordTest
    literals: frozenset[str] = frozenset()
    may_be_absent: bool = False
    """A negative context holds at the edge of the text too."""


class Pattern(msgspec.Struct, frozen=True):
    """A compiled pattern: elements, which of them is looked for first, and the range of the replaced words."""

    elements: tuple[Element, ...]
    anchor: int
    first: int
    last: int


class PatternError(ValueError):
    """A pattern that cannot be used; the message says why."""


def compile_pattern(source: str, classes: Mapping[str, frozenset[str]]) -> Pattern:
    """The pattern for `source`. Raises `PatternError` for unbalanced brackets, an unknown class or no literal word."""
    parts, first, last = _unbracketed(source)
    elements = tuple(_element(part, classes) for part in parts)
    anchors = [place for place, element in enumerate(elements) if element.literals]
    if not anchors:
        raise PatternError(f"{source!r} has no word to look for")
    return Pattern(elements, min(anchors, key=lambda place: _frequency(elements[place])), first, last)


def _unbracketed(source: str) -> tuple[list[str], int, int]:
    parts = source.split()
    starts = [place for place, part in enumerate(parts) if part.startswith("[")]
    ends = [place for place, part in enumerate(parts) if part.endswith("]")]
    if not starts and not ends:
        return parts, 0, len(parts) - 1
    if len(starts) != 1 or len(ends) != 1 or starts[0] > ends[0]:
        raise PatternError(f"{source!r}: one pair of brackets, please")
    return [part.strip("[]") for part in parts], starts[0], ends[0]


def _frequency(element: Element) -> tuple[int, int, int]:
    """Rare words first, then few alternatives, then long words."""
    frequent = sum(word in FREQUENT for word in element.literals)
    return (frequent, len(element.literals), -min(map(len, element.literals)))


def _element(part: str, classes: Mapping[str, frozenset[str]]) -> Element:
    if "&" in part[1:]:
        return _both([_element(side, classes) for side in part.split("&")])
    if part.startswith("!") and len(part) > 1:
        inner = _element(part[1:], classes).test
        return Element(lambda exact, lower: not inner(exact, lower), may_be_absent=True)
    if _PLAIN.fullmatch(part):
        return _any_of(frozenset(part.split("|")), frozenset(), ())
    words: set[str] = set()
    exact_words: set[str] = set()
    open_tests: list[WordTest] = []
    for alternative in part.split("|"):
        if alternative in _SHAPES:
            open_tests.append(_SHAPES[alternative])
        elif alternative.startswith("*") and len(alternative) > 1:
            open_tests.append(_ending_test(alternative[1:]))
        elif alternative.startswith("%") and len(alternative) > 1:
            words |= _class(alternative[1:], classes)
        elif alternative.startswith("=") or alternative != alternative.lower():
            exact_words.add(alternative.removeprefix("="))
        else:
            words.add(alternative)
    return _any_of(frozenset(words), frozenset(exact_words), tuple(open_tests))


def _both(sides: list[Element]) -> Element:
    literals = next((side.literals for side in sides if side.literals), frozenset[str]())
    return Element(lambda exact, lower: all(side.test(exact, lower) for side in sides), literals)


def _any_of(words: frozenset[str], exact_words: frozenset[str], open_tests: tuple[WordTest, ...]) -> Element:
    if not exact_words and not open_tests:
        return Element(lambda exact, lower: lower in words, words)

    def fits(exact: str, lower: str) -> bool:
        return lower in words or exact in exact_words or any(test(exact, lower) for test in open_tests)

    # A place that is open to any word of a shape cannot be looked for first.
    literals = frozenset() if open_tests else words | {word.lower() for word in exact_words}
    return Element(fits, literals)


def _ending_test(ending: str) -> WordTest:
    return lambda exact, lower: lower.endswith(ending) and lower != ending


def _class(name: str, classes: Mapping[str, frozenset[str]]) -> frozenset[str]:
    if name not in classes:
        raise PatternError(f"no word class {name!r}; it needs a row in classes.tsv")
    return classes[name]


_SHAPES: Mapping[str, WordTest] = {
    "Aa": lambda exact, lower: exact[:1].isupper(),
    "aa": lambda exact, lower: exact[:1].islower(),
    "Az": lambda exact, lower: _CAPITALISED.fullmatch(exact) is not None,
    "#": lambda exact, lower: _NUMBER.fullmatch(exact) is not None,
}
