"""Times, lengths and places of acts."""

from __future__ import annotations

import pytest

from communique.attach import duration_of, place_of, when_of
from communique.model import Document
from communique.parse import Token
from communique.reading import Reader, set_scene
from communique.scene import Scene

PUBLISHED = "2025-04-16"
Days = tuple[str, str] | None


def scene_of(reader: Reader, text: str) -> Scene:
    document = Document(id="test", text=text, published=PUBLISHED, language="en")
    checked, parse = next(reader.parse_many([document]))
    return set_scene(checked.document, parse, reader.knowledge)


def word(scene: Scene, text: str) -> Token:
    return next(token for token in scene.parse.tokens if token.text == text)


def days(reader: Reader, text: str, act: str) -> Days:
    scene = scene_of(reader, text)
    when = when_of(scene, word(scene, act))
    return (when.start, when.end) if when else None


def lengths(reader: Reader, text: str, act: str) -> tuple[int | None, int | None]:
    scene = scene_of(reader, text)
    return duration_of(scene, word(scene, act))


def place(reader: Reader, text: str, act: str) -> tuple[str, str | None] | None:
    scene = scene_of(reader, text)
    found = place_of(scene, word(scene, act))
    return (found.name, found.state) if found else None


@pytest.mark.parametrize(
    ("text", "act", "expected"),
    [
        ("Secretary Blinken met Wang Yi in Beijing on Monday.", "met", ("2025-04-14", "2025-04-14")),
        ("The ministers held talks in Geneva on April 10.", "talks", ("2025-04-10", "2025-04-10")),
        ("The ministers held talks in Geneva on April 10.", "held", ("2025-04-10", "2025-04-10")),
        ("President Macron will visit China next week.", "visit", ("2025-04-21", "2025-04-27")),
        ("President Macron will travel to Beijing in May.", "travel", ("2025-05-01", "2025-05-31")),
        ("The minister welcomed the summit held in March.", "summit", ("2025-03-01", "2025-03-31")),
        ("The call, which took place on Thursday, was brief.", "call", ("2025-04-10", "2025-04-10")),
        ("Talks are to be held in Istanbul on May 5.", "Talks", ("2025-05-05", "2025-05-05")),
        ("The two sides will hold a new round of talks next Thursday.", "talks", ("2025-04-17", "2025-04-17")),
        ("In a meeting in Moscow on Friday, they agreed to trade.", "meeting", ("2025-04-11", "2025-04-11")),
        ("The trip had been planned for February.", "trip", ("2025-02-01", "2025-02-28")),
        ("They discussed follow-up from his visit to Israel earlier this week.", "visit", ("2025-04-14", "2025-04-16")),
        ("Their meeting in Bali in November 2022 was useful.", "meeting", ("2022-11-01", "2022-11-30")),
        ("The Secretary plans to travel to Tokyo on Friday.", "travel", ("2025-04-18", "2025-04-18")),
    ],
)
def test_an_act_has_the_time_that_hangs_on_it(reader: Reader, text: str, act: str, expected: Days) -> None:
    assert days(reader, text, act) == expected


def test_each_clause_keeps_its_own_time(reader: Reader) -> None:
    text = "The minister said on Monday that the two presidents would meet in June."
    assert days(reader, text, "said") == ("2025-04-14", "2025-04-14")
    assert days(reader, text, "meet") == ("2025-06-01", "2025-06-30")


def test_the_time_of_the_verb_above_is_not_that_of_the_infinitive(reader: Reader) -> None:
    assert days(reader, "The ministers agreed on Monday to meet.", "meet") is None


def test_the_time_of_another_noun_is_not_taken(reader: Reader) -> None:
    assert days(reader, "They discussed the agreement signed in Moscow in 2022.", "discussed") is None


def test_the_time_of_a_return_is_not_that_of_the_visit(reader: Reader) -> None:
    text = "Okan returned to Ankara on Tuesday after a visit to Germany."
    assert days(reader, text, "returned") == ("2025-04-15", "2025-04-15")
    assert days(reader, text, "visit") is None


def test_since_bounds_an_act_and_does_not_date_it(reader: Reader) -> None:
    assert days(reader, "It was the first visit of a secretary to China since 2018.", "visit") is None


def test_a_length_is_no_date(reader: Reader) -> None:
    assert days(reader, "The leaders spoke for 90 minutes.", "spoke") is None


def test_a_heading_dates_nothing(reader: Reader) -> None:
    assert days(reader, "Okan to visit China on Monday\n\nThe minister said so.", "visit") is None


@pytest.mark.parametrize(
    ("text", "act", "expected"),
    [
        ("The leaders spoke by phone for 90 minutes.", "spoke", (90, None)),
        ("The meeting lasted two hours.", "meeting", (120, None)),
        ("The meeting lasted two hours.", "lasted", (120, None)),
        ("The two-hour meeting in Brussels ended on Friday.", "meeting", (120, None)),
        ("The talks ran five and a half hours, an hour longer than scheduled.", "talks", (330, 270)),
        ("The talks ran 5 and a half hours, one hour longer than planned.", "ran", (330, 270)),
        ("The meeting lasted three hours instead of the planned two hours.", "meeting", (180, 120)),
        ("The call, scheduled for one hour, was brief.", "call", (None, 60)),
        ("They met for seven-and-a-half hours at the White House.", "met", (450, None)),
        ("The two held two hours of talks.", "talks", (120, None)),
        ("The two held two hours of talks.", "held", (120, None)),
        ("The meeting took place in Jakarta and lasted an hour.", "meeting", (60, None)),
    ],
)
def test_an_act_has_its_length_and_its_planned_length(
    reader: Reader, text: str, act: str, expected: tuple[int | None, int | None]
) -> None:
    assert lengths(reader, text, act) == expected


def test_the_days_of_a_visit_are_no_running_time(reader: Reader) -> None:
    assert lengths(reader, "Okan ended a three-day visit to Germany.", "visit") == (None, None)


def test_an_ultimatum_is_no_meeting_time(reader: Reader) -> None:
    assert lengths(reader, "They met after a 48-hour ultimatum ran out.", "met") == (None, None)


@pytest.mark.parametrize(
    ("text", "act", "expected"),
    [
        ("Secretary Blinken met Wang Yi in Beijing on Monday.", "met", ("Beijing", "CHN")),
        ("The ministers held talks in Geneva, Switzerland.", "talks", ("Geneva", "CHE")),
        ("The ministers held talks in Geneva, Switzerland.", "held", ("Geneva", "CHE")),
        ("President Biden hosted Chancellor Scholz at the White House.", "hosted", ("White House", "USA")),
        ("President Macron will visit China.", "visit", ("China", "CHN")),
        ("President Macron will travel to Beijing.", "travel", ("Beijing", "CHN")),
        ("The visit of Prime Minister Modi to Washington ended.", "visit", ("Washington", "USA")),
        ("They met on the sidelines of the G20 summit in New Delhi.", "met", ("New Delhi", "IND")),
        ("The meeting took place in Jakarta.", "meeting", ("Jakarta", "IDN")),
        ("Talks are to be held in Istanbul.", "Talks", ("Istanbul", "TUR")),
        ("Their meeting in Bali was useful.", "meeting", ("Bali", "IDN")),
        ("Okan led a delegation to meet with the envoys of Japan on May 14 in Geneva.", "meet", ("Geneva", "CHE")),
        ("Okan met today with Premier Li Qiang and President Yoon of Korea in Seoul.", "met", ("Seoul", "KOR")),
        ("The president invited Prime Minister Modi to Washington.", "invited", ("Washington", "USA")),
    ],
)
def test_an_act_has_its_place(reader: Reader, text: str, act: str, expected: tuple[str, str | None]) -> None:
    assert place(reader, text, act) == expected


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("They spoke in Russian, in detail, in the presence of aides.", "spoke"),
        ("The two ministers met on Monday.", "met"),
        ("They discussed the agreement signed in Moscow.", "discussed"),
        ("The minister spoke to China about trade.", "spoke"),
        ("The ministers agreed in Geneva to meet.", "meet"),
        ("Okan thanked the staff of the Embassy in Moscow.", "thanked"),
    ],
)
def test_where_no_place_is_told_there_is_none(reader: Reader, text: str, act: str) -> None:
    assert place(reader, text, act) is None


def test_the_span_of_a_place_holds_its_article_and_the_name_does_not(reader: Reader) -> None:
    scene = scene_of(reader, "President Biden hosted Chancellor Scholz at the White House.")
    found = place_of(scene, word(scene, "hosted"))
    assert found is not None
    assert (found.name, found.span.text) == ("White House", "the White House")
