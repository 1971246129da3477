"""Run the examples of the rules: every `match` must be found, every `skip` left alone.

What `communique lexicon check` and the tests call, for the built-in rules and for a user's own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, get_args

from communique.lexicon import Example, Rule
from communique.model import Document, DocumentKind, Participant, Place, Reading, Span, When
from communique.parse import Parse
from communique.reading import Checked, Knowledge, Reader, assemble, set_scene
from communique.status import assess

CLAIM_LAYERS = ("statements", "events", "meetings", "points")


@dataclass(frozen=True, slots=True)
class Problem:
    """An example that does not hold: the rule's layer and id, the text, and what was found instead."""

    layer: str
    rule: str
    text: str
    reason: str

    def __str__(self) -> str:
        return f"{self.layer}: {self.rule}: {self.reason}\n    {self.text}"


@dataclass(frozen=True, slots=True)
class _Case:
    layer: str
    rule: Rule
    example: Example
    wanted: bool


def check_examples(reader: Reader, rules: Mapping[str, Sequence[Rule]]) -> Iterator[Problem]:
    """Run all examples of some rules by layer; gives the examples that do not hold."""
    cases = [
        _Case(layer, rule, example, wanted)
        for layer, of_layer in rules.items()
        for rule in of_layer
        for examples, wanted in ((rule.match, True), (rule.skip, False))
        for example in examples
    ]
    documents = (_document(number, case.example) for number, case in enumerate(cases))
    for case, (checked, parse) in zip(cases, reader.parse_many(documents), strict=True):
        reason = _RUNNERS[case.layer](case, checked, parse, reader.knowledge)
        if reason is not None:
            yield Problem(case.layer, case.rule.id, case.example.text, reason)


def _document(number: int, example: Example) -> Document:
    kind: DocumentKind = next((k for k in get_args(DocumentKind) if k == example.kind), "article")
    return Document(
        id=f"example-{number}", text=example.text, kind=kind, side=example.side, published=example.date, language="en"
    )


def _run_claims(case: _Case, checked: Checked, parse: Parse, knowledge: Knowledge) -> str | None:
    reading = assemble(checked, parse, knowledge)
    claims = [describe(claim) for claim in getattr(reading, case.layer) if claim.rule == case.rule.id]
    if not case.wanted:
        return f"must be skipped, but gave {claims}" if claims else None
    if any(all(_same(claim.get(key), value) for key, value in case.example.found.items()) for claim in claims):
        return None
    return f"wanted {dict(case.example.found)}, found {claims or _all_claims(reading)}"


def _run_status(case: _Case, checked: Checked, parse: Parse, knowledge: Knowledge) -> str | None:
    scene = set_scene(checked.document, parse, knowledge)
    word = case.example.at
    token = next((t for t in parse.tokens if word in (t.text, t.lemma)), None)
    if token is None:
        return f"the example's `at` names no word of the text: {word!r}"
    standing = assess(scene, token, knowledge.status)
    if not case.wanted:
        return "must be skipped, but decided" if standing.rule == case.rule.id else None
    found = {"status": standing.status, "cue": standing.cue and standing.cue.text, "background": standing.background}
    right = all(_same(found.get(key), value) for key, value in case.example.found.items())
    return None if right and standing.rule == case.rule.id else f"found {found} by rule {standing.rule}"


def _run_topics(case: _Case, checked: Checked, parse: Parse, knowledge: Knowledge) -> str | None:
    from communique.topics import topic_of

    topic = topic_of(checked.document.text, knowledge.topics)
    if (topic == case.rule.id) == case.wanted:
        return None
    return f"the topic is {topic}"


def _run_ideas(case: _Case, checked: Checked, parse: Parse, knowledge: Knowledge) -> str | None:
    from communique.comparison.synonyms import SynonymRule, Synonyms, index_of
    from communique.topics.words import words_of

    rules = (case.rule,) if isinstance(case.rule, SynonymRule) else ()
    named = {rule.id for _, _, rule in Synonyms(rules, index_of(rules)).ideas(words_of(checked.document.text))}
    return None if (case.rule.id in named) == case.wanted else f"the ideas are {sorted(named)}"


def _run_words(case: _Case, checked: Checked, parse: Parse, knowledge: Knowledge) -> str | None:
    """A rule that only lends words to another layer holds if some claim of that layer has what must be found."""
    layer, field = _LENDING[case.layer]
    reading = assemble(checked, parse, knowledge)
    claims = [describe(claim) for claim in getattr(reading, layer)]
    found = dict(case.example.found) or {field: case.rule.id}
    held = any(all(_holds(claim.get(key), value) for key, value in found.items()) for claim in claims)
    return None if held == case.wanted else f"{'wanted' if case.wanted else 'must not give'} {found}"


def _holds(value: Any, wanted: Any) -> bool:
    """Like `_same`, and a list holds each of its items."""
    return _same(value, wanted) or (isinstance(value, list) and wanted in value)


_LENDING = {"channels": ("statements", "channel"), "contexts": ("events", "contexts"), "points/shapes": ("points", "")}
"""Layers of word lists: the layer of claims that shows their effect, and the field that must name the rule."""

_RUNNERS: Mapping[str, Callable[[_Case, Checked, Parse, Knowledge], str | None]] = {
    **dict.fromkeys(CLAIM_LAYERS, _run_claims),
    "status": _run_status,
    "topics": _run_topics,
    "comparison": _run_ideas,
    **dict.fromkeys(_LENDING, _run_words),
}


def describe(record: Any) -> dict[str, Any]:
    """A claim in the plain words in which examples state what must be found."""
    return {name: _plain(getattr(record, name)) for name in record.__struct_fields__}


def _plain(value: Any) -> Any:
    if isinstance(value, Span):
        return value.text
    if isinstance(value, Participant):
        return value.state or value.span.text
    if isinstance(value, Place):
        return value.name
    if isinstance(value, When):
        return value.start if value.start == value.end else f"{value.start}/{value.end}"
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if hasattr(value, "span"):
        return value.span.text
    return value


def _same(found: Any, wanted: Any) -> bool:
    if wanted is False:
        return not found
    if isinstance(wanted, list):
        return isinstance(found, list) and sorted(map(str, found)) == sorted(map(str, wanted))
    if isinstance(found, list):
        return [wanted] == found
    return bool(found == wanted)


def _all_claims(reading: Reading) -> list[str]:
    claims: Iterable[Any] = (c for layer in CLAIM_LAYERS for c in getattr(reading, layer))
    return [c.rule for c in claims]
