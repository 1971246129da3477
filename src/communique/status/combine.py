"""What two signs say together: the nearer one, and the one that stands over it."""

from __future__ import annotations

from communique.model import Status
from communique.status.standing import Evidence

_OPEN = frozenset({"planned", "expected", "possible", "proposed"})
_MOVED = frozenset({"postponed", "cancelled"})


def combine(inner: Evidence | None, outer: Evidence | None) -> Evidence | None:
    """The sign that decides of two; `outer` stands over `inner` ("denied" over "plans to visit")."""
    if inner is None or outer is None:
        return inner or outer
    if outer.weak:
        return inner
    if outer.wins and inner.status in _OPEN:
        return outer
    if inner.settled:
        return inner
    if inner.rule == "modal/would" and outer.status in _OPEN:
        return outer
    status = together(inner.status, outer.status)
    if status == inner.status:
        return inner
    if status == outer.status:
        return outer
    return Evidence(status, (*outer.cue, *inner.cue), outer.rule, outer.holder)


def together(inner: Status, outer: Status) -> Status:
    """The status of an act that is `inner` in a clause that is `outer`."""
    if outer in {"happened", "ongoing"}:
        return inner
    if outer == "denied":
        return _under_denial(inner)
    if outer in _MOVED:
        return outer if inner in _OPEN or inner in {"happened", "ongoing"} else inner
    if inner in _MOVED:
        # "may be called off", "asked to put off": the plan still stands
        return "planned" if outer in {"possible", "proposed"} else inner
    if inner == "denied":
        return "possible" if outer == "possible" else "denied"
    if inner == "ongoing" and outer == "planned":
        return inner  # "pledged to continue": what goes on is what is promised
    if inner in {"planned", "ongoing"}:
        return outer
    if inner == "expected" and outer == "possible":
        return "possible"
    return inner


def _under_denial(inner: Status) -> Status:
    if inner in _MOVED:
        return "planned"
    return "possible" if inner == "denied" else "denied"
