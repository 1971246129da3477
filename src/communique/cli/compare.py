"""`communique compare`: two sides' accounts of one meeting, side by side."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated

import typer
from rich.console import Console

from communique.cli.options import (
    JsonLines,
    LexiconFolders,
    Model,
    Output,
    Paths,
    PublishedOn,
    documents_of,
    fail_usage,
    make_reader,
    write_output,
)
from communique.cli.outcomes import Failures, with_progress
from communique.parse import DEFAULT_MODEL


class Format(StrEnum):
    """What `communique compare` prints."""

    terminal = "terminal"
    json = "json"
    markdown = "markdown"


def compare(
    paths: Paths = None,
    json_lines: JsonLines = None,
    sides: Annotated[
        str | None, typer.Option("--sides", metavar="A,B", help="The two sides, as state codes or names: USA,RUS.")
    ] = None,
    format: Annotated[
        Format | None, typer.Option("--format", help="How to print the comparison; terminal on a terminal, else json.")
    ] = None,
    published: PublishedOn = None,
    lexicon: LexiconFolders = None,
    output: Output = None,
    model: Model = DEFAULT_MODEL,
) -> None:
    """Compare two sides' accounts of one meeting, topic by topic: both, framed differently, only one, in conflict."""
    first, second = _two_sides(sides)
    on_terminal = sys.stdout.isatty() and output is None
    chosen = format or (Format.terminal if on_terminal else Format.json)
    failures = Failures()
    documents = failures.readable(documents_of(paths, json_lines, published))
    reader = make_reader(model, lexicon)
    readings = list(reader.read_many(with_progress(documents, total=None)))
    from communique.comparison import compare as compare_readings
    from communique.comparison.synonyms import load_synonyms

    comparison = compare_readings(
        readings, (first, second), topics=reader.knowledge.topics, synonyms=load_synonyms(tuple(lexicon or ()))
    )
    for side, account in comparison.accounts.items():
        if not account.documents:
            typer.echo(f"communique: no document is an account by {side}; a header line Side: {side} says so", err=True)
    if chosen is Format.terminal:
        from communique.report.comparison_terminal import render_comparison_terminal

        Console().print(render_comparison_terminal(comparison))
    elif chosen is Format.markdown:
        from communique.report.comparison_markdown import render_comparison_markdown

        write_output(render_comparison_markdown(comparison), output)
    else:
        from communique.report.json_output import render_json

        write_output(render_json(comparison), output)
    raise typer.Exit(failures.status)


def _two_sides(text: str | None) -> tuple[str, str]:
    """The two codes of `--sides`; anything else ends the command with status 2."""
    from communique.ingest.sides import state_code

    if text is None:
        fail_usage("name the two sides: --sides USA,RUS")
    names = [name.strip() for name in text.split(",") if name.strip()]
    codes = [state_code(name) for name in names]
    for name, code in zip(names, codes, strict=True):
        if code is None:
            fail_usage(f"--sides {text}: {name!r} is no state or body that communique knows")
    found = [code for code in codes if code]
    if len(found) != 2 or found[0] == found[1]:
        fail_usage(f"--sides {text}: name two different sides, as USA,RUS")
    return found[0], found[1]
