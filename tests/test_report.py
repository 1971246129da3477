"""What people see of a dossier and a comparison: nothing cut, silence named, each quotation linked to its text."""

from __future__ import annotations

import re
from io import StringIO
from pathlib import Path

import pytest
from invented import NEXT_WEEK, PLAN, call_told_by_norway, call_told_by_peru, document
from rich.console import Console
from typer.testing import CliRunner

from communique import Reader
from communique.cli.main import app
from communique.comparison import compare, compare_meetings
from communique.dossier import build_dossier
from communique.model import Reading
from communique.report.comparison_markdown import render_comparison_markdown
from communique.report.comparison_terminal import render_comparison_terminal
from communique.report.dossier_html import render_dossier_html
from communique.report.dossier_markdown import render_dossier_markdown
from communique.report.dossier_terminal import render_dossier_terminal


@pytest.fixture(scope="module")
def readings(reader: Reader) -> list[Reading]:
    documents = [
        call_told_by_norway(),
        call_told_by_peru(),
        document("oslo-2", NEXT_WEEK + "<b>& done</b>\n", "NOR", "2025-05-12"),
        document("plan", PLAN, "NOR", "2025-05-10", kind="statement"),
    ]
    return list(reader.read_many(documents))


@pytest.fixture(scope="module")
def page(readings: list[Reading]) -> str:
    return render_dossier_html(build_dossier(readings), compare_meetings(readings))


def test_every_link_of_the_page_leads_to_a_place_in_it(page: str) -> None:
    anchors = set(re.findall(r'id="([^"]+)"', page))
    links = set(re.findall(r'href="#([^"]+)"', page))
    assert len(links) > 20
    assert links <= anchors


def test_the_page_takes_nothing_from_outside(page: str) -> None:
    assert "<script" not in page
    assert not re.search(r"""(?:src|href)=["'](?!#)""", page)
    assert "@import" not in page and "url(" not in page


def test_the_texts_stand_in_the_page_in_full(page: str, readings: list[Reading]) -> None:
    from html import unescape

    plain = unescape(re.sub(r"<[^>]+>", "", page))
    for reading in readings:
        for line in reading.document.text.splitlines():
            assert re.sub(r"<[^>]+>", "", line) in plain or line in plain


def test_markup_in_a_text_is_shown_and_not_run(page: str) -> None:
    assert "<b>&amp; done</b>" not in page
    assert "&lt;b&gt;" in page


def test_silence_has_a_cell_of_its_own(page: str) -> None:
    assert "Not mentioned" in page


def test_the_charts_are_inline_and_named(page: str) -> None:
    assert page.count('<svg class="chart"') == 2
    assert page.count('role="img"') == 2


def test_markdown_and_terminal_show_both_accounts(readings: list[Reading]) -> None:
    dossier, comparisons = build_dossier(readings), compare_meetings(readings)
    console = Console(width=120, record=True, file=StringIO())
    console.print(render_dossier_terminal(dossier, comparisons))
    for text in (render_dossier_markdown(dossier, comparisons), console.export_text()):
        assert "Not mentioned" in text
        assert "40 million" in text
        assert "2025-05-14" in text


def test_a_comparison_with_one_account_says_that_it_has_no_text(reader: Reader) -> None:
    found = compare(reader.read_many([call_told_by_norway()]), ("NOR", "PER"))
    text = render_comparison_markdown(found)
    assert "PER: no text of its own among the documents" in text
    assert "Not mentioned" not in text
    console = Console(width=100, record=True, file=StringIO())
    console.print(render_comparison_terminal(found))
    assert "Nothing to compare" in console.export_text()


def test_an_empty_dossier_is_a_page_too() -> None:
    page = render_dossier_html(build_dossier([]), {})
    assert "No meeting is named" in page


def test_the_commands_print_what_was_asked_for(tmp_path: Path) -> None:
    paths = []
    for found in (call_told_by_norway(), call_told_by_peru()):
        path = tmp_path / f"{found.id}.txt"
        path.write_text(f"Side: {found.side}\nDate: {found.published}\nGenre: readout\n---\n{found.text}")
        paths.append(str(path))
    runner = CliRunner()
    printed = runner.invoke(app, ["compare", *paths, "--sides", "Norway,PER", "--format", "json"])
    assert printed.exit_code == 0
    assert '"communique/comparison/1"' in printed.stdout
    target = tmp_path / "dossier.html"
    assert runner.invoke(app, ["dossier", *paths, "--format", "html", "--output", str(target)]).exit_code == 0
    assert target.read_text(encoding="utf-8").startswith("<!doctype html>")


@pytest.mark.parametrize("sides", ["NOR", "NOR,NOR", "NOR,Atlantis", ""])
def test_wrong_sides_are_wrong_usage(sides: str, tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_text("A text.\n")
    found = CliRunner().invoke(app, ["compare", str(path), "--sides", sides])
    assert found.exit_code == 2
    assert "--sides" in found.stderr
