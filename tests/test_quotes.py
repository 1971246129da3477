"""Quotation marks of every kind are found, and what is no quotation is left alone."""

from __future__ import annotations

import pytest

from communique.quotes import find_quotes


def inner(text: str) -> list[str]:
    return [text[quote.inner_start : quote.inner_end] for quote in find_quotes(text)]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("She said “we agree” and left.", ["we agree"]),
        ('She said "we agree" and left.', ["we agree"]),
        ("Elle: « we agree » she said.", []),
        ("She wrote «we agree» twice.", ["we agree"]),
        ("Er schrieb „we agree“ dazu.", ["we agree"]),
        ("He called it ‘a pause’ in talks.", ["a pause"]),
        ("He called it 'a pause' in talks.", ["a pause"]),
        ("“He told me ‘never’ twice,” she said.", ["He told me ‘never’ twice,"]),
        ("“One,” he said. “Two.”", ["One,", "Two."]),
    ],
)
def test_quotations_are_found(text: str, quoted: list[str]) -> None:
    assert inner(text) == quoted


@pytest.mark.parametrize(
    "text",
    [
        "The ministers' talks ran late, and it's late.",
        "China’s envoy didn’t come; the States’ position stands.",
        "A lone mark “ opens nothing here.",
        "It is 5' 10\" tall.",
    ],
)
def test_apostrophes_and_lone_marks_quote_nothing(text: str) -> None:
    assert inner(text) == []


def test_an_unclosed_mark_does_not_swallow_the_paragraph() -> None:
    assert inner("“We agree, said the envoy.\nThe talks “went well” after all.") == ["went well"]


def test_a_speech_over_paragraphs_continues() -> None:
    text = "“First paragraph.\n“Second paragraph,” she said."
    quotes = find_quotes(text)
    assert [quote.continues for quote in quotes] == [True, False]
