"""Claims about topics: the most specific one wins, and the tree is data that a user extends."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique.examples import check_examples
from communique.lexicon import LexiconError
from communique.reading import Reader
from communique.topics import load_topic_rules, topic_of, topics_of

RULES = load_topic_rules()


def test_every_topic_finds_its_examples_and_skips_its_near_misses(reader: Reader) -> None:
    assert [str(problem) for problem in check_examples(reader, {"topics": reader.knowledge.topics.rules})] == []


def test_the_tree_has_at_least_150_topics_and_every_topic_has_a_parent() -> None:
    assert len(RULES.topics) >= 150
    assert all(rule.parent is None or rule.parent in RULES.topics for rule in RULES.rules)


def test_the_most_specific_topic_wins() -> None:
    assert topic_of("the use of nuclear weapons", RULES) == "security/nuclear"
    assert topic_of("that Iran must never obtain a nuclear weapon", RULES) == "security/nuclear/iran"


def test_a_disputed_place_by_name_says_more_than_a_principle() -> None:
    assert topic_of("freedom of navigation in the South China Sea", RULES) == "disputes/south-china-sea"


def test_a_cue_inside_a_longer_cue_does_not_count() -> None:
    assert topic_of("lower greenhouse gas emissions", RULES) == "climate/emissions"


def test_the_name_of_a_country_is_a_topic_only_where_nothing_else_is() -> None:
    assert topic_of("Russia", RULES) == "regions/russia"
    assert topic_of("tariffs on steel from Russia", RULES) == "trade/tariffs"


def test_an_acronym_is_found_in_capitals_only() -> None:
    assert topic_of("the risks of AI", RULES) == "technology/ai"
    assert topic_of("ai", RULES) is None


def test_number_and_hyphens_do_not_matter() -> None:
    assert topic_of("Export-control rules", RULES) == topic_of("export controls", RULES) == "technology/export-controls"


def test_no_topic_is_none_never_a_guess() -> None:
    assert topic_of("a range of matters", RULES) is None
    assert topic_of("", RULES) is None


def test_all_topics_of_a_wording_come_best_first() -> None:
    found = topics_of("trade, and sanctions on chips", RULES)
    assert found[-1] == "trade"
    assert {"economy/sanctions", "technology/semiconductors"} <= set(found)


def _write(folder: Path, text: str) -> Path:
    (folder / "topics").mkdir()
    (folder / "topics" / "mine.toml").write_text(text, encoding="utf-8")
    return folder


def test_a_user_adds_a_topic_without_code(tmp_path: Path) -> None:
    mine = _write(
        tmp_path,
        '[[rule]]\nid = "trade/cheese"\nname = "Cheese"\ncues = ["cheese quotas"]\nmatch = ["the cheese quotas"]\n',
    )
    assert topic_of("new cheese quotas", load_topic_rules([mine])) == "trade/cheese"


def test_a_topic_without_a_parent_does_not_load(tmp_path: Path) -> None:
    mine = _write(tmp_path, '[[rule]]\nid = "a/b"\nname = "B"\ncues = ["b"]\nmatch = ["b"]\n')
    with pytest.raises(LexiconError, match="add a topic 'a'"):
        load_topic_rules([mine])


def test_a_topic_without_a_cue_does_not_load(tmp_path: Path) -> None:
    mine = _write(tmp_path, '[[rule]]\nid = "b"\nname = "B"\nmatch = ["b"]\n')
    with pytest.raises(LexiconError, match="has no cue"):
        load_topic_rules([mine])
