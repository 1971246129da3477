"""The charts of a dossier as inline SVG: meetings on a line of days, topics by document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from communique.model import Document, Dossier, Engagement, Point

WIDTH = 1000
LANES = 14
"""Pairs of sides that have a lane of their own at most; the others share the last one."""
ROWS = 28
COLUMNS = 24
LANE, LEFT, TOP = 26, 190, 26
SIDES = ("a", "b")


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark of a chart: where it stands, its shape, what it says, where it leads."""

    x: float
    y: float
    shape: str
    text: str
    href: str
    size: float = 6.0


@dataclass(frozen=True, slots=True)
class Label:
    """Words of a chart."""

    x: float
    y: float
    text: str


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart: its size, lines (x1, y1, x2, y2), words and marks."""

    width: int
    height: int
    lines: tuple[tuple[float, float, float, float], ...]
    labels: tuple[Label, ...]
    marks: tuple[Mark, ...]
    summary: str


def timeline_chart(meetings: Sequence[Engagement], names: Mapping[str, str]) -> Chart | None:
    """The meetings by day, a lane for each pair of sides; None if no meeting has a day."""
    dated = [(d, m) for m in meetings if not m.background and m.when and len(m.sides) > 1 and (d := _day(m.when.start))]
    if not dated:
        return None
    first, last = min(d for d, _ in dated), max(d for d, _ in dated)
    lanes = _lanes([m for _, m in dated])
    height = TOP + LANE * len(lanes) + 34
    marks = tuple(_meeting_mark(d, m, lanes, first, last, names) for d, m in dated)
    lines = [(LEFT, TOP + LANE * (i + 0.5), WIDTH - 12.0, TOP + LANE * (i + 0.5)) for i in range(len(lanes))]
    labels = [Label(0, TOP + LANE * (i + 0.5) + 4, name) for i, name in enumerate(lanes)]
    labels += [Label(min(_x(d, first, last) - 30, WIDTH - 76.0), height - 8.0, text) for d, text in _ticks(first, last)]
    summary = f"{len(dated)} meetings from {first} to {last}, by pair of sides"
    return Chart(WIDTH, height, tuple(lines), tuple(labels), marks, summary)


def topic_chart(dossier: Dossier, numbers: Mapping[str, int], topics: Mapping[str, str]) -> Chart | None:
    """Which document raises which topic: a square for the first side, a diamond for the second; None if none does."""
    placed = [(p, dossier.sources.get(p.id, "")) for p in dossier.points if p.topic]
    rows = [topic for topic, _ in Counter(p.topic for p, _ in placed if p.topic).most_common(ROWS)]
    documents = _columns(dossier, placed)
    if not rows or not documents:
        return None
    sides = [side for side, _ in Counter(d.side for d in documents if d.side).most_common()]
    step = min(60.0, (WIDTH - 270) / len(documents))
    top = 20.0 + 24
    marks = tuple(_topic_marks(placed, rows, documents, sides, step, top, numbers))
    height = int(top + 22 * len(rows) + 10)
    labels = [Label(0, top + 22 * i + 15, topics.get(row, row)) for i, row in enumerate(rows)]
    labels += [Label(270 + step * (i + 0.5) - 7, 14, f"[{numbers[d.id]}]") for i, d in enumerate(documents)]
    labels += [Label(270 + step * (i + 0.5) - 12, 30, d.side or "") for i, d in enumerate(documents)]
    lines = tuple((0.0, top + 22 * i, float(WIDTH), top + 22 * i) for i in range(len(rows) + 1))
    return Chart(WIDTH, height, lines, tuple(labels), marks, f"{len(rows)} topics in {len(documents)} documents")


def _lanes(meetings: Iterable[Engagement]) -> list[str]:
    pairs = [name for name, _ in Counter(_pair(m) for m in meetings).most_common()]
    return pairs if len(pairs) <= LANES else [*pairs[: LANES - 1], "other sides"]


def _pair(meeting: Engagement) -> str:
    return " · ".join(sorted(meeting.sides)[:4]) + (" …" if len(meeting.sides) > 4 else "")


def _meeting_mark(
    day: date, meeting: Engagement, lanes: list[str], first: date, last: date, names: Mapping[str, str]
) -> Mark:
    lane = lanes.index(_pair(meeting)) if _pair(meeting) in lanes else len(lanes) - 1
    people = ", ".join(dict.fromkeys(names[p.actor] for p in meeting.participants if p.actor and p.actor in names))
    text = f"{day}: {meeting.kind}, {people or ' and '.join(meeting.sides)} ({meeting.status})"
    shape = "disc" if meeting.status in {"happened", "ongoing"} else "cross" if meeting.status in _OFF else "ring"
    return Mark(_x(day, first, last), TOP + LANE * (lane + 0.5), shape, text, f"#m-{meeting.id}")


_OFF = {"cancelled", "denied", "postponed"}


def _x(day: date, first: date, last: date) -> float:
    span = max((last - first).days, 1)
    return round(LEFT + 12 + (WIDTH - LEFT - 40) * (day - first).days / span, 1)


def _ticks(first: date, last: date) -> list[tuple[date, str]]:
    """The first day, the last, and months or years between them, at most ten."""
    days = (last - first).days
    if days < 1:
        return [(first, str(first))]
    count = min(5, days)
    steps = [date.fromordinal(first.toordinal() + round(days * i / count)) for i in range(count + 1)]
    return [(d, str(d) if days < 300 else str(d)[:7]) for d in steps]


def _columns(dossier: Dossier, placed: Sequence[tuple[Point, str]]) -> list[Document]:
    """The documents with points, in the order of their days; the ones with most points if they are too many."""
    counts = Counter(document for _, document in placed)
    telling = [d for d in dossier.documents if counts[d.id]]
    chosen = {d.id for d in sorted(telling, key=lambda d: -counts[d.id])[:COLUMNS]}
    return sorted((d for d in telling if d.id in chosen), key=lambda d: (d.published or "9999", d.id))


def _topic_marks(
    placed: Sequence[tuple[Point, str]],
    rows: Sequence[str],
    documents: Sequence[Document],
    sides: Sequence[str],
    step: float,
    top: float,
    numbers: Mapping[str, int],
) -> Iterable[Mark]:
    columns = {d.id: i for i, d in enumerate(documents)}
    cells: dict[tuple[int, int], list[Point]] = {}
    for point, document in placed:
        if point.topic in rows and document in columns:
            cells.setdefault((rows.index(point.topic), columns[document]), []).append(point)
    for (row, column), points in sorted(cells.items()):
        told = documents[column]
        shape = "diamond" if told.side in sides[1:2] else "square" if told.side in sides[:1] else "disc"
        text = f"{len(points)} · {points[0].content.text}"
        href = f"#d{numbers[told.id]}-{points[0].content.start}"
        size = min(4.5 + 1.2 * (len(points) - 1), 9.0)
        yield Mark(270 + step * (column + 0.5), top + 22 * row + 11, shape, text, href, size)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
