"""Rule files: what loads, what does not and why, and how a user's folder wins."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique.lexicon import LexiconError, Rule, by_word, load_rules


class CueRule(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A rule of a layer that exists in this test only."""

    words: tuple[str, ...] = ()


def write(folder: Path, text: str) -> Path:
    (folder / "cues").mkdir(parents=True, exist_ok=True)
    (folder / "cues" / "rules.toml").write_text(text, encoding="utf-8")
    return folder


def test_a_rule_loads_with_its_examples(tmp_path: Path) -> None:
    folder = write(tmp_path, '[[rule]]\nid = "a"\nwords = ["say"]\nmatch = ["He says so.", { text = "She said." }]\n')
    (rule,) = load_rules("cues", CueRule, [folder])
    assert rule.words == ("say",)
    assert [example.text for example in rule.match] == ["He says so.", "She said."]


def test_a_list_is_used_by_name(tmp_path: Path) -> None:
    text = '[lists]\nspeech = ["say", "tell"]\n[[rule]]\nid = "a"\nwords = ["%speech", "add"]\nmatch = ["x"]\n'
    (rule,) = load_rules("cues", CueRule, [write(tmp_path, text)])
    assert rule.words == ("say", "tell", "add")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('[[rule]]\nid = "a"\nwords = ["say"]\n', "no match example"),
        ('[[rule]]\nid = "a"\nmatch = ["x"]\nwordz = []\n', "wordz"),
        ('[[rule]]\nid = "a"\nmatch = ["x"]\n[[rule]]\nid = "a"\nmatch = ["y"]\n', "stands twice"),
        ('[[rule]]\nid = "a"\nwords = ["%nothing"]\nmatch = ["x"]\n', "names no list"),
        ("[[rule]\n", "rules.toml"),
        ('[[rule]]\nwords = ["say"]\nmatch = ["x"]\n', "id"),
    ],
)
def test_a_faulty_rule_does_not_load_and_says_why(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(LexiconError, match=reason):
        load_rules("cues", CueRule, [write(tmp_path, text)])


def test_a_users_rule_replaces_the_one_of_the_same_id(tmp_path: Path) -> None:
    first = write(tmp_path / "one", '[[rule]]\nid = "a"\nwords = ["say"]\nmatch = ["x"]\n')
    second = write(tmp_path / "two", '[[rule]]\nid = "a"\nwords = ["tell"]\nmatch = ["x"]\n')
    (rule,) = load_rules("cues", CueRule, [first, second])
    assert rule.words == ("tell",)


def test_words_lead_to_their_rules(tmp_path: Path) -> None:
    rules = ('[[rule]]\nid = "a"\nwords = ["say", "add"]', '[[rule]]\nid = "b"\nwords = ["add"]')
    text = "".join(f'{rule}\nmatch = ["x"]\n' for rule in rules)
    index = by_word(load_rules("cues", CueRule, [write(tmp_path, text)]), lambda rule: rule.words)
    assert [rule.id for rule in index["add"]] == ["a", "b"]
