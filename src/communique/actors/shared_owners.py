"""The further owners of a plural title: "representatives of Germany, France, Ukraine and Russia" act for all four."""

from __future__ import annotations

from communique.actors.found import Found, Stage
from communique.syntax import SUBJECTS


def more_owners(stage: Stage, at: int) -> tuple[int, list[Found]]:
    """The end of the list of owners that goes on at token `at`, and its members.

    Only a list that closes with "and" counts: after a comma alone an apposition may follow.
    """
    tokens, end, members = stage.parse.tokens, at, list[Found]()
    pending: list[Found] = []
    while stage.same_sentence(at - 1, at):
        closes = tokens[at].lower in {"and", "&"}
        if not closes and tokens[at].text != ",":
            break
        at += 1
        if not closes and stage.same_sentence(at - 1, at) and tokens[at].lower == "and":
            closes, at = True, at + 1
        owner = _owner(stage, at)
        if owner is None:
            break
        pending.append(owner)
        at = owner.last
        if closes:
            end, members, pending = at, [*members, *pending], []
    return end, members


def before_shared(stage: Stage, at: int) -> int | None:
    """Where "French and" begins before the adjective at token `at` ("French and German leaders"), or None.

    A comma joins only a list that closes with "and" ("French, Polish and German ministers").
    """
    tokens = stage.parse.tokens
    here, before = stage.by_token.get(at), stage.by_token.get(at - 2)
    if here is None or before is None or not (_is_nationality(here) and _is_nationality(before)):
        return None
    closes = tokens[at - 1].lower in {"and", "&"}
    goes_on = (
        tokens[at - 1].text == "," and stage.same_sentence(at, here.last) and tokens[here.last].text in {",", "and"}
    )
    return before.first if (closes or goes_on) and stage.same_sentence(before.first, at) else None


def _is_nationality(found: Found) -> bool:
    """ "Polish", also where the parser takes it for a noun of its own."""
    return found.kind == "adjective" or (
        found.kind == "group" and found.last - found.first == 1 and bool(found.entries)
    )


def _owner(stage: Stage, at: int) -> Found | None:
    """A state or body named at a token that owns nothing else and is no subject of its own."""
    if not stage.same_sentence(at - 1, at):
        return None
    if stage.parse.tokens[at].lower == "the":
        at += 1
    found = stage.by_token.get(at)
    if found is None or found.first != at or found.kind not in {"state", "body"} or found.is_place:
        return None
    head = stage.parse.tokens[found.head]
    following = stage.parse.tokens[found.last] if stage.same_sentence(at, found.last) else None
    owns = following is not None and (following.tag == "POS" or (head.dep == "compound" and head.head.i > head.i))
    is_own_subject = head.dep in SUBJECTS and head.head.i > head.i
    return None if owns or is_own_subject else found
