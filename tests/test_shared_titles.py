"""Whom plural titles of several states, "the German leader" and "the Alliance" mean. All sentences are invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communique.actors.mentions import find_cast
from communique.cast import Cast, Mention
from communique.model import Document, DocumentKind
from communique.reading import Reader

Casting = Callable[..., Cast]


@pytest.fixture(scope="module")
def casting(reader: Reader) -> Casting:
    def find(text: str, *, side: str | None = None) -> Cast:
        kind: DocumentKind = "readout" if side else "article"
        document = Document(id="x", text=text, published="2023-06-18", side=side, kind=kind)
        return find_cast(reader.parser.parse(text), document, reader.knowledge.actors)

    return find


def _mention(cast: Cast, words: str) -> Mention:
    found = [m for m in cast.mentions if m.span.text == words]
    assert found, f"{words!r} is no mention; there are {[m.span.text for m in cast.mentions]}"
    return found[-1]


def _names(cast: Cast, words: str) -> list[str]:
    actors = (cast.actor(actor) for actor in _mention(cast, words).actors)
    return [actor.name for actor in actors if actor is not None]


def test_representatives_of_four_states_act_for_all_four(casting: Casting) -> None:
    words = "Representatives of Germany, France, Ukraine and Russia"
    assert _mention(casting(words + " met in Paris."), words).states == ("DEU", "FRA", "UKR", "RUS")


def test_a_list_that_goes_on_with_another_noun_is_not_shared(casting: Casting) -> None:
    cast = casting("Officials of Japan and Indian traders met in Osaka.")
    assert _mention(cast, "Officials of Japan").states == ("JPN",)


def test_foreign_ministers_of_two_states_are_the_two_who_hold_the_post(casting: Casting) -> None:
    words = "The foreign ministers of Ukraine and Poland"
    assert _names(casting(words + " met in Warsaw."), words) == ["Dmytro Kuleba", "Zbigniew Rau"]


def test_leaders_of_two_states_hold_the_leading_post_of_each(casting: Casting) -> None:
    words = "The leaders of France and Germany"
    assert _names(casting(words + " spoke by phone."), words) == ["Emmanuel Macron", "Olaf Scholz"]


def test_former_ministers_of_two_states_are_not_those_of_today(casting: Casting) -> None:
    words = "The former foreign ministers of Ukraine and Poland"
    assert _names(casting(words + " met in Warsaw."), words) == []


def test_the_german_leader_is_the_chancellor_and_not_the_president(casting: Casting) -> None:
    assert _names(casting("The German leader asked for time."), "The German leader") == ["Olaf Scholz"]


def test_a_business_leader_of_a_state_is_not_its_leader(casting: Casting) -> None:
    cast = casting("The German business leader asked for time.")
    assert all("Scholz" not in actor.name for actor in cast.actors)


def test_the_two_leaders_are_above_the_envoys_who_prepare_their_call(casting: Casting) -> None:
    text = "Jake Sullivan met Wang Yi in Vienna. They set up a call between the two leaders."
    assert _names(casting(text), "the two leaders") == ["Joe Biden", "Xi Jinping"]


def test_the_alliance_is_nato_where_the_text_names_it(casting: Casting) -> None:
    assert _names(casting("NATO met on Monday. The envoy thanked the Alliance for pumps."), "the Alliance") == [
        "North Atlantic Treaty Organization"
    ]


def test_an_alliance_of_a_text_without_nato_stays_open(casting: Casting) -> None:
    cast = casting("Three parties of Arvenia joined forces. The Alliance won nine seats.")
    assert all(actor.id != "NAT" for actor in cast.actors)


def test_the_bloc_is_the_body_that_the_text_names(casting: Casting) -> None:
    assert _names(casting("ASEAN met on Monday. Officials said the bloc would wait."), "the bloc") == [
        "Association of Southeast Asian Nations"
    ]


def test_a_head_of_a_mission_keeps_the_name_behind_its_place(casting: Casting) -> None:
    text = "Ihor Zhovkva received Head of the NATO Mission in Ukraine Karen Tolm. The interlocutors discussed pumps."
    cast = casting(text, side="UKR")
    assert _names(cast, "The interlocutors") == ["Ihor Zhovkva", "Karen Tolm"]
    assert {actor.name: actor.state for actor in cast.actors}["Karen Tolm"] is None


def test_a_council_of_a_longer_name_is_not_that_of_china(casting: Casting) -> None:
    cast = casting("Vladimir Putin praised the Supreme State Council of the Union State.", side="RUS")
    assert "CHN" not in {state for m in cast.mentions for state in m.states}


def test_a_council_after_its_own_state_is_that_state_s(casting: Casting) -> None:
    cast = casting("On Monday the Chinese State Council approved a plan.")
    assert "CHN" in {state for m in cast.mentions if m.form == "body" for state in m.states}


def test_he_behind_a_quotation_of_several_sentences_is_the_speaker_before_it(casting: Casting) -> None:
    text = (
        "President of Ukraine Volodymyr Zelenskyy met with Olaf Scholz. The President stressed that ports stay open. "
        '"We can ship it. What then? We cannot do without ports," he said.'
    )
    assert _names(casting(text, side="UKR"), "he") == ["Volodymyr Zelenskyy"]


def test_he_looks_past_a_sentence_about_a_state(casting: Casting) -> None:
    text = (
        "President of Ukraine Volodymyr Zelenskyy met with Olaf Scholz. The President said that Russia had misjudged. "
        'But the Russian leadership was wrong. "We hold," he said.'
    )
    assert _names(casting(text, side="UKR"), "he") == ["Volodymyr Zelenskyy"]


def test_their_meeting_before_is_that_of_those_who_speak_now(casting: Casting) -> None:
    text = (
        "National Security Advisor Jake Sullivan spoke today with Wang Yi by phone. "
        "This call, which followed their March meeting in Oslo, was about trade."
    )
    assert _names(casting(text, side="USA"), "their") == ["Jake Sullivan", "Wang Yi"]


def test_a_territory_with_a_french_name_is_one_place(casting: Casting) -> None:
    cast = casting("A rocket left from French Guyana.")
    assert {s for m in cast.mentions for s in m.states} == {"GUF"}


def test_french_and_german_leaders_are_both(casting: Casting) -> None:
    assert _names(casting("The French and German leaders met."), "The French and German leaders") == [
        "Emmanuel Macron",
        "Olaf Scholz",
    ]


def test_officials_of_three_nationalities_act_for_three_states(casting: Casting) -> None:
    words = "Polish, Chinese and Indian officials"
    assert _mention(casting(words + " met in Riga."), words).states == ("POL", "CHN", "IND")


def test_a_place_before_officials_of_a_state_is_not_theirs(casting: Casting) -> None:
    cast = casting("In Japan and Korea, Chinese officials met traders.")
    assert _mention(cast, "Chinese officials").states == ("CHN",)


def test_holders_of_another_year_stay_open(casting: Casting) -> None:
    words = "the leaders of France and Germany"
    assert _names(casting("In 2014 " + words + " met in Minsk."), words) == []
