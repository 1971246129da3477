"""CAMEO rows."""

from __future__ import annotations

from communique.export.cameo import COLUMNS, cameo_header, cameo_rows
from communique.model import Document
from communique.reading import Reader


def rows(reader: Reader, text: str) -> list[dict[str, str]]:
    reading = reader.read(Document(id="t", text=text, published="2023-06-19", language="en"))
    return [dict(zip(COLUMNS, row.split("\t"), strict=True)) for row in cameo_rows(reading)]


def test_the_header_names_the_columns() -> None:
    assert cameo_header().split("\t") == list(COLUMNS)


def test_a_row_has_both_actors_and_the_code(reader: Reader) -> None:
    (row,) = rows(reader, "France imposed sanctions on Belarus.")
    assert (row["Actor1CountryCode"], row["Actor2CountryCode"]) == ("FRA", "BLR")
    assert (row["EventCode"], row["EventRootCode"], row["QuadClass"]) == ("163", "16", "4")
    assert (row["GoldsteinScale"], row["SQLDATE"]) == ("-8.0", "20230619")


def test_a_meeting_of_three_gives_a_row_for_each_two(reader: Reader) -> None:
    found = rows(reader, "The Chilean president met the presidents of Peru and Bolivia.")
    pairs = {tuple(sorted((row["Actor1CountryCode"], row["Actor2CountryCode"]))) for row in found}
    assert pairs == {("CHL", "PER"), ("BOL", "CHL"), ("BOL", "PER")}


def test_a_planned_meeting_is_an_intent_to_meet(reader: Reader) -> None:
    (row,) = rows(reader, "The Chilean president will visit Peru next week.")
    assert (row["EventCode"], row["Status"]) == ("036", "planned")


def test_a_planned_attack_is_no_attack(reader: Reader) -> None:
    assert not [row for row in rows(reader, "Chile may attack Peru.") if row["EventRootCode"] == "19"]


def test_no_value_breaks_a_row(reader: Reader) -> None:
    for row in rows(reader, "The president of\tChile met\nthe president of Peru."):
        assert len(row) == len(COLUMNS)
