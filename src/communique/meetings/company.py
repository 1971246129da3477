"""Who takes part in an engagement, from where the words stand around the one that names it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from communique.cast import Mention
from communique.meetings.anchors import Anchor
from communique.meetings.rules import MeetingRule
from communique.parse import Token
from communique.scene import Scene
from communique.syntax import (
    OBJECTS,
    VERBAL,
    agents,
    children,
    clause_verb,
    conjuncts,
    first_conjunct,
    is_passive,
    objects,
    passive_subject,
    prepositional,
    subject,
    subtree,
)

_DURING = frozenset({"during", "at", "in"})
_GREETINGS = frozenset({"greet", "meet", "see", "thank", "congratulate"})
_INSIDE = frozenset({"relcl", "acl", "advcl", "conj", "appos", "ccomp"})
_ATTENDANCE = frozenset({"participation", "attendance", "presence", "part"})
REACH = 10
"""Words between a meeting noun and partners told late: longer insertions are clauses of their own."""
_STATE_LINKS = frozenset({"of", "from", "for"})


@dataclass(frozen=True, slots=True)
class Company:
    """Those who are named at one mention: first side(s), then the other; `host` are places that stand for a side."""

    nouns: tuple[Token, ...]
    hosts: tuple[Token, ...] = ()


def company_of(anchor: Anchor) -> Company:
    """The head nouns of those named as taking part, in the order first side, other side."""
    token, frame = anchor.token, anchor.rule.frame
    if frame == "mutual":
        return Company(_unique(_of_verb(token, anchor.rule.over)))
    if frame == "noun":
        return Company(_unique(_of_noun(token, anchor.rule, anchor.rule.over)))
    if frame == "visit":
        goal = prepositional(token, "to", "in") if token.lemma != "visit" else objects(token)
        with_whom = prepositional(token, "with")
        return Company(_unique([*_actors_of(token), *with_whom, *objects(token)]), tuple(goal))
    if frame == "trip":
        goal = (*prepositional(token, "to", "in"), *_goal_of_support(token, anchor.rule))
        return Company(_unique(_of_noun(token, anchor.rule, ("by", "with", "from"))), goal)
    return _received(token, frame)


def _received(token: Token, frame: str) -> Company:
    """ "X invited Y to Z", "X received Y": the one who hosts and the one who comes."""
    if is_passive(token):
        guest = passive_subject(token)
        named = [*conjuncts(guest)] if guest is not None else []
        host: Sequence[Token] = agents(token)
    else:
        named, host = list(objects(token)), _actors_of(token)
        if frame == "host" and not named:
            named = list(prepositional(token, "in", "at"))  # "received in the palace President X"
    goal = prepositional(token, "to", "for") if frame == "invite" else prepositional(token, "to", "in", "at")
    return Company(_unique([*named, *host] if frame == "invite" else [*host, *named]), tuple(goal))


def _of_verb(token: Token, over: Iterable[str]) -> Iterator[Token]:
    yield from _actors_of(token)
    if not is_passive(token):
        yield from objects(token)
        yield from (child for child in children(token, "oprd") if child.pos == "PROPN")
    else:
        yield from agents(token)
    yield from prepositional(token, *over)
    for child in (*children(token, "prt", "advmod"), *objects(token)):
        yield from prepositional(child, *over)
    for child in children(token, "advcl", "xcomp"):
        if child.lemma in _GREETINGS:
            yield from objects(child)
    # a parser hangs the last name of a long list on the verb
    yield from (child for child in children(token, "conj") if child.pos == "PROPN")


def _actors_of(token: Token) -> list[Token]:
    found = subject(token) or _asked(token)
    return [] if found is None else list(conjuncts(found))


def _asked(token: Token) -> Token | None:
    """Who is to act in "extended an invitation to X to visit Y", or "accepted an offer to meet Y"."""
    noun = token.head
    if token.dep not in {"acl", "relcl"} or token.tag != "VB" or noun.pos != "NOUN":
        return None
    verb = clause_verb(noun)
    named = (*prepositional(noun, "to"), *prepositional(verb, "to"))
    return next(iter(named), None) or (subject(verb) if verb.pos in VERBAL else None)


def _of_noun(token: Token, rule: MeetingRule, over: Iterable[str]) -> Iterator[Token]:
    for owner in children(token, "poss"):
        yield from conjuncts(owner)
    holder = _support(token, rule)
    if holder is not None:
        yield from _of_support(holder, over)
    yield from prepositional(token, "between", "among", "of", "by", *over)
    for clause in children(token, "acl", "relcl"):
        yield from _of_clause(clause, rule, over)
    yield from _deeper(token, over)
    for child in children(token, "compound", "amod", "nmod"):
        yield from subtree(child)


def _deeper(token: Token, over: Iterable[str]) -> Iterator[Token]:
    """Partners whose preposition a parser hung on a word inside the phrase ("held via videoconference, with X")."""
    for below in subtree(token, without=frozenset({"relcl", "conj", "ccomp", "advcl"})):
        if below is not token and below.dep in {"pobj", "acl", "appos", "npadvmod"}:
            yield from prepositional(below, "between", "by", *over)


def later_partners(scene: Scene, token: Token, over: Iterable[str]) -> tuple[Token, ...]:
    """Partners told after an insertion ("a meeting, held by video, with X"), whatever a parser hung them on."""
    sentence = scene.parse.sentence_of(token)
    for word in scene.parse.tokens[token.i + 1 : min(token.i + 1 + REACH, sentence.last)]:
        if word.tag in {"VBD", "VBZ", "VBP", "MD"} or word.lemma in {"and", "but"}:
            break
        if word.pos == "ADP" and (word.lower == "between" or word.lower in over):
            hung = tuple(noun for child in children(word, "pobj") for noun in conjuncts(child))
            return hung or _named_right_behind(scene, word)
    return ()


def named_before(scene: Scene, verb: Token) -> tuple[Token, ...]:
    """Who is named right before a finite verb that the parser left without a subject ("at the margins of Y, X met")."""
    if verb.tag not in {"VBD", "VBZ", "VBP"} or subject(verb) is not None:
        return ()
    for noun in reversed(scene.parse.tokens[max(0, verb.i - 3) : verb.i]):
        mention = scene.cast.covering(noun)
        if mention is not None and mention.form in {"name", "role"}:
            return (scene.parse.tokens[mention.head],)
    return ()


def _named_right_behind(scene: Scene, word: Token) -> tuple[Token, ...]:
    for noun in scene.parse.tokens[word.i + 1 : word.i + 6]:
        mention = scene.cast.covering(noun)
        if mention is not None and mention.form in {"name", "role"} and mention.first <= word.i + 2:
            return (scene.parse.tokens[mention.head],)
    return ()


def goings_on(token: Token) -> tuple[Token, ...]:
    """Those of the clause that a meeting noun is the setting of: its subjects, and people it is done to."""
    prep = token.head
    while prep.lower == "of" and prep.head.dep == "pobj":
        prep = prep.head.head  # "during the second round of talks"
    clause = clause_verb(prep)
    if token.dep != "pobj" or prep.lower not in _DURING or clause.pos not in VERBAL:
        return ()
    if is_passive(clause):
        return agents(clause)
    return _unique([*_actors_of(clause), *objects(clause), *prepositional(clause, "with")])


def _support(token: Token, rule: MeetingRule) -> Token | None:
    """The verb that lends a meeting noun its subject: "held talks", "took part in the summit", "agreed to a visit"."""
    below = first_conjunct(token)
    holder = below.head
    if below.dep == "pobj" and holder.pos == "ADP":
        preposition, holder = holder.lower, holder.head
        if holder.lemma == "part":
            holder = holder.head
        if preposition == "on" and holder.lemma in {"be", "arrive", "come"}:
            return holder  # "is on a visit"
    lends = holder.pos in VERBAL or holder.lemma in _ATTENDANCE
    return holder if lends and holder is not below and holder.lemma in rule.lent else None


def _of_support(holder: Token, over: Iterable[str]) -> Iterator[Token]:
    if holder.pos == "NOUN":
        yield from (*children(holder, "poss"), *prepositional(holder, "of", "by"))
    elif is_passive(holder):
        yield from agents(holder)
    else:
        named = subject(holder)
        if named is not None:
            yield from conjuncts(named)
    yield from prepositional(holder, "between", "among", *over)
    if holder.lemma in {"host", "receive", "join", "invite", "welcome"}:
        yield from objects(holder)


def _goal_of_support(token: Token, rule: MeetingRule) -> tuple[Token, ...]:
    holder = _support(token, rule)
    return prepositional(holder, "to") if holder is not None else ()


def _of_clause(clause: Token, rule: MeetingRule, over: Iterable[str]) -> Iterator[Token]:
    """ "Talks held by A and B", "the summit in which A and B agreed", "the dinner that A gave B"."""
    if is_passive(clause):
        yield from agents(clause)
        yield from prepositional(clause, "between", "among", *over)
    elif _is_setting(clause) or clause.lemma in rule.lent:
        named = next((c for c in clause.children if c.dep == "nsubj"), None)
        if named is not None and named.tag not in {"WDT", "WP"}:
            yield from conjuncts(named)
        yield from prepositional(clause, *over)


def _is_setting(clause: Token) -> bool:
    """Whether a relative clause tells what went on there: "at which", "where", "when"."""
    below = subtree(clause, without=frozenset({"relcl", "ccomp", "conj"}))
    return any(t.lower in {"where", "when"} or (t.lower == "which" and t.dep == "pobj") for t in below)


def _unique(tokens: Iterable[Token]) -> tuple[Token, ...]:
    return tuple(dict.fromkeys(t for t in tokens if t.dep not in {"relcl", "acl"}))


def mention_of(scene: Scene, noun: Token) -> Mention | None:
    """The mention that a noun heads or lies in, if it names somebody who can take part."""
    found = scene.cast.headed_by(noun) or scene.cast.covering(noun)
    return None if found is None or found.form == "document" else found


def _tells_role(scene: Scene, child: Token) -> bool:
    """An apposition that tells what somebody is, not one that names somebody else."""
    mention = scene.cast.headed_by(child)
    return child.dep == "appos" and child.i > child.head.i and (mention is None or mention.form == "role")


def states_near(scene: Scene, noun: Token) -> tuple[str, ...]:
    """The states that a noun's own phrase names: "a PRC delegation", "a delegation of the Polish parliament"."""
    states: list[str] = []
    waiting = [noun]
    while waiting:
        for child in waiting.pop(0).children:
            linked = child.dep in {"compound", "amod", "nmod", "poss", "conj", "pobj"} or _tells_role(scene, child)
            if child.dep == "conj" and child.head is noun:
                continue  # another participant, not a part of this one
            if child.dep in OBJECTS or not (linked or (child.dep == "prep" and child.lower in _STATE_LINKS)):
                continue
            mention = scene.cast.headed_by(child)
            states.extend(mention.states if mention is not None else ())
            waiting.append(child)
    return tuple(dict.fromkeys(states))
