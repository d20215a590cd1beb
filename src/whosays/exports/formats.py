"""Every export format by the name that users type. Knows no ledger: `extract` writes in them without one."""

from collections.abc import Callable

from whosays.exports.base import Exporter
from whosays.exports.csv import Csv
from whosays.exports.jsonl import Jsonl

FORMATS: dict[str, Callable[[], Exporter]] = {"csv": Csv, "jsonl": Jsonl}
