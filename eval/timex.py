"""Time expressions against annotated ones: the TIMEX metric of FIELD.md section 3 on four sets.

Each gold expression takes an unused prediction that overlaps it, the one with the same span if there is one. *Strict*
counts equal spans, *relaxed* overlaps; *value* and *type* F1 are 2 * (matched with the same) / (predicted + gold).

Sets written in other conventions are mapped first, and only a fixed part of them is taken:

- **GUM** (CC BY 4.0) marks calendar dates only. `when` is compared as the days that it covers, `from`/`to` likewise;
  dates that are only bounded (`notBefore`, `notAfter`), times of day and the predictions that overlap them are left
  out, and so are predicted lengths, repetitions and references (now, recently), which that scheme does not mark.
- **recognizers-text** `DateTimeModel.json` (MIT): cases with a reference date whose every expected expression is a
  `date`, `daterange`, `duration` or `set` with a value that one TIMEX3 value can say: no clock time, no open or free
  range, no vague number, no two-digit year, no shorthand of the keyboard ("3h", "Oct/2", "next qtr", "week 31"). Of
  the several readings that it offers, each is right; a range is compared as the days that it covers;
  leading prepositions are cut from its spans. Names of days, months and feasts get the capital that news gives them.
- **duckling** `en_examples.tsv` (BSD 3-clause): lengths of one unit, and days, months, quarters and years whose phrase
  holds a year or a pointing word ("last", "ago"), so that the tense of a sentence is not needed.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from communique.reading import Reader
from communique.times import find_times, interval_of
from communique.times.expression import TimeExpression
from eval.readings import body, load_golds
from eval.scores import Counts, Measurement

Same = Callable[["Gold", TimeExpression], bool]


@dataclass(frozen=True, slots=True)
class Gold:
    """One expected expression. `values` are all right ones; `days` (both included), where given, replace them."""

    start: int
    end: int
    type: str | None
    values: frozenset[str] = frozenset()
    days: frozenset[tuple[date, date]] = frozenset()
    ignored: bool = False

    def has_value(self, found: TimeExpression) -> bool:
        value = found.time.value
        if self.days:
            return value is not None and interval_of(value) in self.days
        return value in self.values


@dataclass(frozen=True, slots=True)
class Text:
    """A text with its day of publication and its expected expressions."""

    text: str
    published: date | None
    golds: tuple[Gold, ...]


@dataclass(frozen=True, slots=True)
class TimexScore:
    """The four counts of the metric."""

    strict: Counts
    relaxed: Counts
    value: Counts
    type: Counts

    def __add__(self, other: TimexScore) -> TimexScore:
        return TimexScore(
            self.strict + other.strict,
            self.relaxed + other.relaxed,
            self.value + other.value,
            self.type + other.type,
        )


def score(golds: Sequence[Gold], found: Sequence[TimeExpression]) -> TimexScore:
    """The metric on one text."""
    ignored = [gold for gold in golds if gold.ignored]
    wanted = [gold for gold in golds if not gold.ignored]
    rest = [e for e in found if not any(_overlaps(gold, e) for gold in ignored)]
    predicted = len(rest)
    strict = relaxed = value = typed = 0
    for gold in wanted:
        match = _match(gold, rest)
        if match is None:
            continue
        rest.remove(match)
        relaxed += 1
        strict += (match.time.span.start, match.time.span.end) == (gold.start, gold.end)
        value += gold.has_value(match)
        typed += gold.type in {None, match.time.type}
    return TimexScore(*(Counts(hits, predicted, len(wanted)) for hits in (strict, relaxed, value, typed)))


def _nothing() -> TimexScore:
    return TimexScore(*(Counts(0, 0, 0) for _ in range(4)))


def _match(gold: Gold, rest: Sequence[TimeExpression]) -> TimeExpression | None:
    equal = [e for e in rest if (e.time.span.start, e.time.span.end) == (gold.start, gold.end)]
    return next(iter([*equal, *(e for e in rest if _overlaps(gold, e))]), None)


def _overlaps(gold: Gold, found: TimeExpression) -> bool:
    return found.time.span.start < gold.end and gold.start < found.time.span.end


def score_texts(reader: Reader, texts: Sequence[Text], *, calendar_only: bool = False) -> TimexScore:
    """The metric summed over texts. `calendar_only` leaves out predictions without days of their own."""
    total = _nothing()
    parses = reader.parser.parse_many((text.text, ()) for text in texts)
    for text, parse in zip(texts, parses, strict=True):
        found = [e for e in find_times(parse, text.published) if not calendar_only or e.begin is not None]
        total += score(text.golds, found)
    return total


def _figures(total: TimexScore) -> dict[str, float]:
    figures = {"strict": total.strict, "relaxed": total.relaxed, "value": total.value, "type": total.type}
    return {name: counts.f1 for name, counts in figures.items()}


# GUM


def gum_texts(shared: Path, genre: str = "news") -> list[Text]:
    """The GUM documents of a genre, with their dates. The day is that of `dateCreated`."""
    folder = shared / "gold" / "attribution_gum"
    return [_gum_text(folder, path) for path in sorted((folder / "xml").glob(f"GUM_{genre}_*.xml"))]


def _gum_text(folder: Path, path: Path) -> Text:
    mark = "# text = "
    conllu = (folder / "conllu" / f"{path.stem}.conllu").read_text(encoding="utf-8")
    text = "\n".join(line[len(mark) :] for line in conllu.split("\n") if line.startswith(mark))
    lines = path.read_text(encoding="utf-8").split("\n")
    created = re.search(r'dateCreated="(\d{4}-\d\d-\d\d)"', lines[0])
    return Text(text, date.fromisoformat(created[1]) if created else None, tuple(_gum_golds(text, lines)))


def _gum_golds(text: str, lines: Sequence[str]) -> Iterator[Gold]:
    at, opened, first = 0, "", -1
    for line in lines:
        if line.startswith(("<date", "<time")):
            opened, first = line, -1
        elif line.startswith(("</date", "</time")) and opened:
            yield _gum_gold(opened, first, at)
            opened = ""
        elif line and not line.startswith("<"):
            word = line.split("\t")[0].replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">")
            place = text.find(word, at)
            if place < 0 or place > at + 40:
                continue
            first = place if first < 0 and opened else first
            at = place + len(word)


def _gum_gold(tag: str, start: int, end: int) -> Gold:
    attributes = dict(re.findall(r'(\w+)="([^"]*)"', tag))
    when = attributes.get("when")
    if tag.startswith("<time") or "notBefore" in attributes or "notAfter" in attributes:
        return Gold(start, end, None, ignored=True)
    if when is not None:
        days = interval_of(when)
    else:
        first, last = interval_of(attributes.get("from", "")), interval_of(attributes.get("to", ""))
        days = (first[0], last[1]) if first and last else None
    return Gold(start, end, None, days=frozenset([days]) if days else frozenset(), ignored=days is None)


# The annotated readings


def reading_texts(shared: Path) -> list[Text]:
    """The annotated readings with their times."""
    texts = []
    for gold in load_golds(shared / "gold" / "readings").values():
        published = gold["doc"].get("published")
        golds = tuple(
            Gold(t["span"]["start"], t["span"]["end"], t["type"], values=frozenset([t["value"]]))
            for t in gold.get("times", ())
        )
        texts.append(Text(body(shared, gold["doc"]), date.fromisoformat(published) if published else None, golds))
    return texts


# recognizers-text

_SINGLE = {"date", "daterange", "duration", "set"}
_PREPOSITION = re.compile(
    r"(?:(?:in|on|at|since|before|after|by|until|till|from|during|for|over|of|the year|year|prior to|within|through"
    r"|as of|starting)\s+)+"
)
_VAGUE = re.compile(r"\b(?:few|some|several|couple|ish|eod|eom|eoy|rest|ytd|asap)\b|\d\d/\d\d$|\d+[-/.]\d+[-/.]\d\d$")
_SHORTHAND = re.compile(
    r"\d+(?!st|nd|rd|th|s\b)[a-z]+\b|[a-z]+[/-]\d|[a-z]+\d|\b\d+ m\b|\b(?:qtr|yr|otd)\b|week \d|\d\d?[/.]\d\d?$|^\d{8}$"
    r"|^the (?:day|week|month|year)$|after next|\bone and|and (?:one |a )?quarter|quarters? of",
    re.IGNORECASE,
)
_NAMES = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|march|april|may|june|july|august|september"
    r"|october|november|december|easter|christmas|thanksgiving|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b)\b"
)


def recognizers_texts(shared: Path) -> list[Text]:
    """The part of recognizers-text's date and time cases that TIMEX3 can say, mapped."""
    path = shared / "gold" / "dates" / "recognizers-text" / "English" / "DateTimeModel.json"
    cases = json.loads(path.read_text(encoding="utf-8-sig"))
    return [text for case in cases if (text := _recognizers_text(case)) is not None]


def _recognizers_text(case: Mapping[str, Any]) -> Text | None:
    reference = (case.get("Context") or {}).get("ReferenceDateTime")
    if reference is None or not case["Results"]:
        return None
    golds = [g for result in case["Results"] if (g := _recognizers_gold(case["Input"], result)) is not None]
    if len(golds) < len(case["Results"]):
        return None
    return Text(_capitalised(case["Input"]), date.fromisoformat(reference[:10]), tuple(golds))


def _capitalised(text: str) -> str:
    return _NAMES.sub(lambda name: name[0].capitalize(), text)


def _recognizers_gold(text: str, result: Mapping[str, Any]) -> Gold | None:
    kind = str(result.get("TypeName", "")).removeprefix("datetimeV2.")
    values = (result.get("Resolution") or {}).get("values", ())
    if kind not in _SINGLE or not values or _VAGUE.search(result["Text"].lower()):
        return None
    if _SHORTHAND.search(result["Text"]):
        return None
    start, end = _trimmed(text, result)
    timexes = frozenset(str(value.get("timex", "")) for value in values)
    if kind in {"duration", "set"}:
        plain = all(re.fullmatch(r"P(T?\d+[A-Z])+|XXXX-WXX-\d", timex) for timex in timexes)
        return Gold(start, end, kind.upper(), values=timexes) if plain else None
    days = frozenset(span for value in values if (span := _days(value, kind)) is not None)
    if len(days) < len(values) or (kind == "daterange" and not all(_is_calendar(span) for span in days)):
        return None
    return Gold(start, end, "DATE", days=days)


def _trimmed(text: str, result: Mapping[str, Any]) -> tuple[int, int]:
    start, end = int(result["Start"]), int(result["End"]) + 1
    prefix = _PREPOSITION.match(text[start:end].lower())
    return (start + prefix.end() if prefix else start), end


def _days(value: Mapping[str, Any], kind: str) -> tuple[date, date] | None:
    try:
        if kind == "date":
            day = date.fromisoformat(value["value"])
            return day, day
        return date.fromisoformat(value["start"]), date.fromisoformat(value["end"]) - timedelta(1)
    except (KeyError, ValueError):
        return None


def _is_calendar(span: tuple[date, date]) -> bool:
    """Whether some TIMEX3 value covers exactly these days: a week, weekend, month, quarter, half, year, decade."""
    first, last = span
    year, week, _ = first.isocalendar()
    quarter, half = (first.month + 2) // 3, (first.month + 5) // 6
    candidates = [
        f"{year}-W{week:02d}",
        f"{year}-W{week:02d}-WE",
        first.strftime("%Y-%m"),
        f"{first.year}-Q{quarter}",
        f"{first.year}-H{half}",
        *(f"{first.year}"[:length] for length in (2, 3, 4)),
    ]
    return any(interval_of(value) == (first, last) for value in candidates)


# duckling

_DUCKLING_DAY = date(2013, 2, 12)
_DUCKLING_LENGTH = re.compile(r"\(DurationData (\d+) (Second|Minute|Hour|Day|Week|Month|Year)\)")
_DUCKLING_DATE = re.compile(r"\(?datetime \((\d{4}), ?(\d+), ?(\d+), .*?\) (Day|Month|Quarter|Year)\)?$")
_DUCKLING_POINTING = re.compile(r"\b(?:last|this|next|ago|yesterday|today|tomorrow|(?:19|20)\d\d)\b")
_DUCKLING_NEWS = re.compile(r"[a-z0-9 ,-]+", re.IGNORECASE)


def duckling_texts(shared: Path) -> list[Text]:
    """The part of duckling's examples that is plain English and fixed without a sentence around it, mapped."""
    path = shared / "gold" / "dates" / "en_examples.tsv"
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [text for row in rows if (text := _duckling_text(row)) is not None]


def _duckling_text(row: Mapping[str, str]) -> Text | None:
    phrase, expected = row["phrase"], row["expected"]
    if row["section"] != "allExamples" or not _DUCKLING_NEWS.fullmatch(phrase):
        return None
    if _SHORTHAND.search(phrase):
        return None
    phrase = _capitalised(phrase)
    start = len("It happened ")
    sentence, end = f"It happened {phrase}.", start + len(phrase)
    if length := _DUCKLING_LENGTH.fullmatch(expected):
        values = frozenset(_lengths(int(length[1]), length[2]))
        return Text(f"It lasted {phrase}.", _DUCKLING_DAY, (Gold(10, 10 + len(phrase), "DURATION", values=values),))
    found = _DUCKLING_DATE.match(expected)
    if found is None or not _DUCKLING_POINTING.search(phrase.lower()):
        return None
    first = date(int(found[1]), int(found[2]), int(found[3]))
    values_by_grain = {
        "Day": first.isoformat(),
        "Month": first.strftime("%Y-%m"),
        "Quarter": f"{first.year}-Q{(first.month + 2) // 3}",
        "Year": str(first.year),
    }
    prefix = _PREPOSITION.match(phrase.lower())
    begin = start + (prefix.end() if prefix else 0)
    days = interval_of(values_by_grain[found[4]])
    return Text(sentence, _DUCKLING_DAY, (Gold(begin, end, "DATE", days=frozenset([days] if days else ())),))


def _lengths(count: int, unit: str) -> Iterable[str]:
    """All ways to write a length: 90 minutes are PT90M and PT1H30M, 30 days stay days."""
    letter = unit[0]
    yield f"PT{count}{letter}" if unit in {"Second", "Minute", "Hour"} else f"P{count}{letter}"
    if unit == "Minute" and count >= 60:
        hours, minutes = divmod(count, 60)
        yield f"PT{hours}H" + (f"{minutes}M" if minutes else "")
    if unit == "Month" and count >= 12:
        years, months = divmod(count, 12)
        yield f"P{years}Y" + (f"{months}M" if months else "")
    if unit == "Hour" and count == 12:
        yield "PT12H"


# The measurements


def measure_readings(reader: Reader, shared: Path) -> Mapping[str, float]:
    """The metric on the annotated readings."""
    return _figures(score_texts(reader, reading_texts(shared)))


def measure_gum(reader: Reader, shared: Path) -> Mapping[str, float]:
    """The metric on the dated expressions of GUM's news texts."""
    return _figures(score_texts(reader, gum_texts(shared), calendar_only=True))


def measure_recognizers(reader: Reader, shared: Path) -> Mapping[str, float]:
    """The metric on the mapped part of recognizers-text."""
    return _figures(score_texts(reader, recognizers_texts(shared)))


def measure_duckling(reader: Reader, shared: Path) -> Mapping[str, float]:
    """The metric on the mapped part of duckling's examples."""
    return _figures(score_texts(reader, duckling_texts(shared)))


MEASUREMENTS = (
    Measurement(
        name="timex-readings",
        title="Time expressions of annotated readouts, statements, a background call and a news text",
        size="18 texts, 60 expressions",
        licence="spans over public-domain, CC BY 4.0 and CC BY 2.5 texts; annotated by a language model",
        files=("gold/readings/*.json",),
        run=measure_readings,
    ),
    Measurement(
        name="timex-gum",
        title="Dated expressions of GUM news",
        size="24 texts, 190 expressions",
        licence="CC BY 4.0",
        files=("gold/attribution_gum/xml/GUM_news_*.xml", "gold/attribution_gum/conllu/GUM_news_*.conllu"),
        run=measure_gum,
    ),
    Measurement(
        name="timex-recognizers",
        title="recognizers-text dates, lengths and repetitions, mapped (another project's convention)",
        size="those that one TIMEX3 value can say",
        licence="MIT",
        files=("gold/dates/recognizers-text/English/DateTimeModel.json",),
        run=measure_recognizers,
    ),
    Measurement(
        name="timex-duckling",
        title="duckling's phrases, mapped (another project's convention)",
        size="those fixed without a sentence",
        licence="BSD 3-clause",
        files=("gold/dates/en_examples.tsv",),
        run=measure_duckling,
    ),
)
