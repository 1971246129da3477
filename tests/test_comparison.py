"""Two accounts of one invented call, side by side."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from invented import call_told_by_norway, call_told_by_peru, document

from communique import Reader
from communique.comparison import compare, compare_meetings
from communique.comparison.amounts import Amount, amounts
from communique.comparison.matter import agreement, matter_of
from communique.comparison.piece import pieces
from communique.comparison.synonyms import load_synonyms
from communique.model import Comparison, ComparisonRow, Reading
from communique.topics.words import words_of


@pytest.fixture(scope="module")
def accounts(reader: Reader) -> list[Reading]:
    return list(reader.read_many([call_told_by_norway(), call_told_by_peru()]))


@pytest.fixture(scope="module")
def comparison(accounts: list[Reading]) -> Comparison:
    return compare(accounts, ("NOR", "PER"))


def row_with(comparison: Comparison, words: str) -> ComparisonRow:
    """The row in which one side says these words."""
    return next(row for row in comparison.rows for spans in row.spans.values() for span in spans if words in span.text)


def test_the_same_sum_in_two_notations_is_one_topic_of_both(comparison: Comparison) -> None:
    row = row_with(comparison, "$40 million")
    assert row.relation == "both"
    assert "USD 40 million" in row.spans["PER"][0].text


def test_a_principle_in_other_words_is_told_by_both(comparison: Comparison) -> None:
    row = row_with(comparison, "territorial integrity")
    assert row.relation in {"both", "framed"}
    assert row.spans["NOR"] and row.spans["PER"]


def test_what_one_side_leaves_out_is_shown_as_told_by_one_side_only(comparison: Comparison) -> None:
    assert row_with(comparison, "detained sailors").only == "NOR"
    assert row_with(comparison, "sanctions against smugglers").only == "PER"
    assert row_with(comparison, "deep-sea mining").only == "NOR"


def test_words_put_into_the_others_mouth_are_unconfirmed(comparison: Comparison) -> None:
    note = row_with(comparison, "closing its embassy").note
    assert note == "said by NOR as told by PER only, unconfirmed"


def test_what_both_are_said_to_have_agreed_is_unconfirmed_if_one_tells_it(comparison: Comparison) -> None:
    note = row_with(comparison, "close contact").note
    assert note == "said by both as told by NOR only, unconfirmed"


def test_the_length_of_the_call_is_a_row_of_its_own(comparison: Comparison) -> None:
    row = next(row for row in comparison.rows if row.topic == "meeting/duration")
    assert (row.relation, row.only, row.note) == ("only", "PER", "60 minutes (PER)")


def test_the_tone_is_a_topic(comparison: Comparison) -> None:
    assert row_with(comparison, "frank and businesslike").topic == "meeting/tone"


def test_places_in_the_account_count_from_0_without_gaps(comparison: Comparison) -> None:
    for side in comparison.sides:
        places = sorted(place for row in comparison.rows if (place := row.order[side]) is not None)
        assert places == list(range(len(places)))


def test_the_words_of_a_row_stand_in_the_document(comparison: Comparison, accounts: list[Reading]) -> None:
    texts = {reading.document.id: reading.document.text for reading in accounts}
    for row in comparison.rows:
        for spans in row.spans.values():
            assert all(texts[span.document][span.start : span.end] == span.text for span in spans)


def test_two_lengths_that_differ_are_in_conflict(reader: Reader) -> None:
    told = [
        document("oslo", "Prime Minister Lars Okan of Norway spoke by phone today with President Ana Torrez of Peru "
                 "for two hours. They discussed trade.", "NOR", "2025-05-05"),
        document("lima", "President Ana Torrez of Peru had a 30-minute phone call with Prime Minister Lars "
                 "Okan of Norway. They discussed trade.", "PER", "2025-05-05"),
    ]  # fmt: skip
    found = compare(reader.read_many(told), ("NOR", "PER"))
    assert [row.relation for row in found.rows if row.topic == "meeting/duration"] == ["conflict"]


def test_sums_that_differ_are_in_conflict(reader: Reader) -> None:
    told = [
        document("oslo", "Prime Minister Lars Okan of Norway spoke by phone today with President Ana Torrez of Peru. "
                 "He announced $40 million in direct budget support for Peru.", "NOR", "2025-05-05"),
        document("lima", "President Ana Torrez of Peru had a phone call with Prime Minister Lars Okan of "
                 "Norway. She thanked Norway for $60 million in direct budget support for Peru.", "PER", "2025-05-05"),
    ]  # fmt: skip
    found = compare(reader.read_many(told), ("NOR", "PER"))
    row = row_with(found, "budget support")
    assert row.relation == "conflict"
    assert row.note == "amounts differ: USD 40,000,000 (NOR), USD 60,000,000 (PER)"


def test_two_answers_on_who_asked_for_the_call_are_in_conflict(reader: Reader) -> None:
    told = [
        document("oslo", "Prime Minister Lars Okan of Norway spoke by phone today with President Ana Torrez of Peru at "
                 "the request of Peru. They discussed trade.", "NOR", "2025-05-05"),
        document("lima", "President of Peru Ana Torrez had a phone call with Prime Minister of Norway Lars Okan at the "
                 "latter's initiative. They discussed trade.", "PER", "2025-05-05"),
    ]  # fmt: skip
    found = compare(reader.read_many(told), ("NOR", "PER"))
    (row,) = [row for row in found.rows if row.topic == "meeting/requested-by"]
    assert row.relation == "conflict"
    assert row.note == "asked for by PER (NOR); asked for by NOR (PER)"


def test_a_side_without_a_text_is_not_silent(reader: Reader) -> None:
    found = compare(reader.read_many([call_told_by_norway()]), ("NOR", "PER"))
    assert found.rows == ()
    assert found.accounts["PER"].documents == ()


def test_both_accounts_of_a_meeting_are_compared_in_a_dossier(accounts: list[Reading]) -> None:
    found = list(compare_meetings(accounts).values())
    assert [set(comparison.sides) for comparison in found] == [{"NOR", "PER"}]


def test_every_sentence_of_a_readout_gives_an_item_or_is_the_opening(accounts: list[Reading], reader: Reader) -> None:
    reading = accounts[0]
    found = pieces(reading, reader.knowledge.topics)
    text = reading.document.text
    words = ("sovereignty", "$40 million", "sailors", "mining")
    assert all(any(word in piece.text for piece in found) for word in words)
    assert all(text[piece.start : piece.end] == piece.text for piece in found)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("$1 billion", Amount("USD", 1e9)),
        ("USD 1 billion", Amount("USD", 1e9)),
        ("another $ 1 billion package", Amount("USD", 1e9)),
        ("one billion dollars", Amount("USD", 1e9)),
        ("half a billion dollars", Amount("USD", 5e8)),
        ("€2.5 mln", Amount("EUR", 2.5e6)),
        ("1,500 euros", Amount("EUR", 1500)),
    ],
)
def test_sums_are_brought_into_one_form(text: str, amount: Amount) -> None:
    assert list(amounts(text)) == [amount]


@pytest.mark.parametrize("text", ["a dozen ships", "40 percent", "in 2025", "Article 5"])
def test_other_numbers_are_no_sums(text: str) -> None:
    assert list(amounts(text)) == []


def test_forms_of_a_word_agree() -> None:
    assert agreement(matter_of("negotiations on fisheries"), matter_of("to negotiate a fishery treaty")) == 1.0


def test_the_examples_of_the_synonyms_hold() -> None:
    synonyms = load_synonyms()
    for rule in synonyms.rules:
        for example in rule.match:
            assert rule.id in {found.id for _, _, found in synonyms.ideas(words_of(example.text))}, example.text
        for example in rule.skip:
            assert rule.id not in {found.id for _, _, found in synonyms.ideas(words_of(example.text))}, example.text


def test_the_targets_hold_on_the_annotated_pairs(reader: Reader, shared: Callable[[str], Path]) -> None:
    from eval.pairs import measure

    values = measure(reader, shared("gold/pairs").parents[1])
    for part in ("shared", "held-out"):
        assert values[f"{part}.found"] >= 0.75
        assert values[f"{part}.relation"] >= 0.70
