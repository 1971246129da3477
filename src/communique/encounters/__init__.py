"""Meetings across documents: which texts tell of one and the same engagement (see `docs/dossier.md`)."""

from __future__ import annotations

from communique.encounters.merge import Encounter, engagement, merge_meetings

__all__ = ["Encounter", "engagement", "merge_meetings"]
