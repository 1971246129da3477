"""Events: who did what to whom."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import tomli

from communique.events import load_event_rules
from communique.events.contexts import contexts_of
from communique.examples import check_examples
from communique.model import Document, Event
from communique.reading import Reader, assemble

CASES = tomli.loads((Path(__file__).parent / "cases" / "events.toml").read_text(encoding="utf-8"))
ONTOLOGY = "gold/plover/plover_ontology.json"


def events_of(reader: Reader, text: str, *, date: str | None = None) -> tuple[Event, ...]:
    return reader.read(Document(id="t", text=text, published=date, language="en")).events


def states(side: Any) -> list[str]:
    return sorted(p.state for p in side if p.state)


def test_the_examples_of_all_rules_hold(reader: Reader) -> None:
    problems = list(check_examples(reader, {"events": reader.knowledge.events.rules}))
    assert not problems, "\n".join(map(str, problems))


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: case["text"][:50])
def test_a_sentence_gives_its_event(reader: Reader, case: dict[str, Any]) -> None:
    found = [e for e in events_of(reader, case["text"]) if e.type == case["type"]]
    assert found, "no event of the type"
    assert sorted(case["initiators"]) in [states(e.initiators) for e in found]
    if "recipients" in case:
        assert sorted(case["recipients"]) in [states(e.recipients) for e in found]


@pytest.mark.parametrize("case", CASES["nothing"], ids=lambda case: case["text"][:50])
def test_a_near_miss_gives_nothing(reader: Reader, case: dict[str, Any]) -> None:
    assert not events_of(reader, case["text"])


def test_every_context_is_found_in_its_example(reader: Reader) -> None:
    words = reader.knowledge.events.contexts
    for rule in words.rules:
        for example in rule.match:
            parse = reader.parser.parse(example.text)
            root = next(t for t in parse.tokens if t.is_root)
            found = contexts_of(root, parse.sentence_tokens(parse.sentences[0]), (), words)
            assert rule.id in found, f"{rule.id}: {example.text}: {found}"


def test_types_modes_and_contexts_are_those_of_the_ontology(shared: Callable[[str], Path]) -> None:
    import json

    ontology = json.loads(shared(ONTOLOGY).read_text(encoding="utf-8"))
    modes = {event["name"]: {mode["name"] for mode in event["modes"]} for event in ontology["events"]}
    contexts = {context["name"] for context in ontology["contexts"]}
    rules = load_event_rules()
    for rule in rules.rules:
        assert rule.mode is None or rule.mode in modes[rule.type], rule.id
        assert set(rule.contexts) <= contexts, rule.id
        assert rule.cameo in rules.codes.cameo, rule.id
    assert {rule.type for rule in rules.rules} == set(modes)
    assert {rule.id for rule in rules.contexts.rules} == contexts
    for code in rules.codes.cameo.values():
        assert not code.type or code.mode is None or code.mode in modes[code.type], code.code
        assert set(code.contexts) <= contexts, code.code


def test_a_meeting_has_two_sides_and_no_victim(reader: Reader) -> None:
    (event,) = events_of(reader, "The Chilean president met the Peruvian president in Geneva.")
    assert states(event.initiators) == ["CHL", "PER"]
    assert event.recipients == ()


def test_a_planned_visit_keeps_its_type(reader: Reader) -> None:
    (event,) = events_of(reader, "The Chilean president will visit Peru on Friday.", date="2023-06-19")
    assert (event.type, event.status) == ("CONSULT", "planned")


def test_an_invitation_is_an_agreement_and_a_proposed_visit(reader: Reader) -> None:
    found = events_of(reader, "The Italian president invited the Libyan prime minister to Rome.")
    assert sorted((e.type, e.status) for e in found) == [("AGREE", "happened"), ("CONSULT", "proposed")]


def test_the_act_inside_a_demand_is_no_second_event(reader: Reader) -> None:
    found = events_of(reader, "Greece demanded that Turkey withdraw its troops from Cyprus.")
    assert [e.type for e in found] == ["REQUEST"]


def test_a_light_verb_and_its_noun_are_one_act(reader: Reader) -> None:
    (event,) = events_of(reader, "The Kenyan president paid a visit to Rwanda.")
    assert event.trigger is not None and event.trigger.text == "visit"


def test_two_words_for_one_attack_are_one_event(reader: Reader) -> None:
    found = events_of(reader, "Eritrean troops attacked and shelled an Ethiopian town.")
    assert [e.type for e in found] == ["ASSAULT"]


def test_the_same_meeting_told_again_adds_its_sentence(reader: Reader) -> None:
    text = "The Chilean president met the Peruvian president on Monday. The two presidents met in Geneva."
    (event,) = events_of(reader, text, date="2023-06-19")
    assert len(event.evidence) == 2


@pytest.mark.parametrize(
    "later",
    [
        "The Chilean president met Peruvian miners in 2018.",
        "The two presidents have talked before.",
        "Chilean officials met Peruvian officials.",
        "The two presidents met in Geneva on Sunday.",
    ],
)
def test_another_meeting_of_the_same_states_is_not_the_same(reader: Reader, later: str) -> None:
    text = f"The Chilean president met the Peruvian president in Geneva on Monday. {later}"
    assert len([e for e in events_of(reader, text, date="2023-06-20") if e.type == "CONSULT"]) == 2


def test_talks_told_again_by_their_length_are_the_same(reader: Reader) -> None:
    text = "Japan and India held talks on Friday. The talks between Japan and India lasted three hours."
    (event,) = events_of(reader, text, date="2023-06-20")
    assert event.status == "happened" and len(event.evidence) == 2


def test_a_meeting_before_the_news_is_another_one(reader: Reader) -> None:
    text = "Kenya and Chad had a friendly talk, building on the summit between Kenya and Chad in November 2021."
    assert len(events_of(reader, text, date="2023-06-19")) == 2


def test_what_was_agreed_is_no_hope(reader: Reader) -> None:
    text = "We hope that the talks lead back to what the presidents of Peru and Chile agreed upon in Quito."
    (event,) = [e for e in events_of(reader, text) if e.type == "AGREE"]
    assert (event.status, event.background) == ("happened", True)


@pytest.mark.parametrize(
    ("sentence", "initiators", "recipients"),
    [
        ("President Ito pledged to deepen the ties.", ["JPN"], ["IND"]),
        ("It was agreed to stay in touch.", ["IND", "JPN"], []),
        ("An agreement was reached on holding consultations.", ["IND", "JPN"], []),
    ],
)
def test_in_a_readout_of_two_sides_a_promise_goes_to_the_other(
    reader: Reader, sentence: str, initiators: list[str], recipients: list[str]
) -> None:
    text = f"President Kenji Ito of Japan spoke today with Prime Minister Anil Rao of India. {sentence}"
    found = reader.read(Document(id="t", text=text, kind="readout", language="en")).events
    (event,) = [e for e in found if e.type == "AGREE"]
    assert (states(event.initiators), states(event.recipients)) == (initiators, recipients)
    assert not [e for e in events_of(reader, text) if e.type == "AGREE" and e.recipients]


def test_of_two_words_for_one_side_the_named_one_counts(reader: Reader) -> None:
    text = "Two Peruvian gunmen killed nine people when they blew up a bus in Santiago."
    (event,) = [e for e in events_of(reader, text) if e.type == "ASSAULT"]
    assert states(event.initiators) == ["PER"]


@pytest.mark.parametrize(
    ("text", "kind", "initiators", "recipients"),
    [
        ("Kenya threatened to close the port unless Uganda left.", "THREATEN", ["KEN"], ["UGA"]),
        ("Norway helped Ukraine resist Russia's armed aggression.", "ASSAULT", ["RUS"], ["UKR"]),
        ("Norway thanked Japan for its help to Ukraine in countering Russian aggression.", "ASSAULT", ["RUS"], ["UKR"]),
        ("The Kenyan ministry issued a statement accusing Chad of a raid.", "ACCUSE", ["KEN"], ["TCD"]),
        ("The Kenyan president told the Chadian envoy of his visit to Rwanda.", "CONSULT", ["KEN"], ["RWA"]),
    ],
)
def test_a_side_outside_the_frame_is_found(
    reader: Reader, text: str, kind: str, initiators: list[str], recipients: list[str]
) -> None:
    found = [(states(e.initiators), states(e.recipients)) for e in events_of(reader, text) if e.type == kind]
    assert found == [(initiators, recipients)]


def test_the_condition_of_a_threat_is_no_second_event(reader: Reader) -> None:
    found = events_of(reader, "Kenya threatened to close the border unless Uganda withdrew its troops.")
    assert [e.type for e in found] == ["THREATEN"]


def test_a_gathering_on_whose_margins_one_meets_is_no_party(reader: Reader) -> None:
    (event,) = events_of(reader, "The Kenyan president met with the Chadian president on the margins of the G7 summit.")
    assert states(event.initiators) == ["KEN", "TCD"]


def test_a_city_is_no_actor(reader: Reader) -> None:
    for event in events_of(reader, "Swedish and Danish officials met in Berlin on Sunday."):
        assert "DEU" not in states(event.initiators) + states(event.recipients)


def test_an_ethnic_adjective_names_no_state(reader: Reader) -> None:
    (event,) = events_of(reader, "Thousands of ethnic Albanians demonstrated in Serbia.")
    assert states(event.initiators) == ["SRB"]


def test_an_event_says_when_and_where(reader: Reader) -> None:
    text = "The Chilean president met in Geneva on Sunday with the Peruvian president."
    (event,) = events_of(reader, text, date="2023-06-19")
    assert event.place is not None and event.place.name == "Geneva"
    assert event.when is not None and event.when.start == "2023-06-18"


def test_a_reporter_is_named(reader: Reader) -> None:
    (event,) = events_of(reader, "Kenya said that Somali gunmen had kidnapped two doctors.")
    assert [source.span.text for source in event.reported_by] == ["Kenya"]


def test_every_span_is_the_text(reader: Reader) -> None:
    text = "France imposed sanctions on Belarus. Japan and South Korea held talks in Geneva."
    for event in events_of(reader, text):
        for span in (*event.evidence, *(p.span for p in (*event.initiators, *event.recipients))):
            assert text[span.start : span.end] == span.text


def test_events_take_a_small_part_of_the_parsers_time(reader: Reader) -> None:
    text = " ".join(case["text"] for case in CASES["case"]) * 8
    document = Document(id="t", text=text, language="en")
    begin = time.process_time()
    checked, parse = next(reader.parse_many([document]))
    parsing = time.process_time() - begin
    reading = assemble(checked, parse, reader.knowledge)
    from communique.events import find_events
    from communique.reading import set_scene

    scene = set_scene(document, parse, reader.knowledge)
    begin = time.process_time()
    find_events(scene, reading.statements, reader.knowledge.events, reader.knowledge.status)
    assert time.process_time() - begin < 0.5 * parsing, "four in ten times the target: the text is all events"
