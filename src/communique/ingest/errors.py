"""The one error that an input can raise."""

from __future__ import annotations


class InputError(Exception):
    """An input that cannot be read. `str(error)` is one line: "NAME: reason".

    `source` is the name of the file or the line of a JSON Lines file; `reason` says what is wrong and, where there
    is something to do about it, what to do.
    """

    def __init__(self, source: str, reason: str) -> None:
        self.source = one_line(source)
        self.reason = one_line(reason)
        super().__init__(f"{self.source}: {self.reason}")

    def __reduce__(self) -> tuple[type[InputError], tuple[str, str]]:
        """Errors travel between processes, so they must be rebuilt from both parts."""
        return (InputError, (self.source, self.reason))


def one_line(text: str) -> str:
    """The text with every run of white space as one blank and unprintable characters escaped.

    File names may hold line breaks, terminal control codes and bytes that are no text.
    """
    joined = " ".join(text.split())
    return "".join(char if char.isprintable() else repr(char)[1:-1] for char in joined)
