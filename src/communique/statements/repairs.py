"""Where the small parser errs in a way that the words themselves show, and what is meant instead."""

from __future__ import annotations

from communique.parse import Parse, Token
from communique.statements.words import COMMENTS, OF_CONTENT, SILENCES
from communique.syntax import SUBJECTS, VERBAL, is_passive, subtree

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
TAIL_STOPS = frozenset({"VERB", "AUX", "SCONJ", "ADV", "PART", "INTJ"})
WH = frozenset({"what", "how", "why", "when", "where", "who", "which", "whether"})
LIST_WORDS = frozenset({"including", "as", "such", "especially", "notably"})


def is_passive_voice(verb: Token) -> bool:
    """Whether a verb is passive; "he stressed the adoption by Congress" is not, for all its "by"."""
    if verb.tag == "VBN" and verb.dep == "advcl" and not any(c.dep in {"aux", "nsubj"} for c in verb.children):
        return True
    if any(c.dep == "nsubj" for c in verb.children) and not any(c.dep == "auxpass" for c in verb.children):
        return False
    return is_passive(verb)


def own_subjects(verb: Token) -> list[Token]:
    """The subjects of a verb, also those that the parser hangs on its auxiliary ("*unions* are opposed")."""
    own = [c for c in verb.children if c.dep in SUBJECTS]
    helpers = [c for c in verb.children if c.dep in {"aux", "auxpass"}]
    return own or [c for helper in helpers for c in helper.children if c.dep in SUBJECTS]


def strayed(verb: Token) -> bool:
    """A finite verb without a subject that the parser coordinates with an infinitive: "agreed to stay and praised"."""
    if verb.dep != "conj" or verb.tag not in {"VBD", "VBZ"} or verb.pos not in VERBAL:
        return False
    if any(c.dep in {"nsubj", "nsubjpass", "aux", "auxpass"} for c in verb.children):
        return False
    helpers = {c.lemma for c in verb.head.children if c.dep == "aux"}
    passive = any(c.dep == "auxpass" for c in verb.head.children)
    return not passive and (verb.head.tag in {"VB", "VBG"} or (verb.head.tag == "VBN" and "have" in helpers))


def is_silence(verb: Token) -> bool:
    """ "... but did not elaborate": coordinated with what was said, yet about the one who said it."""
    if verb.dep != "conj" or own_subjects(verb):
        return False
    if verb.lemma in {"decline", "refuse"}:
        return verb.tag in {"VBD", "VBZ"}
    return verb.lemma in SILENCES and any(c.dep == "neg" for c in verb.children)


def is_comment(noun: Token) -> bool:
    """ "..., a charge Toru denied": what the author adds to the words of others."""
    return noun.dep == "appos" and noun.lemma in COMMENTS and any(c.dep == "relcl" for c in noun.children)


def above_strayed(verb: Token) -> Token | None:
    """The finite verb whose subject a strayed verb shares."""
    head = verb.head
    while not head.is_root and head.tag not in FINITE:
        head = head.head
    return head if head.tag in FINITE and head.pos in VERBAL else None


def tail(words: set[int], parse: Parse) -> set[int]:
    """What follows a list that the parser cut off after an item: the rest of the sentence, if that is nouns alone.

    Gives nothing where a clause of its own, an adverb or a participle follows the comma.
    """
    if not words:
        return set()
    last = max(words)
    sentence = parse.sentence_of(parse.tokens[last])
    at = last + 1
    if at + 1 >= sentence.last or parse.tokens[at].lower not in {",", "and"}:
        return set()
    opening = parse.tokens[at + 1] if parse.tokens[at].lower == "," else parse.tokens[at]
    if opening.lower == "and":
        opening = parse.tokens[min(opening.i + 1, sentence.last - 1)]
    opens_list = opening.lower in LIST_WORDS
    if not opens_list and (opening.pos in TAIL_STOPS or opening.pos == "ADP" or opening.lower in WH):
        return set()
    rest = parse.tokens[at : sentence.last]
    return {t.i for t in rest} if _is_nominal(rest, parse.tokens[last]) else set()


def phrases_after(words: set[int], cue: Token, parse: Parse) -> set[int]:
    """Phrases right after a content that the parser hangs on the cue: "the passage of trains *through Toru*"."""
    found: set[int] = set()
    last = max(words, default=-1)
    kinds = OF_CONTENT if is_passive_voice(cue) else OF_CONTENT | {"by"}
    while cue.i < last and last + 1 < parse.sentence_of(cue).last:
        following = parse.tokens[last + 1]
        if following.head is not cue or following.lower not in kinds or following.dep not in {"prep", "agent"}:
            break
        if all(c.entity in {"DATE", "TIME"} for c in following.children):
            break
        last = max(t.i for t in subtree(following))
        found.update(range(following.i, last + 1))
    return found


def _is_nominal(rest: tuple[Token, ...], last: Token) -> bool:
    """Whether some words hold no verb of a main clause, no participle after a comma and no new quotation."""
    if any(t.quote != last.quote for t in rest):
        return False
    for before, token in zip((last, *rest), rest, strict=False):
        if token.pos not in VERBAL:
            continue
        if token.tag in FINITE and not _is_lower_clause(token):
            return False
        if token.tag == "VBG" and (before.lower in {",", "and"} or before.pos == "ADV") and token.lower != "including":
            return False
    return True


def _is_lower_clause(verb: Token) -> bool:
    while not verb.is_root:
        if verb.dep in {"relcl", "acl", "pcomp", "aux", "auxpass"}:
            if verb.dep not in {"aux", "auxpass"}:
                return True
        elif verb.dep not in {"conj", "xcomp", "ccomp"}:
            return False
        verb = verb.head
    return False


def title_before(head: Token, first: int, parse: Parse) -> int | None:
    """In "the prime minister, Lena Okan, said" with the name as subject: where the phrase with the title begins."""
    sentence = parse.sentence_of(head)
    if head.pos != "PROPN" or first - 2 < sentence.first or parse.tokens[first - 1].lower != ",":
        return None
    title = parse.tokens[first - 2]
    if title.pos not in {"NOUN", "PROPN"} or title.dep in {"pobj", "npadvmod"}:
        return None
    if title.entity in {"DATE", "TIME", "GPE"}:
        return None
    start = subtree(title)[0].i
    phrase = parse.tokens[start : first - 1]
    if any(t.pos in VERBAL or t.pos == "PUNCT" for t in phrase) or head.i in range(start, first - 1):
        return None
    return start if start == sentence.first or parse.tokens[start - 1].pos in {"PUNCT", "SCONJ"} else None
