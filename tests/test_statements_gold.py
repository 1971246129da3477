"""The project's own gold of statements: whole, consistent, and scored as the field scores it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from eval.attribution import Attribution
from eval.readings import body, load_golds
from eval.statements import OWN, PARTS, Compared, errors, of_gold, own_golds, score


def _spans(item: dict[str, Any]) -> list[tuple[int, int]]:
    spans = [item["source"], item["cue"], *item["content"]]
    return [(span["start"], span["end"]) for span in spans if span]


def test_every_annotated_span_is_whole_words_of_its_text(shared: Callable[[str], Path]) -> None:
    for name, gold in load_golds(OWN).items():
        text = body(shared("gold").parent, gold["doc"])
        for item in gold["statements"]:
            for start, end in _spans(item):
                assert 0 <= start < end <= len(text), (name, item["id"])
                assert text[start:end] == text[start:end].strip(), (name, item["id"])
                assert not (text[start - 1 : start].isalnum() and text[start].isalnum()), (name, item["id"])


def test_the_gold_holds_no_words_of_the_texts() -> None:
    for gold in load_golds(OWN).values():
        for item in gold["statements"]:
            assert set(item) <= {"id", "source", "cue", "content", "form", "negated", "inside", "turn"}
            assert all(isinstance(place, int) for span in _spans(item) for place in span)


def test_both_parts_hold_every_genre_of_news_and_transcripts() -> None:
    for part in PARTS:
        assert {"article", "transcript", "readout"} <= {gold["doc"]["kind"] for gold in own_golds(part).values()}


def test_an_inner_statement_names_one_that_stands_before_it() -> None:
    for name, gold in load_golds(OWN).items():
        seen: set[str] = set()
        for item in gold["statements"]:
            assert item["inside"] is None or item["inside"] in seen, (name, item["id"])
            seen.add(item["id"])


TEXT = "Okan said the talks would resume."


def _said(content_at: int) -> Attribution:
    item = {
        "source": {"start": 0, "end": 4},
        "cue": {"start": 5, "end": 9},
        "content": [{"start": content_at, "end": len(TEXT) - 1}],
        "form": "indirect",
    }
    return of_gold(item, TEXT)


def test_a_content_cut_short_is_found_but_not_well_found() -> None:
    gold, cut = [_said(10)], [_said(TEXT.index("would"))]
    scores = score([Compared("own", "article", TEXT, gold, cut, gold, cut)])
    assert (scores.found.f1, scores.well_found.f1, scores.relation.f1) == (1.0, 0.0, 1.0)
    assert scores.by_form["indirect"] == (1, 1, 1, 1)


def test_a_statement_not_found_is_listed_as_missed_with_its_words() -> None:
    gold = [_said(10)]
    assert list(errors([Compared("own", "article", TEXT, gold, [], gold, [])])) == [
        "MISSED   own\n      gold   Okan | said | the talks would resume"
    ]
