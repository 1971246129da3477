"""Fill the generated parts of the documents: the commands' help and the measured scores.

A part stands between `<!-- begin KIND NAME -->` and `<!-- end -->`. KIND is `help` (NAME: a command line after
`communique`), `output` (NAME: how many lines to show, and the command line) or `scores` (NAME: a measurement of
`eval/results.json`). With --check nothing is written, and a part
that is not up to date is named.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
RESULTS = PROJECT / "eval" / "results.json"
DOCUMENTS = (PROJECT / "README.md", *sorted((PROJECT / "docs").glob("*.md")))
PART = re.compile(r"(<!-- begin (?P<kind>help|output|scores) ?(?P<name>[^>]*?) -->\n).*?(<!-- end -->)", re.DOTALL)


def build(text: str) -> str:
    """A document's text with every generated part made anew."""
    return PART.sub(lambda part: f"{part[1]}{_content(part['kind'], part['name'])}{part[4]}", text)


def _content(kind: str, name: str) -> str:
    if kind == "scores":
        return scores_table(name)
    if kind == "help":
        return _block(_printed([*name.split(), "--help"]))
    count, *command = name.split()
    lines = _printed([*command, "--format", "terminal"])
    shown = lines[: int(count)]
    return _block([f"$ communique {' '.join(command)}", *shown, *["..."] * (len(lines) > len(shown))])


def _block(lines: list[str]) -> str:
    return "\n".join(["```text", *lines, "```"]) + "\n"


def _printed(arguments: list[str]) -> list[str]:
    """What the command prints, 100 columns wide, without colour."""
    environment = os.environ | {"COLUMNS": "100", "TERMINAL_WIDTH": "100", "NO_COLOR": "1"}
    call = [sys.executable, "-m", "communique", *arguments]
    printed = subprocess.run(call, capture_output=True, text=True, check=True, env=environment, cwd=PROJECT).stdout
    return [line.rstrip() for line in printed.replace("python -m communique", "communique").strip().splitlines()]


def scores_table(name: str) -> str:
    """The measured scores of one measurement as a table."""
    results = json.loads(RESULTS.read_text(encoding="utf-8"))
    measured = results[name]
    rows = [
        f"{measured['title']} ({measured['size']}; {measured['licence']})",
        "",
        "| metric | score |",
        "| --- | --- |",
    ]
    rows += [f"| {metric} | {score:.3f} |" for metric, score in measured["scores"].items()]
    return "\n".join(rows) + "\n"


def main() -> int:
    """Write the documents, or with --check tell which are out of date (status 1)."""
    check = "--check" in sys.argv[1:]
    stale = []
    for path in DOCUMENTS:
        text = path.read_text(encoding="utf-8")
        built = build(text)
        if built != text:
            stale.append(path.relative_to(PROJECT))
            if not check:
                path.write_text(built, encoding="utf-8")
    if check and stale:
        print(f"out of date: {', '.join(map(str, stale))}; run python scripts/build_docs.py", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
