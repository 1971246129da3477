"""Scorers, the project's own gold and the pinned floors: how good the readings are, by the metrics of the field."""
