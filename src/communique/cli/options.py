"""Arguments and options that several commands share, and how they become documents and a reader."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from communique.actors.fact_files import FactFileError
from communique.ingest import InputError, iter_documents
from communique.lexicon import LexiconError
from communique.model import Document
from communique.parse import ModelError
from communique.reading import Reader

Paths = Annotated[
    list[Path] | None,
    typer.Argument(metavar="PATH...", help="Text or HTML files, folders of them, or - for standard input."),
]
JsonLines = Annotated[
    list[Path] | None,
    typer.Option(
        "--jsonl", metavar="FILE", help="A JSON Lines file of documents; - is standard input. May be repeated."
    ),
]
PublishedOn = Annotated[
    str | None,
    typer.Option("--date", metavar="YYYY-MM-DD", help="The publication date of texts that carry none."),
]
LexiconFolders = Annotated[
    list[Path] | None,
    typer.Option(
        "--lexicon", metavar="DIR", help="A folder of rules and facts that win over the built-in ones. May be repeated."
    ),
]
Model = Annotated[
    str, typer.Option("--model", metavar="NAME", help="The spaCy pipeline for English that parses the texts.")
]

Output = Annotated[
    Path | None, typer.Option("--output", metavar="FILE", help="Write to this file instead of standard output.")
]


def documents_of(
    paths: Sequence[Path] | None, json_lines: Sequence[Path] | None, published: str | None
) -> Iterator[Document | InputError]:
    """The documents that the command line names. Wrong usage ends the command with status 2."""
    if not paths and not json_lines:
        fail_usage("name at least one file, or --jsonl FILE")
    if published is not None:
        check_date(published)
    return iter_documents(paths or (), json_lines or (), published=published)


def make_reader(model: str, folders: Sequence[Path] | None) -> Reader:
    """A reader with the model and the user's folders; a fault in either ends the command with status 2."""
    check_folders(folders)
    try:
        reader = Reader(model=model, lexicon=tuple(folders or ()))
        reader.parser.load()
    except (FactFileError, LexiconError, ModelError) as error:
        fail_usage(str(error))
    return reader


def fail_usage(message: str) -> NoReturn:
    """Say what is wrong with the call, on standard error, and end with status 2."""
    typer.echo(f"communique: {message}", err=True)
    raise typer.Exit(2)


def check_folders(folders: Sequence[Path] | None) -> None:
    """End the command with status 2 if one of the user's folders is not there."""
    for folder in folders or ():
        if not folder.is_dir():
            fail_usage(f"--lexicon {folder}: no such folder")


def check_date(value: str) -> date:
    """The day that a command line gives; anything else ends the command with status 2."""
    try:
        return date.fromisoformat(value)
    except ValueError:
        fail_usage(f"--date {value}: not a date; write it as YYYY-MM-DD")


def write_output(text: str, path: Path | None) -> None:
    """Print a finished text, or write it to the file that the command line names (status 2 if it can't be)."""
    if path is None:
        sys.stdout.write(text)
        return
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        fail_usage(f"--output {path}: {error.strerror or error}")
