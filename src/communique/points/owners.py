"""Whose point it is, and whom it is directed at: tokens to states."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from communique.cast import Mention
from communique.model import Statement
from communique.parse import Token
from communique.points.rules import PointRule, PointRules
from communique.scene import Scene
from communique.syntax import agents, conjuncts, is_passive, objects, prepositional, subject

_FIRST_PERSON = frozenset({"we", "i", "our", "us", "my", "me", "ourselves"})
_COLLECTIVE = frozenset(
    {"they", "both", "side", "party", "leader", "president", "minister", "official", "two", "counterpart",
     "interlocutor", "principal", "head", "adviser", "advisor", "delegation", "country", "diplomat", "secretary",
     "chancellor", "sides", "parties", "leaders", "presidents", "ministers", "interlocutors", "nation", "government"}
)  # fmt: skip
_MOST_PARTIES = 8
_OPENING = 2
_HEADING = 40
_OWN_LABEL = re.compile(r"(THE|SENIOR|A SENIOR) [A-Z .]*(PRESIDENT|SECRETARY|OFFICIAL)( (ONE|TWO|#?\d))?")


class Owners:
    """Answers for one document. `parties` are those who meet in it, the issuing side first."""

    def __init__(self, scene: Scene, statements: Sequence[Statement], rules: PointRules) -> None:
        self.scene = scene
        self._statements = statements
        self._rules = rules

    @cached_property
    def parties(self) -> tuple[str, ...]:
        """The issuing side and the states of those whom the first sentences name, until there are two.

        A transcript opens with no names: there the state that the text names most stands beside the issuing side.
        """
        scene = self.scene
        if self._is_joint() and len(self._named_at_top) > 1:
            return self._named_at_top
        side = [scene.document.side] if scene.document.side else []
        named = list(side)
        for sentence in scene.parse.sentences[:_OPENING]:
            named.extend(self._named_between(sentence.first, sentence.last))
            if len(set(named)) > 1:
                return tuple(dict.fromkeys(named))[:_MOST_PARTIES]
        if scene.document.kind != "transcript":
            return tuple(dict.fromkeys(named))
        often = Counter(s for s in self._named_between(0, len(scene.parse.tokens)) if s not in side)
        return (*side, *(state for state, _ in often.most_common(1))) if side else ()

    def _named_between(self, first: int, last: int) -> list[str]:
        mentions = (m for m in self.scene.cast.mentions if first <= m.first < last and not m.is_place)
        return [state for m in mentions for state in _states_of(m, self.scene)]

    def states_of(self, token: Token) -> tuple[str, ...]:
        """The states for which a noun and those coordinated with it stand; empty where that is not known."""
        found = [state for noun in conjuncts(token) for state in self._states(noun)]
        return tuple(dict.fromkeys(found))

    def _states(self, noun: Token) -> tuple[str, ...]:
        if noun.lower in _FIRST_PERSON:
            return self.speaker_at(noun)
        mention = self._mention(noun)
        if mention is not None and (states := _states_of(mention, self.scene) or _bodies_of(mention, self.scene)):
            return states
        plural = noun.tag in {"NNS", "NNPS"} and noun.lemma in _COLLECTIVE
        if plural or noun.lower in {"they", "both", "two", "three"}:
            return self.parties if len(self.parties) > 1 else ()
        return self._modifiers(noun)

    def _mention(self, noun: Token) -> Mention | None:
        headed = self.scene.cast.headed_by(noun)
        return headed if headed is not None else self.scene.cast.covering(noun)

    def _modifiers(self, noun: Token) -> tuple[str, ...]:
        """ "The Chinese summary": the state of an adjective, name or possessive before an unresolved noun."""
        mentions = (self._mention(c) for c in noun.children if c.dep in {"amod", "compound", "poss", "nmod"})
        return tuple(dict.fromkeys(s for m in mentions if m is not None for s in _states_of(m, self.scene)))

    def is_person(self, token: Token) -> bool:
        """Whether a noun names a person, or people by their role."""
        mention = self.scene.cast.headed_by(token)
        if mention is None or mention.is_place:
            return False
        actors = (self.scene.cast.actor(actor) for actor in mention.actors)
        return mention.form == "role" or any(actor is not None and actor.kind == "person" for actor in actors)

    def speaker_at(self, token: Token) -> tuple[str, ...]:
        """For whom "we" speaks: the source of the innermost statement around it, else those who issue the text."""
        around = [
            (content.end - content.start, statement.source)
            for statement in self._statements
            for content in statement.content
            if statement.source is not None and content.start <= token.start and token.end <= content.end
        ]
        if self.scene.document.side and any(_is_own_label(source.span.text) for _, source in around):
            return (self.scene.document.side,)
        for _, source in sorted(around, key=lambda pair: pair[0]):
            states = self._states_in(source.span.start, source.span.end)
            if states:
                return states
        return self._issuers

    @cached_property
    def _issuers(self) -> tuple[str, ...]:
        """Those in whose name a text speaks: of a joint statement all whom its opening names, else the issuing side."""
        side = (self.scene.document.side,) if self.scene.document.side else ()
        return self.parties if self._is_joint() and len(self.parties) > 1 else side

    def _is_joint(self) -> bool:
        if self.scene.document.kind != "statement":
            return False
        tokens = self.scene.parse.tokens[:_HEADING]
        title = (self.scene.document.title or "").lower().split()
        words = [*title, *(t.lower for t in tokens)]
        pairs = pairwise(words)
        return any(one == "joint" and two.startswith(("statement", "declaration", "communiqu")) for one, two in pairs)

    @cached_property
    def _named_at_top(self) -> tuple[str, ...]:
        """The states named in the opening of a joint statement; a publisher that it does not name is none of them."""
        named: list[str] = []
        for sentence in self.scene.parse.sentences[: _OPENING + 1]:
            named.extend(self._named_between(sentence.first, sentence.last))
            if len(set(named)) > 1:
                break
        return tuple(dict.fromkeys(named))[:_MOST_PARTIES]

    def _states_in(self, start: int, end: int) -> tuple[str, ...]:
        """The states of the longest mention between two offsets that has any ("PRESIDENT OKAN *OF FRANCE*")."""
        mentions = [m for m in self.scene.cast.mentions if start <= m.span.start and m.span.end <= end]
        found = [states for m in sorted(mentions, key=_shortness) if (states := _states_of(m, self.scene))]
        return next(iter(found), ())

    def states_among(self, tokens: Iterable[Token]) -> tuple[str, ...]:
        """The states of some nouns."""
        return tuple(state for token in tokens for state in self.states_of(token))

    def of_verb(self, verb: Token, rule: PointRule, *, alone: bool = False) -> tuple[str, ...]:
        """The states whose point a verb makes; the issuing side in an impersonal passive; empty if unknown.

        `alone`: the subject's only, even where the rule says that it is shared.
        """
        holders = self._holders(verb)
        states = tuple(dict.fromkeys(s for holder in holders for s in self.states_of(holder)))
        if holders and not states:
            return ()
        if not states:
            states = self._impersonal(rule) if is_passive(verb) else ()
        return self._all_of(verb, states) if rule.owner == "shared" and not alone else states

    def _impersonal(self, rule: PointRule) -> tuple[str, ...]:
        if rule.owner == "shared" and self.scene.document.side and len(self.parties) > 1:
            return self.parties
        return (self.scene.document.side,) if self.scene.document.side else ()

    def _holders(self, verb: Token) -> tuple[Token, ...]:
        if is_passive(verb) and not _is_expected(verb):
            return agents(verb)
        found = subject(verb.head if verb.dep == "aux" else verb)
        return (found,) if found is not None else ()

    def _all_of(self, verb: Token, states: tuple[str, ...]) -> tuple[str, ...]:
        """Both sides of a talk: the subject's, those after "with", and, with one only, the parties of the document."""
        partners = [s for noun in self._partners(verb) for s in self.states_of(noun)]
        both = tuple(dict.fromkeys([*states, *partners]))
        if len(both) < 2 and self.scene.document.side in self.parties:
            both = tuple(dict.fromkeys([*both, *self.parties])) if len(self.parties) == 2 else both
        return both

    def _partners(self, verb: Token) -> Iterator[Token]:
        """Those after "with" or "to" at a verb of talking, or at the verbs of meeting that it is coordinated with."""
        at: Token | None = verb
        for _ in range(6):
            if at is None:
                return
            yield from prepositional(at, "with")
            if at.lemma in {"speak", "talk"}:
                yield from prepositional(at, "to")
            if self._rules.has("meeting", at.lemma):
                yield from (noun for noun in objects(at) if self.is_person(noun))
            for child in at.children:
                if child.dep == "dobj" and self._rules.has("gathering", child.lemma):
                    yield from prepositional(child, "with")
            at = at.head if at.dep in {"conj", "xcomp", "advcl"} and not at.is_root else None

    def of_noun(self, noun: Token, rule: PointRule) -> tuple[str, ...] | None:
        """The states of the one whom a noun itself names as holder: "their priority", "concern expressed by Toru".

        None where the noun names nobody; empty where it names somebody unknown.
        """
        named = [c for c in noun.children if c.dep == "poss"] or self._adjectives(noun)
        if "of" not in rule.content and not named:
            named.extend(n for n in prepositional(noun, "of") if self._mention(n) is not None)
        for clause in noun.children:
            if clause.dep == "acl" and clause.tag == "VBN":
                named.extend(agents(clause))
        if not named:
            return None
        return tuple(dict.fromkeys(s for holder in named for s in self.states_of(holder)))

    def _adjectives(self, noun: Token) -> list[Token]:
        """ "American concerns", "U.S. concerns"."""
        before = [c for c in noun.children if c.dep in {"amod", "compound", "nmod"}]
        return [c for c in before if (m := self.scene.cast.headed_by(c)) and m.form in {"adjective", "state"}]

    def target(self, tokens: Iterable[Token], sides: Sequence[str]) -> str | None:
        """The first state among some nouns that is not the owner itself."""
        for token in tokens:
            for state in self.states_of(token):
                if state not in sides:
                    return state
        return None

    def partner(self, sides: Sequence[str]) -> str | None:
        """The other of exactly two parties: to whom an ask or offer goes that names no addressee."""
        others = [party for party in self.parties if party not in sides]
        return others[0] if len(sides) == 1 and len(self.parties) == 2 and len(others) == 1 else None

    def named_in(self, tokens: Iterable[Token], sides: Sequence[str]) -> str | None:
        """The first state that a content names as an actor, not as a place, other than the owner."""
        for mention in self.scene.cast.within(tokens):
            for state in () if mention.is_place else _states_of(mention, self.scene):
                if state not in sides:
                    return state
        return None


def _is_own_label(text: str) -> bool:
    """Whether a speaker's label names an office of the issuing side ("THE PRESIDENT", "SENIOR ... OFFICIAL")."""
    return _OWN_LABEL.fullmatch(text.strip()) is not None


def _shortness(mention: Mention) -> int:
    return mention.first - mention.last


def _is_expected(verb: Token) -> bool:
    return verb.lemma in {"expect", "suppose", "schedule"}


def _states_of(mention: Mention, scene: Scene) -> tuple[str, ...]:
    if mention.states:
        return tuple(dict.fromkeys(mention.states))
    actors = (scene.cast.actor(actor) for actor in mention.actors)
    return tuple(dict.fromkeys(actor.state for actor in actors if actor is not None and actor.state))


def _bodies_of(mention: Mention, scene: Scene) -> tuple[str, ...]:
    """The ids of the organisations that a mention names: a side of its own, as a state is."""
    actors = (scene.cast.actor(actor) for actor in mention.actors)
    return tuple(dict.fromkeys(actor.id for actor in actors if actor is not None and actor.kind == "body"))
