"""Time expressions as TIMEX3: a deterministic grammar against the day of publication."""

from whosays.annotate.times.find import times

__all__ = ["times"]
