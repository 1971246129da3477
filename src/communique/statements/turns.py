"""Speakers named by a label: turns of a transcript, "Okan: ...", headlines with a colon, a name after a dash."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from communique.parse import Block, Parse, Token
from communique.scene import Scene
from communique.statements.draft import Draft
from communique.statements.words import NO_SPEAKER

_BRACKET = r"(?:\s?\([^)\n]{1,40}\))?"
_NAME_WORD = r"[A-Z][\w.’'\-]*"
CAPITALS = re.compile(rf"(?P<name>[A-Z][A-Z.’'\-]*(?:[ ,]+(?:[A-Z][A-Z.’'\-]*|[a-z]{{2,3}}))*){_BRACKET}\s*(?P<mark>:)")
LETTER = re.compile(r"(?P<name>Q|A|QUESTION|ANSWER|Question|Answer)(?P<mark>:|\.|)\s+(?=[A-Z“\"\[(’'])")
TITLE_CASE = re.compile(
    rf"(?P<name>{_NAME_WORD}(?: (?:{_NAME_WORD}|of|the|and|for|to|de|al|bin|van|von)){{0,13}}){_BRACKET}\s*(?P<mark>:)"
)
INLINE = re.compile(r"(?<=[.!?…*”\")]) +(?=[A-Z])")
"""Where a label may stand within a line: some archives run all turns of a transcript together."""
DASHED = re.compile(r"[”\"]\s*[—–-]{1,2}\s*(?P<name>[A-Z][^.;:!?“”\"]{1,90})[.]?\s*$")
SHORTEST_TURN = 2
"""Words that a turn needs after its label."""
TURN_RULE = "label/turn"
COLON_RULE = "label/colon"
DASH_RULE = "label/dash"


@dataclass(frozen=True, slots=True)
class Label:
    """A speaker's label: offsets of its name and mark (empty after a bare "Q"), and where the speech begins."""

    name: tuple[int, int]
    mark: tuple[int, int]
    begin: int


def label_drafts(scene: Scene) -> list[Draft]:
    """Drafts for all labelled speech."""
    turns = list(_turn_drafts(scene))
    if turns:
        return turns
    return [*_colon_drafts(scene), *_dash_drafts(scene.parse)]


def _turn_drafts(scene: Scene) -> Iterator[Draft]:
    """Each speaker's turn: from the label to the next label. At least two labels make a transcript."""
    parse = scene.parse
    labels = [label for block in parse.blocks for label in _labels(block, scene)]
    if len(labels) < 2:
        return
    ends = [following.name[0] for _, following in pairwise(labels)] + [parse.blocks[-1].end]
    for label, end in zip(labels, ends, strict=True):
        draft = _labelled(parse, label, end, TURN_RULE)
        if draft is not None:
            draft.turn = True
            yield draft


def _labels(block: Block, scene: Scene) -> Iterator[Label]:
    """The labels of a line: at its start and, for names of persons, after the ends of its sentences."""
    first = _label(block.start, block.end, scene, inline=False)
    if first is not None:
        yield first
    if ":" not in scene.parse.text[block.start : block.end]:
        return
    for gap in INLINE.finditer(scene.parse.text, block.start, block.end):
        found = _label(gap.end(), block.end, scene, inline=True)
        if found is not None:
            yield found


def _label(start: int, end: int, scene: Scene, *, inline: bool) -> Label | None:
    text = scene.parse.text
    found = LETTER.match(text, start, end)
    if found is not None and inline and not found["mark"]:
        found = None
    if found is None and not inline:
        found = CAPITALS.match(text, start, end)
    if found is None and (named := TITLE_CASE.match(text, start, end)) is not None:
        enough = len(text[named.end() : named.end() + 40].split()) >= SHORTEST_TURN
        person = enough and _names_person(named, scene)
        found = named if person or (enough and not inline and scene.document.kind == "transcript") else None
    if found is None or found["name"].split()[0].lower().rstrip(".,") in NO_SPEAKER:
        return None
    return Label(found.span("name"), found.span("mark"), found.end())


def _names_person(match: re.Match[str], scene: Scene) -> bool:
    """Whether a label holds the name of a person."""
    tokens = scene.parse.tokens_between(*match.span("name"))
    if any(t.entity == "PERSON" for t in tokens[-4:]):
        return True
    actors = [scene.cast.actor(actor) for m in scene.cast.within(tokens) for actor in m.actors]
    return any(actor is not None and actor.kind == "person" for actor in actors)


def _labelled(parse: Parse, label: Label, end: int, rule: str) -> Draft | None:
    """A draft whose source is the label and whose content runs from behind it to `end`."""
    name = parse.tokens_between(*label.name)
    mark = parse.tokens_between(*label.mark) if parse.text[slice(*label.mark)] == ":" else ()
    content = parse.cut(label.begin, end)
    if not name or not any(c.isalnum() for c in content.text):
        return None
    draft = Draft(None, rule, name[-1], mark[-1:], name, _speaker(name))
    draft.pieces = [(content.start, content.end)]
    draft.source_at, draft.cue_at = label.name, label.mark if mark else None
    return draft


def _speaker(name: Sequence[Token]) -> Token:
    """The word of a label that tells who speaks: the last of the first personal name, else the last word."""
    persons = [t for t in name if t.entity == "PERSON"]
    return persons[-1] if persons else name[-1]


def _colon_drafts(scene: Scene) -> Iterator[Draft]:
    """A name, a colon and what it says: in a heading, or before a quotation."""
    parse = scene.parse
    for block in parse.blocks:
        match = TITLE_CASE.match(parse.text, block.start, block.end)
        if match is None or match["name"].split()[0].lower() in NO_SPEAKER:
            continue
        rest = parse.text[match.end() : block.end].lstrip()
        quoted = rest[:1] in {"“", '"', "‘"}
        headline = block.heading and len(rest.split()) >= 3
        if not (quoted or headline) or not _names_somebody(match, scene):
            continue
        draft = _labelled(parse, Label(match.span("name"), match.span("mark"), match.end()), block.end, COLON_RULE)
        if draft is not None:
            yield draft


def _names_somebody(match: re.Match[str], scene: Scene) -> bool:
    """Whether a label names somebody who can speak: an actor of the document, or a person or body by the model."""
    tokens = scene.parse.tokens_between(*match.span("name"))
    if any(m.form != "document" and not m.is_place for m in scene.cast.within(tokens)):
        return True
    return all(t.entity in {"PERSON", "ORG", "NORP", "GPE"} or t.pos == "PROPN" for t in tokens)


def _dash_drafts(parse: Parse) -> Iterator[Draft]:
    """A quotation, a dash and a name on one line."""
    for block in parse.blocks:
        match = DASHED.search(parse.text, block.start, block.end)
        quote = next((q for q in parse.quotes if match and q.end - 1 == match.start()), None)
        if match is None or quote is None:
            continue
        name = parse.tokens_between(*match.span("name"))
        if name:
            yield Draft(None, DASH_RULE, name[0], (), name, _head(name), [(quote.start, quote.end)])


def _head(tokens: Sequence[Token]) -> Token:
    """The last word of the name before its first comma."""
    for at, token in enumerate(tokens):
        if token.text == "," and at:
            return tokens[at - 1]
    return tokens[-1]
