"""`communique evaluate`: accuracy on gold data, and the pinned floors."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from communique.cli.options import Model, fail_usage, make_reader
from communique.parse import DEFAULT_MODEL

NO_CHECKOUT = "evaluate needs a checkout of the repository: eval/ is no part of the installed package"


def evaluate(
    names: Annotated[
        list[str] | None, typer.Argument(metavar="NAME...", help="Measurements to run; all if none is named.")
    ] = None,
    shared: Annotated[
        Path | None,
        typer.Option(
            "--shared", metavar="DIR", help="The folder with gold/ (default: COMMUNIQUE_SHARED or ../shared)."
        ),
    ] = None,
    floors: Annotated[bool, typer.Option("--floors", help="Fail if a score is below its pinned floor.")] = False,
    pin: Annotated[bool, typer.Option("--pin", help="Raise the floors to the scores.")] = False,
    lower: Annotated[
        str | None, typer.Option("--lower", metavar="REASON", help="With --pin: lower floors too, and record why.")
    ] = None,
    model: Model = DEFAULT_MODEL,
) -> None:
    """Score the readings on gold data by the metrics of the field. Gold that is absent is skipped, with the reason."""
    try:
        from eval.measurements import MEASUREMENTS
        from eval.suite import PROJECT, Suite
    except ModuleNotFoundError:
        fail_usage(NO_CHECKOUT)
    known = {measurement.name for measurement in MEASUREMENTS}
    for name in names or ():
        if name not in known:
            fail_usage(f"no measurement is called {name!r}; there are {', '.join(sorted(known))}")
    if lower is not None and not pin:
        fail_usage("--lower goes with --pin")
    folder = shared or Path(os.environ.get("COMMUNIQUE_SHARED", PROJECT.parent / "shared"))
    suite = Suite(make_reader(model, None), folder)
    problems = suite.run(names or sorted(known), check=floors, pin=pin, reason=lower, say=typer.echo)
    for problem in problems:
        typer.echo(problem, err=True)
    raise typer.Exit(1 if problems else 0)
