"""Reads a user's posts into overlay rows: the JSON of a Wikidata position query, or a plain table.

The query and the columns stand in `docs/actors.md`. A row is a mapping from the columns of `posts.tsv` to cells; what
the file does not say is an empty cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from communique.actors.fact_files import FactFileError, read_rows
from communique.actors.name_folding import normalise_name
from communique.actors.table import POST_COLUMNS, ActorTable

PostRow = dict[str, str]

# Wikidata writes unknown precision into the query's `startPrecision` and `endPrecision`: 11 day, 10 month, 9 year.
_LENGTH_BY_PRECISION = {"11": 10, "10": 7, "9": 4}
_ENTITY = re.compile(r"/entity/(Q\d+)$")
_GENDERS = {"Q6581097": "m", "Q2449503": "m", "Q6581072": "f", "Q1052281": "f", "male": "m", "female": "f"}


def import_file(path: Path) -> list[PostRow]:
    """The rows of a file: `.json` as a SPARQL endpoint returns it, anything else as a tab-separated table.

    Rows come sorted, each once. Raises `FactFileError` on a file that is neither, `OSError` on one that is not there.
    """
    rows = read_query_result(path.read_bytes(), path.name) if path.suffix.casefold() == ".json" else read_table(path)
    return sorted({tuple(row.items()): row for row in rows}.values(), key=_cells)


def read_table(path: Path) -> list[PostRow]:
    """The rows of a tab-separated table with a header; columns may be missing and stand in any order.

    `person_id` may be left empty: then the name makes one. Raises `FactFileError` where a person or a role is missing.
    """
    columns = ("role", *(column for column in POST_COLUMNS if column != "role"))
    found = []
    for number, cells in enumerate(read_rows(path, columns), start=2):
        row = dict(zip(columns, cells, strict=True))
        found.append(_complete({column: row[column].strip() for column in POST_COLUMNS}, f"{path.name}, line {number}"))
    return found


def read_query_result(data: bytes, name: str = "query result") -> list[PostRow]:
    """The rows of the JSON of a SPARQL select (`results.bindings`) with the variables of the query in `docs/actors.md`.

    Raises `FactFileError` if it is no such JSON, or a binding lacks the person, the role or what the post is of.
    """
    try:
        bindings = msgspec.json.decode(data)["results"]["bindings"]
    except (msgspec.DecodeError, KeyError, TypeError) as error:
        raise FactFileError(f"{name}: not the JSON of a SPARQL query ({error})") from error
    if not isinstance(bindings, list):
        raise FactFileError(f"{name}: results.bindings is no list")
    return [_row_of_binding(binding, f"{name}, result {number}") for number, binding in enumerate(bindings, start=1)]


def _row_of_binding(binding: Mapping[str, Any], place: str) -> PostRow:
    row = dict.fromkeys(POST_COLUMNS, "")
    row["person_id"] = _entity(_value(binding, "person"))
    row["person"] = _value(binding, "personLabel")
    row["other_names"] = _value(binding, "otherNames")
    row["family_name"] = _value(binding, "familyName")
    gender = _value(binding, "gender")
    row["gender"] = _GENDERS.get(_entity(gender), _GENDERS.get(gender, ""))
    for column in ("role", "of", "to"):
        row[column] = _value(binding, column)
    row["start"] = _date(_value(binding, "start"), _value(binding, "startPrecision"))
    row["end"] = _date(_value(binding, "end"), _value(binding, "endPrecision"))
    row["known_until"] = "" if row["end"] else _date(_value(binding, "asOf"), "")
    row["source"] = _value(binding, "source") or "Wikidata"
    return _complete(row, place)


def _value(binding: Mapping[str, Any], variable: str) -> str:
    cell = binding.get(variable)
    return str(cell.get("value", "")).strip() if isinstance(cell, Mapping) else ""


def _entity(value: str) -> str:
    found = _ENTITY.search(value)
    return found[1] if found else value


def _date(value: str, precision: str) -> str:
    """`2023-07-25T00:00:00Z` cut to its precision; what is no date (Wikidata's unknown is a blank node) is empty."""
    if not re.match(r"\d{4}-\d{2}-\d{2}", value):
        return value if re.fullmatch(r"\d{4}(-\d{2})?", value) else ""
    return value[: _LENGTH_BY_PRECISION.get(precision, 10)]


def _complete(row: PostRow, place: str) -> PostRow:
    if not row["person"]:
        raise FactFileError(f"{place}: no person")
    if not row["role"] or not row["of"]:
        raise FactFileError(f"{place}: no {'role' if not row['role'] else 'of'} for {row['person']}")
    if not row["person_id"]:
        row["person_id"] = re.sub(r"\W+", "-", row["person"].casefold()).strip("-")
    return row


def _cells(row: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(row[column] for column in POST_COLUMNS)


def with_known_ids(rows: Iterable[Mapping[str, str]], table: ActorTable) -> list[PostRow]:
    """The rows with the table's id for people whom it knows under another one: same full name, a post of the same `of`.

    Without it, an imported row would stand beside the built-in one as somebody else's.
    """
    return [{**row, "person_id": _known_id(row, table)} for row in rows]


def _known_id(row: Mapping[str, str], table: ActorTable) -> str:
    if row["person_id"] in table.people:
        return row["person_id"]
    ids = [entry.id for entry in table.names.get(normalise_name(row["person"]), ()) if entry.kind == "person"]
    same = [person_id for person_id in ids if row["of"] in {post.of for post in table.people[person_id].posts}]
    return same[0] if len(same) == 1 else row["person_id"]


def write_overlay(rows: Iterable[Mapping[str, str]], folder: Path) -> Path:
    """Writes the rows to `posts.tsv` in the overlay folder, on top of those that are there; returns the file.

    A row wins over one with the same person, role, `of`, `to` and start.
    """
    path = folder / "posts.tsv"
    cells_there = read_rows(path, POST_COLUMNS) if path.exists() else ()
    known = [dict(zip(POST_COLUMNS, cells, strict=True)) for cells in cells_there]
    merged: dict[Sequence[str], Mapping[str, str]] = {}
    for row in (*known, *rows):
        merged[tuple(row[column] for column in ("person_id", "role", "of", "to", "start"))] = row
    folder.mkdir(parents=True, exist_ok=True)
    lines = ["\t".join(POST_COLUMNS), *("\t".join(cells) for cells in sorted(_cells(row) for row in merged.values()))]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
