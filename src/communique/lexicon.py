"""Load, check, overlay and index the rule files: TOML data under `lexicon/<layer>/`.

A file holds `[[rule]]` tables and, optionally, a `[lists]` table of named word lists; inside a list of words
`"%leaders"` stands for all words of the list `leaders` of the same layer. What a rule of a layer looks like is told
by a subclass of `Rule` in that layer's module. A rule without a `match` example does not load. A user's folder of
the same layout adds rules, or replaces those with the same `id`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import tomli

BUILT_IN = Path(__file__).parent / "lexicon"


class LexiconError(ValueError):
    """A rule file that cannot be used. The message names the file, the rule and what to mend."""


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence written for the project, with what must be found in it.

    `found` maps fields of the claim to what they must hold: a string, a list of strings (compared as sets), or false
    for what must be null, empty or false.
    A participant is given as its state code or, without one, its words; a span as its words. `at` is the word that
    is asked about, for rules that judge a word (status). `date`, `kind`, `side` are those of the document.
    """

    text: str
    found: Mapping[str, Any] = {}
    at: str | None = None
    date: str | None = None
    kind: str | None = None
    side: str | None = None


class Rule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What rules of every layer have: an id such as `meet/met-with`, examples to find and near-misses to skip."""

    id: str
    match: tuple[Example, ...]
    skip: tuple[Example, ...] = ()
    note: str | None = None


RuleType = TypeVar("RuleType", bound=Rule)


def load_rules(layer: str, rule_type: type[RuleType], overlays: Sequence[Path] = ()) -> tuple[RuleType, ...]:
    """All rules of one layer, in the order of file names and of rules in a file.

    `overlays` are folders laid out like the built-in one; later ones win. Raises `LexiconError` if a file is no
    TOML, a rule has an unknown or missing field or no `match` example, or an id occurs twice in one folder.
    """
    rules: dict[str, RuleType] = {}
    for folder in (BUILT_IN, *overlays):
        rules.update(_load_folder(folder / layer, rule_type))
    return tuple(rules.values())


def _load_folder(folder: Path, rule_type: type[RuleType]) -> dict[str, RuleType]:
    tables = [(path, _read(path)) for path in sorted(folder.glob("*.toml"))]
    lists = {name: words for _, table in tables for name, words in table.get("lists", {}).items()}
    rules: dict[str, RuleType] = {}
    for path, table in tables:
        for raw in table.get("rule", []):
            rule = _convert(path, _expand(raw, lists, path), rule_type)
            if rule.id in rules:
                raise LexiconError(f"{path.name}: rule {rule.id!r} stands twice; give one of them another id")
            rules[rule.id] = rule
    return rules


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomli.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomli.TOMLDecodeError) as error:
        raise LexiconError(f"{path.name}: {error}") from error


def _convert(path: Path, raw: dict[str, Any], rule_type: type[RuleType]) -> RuleType:
    name = raw.get("id", "without an id")
    examples = {key: [_example(item) for item in raw.get(key, ())] for key in ("match", "skip")}
    if not examples["match"]:
        raise LexiconError(f"{path.name}: rule {name!r} has no match example; add match = [{{ text = ... }}]")
    try:
        return msgspec.convert(raw | examples, rule_type)
    except msgspec.ValidationError as error:
        raise LexiconError(f"{path.name}: rule {name!r}: {error}") from error


def _example(item: Any) -> Any:
    """A bare string is an example with nothing further to find."""
    return {"text": item} if isinstance(item, str) else item


def _expand(raw: dict[str, Any], lists: Mapping[str, list[str]], path: Path) -> dict[str, Any]:
    return {key: _expand_words(value, lists, path) if _is_words(value) else value for key, value in raw.items()}


def _is_words(value: Any) -> bool:
    return isinstance(value, list) and any(isinstance(word, str) and word.startswith("%") for word in value)


def _expand_words(words: list[str], lists: Mapping[str, list[str]], path: Path) -> list[str]:
    expanded: list[str] = []
    for word in words:
        if not word.startswith("%"):
            expanded.append(word)
        elif word[1:] in lists:
            expanded.extend(lists[word[1:]])
        else:
            raise LexiconError(f"{path.name}: {word} names no list; add it under [lists]")
    return expanded


def by_word(
    rules: Iterable[RuleType], words_of: Callable[[RuleType], Iterable[str]]
) -> dict[str, tuple[RuleType, ...]]:
    """An index from a word (its lemma) to the rules that look for it: what makes thousands of rules one pass."""
    index: dict[str, list[RuleType]] = {}
    for rule in rules:
        for word in sorted(set(words_of(rule))):
            index.setdefault(word, []).append(rule)
    return {word: tuple(found) for word, found in index.items()}
