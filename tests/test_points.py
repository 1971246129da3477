"""Claims about points: kind, side, exact words and status of what each side put on the table."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from communique.examples import check_examples, describe
from communique.model import Document, DocumentKind, Point
from communique.reading import Reader


def points(
    reader: Reader, text: str, *, side: str | None = None, kind: DocumentKind = "article", published: str = "2024-05-07"
) -> tuple[Point, ...]:
    """The points of an invented text."""
    return reader.read(Document(id="x", text=text, side=side, kind=kind, published=published, language="en")).points


def said(found: tuple[Point, ...]) -> list[tuple[str, tuple[str, ...], str]]:
    return [(point.kind, point.sides, point.content.text) for point in found]


def test_every_rule_finds_its_examples_and_skips_its_near_misses(reader: Reader) -> None:
    assert [str(problem) for problem in check_examples(reader, {"points": reader.knowledge.points.rules})] == []


def test_the_words_that_shape_contents_keep_their_examples(reader: Reader) -> None:
    for shape in reader.knowledge.points.shapes:
        for example in shape.match:
            kind: DocumentKind = "readout" if example.kind == "readout" else "statement"
            kind = "article" if example.kind == "article" else kind
            found = [describe(point) for point in points(reader, example.text, side=example.side, kind=kind)]
            wanted = {key: [value] if key == "sides" and isinstance(value, str) else value
                      for key, value in example.found.items()}  # fmt: skip
            assert any(all(point[key] == value for key, value in wanted.items()) for point in found), shape.id


def test_one_item_of_a_list_is_one_point(reader: Reader) -> None:
    found = points(
        reader,
        "French President Okan spoke with Italian Prime Minister Toru. The leaders discussed a range of issues, "
        "including climate change, the price of grain, and the release of hostages.",
        side="FRA",
        kind="readout",
    )
    assert said(found) == [
        ("topic", ("FRA", "ITA"), "climate change"),
        ("topic", ("FRA", "ITA"), "the price of grain"),
        ("topic", ("FRA", "ITA"), "the release of hostages"),
    ]


def test_a_pair_that_shares_its_place_is_one_point(reader: Reader) -> None:
    found = points(reader, "French Minister Okan underscored the importance of peace and stability in the strait.")
    assert said(found) == [("position", ("FRA",), "peace and stability in the strait")]


def test_an_addressed_importance_is_an_ask_and_toward_is_the_addressee(reader: Reader) -> None:
    (point,) = points(reader, "French President Okan urged Russia to withdraw its troops.")
    assert (point.kind, point.sides, point.toward, point.status) == ("ask", ("FRA",), "RUS", "proposed")


def test_policy_formulas_are_never_normalised(reader: Reader) -> None:
    found = points(
        reader,
        "The United States opposes unilateral changes to the status quo. It does not support Taiwan independence.",
        side="USA",
        kind="statement",
    )
    assert [point.content.text for point in found] == [
        "opposes unilateral changes to the status quo",
        "does not support Taiwan independence",
    ]


def test_an_expected_grievance_is_expected(reader: Reader) -> None:
    (point,) = points(reader, "China is likely to express frustration over American limits on its access to chips.")
    assert (point.kind, point.sides, point.status) == ("grievance", ("CHN",), "expected")


def test_a_point_told_by_others_names_them(reader: Reader) -> None:
    found = points(reader, "American officials said that China wants the United States to lift the ban.")
    (point,) = [p for p in found if p.content.text == "lift the ban"]
    assert point.sides == ("CHN",)
    assert [source.span.text for source in point.reported_by] == ["American officials"]


def test_a_question_puts_nothing_on_the_table(reader: Reader) -> None:
    assert points(reader, "Did the United States urge China to lift the ban?") == ()


def test_an_act_inside_a_condition_is_no_commitment(reader: Reader) -> None:
    assert not [p for p in points(reader, "If France pledged to leave, the truce would end.") if p.kind == "commitment"]


def test_thanks_for_support_are_one_point_of_the_one_who_thanks(reader: Reader) -> None:
    found = points(reader, "French Minister Okan thanked Italian Minister Toru for Italy's support for the truce.")
    assert said(found) == [("position", ("FRA",), "Italy's support for the truce")]


def test_the_cue_and_the_words_stand_in_the_text(reader: Reader) -> None:
    text = "Italy warned that a raid on the port would have a price."
    (point,) = points(reader, text)
    assert text[point.content.start : point.content.end] == point.content.text
    assert point.cue is not None and text[point.cue.start : point.cue.end] == "warned"


def test_an_impersonal_need_belongs_to_the_issuing_side(reader: Reader) -> None:
    text = "The importance of open ports was stressed."
    assert said(points(reader, text, side="RUS", kind="readout")) == [("position", ("RUS",), "open ports")]
    assert points(reader, text) == ()


@pytest.mark.parametrize("text", ["", "\n\n", "1.", "Yes."])
def test_texts_without_a_sentence_have_no_points(reader: Reader, text: str) -> None:
    assert points(reader, text) == ()


def test_the_article_of_the_mission_gives_both_lists(reader: Reader, shared: Callable[[str], Path]) -> None:
    text = shared("input/000_d4c9d588220d736c.txt").read_text(encoding="utf-8")
    found = points(reader, text, published="2023-06-19")
    wanted = {
        ("priority", "USA", "diplomacy/high-level"),
        ("concern", "USA", "security/incidents"),
        ("concern", "USA", "security/bases"),
        ("warning", "USA", "security/arms-supplies"),
        ("ask", "USA", "consular"),
        ("ask", "USA", "people"),
        ("offer", "USA", "diplomacy/visits"),
        ("position", "CHN", "disputes/taiwan"),
        ("ask", "CHN", "diplomacy/containment"),
        ("topic", "USA", "climate"),
        ("topic", "USA", "economy/stability"),
        ("commitment", "USA", "people/flights"),
        ("priority", "CHN", "disputes/taiwan"),
        ("grievance", "CHN", "technology/semiconductors"),
        ("position", "CHN", "diplomacy/containment"),
    }
    assert wanted <= {(point.kind, side, point.topic) for point in found for side in point.sides}
