"""Who said what: source, cue and content (stub, to be replaced)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from communique.model import Statement
from communique.scene import Scene


@dataclass(frozen=True, slots=True)
class StatementRules:
    """The statement rules, indexed by cue."""


def load_statement_rules(overlays: Sequence[Path] = ()) -> StatementRules:
    """Load the rules of `lexicon/statements/`."""
    return StatementRules()


def find_statements(scene: Scene, rules: StatementRules) -> tuple[Statement, ...]:
    """All statements of a document in text order, outer ones before the inner ones that they contain."""
    return ()
