"""The mission's article, a machine-spun explainer on two days in Beijing: a reader can check off what it tells.

The text is third-party and stays in the shared folder; the claims below are facts of the public record.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from communique import Reader, Reading
from communique.ingest import read_path
from communique.model import Event, Meeting, Point, Statement

NAMES = {"blinken": "Antony Blinken", "qin": "Qin Gang", "wang": "Wang Yi", "xi": "Xi Jinping", "pompeo": "Mike Pompeo"}


@pytest.fixture(scope="module")
def article(reader: Reader, shared: Callable[[str], Path]) -> Reading:
    path = shared("input/000_d4c9d588220d736c.txt")
    return reader.read(read_path(path, published="2023-06-19"))


def people(reading: Reading, meeting: Meeting) -> set[str]:
    names = {actor.id: actor.name for actor in reading.actors if actor.kind == "person"}
    return {names[p.actor] for p in meeting.participants if p.actor in names}


def meetings(reading: Reading, *keys: str) -> list[Meeting]:
    wanted = {NAMES[key] for key in keys}
    return [meeting for meeting in reading.meetings if wanted <= people(reading, meeting)]


def speakers(reading: Reading, statements: Iterable[Statement]) -> list[str | None]:
    names = {actor.id: actor.name for actor in reading.actors}
    return [names.get(s.source.actor or "") if s.source else None for s in statements]


def points(reading: Reading, side: str, *topics: str) -> list[Point]:
    return [p for p in reading.points if side in p.sides and p.topic and any(topic in p.topic for topic in topics)]


def test_the_text_is_called_likely_spun(article: Reading) -> None:
    assert article.integrity.verdict == "likely_spun"
    assert len(article.integrity.findings) > 40


def test_the_talks_took_five_and_a_half_hours_one_more_than_scheduled(article: Reading) -> None:
    (talks,) = [m for m in meetings(article, "blinken", "qin") if m.minutes == 330]
    assert talks.scheduled_minutes == 270
    assert talks.status == "happened"
    assert set(talks.sides) == {"USA", "CHN"}


def test_the_whole_meeting_was_on_sunday_in_beijing_for_seven_and_a_half_hours(article: Reading) -> None:
    (whole,) = [m for m in meetings(article, "blinken", "qin") if m.minutes == 450]
    assert whole.place is not None and whole.place.name == "Beijing"
    assert whole.when is not None and whole.when.start == whole.when.end == "2023-06-18"
    parts = [m.minutes for m in article.meetings if m.part_of == whole.id]
    assert sum(minutes or 0 for minutes in parts) == 450


def test_the_meeting_with_wang_yi_is_planned_for_monday(article: Reading) -> None:
    planned = [m for m in meetings(article, "blinken", "wang") if m.status in {"planned", "expected"}]
    assert [m.when.start for m in planned if m.when] == ["2023-06-19"]


def test_the_meeting_with_wang_yi_in_february_is_background(article: Reading) -> None:
    (earlier,) = [m for m in meetings(article, "blinken", "wang") if m.background]
    assert earlier.status == "happened"
    assert earlier.when is not None and earlier.when.start == "2023-02-01"


def test_xi_receiving_the_visitor_is_not_a_fact(article: Reading) -> None:
    now = [m for m in meetings(article, "blinken", "xi") if not m.background]
    assert now and all(m.status in {"expected", "possible"} for m in now)


def test_xi_met_pompeo_in_2018(article: Reading) -> None:
    (earlier,) = meetings(article, "xi", "pompeo")
    assert earlier.background and earlier.status == "happened"
    assert earlier.when is not None and earlier.when.start[:4] == "2018"


def test_the_visit_of_february_was_postponed_because_of_the_balloon(article: Reading) -> None:
    (visit,) = [m for m in article.meetings if m.status == "postponed"]
    assert visit.cause is not None and "balloon" in visit.cause.text


def test_every_quotation_has_its_speaker(article: Reading) -> None:
    direct = [s for s in article.statements if s.form in {"direct", "mixed"}]
    quoted = [article.document.text.count(mark) for mark in "“”"]
    assert quoted == [6, 6]
    found = speakers(article, direct)
    assert found.count("Hua Chunying") == 2
    assert "Xi Jinping" in found
    hua = [s for s in direct if speakers(article, [s]) == ["Hua Chunying"]]
    assert {s.channel for s in hua} == {"Twitter"}


def test_the_american_summary_is_not_given_to_the_chinese_minister(article: Reading) -> None:
    (line,) = [s for s in article.statements if s.form == "direct" and "always stand up" in s.content[0].text]
    assert speakers(article, [line]) != ["Qin Gang"]


@pytest.mark.parametrize(
    ("side", "topics"),
    [
        ("USA", ("diplomacy",)),
        ("USA", ("fentanyl", "narcotics", "drug")),
        ("USA", ("climate",)),
        ("USA", ("detain", "consular")),
        ("CHN", ("taiwan",)),
        ("CHN", ("semiconductor", "chip", "technology", "export")),
    ],
)
def test_each_sides_list_is_there(article: Reading, side: str, topics: tuple[str, ...]) -> None:
    assert points(article, side, *topics)


def test_an_expected_accusation_is_no_accusation(article: Reading) -> None:
    accusations = [e for e in article.events if e.type == "ACCUSE" and e.status in {"happened", "ongoing"}]
    assert not any("anticipated" in e.evidence[0].text for e in accusations)


def test_nothing_that_did_not_happen_is_told_as_done(article: Reading) -> None:
    hedges = ("anticipated", "prone to", "seemingly", "may agree")
    acts = {"ACCUSE", "REQUEST", "CONSULT", "AGREE", "REJECT", "THREATEN"}
    done: list[Event] = [e for e in article.events if e.status == "happened" and e.type in acts]
    assert not [e for e in done if any(hedge in e.evidence[0].text for hedge in hedges)]
