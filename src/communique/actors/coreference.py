"""Whom a pronoun means, where number, gender and position leave one reading; else nobody.

The subject of the clause above or of the sentence before is preferred, as in centering theory (Grosz, Joshi and
Weinstein 1995): a second person of the same gender elsewhere in the window does not count against it.
"""

from __future__ import annotations

from collections.abc import Iterable

from communique.actors.discourse import Discourse, Settled, partners
from communique.actors.found import Found
from communique.actors.people import Somebody
from communique.parse import Token
from communique.syntax import SUBJECTS, ancestors, clause_verb

PRONOUNS = {
    **dict.fromkeys(("he", "him", "his"), "m"),
    **dict.fromkeys(("she", "her", "hers"), "f"),
    **dict.fromkeys(("they", "them", "their", "theirs"), "they"),
    **dict.fromkeys(("it", "its"), "it"),
    **dict.fromkeys(("we", "us", "our", "ours"), "we"),
    **dict.fromkeys(("i", "me", "my"), "i"),
}
WINDOW = 3
"""Sentences before a pronoun in which its person may have been named last."""
EMPTY_VERBS = frozenset({"be", "seem", "appear", "happen", "become", "take", "remain", "turn", "mean", "follow"})


def spot_pronouns(tokens: Iterable[Token]) -> list[Found]:
    """Every personal and possessive pronoun that can stand for an actor."""
    return [
        Found(t.i, t.i + 1, t.i, "pronoun", "pronoun", plural=PRONOUNS[t.lower] in {"they", "we"})
        for t in tokens
        if t.lower in PRONOUNS and t.tag in {"PRP", "PRP$"} and not is_expletive(t)
    ]


def is_expletive(token: Token) -> bool:
    """ "It is important to ..." and "it" with weather or time name nobody."""
    if token.lower != "it":
        return False
    if token.dep == "expl":
        return True
    verb = token.head
    if token.dep not in SUBJECTS or verb.lemma not in EMPTY_VERBS:
        return False
    return any(c.dep in {"ccomp", "xcomp", "csubj", "advcl", "acomp", "attr"} for c in verb.children)


def antecedents(discourse: Discourse, found: Found) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The ids and the states of those for whom a pronoun stands; nothing where several readings are left."""
    token = discourse.stage.parse.tokens[found.head]
    kind = PRONOUNS[token.lower]
    if kind in {"m", "f"}:
        somebody = _person(discourse, token, kind)
        return ((somebody.id,), (somebody.state,) if somebody.state else ()) if somebody else ((), ())
    if kind == "they":
        return _several(discourse, token)
    if kind == "it":
        return _thing(discourse, token)
    if kind == "we":
        return _ourselves(discourse, token)
    return (), ()


def _ourselves(discourse: Discourse, token: Token) -> tuple[tuple[str, ...], tuple[str, ...]]:
    document = discourse.stage.document
    if document.side is None or document.kind not in {"readout", "statement"} or token.quote >= 0:
        return (), ()
    return (document.side,), (document.side,)


def _person(discourse: Discourse, token: Token, gender: str) -> Somebody | None:
    above = _subject_above(discourse, token)
    person = _fitting(discourse, above, gender)
    if person is not None and len(above) == 1 and not _is_object_of(token, above[0]):
        return person
    here = _people(discourse, discourse.in_sentence(token.sentence, token.i), gender, token)
    here = [s for s in here if not above or s is not person] if _is_object(token) else here
    if len(here) == 1:
        return here[0]
    return None if here else _person_before(discourse, token, gender)


def _person_before(discourse: Discourse, token: Token, gender: str) -> Somebody | None:
    """The person of the sentences before: the subject, or the only one who fits."""
    for sentence in range(token.sentence - 1, max(-1, token.sentence - 1 - WINDOW), -1):
        people = _people(discourse, discourse.in_sentence(sentence), gender, token)
        if not people and not discourse.subject_of(sentence):
            continue
        subject = [s for s in (_fitting(discourse, [i], gender) for i in discourse.subject_of(sentence)) if s]
        if sentence == token.sentence - 1 and not subject and len(people) != 1:
            return _own_among(discourse, sentence, gender)
        if len(subject) == 1 and (len(people) == 1 or sentence == token.sentence - 1 or _is_own(discourse, subject[0])):
            return subject[0]
        return people[0] if len(people) == 1 else None
    return None


def _own_among(discourse: Discourse, sentence: int, gender: str) -> Somebody | None:
    """After "the leaders agreed" a readout's "he" is its own side's leader."""
    ids = dict.fromkeys(actor for item in discourse.subject_of(sentence) for actor in item.actors)
    people = [s for s in (discourse.people.get(i) for i in ids) if s is not None and s.gender in {None, gender}]
    own = [somebody for somebody in people if _is_own(discourse, somebody)]
    return own[0] if len(own) == 1 and discourse.stage.document.kind == "readout" else None


def _is_own(discourse: Discourse, somebody: Somebody) -> bool:
    """A readout goes on about its own side's principal over several sentences."""
    side = discourse.stage.document.side
    return side is not None and somebody.state == side


def _people(discourse: Discourse, items: Iterable[Settled], gender: str, token: Token) -> list[Somebody]:
    """The different persons of a gender among some mentions; inside a quotation only those of the same quotation."""
    tokens = discourse.stage.parse.tokens
    found = [
        _fitting(discourse, [item], gender)
        for item in items
        if token.quote < 0 or tokens[item.found.head].quote == token.quote
    ]
    return list(dict.fromkeys(somebody for somebody in found if somebody is not None))


def _fitting(discourse: Discourse, items: list[Settled], gender: str) -> Somebody | None:
    people = [discourse.person(item) for item in items]
    if len(people) != 1 or people[0] is None:
        return None
    return people[0] if people[0].gender in {None, gender} else None


def _subject_above(discourse: Discourse, token: Token) -> list[Settled]:
    """The subject of the clause that a pronoun stands in, or, if it is that subject, of the clause above it."""
    verb = clause_verb(token)
    while True:
        subject = next((c for c in verb.children if c.dep in SUBJECTS and c.i < token.i), None)
        if subject is not None and subject is not token and not _holds(subject, token):
            return discourse.named_by(subject)
        above = next((t for t in ancestors(verb) if t.pos in {"VERB", "AUX"}), None)
        if above is None:
            return []
        verb = above


def _holds(phrase: Token, token: Token) -> bool:
    return phrase is token or phrase in ancestors(token)


def _is_object(token: Token) -> bool:
    return token.lower in {"him", "her", "them"} and token.dep in {"dobj", "pobj", "dative", "iobj"}


def _is_object_of(token: Token, subject: Settled) -> bool:
    """An object in the same clause as its subject is somebody else ("X thanked him")."""
    return _is_object(token) and clause_verb(token).i > subject.found.first


def _several(discourse: Discourse, token: Token) -> tuple[tuple[str, ...], tuple[str, ...]]:
    own = _plural(discourse, _subject_above(discourse, token))
    if own is not None:
        return own
    if token.quote >= 0:
        return (), ()
    for sentence in (token.sentence, token.sentence - 1):
        if sentence == token.sentence and _is_first(discourse, token):
            continue
        if sentence < 0:
            break
        subject = [i for i in discourse.subject_of(sentence) if i.found.head < token.i]
        found = _plural(discourse, subject) or _together(discourse, sentence, subject)
        if found is not None:
            return found
        if any(i.found.plural for i in discourse.in_sentence(sentence, token.i)):
            return (), ()
    return _those_who_meet(discourse, token)


def _those_who_meet(discourse: Discourse, token: Token) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """ "They also discussed ..." in a readout: those who met."""
    document = discourse.stage.document
    if (
        document.side is None
        or document.kind != "readout"
        or token.dep not in SUBJECTS
        or len(discourse.principals) < 2
    ):
        return (), ()
    people = [s for s in (discourse.people.get(i) for i in discourse.principals) if s is not None]
    return discourse.principals, tuple(dict.fromkeys(s.state for s in people if s.state))


def _is_first(discourse: Discourse, token: Token) -> bool:
    """Whether nothing that could be meant stands before a pronoun in its sentence."""
    return not discourse.in_sentence(token.sentence, token.i)


def _plural(discourse: Discourse, items: list[Settled]) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Coordinated mentions, or one that is plural itself."""
    if len(items) == 1 and not items[0].found.plural:
        return None
    if not items:
        return None
    actors = tuple(dict.fromkeys(a for item in items for a in item.actors))
    states = tuple(dict.fromkeys(s for item in items for s in item.states))
    complete = all(item.actors for item in items)
    return (actors if complete else (), states)


def _together(
    discourse: Discourse, sentence: int, subject: list[Settled]
) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """ "Biden spoke with Xi. They ...": the subject with its partner."""
    if len(subject) != 1:
        return None
    verb = clause_verb(discourse.stage.parse.tokens[subject[0].found.head].head)
    with_them = [item for item in partners(discourse, verb) if item.actors or item.states]
    return _plural(discourse, [*subject, *with_them]) if with_them else None


def _thing(discourse: Discourse, token: Token) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A state, body or institution: the subject above, else the subject of the sentence before."""
    above = _subject_above(discourse, token)
    if not above and token.quote < 0 and token.sentence > 0 and _starts(discourse, token):
        above = discourse.subject_of(token.sentence - 1)
    if len(above) != 1 or above[0].found.plural:
        return (), ()
    item = above[0]
    if item.found.kind in {"state", "body", "group", "pronoun"} and not _is_human(discourse, item):
        return item.actors, item.states
    return (), ()


def _is_human(discourse: Discourse, item: Settled) -> bool:
    return any(discourse.people.get(actor) for actor in item.actors)


def _starts(discourse: Discourse, token: Token) -> bool:
    """Whether a pronoun opens its sentence, so that it takes up the subject of the one before."""
    return token.i - discourse.stage.parse.sentences[token.sentence].first <= 2
