"""How often a mention is linked to the right actor: precision and recall by kind of mention.

Sets (all read in place from the shared data, none of it is part of the project):

- `gum`: entities with a Wikipedia link in 52 documents of GUM (CC BY 4.0), of type person, organization or place;
- `meantime`: entities with a DBpedia link in 120 articles of MEANTIME (CC BY 4.0): PER, ORG, LOC;
- `re3d`: people, organisations and nationalities in 90 statements (licence by folder), which have no links;
- `readings`: the sources of the statements in `gold/readings`, with the names of those who speak.

A gold mention is *seen* if the longest mention of ours inside it is two fifths as long, or the shortest around it at
most twice as long, *linked* if that names actors, *right* if these are the gold ones by any known name. Persons are
the same if a full name is, or the family name with the first letter of the name before it; organisations if the first
word is, or the initials are the name. Precision is right / linked, recall right / gold. Gold lacks links for most of
what is mentioned, so a link that gold does not know is not counted. `reachable` recall counts only names that the actor
table has, or persons, who need none.

usage: actor_linking.py [SHARED] [--errors SET]
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import get_args
from urllib.parse import unquote

from communique.actors.mentions import find_cast
from communique.actors.table import ActorTable, load_actor_table, normalise_name
from communique.cast import Cast, Mention
from communique.model import Document, DocumentKind
from communique.parse import Parser
from communique.reading import Reader
from eval.scores import Counts

TYPES = {"person": "person", "PER": "person", "organization": "organisation", "ORG": "organisation"} | dict.fromkeys(
    ("place", "LOC"), "place"
)
RE3D_TYPES = frozenset({"Person", "Organisation", "Nationality"})
_LINK_TAIL = re.compile(r"\s*\(.*\)$")
_CHAIN = re.compile(r"[A-Z]{3}\d+")


@dataclass(frozen=True, slots=True)
class GoldMention:
    """Words `text[start:end]` of a document and the names of those whom they mean (none: not said by gold)."""

    start: int
    end: int
    kind: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """A text with the mentions that an annotator linked."""

    document: Document
    mentions: tuple[GoldMention, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one gold mention."""

    kind: str
    words: str
    wanted: tuple[str, ...]
    found: tuple[str, ...]
    seen: bool
    right: bool
    reachable: bool


def gum_documents(shared: Path) -> Iterator[GoldDocument]:
    """The GUM documents with their Wikipedia links."""
    for path in sorted((shared / "gold/attribution_gum/conllu").glob("*.conllu")):
        yield read_conllu(path.stem, path.read_text(encoding="utf-8"))


def read_conllu(name: str, content: str) -> GoldDocument:
    """One document in GUM's CoNLL-U, with the entities that carry a link."""
    text = "\n".join(line[len("# text = ") :] for line in content.splitlines() if line.startswith("# text = "))
    published = re.search(r"^# meta::dateCreated = (\d{4}-\d\d-\d\d)", content, re.M)
    opened: list[tuple[str, str, str | None, int]] = []
    mentions: list[GoldMention] = []
    at = 0
    for line in content.splitlines():
        cells = line.split("\t")
        if len(cells) != 10 or not cells[0].isdigit():
            continue
        start = text.index(cells[1], at)
        at = start + len(cells[1])
        mentions.extend(_entities(cells[9], opened, start, at))
    document = Document(id=name, text=text, published=published[1] if published else None)
    return GoldDocument(document, tuple(mentions))


def _entities(misc: str, opened: list[tuple[str, str, str | None, int]], start: int, end: int) -> Iterator[GoldMention]:
    """The entities that end at a token: "(7-person-...-link" opens one, "7)" closes it, "(7-...)" is both."""
    annotation = next((part[len("Entity=") :] for part in misc.split("|") if part.startswith("Entity=")), "")
    for bracket, inside, close in re.findall(r"(\(?)([^()]+)(\)?)", annotation):
        fields = inside.split("-", 7)
        if bracket:
            link = unquote(fields[7]) if len(fields) > 7 else None
            opened.append((fields[0], fields[1], link, start))
        if close:
            index = next((n for n in range(len(opened) - 1, -1, -1) if opened[n][0] == fields[0]), None)
            if index is not None:
                _, kind, link, first = opened.pop(index)
                if link and kind in TYPES:
                    yield GoldMention(first, end, TYPES[kind], (link.replace("_", " "),))


def meantime_documents(shared: Path) -> Iterator[GoldDocument]:
    """The MEANTIME articles with their DBpedia links."""
    links = _dbpedia_links(shared / "gold/meantime/list_instances.csv")
    content = (shared / "gold/meantime/meantime.conll").read_text(encoding="utf-8")
    for part in content.split("#begin document ")[1:]:
        yield _meantime_document(part, links)


def _dbpedia_links(path: Path) -> dict[str, str]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t")
        return {row["#ID"]: row["EXT_LINK"].rsplit("/", 1)[-1].replace("_", " ") for row in rows if row["EXT_LINK"]}


def _meantime_document(part: str, links: dict[str, str]) -> GoldDocument:
    text, sentence = "", None
    opened: list[tuple[str, int]] = []
    mentions: list[GoldMention] = []
    for line in part.splitlines()[1:]:
        cells = line.split("\t")
        if len(cells) < 5:
            continue
        text += _gap(text, cells[3], new_line=sentence is not None and cells[1] != sentence)
        sentence, start = cells[1], len(text)
        text += cells[3]
        for mark in cells[4].split("|"):
            mentions.extend(_chain(mark.strip(), opened, start, len(text), links))
    return GoldDocument(Document(id=part.split(";", 1)[0], text=text, published=_dateline(text)), tuple(mentions))


def _gap(text: str, word: str, *, new_line: bool) -> str:
    if new_line:
        return "\n"
    closes = word in {",", ".", ";", ":", ")", "'s", "n't", "%", "?", "!", "'"}
    return "" if not text or closes or text.endswith(("(", "$")) else " "


def _chain(
    mark: str, opened: list[tuple[str, int]], start: int, end: int, links: dict[str, str]
) -> Iterator[GoldMention]:
    chain = _CHAIN.search(mark)
    if chain is None or chain[0][:3] not in TYPES:
        return
    if mark.startswith("("):
        opened.append((chain[0], start))
    if mark.endswith(")"):
        index = next((n for n in range(len(opened) - 1, -1, -1) if opened[n][0] == chain[0]), None)
        if index is not None:
            _, first = opened.pop(index)
            if chain[0] in links:
                yield GoldMention(first, end, TYPES[chain[0][:3]], (links[chain[0]],))


_MONTHS = "January February March April May June July August September October November December".split()  # noqa: SIM905


def _dateline(text: str) -> str | None:
    """The date that stands in the second line of a Wikinews article."""
    found = re.search(rf"({'|'.join(_MONTHS)}) (\d\d?) ?, (\d{{4}})", text[:400])
    return f"{found[3]}-{_MONTHS.index(found[1]) + 1:02d}-{int(found[2]):02d}" if found else None


def reading_documents(shared: Path) -> Iterator[GoldDocument]:
    """The annotated readings: the sources of statements with the names of those who speak."""
    for path in sorted((shared / "gold/readings").glob("*.json")):
        if not path.stem.endswith("_second"):
            gold = json.loads(path.read_text(encoding="utf-8"))
            facts = gold["doc"]
            kind = next(k for k in get_args(DocumentKind) if k == facts["kind"])
            document = Document(
                id=path.stem, text=_body(shared, facts), kind=kind, side=facts["side"], published=facts["published"]
            )
            mentions = (
                GoldMention(s["source"]["start"], s["source"]["end"], "source", tuple(s["actor"].split("; ")))
                for s in gold["statements"]
                if s["source"] and s["actor"]
            )
            yield GoldDocument(document, tuple(mentions))


def re3d_documents(shared: Path) -> Iterator[GoldDocument]:
    """The re3d documents: people, organisations and nationalities, without links, so that only *seen* counts."""
    for folder in sorted(path.parent for path in (shared / "gold/re3d").glob("*/entities.json")):
        rows = [json.loads(line) for line in (folder / "entities.json").read_text("utf-8").splitlines() if line]
        for line in (folder / "documents.json").read_text("utf-8").splitlines():
            facts = json.loads(line)
            mentions = tuple(
                GoldMention(row["begin"], row["end"], row["type"].lower(), ())
                for row in rows
                if row["documentId"] == facts["_id"] and row["confidence"] == 1 and row["type"] in RE3D_TYPES
            )
            yield GoldDocument(Document(id=facts["_id"], text=facts["text"]), mentions)


def _body(shared: Path, facts: dict[str, str]) -> str:
    """The text that the offsets count in, as `tools/score_readings.py` finds it."""
    content = (shared / facts["file"]).read_bytes().decode("utf-8")
    if facts["file"].endswith(".conllu"):
        lines = [line[len("# text = ") :] for line in content.split("\n") if line.startswith("# text = ")]
        candidates = ["\n".join(lines), "\n".join(lines) + "\n"]
    else:
        whole = content.split("\n---\n", 1)[1]
        candidates = [whole, *(whole[:n] for n in range(4000, 5200))]
    wanted = facts["body_sha256"]
    return next(text for text in candidates if hashlib.sha256(text.encode()).hexdigest() == wanted)


def score_document(gold: GoldDocument, cast: Cast, table: ActorTable) -> Iterator[Outcome]:
    """What became of each gold mention of a document."""
    for mention in gold.mentions:
        ours = matching(mention, cast.mentions)
        found = tuple(dict.fromkeys(actor for m in ours for actor in m.actors))
        names = [_names(actor, cast, table) for actor in found]
        wanted = [normalise_name(_LINK_TAIL.sub("", unquote(name)).strip()) for name in mention.names]
        same = AGREE.get(mention.kind, set.__contains__)
        right = bool(found) and len(found) == len(wanted) and all(any(same(n, w) for n in names) for w in wanted)
        reachable = mention.kind in {"person", "source"} or all(name in table.names for name in wanted)
        words = gold.document.text[mention.start : mention.end]
        yield Outcome(mention.kind, words, mention.names, found, bool(ours), right, reachable)


def agree_as_people(names: set[str], wanted: str) -> bool:
    """Whether a person's names have the gold name, or its family name with the same first letter before it."""
    words = wanted.replace(", jr.", "").split()
    return any(
        name == wanted or (name.split()[-1] == words[-1] and name.split()[0][0] in {words[0][0], words[-1][0]})
        for name in names
    )


def agree_as_organisations(names: set[str], wanted: str) -> bool:
    """Whether an organisation has the gold name, begins with its first word, or is its initials."""
    initials = "".join(word[0] for word in wanted.split())
    return any(name in {wanted, initials} or name.split()[0] == wanted.split()[0] for name in names)


AGREE: dict[str, Callable[[set[str], str], bool]] = {
    "person": agree_as_people,
    "organisation": agree_as_organisations,
}


def matching(gold: GoldMention, mentions: Iterable[Mention]) -> list[Mention]:
    """Our mentions that stand for a gold one: the one that fits best, or several that it coordinates."""
    inside = [m for m in mentions if gold.start <= m.span.start and m.span.end <= gold.end]
    outer = [m for m in inside if not any(o is not m and o.first <= m.first and m.last <= o.last for o in inside)]
    if outer:
        longest = max(outer, key=lambda m: m.span.end - m.span.start)
        whole = longest.span.end - longest.span.start >= 0.4 * (gold.end - gold.start)
        return outer if len(gold.names) > 1 else [longest] if whole else []
    around = [m for m in mentions if m.span.start <= gold.start and gold.end <= m.span.end]
    around = [m for m in around if gold.end - gold.start >= 0.5 * (m.span.end - m.span.start)]
    return sorted(around, key=lambda m: m.span.end - m.span.start)[:1]


def _names(actor_id: str, cast: Cast, table: ActorTable) -> set[str]:
    """All names of an actor, folded: those of the table, and the one that the document gives."""
    actor = cast.actor(actor_id)
    names = {normalise_name(actor.name)} if actor else set()
    fact = table.people.get(actor_id) or table.states.get(actor_id) or table.bodies.get(actor_id)
    other = fact or table.groups.get(actor_id) or table.institutions.get(actor_id)
    if other is not None:
        names.update(normalise_name(name) for name in (other.name, *other.names))
    return names | {" ".join(reversed(name.split())) for name in names if len(name.split()) == 2}


SETS: dict[str, Callable[[Path], Iterator[GoldDocument]]] = {
    "gum": gum_documents,
    "meantime": meantime_documents,
    "readings": reading_documents,
    "re3d": re3d_documents,
}


def outcomes(documents: Iterable[GoldDocument], parser: Parser, table: ActorTable) -> list[Outcome]:
    """Read documents and score every gold mention."""
    golds = list(documents)
    parses = parser.parse_many((gold.document.text, ()) for gold in golds)
    return [
        outcome
        for gold, parse in zip(golds, parses, strict=True)
        for outcome in score_document(gold, find_cast(parse, gold.document, table), table)
    ]


def measure(reader: Reader, shared: Path) -> dict[str, float]:
    """Precision and recall of linking by set and kind of mention, for the sets whose gold has links."""
    values: dict[str, float] = {}
    for name, documents in SETS.items():
        by_kind: dict[str, list[Outcome]] = {}
        for outcome in outcomes(documents(shared), reader.parser, reader.knowledge.actors):
            if outcome.wanted:
                by_kind.setdefault(outcome.kind, []).append(outcome)
        for kind, items in sorted(by_kind.items()):
            counts = Counts(sum(o.right for o in items), sum(bool(o.found) for o in items), len(items))
            values[f"{name}.{kind}.precision"] = counts.precision
            values[f"{name}.{kind}.recall"] = counts.recall
    return values


def summary(found: Iterable[Outcome]) -> Iterator[str]:
    """One line for each kind of mention: precision, recall, and recall of what can be reached."""
    by_kind: dict[str, list[Outcome]] = {}
    for outcome in found:
        by_kind.setdefault(outcome.kind, []).append(outcome)
    for kind, items in sorted(by_kind.items()):
        counts = Counter(
            {
                "seen": sum(o.seen for o in items),
                "linked": sum(bool(o.found) for o in items),
                "right": sum(o.right for o in items),
                "reachable": sum(o.reachable for o in items),
            }
        )
        if not any(o.wanted for o in items):
            yield f"{kind:13} gold {len(items):5} seen {counts['seen']:5} ({_share(counts['seen'], len(items))})"
            continue
        reached = sum(o.right for o in items if o.reachable)
        yield (
            f"{kind:13} gold {len(items):5} seen {counts['seen']:5} linked {counts['linked']:5} "
            f"P {_share(counts['right'], counts['linked'])} R {_share(counts['right'], len(items))} "
            f"R of reachable ({counts['reachable']}) {_share(reached, counts['reachable'])}"
        )


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.2f}" if whole else "-"


def main() -> int:
    """Print the scores of all sets that are there."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("shared", nargs="?", type=Path, default=Path(__file__).parents[2] / "shared")
    arguments.add_argument("--errors", choices=sorted(SETS))
    arguments.add_argument("--overlay", type=Path, action="append", default=[], help="folder that wins over the table")
    given = arguments.parse_args()
    parser, table = Parser(), load_actor_table(given.overlay)
    for name, documents in SETS.items():
        if given.errors and name != given.errors:
            continue
        found = outcomes(documents(given.shared), parser, table)
        for line in summary(found):
            print(f"{name:9} {line}")
        if given.errors:
            for o in found:
                if not o.right:
                    print(f"  {o.kind:12} {o.words[:70]!r} wanted {o.wanted} got {o.found}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
