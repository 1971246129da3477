"""Write `src/communique/facts/cities.tsv`: cities where diplomacy happens, and their states.

Reads the trips of secretaries of state and presidents (HistoryAtState/travels, CC0) from the shared folder that is
given: cities of trips since 1993 that lie in one state only. `python scripts/build_cities.py ../shared`.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import defaultdict
from pathlib import Path

FACTS = Path(__file__).resolve().parents[1] / "src" / "communique" / "facts"
SOURCE = "HistoryAtState/travels"
NAMESAKES = frozenset(
    {"Alexandria", "Athens", "Birmingham", "Cambridge", "Carlisle", "Colon", "Cornwall", "Georgetown", "Granada"}
    | {"Halifax", "Hull", "Kingston", "La Paz", "Limon", "Manchester", "Melbourne", "Windsor"}
    | {"Jerusalem", "San Jose", "Santa Fe", "Tripoli"}
)
"""Contested cities, and cities with a well-known namesake elsewhere; capitals among them are in `states.tsv` anyway."""
OTHER_NAMES = {
    "Korea, Republic of": "KOR",
    "Germany, Federal Republic of": "DEU",
    "China, People’s Republic of": "CHN",
    "Cote d'Ivoire": "CIV",
}
FROM_MEMORY = {
    "Anchorage": "USA",
    "Camp David": "USA",
    "Chicago": "USA",
    "Geneva": "CHE",
    "Honolulu": "USA",
    "Kharkiv": "UKR",
    "Los Angeles": "USA",
    "Minsk": "BLR",
    "Mumbai": "IND",
    "New York": "USA",
    "New York City": "USA",
    "Odesa": "UKR",
    "San Francisco": "USA",
    "Sharm el-Sheikh": "EGY",
    "Sochi": "RUS",
    "St. Petersburg": "RUS",
    "Woodside": "USA",
}


def main(shared: Path) -> None:
    """Write the table."""
    codes = _codes()
    found: dict[str, set[str]] = defaultdict(set)
    with (shared / "facts" / "us_travels.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            code = OTHER_NAMES.get(row["country"]) or codes.get(row["country"].lower())
            if code is not None and row["start"] >= "1993":
                for city in re.split(r",|;| and ", row["locale"]):
                    found[city.strip()].add(code)
    rows = {
        city: (next(iter(states)), SOURCE)
        for city, states in found.items()
        if len(states) == 1 and re.fullmatch(r"[A-Z][\w’'. -]{2,24}", city) and city not in NAMESAKES
    }
    rows = {city: row for city, row in rows.items() if city.lower() not in codes}
    rows |= {city: (code, "memory") for city, code in FROM_MEMORY.items()}
    lines = ["city\tstate\tsource", *("\t".join((city, *rows[city])) for city in sorted(rows))]
    (FACTS / "cities.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _codes() -> dict[str, str]:
    with (FACTS / "states.tsv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t"))
    return {name.lower(): row["code"] for row in rows for name in (row["name"], *row["names"].split("|")) if name}


if __name__ == "__main__":
    main(Path(sys.argv[1]))
