"""Speakers named by a label: turns of a transcript, "Okan: ...", headlines with a colon, a name after a dash."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from communique.parse import Block, Parse, Token
from communique.scene import Scene
from communique.statements.draft import Draft

CAPITALS = re.compile(r"(?P<name>[A-Z][A-Z.’'\-]*(?:[ ,]+(?:[A-Z][A-Z.’'\-]*|[a-z]{2,3}))*)(?: \([^)]{1,40}\))?\s*(?P<mark>:)")
LETTER = re.compile(r"(?P<name>Q|A|QUESTION|ANSWER)(?P<mark>[:.]?)\s+(?=[A-Z“\"\[(’'])")
TITLE_CASE = re.compile(
    r"(?P<name>(?:[A-Z][\w.’'\-]*)(?: (?:[A-Z][\w.’'\-]*|of|the|and|for|de|al|bin|van|von)){0,7})(?: \([^)]{1,40}\))?\s*(?P<mark>:)"
)
DASHED = re.compile(r"[”\"]\s*[—–-]{1,2}\s*(?P<name>[A-Z][^.;:!?“”\"]{1,90})[.]?\s*$")
NO_SPEAKER = frozenset(
    "note update updated editor image photo video source related read watch see subject date published title location "
    "time when where what who why how topic advertisement correction summary background breaking live here there "
    "section part chapter contact phone email fact warning example remember question answer".split()
)
TURN_RULE = "label/turn"
COLON_RULE = "label/colon"
DASH_RULE = "label/dash"


def label_drafts(scene: Scene) -> list[Draft]:
    """Drafts for all labelled speech."""
    turns = list(_turn_drafts(scene))
    if turns:
        return turns
    return [*_colon_drafts(scene), *_dash_drafts(scene.parse)]


def _turn_drafts(scene: Scene) -> Iterator[Draft]:
    """Each speaker's turn: from the label to the next label. At least two labels make a transcript."""
    parse = scene.parse
    labels = [(block, match) for block in parse.blocks if (match := _label(block, parse, scene.document.kind)) is not None]
    if len(labels) < 2:
        return
    ends = [parse.blocks[following[0].i - 1].end for _, following in pairwise(labels)] + [parse.blocks[-1].end]
    for (block, match), end in zip(labels, ends, strict=True):
        draft = _labelled(parse, block.start, match, end, TURN_RULE)
        if draft is not None:
            draft.turn = True
            yield draft


def _label(block: Block, parse: Parse, kind: str) -> re.Match[str] | None:
    line = parse.text[block.start : block.end]
    found = LETTER.match(line) or CAPITALS.match(line)
    if found is None and kind == "transcript":
        found = TITLE_CASE.match(line)
    if found is None or found["name"].lower() in NO_SPEAKER - {"question", "answer"}:
        return None
    return found


def _labelled(parse: Parse, start: int, match: re.Match[str], end: int, rule: str) -> Draft | None:
    """A draft whose source is the label and whose content runs from behind it to `end`."""
    name = parse.tokens_between(start + match.start("name"), start + match.end("name"))
    mark = parse.tokens_between(start + match.start("mark"), start + match.end("mark"))
    begin = start + match.end()
    content = parse.cut(begin, end)
    if not name or not any(c.isalnum() for c in content.text):
        return None
    draft = Draft(None, rule, name[-1], mark[-1:] if match["mark"] == ":" else (), name, name[-1])
    draft.pieces = [(content.start, content.end)]
    return draft


def _colon_drafts(scene: Scene) -> Iterator[Draft]:
    """A name, a colon and what it says: in a heading, or before a quotation."""
    parse = scene.parse
    for block in parse.blocks:
        line = parse.text[block.start : block.end]
        match = TITLE_CASE.match(line)
        if match is None or match["name"].split()[0].lower() in NO_SPEAKER:
            continue
        rest = line[match.end() :].lstrip()
        quoted = rest[:1] in {"“", '"', "‘"}
        headline = block.heading and len(rest.split()) >= 3
        if not (quoted or headline) or not _names_somebody(block.start, match, parse, scene):
            continue
        draft = _labelled(parse, block.start, match, block.end, COLON_RULE)
        if draft is not None:
            yield draft


def _names_somebody(start: int, match: re.Match[str], parse: Parse, scene: Scene) -> bool:
    """Whether a label names somebody who can speak: an actor of the document, or a person or body by the model."""
    tokens = parse.tokens_between(start + match.start("name"), start + match.end("name"))
    if any(m.form != "document" and not m.is_place for m in scene.cast.within(tokens)):
        return True
    return all(t.entity in {"PERSON", "ORG", "NORP", "GPE"} for t in tokens)


def _dash_drafts(parse: Parse) -> Iterator[Draft]:
    """A quotation, a dash and a name on one line."""
    for block in parse.blocks:
        line = parse.text[block.start : block.end]
        match = DASHED.search(line)
        quote = next((q for q in parse.quotes if match and q.end - 1 == block.start + match.start()), None)
        if match is None or quote is None:
            continue
        name = parse.tokens_between(block.start + match.start("name"), block.start + match.end("name"))
        if name:
            yield Draft(None, DASH_RULE, name[0], (), name, _head(name), [(quote.start, quote.end)])


def _head(tokens: Sequence[Token]) -> Token:
    """The last word of the name before its first comma."""
    for at, token in enumerate(tokens):
        if token.text == "," and at:
            return tokens[at - 1]
    return tokens[-1]
