"""Whom a pronoun means, where number, gender and position leave one reading; else nobody.

The subject of the clause above or of the sentence before is preferred, as in centering theory (Grosz, Joshi and
Weinstein 1995): a second person of the same gender elsewhere in the window does not count against it.
"""

from __future__ import annotations

from collections.abc import Iterable

from communique.actors.discourse import Discourse, Settled
from communique.actors.found import Found
from communique.actors.people import Somebody
from communique.actors.plural_pronouns import several
from communique.actors.pronoun_position import (
    is_object_of,
    owner_beside,
    shares_clause,
    starts_sentence,
    subject_above,
    subject_token_above,
)
from communique.actors.vocabulary import NounClass
from communique.parse import Token
from communique.syntax import SUBJECTS

PRONOUNS = {
    **dict.fromkeys(("he", "him", "his"), "m"),
    **dict.fromkeys(("she", "her", "hers"), "f"),
    **dict.fromkeys(("they", "them", "their", "theirs"), "they"),
    **dict.fromkeys(("it", "its"), "it"),
    **dict.fromkeys(("we", "us", "our", "ours"), "we"),
    **dict.fromkeys(("i", "me", "my"), "i"),
}
SHARED: tuple[NounClass, ...] = ("collective-states", "collective-people")
"""Nouns whose "our" includes the other side ("our countries")."""
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
    kind = PRONOUNS.get(token.lower)
    if kind in {"m", "f"}:
        somebody = _person(discourse, token, kind)
        return ((somebody.id,), (somebody.state,) if somebody.state else ()) if somebody else ((), ())
    if kind == "they":
        return several(discourse, token)
    if kind == "it":
        return _thing(discourse, token)
    if kind == "we":
        return _ourselves(discourse, token)
    return (), ()


def _ourselves(discourse: Discourse, token: Token) -> tuple[tuple[str, ...], tuple[str, ...]]:
    document = discourse.stage.document
    if document.side is None or document.kind not in {"readout", "statement"} or token.quote >= 0:
        return (), ()
    shared = token.head.tag == "NNS" and discourse.stage.words.has(token.head.lower, *SHARED)
    if discourse.is_dialogue or shared:
        return (), ()
    return (document.side,), (document.side,)


def _person(discourse: Discourse, token: Token, gender: str) -> Somebody | None:
    beside = _fitting(discourse, owner_beside(discourse, token), gender)
    if beside is not None:
        return beside
    subject = subject_token_above(token)
    above = discourse.named_by(subject) if subject is not None else []
    person = _fitting(discourse, above, gender)
    items = discourse.in_sentence(token.sentence, token.i)
    if subject is not None and person is not None and not is_object_of(token, subject):
        rivals = [i for i in items if i.found.head > subject.i and _shares(discourse, i, token, subject)]
        others = [s for s in _people(discourse, rivals, gender, token) if s is not person]
        return None if others else person
    here = _people(discourse, items, gender, token)
    if subject is not None and is_object_of(token, subject):
        here = [somebody for somebody in here if somebody is not person]
    else:
        person = None
    if len(here) == 1:
        return here[0]
    return None if here else _person_before(discourse, token, gender, but=person)


def _shares(discourse: Discourse, item: Settled, token: Token, subject: Token) -> bool:
    return shares_clause(discourse.stage.parse.tokens[item.found.head], token, subject)


def _person_before(discourse: Discourse, token: Token, gender: str, *, but: Somebody | None) -> Somebody | None:
    """The person of the sentences before: the subject, or the only one who fits. `but` is the one who acts here."""
    near = True
    for sentence in _before(discourse, token):
        people = [s for s in _people(discourse, discourse.in_sentence(sentence), gender, token) if s is not but]
        if not people and _is_about_no_person(discourse, sentence):
            near = False
            continue
        subjects = (_fitting(discourse, [i], gender) for i in discourse.subject_of(sentence))
        subject = [s for s in subjects if s is not None and s is not but]
        if near and len(subject) != 1 and len(people) != 1:
            return _own_among(discourse, sentence, gender)
        if len(subject) == 1 and (len(people) == 1 or near or _is_own(discourse, subject[0])):
            return subject[0]
        return people[0] if len(people) == 1 else None
    return None


def _before(discourse: Discourse, token: Token) -> list[int]:
    """The sentences before a pronoun, nearest first; from outside a quotation those that are all quoted do not count.

    "The minister left. "Enough. We are done," he said": the quotation is his, so its sentences tell nothing of him.
    """
    parse, found = discourse.stage.parse, list[int]()
    for sentence in range(token.sentence - 1, -1, -1):
        words = parse.sentence_tokens(parse.sentences[sentence])
        if token.quote >= 0 or any(t.quote < 0 and t.pos != "PUNCT" for t in words):
            found.append(sentence)
        if len(found) == WINDOW:
            break
    return found


def _is_about_no_person(discourse: Discourse, sentence: int) -> bool:
    """No subject that could be a man or a woman: none at all, or a state or body in a readout."""
    subject = discourse.subject_of(sentence)
    if not subject:
        return True
    named = all(i.states or i.actors for i in subject) and not any(_is_human(discourse, i) for i in subject)
    kinds = {i.found.kind for i in subject}
    return named and discourse.stage.document.kind == "readout" and kinds <= {"state", "body", "group"}


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


def _thing(discourse: Discourse, token: Token) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A state, body or institution: the subject above, else the subject of the sentence before."""
    above = subject_above(discourse, token)
    if not above and token.quote < 0 and token.sentence > 0 and starts_sentence(discourse, token):
        above = discourse.subject_of(token.sentence - 1)
    if len(above) != 1 or above[0].found.plural:
        return (), ()
    item = above[0]
    if item.found.kind in {"state", "body", "group", "pronoun"} and not _is_human(discourse, item):
        return item.actors, item.states
    return (), ()


def _is_human(discourse: Discourse, item: Settled) -> bool:
    return any(discourse.people.get(actor) for actor in item.actors)
