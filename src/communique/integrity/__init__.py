"""Whether the text itself can be trusted: signs that a machine rewrote it, and the likely original words."""

from communique.integrity.check import check
from communique.integrity.repairs import repaired, repairs

__all__ = ["check", "repaired", "repairs"]
