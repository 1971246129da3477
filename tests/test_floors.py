"""Floors hold: a score below fails, a floor is lowered only with a reason, changed gold is noticed."""

from __future__ import annotations

from eval.floors import MARGIN, Floors


def pinned(score: float) -> Floors:
    floors = Floors()
    assert floors.pin("set", "gold", {"f1": score}, reason=None) == []
    return floors


def test_a_score_below_its_floor_is_a_problem() -> None:
    floors = pinned(0.7)
    assert floors.problems("set", "gold", {"f1": 0.7}) == []
    assert "worse than its floor" in floors.problems("set", "gold", {"f1": 0.6})[0]


def test_a_metric_that_is_no_longer_measured_is_a_problem() -> None:
    assert pinned(0.7).problems("set", "gold", {}) != []


def test_other_gold_is_a_problem() -> None:
    assert "gold" in pinned(0.7).problems("set", "other", {"f1": 0.9})[0]


def test_a_floor_rises_with_the_score() -> None:
    floors = pinned(0.7)
    floors.pin("set", "gold", {"f1": 0.8}, reason=None)
    assert floors.floors["set"]["f1"] == 0.8 - MARGIN


def test_a_floor_falls_only_with_a_reason() -> None:
    floors = pinned(0.7)
    assert floors.pin("set", "gold", {"f1": 0.5}, reason=None) != []
    assert floors.floors["set"]["f1"] > 0.69
    assert floors.pin("set", "gold", {"f1": 0.5}, reason="the gold had errors") == []
    assert floors.floors["set"]["f1"] < 0.5
    assert floors.lowered[0]["reason"] == "the gold had errors"


def test_a_count_of_faults_may_fall_but_not_rise() -> None:
    floors = Floors()
    floors.pin("set", "gold", {"extra_types": 0.2}, reason=None)
    assert floors.problems("set", "gold", {"extra_types": 0.1}) == []
    assert "worse than its floor" in floors.problems("set", "gold", {"extra_types": 0.3})[0]
