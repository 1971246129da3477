"""The JSON contract as JSON Schema, for programs that rely on it and for the tests that hold us to it."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any


def reading_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of `communique/reading/1`."""
    text = (files(__package__) / "reading-1.schema.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema
