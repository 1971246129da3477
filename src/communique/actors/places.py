"""Whether a name tells where something happens rather than who acts."""

from __future__ import annotations

from communique.parse import Token
from communique.syntax import first_conjunct

WHERE = frozenset(
    [
        "in",
        "at",
        "near",
        "outside",
        "inside",
        "across",
        "around",
        "throughout",
        "within",
        "near",
        "beyond",
        "along",
        "off",
        "via",
        "through",
        "into",
    ]
)
MOVES = frozenset(
    [
        "travel",
        "trip",
        "visit",
        "fly",
        "flight",
        "go",
        "return",
        "arrive",
        "arrival",
        "come",
        "head",
        "tour",
        "journey",
        "move",
        "deploy",
        "depart",
        "departure",
        "leave",
        "withdraw",
        "withdrawal",
        "drive",
        "evacuate",
        "flee",
        "deport",
        "trek",
        "sail",
        "route",
        "relocate",
        "dispatch",
    ]
)


def tells_where(token: Token) -> bool:
    """Whether the noun stands after a preposition of place or, with a word of motion, of direction."""
    noun = first_conjunct(token)
    if noun.dep == "appos" and noun.head.pos == "PROPN":
        noun = first_conjunct(noun.head)
    if noun.dep == "npadvmod":
        return noun.head.pos == "PROPN"
    if noun.dep != "pobj":
        return False
    preposition = noun.head
    if preposition.lower in WHERE:
        return True
    return preposition.lower in {"to", "from", "for", "toward", "towards"} and _moves(preposition)


def _moves(preposition: Token) -> bool:
    moved = preposition.head
    while moved.dep == "prep" and not moved.is_root:
        moved = moved.head
    return moved.lemma in MOVES and (preposition.lower != "for" or moved.lemma in {"leave", "depart", "head"})
