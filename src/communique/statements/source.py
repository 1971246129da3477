"""Who is named as the source of a cue, and which words are that name."""

from __future__ import annotations

from dataclasses import dataclass

from communique.parse import Parse, Token
from communique.statements.repairs import above_strayed, is_passive_voice, own_subjects, strayed, title_before
from communique.statements.words import IDENTIFYING
from communique.syntax import VERBAL, agents, ancestors, subtree

EMPTY = frozenset({"it", "there"})
RAISING = frozenset(
    ("likely", "unlikely", "able", "unable", "set", "due", "bound", "certain", "sure", "poised", "prone")
)
"""Adjectives between a verb and the one that acts: "Okan is *likely* to ask"."""
RELATIVE = frozenset({"who", "which", "that", "whom"})


@dataclass(frozen=True, slots=True)
class Source:
    """The head of the words that name a source, and the token whose mention tells who it is."""

    head: Token
    speaker: Token


def source_of(verb: Token, *, passive: bool) -> Source | None:
    """The source of a verb cue: its agent in the passive, else its subject, its own or one that it shares."""
    if passive:
        named = agents(verb)
        return _plain(named[0]) if named else None
    for _ in range(10):
        own = _nearest_subject(verb)
        if own is not None:
            return _own(own, verb)
        above = _verb_above(verb)
        if above is None:
            return _participle(verb)
        if is_passive_voice(above) and verb.dep != "xcomp":
            named = agents(above) if verb.dep != "conj" else ()
            return _plain(named[0]) if named else _plain_subject(above)
        verb = above
    return None


def _nearest_subject(verb: Token) -> Token | None:
    """The subject of a verb; of two ("The recipients, said Mauer, ...") the one that stands next to it."""
    return min(own_subjects(verb), key=lambda c: abs(c.i - verb.i), default=None)


def _own(own: Token, verb: Token) -> Source | None:
    if own.dep in {"csubj", "csubjpass"}:
        return None
    if own.lower in EMPTY and own.pos == "PRON" and _is_empty(own, verb):
        return None
    if own.lower in RELATIVE and own.tag in {"WDT", "WP", "IN"}:
        clause = verb
        while clause.dep in {"conj", "xcomp"} and not clause.is_root:
            clause = clause.head
        return Source(own, clause.head if clause.dep in {"relcl", "acl"} else own)
    return _plain(own)


def _is_empty(own: Token, verb: Token) -> bool:
    """ "It is feared that": a subject that stands for the clause. "It said": the ministry, perhaps."""
    return own.lower == "there" or own.dep == "expl" or is_passive_voice(verb)


def _plain(head: Token) -> Source:
    return Source(head, head)


def _plain_subject(verb: Token) -> Source | None:
    own = _nearest_subject(verb)
    return _own(own, verb) if own is not None else None


def _verb_above(verb: Token) -> Token | None:
    """The verb whose subject a verb without one shares, or None."""
    if strayed(verb):
        return above_strayed(verb)
    if verb.is_root or _crosses_marks(verb):
        return None
    head = verb.head
    if verb.dep in {"conj", "xcomp", "advcl", "dep"} and head.pos in VERBAL:
        if verb.dep == "xcomp" and any(c.dep in {"dobj", "dative"} and c.i < verb.i for c in head.children):
            return None if head.lemma not in {"promise", "vow", "use", "take"} else head
        return head
    if verb.dep == "ccomp" and head.pos in VERBAL and any(c.tag == "TO" for c in verb.children):
        return head
    if verb.dep == "xcomp" and head.dep == "acomp" and head.lower in RAISING and head.head.pos in VERBAL:
        return head.head
    if verb.dep == "pcomp" and head.head.pos in VERBAL:
        return head.head
    if verb.dep == "pcomp" and head.lower == "including":
        return next((above for above in ancestors(head) if above.pos in VERBAL), None)
    if verb.dep == "acl" and verb.tag == "VBG" and _after_comma(verb):
        above = head
        while above.pos not in VERBAL and not above.is_root:
            above = above.head
        return above if above.pos in VERBAL else None
    return None


def _crosses_marks(verb: Token) -> bool:
    """Whether the verb above stands outside the quotation: “Thank you,” she said. Not in: vowed to “fight on”."""
    return verb.quote >= 0 and verb.head.quote != verb.quote and not any(c.tag == "TO" for c in verb.children)


def _after_comma(verb: Token) -> bool:
    """ ", noting that": a participle after a comma tells what the subject of the sentence did."""
    left = min((c.i for c in verb.children if c.dep in {"advmod", "neg"}), default=verb.i)
    return any(c.lower == "," and min(left, verb.i) - 2 <= c.i < verb.i for c in verb.head.children)


def _participle(verb: Token) -> Source | None:
    """ "officials saying that ...": the noun that a participle hangs on; and the object told to speak."""
    if verb.dep == "acl" and verb.tag == "VBG" and verb.head.pos in {"NOUN", "PROPN", "PRON"}:
        return _plain(verb.head)
    if verb.dep == "xcomp":
        controller = next((c for c in verb.head.children if c.dep in {"dobj", "dative"} and c.i < verb.i), None)
        return _plain(controller) if controller is not None else None
    return None


def source_tokens(head: Token, cue: Token, parse: Parse) -> tuple[Token, ...]:
    """The fullest phrase that names the source: titles, appositions and identifying relative clauses included.

    It never reaches across the cue, nor from outside quotation marks into them.
    """
    if head.lower in RELATIVE and head.tag in {"WDT", "WP", "IN"}:
        return (head,)
    kept = {t.i for t in subtree(head)} - {t.i for branch in _left_out(head, cue) for t in subtree(branch)}
    kept = {i for i in kept if _same_side(parse.tokens[i], head, cue) and parse.tokens[i].quote == head.quote}
    first = last = head.i
    while first - 1 in kept:
        first -= 1
    while last + 1 in kept:
        last += 1
    if (start := title_before(head, first, parse)) is not None and (start < cue.i) == (head.i < cue.i):
        first = start
    return _trimmed(parse.tokens[first : last + 1])


def _left_out(head: Token, cue: Token) -> list[Token]:
    """The branches below a noun that don't belong to its name."""
    found = []
    waiting = [head]
    while waiting:
        token = waiting.pop()
        for child in token.children:
            if _is_loose(child) or child is cue:
                found.append(child)
            elif child.dep in {"conj", "appos", "relcl"}:
                waiting.append(child)
    return found


def _is_loose(child: Token) -> bool:
    if child.dep == "conj":
        return child.pos in VERBAL
    if child.dep == "relcl":
        set_off = any(c.lower in {",", "—", "–", "-"} and c.i < child.i for c in child.head.children)
        return set_off and child.lemma not in IDENTIFYING
    if child.dep == "acl":
        return child.tag == "VBG" and any(c.lower == "," and c.i < child.i for c in child.head.children)
    return child.dep in {"parataxis", "advcl", "ccomp"}


def _same_side(token: Token, head: Token, cue: Token) -> bool:
    return (token.i < cue.i) == (head.i < cue.i)


def _trimmed(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Without marks at the ends; a comma after an apposition stays ("Okan, the minister, said")."""
    kept = list(tokens)
    while kept and kept[0].pos in {"PUNCT", "CCONJ"} and kept[0].lower not in {"both", "either"}:
        kept.pop(0)
    while kept and kept[-1].pos in {"PUNCT", "CCONJ", "SPACE"} and kept[-1].lower not in {")", "]"}:
        kept.pop()
    return tuple(kept)
