"""`communique actors`: who held which post on which day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from communique.actors.audit import audit
from communique.actors.describe import Description, describe_person
from communique.actors.fact_files import FactFileError
from communique.actors.import_posts import import_file, with_known_ids, write_overlay
from communique.actors.table import ActorTable, Post, load_actor_table
from communique.cli.options import LexiconFolders, check_date, check_folders, fail_usage

actors = typer.Typer(help="The table of states, bodies and people with dated posts.", no_args_is_help=True)


@actors.command()
def show(
    name: Annotated[str, typer.Argument(help="A full name, family name or id.")],
    on: Annotated[
        str | None, typer.Option("--date", metavar="YYYY-MM-DD", help="Only the posts held on this day.")
    ] = None,
    folders: LexiconFolders = None,
) -> None:
    """Show who a name can mean and which posts they held, with sources."""
    day = check_date(on) if on is not None else None
    found = describe_person(_table(folders), name, day)
    if not found:
        typer.echo(f"communique: nobody in the table is called {name!r}", err=True)
        raise typer.Exit(1)
    for description in found:
        _print_person(description, day)


@actors.command("import")
def import_posts(
    file: Annotated[
        Path, typer.Argument(help="JSON of a Wikidata position query (docs/actors.md), or a TSV of posts.")
    ],
    into: Annotated[Path, typer.Option("--into", metavar="DIR", help="The overlay folder that gets the rows.")],
) -> None:
    """Take posts from a file into an overlay folder, which --lexicon DIR then uses."""
    try:
        rows = with_known_ids(import_file(file), load_actor_table())
        written = write_overlay(rows, into)
    except OSError as error:
        fail_usage(f"{file}: {error.strerror or error}")
    except FactFileError as error:
        fail_usage(str(error))
    typer.echo(f"{len(rows)} posts are in {written}; read with --lexicon {into}")


@actors.command()
def check(folders: LexiconFolders = None) -> None:
    """Look for overlapping holders of one post, dates out of order and missing sources. Status 1 if any."""
    problems = audit(_table(folders))
    for problem in problems:
        typer.echo(f"{problem.kind}\t{problem.person}\t{problem.text}")
    typer.echo(f"{len(problems)} doubts", err=True)
    raise typer.Exit(1 if problems else 0)


def _table(folders: Sequence[Path] | None) -> ActorTable:
    check_folders(folders)
    try:
        return load_actor_table(tuple(folders or ()))
    except FactFileError as error:
        fail_usage(str(error))


def _print_person(description: Description, day: date | None) -> None:
    typer.echo(f"{description.person.name} ({description.person.id})")
    for post in description.held:
        typer.echo(f"  {_post(post)}")
    if not description.held:
        typer.echo(f"  no post known on {day}" if day else "  no post known")


def _post(post: Post) -> str:
    to = f" to {post.to}" if post.to else ""
    return f"{post.role} of {post.of}{to}, {post.start or '?'} to {post.end or '?'} ({post.source})"
