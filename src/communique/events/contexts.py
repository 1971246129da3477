"""Words that show a PLOVER context (the "why" of an event) near its trigger."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from communique.lexicon import Rule, by_word, load_rules
from communique.parse import Token
from communique.syntax import clause_verb, subtree

MOST_CONTEXTS = 4
ELSEWHERE = frozenset({"parataxis", "advcl"})


class ContextRule(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`id` is the name of a PLOVER context; `words` are lemmas that show it, `phrases` runs of lower-case words."""

    words: tuple[str, ...]
    phrases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ContextWords:
    """Lemma to contexts, and first word of a phrase to the phrases with their context."""

    rules: tuple[ContextRule, ...]
    words: Mapping[str, tuple[str, ...]]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]


def load_contexts(overlays: Sequence[Path] = ()) -> ContextWords:
    """Load the rules of `lexicon/contexts/`. Raises `LexiconError` if a file can't be used."""
    rules = load_rules("contexts", ContextRule, overlays)
    words = {word: tuple(rule.id for rule in found) for word, found in by_word(rules, lambda r: r.words).items()}
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for rule in rules:
        for phrase in rule.phrases:
            parts = tuple(phrase.split())
            phrases.setdefault(parts[0], []).append((parts, rule.id))
    return ContextWords(rules, words, {first: tuple(found) for first, found in phrases.items()})


def contexts_of(
    trigger: Token, sentence: Sequence[Token], fixed: Sequence[str], words: ContextWords
) -> tuple[str, ...]:
    """The contexts of an event: those that its rule fixes, then those whose words stand in the trigger's clause.

    At most four, in the order in which they are found.
    """
    found = dict.fromkeys(fixed)
    for token in subtree(clause_verb(trigger), without=ELSEWHERE):
        found.update(dict.fromkeys(words.words.get(token.lemma, ())))
        for parts, context in words.phrases.get(token.lower, ()):
            at = token.i - sentence[0].i
            if tuple(t.lower for t in sentence[at : at + len(parts)]) == parts:
                found[context] = None
    return tuple(found)[:MOST_CONTEXTS]
