"""When: time expressions and their TIMEX3 values (stub, to be replaced)."""

from __future__ import annotations

from datetime import date

from communique.parse import Parse
from communique.times.expression import TimeExpression


def find_times(parse: Parse, published: date | None) -> tuple[TimeExpression, ...]:
    """All time expressions of a text, in order, valued against its day of publication (None: unknown)."""
    return ()
