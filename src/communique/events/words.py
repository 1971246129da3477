"""The dictionary forms under which a word is looked up, mended where the parser's lemma is off."""

from __future__ import annotations

from communique.parse import Token


def forms(token: Token) -> tuple[str, ...]:
    """The lemma, the word itself in lower case, and what the lemma may have lost.

    The lemmatizer takes "staged", "fined" and "waged" for forms of "stag", "fin" and "wag" (seen when the past tense
    of all verbs of the lexicon was run through it). A word with a hyphen is cut by the tokenizer ("cease-fire"); its
    last part is also looked up as a whole.
    """
    found = [token.lemma]
    if token.lower in {token.lemma + "ed", token.lemma + "ing"}:
        found.insert(0, token.lemma + "e")
    if token.lower != token.lemma:
        found.append(token.lower)
    prefix = _hyphenated(token)
    if prefix is not None:
        found.append(f"{prefix}-{token.lemma}")
    return tuple(found)


def is_one_of(token: Token, words: tuple[str, ...]) -> bool:
    """Whether a word stands in a list of lemmas."""
    return any(form in words for form in forms(token))


QUANTITIES = frozenset(
    [
        "batch",
        "patch",
        "group",
        "band",
        "handful",
        "number",
        "series",
        "third",
        "half",
        "quarter",
        "majority",
        "dozen",
        "hundred",
        "thousand",
        "million",
        "ten",
        "score",
        "part",
        "rest",
        "remainder",
        "pair",
        "couple",
        "crowd",
        "string",
        "wave",
        "team",
        "contingent",
        "element",
        "first",
        "type",
        "kind",
        "sort",
        "lot",
        "bulk",
        "percent",
    ]
)


def content_noun(token: Token) -> Token:
    """What a quantity is of: "a first batch of soldiers", "tens of thousands of students" are soldiers and students."""
    for _ in range(4):
        if token.lemma not in QUANTITIES:
            return token
        of = next((child for child in token.children if child.dep == "prep" and child.lower == "of"), None)
        inside = next((child for child in of.children if child.dep == "pobj"), None) if of is not None else None
        if inside is None:
            return token
        token = inside
    return token


def _hyphenated(token: Token) -> str | None:
    """The part before the hyphen that a word was cut at."""
    if not any(child.text == "-" and child.end == token.start for child in token.children):
        return None
    start = token.start - 1
    return next((child.lower for child in token.children if child.end == start), None)
