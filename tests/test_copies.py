"""Copies: which texts are versions of one text, what a copy changed, and which facts that alters."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from time import perf_counter

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.copies import Change, CopyKind, compare, find_copies
from communique.copies.align import WordedText, align
from communique.copies.candidates import candidate_pairs
from communique.copies.shingles import Fingerprinter
from communique.ingest import iter_documents
from communique.model import Document, Span
from eval.copies import corpus, kind_scores, pair_counts, share_of_originals
from eval.made_up_documents import made_up_documents

ORIGINAL = """
The foreign minister of Arvenia, Leda Okan, came to Tokyo on Tuesday for talks with Prime Minister Haruto Mori.
Officials from both countries said the meeting was likely to focus on trade, which fell by 14 percent last year.
“We come as friends,” Ms. Okan told reporters at the airport.
The two sides may sign an agreement on fishing rights before the end of March, but no date has been announced.
Arvenia does not recognize the border that its neighbor Sardovia drew on its maps after the war.
A spokesman for the Japanese foreign ministry said the military would send two officers to observe the border.
"""
SPUN = """
The international minister of Arvenia, Leda Okan, got here to Tokyo on Tuesday for discussions with Prime Minister
Haruto Mori. Officers from each nations mentioned the assembly was prone to concentrate on commerce, which fell by 41
percent final 12 months.
“We come as friends,” Ms. Okan told reporters at the airport.
The 2 sides will sign an settlement on fishing rights earlier than the top of March, however no date has been
introduced.
Arvenia does recognize the border that its neighbor Sardovia drew on its maps after the struggle.
A spokesman for the Japanese international ministry mentioned the navy would ship two officers to watch the border.
"""
OTHER = """
Leda Okan of Arvenia met Haruto Mori in Tokyo on Tuesday evening, and the fishermen of Hokkaido were watching.
Their boats have lain idle since the autumn, and many families live on what the prefecture pays them.
“We come as friends,” the visitor had said, which the head of the cooperative called a pretty phrase.
Nobody at the quay expects the price of crab to recover soon, whatever the diplomats write into their papers.
"""


def document(text: str, name: str = "text", **fields: str) -> Document:
    return msgspec.convert({"id": name, "text": text, **fields}, Document)


def kind(original: str, copy: str) -> CopyKind | None:
    return compare(document(original), document(copy)).kind


def changes() -> dict[str, Change]:
    found = compare(document(ORIGINAL, "a"), document(SPUN, "b")).changes
    return {f"{_text(change.original)}>{_text(change.copy)}": change for change in found}


def _text(span: Span | None) -> str:
    return span.text if span else ""


def test_a_text_with_other_blanks_marks_and_capitals_is_an_exact_copy() -> None:
    assert kind(ORIGINAL, ORIGINAL.replace("\n", "\n\n").replace("Tokyo", "TOKYO").replace(",", " ;")) == "exact"


def test_a_thesaurus_makes_a_spun_copy() -> None:
    assert kind(ORIGINAL, SPUN) == "spun"


def test_a_byline_and_a_cut_end_make_a_syndicated_copy() -> None:
    assert kind(ORIGINAL, "From the world desk\n" + "\n".join(ORIGINAL.splitlines()[:-2]) + "\n") == "syndicated"


def test_a_new_paragraph_makes_an_edited_copy() -> None:
    lines = ORIGINAL.splitlines()
    lines.insert(3, "Earlier in the day the delegation had visited the port of Yokohama, where a ferry is being built.")
    assert kind(ORIGINAL, "\n".join(lines)) == "edited"


def test_another_story_on_the_same_event_is_no_copy() -> None:
    assert kind(ORIGINAL, OTHER) is None
    assert find_copies([document(ORIGINAL, "a"), document(OTHER, "b")]) == ()


def test_a_shared_quotation_alone_makes_no_copy() -> None:
    quote = (
        "“We have come a long way and we shall not turn back before the work of this conference is done,” he said.\n"
    )
    found = compare(document(quote + ORIGINAL), document(quote + OTHER))
    assert found.kind is None


@pytest.mark.parametrize(
    ("change", "facts"),
    [
        ("foreign>international", ("office",)),
        ("14>41", ("number",)),
        ("may>will", ("modality",)),
        ("not>", ("polarity",)),
        ("military>navy", ("service branch",)),
        ("talks>discussions", ()),
        ("two>2", ()),
        ("last year>final 12 months", ()),
    ],
)
def test_a_change_alters_a_fact_if_the_words_mean_another(change: str, facts: tuple[str, ...]) -> None:
    assert changes()[change].alters == facts


def test_a_likely_hedge_that_is_dropped_alters_modality() -> None:
    found = compare(document(ORIGINAL), document(ORIGINAL.replace("was likely to focus", "was to focus")))
    assert [change.alters for change in found.changes] == [("modality",)]


def test_changes_are_spans_of_both_texts() -> None:
    for change in changes().values():
        for span, text in ((change.original, ORIGINAL), (change.copy, SPUN)):
            assert span is None or text[span.start : span.end] == span.text


def test_the_least_spun_text_is_the_original_even_if_it_is_later() -> None:
    spun, original = document(SPUN, "spun", published="2025-03-01"), document(ORIGINAL, "own", published="2025-03-02")
    assert [cluster.original for cluster in find_copies([spun, original])] == ["own"]


def test_of_two_clean_texts_the_earlier_is_the_original() -> None:
    late, early = (
        document(ORIGINAL, "late", published="2025-03-02"),
        document(ORIGINAL, "early", published="2025-03-01"),
    )
    assert [cluster.original for cluster in find_copies([late, early])] == ["early"]


def test_readouts_of_one_office_on_different_days_are_no_copies() -> None:
    formula = (
        "President Okan spoke today with President {} of {} to reaffirm the commitment to sovereignty and to discuss "
    )
    formula += (
        "ongoing efforts to hold those responsible to account and to keep open lines of communication. They agreed "
    )
    formula += "that their teams would remain in close touch on security, energy and trade in the weeks ahead."
    texts = [formula.format("Lena Dovic", "Tolmia"), formula.format("Lena Dovic", "Tolmia").replace("energy", "grain")]
    days = ("2025-03-01", "2025-06-01")
    calls = [document(t, f"call {d}", kind="readout", published=d) for t, d in zip(texts, days, strict=True)]
    edited = compare(calls[0], calls[1]).kind
    assert edited in ("edited", "syndicated")
    different = msgspec.structs.replace(
        calls[1], text=formula.format("Tomas Reyk", "Zelmar") + " Both leaders thanked Japan."
    )
    assert find_copies([calls[0], different]) == ()


def test_copies_are_found_on_made_up_texts_with_known_copies() -> None:
    made = corpus(400)
    assert sum(item.kind is not None for item in made) >= 200
    clusters = find_copies([item.document for item in made], changes=False)
    counts = pair_counts(made, clusters)
    assert counts.precision >= 0.99
    assert counts.recall >= 0.95
    assert share_of_originals(made, clusters) >= 0.95
    assert min(kind_scores(made, clusters).values()) >= 0.8


def test_the_result_is_the_same_in_any_process() -> None:
    code = (
        "from eval.copies import corpus; from communique.copies import find_copies; import hashlib;"
        "print(hashlib.sha256(repr(find_copies(m.document for m in corpus(60))).encode()).hexdigest())"
    )
    project = Path(__file__).resolve().parents[1]
    prints = {
        subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed}, cwd=project, capture_output=True, check=True
        ).stdout
        for seed in ("0", "1")
    }
    assert len(prints) == 1


def test_the_cost_grows_with_the_number_of_texts_and_not_faster() -> None:
    documents = [item.document for item in islice(made_up_documents(), 1600)]
    seconds = []
    for size in (200, 1600):
        start = perf_counter()
        find_copies(documents[:size], changes=False)
        seconds.append(perf_counter() - start)
    assert seconds[1] < 8 * 2.5 * seconds[0]


def test_a_story_that_is_printed_everywhere_is_one_cluster() -> None:
    copies = [document(ORIGINAL + f"Printed by paper {n} of {n + 1}.\n", f"paper {n:03}") for n in range(300)]
    assert [len(cluster.documents) for cluster in find_copies(copies, changes=False)] == [300]


def test_a_digest_does_not_join_the_stories_that_it_contains() -> None:
    second = ORIGINAL.translate(str.maketrans("aeiou", "eioua"))
    texts = [document(ORIGINAL, "a"), document(second, "b"), document(ORIGINAL + second, "digest")]
    assert all({"a", "b"} - set(cluster.documents) for cluster in find_copies(texts))


@pytest.mark.parametrize("text", ["", "Yes.", "One two three", "“”", "\n\n", "é" * 50])
def test_tiny_texts_are_no_copies_unless_they_are_equal(text: str) -> None:
    assert find_copies([document(text, "a"), document(ORIGINAL, "b")]) == ()
    assert compare(document(text), document(ORIGINAL)).kind is None


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from("abcde"), max_size=40), st.lists(st.sampled_from("abcde"), max_size=40))
def test_an_alignment_is_in_order_and_of_equal_words(first: list[str], second: list[str]) -> None:
    here = there = 0
    for block in align(first, second):
        assert block.first >= here
        assert block.second >= there
        assert first[block.first : block.first + block.size] == second[block.second : block.second + block.size]
        here, there = block.first + block.size, block.second + block.size


def test_every_pair_with_enough_shared_shingles_is_a_candidate() -> None:
    maker = Fingerprinter()
    prints = [maker.fingerprint(text) for text in (ORIGINAL, OTHER, SPUN)]
    assert list(candidate_pairs(prints)) == [(0, 2)]
    assert list(candidate_pairs([])) == []


def test_offsets_hold_with_curly_apostrophes() -> None:
    worded = WordedText.of("Okan’s “word”")
    assert worded.words == ("okan's", "word")
    assert [worded.text[start:end] for start, end in worded.offsets] == ["Okan’s", "word"]


def test_the_shared_texts_hold_no_copies(shared: Callable[[str], Path]) -> None:
    paths = sorted(shared("input").glob("*/*.txt"))
    documents = [found for found in iter_documents(paths) if isinstance(found, Document)]
    assert find_copies(documents) == ()


def communique(*arguments: str | Path) -> subprocess.CompletedProcess[bytes]:
    call = [sys.executable, "-m", "communique", *map(str, arguments)]
    return subprocess.run(call, capture_output=True, timeout=120, check=False)


def test_the_command_prints_a_cluster_a_line(tmp_path: Path) -> None:
    for name, text in (("a", ORIGINAL), ("b", SPUN), ("c", OTHER)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    done = communique("copies", tmp_path, "--format", "jsonl")
    assert done.returncode == 0, done.stderr
    cluster = json.loads(done.stdout)
    assert (cluster["original"], [copy["document"] for copy in cluster["copies"]]) == ("a", ["b"])
    assert communique("copies", tmp_path / "missing.txt").returncode == 1


def test_check_against_an_original_lists_the_changes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ORIGINAL, encoding="utf-8")
    (tmp_path / "b.txt").write_text(SPUN, encoding="utf-8")
    done = communique("check", tmp_path / "b.txt", "--against", tmp_path / "a.txt", "--format", "jsonl")
    report = json.loads(done.stdout)
    assert (report["document"]["id"], report["original"]["id"], report["against"]["kind"]) == ("b", "a", "spun")
    assert any("polarity" in change["alters"] for change in report["against"]["changes"])
    shown = communique("check", tmp_path / "b.txt", "--against", tmp_path / "a.txt", "--format", "terminal")
    assert "may → will (alters: modality)" in shown.stdout.decode()
    assert communique("check", tmp_path / "b.txt", "--against", tmp_path / "missing.txt").returncode == 2
