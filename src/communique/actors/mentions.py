"""Which words name whom (stub, to be replaced)."""

from __future__ import annotations

from communique.actors.table import ActorTable
from communique.cast import Cast
from communique.model import Document
from communique.parse import Parse


def find_cast(parse: Parse, document: Document, table: ActorTable) -> Cast:
    """The actors of a document and every mention of them, names, roles and pronouns resolved where the text does."""
    return Cast((), ())
