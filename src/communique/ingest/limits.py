"""How much one input may hold, so that time and memory stay bounded."""

from __future__ import annotations

from communique.ingest.errors import InputError

MAX_CHARACTERS = 1_000_000
"""Characters of one text: about 400 pages. The parser takes some 40 seconds and 500 MB for that much."""

MAX_BYTES = 16_000_000
"""Bytes of one file or JSON line. A text at the limit above has at most 4 MB in UTF-8; pages carry mark-up as well."""


def check_length(text: str, source: str) -> None:
    """Raises `InputError` if the text is longer than one document may be."""
    if len(text) > MAX_CHARACTERS:
        raise InputError(
            source,
            f"{len(text):,} characters; the limit is {MAX_CHARACTERS:,}: split it into its documents",
        )


def check_size(size: int, source: str) -> None:
    """Raises `InputError` if a file has more bytes than one document may have."""
    if size > MAX_BYTES:
        raise InputError(source, f"more than {MAX_BYTES:,} bytes, the limit of one file: split it into its documents")
