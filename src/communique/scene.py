"""What the layers of claims stand on: the document, its parse, its actors and its times."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from communique.cast import Cast
from communique.model import Document
from communique.parse import Parse
from communique.times.expression import TimeExpression


def published_on(document: Document) -> date | None:
    """The day of publication, from which relative times and posts are counted, or None."""
    return date.fromisoformat(document.published) if document.published else None


@dataclass(frozen=True, slots=True)
class Scene:
    """One parsed document with everything found in it that is not yet a claim."""

    document: Document
    parse: Parse
    cast: Cast
    times: tuple[TimeExpression, ...]

    @property
    def published(self) -> date | None:
        """The day that relative times and posts are counted from, or None."""
        return published_on(self.document)
