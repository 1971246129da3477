"""Documents made up by a seeded generator: invented diplomatic news with known copies of every kind.

`python -m eval.made_up_documents 1000` writes JSON Lines that `communique copies --jsonl` reads. Nothing in them is
taken from a real text; the sentences stand in `eval/gold/copies/templates.toml`.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from itertools import count, islice
from pathlib import Path
from typing import Any

import msgspec
import tomli

from communique.copies import CopyKind
from communique.model import Document

TEMPLATES = Path(__file__).parent / "gold" / "copies" / "templates.toml"
START = date(2025, 1, 1)
COPY_KINDS: tuple[CopyKind, ...] = ("exact", "edited", "syndicated", "spun", "rewritten")
_CHOICE = re.compile(r"\[([^\]]*)\]")
_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class MadeUp:
    """One text: the story that it tells (equal for copies) and what kind of copy it is (`None`: an original)."""

    document: Document
    story: int
    kind: CopyKind | None


@dataclass(slots=True)
class Event:
    """What happened: the words that fill the templates' slots, made when first asked for."""

    random: random.Random
    words: dict[str, str] = field(default_factory=dict)

    def fill(self, template: str) -> str:
        """The template with its slots filled."""
        return _SLOT.sub(lambda match: self._word(match[1]), template)

    def _word(self, slot: str) -> str:
        if slot not in self.words:
            self.words[slot] = _make(slot, self.random)
        return self.words[slot]


def made_up_documents(seed: int = 7, *, copies: bool = True) -> Iterator[MadeUp]:
    """Texts without end. Of every event there are two stories that are no copies of each other; with `copies` the
    first of them has two or three copies of different kinds. Every ninth event is a formulaic official readout."""
    for number in count():
        chance = random.Random(f"{seed}/{number}")
        if number % 9 == 8:
            yield _official(number, chance)
            continue
        yield from _event_texts(number, chance, copies=copies)


def _event_texts(number: int, chance: random.Random, *, copies: bool) -> Iterator[MadeUp]:
    event = Event(chance)
    facts = [*templates()["fact"]]
    chance.shuffle(facts)
    size = chance.randint(7, 11)
    told, other = facts[:size], facts[size : 2 * size - 2]
    # The other story quotes the same people: quotations alone make no copy.
    other = [*other, *(fact for fact in told if "“" in fact["wordings"][0])]
    published = START + timedelta(days=number % 300)
    story = Story(event, _choose(told, chance), published)
    yield MadeUp(story.document(f"{number}-original", 0, "Agency"), 2 * number, None)
    second = Story(event, _choose(other, chance), published)
    yield MadeUp(second.document(f"{number}-other", chance.randint(0, 1), "Other Agency"), 2 * number + 1, None)
    if copies:
        kinds = chance.sample(COPY_KINDS, chance.randint(2, 3))
        for kind in kinds:
            yield MadeUp(COPIES[kind](story, f"{number}-{kind}", chance), 2 * number, kind)


def _official(number: int, chance: random.Random) -> MadeUp:
    event = Event(chance)
    text = "\n".join(event.fill(line) for line in templates()["official"]["text"])
    published = (START + timedelta(days=number % 300)).isoformat()
    document = Document(id=f"{number}-readout", text=text + "\n", kind="readout", published=published)
    return MadeUp(document, 2 * number, None)


@dataclass(frozen=True, slots=True)
class Story:
    """A text before it is written out: facts in order, each in both wordings, choices made."""

    event: Event
    facts: Sequence[Sequence[str]]
    published: date

    def paragraphs(self, wordings: Sequence[int] | None = None) -> list[str]:
        """The filled sentences, in the first wording or in those named."""
        chosen = wordings or [0] * len(self.facts)
        return [_sentence(self.event.fill(fact[which])) for fact, which in zip(self.facts, chosen, strict=True)]

    def document(self, name: str, days: int, publisher: str, paragraphs: Sequence[str] | None = None) -> Document:
        """A document of this story that is published some days later."""
        text = "\n".join(paragraphs if paragraphs is not None else self.paragraphs()) + "\n"
        day = (self.published + timedelta(days=days)).isoformat()
        hour = 8 if paragraphs is None else 15
        return Document(id=name, text=text, publisher=publisher, published=day, published_at=f"{day}T{hour:02}:00")


def _exact(story: Story, name: str, chance: random.Random) -> Document:
    text = " ".join(story.paragraphs()) if chance.random() < 0.5 else "\n\n".join(story.paragraphs())
    return story.document(name, chance.randint(0, 3), "Mirror", [text])


def _edited(story: Story, name: str, chance: random.Random) -> Document:
    """A later version of the same house: a sentence more or less, a figure and a sentence changed."""
    paragraphs = story.paragraphs()
    unused = [fact["wordings"] for fact in templates()["fact"] if "“" not in fact["wordings"][0]]
    paragraphs.insert(chance.randint(1, 3), _sentence(story.event.fill(_settle(chance.choice(unused)[1], chance))))
    if chance.random() < 0.5:
        del paragraphs[chance.randrange(4, len(paragraphs))]
    changed = chance.randrange(len(paragraphs))
    paragraphs[changed] = re.sub(r"\b\d+\b", lambda match: str(int(match[0]) + 3), paragraphs[changed])
    return story.document(name, 0, "Agency", paragraphs)


def _syndicated(story: Story, name: str, chance: random.Random) -> Document:
    """Another house prints it: a line before or after, the last sentences cut for space."""
    paragraphs = story.paragraphs()
    kept = paragraphs[: max(4, len(paragraphs) - chance.randint(0, 4))]
    added = templates()["added"]
    before = [story.event.fill(chance.choice(added["byline"]))] if chance.random() < 0.6 else []
    after = [story.event.fill(chance.choice(added["credit"]))] if chance.random() < 0.6 or not before else []
    return story.document(name, chance.randint(0, 2), f"Paper {chance.randint(1, 40)}", [*before, *kept, *after])


def _spun(story: Story, name: str, chance: random.Random) -> Document:
    """A thesaurus replaces words outside quotation marks: most of those that it has, by one of three methods."""
    thesaurus = templates()["thesaurus"][chance.choice(sorted(templates()["thesaurus"]))]
    share = chance.uniform(0.6, 1.0)
    text = "\n".join(story.paragraphs())
    parts = re.split(r"(“[^”]*”)", text)
    spun = "".join(part if part.startswith("“") else _replace(part, thesaurus, share, chance) for part in parts)
    return story.document(name, chance.randint(0, 5), f"Site {chance.randint(1, 40)}", [spun])


def _rewritten(story: Story, name: str, chance: random.Random) -> Document:
    """A writer says a part of it anew, changes words in the rest, and tells two things in another order."""
    wordings = [int(chance.random() < 0.35) for _ in story.facts]
    paragraphs = [_reworded(paragraph, chance) for paragraph in story.paragraphs(wordings)]
    place = chance.randrange(1, len(paragraphs) - 2)
    paragraphs[place], paragraphs[place + 1] = paragraphs[place + 1], paragraphs[place]
    return story.document(name, chance.randint(0, 3), f"Paper {chance.randint(1, 40)}", paragraphs)


COPIES: Mapping[CopyKind, Callable[[Story, str, random.Random], Document]] = {
    "exact": _exact,
    "edited": _edited,
    "syndicated": _syndicated,
    "spun": _spun,
    "rewritten": _rewritten,
}


@cache
def templates() -> Mapping[str, Any]:
    """The templates, as they stand in the file."""
    return tomli.loads(TEMPLATES.read_text(encoding="utf-8"))


def _reworded(paragraph: str, chance: random.Random) -> str:
    return paragraph if "“" in paragraph else _replace(paragraph, templates()["fluent"], 0.7, chance)


def _choose(facts: Sequence[Mapping[str, Any]], chance: random.Random) -> list[list[str]]:
    return [[_settle(wording, chance) for wording in fact["wordings"]] for fact in facts]


def _settle(template: str, chance: random.Random) -> str:
    return _CHOICE.sub(lambda match: chance.choice(match[1].split("|")), template)


def _sentence(text: str) -> str:
    return text[0].upper() + text[1:]


def _replace(text: str, thesaurus: Mapping[str, str], share: float, chance: random.Random) -> str:
    words = sorted(thesaurus, key=lambda word: (-len(word), word))
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b")
    return pattern.sub(lambda match: thesaurus[match[0]] if chance.random() < share else match[0], text)


def _make(slot: str, chance: random.Random) -> str:
    """A word or number for a slot."""
    choices, quotes = templates()["slots"], templates()["quotes"]
    if slot in choices:
        return str(chance.choice(choices[slot]))
    if slot in ("quote", "reply"):
        return " ".join(chance.choice(quotes[part]) + "," * (part != "end") for part in ("start", "middle", "end"))
    if slot in _RANGES:
        return str(chance.randint(*_RANGES[slot]))
    if slot in ("minister", "host", "president", "spokesman", "prisoner", "veteran"):
        return f"{_name(chance, 2)} {_name(chance, 3)}"
    return _name(chance, 3) + {"state": "ia", "other": "land", "third": "stan", "river": "a"}.get(slot, "")


_RANGES: Mapping[str, tuple[int, int]] = {
    "number": (11, 98),
    "percent": (3, 79),
    "sum": (15, 940),
    "distance": (3, 45),
    "minutes": (12, 95),
    "age": (38, 74),
    "years": (2, 14),
    "small": (1, 4),
    "few": (3, 12),
}


def _name(chance: random.Random, syllables: int) -> str:
    return "".join(chance.choice("bdfgklmnprstvz") + chance.choice("aeiou") for _ in range(syllables)).capitalize()


def main() -> None:
    """Write so many made-up documents as JSON Lines to standard output."""
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    for made in islice(made_up_documents(), wanted):
        sys.stdout.write(msgspec.json.encode(made.document).decode() + "\n")


if __name__ == "__main__":
    main()
