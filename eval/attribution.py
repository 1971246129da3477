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
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from communique.model import Document, DocumentKind, Statement
from communique.reading import Checked, Reader, set_scene
from communique.statements import find_statements
from eval.readings import body
from eval.scores import Counts

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


def found_rate(matched: Matched) -> Counts:
    """The score *found@t* of one document."""
    hits = sum(found is not None for _, found in matched.pairs)
    return Counts(hits, hits + len(matched.extra), len(matched.pairs))


def relation_rate(matched: Matched, *, cue_optional: bool = False) -> Counts:
    """The score *relation@t* of one document."""
    taken = [(wanted, found) for wanted, found in matched.pairs if found is not None]
    hits = sum(same_relation(wanted, found, cue_optional=cue_optional) for wanted, found in taken)
    return Counts(hits, len(taken) + len(matched.extra), len(matched.pairs))


def exact_rate(gold: Sequence[Attribution], predicted: Sequence[Attribution], role: str) -> Counts:
    """The score *exact* of one role of one document: sets of token sets."""
    wanted = {getattr(a, role) for a in gold if getattr(a, role)}
    found = {getattr(a, role) for a in predicted if getattr(a, role)}
    return Counts(len(wanted & found), len(found), len(wanted))


def token_rate(gold: Sequence[Attribution], predicted: Sequence[Attribution], role: str) -> Counts:
    """The score *token* of one role of one document: the union of its tokens."""
    wanted: frozenset[int] = frozenset().union(*(getattr(a, role) for a in gold))
    found: frozenset[int] = frozenset().union(*(getattr(a, role) for a in predicted))
    return Counts(len(wanted & found), len(found), len(wanted))


def statements_of(reader: Reader, documents: Sequence[Document]) -> Iterator[tuple[Statement, ...]]:
    """The statements of some documents, in order."""
    checked: Checked
    for checked, parse in reader.parse_many(documents):
        scene = set_scene(checked.document, parse, reader.knowledge)
        yield find_statements(scene, reader.knowledge.statements)


def measure(reader: Reader, shared: Path) -> Mapping[str, float]:
    """GUM by genre (turns left out, inner ones kept, as its gold has them) and the annotated readings by form."""
    return {**_measure_gum(reader, shared / "gold" / "attribution_gum"), **_measure_readings(reader, shared)}


def _measure_gum(reader: Reader, folder: Path) -> dict[str, float]:
    golds = load_gum(folder)
    documents = [Document(id=g.id, text=g.text, kind=_kind(g.genre), published=g.date, language="en") for g in golds]
    counts: dict[str, tuple[Counts, Counts]] = {}
    for gold, statements in zip(golds, statements_of(reader, documents), strict=True):
        predicted = [of_statement(s, gold.text) for s in statements if s.rule != "label/turn"]
        matched = match(gold.gold, predicted, 0.3, by_relation=True)
        found, relation = counts.get(gold.genre, (Counts(0, 0, 0), Counts(0, 0, 0)))
        counts[gold.genre] = (found + found_rate(matched), relation + relation_rate(matched, cue_optional=True))
    return {
        f"gum_{genre}_{name}_{part}": getattr(count, part)
        for genre, pair in sorted(counts.items())
        for name, count in zip(("found", "relation"), pair, strict=True)
        for part in ("precision", "recall", "f1")
    }


def _kind(genre: str) -> DocumentKind:
    return "article" if genre == "news" else "transcript"


def _measure_readings(reader: Reader, shared: Path) -> dict[str, float]:
    """The annotated readings by this metric: relation@.3 over all, and recall by form of the gold."""
    paths = [p for p in sorted((shared / "gold" / "readings").glob("*.json")) if "_second" not in p.stem]
    golds = [json.loads(path.read_text(encoding="utf-8")) for path in paths]
    documents = [_document(str(n), shared, gold["doc"]) for n, gold in enumerate(golds)]
    all_found, all_relation = Counts(0, 0, 0), Counts(0, 0, 0)
    by_form: dict[str, Counts] = {}
    for gold, document, statements in zip(golds, documents, statements_of(reader, documents), strict=True):
        wanted = [_of_row(row, document.text) for row in gold["statements"]]
        matched = match(wanted, [of_statement(s, document.text) for s in statements], 0.3, by_relation=True)
        all_found, all_relation = all_found + found_rate(matched), all_relation + relation_rate(matched)
        for item, found in matched.pairs:
            hit = found is not None and same_relation(item, found)
            by_form[item.label] = by_form.get(item.label, Counts(0, 0, 0)) + Counts(int(hit), int(found is not None), 1)
    scores = {"readings_found_f1": all_found.f1, "readings_relation_f1": all_relation.f1}
    scores["readings_relation_precision"] = all_relation.precision
    return scores | {f"readings_{form}_recall": count.recall for form, count in sorted(by_form.items())}


def _document(name: str, shared: Path, about: Mapping[str, Any]) -> Document:
    kind: DocumentKind = about.get("kind") or "article"
    text = body(shared, about)
    return Document(id=name, text=text, kind=kind, side=about.get("side"), published=about.get("published"))


def _of_row(row: Mapping[str, Any], text: str) -> Attribution:
    """A statement of the annotated readings in the form that is scored."""
    source = row["source"]
    source = source.get("span", source) if source else None
    ranges = [[(x["start"], x["end"])] if x else [] for x in (source, row["cue"])]
    content = [(x["start"], x["end"]) for x in row["content"]]
    words = [word_starts(text, pieces) for pieces in (*ranges, content)]
    return Attribution(words[0], words[1], words[2], row.get("form") or "indirect")


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
