"""Texts of odd content end in bounded time."""

from __future__ import annotations

from time import process_time

import pytest

from communique.model import Document
from communique.quotes import find_quotes
from communique.reading import Reader


@pytest.mark.parametrize("mark", ["“", "„", "‘", '"', "'", "«"])
def test_fifty_thousand_quotation_marks_are_one_pass(mark: str) -> None:
    start = process_time()
    find_quotes(mark * 50_000)
    assert process_time() - start < 2


def test_an_inner_quotation_closes_before_the_outer_one() -> None:
    text = "He said: “They call it “peace” here.” Then he left."
    assert [text[q.start : q.end] for q in find_quotes(text)] == ["“They call it “peace” here.”"]


@pytest.mark.parametrize(
    "text",
    ["Okan " * 5_000, "Okan\n" * 1_000, " and ".join(["Okan met the king of Denmark"] * 800)],
    ids=["names in one line", "lines of one word", "one sentence"],
)
def test_odd_texts_are_read_in_bounded_time(reader: Reader, text: str) -> None:
    start = process_time()
    reader.read(Document(id="t", text=text, kind="article", published="2025-04-16", language="en"))
    assert process_time() - start < 10
