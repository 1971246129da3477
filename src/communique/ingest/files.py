"""Files, folders and standard input to documents, in the order in which they were named."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import Path
from typing import IO

import msgspec

from communique.ingest.documents import read_text
from communique.ingest.errors import InputError
from communique.ingest.html import SUFFIXES, decode_page, looks_like_html, read_page
from communique.ingest.json_lines import iter_json_lines
from communique.ingest.limits import MAX_BYTES, check_size
from communique.model import Document

STANDARD_INPUT = "-"
READABLE = frozenset({".txt", *SUFFIXES})


def read_path(path: Path, *, published: str | None = None) -> Document:
    """The document in one file: text with or without a header, or an HTML page.

    `published` (YYYY-MM-DD) is the day of a text that carries none. The id is the file's stem. A byte order mark is
    no part of the text. Raises `InputError` for whatever cannot be read.
    """
    name = str(path)
    return _document(_bytes_of(path, name), id=path.stem, source=name, page=path.suffix.lower() in SUFFIXES,
                     published=published)  # fmt: skip


def iter_documents(
    paths: Iterable[Path | str],
    json_lines: Iterable[Path | str] = (),
    *,
    published: str | None = None,
) -> Iterator[Document | InputError]:
    """All documents of the files `paths`, then of the JSON Lines files; what cannot be read is an error in its place.

    `-` is standard input. Of a folder its .txt and .html files are read, in the order of their names. Two documents
    with one id are told apart by a number: "readout", "readout-2".
    """
    taken: set[str] = set()
    for found in _all_documents(paths, json_lines, published):
        yield _distinct(found, taken) if isinstance(found, Document) else found


def _all_documents(
    paths: Iterable[Path | str], json_lines: Iterable[Path | str], published: str | None
) -> Iterator[Document | InputError]:
    for path in paths:
        for file in _files(path):
            yield file if isinstance(file, InputError) else _read_or_error(file, published)
    for path in json_lines:
        yield from _json_lines(path, published)


def _files(path: Path | str) -> Iterator[Path | str | InputError]:
    if str(path) == STANDARD_INPUT or not Path(path).is_dir():
        yield path
        return
    try:
        files = sorted(file for file in Path(path).iterdir() if file.suffix.lower() in READABLE and file.is_file())
    except OSError as error:
        yield InputError(str(path), _reason(error))
        return
    yield from files
    if not files:
        yield InputError(str(path), "a folder without .txt or .html files; name the files to read")


def _read_or_error(path: Path | str, published: str | None) -> Document | InputError:
    try:
        if str(path) == STANDARD_INPUT:
            data = sys.stdin.buffer.read(MAX_BYTES + 1)
            return _document(data, id="stdin", source="standard input", page=False, published=published)
        return read_path(Path(path), published=published)
    except InputError as error:
        return error


def _json_lines(path: Path | str, published: str | None) -> Iterator[Document | InputError]:
    if str(path) == STANDARD_INPUT:
        yield from iter_json_lines(sys.stdin.buffer, name="standard input", published=published)
        return
    try:
        with Path(path).open("rb") as stream:
            yield from iter_json_lines(stream, name=str(path), published=published)
    except (OSError, ValueError) as error:
        yield InputError(str(path), _reason(error))


def _bytes_of(path: Path, name: str) -> bytes:
    try:
        with path.open("rb") as stream:
            return _read_bounded(stream)
    except (OSError, ValueError) as error:
        raise InputError(name, _reason(error)) from error


def _read_bounded(stream: IO[bytes]) -> bytes:
    """At most one byte over the limit, also from a stream that has no end."""
    return stream.read(MAX_BYTES + 1)


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file; check the name"
    if isinstance(error, IsADirectoryError):
        return "is a folder; name the files in it"
    if isinstance(error, PermissionError):
        return "may not be read; check its permissions"
    return getattr(error, "strerror", None) or str(error) or "cannot be read"


def _document(data: bytes, *, id: str, source: str, page: bool, published: str | None) -> Document:
    check_size(len(data), source)
    if not data:
        raise InputError(source, "empty: there is no text to read")
    if page:
        return read_page(decode_page(data, source), id=id, source=source, default_published=published)
    text = _decoded(data, source)
    if looks_like_html(text):
        return read_page(text, id=id, source=source, default_published=published)
    return read_text(text, id=id, source=source, default_published=published)


def _decoded(data: bytes, source: str) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputError(source, "in UTF-16, not UTF-8; save it as UTF-8")
    nul = data.find(b"\0")
    if nul >= 0:
        raise InputError(source, f"binary data (a NUL byte at {nul}), not text; convert it to a text file first")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(source, f"not UTF-8 (byte {error.start}); save it as UTF-8") from error


def _distinct(document: Document, taken: set[str]) -> Document:
    name = document.id
    if name in taken:
        name = next(name for number in count(2) if (name := f"{document.id}-{number}") not in taken)
    taken.add(name)
    return document if name == document.id else msgspec.structs.replace(document, id=name)
