"""Did it happen? Cue, direction, scope and terminator decide (see `docs/status.md`)."""

from communique.status.assessment import assess
from communique.status.rules import StatusRule, StatusRules, load_status_rules
from communique.status.standing import Standing

__all__ = ["Standing", "StatusRule", "StatusRules", "assess", "load_status_rules"]
