"""The documents say what the program does: commands, options, links and snippets."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer.main

from communique.cli.main import app

PROJECT = Path(__file__).resolve().parents[1]
DOCUMENTS = [PROJECT / "README.md", PROJECT / "CONTRIBUTING.md", *sorted((PROJECT / "docs").glob("*.md"))]


def commands() -> dict[str, list[str]]:
    """Every command with its options, as the program itself has them."""
    found = {}
    group = typer.main.get_group(app)
    waiting = [(name, command) for name, command in group.commands.items()]
    while waiting:
        name, command = waiting.pop()
        found[name] = [option for parameter in command.params for option in parameter.opts if option.startswith("--")]
        waiting += [(f"{name} {child}", sub) for child, sub in getattr(command, "commands", {}).items()]
    return found


@pytest.mark.parametrize("command", sorted(commands()))
def test_every_command_and_option_is_documented(command: str) -> None:
    text = (PROJECT / "docs" / "command-line.md").read_text(encoding="utf-8")
    assert f"communique {command}\n" in text
    assert all(option in text for option in commands()[command])


def test_generated_parts_are_up_to_date() -> None:
    call = [sys.executable, str(PROJECT / "scripts" / "build_docs.py"), "--check"]
    done = subprocess.run(call, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_to_files_that_exist(path: Path) -> None:
    targets = re.findall(r"\]\((?!https?:|#)([^)#]+)", path.read_text(encoding="utf-8"))
    missing = [target for target in targets if not (path.parent / target).exists()]
    assert not missing


def snippets_of(path: Path, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", path.read_text(encoding="utf-8"), re.DOTALL)


def commands_in(path: Path) -> list[str]:
    """The lines of `sh` blocks that begin with `communique`."""
    lines = [line for block in snippets_of(path, "sh") for line in block.splitlines()]
    return [line for line in lines if line.startswith("communique ")]


@pytest.mark.parametrize("path", [p for p in DOCUMENTS if snippets_of(p, "python")], ids=lambda path: path.name)
def test_python_snippets_run(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    snippets = snippets_of(path, "python")
    monkeypatch.chdir(PROJECT)
    exec(compile("\n".join(snippets), path.name, "exec"), {"__name__": "snippet"})


@pytest.mark.parametrize("path", [p for p in DOCUMENTS if commands_in(p)], ids=lambda path: path.name)
def test_command_snippets_run(path: Path) -> None:
    """They run in the project's folder."""
    for line in commands_in(path):
        call = ["bash", "-c", line.replace("communique", f"{sys.executable} -m communique", 1)]
        done = subprocess.run(call, capture_output=True, text=True, cwd=PROJECT, check=False)
        assert done.returncode == 0, f"{line}: {done.stderr}"
