"""Find the topic of a wording: one pass over its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from communique.topics.rule import Cue, TopicRule, TopicRules
from communique.topics.words import Word, key_of, same, words_of


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue found at word number `start`, `length` words long."""

    start: int
    length: int
    cue: Cue

    @property
    def end(self) -> int:
        return self.start + self.length

    def inside(self, other: Hit) -> bool:
        return other.length > self.length and other.start <= self.start and self.end <= other.end


def topic_of(text: str, rules: TopicRules) -> str | None:
    """The id of the topic that a wording is about, the most specific one; None if it shows none.

    A cue inside a longer cue does not count ("gas" in "greenhouse gas"). Of the topics left the one deepest in the
    tree wins, then the one named first, then the one with the longest cue. Country names (`weak`) come last.
    """
    hits = _counting(tuple(_hits(words_of(text), rules)))
    best = min(hits, key=_rank, default=None)
    return best.cue.rule.id if best else None


def topics_of(text: str, rules: TopicRules) -> tuple[str, ...]:
    """All topics that a wording shows, best first: for alignment of two accounts."""
    hits = sorted(_counting(tuple(_hits(words_of(text), rules))), key=_rank)
    return tuple(dict.fromkeys(hit.cue.rule.id for hit in hits))


def _rank(hit: Hit) -> tuple[bool, int, int, int, str]:
    return hit.cue.weak, -hit.cue.rule.depth, hit.start, -hit.length, hit.cue.rule.id


def _hits(words: Sequence[Word], rules: TopicRules) -> Iterator[Hit]:
    for start, word in enumerate(words):
        for cue in rules.index.get(key_of(word), ()):
            length = len(cue.words)
            part = words[start : start + length]
            if len(part) == length and all(same(c, w) for c, w in zip(cue.words, part, strict=True)):
                yield Hit(start, length, cue)


def _counting(hits: Sequence[Hit]) -> list[Hit]:
    hiding = [hit for hit in hits if hit.cue.hides]
    shown = [hit for hit in hits if not hit.cue.hides and not _hidden(hit, hiding)]
    whole = [hit for hit in shown if hit.cue.part is None]
    whole.extend(_together([hit for hit in shown if hit.cue.part is not None]))
    return [hit for hit in whole if not any(hit.inside(other) for other in whole)]


def _hidden(hit: Hit, hiding: Iterable[Hit]) -> bool:
    """Whether a cue stands in a phrase that its own topic excludes."""
    return any(h.cue.rule is hit.cue.rule and h.start < hit.end and hit.start < h.end for h in hiding)


def _together(parts: Sequence[Hit]) -> Iterator[Hit]:
    """One hit for each list of `together` all of whose cues were found: the first of them stands for it."""
    groups: dict[tuple[str, int], list[Hit]] = {}
    for hit in parts:
        groups.setdefault((hit.cue.rule.id, hit.cue.part or 0), []).append(hit)
    for (_, part), found in sorted(groups.items(), key=lambda item: item[0]):
        if len({hit.cue.words for hit in found}) == len(set(_wanted(found[0].cue.rule, part))):
            yield min(found, key=lambda hit: hit.start)


def _wanted(rule: TopicRule, part: int) -> tuple[str, ...]:
    return rule.together[part]
