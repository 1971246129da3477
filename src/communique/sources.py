"""Who reports a claim: the sources of the statements in whose content its words stand."""

from __future__ import annotations

from collections.abc import Iterable

from communique.model import Attribution, Span, Statement


def reporters(statements: Iterable[Statement], span: Span) -> tuple[Attribution, ...]:
    """The sources of all statements whose content covers `span`, the outermost (longest content) first."""
    covering = [
        (content.start - content.end, statement.source)
        for statement in statements
        if statement.source is not None
        for content in statement.content
        if content.start <= span.start and span.end <= content.end
    ]
    ordered = [source for _, source in sorted(covering, key=lambda pair: pair[0])]
    return tuple(dict.fromkeys(ordered))
