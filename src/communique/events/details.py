"""When, where and how long: what the sentence says of an act beside its actors."""

from __future__ import annotations

from dataclasses import dataclass

from communique.attach import duration_of, place_of, when_of
from communique.events.merging import Find
from communique.model import Place, When
from communique.scene import Scene


@dataclass(frozen=True, slots=True)
class Details:
    """The days, place and length in minutes of an act, each None where the text does not say."""

    when: When | None = None
    place: Place | None = None
    minutes: int | None = None


def details_of(find: Find, scene: Scene) -> Details:
    """The details that stand with an act's trigger."""
    token = find.trigger.token
    return Details(when_of(scene, token), place_of(scene, token), duration_of(scene, token)[0])
