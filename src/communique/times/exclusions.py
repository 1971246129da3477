"""What looks like a time and is none: modal "may", "March" the verb, years in names and amounts, people called June."""

from __future__ import annotations

import re

from communique.times.view import View
from communique.times.words import load_words

_MONTH_BEFORE = frozenset(
    {"in", "of", "since", "until", "till", "by", "last", "next", "this", "early", "late", "mid", "from", "to"}
    | {"through"}
    | {"between", "before", "after", "for", "during", "and", "or", "-", "–", "every", "each", "around", "throughout"}
    | {"end", "late", "earlier", "that", "previous", "following", "same"}
)
_AMBIGUOUS = frozenset({"may", "march", "august"})
_YEAR_BEFORE = frozenset(
    {"in", "since", "by", "until", "till", "from", "before", "after", "to", "of", "between", "during", "for", "early"}
    | {"late", "mid", "through", "around", "circa", "and", "or", "the", "end", "beyond", "than", "a", "as", "("}
    | {"mid-", "its", "their", "his", "both", "throughout", "with", "about", "is", "back", "on", "s", "’s", "'s"}
    | {"-", "–", "'", "’"}
)
_CURRENCY = frozenset({"$", "€", "£", "¥", "#", "us$", "no", "no."})
_NAMES = frozenset({"ORG", "WORK_OF_ART", "FAC", "PRODUCT", "LAW", "PERSON"})
_YEAR = re.compile(r"(1[0-9]|20)\d\d$")


def is_month(view: View, at: int, *, numbered: bool) -> bool:
    """Whether a month's name here is a month. `numbered`: a day or year stands beside it."""
    word = view.low(at)
    if not view.is_capital(at):
        return False
    if word.rstrip(".") in load_words().month_abbreviations:
        return numbered
    if numbered:
        return True
    if _is_personal(view, at):
        return False
    if word not in _AMBIGUOUS:
        return not _is_premodifier_of_name(view, at)
    if view.tag(at) == "MD" or view.pos(at) in {"VERB", "AUX"}:
        return False
    if view.low(at - 1) in _MONTH_BEFORE:
        return not _is_premodifier_of_name(view, at)
    return view.low(at + 1) in load_words().lists["event_nouns"] or view.low(at + 1) in {"'s", "’s"}


def is_weekday(view: View, at: int) -> bool:
    """Whether a day's name is a day: not "Black Friday", "the Sunday Times"; abbreviations only before a date."""
    word = view.low(at)
    if not view.is_capital(at):
        return False
    lists = load_words().lists
    if word.rstrip(".") in load_words().weekday_abbreviations:
        behind = at + 1 + (view.low(at + 1) in {".", ","})
        return load_words().month(view.low(behind)) is not None or view.low(behind)[:1].isdigit()
    if view.low(at - 1) == "a" or (view.is_capital(at - 1) and view.low(at - 1) in lists["day_names"]):
        return False
    return not (view.is_capital(at + 1) and view.low(at + 1) in lists["papers"])


def is_year(view: View, at: int) -> bool:
    """Whether a number of four digits is a year by what stands around it."""
    word = view.low(at)
    if not _YEAR.match(word) or _is_amount(view, at) or _is_chained(view, at):
        return False
    if _is_in_name(view, at):
        return False
    recent = 1900 <= int(word) <= 2099
    if view.entity(at) == "DATE" and recent:
        return True
    before = view.low(at - 1)
    if before in _YEAR_BEFORE and view.entity(at) not in {"MONEY", "QUANTITY"}:
        return recent or before in {"in", "since", "by", "until", "from", "of"}
    return recent and (view.low(at + 1) in {"", ",", ".", ")", "-", "–"} or _starts_name_of_event(view, at))


def is_count(view: View, at: int) -> bool:
    """Whether a number counts the plural noun behind it ("in June 20 people")."""
    behind = at + 1 + (view.pos(at + 1) == "ADJ")
    if view.low(behind) in load_words().lists["after_amounts"]:
        return True
    return view.tag(behind) == "NNS" and view.tokens[at].dep == "nummod" and view.tokens[at].head is view.tokens[behind]


def _is_amount(view: View, at: int) -> bool:
    if view.low(at - 1) in _CURRENCY or view.low(at + 1) in load_words().lists["after_amounts"]:
        return True
    if view.entity(at) == "MONEY":
        return True
    if load_words().unit(view.low(at + 1)) is not None and view.low(at + 1) not in {"quarter"}:
        return True
    return is_count(view, at) and not (view.entity(at) == "DATE" and int(view.low(at)) >= 1900)


def _is_chained(view: View, at: int) -> bool:
    """A part of a longer number written together: a telephone number, an account."""
    left = view.low(at - 1) in {"-", "–", "/"} and view.is_joined(at - 2) and view.is_joined(at - 1)
    return left and view.low(at - 2)[-1:].isdigit() and not _YEAR.match(view.low(at - 2))


def _is_in_name(view: View, at: int) -> bool:
    """ "the 2024 Accord", "Resolution 1701", "Expo 2020"; but not "in 2024 China" or "March 2024"."""
    before = view.low(at - 1)
    lists = load_words().lists
    if before in lists["numbered"]:
        return True
    governed = before in _YEAR_BEFORE - {"the", "a", "its", "their", "his", "of", "'s", "’s", "s", "and", "with"}
    if view.pos(at + 1) == "PROPN" and view.is_capital(at + 1) and not governed and not _month_at(view, at + 1):
        return not _ends_common(view, at + 1)
    named = view.pos(at - 1) == "PROPN" and view.is_capital(at - 1) and not _month_at(view, at - 1)
    return named and view.entity(at) not in {"DATE"} and view.entity(at) == view.entity(at - 1) != ""


def _ends_common(view: View, at: int) -> bool:
    """Whether the name is followed by a common noun ("the 2016 U.S. election")."""
    while view.pos(at) == "PROPN" and view.is_capital(at):
        at += 1
    return view.pos(at) in {"NOUN", "ADJ"} and not view.is_capital(at)


def _starts_name_of_event(view: View, at: int) -> bool:
    return view.pos(at + 1) in {"NOUN", "ADJ"} and view.tag(at + 1) != "NNS" and not view.is_capital(at + 1)


def _is_personal(view: View, at: int) -> bool:
    """ "April Glaspie": a month's name in a person's."""
    beside = view.entity(at + 1) == "PERSON" and view.is_capital(at + 1)
    return view.entity(at) == "PERSON" or (beside and view.low(at + 1) not in {"'s", "’s"})


def _is_premodifier_of_name(view: View, at: int) -> bool:
    return view.is_capital(at + 1) and view.pos(at + 1) == "PROPN" and view.entity(at) in _NAMES


def _month_at(view: View, at: int) -> bool:
    return load_words().month(view.low(at)) is not None
