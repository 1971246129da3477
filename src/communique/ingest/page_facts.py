"""What an HTML page says about itself: JSON-LD, meta tags, title. Read with the standard library; nothing executes."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from typing import Any

import msgspec

MAX_JSON_LD = 200_000
MAX_NODES = 2_000

_ARTICLE_TYPES = ("article", "newsarticle", "reportage", "blogposting", "webpage", "pressrelease")


class PageFacts(msgspec.Struct, frozen=True, kw_only=True):
    """Each `None` where the page does not say it. `published` is the value as it stands, a day or an instant."""

    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None


def page_facts(html: str) -> PageFacts:
    """The facts of a page; JSON-LD goes before meta tags and these before the title element."""
    head = _HeadReader()
    head.feed(html)
    linked = _from_json_ld(["".join(block) for block in head.json_ld])
    meta = head.meta

    def first(*names: str) -> str | None:
        return next((meta[name] for name in names if meta.get(name)), None)

    return PageFacts(
        title=linked.title or first("og:title", "dc.title", "twitter:title") or _clean("".join(head.title)),
        author=linked.author or _name_only(first("author", "article:author", "dc.creator", "byl", "parsely-author")),
        publisher=linked.publisher or first("og:site_name", "dc.publisher", "publisher", "application-name"),
        published=linked.published or first(*_TIME_NAMES),
        url=linked.url or head.canonical or first("og:url"),
    )


_TIME_NAMES = (
    "article:published_time", "datepublished", "og:published_time", "article:published", "parsely-pub-date",
    "dcterms.created", "dc.date.issued", "dc.date", "publish-date", "pubdate", "date",
)  # fmt: skip


class _HeadReader(HTMLParser):
    """Collects JSON-LD blocks, meta tags, the title and the canonical address; the rest is passed over."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.meta: dict[str, str] = {}
        self.title: list[str] = []
        self.json_ld: list[list[str]] = []
        self.canonical: str | None = None
        self._into: list[str] | None = None
        self._titled = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "meta":
            self._meta(values)
        elif tag == "link" and values.get("rel", "").lower() == "canonical":
            self.canonical = self.canonical or _clean(values.get("href", ""))
        elif tag == "title" and not self._titled:
            self._titled, self._into = True, self.title
        elif tag == "script" and values.get("type", "").lower().strip() == "application/ld+json":
            self._into = []
            self.json_ld.append(self._into)
        elif tag == "time" and "datetime" in values and ("pubdate" in values or "datePublished" in values.values()):
            self.meta.setdefault("datepublished", values["datetime"])

    def _meta(self, values: Mapping[str, str]) -> None:
        name = values.get("property") or values.get("name") or values.get("itemprop") or ""
        content = _clean(values.get("content", ""))
        if name and content:
            self.meta.setdefault(name.lower(), content)

    def handle_data(self, data: str) -> None:
        if self._into is not None and sum(map(len, self._into)) < MAX_JSON_LD:
            self._into.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("title", "script"):
            self._into = None


def _from_json_ld(blocks: list[str]) -> PageFacts:
    for node in _nodes(blocks):
        if _is_article(node):
            return PageFacts(
                title=_text(node.get("headline")) or _text(node.get("name")),
                author=_names(node.get("author")),
                publisher=_names(node.get("publisher")),
                published=_text(node.get("datePublished")),
                url=_text(node.get("url")) or _identifier(node.get("mainEntityOfPage")),
            )
    return PageFacts()


def _nodes(blocks: list[str]) -> Iterator[Mapping[str, Any]]:
    """All objects of all blocks, outer ones first; articles before the pages that hold them."""
    waiting: list[Any] = [value for block in blocks if (value := _parsed(block)) is not None]
    found: list[Mapping[str, Any]] = []
    for _ in range(MAX_NODES):
        if not waiting:
            break
        value = waiting.pop(0)
        if isinstance(value, dict):
            found.append(value)
            waiting.extend(item for key, item in value.items() if key in ("@graph", "mainEntity", "itemListElement"))
        elif isinstance(value, list):
            waiting.extend(value[:MAX_NODES])
    yield from sorted(found, key=lambda node: "webpage" in str(node.get("@type")).lower())


def _parsed(block: str) -> Any:
    try:
        return json.loads(block.strip().removesuffix(";"))
    except (ValueError, RecursionError):
        return None


def _is_article(node: Mapping[str, Any]) -> bool:
    types = node.get("@type")
    names = types if isinstance(types, list) else [types]
    return any(isinstance(name, str) and name.lower().endswith(_ARTICLE_TYPES) for name in names)


def _names(value: Any) -> str | None:
    """The name or names in an author or publisher, which may be a string, an object or a list of either."""
    items = value if isinstance(value, list) else [value]
    names = [_text(item.get("name")) if isinstance(item, dict) else _name_only(_text(item)) for item in items[:20]]
    return ", ".join(name for name in names if name) or None


def _identifier(value: Any) -> str | None:
    return _text(value.get("@id")) if isinstance(value, dict) else _text(value)


def _text(value: Any) -> str | None:
    return _clean(value) if isinstance(value, str) else None


def _clean(value: str) -> str | None:
    return " ".join(value.split())[:1000] or None


def _name_only(value: str | None) -> str | None:
    """An author tag often holds the address of a profile: that is no name."""
    if value is None or value.startswith(("http://", "https://")):
        return None
    return value.removeprefix("By ").removeprefix("by ")
