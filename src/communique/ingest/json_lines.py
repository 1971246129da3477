"""JSON Lines: one document a line, its `text` used as it is."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import IO

import msgspec

from communique.ingest.documents import read_text
from communique.ingest.errors import InputError
from communique.ingest.limits import MAX_BYTES, check_size
from communique.model import Document, DocumentKind


class Line(msgspec.Struct, frozen=True):
    """What a line may hold; other keys are ignored."""

    text: str
    id: str | int | None = None
    published: str | None = None
    title: str | None = None
    kind: DocumentKind | None = None
    side: str | None = None
    publisher: str | None = None
    url: str | None = None


_DECODER = msgspec.json.Decoder(Line)


def iter_json_lines(
    stream: IO[bytes] | IO[str], *, name: str, published: str | None = None
) -> Iterator[Document | InputError]:
    """The documents of `stream` in order; a line that cannot be read gives an error, and the next line is read.

    `name` is what errors call the stream ("NAME, line 3"). A line without an `id` gets the stem of the name and its
    number. `published` is the day (YYYY-MM-DD) of texts that carry none. Blank lines are skipped.
    """
    for number, line in enumerate(_bounded_lines(stream), start=1):
        source = f"{name}, line {number}"
        try:
            if line.strip():
                yield _document(line, source, f"{name.removesuffix('.jsonl')}-{number}", published)
        except InputError as error:
            yield error


def _bounded_lines(stream: IO[bytes] | IO[str]) -> Iterator[bytes]:
    """Lines as bytes, none longer than one byte over the limit: the rest of such a line is dropped."""
    for _ in count():
        line = _bytes(stream.readline(MAX_BYTES + 1))
        if not line:
            return
        tail = line
        while not tail.endswith(b"\n") and len(line) > MAX_BYTES:
            tail = _bytes(stream.readline(MAX_BYTES))
            if not tail:
                break
        yield line


def _bytes(line: bytes | str) -> bytes:
    return line.encode("utf-8", "surrogatepass") if isinstance(line, str) else line


def _document(line: bytes, source: str, default_id: str, published: str | None) -> Document:
    check_size(len(line), source)
    try:
        found = _DECODER.decode(line.removeprefix(b"\xef\xbb\xbf"))
    except msgspec.ValidationError as error:
        raise InputError(source, f'{error}; expected an object with "text" as in docs/contract.md') from error
    except msgspec.DecodeError as error:
        raise InputError(source, f"broken JSON ({error})") from error
    except UnicodeDecodeError as error:
        raise InputError(source, f"not UTF-8 at byte {error.start} of the line") from error
    return read_text(
        found.text,
        id=default_id if found.id in (None, "") else str(found.id),
        source=source,
        title=found.title,
        kind=found.kind,
        side=found.side,
        publisher=found.publisher,
        url=found.url,
        published=found.published,
        default_published=published,
        header=False,
    )
