"""The command `communique`: one file a command. Heavy imports happen when a command runs."""

from communique.cli.main import main

__all__ = ["main"]
