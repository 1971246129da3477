"""Many documents as one record: meetings merged, expectations resolved, commitments and a timeline."""

from __future__ import annotations

from communique.dossier.build import build_dossier

__all__ = ["build_dossier"]
