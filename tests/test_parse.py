"""The parse keeps offsets, keeps headings apart, and reads a repaired view without moving anything."""

from __future__ import annotations

import pytest

from communique import Reader
from communique.model import Repair
from communique.parse import LONGEST_PIECE, ModelError, Parser


def test_tokens_stand_where_they_say(reader: Reader) -> None:
    text = "A heading\n\n  The envoy’s talks — “long ones” — ended.\r\nMore 🙂 text."
    parse = reader.parser.parse(text)
    assert [text[t.start : t.end] for t in parse.tokens] == [t.text for t in parse.tokens]


def test_a_heading_is_a_sentence_of_its_own(reader: Reader) -> None:
    parse = reader.parser.parse("What is on the list?\nThe minister wants flights.\nWill Okan come in person?")
    assert [block.heading for block in parse.blocks] == [True, False, True]
    assert len(parse.sentences) == 3


def test_a_question_heading_names_nobody_called_will(reader: Reader) -> None:
    text = "Will Xi meet with Blinken personally?"
    parse = reader.parser.parse(text)
    names = [" ".join(t.text for t in parse.tokens[e.first : e.last]) for e in parse.entities]
    assert not any(name.startswith("Will") for name in names)


def test_a_repaired_view_keeps_the_offsets_of_the_text(reader: Reader) -> None:
    text = "The first go to of the envoy, officers mentioned."
    repairs = [Repair(10, 15, "visit"), Repair(30, 38, "officials"), Repair(39, 48, "said")]
    parse = reader.parser.parse(text, repairs)
    words = {t.text: text[t.start : t.end] for t in parse.tokens}
    assert words["visit"] == "go to"
    assert words["officials"] == "officers"
    assert words["said"] == "mentioned"
    assert parse.span(parse.tokens).text == text


def test_many_texts_come_back_in_order_blank_ones_too(reader: Reader) -> None:
    texts = ["One envoy came.", "", "Two envoys\nleft.", "   \n ", "Three stayed."]
    parses = list(reader.parser.parse_many((text, ()) for text in texts))
    assert [parse.text for parse in parses] == texts
    assert [len(parse.sentences) for parse in parses] == [1, 0, 2, 0, 1]


def test_a_long_line_is_parsed_in_pieces(reader: Reader) -> None:
    text = "The envoy came to Toru and talked. " * (LONGEST_PIECE // 12)
    parse = reader.parser.parse(text)
    assert len(parse.blocks) == 1
    assert all(text[t.start : t.end] == t.text for t in parse.tokens)


def test_a_run_without_blanks_is_cut_but_nothing_is_lost(reader: Reader) -> None:
    text = "Look: " + "ab" * 3000
    parse = reader.parser.parse(text)
    assert "".join(text[t.start : t.end] for t in parse.tokens) == text.replace(" ", "")


def test_quoted_words_know_their_quotation(reader: Reader) -> None:
    parse = reader.parser.parse("He said “we agree” to that.")
    assert [t.text for t in parse.tokens if t.quote == 0] == ["“", "we", "agree", "”"]


def test_a_model_that_is_not_installed_is_named() -> None:
    with pytest.raises(ModelError, match="no_such_model"):
        Parser("no_such_model").load()
