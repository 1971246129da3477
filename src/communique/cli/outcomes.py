"""Documents through a step one by one: what fails is named on standard error and the rest goes on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from communique.ingest import InputError
from communique.model import Document


class Failures:
    """Counts and names the inputs that could not be read."""

    def __init__(self) -> None:
        self.count = 0

    def readable(self, documents: Iterable[Document | InputError]) -> Iterator[Document]:
        """The documents among some outcomes; each error is printed to standard error as one line."""
        for found in documents:
            if isinstance(found, InputError):
                self.count += 1
                typer.echo(str(found), err=True)
            else:
                yield found

    @property
    def status(self) -> int:
        """The exit status of the contract: 1 if an input could not be read."""
        return 1 if self.count else 0


def with_progress(documents: Iterable[Document], *, total: int | None) -> Iterator[Document]:
    """The same documents, with a bar on standard error if that is a terminal and there are several."""
    console = Console(stderr=True)
    if total == 1 or not console.is_terminal:
        yield from documents
        return
    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("reading", total=total)
        for document in documents:
            yield document
            progress.advance(task)
