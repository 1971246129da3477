"""Two sides' accounts of one meeting, laid side by side topic by topic (see `docs/comparison.md`)."""

from __future__ import annotations

from communique.comparison.compare import compare, compare_accounts, compare_meetings

__all__ = ["compare", "compare_accounts", "compare_meetings"]
