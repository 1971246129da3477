"""Who did what to whom: PLOVER and CAMEO events."""

from communique.events.finding import find_events
from communique.events.rules import EventRule, EventRules, load_event_rules

__all__ = ["EventRule", "EventRules", "find_events", "load_event_rules"]
