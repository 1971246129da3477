"""What introduces a clause or stands around it: "if", "whether", a question, "once they meet", a purpose."""

from __future__ import annotations

from communique.parse import Parse, Token
from communique.status.climb import Step
from communique.status.cues import Hit, allows, at_word
from communique.status.rules import StatusRules
from communique.status.standing import Evidence
from communique.syntax import SUBJECTS, auxiliaries, tense

_LATER = frozenset({"when", "once", "after", "before", "until", "till"})
_INVERTED = frozenset({"had", "should", "were"})
_LONGEST_CUE = 5
"""Words before its last preposition that a cue such as "in the event of" may have."""
WH_WORDS = frozenset({"when", "why", "where", "how", "who", "whom", "what", "which", "whose"})


def of_marks(parse: Parse, rules: StatusRules, verb: Token) -> Evidence | None:
    """The sign of the word that opens a verb's clause; None where it tells a fact."""
    for child in verb.children:
        if child.i > verb.i or child.dep not in {"mark", "advmod", "aux", "cc", "dep"}:
            continue
        for hit in at_word(parse, rules, child):
            if "mark" in hit.rule.governs and hit.rule.effect == "status":
                return Evidence(hit.rule.status, hit.words, hit.rule.id)
        if child.lower in _LATER and _lies_ahead(verb):
            return Evidence("planned", (child,), "clause/later")
    return _inversion(verb)


def _lies_ahead(verb: Token) -> bool:
    """ "Once they meet": a present tense after such a word tells what is to come."""
    return tense(verb) == "present" and verb.tag in {"VBP", "VBZ"} and not auxiliaries(verb)


def _inversion(verb: Token) -> Evidence | None:
    """ "Had they met, ..." and "should they meet, ..." are conditions."""
    if verb.dep not in {"advcl", "ccomp", "parataxis"}:
        return None
    first = next((a for a in auxiliaries(verb) if a.lower in _INVERTED), None)
    named = next((c for c in verb.children if c.dep in SUBJECTS), None)
    if first is None or named is None or first.i > named.i or first.i > verb.i:
        return None
    return Evidence("possible", (first,), "clause/inversion")


def of_preposition(parse: Parse, rules: StatusRules, act: Token, step: Step) -> Hit | None:
    """The rule of a preposition that introduces the act ("without meeting", "ahead of the summit")."""
    if not step.prepositions:
        return None
    first = step.prepositions[0].i
    places = parse.tokens[max(0, first - _LONGEST_CUE) : step.prepositions[-1].i + 1]
    hits = [
        hit
        for place in places
        for hit in at_word(parse, rules, place)
        if "mark" in hit.rule.governs and any(p in hit.words for p in step.prepositions) and allows(hit.rule, act)
    ]
    return max(hits, key=lambda hit: len(hit.words), default=None)


def asked(parse: Parse, verb: Token) -> Evidence | None:
    """A yes-or-no question leaves the act of its main clause open; "why did they meet" takes it for granted."""
    if not verb.is_root and verb.dep not in {"conj", "ccomp"}:
        return None
    sentence = parse.sentence_tokens(parse.sentence_of(verb))
    marks = [t for t in sentence if t.text == "?"]
    words = [t for t in sentence if t.pos != "PUNCT"]
    if not marks or not words or words[0].lower in WH_WORDS or marks[0].i < verb.i:
        return None
    if verb.quote != marks[0].quote or not _opens_question(verb):
        return None
    return Evidence("possible", (marks[0],), "clause/question")


def _opens_question(verb: Token) -> bool:
    named = next((c for c in verb.children if c.dep in SUBJECTS), None)
    return named is None or any(a.i < named.i for a in auxiliaries(verb)) or verb.lower in {"is", "are", "was", "were"}
