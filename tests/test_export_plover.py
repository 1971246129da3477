"""PLOVER records."""

from __future__ import annotations

import json
from typing import Any

import pytest

from communique.export.plover import auxiliary_modes, plover_lines
from communique.model import Document
from communique.reading import Reader

REQUIRED = {"id", "date", "actor", "event"}


def records(reader: Reader, text: str) -> list[dict[str, Any]]:
    reading = reader.read(Document(id="t", text=text, published="2023-06-19", language="en"))
    return [json.loads(line) for line in plover_lines(reading)]


def test_a_record_has_the_required_fields(reader: Reader) -> None:
    (record,) = records(reader, "France imposed sanctions on Belarus.")
    assert record.keys() >= REQUIRED
    assert record["quad_code"] == "MATERIAL CONFLICT"
    assert [a["code"] for a in record["recipient"]] == ["BLR"]


def test_a_future_meeting_is_agree(reader: Reader) -> None:
    (record,) = records(reader, "The Chilean president will visit Peru next week.")
    assert record["event"] == "AGREE"
    assert record["auxiliary_modes"]["future"]


def test_a_cancelled_meeting_is_reject(reader: Reader) -> None:
    (record,) = records(reader, "The Chilean president cancelled her visit to Peru.")
    assert (record["event"], record["mode"]) == ("REJECT", "meet")


def test_a_body_has_the_code_of_bodies(reader: Reader) -> None:
    (record,) = records(reader, "The United Nations condemned Belarus.")
    assert record["actor"][0]["code"] == "UNO"


def test_an_invitation_gives_one_agree(reader: Reader) -> None:
    found = records(reader, "The Italian president invited the Libyan prime minister to Rome.")
    assert [record["event"] for record in found] == ["AGREE"]


@pytest.mark.parametrize(
    ("status", "background", "true"),
    [
        ("happened", False, set()),
        ("happened", True, {"historical"}),
        ("planned", False, {"future"}),
        ("possible", False, {"hypothetical"}),
        ("proposed", False, {"future", "hypothetical"}),
        ("denied", False, {"negation"}),
        ("postponed", False, {"future", "negation"}),
    ],
)
def test_the_auxiliary_modes_follow_the_status(status: Any, background: bool, true: set[str]) -> None:
    modes = auxiliary_modes(status, background=background)
    assert {name for name, value in modes.items() if value} == true
