"""The attribution metric of shared/FIELD.md 3: found@t, relation@t, exact and token scores; and the GUM set.

Tokens are found by the regular expression `\\w+|[^\\w\\s]`; those that don't begin with a letter or digit are dropped,
so that commas and quotation marks don't decide. Each gold attribution in turn takes the unused prediction that
covers the largest share of its content, if that share is over the threshold.

GUM (CC BY 4.0) marks source and cue as single signal tokens of a discourse relation and the content as its head unit
only: there a share of more than 0.3 of that unit counts as found, and precision is a lower bound.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from communique.model import Statement

TOKEN = re.compile(r"\w+|[^\w\s]")
Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution of one document as sets of token starts (offsets of the text)."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]
    label: str = ""
    """What to split scores by: form, genre."""


@dataclass(frozen=True, slots=True)
class Rate:
    """Hits, predictions and gold, with precision, recall and their harmonic mean."""

    hits: int
    predicted: int
    gold: int

    @property
    def precision(self) -> float:
        return self.hits / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        return self.hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.hits / (self.predicted + self.gold) if self.predicted + self.gold else 0.0

    def __add__(self, other: Rate) -> Rate:
        return Rate(self.hits + other.hits, self.predicted + other.predicted, self.gold + other.gold)

    def __str__(self) -> str:
        return f"P {self.precision:.3f} R {self.recall:.3f} F1 {self.f1:.3f}"


@dataclass(slots=True)
class Matched:
    """Gold attributions with the prediction each took (or None), and the predictions left over."""

    pairs: list[tuple[Attribution, Attribution | None]] = field(default_factory=list)
    extra: list[Attribution] = field(default_factory=list)


def word_starts(text: str, ranges: Iterable[Range]) -> frozenset[int]:
    """The offsets at which the words of some ranges of a text begin."""
    return frozenset(
        start + match.start()
        for start, end in ranges
        for match in TOKEN.finditer(text[start:end])
        if match.group()[0].isalnum()
    )


def of_statement(statement: Statement, text: str) -> Attribution:
    """A found statement in the form that is scored."""
    source = [(statement.source.span.start, statement.source.span.end)] if statement.source else []
    cue = [(statement.cue.start, statement.cue.end)] if statement.cue else []
    content = [(span.start, span.end) for span in statement.content]
    return Attribution(word_starts(text, source), word_starts(text, cue), word_starts(text, content), statement.form)


def match(
    gold: Sequence[Attribution], predicted: Sequence[Attribution], threshold: float, *, by_relation: bool = False
) -> Matched:
    """Give each gold attribution, in order, the unused prediction that covers the largest share of its content.

    `by_relation` (GUM, whose contents are head units that an inner attribution covers as well as an outer one): those
    with the same cue and source first.
    """
    result = Matched()
    free = list(range(len(predicted)))
    for wanted in gold:
        best = max(free, key=lambda i: (*_rank(wanted, predicted[i], threshold, by_relation), -i), default=None)
        if best is not None and _share(wanted, predicted[best]) > threshold:
            free.remove(best)
            result.pairs.append((wanted, predicted[best]))
        else:
            result.pairs.append((wanted, None))
    result.extra = [predicted[i] for i in free]
    return result


def _rank(wanted: Attribution, found: Attribution, threshold: float, by_relation: bool) -> tuple[bool, float]:
    share = _share(wanted, found)
    same = by_relation and share > threshold and bool(wanted.cue & found.cue) and same_source(wanted, found)
    return same, share


def _share(wanted: Attribution, found: Attribution) -> float:
    return len(wanted.content & found.content) / len(wanted.content) if wanted.content else 0.0


def same_source(wanted: Attribution, found: Attribution) -> bool:
    """Whether sources overlap, or both are empty."""
    return bool(wanted.source & found.source) or (not wanted.source and not found.source)


def same_relation(wanted: Attribution, found: Attribution, *, cue_optional: bool = False) -> bool:
    """Whether source and cue of a matched pair overlap. `cue_optional`: a gold without cue asks for none."""
    cue = bool(wanted.cue & found.cue) or (not wanted.cue and (cue_optional or not found.cue))
    return cue and same_source(wanted, found)


def found_rate(matched: Matched) -> Rate:
    """The score *found@t* of one document."""
    hits = sum(found is not None for _, found in matched.pairs)
    return Rate(hits, hits + len(matched.extra), len(matched.pairs))


def relation_rate(matched: Matched, *, cue_optional: bool = False) -> Rate:
    """The score *relation@t* of one document."""
    taken = [(wanted, found) for wanted, found in matched.pairs if found is not None]
    hits = sum(same_relation(wanted, found, cue_optional=cue_optional) for wanted, found in taken)
    return Rate(hits, len(taken) + len(matched.extra), len(matched.pairs))


def exact_rate(gold: Sequence[Attribution], predicted: Sequence[Attribution], role: str) -> Rate:
    """The score *exact* of one role of one document: sets of token sets."""
    wanted = {getattr(a, role) for a in gold if getattr(a, role)}
    found = {getattr(a, role) for a in predicted if getattr(a, role)}
    return Rate(len(wanted & found), len(found), len(wanted))


def token_rate(gold: Sequence[Attribution], predicted: Sequence[Attribution], role: str) -> Rate:
    """The score *token* of one role of one document: the union of its tokens."""
    wanted: frozenset[int] = frozenset().union(*(getattr(a, role) for a in gold))
    found: frozenset[int] = frozenset().union(*(getattr(a, role) for a in predicted))
    return Rate(len(wanted & found), len(found), len(wanted))


@dataclass(frozen=True, slots=True)
class GumDocument:
    """A document of the GUM set: its text, rebuilt from the sentences, and its gold attributions."""

    id: str
    genre: str
    text: str
    date: str
    gold: tuple[Attribution, ...]


def load_gum(folder: Path) -> list[GumDocument]:
    """The documents of `gold/attribution_gum`. The text is its `# text` lines, one paragraph a line."""
    rows: dict[str, list[dict[str, object]]] = {}
    for line in (folder / "attribution.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        rows.setdefault(str(row["doc"]), []).append(row)
    return [_gum_document(folder / "conllu" / f"{name}.conllu", rows[name]) for name in sorted(rows)]


def _gum_document(path: Path, rows: Sequence[dict[str, object]]) -> GumDocument:
    text, starts = _read_conllu(path)
    gold = tuple(
        Attribution(
            source=_words(row["source"], starts),
            cue=_words(row["cue"], starts),
            content=_words(row["content_head_edu"], starts),
            label=str(row["polarity"]),
        )
        for row in rows
    )
    return GumDocument(path.stem, str(rows[0]["genre"]), text, str(rows[0]["date"]), gold)


def _words(indices: object, starts: Sequence[frozenset[int]]) -> frozenset[int]:
    numbers = indices if isinstance(indices, list) else []
    return frozenset().union(*(starts[int(i)] for i in numbers)) if numbers else frozenset()


def _read_conllu(path: Path) -> tuple[str, list[frozenset[int]]]:
    """The text of a file, and for each of its words (contractions apart) the offsets of its word starts."""
    parts: list[str] = []
    places: list[Range] = []
    base = at = length = 0
    opens = False
    sentence = ""
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("# newpar"):
            opens = True
        elif line.startswith("# text = "):
            sentence = line[len("# text = ") :]
            parts.append(("\n" if opens else " ") if parts else "")
            base = length + len(parts[-1])
            parts.append(sentence)
            length, at, opens = base + len(sentence), 0, False
        elif line[:1].isdigit():
            number, form = line.split("\t")[:2]
            if number.isdigit():
                place = max(sentence.find(form, at), at)
                at = place + len(form)
                places.append((base + place, base + at))
    text = "".join(parts)
    return text, [_whole_words(text, place) for place in places]


def _whole_words(text: str, piece: Range) -> frozenset[int]:
    """The starts of the words that a range lies in or holds ("n't" counts for "can't")."""
    left = piece[0]
    while left > 0 and text[left - 1].isalnum() and text[left].isalnum():
        left -= 1
    return word_starts(text, [(left, piece[1])])
