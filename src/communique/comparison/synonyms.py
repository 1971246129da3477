"""Words that stand for one idea in readouts, as data: two accounts of one call share few words, but these."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from communique.lexicon import Rule, load_rules
from communique.topics.words import Word, same, words_of


class SynonymRule(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One idea with the words and phrases that name it; a last word with `*` stands for all words that begin so.

    `topic`: the wording is about the meeting itself and this is the topic of its row. `weight` says how much it
    tells that both accounts have the idea (1.0: as much as a rare word).
    """

    words: tuple[str, ...]
    weight: float = 1.0
    topic: str | None = None


@dataclass(frozen=True, slots=True)
class Synonyms:
    """The ideas, indexed by the first three letters of the first word of each phrase."""

    rules: tuple[SynonymRule, ...]
    index: dict[str, tuple[tuple[tuple[Word, ...], SynonymRule], ...]]

    def ideas(self, words: Sequence[Word]) -> Iterator[tuple[int, int, SynonymRule]]:
        """Each idea that a wording names: the first word, the number of words, the rule. The longest phrase wins."""
        position = 0
        while position < len(words):
            found = self._at(words, position)
            longest = max((length for length, _ in found), default=1)
            for length, rule in found:
                if length == longest:
                    yield position, length, rule
            position += longest

    def _at(self, words: Sequence[Word], position: int) -> list[tuple[int, SynonymRule]]:
        return [
            (len(phrase), rule)
            for phrase, rule in self.index.get(words[position].folded[:3], ())
            if len(phrase) <= len(words) - position
            and all(same(cue, word) for cue, word in zip(phrase, words[position:], strict=False))
        ]


@cache
def load_synonyms(overlays: tuple[Path, ...] = ()) -> Synonyms:
    """The built-in ideas and those of the user's folders. Raises `LexiconError` if a file can't be used."""
    rules = load_rules("comparison", SynonymRule, overlays)
    return Synonyms(rules, index_of(rules))


def index_of(rules: Iterable[SynonymRule]) -> dict[str, tuple[tuple[tuple[Word, ...], SynonymRule], ...]]:
    """The phrases of some ideas, filed under the first three letters of their first words."""
    index: dict[str, list[tuple[tuple[Word, ...], SynonymRule]]] = {}
    for rule in rules:
        for text in rule.words:
            phrase = words_of(text)
            index.setdefault(phrase[0].folded[:3], []).append((phrase, rule))
    return {key: tuple(found) for key, found in index.items()}
