"""HTML pages: the main text by trafilatura, the facts of publication by our own reader of the page's head."""

from __future__ import annotations

import codecs
import re

from communique.ingest.documents import read_text
from communique.ingest.errors import InputError
from communique.ingest.page_facts import page_facts
from communique.model import Document

SUFFIXES = frozenset({".html", ".htm", ".xhtml"})

_OPENING = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)


def looks_like_html(text: str) -> bool:
    """Whether a text starts as a page does."""
    return _OPENING.match(text[:4000]) is not None


def decode_page(data: bytes, source: str) -> str:
    """The page as text: UTF-8, or else the character set that it declares. Raises `InputError`."""
    declared = _CHARSET.search(data[:4096])
    names = ["utf-8-sig", *([declared[1].decode("ascii")] if declared else [])]
    for name in names:
        try:
            # A declared name may be that of a codec for something else than text, such as "hex".
            if codecs.lookup(name)._is_text_encoding:
                return data.decode(name)
        except (LookupError, UnicodeDecodeError):
            continue
    raise InputError(source, f"not in UTF-8 or in a character set that it declares ({', '.join(names[1:]) or 'none'})")


def read_page(
    html: str, *, id: str, source: str | None = None, published: str | None = None, default_published: str | None = None
) -> Document:
    """The document that a page holds. `Document.text` is the extracted main text, no longer the page's own offsets.

    The day of publication is that of the page, else `default_published`; `published` overrules both.
    Raises `InputError` where no main text is found. No script is run and nothing is fetched.
    """
    source = source or id
    text = _main_text(html)
    if not text:
        raise InputError(source, "no main text found in the page; save its text as .txt")
    facts = page_facts(html)
    return read_text(
        text,
        id=id,
        source=source,
        title=facts.title,
        author=facts.author,
        publisher=facts.publisher,
        url=facts.url,
        published=published or _known_day(facts.published),
        default_published=default_published,
        header=False,
    )


def _known_day(value: str | None) -> str | None:
    """A page's own date if it is one: a page with a broken date is read without it."""
    from communique.ingest.publication import publication

    return value if value and publication(value).day else None


def _main_text(html: str) -> str | None:
    # Imported here: it takes 0.6 s, and most inputs are no pages.
    import trafilatura

    return trafilatura.extract(html.replace("\0", ""), include_comments=False, include_tables=True, deduplicate=False)
