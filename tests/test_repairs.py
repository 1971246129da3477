"""The repaired view: what the parser may read in place of rewritten words."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from communique.integrity import check, repaired, repairs
from communique.model import Document, Integrity, Repair

AROUND = """
The international minister introduced {that a} go to of the 2 nations is anticipated to start subsequent week. Officers
mentioned the assembly with their counterparts was prone to be difficult, in accordance with officials accustomed to the
matter. It is the primary time in 5 years that the 2 sides sit down, and the listing of points to debate is lengthy.
"""


def view(sentence: str) -> str:
    """The sentence as the parser reads it in a spun text."""
    document = Document(id="text", text=f"{sentence}\n{AROUND}")
    integrity = check(document)
    assert integrity.verdict == "likely_spun"
    return repaired(document.text, repairs(document, integrity)).split("\n")[0]


@pytest.mark.parametrize(
    ("spun", "original"),
    [
        ("American officers mentioned it was late.", "American officials said it was late."),
        ("Japan's international minister left.", "Japan's foreign minister left."),
        ("It was the first go to of a minister.", "It was the first visit of a minister."),
        ("He had meant to go to in February.", "He had meant to visit in February."),
        ("The ministry introduced that it would open.", "The ministry announced that it would open."),
        ("It warned against giving deadly navy support.", "It warned against giving lethal military support."),
        ("Mr. Aune will seemingly meet with her.", "Mr. Aune will likely meet with her."),
        ("They met final 12 months in Oslo.", "They met last year in Oslo."),
        ("He walked into his first assembly with her.", "He walked into his first meeting with her."),
        ("He was then the vice chairman and a friend.", "He was then the vice president and a friend."),
        ("It happened within the capital.", "It happened in the capital."),
        ("The leaders convey a listing of demands.", "The leaders bring a list of demands."),
        ("He came because the nationwide safety adviser.", "He came as the national security adviser."),
        ("At their lowest for the reason that begin of the war.", "At their lowest since the start of the war."),
        ("That left elevating considerations that it failed.", "That left raising concerns that it failed."),
        ("The 2 international locations agreed.", "The two countries agreed."),
        ("Those may embrace increasing quotas.", "Those may include increasing quotas."),
        ("There may not be affirmation of it.", "There may not be confirmation of it."),
        ("They want a extra constructive tone.", "They want a more constructive tone."),
        ("They spoke with out him.", "They spoke without him."),
        ("Talks ran 5 and a half hours.", "Talks ran five and a half hours."),
    ],
)
def test_rewritten_words_are_read_as_the_original(spun: str, original: str) -> None:
    assert view(spun) == original


@pytest.mark.parametrize(
    "sentence",
    [
        "“The international minister will go to in February,” she wrote.",
        "Police officers blocked the road.",
        "It may open tomorrow.",
        "The National Assembly was on holiday.",
        "He was not mentioned in the list.",
    ],
)
def test_quotations_and_good_words_stay(sentence: str) -> None:
    assert view(sentence) == sentence


def test_only_a_spun_text_is_repaired() -> None:
    document = Document(id="text", text="The international minister will go to in February.")
    assert repairs(document, check(document)) == ()
    assert repairs(document, Integrity(verdict="unclear", score=1.5)) == ()


def test_repairs_are_sorted_exact_and_do_not_overlap() -> None:
    document = Document(id="text", text=AROUND * 3)
    found = repairs(document, check(document))
    assert all(first.end <= second.start for first, second in pairwise(found))
    assert all(document.text[repair.start : repair.end] != repair.replacement for repair in found)


def test_an_article_before_a_repair_is_made_to_fit() -> None:
    document = Document(id="text", text=f"It was an impartial island, a superior semiconductor maker.\n{AROUND}")
    found = repairs(document, check(document))
    assert Repair(7, 19, "an independent") in found
    assert Repair(28, 38, "an advanced") in found


def test_the_sample_article_reads_without_the_spinners_words(shared: Callable[[str], Path]) -> None:
    text = shared("input/000_d4c9d588220d736c.txt").read_text(encoding="utf-8")
    document = Document(id="sample", text=text)
    read = repaired(text, repairs(document, check(document)))
    for leftover in ("mentioned", "officers", "navy", "go to", "international minister", "assembly", "{", "the 2 "):
        assert leftover not in read
    assert "on Twitter, recalling a meeting between" in read
