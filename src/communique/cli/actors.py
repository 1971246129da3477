"""`communique actors`: who held which post on which day."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from communique.cli.options import LexiconFolders, PublishedOn

actors = typer.Typer(help="The table of states, bodies and people with dated posts.", no_args_is_help=True)
