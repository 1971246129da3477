"""Finds the names of people: those of the table, those that the parser's model sees, and those after a title.

Full names are looked for first; then names after titles ("Minister Okan"), then the short forms of people that the
document names in full ("Okan"). The words of a name come without titles, honorifics and the possessive.
"""

from __future__ import annotations

from collections.abc import Iterable

from communique.actors.found import Found, Stage, head_of
from communique.actors.name_folding import normalise_name
from communique.actors.names import table_matches
from communique.actors.titles import Phrase
from communique.parse import Entity, Token

LONGEST_PERSON = 6


def spot_full_names(stage: Stage) -> None:
    """Add people named with two words or more: names of the table, else what the model calls a person."""
    starts = {entity.first: entity for entity in stage.parse.entities if entity.label == "PERSON"}
    tokens = stage.parse.tokens
    i = 0
    while i < len(tokens):
        last = _table_name(stage, i)
        first = i
        if last is None and i in starts:
            first, last = _model_name(stage, starts[i])
            if last - first < 2:
                last = None
        if last is None or first < i:
            i += 1
            continue
        add_person(stage, first, last)
        i = last


def add_person(stage: Stage, first: int, last: int) -> Found:
    """Add one name of a person to the stage."""
    tokens = stage.tokens(first, last)
    words = tuple(t.text for t in tokens)
    found = Found(first, last, head_of(tokens).i, "person", "name", name=words)
    stage.add(found)
    return found


def _table_name(stage: Stage, first: int) -> int | None:
    """The end of a known person's name of two words or more."""
    if not stage.parse.tokens[first].text[:1].isupper():
        return None
    for last, entries in table_matches(stage, first):
        if last - first < 2:
            return None
        if any(entry.kind == "person" for entry in entries):
            return last
    return None


def _model_name(stage: Stage, entity: Entity) -> tuple[int, int]:
    """The model's name without titles and states before it, with an initial or given name that the model cut off."""
    tokens = stage.parse.tokens
    first, last = entity.first, entity.last
    while first < last and not _is_name_word(stage, tokens[first]):
        first += 1
    if last - first > 2 and _is_state(stage, tokens[first]):
        first += 1
    for i in range(first, last):
        if not (_is_name_word(stage, tokens[i]) or _is_link(stage, tokens[i])):
            last = i
            break
    while last > first and _is_link(stage, tokens[last - 1]):
        last -= 1
    last = _over_hyphens(stage, last)
    while first > 0 and last > first and _precedes_name(stage, tokens[first - 1], tokens[first]):
        first -= 1
    return first, last


def _over_hyphens(stage: Stage, last: int) -> int:
    """ "Jong - un" is one word in the text."""
    tokens = stage.parse.tokens
    while (
        last + 1 < len(tokens)
        and tokens[last].text in {"-", "‑"}
        and tokens[last - 1].end == tokens[last].start
        and tokens[last].end == tokens[last + 1].start
        and tokens[last + 1].text.isalpha()
    ):
        last += 2
    return last


def _is_name_word(stage: Stage, token: Token) -> bool:
    if not token.text[:1].isupper() or stage.words.has(token.lower.strip("."), "thing"):
        return False
    if token.tag not in {"NNP", "NNPS", "FW", "JJ", "NN", "VB", "VBG"} or token.entity == "DATE":
        return False
    return not stage.words.has(token.lower, "honorific", "official", "modifier", "group")


def _is_state(stage: Stage, token: Token) -> bool:
    return any(entry.kind in {"state", "demonym"} for entry in stage.table.entries(token.text))


def _is_link(stage: Stage, token: Token) -> bool:
    return token.text == "-" or stage.words.has(token.lower, "particle")


def _precedes_name(stage: Stage, token: Token, following: Token) -> bool:
    """ "Antony" before "J. Blinken": a proper noun of the same name that the model's label left out."""
    if token.i in stage.by_token or token.sentence != following.sentence or not _is_name_word(stage, token):
        return False
    if _is_state(stage, token):
        return False
    return (
        token.tag == "NNP"
        and token.dep in {"compound", "nmod"}
        and token.entity in {"", "PERSON"}
        and (token.head.i > token.i and (token.head is following or token.head is following.head))
    )


def spot_titled_names(stage: Stage, phrases: Iterable[Phrase]) -> None:
    """Add the capitalised words after a title or honorific ("Minister Okan", "Ms. Hua")."""
    for phrase in phrases:
        if phrase.kind not in {"post", "official", "honorific"}:
            continue
        if phrase.last not in stage.by_token:
            last = _name_after(stage, phrase)
            if last is not None:
                add_person(stage, phrase.last, last)


def _name_after(stage: Stage, phrase: Phrase) -> int | None:
    tokens, first = stage.parse.tokens, phrase.last
    title = tokens[first - 1]
    if phrase.kind == "official" and not title.text[:1].isupper():
        return None
    last = first
    while stage.same_sentence(first - 1, last) and last - first < LONGEST_PERSON and last not in stage.by_token:
        token = tokens[last]
        if _is_state(stage, token) or not (
            _is_name_word(stage, token) or (_is_link(stage, token) and token.lower != "y")
        ):
            break
        last += 1
    while last > first and _is_link(stage, tokens[last - 1]):
        last -= 1
    if last - first == 1 and (tokens[first].tag not in {"NNP", "NNPS"} or _goes_on(stage, last)):
        return None
    if last == first or (phrase.kind != "honorific" and _is_organisation(stage, phrase, first)):
        return None
    return last


def _goes_on(stage: Stage, last: int) -> bool:
    """ "Chief Medical Officer": a capitalised noun follows, so that one word before it is no surname."""
    token = stage.parse.tokens[last] if stage.same_sentence(last - 1, last) else None
    return token is not None and token.pos in {"NOUN", "PROPN"} and token.text[:1].isupper()


def _is_organisation(stage: Stage, phrase: Phrase, first: int) -> bool:
    """ "General Motors": the model's name of an organisation covers the rank too."""
    token = stage.parse.tokens[first]
    if phrase.last != phrase.core_last or phrase.core_last - phrase.core_first > 1:
        return False
    return token.entity in {"ORG", "FAC", "EVENT"} and stage.parse.tokens[first - 1].entity == token.entity


def spot_short_names(stage: Stage, short_forms: frozenset[str]) -> None:
    """Add the other places where a word of `short_forms` (folded family names) or a model's one-word person stands."""
    singles = _model_singles(stage)
    for token in stage.parse.tokens:
        if token.i in stage.by_token or not token.text[:1].isupper():
            continue
        folded = normalise_name(token.text)
        if (
            token.i in singles
            or _is_known_single(stage, token)
            or (folded in short_forms and _can_be_surname(stage, token, folded))
        ):
            add_person(stage, token.i, token.i + 1)


def _is_known_single(stage: Stage, token: Token) -> bool:
    """One word that the table gives as a person's whole name ("MBS")."""
    return token.pos == "PROPN" and bool(stage.table.entries(token.text, "person"))


def _can_be_surname(stage: Stage, token: Token, folded: str) -> bool:
    """A word like somebody's surname that is no date, verb or firm of that name ("Ford")."""
    if token.pos not in {"PROPN", "NOUN", "ADJ", "X"} or token.entity == "DATE":
        return False
    before = stage.parse.tokens[token.i - 1].lower if token.i else ""
    titled = stage.words.has(before, "honorific", "official")
    return titled or token.entity not in {"ORG", "PRODUCT"} or folded in stage.table.family_names


def _model_singles(stage: Stage) -> frozenset[int]:
    """One-word persons of the model that can be trusted: proper nouns that act or own something."""
    found: set[int] = set()
    for entity in stage.parse.entities:
        if entity.label != "PERSON":
            continue
        first, last = _model_name(stage, entity)
        token = stage.parse.tokens[first] if last - first == 1 else None
        if token is None or token.tag != "NNP" or _is_odd(stage, token):
            continue
        if token.dep in _ACTING or normalise_name(token.text) in stage.table.family_names:
            found.add(token.i)
    return frozenset(found)


_ACTING = frozenset({"nsubj", "nsubjpass"})
"""A surname that nothing else supports counts only where it acts: the model calls firms and drugs persons too."""


def _is_odd(stage: Stage, token: Token) -> bool:
    """Acronyms and words that hang on other capitals are seldom people."""
    return token.text.isupper() or bool(stage.table.entries(token.text))
