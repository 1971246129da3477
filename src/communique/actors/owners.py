"""The state of a group that is told by its owner: "its military", "the country's army", "our state"."""

from __future__ import annotations

from communique.actors.discourse import Discourse, Settled
from communique.actors.found import Found, Stage
from communique.actors.titles import RELATIONAL

STATE_NOUNS = frozenset({"country", "nation", "state"})


def spot_state_nouns(stage: Stage) -> None:
    """Add "the country" and "our state" where they stand for one state."""
    for token in stage.parse.tokens:
        if token.lower not in STATE_NOUNS or token.pos != "NOUN" or token.i in stage.by_token or token.i == 0:
            continue
        before = stage.parse.tokens[token.i - 1]
        attribute = token.dep in {"compound", "amod"} and token.head.i > token.i
        if (
            before.lower in {"the", "our"}
            and not attribute
            and not any(c.dep in {"relcl", "prep"} for c in token.children)
        ):
            stage.found.append(Found(before.i, token.i + 1, token.i, "pronoun", "state"))


def state_meant(discourse: Discourse, found: Found) -> tuple[str, ...]:
    """The one state that "the country" takes up; that of the issuing side for "our country" outside quotations."""
    stage = discourse.stage
    token = stage.parse.tokens[found.head]
    if stage.parse.tokens[found.first].lower == "our":
        side = stage.document.side
        return (side,) if side and token.quote < 0 else ()
    for items in (discourse.in_sentence(token.sentence, found.first), discourse.in_sentence(token.sentence - 1)):
        states = tuple(dict.fromkeys(s for item in items if not item.found.is_place for s in item.states))
        if states:
            return states if len(states) == 1 else _subject(discourse, items)
    return ()


def _subject(discourse: Discourse, items: list[Settled]) -> tuple[str, ...]:
    """Of several states the one that is the subject of its clause."""
    tokens = discourse.stage.parse.tokens
    items = [i for i in items if i.found.kind == "state"]
    subjects = [i for i in items if tokens[i.found.head].dep in {"nsubj", "nsubjpass"} and len(i.states) == 1]
    states = tuple(dict.fromkeys(s for item in subjects for s in item.states))
    return states if len(states) == 1 else ()


def stands_for_state(found: Found) -> bool:
    """ "The Chinese government" and "the Ukrainian side" are the state itself, "Chinese officials" are not."""
    if found.kind != "group" or found.plural or len(found.states) != 1 or found.title is None:
        return False
    return found.title.core in {"government", "side", "administration"}


def states_of_owner(discourse: Discourse, item: Found) -> tuple[str, ...]:
    """The states of a mention that owns a group without a state of its own."""
    if item.states or (item.title is not None and item.title.noun in RELATIONAL):
        return ()
    token = discourse.stage.parse.tokens[item.head]
    for child in token.children:
        if child.dep == "poss":
            owner = discourse.by_head.get(child.i)
            return owner.states if owner is not None else ()
    people = [discourse.by_head.get(i) for i in range(item.first, item.head)]
    return next((p.states for p in people if p is not None and p.found.kind == "person"), ())
