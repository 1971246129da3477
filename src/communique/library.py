"""The library's front door: read texts in one call."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache

from communique.model import Document, Reading
from communique.reading import Reader


@cache
def default_reader() -> Reader:
    """The reader with the built-in model and lexicon, loaded at the first call (about two seconds)."""
    return Reader()


def read(text: str, *, date: str | None = None, reader: Reader | None = None) -> Reading:
    """Read one text.

    `date` is the day of publication, `YYYY-MM-DD`; without it, relative times stay unresolved. `reader` is one with
    another model or lexicon. For files, headers and HTML use `communique.ingest`.
    """
    name = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    document = Document(id=name, text=text, published=date, language="en")
    return (reader or default_reader()).read(document)


def read_many(documents: Iterable[Document], *, reader: Reader | None = None) -> Iterator[Reading]:
    """Read documents in order; only a few are held in memory at a time."""
    return (reader or default_reader()).read_many(documents)
