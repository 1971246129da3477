"""All readings to one dossier."""

from __future__ import annotations

from collections.abc import Iterable

from communique.dossier.commitments import commitments
from communique.dossier.expectations import expectations
from communique.dossier.people import all_actors
from communique.dossier.record import collect, distinct
from communique.dossier.timeline import timeline
from communique.encounters import Encounter, engagement, merge_meetings
from communique.model import DOSSIER_SCHEMA, Dossier, Reading


def build_dossier(readings: Iterable[Reading]) -> Dossier:
    """The dossier of some readings; documents keep their order, meetings stand in the order of their days.

    The cost grows with the number of claims: meetings are compared within a pair of sides and month, acts and
    commitments within the same sides and a rare word.
    """
    found = distinct(readings)
    encounters = merge_meetings(found)
    collection = collect(found, encounters)
    meetings = tuple(sorted(map(engagement, encounters), key=lambda m: (m.when.start if m.when else "9999", m.id)))
    return Dossier(
        schema=DOSSIER_SCHEMA,
        documents=tuple(r.document for r in found),
        actors=all_actors(found),
        meetings=meetings,
        statements=tuple(s for r in found for s in r.statements),
        points=tuple(p for r in found for p in r.points),
        expectations=expectations(collection),
        commitments=commitments(collection),
        timeline=timeline(collection, meetings),
        events=tuple(e for r in found for e in r.events),
        sources=_sources(found, encounters),
    )


def _sources(readings: Iterable[Reading], encounters: Iterable[Encounter]) -> dict[str, str]:
    """The document of each claim; meetings that only a title names are claims too."""
    found = {s.meeting.id: s.reading.document.id for e in encounters for s in e.sightings}
    for reading in readings:
        for layer in (reading.events, reading.statements, reading.points):
            found.update((claim.id, reading.document.id) for claim in layer)
    return found
