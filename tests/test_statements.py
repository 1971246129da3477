"""Statements: source, cue and content on real parses of invented sentences, and what holds for every statement."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import tomli

from communique.examples import check_examples
from communique.model import Document, Statement
from communique.reading import Reader, set_scene
from communique.statements import find_statements

CASES = tomli.loads((Path(__file__).parent / "cases" / "statements.toml").read_text(encoding="utf-8"))["case"]


def statements_of(reader: Reader, text: str, **fields: Any) -> tuple[Statement, ...]:
    document = Document(id="test", text=text, **fields)
    scene = set_scene(document, reader.parser.parse(text), reader.knowledge)
    return find_statements(scene, reader.knowledge.statements)


def plain(statement: Statement, among: tuple[Statement, ...]) -> dict[str, Any]:
    holder = next((s for s in among if s.id == statement.inside), None)
    return {
        "source": statement.source.span.text if statement.source else "",
        "cue": statement.cue.text if statement.cue else "",
        "content": [span.text for span in statement.content],
        "form": statement.form,
        "negated": statement.negated,
        "channel": statement.channel,
        "audience": statement.audience.span.text if statement.audience else "",
        "inside": holder.cue.text if holder is not None and holder.cue else None,
        "reported_by": [reporter.span.text for reporter in statement.reported_by],
    }


def fits(found: Mapping[str, Any], wanted: Mapping[str, Any]) -> bool:
    return all(found[key] == value for key, value in wanted.items())


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_the_case_gives_its_statements(case: Mapping[str, Any], reader: Reader) -> None:
    fields = {key: case[key] for key in ("kind", "side") if key in case}
    found = statements_of(reader, case["text"], **fields)
    plainly = [plain(statement, found) for statement in found]
    for wanted in case["statements"]:
        assert any(fits(one, wanted) for one in plainly), f"wanted {wanted}, found {plainly}"
    if case.get("only"):
        assert len(found) == len(case["statements"]), plainly


def test_every_rule_finds_its_examples_and_skips_the_near_misses(reader: Reader) -> None:
    problems = list(check_examples(reader, {"statements": reader.knowledge.statements.rules}))
    assert not problems, "\n".join(map(str, problems))


def test_every_channel_is_told_by_its_example(reader: Reader) -> None:
    for rule in reader.knowledge.statements.channels:
        for example in rule.match:
            channels = {s.channel for s in statements_of(reader, example.text)}
            assert channels == {rule.channel}, example.text


MIXED = (
    "Arvenia: talks go on\n\nOkan said the plan was “a gift to smugglers.” “We won’t sign,” she told reporters. "
    "According to the ministry, Toru wants more time, and it is expected to ask for it. The envoy denied that."
)


def test_spans_are_words_of_the_text(reader: Reader) -> None:
    for statement in statements_of(reader, MIXED):
        spans = [*statement.content, *statement.evidence, *([statement.cue] if statement.cue else [])]
        spans += [statement.source.span] if statement.source else []
        for span in spans:
            assert MIXED[span.start : span.end] == span.text
        assert statement.evidence


def test_content_is_never_the_cue_or_the_source(reader: Reader) -> None:
    for statement in statements_of(reader, MIXED):
        for content in statement.content:
            if statement.cue is not None:
                assert content.end <= statement.cue.start or statement.cue.end <= content.start


def test_outer_statements_stand_before_the_inner_ones(reader: Reader) -> None:
    seen: set[str] = set()
    for statement in statements_of(reader, MIXED):
        assert statement.inside is None or statement.inside in seen
        seen.add(statement.id)


def test_the_same_text_gives_the_same_ids(reader: Reader) -> None:
    first, second = statements_of(reader, MIXED), statements_of(reader, MIXED)
    assert [s.id for s in first] == [s.id for s in second]
    assert len({s.id for s in first}) == len(first)


def test_a_quote_is_not_given_to_the_subject_of_the_sentence_before(reader: Reader) -> None:
    text = "The Chinese minister left early. “The talks were candid,” the American summary said."
    (statement,) = [s for s in statements_of(reader, text) if s.form == "direct"]
    assert statement.source is not None
    assert statement.source.span.text == "the American summary"


def test_several_speakers_are_nobody_in_particular(reader: Reader) -> None:
    text = "Joe Biden and Xi Jinping agreed to meet again."
    (statement,) = statements_of(reader, text, published="2022-11-14")
    assert statement.source is not None
    assert statement.source.actor is None
    assert statement.source.span.text == "Joe Biden and Xi Jinping"


def test_i_is_the_speaker_of_the_turn(reader: Reader) -> None:
    text = "PRESIDENT BIDEN: I believe the pact is sound.\n\nPRESIDENT XI: (As interpreted.) I hope it will last."
    found = statements_of(reader, text, kind="transcript", published="2021-11-16")
    by_cue = {s.cue.text: s for s in found if s.cue is not None and s.inside}
    turns = {s.source.span.text: s for s in found if s.rule == "label/turn" and s.source}
    for cue, label in (("believe", "PRESIDENT BIDEN"), ("hope", "PRESIDENT XI")):
        source, speaker = by_cue[cue].source, turns[label].source
        assert source is not None
        assert speaker is not None
        assert source.actor == speaker.actor


def test_texts_without_sentences_give_no_statements(reader: Reader) -> None:
    for text in ("", "\n\n", ":", "“”", "“ ”", "Q", "Q:\n\nA:"):
        assert statements_of(reader, text) == ()


def test_unbalanced_marks_are_no_danger(reader: Reader) -> None:
    text = '“The door is open, said Okan. He said "it is" and left.” She said \'maybe.'
    assert statements_of(reader, text)
