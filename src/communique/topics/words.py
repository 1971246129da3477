"""Words of a phrase, folded so that "Export control" and "export controls" are one."""

from __future__ import annotations

import re
from dataclasses import dataclass

KEY_LETTERS = 3
"""Cues are filed under the first letters of their first word; a prefix cue can't be shorter."""

_WORD = re.compile(r"(?:[A-Z]\.){2,}|\w+(?:[’']\w+)*\*?")
_POSSESSIVE = re.compile(r"[’']s?$|[’']s\b")


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its folded form. `capitals`: an acronym. `prefix`: written with `*` in a cue."""

    folded: str
    capitals: bool
    prefix: bool
    start: int


def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text in order; hyphens part words, dots in acronyms are dropped. Offsets count in `text`."""
    return tuple(_word(match) for match in _WORD.finditer(text))


def _word(match: re.Match[str]) -> Word:
    text = match.group()
    prefix = text.endswith("*")
    bare = _POSSESSIVE.sub("", text.rstrip("*").replace(".", ""))
    capitals = len(bare) > 1 and bare.isupper()
    return Word(bare.lower() if prefix or capitals else _singular(bare.lower()), capitals, prefix, match.start())


def _singular(word: str) -> str:
    """A rough singular, the same for cue and text: right spelling does not matter, only that both give one form."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and word[-2] not in "su":
        return word[:-1]
    return word


def key_of(word: Word) -> str:
    """Where a cue that begins with this word is filed."""
    return word.folded[:KEY_LETTERS]


def same(cue: Word, word: Word) -> bool:
    """Whether a word of a text is a word of a cue."""
    if cue.prefix:
        return word.folded.startswith(cue.folded)
    if cue.capitals and not word.capitals:
        return False
    return cue.folded == word.folded
