"""All readings to one dossier."""

from __future__ import annotations

from collections.abc import Iterable

from communique.dossier.merge import engagement, merge_meetings
from communique.model import DOSSIER_SCHEMA, Dossier, Reading


def build_dossier(readings: Iterable[Reading]) -> Dossier:
    """The dossier of some readings; documents keep their order."""
    found = list(readings)
    meetings = tuple(engagement(encounter) for encounter in merge_meetings(found))
    return Dossier(
        schema=DOSSIER_SCHEMA,
        documents=tuple(r.document for r in found),
        actors=(),
        meetings=meetings,
        statements=tuple(s for r in found for s in r.statements),
        points=tuple(p for r in found for p in r.points),
        expectations=(),
        commitments=(),
        timeline=(),
        events=tuple(e for r in found for e in r.events),
    )
