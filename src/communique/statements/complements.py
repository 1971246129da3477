"""The clauses and prepositional phrases below a verb, by kind."""

from __future__ import annotations

from communique.parse import Token
from communique.statements.rule import StatementRule
from communique.syntax import subtree

BACKGROUND = frozenset({"which", "who", "where", "whose"})


def clause_complements(verb: Token, rule: StatementRule) -> list[Token]:
    """The clauses below a verb that its rule takes for content."""
    kept = []
    for child in verb.children:
        kind = _clause_kind(verb, child)
        if kind is None or kind not in rule.content:
            continue
        if kind == "infinitive" and _has_own_subject(child) and rule.object is None:
            continue
        kept.append(child)
    after = [c for c in kept if c.i > verb.i]
    return after if any(is_infinitive(c) for c in after) else kept


def _clause_kind(verb: Token, child: Token) -> str | None:
    if child.dep == "ccomp":
        if is_infinitive(child):
            return "infinitive"
        return "gerund" if child.tag == "VBG" and child.i > verb.i and not _has_aux(child) else "clause"
    if child.dep == "xcomp":
        if is_infinitive(child):
            return "infinitive"
        return "gerund" if child.tag == "VBG" else None
    if child.dep == "advcl" and child.i > verb.i:
        near = [c for c in child.children if c.dep in {"mark", "advmod"} and c.i - verb.i <= 4]
        if any(c.lower in {"whether", "that"} for c in near):
            return "clause"
        return "infinitive" if is_infinitive(child) and subtree(child)[0].i == verb.i + 1 else None
    return "clause" if is_split_clause(verb, child) else None


def is_split_clause(verb: Token, child: Token) -> bool:
    """A that-clause that the parser took for an object: "observed *that* the date coincided"."""
    marks = (c for c in child.children if c.dep == "mark" and c.lower == "that")
    return child.dep == "dobj" and any(c.i == verb.i + 1 for c in marks)


def _has_own_subject(clause: Token) -> bool:
    return any(c.dep in {"nsubj", "nsubjpass"} for c in clause.children)


def _has_aux(clause: Token) -> bool:
    return any(c.dep in {"aux", "auxpass"} for c in clause.children)


def is_infinitive(clause: Token) -> bool:
    """Whether a clause is one with "to"."""
    return any(c.tag == "TO" and c.i < clause.i for c in clause.children)


def below(preposition: Token) -> list[Token]:
    """What a preposition leads to."""
    return [c for c in preposition.children if c.dep in {"pobj", "pcomp", "ccomp", "prep", "amod"}]


def is_when(preposition: Token) -> bool:
    """ "on Monday": a preposition that tells when."""
    led = below(preposition)
    return bool(led) and all(b.entity in {"DATE", "TIME"} for b in led)


def led_by(word: Token, prepositions: tuple[str, ...]) -> Token | None:
    """The preposition after a word that leads to content."""
    for child in word.children:
        leads = child.lower in prepositions and child.dep in {"prep", "agent", "dative", "prt"} and child.i > word.i
        if leads and below(child) and not is_when(child):
            return child
    return None


def infinitive_after(verb: Token, led: Token) -> list[Token]:
    """In "called on Toru to wait", the infinitive that the parser hangs on the verb."""
    return [c for c in verb.children if c.dep in {"xcomp", "advcl", "ccomp"} and c.i > led.i and is_infinitive(c)][:1]


def is_background(token: Token) -> bool:
    """A clause set off by a comma that tells something beside the point ("..., which began in May")."""
    if token.dep != "relcl":
        return False
    first = subtree(token)[0]
    return first.lower in BACKGROUND and any(c.lower == "," and c.i < first.i for c in token.head.children)
