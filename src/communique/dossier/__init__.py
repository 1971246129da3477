"""Many documents as one record: meetings merged, expectations resolved, commitments and a timeline."""

from __future__ import annotations

from communique.dossier.build import build_dossier
from communique.dossier.merge import Encounter, merge_meetings

__all__ = ["Encounter", "build_dossier", "merge_meetings"]
