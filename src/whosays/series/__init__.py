"""Reference series: tables of counts that others have made, read to be set beside claims.

UCDP GED and UCDP Candidate, ACLED, and a daily series of our own format, told apart by their header. A series
is named by its source and shown beside what is claimed; it is no truth to measure claims by.
"""

from whosays.series.entries import Area, Count, Entry
from whosays.series.reading import read

__all__ = ["Area", "Count", "Entry", "read"]
