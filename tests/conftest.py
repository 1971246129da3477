"""What all tests share: one loaded reader, and the shared data if it is there."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from communique.reading import Reader

PROJECT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("COMMUNIQUE_SHARED", PROJECT.parent / "shared"))


@pytest.fixture(scope="session")
def reader() -> Reader:
    """A reader with the built-in lexicon; loading the language model takes two seconds."""
    return Reader()


@pytest.fixture(scope="session")
def shared() -> Callable[[str], Path]:
    """Path of a file or folder of the shared data; skips the test, with the reason, where it is absent."""

    def find(name: str) -> Path:
        path = SHARED / name
        if not path.exists():
            pytest.skip(f"shared/{name} not found: set COMMUNIQUE_SHARED to the folder that holds it")
        return path

    return find
