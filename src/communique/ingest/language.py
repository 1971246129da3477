"""Which language a text is in. Only English is read; anything else is refused by name."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

from communique.ingest.errors import InputError

NAMES = Path(__file__).parent.parent / "lexicon" / "ingest" / "languages.tsv"

MIN_WORDS = 20
"""Shorter texts are taken as English unless they stand in another script: the identifier errs on them."""

SAMPLE = 20_000
"""Characters looked at."""

ENGLISH_SHARE = 0.10
"""Share of function words that are plainly English ("to", "for", "over" are Danish or Dutch as well)."""

_WORD = re.compile(r"[^\W\d_]+")
_FUNCTION_WORDS = frozenset(
    _WORD.findall(
        "the and that with from this these those has which their they its were are his would could should about after "
        "before who what when while there than into between during said is was"
    )
)


def check_language(text: str, source: str) -> str:
    """The language code "en"; raises `InputError` naming the language of a text that is not English."""
    words = _WORD.findall(text[:SAMPLE])
    if not words:
        raise InputError(source, "holds no words to read")
    if len(words) < MIN_WORDS:
        _check_script(words, source)
        return "en"
    english = sum(word.lower() in _FUNCTION_WORDS for word in words)
    # The identifier costs 0.7 s to load: it is asked only about texts that are not plainly English.
    if english >= ENGLISH_SHARE * len(words):
        return "en"
    code = _identified(text[:SAMPLE])
    if code != "en":
        raise _refusal(source, f"{_names().get(code, 'another language')} ({code})")
    return "en"


def _refusal(source: str, language: str) -> InputError:
    return InputError(source, f"text is in {language}; only English is read")


def _check_script(words: list[str], source: str) -> None:
    letters = "".join(words)
    foreign = [char for char in letters if not _is_latin(char)]
    if len(foreign) * 2 > len(letters):
        script = unicodedata.name(foreign[0], "AN UNKNOWN").split()[0].title()
        raise _refusal(source, f"{'Chinese' if script == 'Cjk' else script} script")


def _is_latin(char: str) -> bool:
    return char.isascii() or unicodedata.name(char, "").startswith(("LATIN", "MODIFIER", "FULLWIDTH LATIN"))


def _identified(text: str) -> str:
    import py3langid  # type: ignore[import-untyped]

    code, _ = py3langid.classify(text)
    return str(code)


@cache
def _names() -> dict[str, str]:
    lines = NAMES.read_text(encoding="utf-8").splitlines()[1:]
    return dict(line.split("\t") for line in lines if line)
