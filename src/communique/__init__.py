"""Reads diplomatic reporting into a structured, sourced, comparable record.

>>> import communique
>>> reading = communique.read("The ministers met in Geneva on Sunday.", date="2025-04-16")
"""

from __future__ import annotations

from communique.library import read, read_many
from communique.model import Document, Reading
from communique.reading import Reader

__all__ = ["Document", "Reader", "Reading", "read", "read_many"]
__version__ = "0.1.0"
