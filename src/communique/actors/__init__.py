"""Actors: who is named, who that is, and which post they held on the day of the document."""
