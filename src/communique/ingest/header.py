"""The header block: `Key: value` lines before a line `---`, as the contract describes it."""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

MAX_LINES = 40
KNOWN_KEYS = frozenset({"title", "published", "date", "side", "publisher", "genre", "origin-url"})

_LINE = re.compile(r"([A-Za-z][A-Za-z-]{0,39}):(?:[ \t]+(.*))?")


class Header(msgspec.Struct, frozen=True):
    """What a header says, keys in lower case, and the offset at which the text of the document starts."""

    values: Mapping[str, str]
    body_start: int


def read_header(text: str) -> Header:
    """The header at the start of `text`; one without values and with offset 0 if there is none.

    Only a real header counts: at most 40 lines, each `Key: value`, one key at least that the contract knows, closed
    by a line `---`. A transcript that opens with "MODERATOR: ..." is none.
    """
    values: dict[str, str] = {}
    position = 0
    for _ in range(MAX_LINES + 1):
        end = text.find("\n", position)
        line = (text[position:] if end < 0 else text[position:end]).removesuffix("\r")
        if line == "---" and KNOWN_KEYS & values.keys():
            return Header(values, len(text) if end < 0 else end + 1)
        match = _LINE.fullmatch(line)
        if end < 0 or match is None:
            break
        values.setdefault(match[1].lower(), (match[2] or "").strip())
        position = end + 1
    return Header({}, 0)
