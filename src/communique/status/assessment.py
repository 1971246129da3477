"""The standing of one act: signs at the act itself, then those of each governor above it, the nearest first."""

from __future__ import annotations

from dataclasses import dataclass

from communique.parse import Token
from communique.scene import Scene
from communique.status.background import is_background
from communique.status.clause import asked, of_marks, of_preposition
from communique.status.climb import COPULAS, Step, step_up
from communique.status.combine import combine
from communique.status.cues import Hit, governing
from communique.status.fate import of_old_plan
from communique.status.modality import of_verb
from communique.status.moment import by_date, past_day
from communique.status.nominal import is_definite, modifier, of_noun
from communique.status.rules import StatusRules
from communique.status.standing import Evidence, Standing
from communique.syntax import VERBAL, clause_verb, is_negated, passive_subject, subject, tense

DEEPEST = 20
"""Steps upwards before the walk gives up: a sentence of diplomatic prose has six at most."""
_NAMED = frozenset({"planned", "expected", "possible", "proposed", "ongoing"})
_MOVED = frozenset({"cancelled", "postponed"})
_ENDED = frozenset({"denied", "cancelled", "postponed"})
_GRAMMAR = ("modal/", "negation", "be-to", "tense/", "clause/", "infinitive", "purpose")
"""Signs that no rule file names: the words of a verb group and the shape of a clause."""
_RESULTS = frozenset({"kill", "wound", "injure", "leave", "cause", "force", "damage", "destroy", "hurt", "trigger"})
_WITHIN = frozenset({"at", "during", "in", "on", "amid", "over", "throughout", "for", "with"})


@dataclass(frozen=True, slots=True)
class _Walk:
    scene: Scene
    rules: StatusRules


def assess(scene: Scene, token: Token, rules: StatusRules) -> Standing:
    """The standing of the act that a verb or noun names, on the day of publication."""
    walk = _Walk(scene, rules)
    evidence = of_old_plan(scene.parse, rules, token, by_date(scene, token, _judge(walk, token, 0)))
    background = is_background(scene, token, evidence)
    if evidence is None:
        return Standing("happened", background=background)
    cue = scene.parse.span(evidence.cue) if evidence.cue else None
    return Standing(evidence.status, cue, background, evidence.rule, evidence.holder)


def _judge(
    walk: _Walk, token: Token, depth: int, *, denial_used: bool = False, below: Token | None = None
) -> Evidence | None:
    own = _own(walk, token, denial_used, below)
    if depth >= DEEPEST or (own is not None and own.settled):
        return own
    step = step_up(token)
    if step is None:
        return own
    above = _above(walk, token, step, depth)
    if own is not None and above is not None and token.pos not in VERBAL and own.status in _NAMED | _MOVED:
        # "discussed the upcoming visit": the noun's own adjective is nearer than what was done about it
        return own if above.status not in _ENDED else combine(own, above)
    return combine(own, above)


def _own(walk: _Walk, token: Token, denial_used: bool, below: Token | None) -> Evidence | None:
    parse, rules = walk.scene.parse, walk.rules
    if token.pos not in VERBAL:
        return None if denial_used else of_noun(parse, rules, token)
    own = of_verb(parse, rules, token, denial_used=denial_used, below=below)
    beside = modifier(parse, rules, token)
    if own is not None and own.status == "planned" and beside is not None:
        own = beside if beside.status in {"expected", "possible", "postponed"} else own
    own = by_date(walk.scene, token, own or beside or _bare_be_to(token))
    for sign in (of_marks(parse, rules, token), asked(parse, token)):
        own = combine(own, sign)
    return own


def _bare_be_to(token: Token) -> Evidence | None:
    """ "Is to meet": the infinitive after a form of "be" that says nothing else."""
    head = token.head
    if token.dep != "xcomp" or token.tag != "VB" or head.lemma != "be":
        return None
    after = [child for child in head.children if child.i > head.i]
    if any(c.dep in {"acomp", "attr", "prep"} or (c.dep == "advmod" and c.lower == "about") for c in after):
        return None
    dead = any(c.dep == "aux" and c.lower == "have" for c in token.children)
    return Evidence("denied" if dead else "planned", (head,), "be-to")


def _above(walk: _Walk, token: Token, step: Step, depth: int) -> Evidence | None:
    parse, rules = walk.scene.parse, walk.rules
    introduced = of_preposition(parse, rules, token, step)
    if introduced is not None:
        return _from_hit(walk, introduced, token, step, depth)
    hit = governing(parse, rules, token, step)
    if hit is not None:
        return _from_hit(walk, hit, token, step, depth)
    if step.governor.pos in VERBAL:
        return _plain_verb(walk, token, step, depth)
    return _plain_noun(walk, token, step, depth)


def _from_hit(walk: _Walk, hit: Hit, act: Token, step: Step, depth: int) -> Evidence | None:
    """The sign of a cue, under all that stands over the cue itself."""
    if hit.rule.lasting:
        return _lasting(walk, hit, act)
    rule, governor = hit.rule, step.governor
    if rule.effect == "end" or rule.effect == "pseudo":
        return Evidence("happened", (), rule.id)
    if rule.effect == "share":
        shared = _judge(walk, governor, depth + 1, below=step.below)
        if shared is not None and shared.status == "ongoing" and _is_purpose(step.below):
            return shared._replace(status="planned")
        if shared is not None:
            return shared._replace(rule=rule.id) if shared.rule.startswith(_GRAMMAR) else shared
        return Evidence("happened", (), rule.id)
    if "mark" in rule.governs:
        return Evidence(rule.status, hit.words, rule.id)
    status, settled = rule.status, False
    if rule.negated is not None and _denied(walk, hit, step):
        status = rule.negated
    elif rule.would is not None and _under_would(governor):
        status, settled = rule.would, True
    elif rule.past is not None and tense(clause_verb(governor)) in {"past", "past_perfect"}:
        status = rule.past
    elif rule.past_perfect is not None and tense(governor) == "past_perfect":
        status, settled = rule.past_perfect, True
    sign = Evidence(status, hit.words, rule.id, _holder(governor), settled, rule.wins, rule.weak)
    if status == "happened":
        told = Evidence("happened", hit.words, rule.id)
        above = _judge(walk, governor, depth + 1, denial_used=True) if rule.negated == "possible" else None
        return told if above is None or above.status in {"happened", "ongoing"} else above
    above = _judge(walk, governor, depth + 1, denial_used=True)
    return combine(sign, above)


def _lasting(walk: _Walk, hit: Hit, act: Token) -> Evidence | None:
    """Conduct that is spoken of goes on, unless a day in the past is told with it."""
    if past_day(walk.scene, act) is not None:
        return None
    return Evidence(hit.rule.status, hit.words, hit.rule.id, settled=True)


def _denied(walk: _Walk, hit: Hit, step: Step) -> bool:
    governor = step.governor
    if governor.dep in {"attr", "nsubj", "dobj"} and governor.pos == "NOUN" and is_negated(governor.head):
        return True  # "there may not be confirmation of a meeting"
    return is_negated(governor) or is_negated(hit.head) or _negative_subject(governor, step.below)


def _negative_subject(governor: Token, below: Token) -> bool:
    named = next((c for c in governor.children if c.dep in {"nsubj", "nsubjpass"}), None)
    if named is None or named is below:
        return False
    return is_negated(named) or named.lower in {"nobody", "none", "neither", "nothing"}


def _under_would(governor: Token) -> bool:
    return any(c.dep == "aux" and c.lower in {"would", "'d", "’d"} for c in governor.children)


def _holder(governor: Token) -> Token | None:
    """Who plans, hopes or expects: the subject of the cue, or the owner of a noun cue."""
    if governor.pos not in VERBAL:
        return next((c for c in governor.children if c.dep == "poss"), None)
    if any(c.dep in {"auxpass", "nsubjpass"} for c in governor.children) or governor.lemma in COPULAS:
        return next((p for c in governor.children if c.dep == "agent" for p in c.children if p.dep == "pobj"), None)
    return subject(governor) or passive_subject(governor)


def _plain_verb(walk: _Walk, token: Token, step: Step, depth: int) -> Evidence | None:
    """A verb that is no cue: what its own standing says of an act below it."""
    below, governor = step.below, step.governor
    if below.dep in {"ccomp", "relcl", "parataxis"}:
        return None
    if below.dep in {"xcomp", "acl", "csubj"} or (token.pos in VERBAL and step.prepositions):
        return _judge(walk, governor, depth + 1)
    if below.dep == "advcl":
        return _adverbial(walk, below, governor, depth)
    if step.direction == "subject":
        return _of_subject(walk, token, governor, depth)
    within = step.prepositions and step.prepositions[0].lower in _WITHIN
    if within or (step.direction == "object" and not is_definite(token)):
        above = _judge(walk, governor, depth + 1, denial_used=True)
        open_too = {"planned", "expected"} if within else {"planned", "expected", "possible", "proposed"}
        return above if above is not None and above.status in open_too else None
    return None


def _adverbial(walk: _Walk, below: Token, governor: Token, depth: int) -> Evidence | None:
    """A participle shares the standing of its clause; a purpose is what the clause was done for."""
    if any(c.dep in {"mark", "advmod"} and c.i < below.i and c.pos in {"SCONJ", "ADV"} for c in below.children):
        helped = any(c.dep == "aux" and c.lower != "to" for c in below.children)
        if helped or below.tag in {"VBD", "VBP", "VBZ"}:
            return None
    above = _judge(walk, governor, depth + 1)
    if _is_purpose(below) and (above is None or above.status == "happened"):
        if _had_result(governor, below):
            return above
        return Evidence("planned", tuple(c for c in below.children if c.lower == "to"), "purpose", subject(governor))
    return above


def _had_result(governor: Token, below: Token) -> bool:
    """ "Opened fire to disperse the crowd, killing one": what was done for the purpose had its effect."""
    behind = (c for verb in (governor, below) for c in verb.children if c.i > below.i)
    return any(c.dep == "advcl" and c.tag == "VBG" and c.lemma in _RESULTS for c in behind)


def _is_purpose(below: Token) -> bool:
    return below.tag == "VB" and any(c.dep == "aux" and c.lower == "to" for c in below.children)


def _of_subject(walk: _Walk, token: Token, governor: Token, depth: int) -> Evidence | None:
    """ "The talks will cover trade": what is told of an act in the future lies in the future."""
    if any(c.lower in {"this", "these"} and c.dep == "det" for c in token.children):
        return None  # "we hope that this visit will help": it is there
    above = _judge(walk, governor, depth + 1, below=token)
    if above is None or above.status in {"happened", "ongoing", "denied", "cancelled", "postponed"}:
        return None
    if above.status == "possible" and is_definite(token):
        return Evidence("planned", above.cue, above.rule) if above.rule == "modal/would" else None
    return above if above.status in {"planned", "expected", "possible"} else None


def _plain_noun(walk: _Walk, token: Token, step: Step, depth: int) -> Evidence | None:
    """A noun that is no cue: an infinitive on it is not told as done, unless it singles out who did it."""
    below, governor = step.below, step.governor
    if below.dep in {"acl", "relcl"} and _is_purpose(below):
        singled = any(c.lower in {"first", "last", "only", "second", "third", "latest"} for c in governor.children)
        return None if singled else Evidence("possible", (below,), "infinitive")
    if below.dep in {"acl", "relcl", "ccomp", "appos"}:
        return None
    of = bool(step.prepositions) and step.prepositions[0].lower == "of"  # "a round of talks"
    return _judge(walk, governor, depth + 1, denial_used=True) if of else None
