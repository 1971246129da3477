"""Reads the fact files: tab-separated tables with a header line, built in or from a user's overlay folder.

A later folder wins over an earlier one, row by row. Cells that hold several values separate them by `|`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

BUILT_IN = Path(__file__).parent.parent / "facts"


class FactFileError(ValueError):
    """A fact file that cannot be read; the message names the file, the line and what is wrong."""


def read_rows(path: Path, columns: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The rows of one table as cells in the order of `columns`; a column that the file lacks is empty.

    Raises `FactFileError` if the first of `columns` is missing from the header or a row has more cells than it.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise FactFileError(f"{path.name}: not UTF-8 ({error.reason} at byte {error.start})") from error
    header = lines[0].split("\t") if lines else []
    if not header or columns[0] not in header:
        raise FactFileError(f"{path.name}: the header line has no column {columns[0]!r}")
    if header == list(columns):
        yield from _plain_rows(lines, path.name, len(columns))
    else:
        yield from _rearranged_rows(lines, path.name, header, columns)


def _plain_rows(lines: list[str], name: str, width: int) -> Iterator[tuple[str, ...]]:
    for number, line in enumerate(lines[1:], start=2):
        cells = line.split("\t")
        if len(cells) == width:
            yield tuple(cells)
        elif line.strip():
            yield _padded(cells, name, number, width)


def _rearranged_rows(
    lines: list[str], name: str, header: list[str], columns: Sequence[str]
) -> Iterator[tuple[str, ...]]:
    places = [header.index(column) if column in header else len(header) for column in columns]
    for number, line in enumerate(lines[1:], start=2):
        if line.strip():
            cells = (*_padded(line.split("\t"), name, number, len(header)), "")
            yield tuple(cells[place] for place in places)


def _padded(cells: list[str], name: str, number: int, width: int) -> tuple[str, ...]:
    if len(cells) > width:
        raise FactFileError(f"{name}, line {number}: {len(cells)} cells under {width} columns")
    return (*cells, *("" for _ in range(width - len(cells))))


def tables_of(file_names: Sequence[str], overlays: Sequence[Path]) -> Iterator[Path]:
    """The built-in files of these names, then those of the overlay folders, where they exist."""
    for folder in (BUILT_IN, *overlays):
        for file_name in file_names:
            path = folder / file_name
            if path.is_file():
                yield path


def merged_rows(
    file_names: Sequence[str], columns: Sequence[str], keys: Sequence[str], overlays: Sequence[Path]
) -> list[tuple[str, ...]]:
    """All rows of these tables; of rows with the same cells under `keys` the last one read stays."""
    places = [columns.index(key) for key in keys]
    rows: dict[tuple[str, ...], tuple[str, ...]] = {}
    for path in tables_of(file_names, overlays):
        for row in read_rows(path, columns):
            rows[tuple(row[place] for place in places)] = row
    return list(rows.values())


def values(cell: str) -> tuple[str, ...]:
    """The values of one cell: "a|b" gives `("a", "b")`, an empty cell none."""
    if "|" not in cell:
        return (cell,) if cell else ()
    return tuple(part for value in cell.split("|") if (part := value.strip()))
