"""The whole reading of each bundled example, against the one that was read and approved.

A change that is meant shows as a difference here: read it, then write the new one with
`python -m tests.test_golden`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from communique import Reader
from communique.ingest import read_path
from communique.report.markdown import render_markdown

PROJECT = Path(__file__).resolve().parents[1]
GOLDEN = Path(__file__).parent / "golden"
EXAMPLES = sorted((PROJECT / "examples").glob("*.txt"))


def rendered(reader: Reader, path: Path) -> str:
    return render_markdown(reader.read(read_path(path)), explain=True)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_example_is_read_as_approved(reader: Reader, path: Path) -> None:
    assert rendered(reader, path) == (GOLDEN / f"{path.stem}.md").read_text(encoding="utf-8")


def write_golden() -> None:
    """Write what the examples give now."""
    reader = Reader()
    for path in EXAMPLES:
        (GOLDEN / f"{path.stem}.md").write_text(rendered(reader, path), encoding="utf-8")


if __name__ == "__main__":
    write_golden()
