"""Signs that a rewriting program leaves whatever its thesaurus is: template braces, wrong articles."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

TEMPLATE_WEIGHT = 3.0
ARTICLE_WEIGHT = 0.7
"""No clean text of shared/input has a wrong article more than twice, as non-native writers and transcripts do."""

# Words only: braces round anything else are source code, not what a template left.
_TEMPLATE = re.compile(r"\{{1,3}[ \t]?([A-Za-z][A-Za-z '’|,-]{0,80}?)[ \t]?\}{1,3}")
_WRONG_ARTICLE = re.compile(
    # "a" before a vowel letter that is spoken as a vowel: not "a European", "a one-off", "a unit", "a U.S. envoy".
    r"\b[Aa] (?=[aeio][a-z]{2})(?!on(?:e|ce)\b|one-|eu|ew)[a-z]+"
    # "an" before a consonant: not "an hour", "an MP", "an x-ray"; silent h is left out altogether.
    r"|\b[Aa]n (?=[bcdfgjklmnpqrstvwyz][a-z]{2})[a-z]+"
)


class Artefact(msgspec.Struct, frozen=True):
    """One sign, as offsets of the text, with what it adds to the score."""

    start: int
    end: int
    kind: str
    suggestion: str
    weight: float


def find_artefacts(text: str) -> Iterator[Artefact]:
    """Left-over template slots ("{that a}", "{big|large}") and articles that do not fit the next word."""
    if "{" in text:
        for match in _TEMPLATE.finditer(text):
            yield Artefact(match.start(), match.end(), "template", match[1].split("|")[0].strip(), TEMPLATE_WEIGHT)
    for match in _WRONG_ARTICLE.finditer(text):
        article, word = match[0].split(" ", 1)
        right = article[0] if len(article) == 2 else f"{article}n"
        yield Artefact(match.start(), match.end(), "article", f"{right} {word}", ARTICLE_WEIGHT)
