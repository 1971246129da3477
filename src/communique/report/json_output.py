"""Readings as JSON: the contract, one object a line or indented."""

from __future__ import annotations

import msgspec

from communique.model import Record

_encoder = msgspec.json.Encoder()


def render_json_line(record: Record) -> str:
    """A record as one line of JSON without the newline."""
    return _encoder.encode(record).decode()


def render_json(record: Record) -> str:
    """A record as indented JSON that ends in a newline."""
    return msgspec.json.format(_encoder.encode(record), indent=2).decode() + "\n"
