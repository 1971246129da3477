"""Whom "they" and "their" mean: a plural subject, the only pair or group in reach, or those who met."""

from __future__ import annotations

from communique.actors.discourse import Discourse, Settled, partners
from communique.actors.pronoun_position import (
    is_object_of,
    owner_beside,
    shares_clause,
    starts_sentence,
    subject_token_above,
)
from communique.parse import Token
from communique.syntax import SUBJECTS, clause_verb

OF_THINGS = frozenset({"include", "contain", "cover", "comprise", "consist", "concern", "relate", "range"})
"""Verbs whose "they" are papers and measures."""
OF_MEETINGS = frozenset({"meeting", "call", "conversation", "talk", "encounter", "summit"})
"""Nouns whose "their" are, in a readout, those who meet ("this call, which followed their meeting in May")."""
Meant = tuple[tuple[str, ...], tuple[str, ...]]
"""The ids and the states of those who are meant."""
NOBODY: Meant = ((), ())


def several(discourse: Discourse, token: Token) -> Meant:
    """Those for whom a plural pronoun stands; nobody where more than one group is in reach."""
    beside = as_group(owner_beside(discourse, token))
    if beside is not None:
        return beside
    subject = subject_token_above(token)
    own = as_group(discourse.named_by(subject)) if subject is not None else None
    near = _groups_here(discourse, token, subject)
    if subject is not None and own is not None and not is_object_of(token, subject):
        return NOBODY if any(_rivals(discourse, group, token, subject) for group in near) else own
    if near:
        return (as_group(near[0]) or NOBODY) if len(near) == 1 else NOBODY
    if token.head.lemma in OF_THINGS:
        return NOBODY
    if token.quote < 0 and token.dep == "poss" and token.head.lemma in OF_MEETINGS:
        return _those_who_meet(discourse)
    if token.quote >= 0 or token.dep not in SUBJECTS or not starts_sentence(discourse, token):
        return NOBODY
    return _of_sentence_before(discourse, token)


def _groups_here(discourse: Discourse, token: Token, subject: Token | None) -> list[list[Settled]]:
    """The coordinated or plural mentions of the sentence before a pronoun, without its subject."""
    tokens = discourse.stage.parse.tokens
    inside: set[int] = set()
    groups: list[list[Settled]] = []
    for item in discourse.in_sentence(token.sentence, token.i):
        head = tokens[item.found.head]
        if item.found.head in inside or item.found.form in {"adjective", "document", "pronoun"} or item.found.is_place:
            continue
        if subject is not None and (head is subject or subject in _up(head)):
            continue
        group = [i for i in discourse.named_by(head) if i.found.head < token.i]
        if as_group(group) is not None:
            groups.append(group)
            inside.update(i.found.head for i in group)
    return groups


def _up(token: Token) -> list[Token]:
    found = []
    while not token.is_root:
        token = token.head
        found.append(token)
    return found


def _rivals(discourse: Discourse, group: list[Settled], token: Token, subject: Token) -> bool:
    """Whether a group between subject and pronoun could be meant as well."""
    head = discourse.stage.parse.tokens[group[0].found.head]
    return head.i > subject.i and shares_clause(head, token, subject)


def _of_sentence_before(discourse: Discourse, token: Token) -> Meant:
    sentence = token.sentence - 1
    if sentence < 0:
        return NOBODY
    subject = discourse.subject_of(sentence)
    found = as_group(subject) or _together(discourse, subject)
    if found is not None:
        return found
    plural = [i for i in discourse.in_sentence(sentence) if i.found.plural and i.found.form in {"group", "pronoun"}]
    if plural:
        return NOBODY
    return _the_two(discourse, sentence) or _those_who_meet(discourse)


def as_group(items: list[Settled]) -> Meant | None:
    """Coordinated mentions, or one that is plural itself; None for a single one."""
    if not items or (len(items) == 1 and not items[0].found.plural):
        return None
    actors = tuple(dict.fromkeys(a for item in items for a in item.actors))
    states = tuple(dict.fromkeys(s for item in items for s in item.states))
    return (actors if all(item.actors for item in items) else (), states)


def _together(discourse: Discourse, subject: list[Settled]) -> Meant | None:
    """ "Biden spoke with Xi. They ...": the subject with its partner."""
    if len(subject) != 1:
        return None
    verb = clause_verb(discourse.stage.parse.tokens[subject[0].found.head].head)
    with_them = [item for item in partners(discourse, verb) if item.actors or item.states]
    return as_group([*subject, *with_them]) if with_them else None


def _the_two(discourse: Discourse, sentence: int) -> Meant | None:
    """The only two persons of a sentence."""
    people = [s for s in (discourse.person(item) for item in discourse.in_sentence(sentence)) if s is not None]
    different = list(dict.fromkeys(people))
    if len(different) != 2:
        return None
    return tuple(s.id for s in different), tuple(dict.fromkeys(s.state for s in different if s.state))


def _those_who_meet(discourse: Discourse) -> Meant:
    """ "They also discussed ..." in a readout: those who met."""
    document = discourse.stage.document
    if document.side is None or document.kind != "readout" or len(discourse.principals) < 2:
        return NOBODY
    people = [s for s in (discourse.people.get(i) for i in discourse.principals) if s is not None]
    return discourse.principals, tuple(dict.fromkeys(s.state for s in people if s.state))
