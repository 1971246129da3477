"""Readings in the formats that other tools know."""
