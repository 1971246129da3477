"""Ingest: every form of input to a document, offsets that never move, and a reason for whatever cannot be read."""

from __future__ import annotations

import io
import json
import pickle
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.ingest import InputError, iter_documents, iter_json_lines, read_page, read_path, read_text
from communique.model import Document

ENGLISH = (
    "The foreign minister of Arvenia met her counterpart in Oslo on Sunday, and they spoke about trade and about the "
    "border for more than two hours before they went to see the harbour with their aides.\n"
)
HEADER = (
    "Title: Readout of a call\nDate: 2023-06-18\nPublished: 2023-06-19T01:10:00Z\nSide: US\nPublisher: The Ministry\n"
    "Genre: readout\nOrigin-URL: https://example.org/a\nLicense: own\n---\n"
)
FRENCH = "Le ministre des affaires étrangères a rencontré son homologue à Oslo dimanche pour parler du commerce. " * 5


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def reason(path: Path) -> str:
    with pytest.raises(InputError) as caught:
        read_path(path)
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith(f"{path}: ")
    return caught.value.reason


def test_the_text_after_a_header_is_kept_character_for_character(tmp_path: Path) -> None:
    body = f"\r\n  {ENGLISH}\r\n\tZwei\u200b \u202eabc\n---\n"
    document = read_path(write(tmp_path, "a.txt", HEADER + body))
    assert document.text == body
    assert (document.title, document.side, document.kind) == ("Readout of a call", "USA", "readout")
    assert (document.publisher, document.url) == ("The Ministry", "https://example.org/a")
    assert (document.id, document.language) == ("a", "en")


def test_the_date_is_the_publishers_day_and_the_exact_time_is_kept(tmp_path: Path) -> None:
    document = read_path(write(tmp_path, "a.txt", HEADER + ENGLISH))
    assert (document.published, document.published_at) == ("2023-06-18", "2023-06-19T01:10:00Z")


def test_a_scraped_local_time_has_no_offset() -> None:
    text = f"Title: A\nPublished: 2021-12-31T02:20:00 (local time as scraped)\n---\n{ENGLISH}"
    document = read_text(text, id="a")
    assert (document.published, document.published_at) == ("2021-12-31", "2021-12-31T02:20:00")


def test_windows_line_ends_close_a_header_too() -> None:
    document = read_text(f"Title: A\r\nDate: 2021-12-31\r\n---\r\n{ENGLISH}", id="a")
    assert (document.text, document.published) == (ENGLISH, "2021-12-31")


@pytest.mark.parametrize(
    "start",
    [
        "MODERATOR: Good morning.\nQ: Thanks.\n---\n",
        "Title: A\nThis line is prose.\n---\n",
        "Title: A\n\n---\n",
        "Title: A\n" + "Key: value\n" * 50 + "---\n",
        "Title: A\n----\n",
        "---\n",
    ],
)
def test_what_only_looks_like_a_header_stays_text(start: str) -> None:
    document = read_text(start + ENGLISH, id="a")
    assert document.text == start + ENGLISH
    assert document.title is None


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    assert read_path(write(tmp_path, "a.txt", b"\xef\xbb\xbf" + ENGLISH.encode())).text == ENGLISH
    assert read_path(write(tmp_path, "b.txt", b"\xef\xbb\xbf" + (HEADER + ENGLISH).encode())).side == "USA"


def test_a_given_date_serves_only_texts_without_one(tmp_path: Path) -> None:
    plain, dated = write(tmp_path, "a.txt", ENGLISH), write(tmp_path, "b.txt", HEADER + ENGLISH)
    assert read_path(plain, published="2024-01-01").published == "2024-01-01"
    assert read_path(dated, published="2024-01-01").published == "2023-06-18"


@pytest.mark.parametrize(
    ("side", "code"),
    [
        ("US", "USA"), ("U.S.", "USA"), ("Russia", "RUS"), ("Kremlin", "RUS"), ("Ukraine", "UKR"), ("UK", "GBR"),
        ("cn", "CHN"), ("TWN", "TWN"), ("the Netherlands", "NLD"), ("EU", "EUU"), ("Multi", None), ("", None),
    ],
)  # fmt: skip
def test_a_side_becomes_a_state_code(side: str, code: str | None) -> None:
    assert read_text(f"Title: A\nSide: {side}\n---\n{ENGLISH}", id="a").side == code


@pytest.mark.parametrize(
    ("genre", "kind"),
    [
        ("press-report", "readout"), ("readout", "readout"), ("background-call", "transcript"),
        ("briefing", "transcript"),
        ("transcript-both-leaders", "transcript"), ("announcement", "statement"), ("Fact sheet", "statement"),
        ("archival telegram", "statement"), ("explainer", "article"), ("statement", "statement"),
    ],
)  # fmt: skip
def test_a_genre_becomes_a_kind(genre: str, kind: str) -> None:
    assert read_text(f"Title: A\nGenre: {genre}\n---\n{ENGLISH}", id="a").kind == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("President Aune spoke by phone today with Prime Minister Okan. The leaders discussed trade. ", "readout"),
        ("MODERATOR: Welcome.\nPRESIDENT AUNE: Thank you.\nQ: When?\nPRESIDENT AUNE: Soon.\n", "transcript"),
        ("We, the leaders, met in Oslo. We call on all sides to stop. ", "statement"),
        ("Minister Okan met her counterpart on Sunday, officials told reporters. ", "article"),
    ],
)
def test_without_a_header_the_text_shows_its_kind(text: str, kind: str) -> None:
    assert read_text(text + ENGLISH.replace("The foreign minister of Arvenia", "She"), id="a").kind == kind


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (HEADER.encode(), "empty"),
        (b"abc\0def" * 50, "binary data"),
        (b"The minister met caf\xe9 owners", "not UTF-8 (byte 20)"),
        ("\ufeffabc".encode("utf-16-le"), "UTF-16"),
        (("x" * 5_000_000).encode(), "the limit is 1,000,000"),
        (b"a" * 17_000_000, "more than 16,000,000 bytes"),
        (FRENCH.encode(), "text is in French (fr); only English is read"),
        ("外交部长会见了对方，双方讨论了贸易问题。".encode(), "Chinese script"),
        ("Министр встретился с коллегой".encode(), "Cyrillic script"),
        (b"12345 --- 67 ...", "no words"),
    ],
)
def test_what_cannot_be_read_is_named_with_the_reason(tmp_path: Path, content: bytes, words: str) -> None:
    assert words in reason(write(tmp_path, "a.txt", content))


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    assert "no such file" in reason(tmp_path / "none.txt")
    assert "folder" in reason(tmp_path)


def test_a_name_with_control_characters_gives_one_line(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read_path(tmp_path / "a\n\x1b[31mb.txt")
    assert "\x1b" not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_error_survives_being_sent_between_processes() -> None:
    error = pickle.loads(pickle.dumps(InputError("a.txt", "empty")))
    assert (str(error), error.source, error.reason) == ("a.txt: empty", "a.txt", "empty")


def test_a_short_english_text_is_trusted() -> None:
    assert read_text("Xi met Blinken.", id="a").language == "en"


PAGE = (
    """<!DOCTYPE html><html><head><title>Ignored | Example News</title>
<meta property="og:site_name" content="Example News"><meta name="author" content="Tom Wik">
<link rel="canonical" href="https://news.example/talks">
<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
 {"@type": "WebPage", "name": "A page"},
 {"@type": "NewsArticle", "headline": "Talks in Oslo", "datePublished": "2023-06-18T22:03:11-04:00",
  "author": [{"@type": "Person", "name": "Ada Lund"}, {"@type": "Person", "name": "Ivo Brandt"}],
  "publisher": {"@type": "Organization", "name": "Example News Agency"}}]}</script>
<script>document.title = "changed"</script></head>
<body><nav>Home World Sport</nav><article><h1>Talks in Oslo</h1>"""
    + "".join(f"<p>{ENGLISH.strip()} It was round {number}.</p>" for number in range(6))
    + "</article><footer>All rights reserved</footer></body></html>"
)


def test_a_page_gives_its_main_text_and_facts(tmp_path: Path) -> None:
    document = read_path(write(tmp_path, "page.html", PAGE))
    assert "It was round 5." in document.text
    assert "Sport" not in document.text
    assert (document.title, document.author) == ("Talks in Oslo", "Ada Lund, Ivo Brandt")
    assert (document.publisher, document.url) == ("Example News Agency", "https://news.example/talks")
    assert (document.published, document.published_at) == ("2023-06-18", "2023-06-18T22:03:11-04:00")


def test_a_page_is_known_by_its_content_too(tmp_path: Path) -> None:
    assert read_path(write(tmp_path, "page.txt", PAGE)).title == "Talks in Oslo"


def test_meta_tags_serve_where_json_ld_is_broken() -> None:
    page = PAGE.replace('{"@context"', "{broken").replace("<title>", '<meta name="date" content="18 June 2023"><title>')
    document = read_page(page, id="page")
    assert (document.author, document.publisher, document.published) == ("Tom Wik", "Example News", "2023-06-18")


def test_a_declared_character_set_is_used(tmp_path: Path) -> None:
    page = PAGE.replace("<head>", '<head><meta charset="windows-1252">').replace("round 1", "café 1")
    assert "café 1" in read_path(write(tmp_path, "page.html", page.encode("windows-1252"))).text


@pytest.mark.parametrize("tag", ["div", "p", "b", "table", "span", "blockquote", "ul"])
def test_twenty_thousand_nested_tags_end_soon(tmp_path: Path, tag: str) -> None:
    page = f"<html><body>{f'<{tag}>' * 20_000}{ENGLISH}{f'</{tag}>' * 20_000}</body></html>"
    started = time.monotonic()
    (found,) = iter_documents([write(tmp_path, "page.html", page)])
    assert isinstance(found, Document | InputError)
    assert time.monotonic() - started < 20


def test_a_page_without_text_is_named(tmp_path: Path) -> None:
    assert "no main text" in reason(write(tmp_path, "page.html", "<html><body></body></html>"))


def lines(*items: object) -> list[Document | InputError]:
    text = "\n".join(item if isinstance(item, str) else json.dumps(item) for item in items)
    return list(iter_json_lines(io.BytesIO(text.encode("utf-8", "surrogatepass")), name="docs.jsonl"))


def test_a_json_line_is_used_as_it_is() -> None:
    (found,) = lines(
        {"id": "x", "text": HEADER + ENGLISH, "published": "2024-05-01", "side": "CHN", "kind": "statement"}
    )
    assert isinstance(found, Document)
    assert found.text == HEADER + ENGLISH
    assert (found.id, found.published, found.side, found.kind) == ("x", "2024-05-01", "CHN", "statement")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{broken", "broken JSON"),
        ('["a"]', "expected an object"),
        ('{"id": "a"}', "text"),
        ('{"text": 5}', "text"),
        ('{"text": "Xi met him.", "published": "soon"}', "is no date"),
        ('{"text": "Xi met him.", "kind": "poem"}', "kind"),
        ('{"text": ""}', "empty"),
        ('{"text": "a\\ud800b"}', "docs.jsonl, line 2"),
    ],
)
def test_a_bad_line_is_named_and_the_others_are_read(line: str, words: str) -> None:
    good = {"text": ENGLISH}
    first, second, third = lines(good, line, good)
    assert isinstance(first, Document)
    assert isinstance(third, Document)
    assert isinstance(second, InputError)
    assert second.source == "docs.jsonl, line 2"
    assert words in str(second)
    assert (first.id, third.id) == ("docs-1", "docs-3")


def test_a_line_over_the_limit_is_skipped_whole() -> None:
    first, second = lines('{"text": "' + "a" * 17_000_000 + '"}', {"text": ENGLISH})
    assert isinstance(first, InputError)
    assert isinstance(second, Document)


def test_inputs_come_in_the_order_named_and_ids_differ(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    paths = [write(tmp_path, "b/a.txt", ENGLISH), write(tmp_path, "a.txt", ENGLISH), tmp_path / "none.txt"]
    data = write(tmp_path, "d.jsonl", json.dumps({"id": "a", "text": ENGLISH}))
    found = list(iter_documents(paths, [data], published="2024-01-01"))
    assert [item.id if isinstance(item, Document) else None for item in found] == ["a", "a-2", None, "a-3"]


def test_a_folder_gives_its_texts_and_an_empty_one_an_error(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for name in ("b.txt", "a.txt", "c.bin"):
        write(tmp_path, name, ENGLISH)
    assert [item.id for item in iter_documents([tmp_path]) if isinstance(item, Document)] == ["a", "b"]
    (error,) = iter_documents([tmp_path / "empty"])
    assert isinstance(error, InputError)


def test_standard_input_is_a_dash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(ENGLISH.encode())))
    (found,) = iter_documents(["-"])
    assert isinstance(found, Document)
    assert (found.id, found.text) == ("stdin", ENGLISH)


def test_all_shared_texts_are_read_exactly(shared: Callable[[str], Path]) -> None:
    paths = sorted(shared("input").glob("**/*.txt"))
    for path, found in zip(paths, iter_documents(paths), strict=True):
        assert isinstance(found, Document), found
        whole = path.read_bytes().decode("utf-8")
        assert found.text == (whole.split("\n---\n", 1)[1] if whole.startswith("Title:") else whole)
        assert found.published or not whole.startswith("Title:")


TEXTS = st.one_of(
    st.text(max_size=400),
    st.builds(lambda parts: "".join(parts), st.lists(st.sampled_from([
        "Title: A\n", "---\n", "Date: 2021-02-30\n", "\r\n", "<html>", "<p>", "“", "\u202e", "\u200b", "\0", "\ud800",
        "{a|b}", "The minister met her counterpart. ", "go to", "Q: ", "İ", "{", "\ufeff", "12 months",
    ]), max_size=30)),
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_any_text_is_a_document_or_an_input_error(text: str) -> None:
    try:
        document = read_text(text, id="any")
    except InputError as error:
        assert len(str(error).splitlines()) <= 1
        return
    assert text.endswith(document.text)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_a_document_or_an_input_error(data: bytes) -> None:
    found: Iterator[Document | InputError] = iter_json_lines(io.BytesIO(data), name="any")
    assert all(isinstance(item, Document | InputError) for item in found)
