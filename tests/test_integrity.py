"""The integrity check: what is found, what is not, and what it costs."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.ingest import iter_documents
from communique.integrity import check, repairs
from communique.integrity.phrase_pattern import PatternError, compile_pattern
from communique.integrity.phrase_table import COLUMNS, FOLDER, PhraseTableError, load_table, phrase_table
from communique.model import Document, Finding, Integrity
from eval.spun import Case, load_cases, verdicts

SPUN = """
Arvenia's international minister, Leda Okan, started a three-day go to to Japan on Tuesday, within the first go to of an
Arvenian minister since 2019. Officers in each nations mentioned the conferences have been prone to be difficult. Ms.
Okan will seemingly meet with the vice chairman, in accordance with an individual accustomed to the plans. The 2 sides
introduced {that a} draft settlement, which has been contemplated since final 12 months, may very well be signed.
"""


def document(text: str) -> Document:
    return Document(id="text", text=text)


def checked(text: str) -> Integrity:
    return check(document(text))


def finding(words: str) -> Finding:
    return next(found for found in checked(SPUN).findings if found.span.text.lower() == words)


def test_a_rewritten_text_is_likely_spun() -> None:
    assert checked(SPUN).verdict == "likely_spun"


def test_spans_of_findings_are_exact() -> None:
    text = f"İstanbul’da “🙂” \u200f{SPUN}"
    found = checked(text).findings
    assert found
    assert all(text[item.span.start : item.span.end] == item.span.text for item in found)


def test_a_finding_suggests_the_likely_original() -> None:
    assert finding("go to").suggestion == "visit"
    assert finding("international").suggestion == "foreign"
    assert finding("final 12 months").suggestion == "last year"


def test_a_finding_names_the_fact_at_risk() -> None:
    assert finding("international").risk == "office"
    assert finding("seemingly").risk == "modality"
    assert finding("the 2").risk == "number"


def test_a_left_over_template_slot_is_found() -> None:
    assert finding("{that a}").kind == "template"


def test_two_names_of_one_office_are_an_inconsistency() -> None:
    found = checked(SPUN + "The Foreign Minister of Japan, a former foreign minister of trade, was pleased.")
    kinds = {item.kind for item in found.findings if item.span.text == "international"}
    assert kinds == {"inconsistency"}


def test_a_wrong_article_is_found_but_not_a_silent_letter() -> None:
    wrong = checked(SPUN + "They spoke of a agreement and an treaty.").findings
    assert [item.suggestion for item in wrong if item.kind == "article"] == ["an agreement", "a treaty"]
    right = checked(SPUN + "An hour later a European, a one-time ally and a U.S. envoy came in an SUV.").findings
    assert not [item for item in right if item.kind == "article"]


def test_a_short_text_is_never_called_spun() -> None:
    assert checked("The international minister will go to to satisfy with officers, officers mentioned.").verdict != (
        "likely_spun"
    )


def test_one_habit_of_a_writer_is_no_rewriting() -> None:
    text = "Government officers met in the capital. The rest of the day passed quietly and nobody left the hall. " * 12
    assert checked(text).verdict == "no_sign"


def test_an_empty_text_has_no_sign() -> None:
    assert checked("") == Integrity(verdict="no_sign", score=0.0)


@pytest.mark.parametrize(
    "text",
    [
        "Navy officers met in the assembly hall of the National Assembly.",
        "He mentioned the treaty in passing, as she had mentioned before.",
        "They go to Paris every spring, and some go to London.",
        "The vice chairman of the committee read out an abstract of the paper.",
        "The journey took twelve months, the last 12 months of the war.",
        "The Prime Minister of the United Kingdom spoke of human rights and of climate change.",
    ],
)
def test_good_english_adds_nothing_to_the_score(text: str) -> None:
    assert checked(text).score <= 0.5


def test_no_sign_lists_no_weak_findings() -> None:
    assert checked("The plane is anticipated to land within the hour, officials said.").findings == ()


def test_the_verdict_is_stable_and_sorted() -> None:
    first, second = checked(SPUN), checked(SPUN)
    assert first == second
    assert list(first.findings) == sorted(first.findings, key=lambda item: item.span)


CLEAN = [case for case in load_cases() if case.label == "clean"]


@pytest.mark.parametrize("case", CLEAN, ids=lambda case: case.document.id)
def test_own_clean_texts_are_not_called_spun(case: Case) -> None:
    assert check(case.document).verdict != "likely_spun"


def test_own_spun_texts_of_the_development_part_are_found() -> None:
    assert set(verdicts(load_cases(), label="spun", part="development")) == {"likely_spun"}


def test_own_spun_texts_kept_aside_are_mostly_found() -> None:
    found = verdicts(load_cases(), label="spun", part="aside")
    assert found["likely_spun"] >= 0.8 * found.total()


def test_all_shared_texts_but_the_sample_have_no_sign(shared: Callable[[str], Path]) -> None:
    paths = sorted(shared("input").glob("*/*.txt"))
    found = [check(item) for item in iter_documents(paths) if isinstance(item, Document)]
    assert len(found) == len(paths)
    assert {item.verdict for item in found} == {"no_sign"}
    assert max(item.score for item in found) < 1.2


def test_the_sample_article_is_likely_spun(shared: Callable[[str], Path]) -> None:
    text = shared("input/000_d4c9d588220d736c.txt").read_text(encoding="utf-8")
    found = checked(text)
    assert found.verdict == "likely_spun"
    assert len(found.findings) > 150
    before = [text[: item.span.start] for item in found.findings]
    assert not [part for part in before if part.count("“") > part.count("”")]


def test_the_built_in_table_is_sound_and_loads_quickly() -> None:
    started = time.process_time()
    rows = load_table(FOLDER).rows
    assert time.process_time() - started < 0.3
    assert len(rows) > 1000
    assert all(row.weight > 0 or row.repair for row in rows)


def test_two_thousand_documents_a_second(shared: Callable[[str], Path]) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(shared("input").glob("*/*.txt"))][:300]
    words = sum(len(text.split()) for text in texts)
    phrase_table()
    started = time.process_time()
    for text in texts:
        check(document(text))
    seconds = time.process_time() - started
    # The floor is 2,000 texts of 400 words a second; a quarter of it here, as test machines are shared.
    assert words / seconds > 200_000


def test_a_table_says_what_is_wrong_with_a_row(tmp_path: Path) -> None:
    (tmp_path / "classes.tsv").write_text("class\twords\nday\tmonday\n", encoding="utf-8")
    header = "\t".join(COLUMNS)
    (tmp_path / "rows.tsv").write_text(f"{header}\n%night [go to]\tvisit\t1\t\t\tphrase\town\n", encoding="utf-8")
    with pytest.raises(PhraseTableError, match=r"rows.tsv, line 2: no word class 'night'"):
        load_table(tmp_path)


@pytest.mark.parametrize("source", ["[go to", "go] to", "*ing Aa", "[a] [b]"])
def test_a_broken_pattern_is_refused(source: str) -> None:
    with pytest.raises(PatternError):
        compile_pattern(source, {})


PIECES = [
    "{a|b}",
    "{",
    "go to",
    " ",
    "\n",
    "officers mentioned",
    "the 2",
    "İ",
    "\u202e",
    "🙂",
    "’s",
    "final 12 months",
    "a ",
    "“",
]


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(max_size=300), st.lists(st.sampled_from(PIECES), max_size=60).map("".join)))
def test_any_text_is_checked_with_exact_spans(text: str) -> None:
    whole = document(SPUN + text)
    found = check(whole)
    assert all(whole.text[item.span.start : item.span.end] == item.span.text for item in found.findings)
    assert all(0 <= repair.start < repair.end <= len(whole.text) for repair in repairs(whole, found))
