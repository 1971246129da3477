"""Which body "the Alliance" or "the bloc" is: the only one of its kind that the text names."""

from __future__ import annotations

from collections.abc import Mapping

from communique.actors.discourse import Discourse
from communique.actors.found import Found, Stage

BODIES: Mapping[str, frozenset[str]] = {
    "alliance": frozenset({"NAT"}),
    "bloc": frozenset({"EUU", "ASEAN", "MERCOSUR", "EAEU", "BRICS", "ECOWAS", "GCC"}),
}
"""Noun to the ids of the bodies that news calls so (from memory of the field's usage)."""
GOES_ON = frozenset({"of", "between", "with", "among", "against"})


def spot_body_nouns(stage: Stage) -> None:
    """Add "the alliance" and "the bloc", which are names of a body only in a text that names it."""
    heads = {found.head for found in stage.found}
    for token in stage.parse.tokens[1:]:
        if (
            token.lower in BODIES
            and token.i not in heads
            and token.i not in stage.by_token
            and _is_bare(stage, token.i)
        ):
            stage.found.append(Found(token.i - 1, token.i + 1, token.i, "group", "group"))


def _is_bare(stage: Stage, at: int) -> bool:
    """Only an article before, no owner behind, and no mere attribute ("the bloc leaders")."""
    token = stage.parse.tokens[at]
    if stage.parse.tokens[at - 1].lower != "the" or (token.dep == "compound" and token.head.i > at):
        return False
    return not stage.same_sentence(at, at + 1) or stage.parse.tokens[at + 1].lower not in GOES_ON


def body_meant(discourse: Discourse, item: Found) -> tuple[str, ...]:
    """The id of the body, if the text names exactly one that the noun can mean."""
    token = discourse.stage.parse.tokens[item.head]
    meant = BODIES.get(token.lower, frozenset())
    if not meant or item.head - item.first > 1 or not _is_bare(discourse.stage, item.head):
        return ()
    named = {actor for settled in discourse.settled if settled.found.form == "body" for actor in settled.actors}
    found = sorted(meant & named)
    return (found[0],) if len(found) == 1 else ()
