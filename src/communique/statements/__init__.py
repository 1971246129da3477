"""Who said what: source, cue and content of every statement of a document."""

from __future__ import annotations

from communique.statements.find import find_statements
from communique.statements.rule import ChannelRule, StatementRule, StatementRules, load_statement_rules

__all__ = ["ChannelRule", "StatementRule", "StatementRules", "find_statements", "load_statement_rules"]
