"""Who met whom, where, when and for how long, each engagement once (see `docs/meetings.md`)."""

from communique.meetings.finding import find_meetings
from communique.meetings.rules import MeetingRule, MeetingRules, load_meeting_rules

__all__ = ["MeetingRule", "MeetingRules", "find_meetings", "load_meeting_rules"]
