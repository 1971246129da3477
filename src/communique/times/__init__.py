"""When: time expressions and their TIMEX3 values."""

from communique.times.find import find_times
from communique.times.interval import interval_of, minutes_of

__all__ = ["find_times", "interval_of", "minutes_of"]
