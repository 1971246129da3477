"""Whom pronouns and collectives mean, and when they mean nobody. All sentences are invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communique.actors.mentions import find_cast
from communique.cast import Cast
from communique.model import Document, DocumentKind
from communique.reading import Reader

Meaning = Callable[..., list[str]]


@pytest.fixture(scope="module")
def meaning(reader: Reader) -> Meaning:
    def find(text: str, words: str, *, side: str | None = None, nth: int = 0, title: str | None = None) -> list[str]:
        kind: DocumentKind = "readout" if side else "article"
        document = Document(id="x", text=text, published="2023-06-18", side=side, kind=kind, title=title)
        cast = find_cast(reader.parser.parse(text), document, reader.knowledge.actors)
        return _names(cast, words, nth)

    return find


def _names(cast: Cast, words: str, nth: int) -> list[str]:
    found = [m for m in cast.mentions if m.span.text == words]
    assert found, f"{words!r} is no mention; there are {[m.span.text for m in cast.mentions]}"
    actors = (cast.actor(actor) for actor in found[nth].actors)
    return [actor.name for actor in actors if actor is not None]


CALL = "President Biden spoke with President Xi Jinping of China. "


def test_both_leaders_are_those_who_meet(meaning: Meaning) -> None:
    assert meaning(CALL + "The two leaders discussed fisheries.", "The two leaders", side="USA") == [
        "Joe Biden",
        "Xi Jinping",
    ]


def test_both_sides_are_the_states_of_those_who_meet(meaning: Meaning) -> None:
    assert meaning(CALL + "Both sides will meet again.", "Both sides", side="USA") == ["United States", "China"]


def test_the_two_presidents_may_be_others_than_those_on_stage(meaning: Meaning) -> None:
    text = "Antony Blinken met Qin Gang in Beijing. The two presidents had met in Bali."
    assert meaning(text, "The two presidents") == ["Joe Biden", "Xi Jinping"]


def test_two_countries_are_the_pair_named_before(meaning: Meaning) -> None:
    text = "Antony Blinken met Qin Gang. Later India and Pakistan traded charges, and the two countries closed a road."
    assert meaning(text, "the two countries") == ["India", "Pakistan"]


def test_a_number_that_does_not_fit_means_nobody(meaning: Meaning) -> None:
    assert meaning(CALL + "The four leaders of another forum wait.", "The four leaders", side="USA") == []


def test_leaders_of_a_body_are_not_those_on_stage(meaning: Meaning) -> None:
    assert meaning(CALL + "The leaders of the G7 wait.", "The leaders of the G7", side="USA") == []


def test_they_are_the_subject_and_its_partner(meaning: Meaning) -> None:
    assert meaning(CALL + "They agreed to keep talking.", "They", side="USA") == ["Joe Biden", "Xi Jinping"]


def test_they_follow_a_collective(meaning: Meaning) -> None:
    text = CALL + "The two leaders discussed fisheries. They reiterated their shared goals."
    assert meaning(text, "their", side="USA") == ["Joe Biden", "Xi Jinping"]


def test_their_is_the_pair_beside_it_and_not_the_subject(meaning: Meaning) -> None:
    text = CALL + "President Biden backed the right of Finland and Sweden to decide their future."
    assert meaning(text, "their", side="USA") == ["Finland", "Sweden"]


def test_they_of_a_paper_are_nobody(meaning: Meaning) -> None:
    text = "The two leaders signed three papers. They include a plan for ports."
    assert meaning(CALL + text, "They", side="USA") == []


def test_he_is_the_only_man_who_acts(meaning: Meaning) -> None:
    assert meaning("Mr. Jan Kos met reporters. He smiled.", "He") == ["Jan Kos"]


def test_she_is_told_by_gender(meaning: Meaning) -> None:
    text = "Mr. Jan Kos met Ms. Eva Lund. She smiled and he left."
    assert meaning(text, "She") == ["Eva Lund"]


def test_a_pronoun_in_the_clause_below_is_the_subject_above(meaning: Meaning) -> None:
    assert meaning("Antony Blinken said he would return.", "he") == ["Antony Blinken"]


def test_an_object_is_not_its_own_subject(meaning: Meaning) -> None:
    text = "Mr. Jan Kos met Mr. Per Lund. Mr. Kos thanked him."
    assert meaning(text, "him") == ["Per Lund"]


def test_two_men_in_one_clause_leave_a_pronoun_open(meaning: Meaning) -> None:
    assert meaning("Mr. Jan Kos thanked Mr. Per Lund for his patience.", "his") == []


def test_a_coordinated_owner_owns_both(meaning: Meaning) -> None:
    text = "The President described Mr. Per Lund's acts and his mistakes."
    assert meaning(text, "his") == ["Per Lund"]


def test_he_after_the_leaders_is_the_readouts_own(meaning: Meaning) -> None:
    text = CALL + "The two leaders discussed fisheries. He noted the need for rules."
    assert meaning(text, "He", side="USA") == ["Joe Biden"]
    assert meaning(text, "He") == []


def test_it_is_a_state_that_acts(meaning: Meaning) -> None:
    assert meaning("China said it would reply.", "it") == ["China"]


def test_an_expletive_is_no_mention(reader: Reader) -> None:
    text = "It is important to talk."
    cast = find_cast(reader.parser.parse(text), Document(id="x", text=text), reader.knowledge.actors)
    assert cast.mentions == ()


def test_our_is_the_issuing_side_outside_quotations(meaning: Meaning) -> None:
    text = CALL + 'The President spoke of our alliances. "Our farmers lose," Xi Jinping said.'
    assert meaning(text, "our", side="USA") == ["United States"]
    assert meaning(text, "Our", side="USA") == []


def test_we_of_a_transcript_is_nobody(meaning: Meaning) -> None:
    text = "MODERATOR: I thank you all. We start now. I will be brief. We have an hour."
    assert meaning(text, "We", side="USA") == []


def test_the_country_takes_up_the_one_state_before(meaning: Meaning) -> None:
    assert meaning("Japan objected, and the country recalled its envoy.", "the country") == ["Japan"]


def test_a_group_has_the_state_of_its_owner(reader: Reader) -> None:
    text = "China said that its military was ready."
    cast = find_cast(reader.parser.parse(text), Document(id="x", text=text), reader.knowledge.actors)
    assert next(m.states for m in cast.mentions if m.sector == "MIL") == ("CHN",)


def test_the_two_are_the_pair_of_the_sentence_before(meaning: Meaning) -> None:
    text = "Mr. Jan Kos will see Ms. Eva Lund. In May the two had a tense meal."
    assert meaning(text, "the two") == ["Jan Kos", "Eva Lund"]


def test_people_of_the_title_are_on_stage(meaning: Meaning) -> None:
    text = "The call began at noon. The two leaders discussed fisheries. President Biden thanked President Xi."
    assert meaning(text, "The two leaders", title="Call of President Biden with President Xi") == [
        "Joe Biden",
        "Xi Jinping",
    ]
