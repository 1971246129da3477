"""One text in memory to one `Document`: the step that every form of input ends in."""

from __future__ import annotations

import re

from communique.ingest.errors import InputError
from communique.ingest.header import read_header
from communique.ingest.kind import document_kind
from communique.ingest.language import check_language
from communique.ingest.limits import check_length
from communique.ingest.publication import Publication, publication
from communique.ingest.sides import state_code
from communique.model import Document, DocumentKind

_SURROGATE = re.compile(r"[\ud800-\udfff]")


def read_text(
    text: str,
    *,
    id: str,
    source: str | None = None,
    title: str | None = None,
    kind: DocumentKind | None = None,
    side: str | None = None,
    publisher: str | None = None,
    published: str | None = None,
    default_published: str | None = None,
    url: str | None = None,
    author: str | None = None,
    header: bool = True,
) -> Document:
    """The document that `text` is, after the checks that every input passes.

    `source` is what errors call it (the id by default). What is given by keyword goes before what a header says;
    `published` is a day or an instant, `default_published` the day of a text that carries none. With `header` a
    header block is read and cut off: `Document.text` is character for character what follows it. Without one it is
    `text` itself. Raises `InputError`.
    """
    source = source or id
    _check_characters(text, source)
    found = read_header(text) if header else read_header("")
    body = text[found.body_start :]
    check_length(body, source)
    _check_content(body, source)
    values = found.values
    title = title or values.get("title") or None
    day = _publication(source, published, values.get("date"), values.get("published"), default_published)
    return Document(
        id=id,
        text=body,
        title=title,
        kind=kind or document_kind(genre=values.get("genre"), title=title, text=body),
        side=state_code(side or values.get("side")),
        publisher=publisher or values.get("publisher") or None,
        published=day.day,
        url=url or values.get("origin-url") or None,
        language=check_language(body, source),
        author=author or None,
        published_at=day.instant,
    )


def _publication(source: str, given: str | None, *values: str | None) -> Publication:
    if given and publication(given).day is None:
        raise InputError(source, f"published {given[:40]!r} is no date; write it as YYYY-MM-DD")
    return publication(given, *values)


def _check_characters(text: str, source: str) -> None:
    nul = text.find("\0")
    if nul >= 0:
        raise InputError(source, f"binary data (a NUL character at {nul}), not text; convert it to a text file first")
    surrogate = _SURROGATE.search(text)
    if surrogate is not None:
        raise InputError(source, f"half a surrogate pair at character {surrogate.start()}: the text is damaged")


def _check_content(text: str, source: str) -> None:
    if not text or text.isspace():
        raise InputError(source, "empty: there is no text to read")
