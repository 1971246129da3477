"""Score statements on the project's own gold: found@.3, found@.8 and relation@.3 of shared/FIELD.md, by part.

`python -m eval.statements` prints the part to develop on and the part kept aside, by genre and by form, and the
shared readings beside them; `--errors PART` lists what was missed, spurious or given to the wrong source, with its
words read from the shared folder at run time (the gold in `eval/gold/statements` holds offsets only).

Only outermost statements count, as in PolNeAR; the turns of transcripts are dropped, so that what is said within a
turn is outermost. *All levels* counts the inner ones as well.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_args

from communique.model import StatementForm
from communique.reading import Reader
from communique.statements.turns import TURN_RULE
from eval.attribution import (
    Attribution,
    Matched,
    found_rate,
    match,
    of_statement,
    relation_rate,
    same_relation,
    same_source,
    statements_of,
    word_starts,
)
from eval.readings import documents, load_golds
from eval.scores import Counts, Measurement

OWN = Path(__file__).parent / "gold" / "statements"
SHARED = Path(os.environ.get("COMMUNIQUE_SHARED", Path(__file__).resolve().parents[2] / "shared"))
PARTS = ("develop", "aside")
FOUND, WELL_FOUND = 0.3, 0.8
"""The shares of a content that must be covered, as FIELD.md names them."""
NOTHING = Counts(0, 0, 0)
SHOWN = 150
"""Characters of a span that the list of errors shows."""
Item = Mapping[str, Any]


@dataclass
class Scores:
    """Counts over some documents. `by_form`: recall by the form annotated, precision by the form found."""

    found: Counts = NOTHING
    well_found: Counts = NOTHING
    relation: Counts = NOTHING
    all_levels: Counts = NOTHING
    by_form: dict[str, tuple[int, int, int, int]] = field(default_factory=dict)
    """Right among the gold of a form, gold of it, right among the predicted of a form, predicted of it."""

    def add(self, document: Compared) -> None:
        """Count one document."""
        matched = match(document.gold, document.predicted, FOUND)
        self.found += found_rate(matched)
        self.relation += relation_rate(matched)
        self.well_found += found_rate(match(document.gold, document.predicted, WELL_FOUND))
        every = match(document.gold_all, document.predicted_all, FOUND, by_relation=True)
        self.all_levels += relation_rate(every)
        for form in get_args(StatementForm):
            before = self.by_form.get(form, (0, 0, 0, 0))
            self.by_form[form] = tuple(map(sum, zip(before, _of_form(matched, form), strict=True)))  # type: ignore[assignment]


@dataclass(frozen=True, slots=True)
class Compared:
    """One document: its name, genre and text, and what was annotated and what was found in it."""

    name: str
    genre: str
    text: str
    gold: Sequence[Attribution]
    predicted: Sequence[Attribution]
    gold_all: Sequence[Attribution]
    predicted_all: Sequence[Attribution]


def _of_form(matched: Matched, form: str) -> tuple[int, int, int, int]:
    gold = [(wanted, got) for wanted, got in matched.pairs if wanted.label == form]
    pairs = [(wanted, got) for wanted, got in matched.pairs if got is not None and got.label == form]
    extra = sum(1 for found in matched.extra if found.label == form)
    right_gold = sum(1 for wanted, got in gold if got is not None and same_relation(wanted, got))
    right_found = sum(1 for wanted, got in pairs if got is not None and same_relation(wanted, got))
    return right_gold, len(gold), right_found, len(pairs) + extra


def compare(reader: Reader, shared: Path, golds: Mapping[str, Item]) -> Iterator[Compared]:
    """Read the texts of some annotated readings; turns of transcripts are dropped on both sides."""
    texts = list(documents(shared, golds))
    for document, statements in zip(texts, statements_of(reader, texts), strict=True):
        text = document.text
        gold = golds[document.id]
        spoken = [item for item in gold["statements"] if not item.get("turn")]
        turns = {item["id"] for item in gold["statements"] if item.get("turn")}
        found = [statement for statement in statements if statement.rule != TURN_RULE]
        found_turns = {statement.id for statement in statements if statement.rule == TURN_RULE}
        yield Compared(
            name=document.id,
            genre=document.kind,
            text=text,
            gold=[of_gold(item, text) for item in spoken if item["inside"] in (None, *turns)],
            predicted=[of_statement(item, text) for item in found if item.inside in (None, *found_turns)],
            gold_all=[of_gold(item, text) for item in spoken],
            predicted_all=[of_statement(item, text) for item in found],
        )


def of_gold(item: Item, text: str) -> Attribution:
    """An annotated statement in the form that is scored."""

    def starts(spans: Sequence[Item | None]) -> frozenset[int]:
        return word_starts(text, [(span["start"], span["end"]) for span in spans if span])

    return Attribution(starts([item["source"]]), starts([item["cue"]]), starts(item["content"]), item["form"])


def score(compared: Sequence[Compared]) -> Scores:
    """The scores of some documents."""
    scores = Scores()
    for document in compared:
        scores.add(document)
    return scores


def own_golds(part: str) -> dict[str, Item]:
    """The project's own annotations of one part, `develop` or `aside`."""
    return {name: gold for name, gold in load_golds(OWN).items() if gold["doc"]["part"] == part}


def measure(reader: Reader, shared: Path) -> dict[str, float]:
    """Scores of both parts, as `communique evaluate` pins them. Raises FileNotFoundError without the texts."""
    values: dict[str, float] = {}
    for part in PARTS:
        scores = score(list(compare(reader, shared, own_golds(part))))
        for name, rate in (("found", scores.found), ("found_at_.8", scores.well_found), ("relation", scores.relation)):
            values[f"{part}.{name}.precision"] = rate.precision
            values[f"{part}.{name}.recall"] = rate.recall
            values[f"{part}.{name}"] = rate.f1
        values[f"{part}.all_levels.relation"] = scores.all_levels.f1
    return values


MEASUREMENT = Measurement(
    name="statements",
    title="Statements with source, cue and content: news, transcripts, readouts, statements",
    size="18 texts, 9 to develop on and 9 kept aside; 277 outermost statements",
    licence="offsets into public-domain, CC BY 4.0, CC BY 2.5 and one unlicensed text; annotated by a language model",
    files=("input/000_d4c9d588220d736c.txt", "gold/attribution_gum/conllu/GUM_news_*.conllu"),
    run=measure,
)


def lines(compared: Sequence[Compared]) -> Iterator[str]:
    """The scores of some documents as lines of text: all, by genre, by form."""
    total = score(compared)
    yield f"  {'found@.3':24} {_shown(total.found)}"
    yield f"  {'found@.8':24} {_shown(total.well_found)}"
    yield f"  {'relation@.3':24} {_shown(total.relation)}"
    yield f"  {'relation@.3, all levels':24} {_shown(total.all_levels)}"
    for genre in sorted({document.genre for document in compared}):
        of_genre = score([document for document in compared if document.genre == genre])
        yield f"    {genre:22} {_shown(of_genre.relation)}   found F1 {of_genre.found.f1:.3f}"
    for form, (right, gold, kept, predicted) in total.by_form.items():
        yield f"    {form:22} relation: recall {right}/{gold}, precision {kept}/{predicted}"


def _shown(counts: Counts) -> str:
    scores = f"P {counts.precision:.3f} R {counts.recall:.3f} F1 {counts.f1:.3f}"
    return f"{scores}   gold {counts.gold} predicted {counts.predicted}"


def errors(compared: Sequence[Compared]) -> Iterator[str]:
    """What is wrong, one line each: kind, genre, document, and the spans in words (gold first, then found)."""
    for document in compared:
        matched = match(document.gold, document.predicted, FOUND)
        for wanted, got in matched.pairs:
            wrong = _wrong(wanted, got)
            if wrong:
                found = f"\n      found  {_words(got, document.text)}" if got is not None else ""
                yield f"{wrong:8} {document.name}\n      gold   {_words(wanted, document.text)}{found}"
        for got in matched.extra:
            yield f"SPURIOUS {document.name}\n      found  {_words(got, document.text)}"


def _wrong(wanted: Attribution, got: Attribution | None) -> str:
    if got is None:
        return "MISSED"
    if not same_source(wanted, got):
        return "SOURCE"
    if not same_relation(wanted, got):
        return "CUE"
    return "CUT" if len(wanted.content & got.content) <= WELL_FOUND * len(wanted.content) else ""


def _words(attribution: Attribution, text: str) -> str:
    return " | ".join(_span(part, text) for part in (attribution.source, attribution.cue, attribution.content))


def _span(starts: frozenset[int], text: str) -> str:
    if not starts:
        return "-"
    last = max(starts)
    end = last + next((i for i, letter in enumerate(text[last:]) if not letter.isalnum()), len(text) - last)
    words = text[min(starts) : end].replace("\n", "⏎")
    return words if len(words) <= SHOWN else f"{words[: SHOWN // 2]} … {words[-SHOWN // 2 :]}"


def main() -> None:
    """Print the scores, or the errors of one part."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--errors", choices=PARTS, help="list the errors of one part")
    options = parser.parse_args()
    if not (options.shared / "gold" / "readings").is_dir():
        sys.exit(f"{options.shared}: no gold/readings here; set COMMUNIQUE_SHARED to the folder that holds it")
    reader = Reader()
    if options.errors:
        print("\n".join(errors(list(compare(reader, options.shared, own_golds(options.errors))))))
        return
    golds = {part: own_golds(part) for part in PARTS}
    golds["shared readings"] = load_golds(options.shared / "gold" / "readings")
    for name, gold in golds.items():
        print(name)
        print("\n".join(lines(list(compare(reader, options.shared, gold)))))


if __name__ == "__main__":
    main()
