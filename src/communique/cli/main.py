"""The command line's entry: all commands, and what every error looks like."""

from __future__ import annotations

import os
import sys

import typer

from communique.cli.actors import actors
from communique.cli.check import check
from communique.cli.compare import compare
from communique.cli.copies import copies
from communique.cli.dossier import dossier
from communique.cli.evaluate import evaluate
from communique.cli.lexicon import lexicon
from communique.cli.read import read

app = typer.Typer(
    name="communique",
    help="Read diplomatic reporting into a structured, sourced, comparable record. Offline, on a CPU.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.command()(read)
app.command()(check)
app.command()(copies)
app.command()(compare)
app.command()(dossier)
app.command()(evaluate)
app.add_typer(actors, name="actors")
app.add_typer(lexicon, name="lexicon")


def main() -> None:
    """Run the command. A closed pipe (`| head`) ends it quietly; Ctrl-C with status 130."""
    try:
        app()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except KeyboardInterrupt:
        sys.exit(130)
