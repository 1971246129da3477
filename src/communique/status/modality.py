"""What a verb's own auxiliaries and negation say: "will meet", "may not meet", "would have met"."""

from __future__ import annotations

from collections.abc import Sequence

from communique.model import Status
from communique.parse import Parse, Token
from communique.status.cues import Hit, at_word
from communique.status.rules import StatusRules
from communique.status.standing import Evidence
from communique.syntax import ancestors, auxiliaries, tense

WILL = frozenset({"will", "'ll", "’ll", "shall", "wo", "sha"})
WEAK = frozenset({"may", "might", "could", "can", "ca"})
ADVICE = frozenset({"should", "must", "ought", "need"})
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "neither", "nor", "no"})
_PAST = frozenset({"past", "past_perfect", "present_perfect"})


def of_verb(
    parse: Parse, rules: StatusRules, verb: Token, *, denial_used: bool = False, below: Token | None = None
) -> Evidence | None:
    """The sign that a verb group carries in itself; None where it tells a plain past or present fact.

    `denial_used`: the negation belongs to a cue that has answered for it ("did not rule out").
    """
    helpers = auxiliaries(verb)
    if any(a.lower == "having" for a in helpers) and not denial_used and negation(parse, rules, verb) is None:
        return Evidence("happened", (), "tense/having", settled=True)
    modal = next((a for a in helpers if a.lower in WILL | WEAK | ADVICE or a.lower in {"would", "'d", "’d"}), None)
    not_word = None if denial_used else negation(parse, rules, verb, below=below)
    if modal is None and not_word is None and not denial_used and (hit := pseudo(parse, rules, verb)):
        return Evidence("happened", hit.words, hit.rule.id)
    if modal is not None and (found := _of_modal(verb, modal, helpers, not_word)) is not None:
        return found
    if not_word is not None and not _until(verb):
        return Evidence("denied", (not_word,), "negation")
    return _progressive(verb, helpers)


def negation(parse: Parse, rules: StatusRules, word: Token, *, below: Token | None = None) -> Token | None:
    """The word that denies a verb or noun itself, unless it opens a pseudo-cue ("not only").

    `below` is the act below a verb: a "no" at the act itself has been counted there.
    """
    found = [c for c in word.children if c.dep in {"neg", "preconj", "det", "advmod", "cc"} and c.lower in _NEGATIONS]
    if not found and word.dep == "conj" and not any(c.dep in {"nsubj", "aux", "auxpass"} for c in word.children):
        found = [c for c in word.head.children if c.dep == "neg" and c.i < word.head.i and _is_or(word)]
    subject = next((c for c in word.children if c.dep in {"nsubj", "nsubjpass"}), None)
    if not found and subject is not None and subject is not below:
        nobody = [c for c in subject.children if c.dep in {"det", "preconj"} and c.lower in {"no", "neither"}]
        found = nobody or ([subject] if subject.lower in {"nobody", "none", "neither", "no-one", "nothing"} else [])
    return next((token for token in found if not _pseudo_at(parse, rules, token)), None)


def _is_or(word: Token) -> bool:
    """A negation reaches a second verb over "or", and over "and" only where the verb has no tense of its own."""
    joint = [c.lower for c in word.head.children if c.dep == "cc"]
    return "or" in joint or "nor" in joint


def pseudo(parse: Parse, rules: StatusRules, word: Token) -> Hit | None:
    """The pseudo-cue that stands at a word, if one does."""
    return next((hit for c in word.children if c.lower in _NEGATIONS for hit in _pseudo_at(parse, rules, c)), None)


def _pseudo_at(parse: Parse, rules: StatusRules, token: Token) -> list[Hit]:
    return [hit for hit in at_word(parse, rules, token) if hit.rule.effect == "pseudo"]


def _until(verb: Token) -> bool:
    """ "Did not meet until Friday" tells of a meeting."""
    return tense(verb) in _PAST and any(c.lower == "until" and c.dep in {"prep", "mark"} for c in verb.children)


def _of_modal(verb: Token, modal: Token, helpers: Sequence[Token], not_word: Token | None) -> Evidence | None:
    word = modal.lower
    cue = (modal,) if not_word is None else (modal, not_word)
    perfect = any(a.lower in {"have", "'ve", "’ve"} and a.i > modal.i for a in helpers) and verb.tag == "VBN"
    if word in WILL:
        return Evidence("denied" if not_word else "planned", cue, "modal/will")
    if word in WEAK:
        flat = not_word is not None and (word not in {"may", "might"})
        return Evidence("denied" if flat else "possible", cue, "modal/may")
    if word in ADVICE:
        advised: Status = "denied" if perfect or not_word is not None else "proposed"
        return Evidence(advised, cue, "modal/should")
    if word in {"'d", "’d"} and verb.tag == "VBN" and not any(a.lower == "be" for a in helpers):
        return None  # "they'd met" is "they had met"
    if perfect or not_word is not None:
        return Evidence("denied", cue, "modal/would-have" if perfect else "modal/would")
    return Evidence(_would(verb), cue, "modal/would")


def _would(verb: Token) -> Status:
    """ "Said that they would meet" tells a plan; "would raise the issue if" and a bare "would" a possibility."""
    if any(c.dep == "advcl" and any(m.lower in {"if", "unless"} for m in c.children) for c in verb.children):
        return "possible"
    at = verb
    for above in ancestors(verb):
        if at.dep in {"ccomp", "acl", "relcl", "advcl", "conj"} and above.pos == "VERB" and tense(above) in _PAST:
            return "planned"
        if at.dep == "ccomp" and above.pos in {"NOUN", "VERB"}:
            return "planned"
        at = above
    told = {"say", "add", "announce", "tell"}
    quoted = any(c.dep in {"ccomp", "parataxis"} and c.lemma in told for c in verb.children)
    return "planned" if quoted else "possible"


def _progressive(verb: Token, helpers: Sequence[Token]) -> Evidence | None:
    """ "Are meeting" and "have been fighting" are not over."""
    words = {a.lower for a in helpers}
    if verb.tag != "VBG" and not (verb.tag == "VBN" and "being" in words):
        return None
    now = words & {"is", "are", "am", "'re", "’re", "'s", "’s", "'m", "’m"}
    lasting = words & {"has", "have", "'ve", "’ve"} and "been" in words
    if now or lasting:
        return Evidence("ongoing", tuple(helpers), "tense/progressive")
    return None
