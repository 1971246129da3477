"""Invented documents of one pair of ministers: one record of all that they tell."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import msgspec
import pytest
from invented import CALLED_OFF, HELD, NEXT_WEEK, PLAN, call_told_by_norway, call_told_by_peru, document

from communique import Reader
from communique.comparison import compare
from communique.contract import comparison_schema, dossier_schema
from communique.dossier import build_dossier
from communique.model import Document, Dossier, Engagement, Expectation


def dossier_of(reader: Reader, *documents: Document) -> Dossier:
    return build_dossier(reader.read_many(documents))


def calls(dossier: Dossier) -> list[Engagement]:
    return [m for m in dossier.meetings if m.kind == "call" and m.status == "happened" and not m.background]


def plan_of(dossier: Dossier) -> Expectation:
    """The expectation of the planned meeting itself."""
    meetings = {claim for m in dossier.meetings for account in m.accounts for claim in account.claims[:1]}
    return next(e for e in dossier.expectations if e.claim in meetings)


@pytest.fixture(scope="module")
def both_sides(reader: Reader) -> Dossier:
    return dossier_of(reader, call_told_by_norway(), call_told_by_peru())


def test_one_call_told_by_two_sides_is_one_meeting(both_sides: Dossier) -> None:
    (call,) = calls(both_sides)
    assert {account.side for account in call.accounts} == {"NOR", "PER"}
    assert call.minutes == 60


def test_the_reasons_for_joining_are_given(both_sides: Dossier) -> None:
    (call,) = calls(both_sides)
    assert any("same sides: NOR, PER" in reason for reason in call.merged_because)
    assert any("same people" in reason for reason in call.merged_because)


def test_two_calls_a_week_apart_stay_two(reader: Reader) -> None:
    found = dossier_of(reader, call_told_by_norway(), document("oslo-2", NEXT_WEEK, "NOR", "2025-05-12"))
    assert len(calls(found)) == 2


def test_calls_of_one_side_on_two_days_running_stay_two(reader: Reader) -> None:
    found = dossier_of(reader, call_told_by_norway(), document("oslo-2", NEXT_WEEK, "NOR", "2025-05-06"))
    assert len(calls(found)) == 2


def test_a_group_call_is_not_the_bilateral_one(reader: Reader) -> None:
    text = (
        "Prime Minister Lars Okan of Norway spoke by phone today with President Ana Torrez of Peru and Prime Minister "
        "Eva Lind of Sweden. They discussed trade.\n"
    )
    title = "Readout of the call with President Torrez of Peru and Prime Minister Lind of Sweden"
    group = document("group", text, "NOR", "2025-05-05", title=title)
    found = dossier_of(reader, call_told_by_norway(), group)
    assert sorted(len(call.sides) for call in calls(found)) == [2, 3]


def test_a_preview_is_an_account_and_no_second_meeting(reader: Reader) -> None:
    plan = document("plan", PLAN, "NOR", "2025-05-10", kind="statement")
    held = document("held", HELD, "NOR", "2025-05-14")
    found = dossier_of(reader, plan, held)
    (meeting,) = [m for m in found.meetings if not m.background]
    assert meeting.status == "happened"
    assert {account.document for account in meeting.accounts} == {"plan", "held"}


def test_a_planned_meeting_that_was_held_is_resolved_by_its_report(reader: Reader) -> None:
    plan = document("plan", PLAN, "NOR", "2025-05-10", kind="statement")
    found = plan_of(dossier_of(reader, plan, document("held", HELD, "NOR", "2025-05-14")))
    assert (found.outcome, found.resolved_in) == ("happened", ("held",))
    assert found.horizon and found.horizon.start == "2025-05-14"


def test_a_meeting_held_on_another_day_is_changed(reader: Reader) -> None:
    plan = document("plan", PLAN, "NOR", "2025-05-10", kind="statement")
    found = plan_of(dossier_of(reader, plan, document("held", HELD, "NOR", "2025-05-18")))
    assert (found.outcome, found.change) == ("changed", "date: 2025-05-14, then 2025-05-18")


def test_a_cancelled_meeting_is_dropped(reader: Reader) -> None:
    plan = document("plan", PLAN, "NOR", "2025-05-10", kind="statement")
    off = document("off", CALLED_OFF, "NOR", "2025-05-13", kind="statement")
    found = plan_of(dossier_of(reader, plan, off))
    assert (found.outcome, found.change) == ("dropped", "cancelled")


def test_a_meeting_that_never_came_stays_open_and_says_so(reader: Reader) -> None:
    plan = document("plan", PLAN, "NOR", "2025-05-10", kind="statement")
    other = document("other", "Norway published a budget.\n", "NOR", "2025-06-20", kind="statement")
    found = plan_of(dossier_of(reader, plan, other))
    assert (found.outcome, found.overdue) == ("open", True)


def test_a_meeting_of_other_people_does_not_resolve_a_plan(reader: Reader) -> None:
    text = "Defence Minister Ole Brandt of Norway met today with President Ana Torrez of Peru in Lima.\n"
    plan = document("plan", PLAN, "NOR", "2025-05-10", kind="statement")
    found = plan_of(dossier_of(reader, plan, document("held", text, "NOR", "2025-05-14")))
    assert found.outcome == "open"


def test_a_title_says_who_met_where_the_text_does_not(reader: Reader) -> None:
    text = "Prime Minister of Norway Lars Okan: I am glad to see President Ana Torrez of Peru in Oslo.\n"
    title = "Meeting with President of Peru Ana Torrez"
    found = dossier_of(reader, document("talk", text, "NOR", "2025-05-14", title=title))
    assert any(set(m.sides) == {"NOR", "PER"} and m.status == "happened" for m in found.meetings)


def test_a_promise_told_by_one_side_only_says_so(both_sides: Dossier) -> None:
    found = [c for c in both_sides.commitments if "close contact" in c.content.text]
    assert [c.claimed_only_by for c in found] == ["NOR"]


def test_the_timeline_runs_in_the_order_of_days_with_each_meeting_once(reader: Reader) -> None:
    found = dossier_of(
        reader, document("oslo-2", NEXT_WEEK, "NOR", "2025-05-12"), call_told_by_norway(), call_told_by_peru()
    )
    days = [entry.date.start for entry in found.timeline]
    assert days == sorted(days)
    assert len({entry.claim for entry in found.timeline}) == len(found.timeline)


def test_a_document_that_is_given_twice_counts_once(reader: Reader) -> None:
    found = dossier_of(reader, call_told_by_norway(), call_told_by_norway())
    assert len(found.documents) == 1
    assert len(calls(found)) == 1


def test_dossier_and_comparison_fit_their_schemas(reader: Reader) -> None:
    readings = list(reader.read_many([call_told_by_norway(), call_told_by_peru()]))
    record = json.loads(msgspec.json.encode(build_dossier(readings)))
    jsonschema.validate(record, dossier_schema())
    jsonschema.validate(json.loads(msgspec.json.encode(compare(readings, ("NOR", "PER")))), comparison_schema())


def test_the_spans_of_a_meeting_lie_in_the_document_of_its_first_account(both_sides: Dossier) -> None:
    texts = {d.id: d.text for d in both_sides.documents}
    for meeting in both_sides.meetings:
        text = texts[meeting.accounts[0].document]
        spans = [*meeting.evidence, *(p.span for p in meeting.participants)]
        assert all(text[span.start : span.end] == span.text for span in spans)


def test_announcements_are_resolved_by_the_right_document(reader: Reader, shared: Callable[[str], Path]) -> None:
    from eval.announced import documents, load, score

    root = shared("gold/announced_then_reported.json").parents[1]
    golds = load(root)
    scores = score(list(reader.read_many(documents(root, golds))), golds)
    assert scores.resolved == scores.with_report
    assert scores.false <= 1  # one is told as held, with its day, by a later call: docs/dossier.md


def test_the_count_of_the_presidents_calls_is_our_own(reader: Reader, shared: Callable[[str], Path]) -> None:
    from communique.ingest import read_path
    from eval.us_calls import own_count, president_calls

    paths = sorted(shared("input/us_readouts").glob("*.txt"))
    assert president_calls(build_dossier(reader.read_many(read_path(path) for path in paths))) == own_count()
