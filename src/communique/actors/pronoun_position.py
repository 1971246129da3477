"""Where a pronoun stands in its sentence: the subject above it, what owns the noun beside it, what it cannot be."""

from __future__ import annotations

from communique.actors.discourse import Discourse, Settled
from communique.parse import Token
from communique.syntax import SUBJECTS, ancestors, clause_verb, first_conjunct

OBJECT_FORMS = frozenset({"him", "her", "them", "it", "us"})


def subject_above(discourse: Discourse, token: Token) -> list[Settled]:
    """The subject of the clause that a pronoun stands in, or, if it is that subject, of the clause above it."""
    subject = subject_token_above(token)
    return discourse.named_by(subject) if subject is not None else []


def subject_token_above(token: Token) -> Token | None:
    """The head of the nearest subject before a pronoun that does not hold it."""
    verb: Token | None = clause_verb(token)
    while verb is not None:
        subject = next((c for c in verb.children if c.dep in SUBJECTS and c.i < token.i), None)
        if subject is not None and subject is not token and subject not in ancestors(token):
            return subject
        verb = next((t for t in ancestors(verb) if t.pos in {"VERB", "AUX"}), None)
    return None


def is_object_of(token: Token, subject: Token) -> bool:
    """An object in the clause of its subject is somebody else ("X thanked him")."""
    is_object = token.lower in OBJECT_FORMS and token.dep in {"dobj", "pobj", "dative", "iobj"}
    return is_object and clause_verb(token).i > subject.i


def starts_sentence(discourse: Discourse, token: Token) -> bool:
    """Whether a pronoun opens its sentence, so that it takes up the subject of the one before."""
    return token.i - discourse.stage.parse.sentences[token.sentence].first <= 2


def owner_beside(discourse: Discourse, token: Token) -> list[Settled]:
    """The owner in "hostages and their families", "Putin's acts and his mistakes": the other half of the pair."""
    if token.tag != "PRP$" or token.head.dep != "conj":
        return []
    other = first_conjunct(token.head)
    named = discourse.by_head.get(other.i)
    if named is not None:
        return [named]
    owner = next((c for c in other.children if c.dep == "poss"), None)
    owned = discourse.by_head.get(owner.i) if owner is not None else None
    return [owned] if owned is not None else []


def shares_clause(one: Token, token: Token, subject: Token) -> bool:
    """Whether a noun stands in the clause of a pronoun or of the subject above it."""
    own = clause_verb(token)
    return clause_verb(one) is own or (own.dep != "conj" and clause_verb(one) is clause_verb(subject.head))
