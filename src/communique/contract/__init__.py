"""The JSON contract as JSON Schema, for programs that rely on it and for the tests that hold us to it."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any


def reading_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of `communique/reading/1`."""
    return _schema("reading-1.schema.json")


def dossier_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of `communique/dossier/1`."""
    return _schema("dossier-1.schema.json")


def comparison_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of `communique/comparison/1`."""
    return _schema("comparison-1.schema.json")


def _schema(name: str) -> dict[str, Any]:
    schema: dict[str, Any] = json.loads((files(__package__) / name).read_text(encoding="utf-8"))
    return schema
