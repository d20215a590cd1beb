"""`whosays compare`: the claims of a ledger beside a reference series."""

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from whosays import views
from whosays.cli.console import json_safe, results, say
from whosays.cli.options import LEDGER, Ledger
from whosays.cli.progress import progress
from whosays.cli.runs import SKIPPED, tell
from whosays.cli.tables import table
from whosays.ledger import open_store
from whosays.ledger.linking import reading
from whosays.linked import Question
from whosays.records import Skipped
from whosays.report import wording
from whosays.series import Entry, read
from whosays.views import linking
from whosays.views.beside import Beside, Comparison
from whosays.views.beside import compare as set_beside
from whosays.views.coding import Coding

_COLUMNS = {
    "Question": 26, "On whose word": 24, "Says": 18, "As of": 11, "Reference": 26, "Gap": None,
}  # fmt: skip


class Convention(StrEnum):
    """The conventions of `whosays.views.coding`."""

    ucdp = "ucdp"
    acled = "acled"
    airwars = "airwars"


def compare(
    series: Annotated[
        Path,
        typer.Argument(
            metavar="SERIES.csv", help="UCDP GED or Candidate, ACLED, or a daily series; told by its header."
        ),
    ],
    ledger: Ledger = LEDGER,
    convention: Annotated[
        Convention | None,
        typer.Option(help="Also show what the claims of an incident come to under this convention."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one comparison a line as JSON.")] = False,
) -> None:
    """Show the claims of a ledger beside a reference series.

    For each question that the series answers: what each origin says last, the number of the series for the same
    place, days and people, and the gap, which is the figure less the number. Of a running total the series is
    read as of the figure's own day. An arrow stands on the side that the words leave open.

    A series is one more voice, named by its source: a gap says nothing of who is right. --json prints every
    question, also those that the series does not answer, with the reason, and the claims and lines behind all.

    \b
    Examples:
      whosays compare GEDEvent_v25_1.csv
      whosays compare acled.csv --ledger kelu.db --convention acled
      whosays compare daily.csv --json > gaps.jsonl
    """
    skipped: list[Skipped] = []
    with open_store(ledger, read_only=True) as store, store.view() as view:
        standing = (claim for claim, _ in views.standing_claims(view, restricted=True))
        held = linking.held(reading.everything(view, restricted=True), standing)
    with progress([str(series)], noun="rows") as watch:
        entries = _kept(read(series, watch.read), skipped, watch.document)
        found = list(set_beside(held, entries, convention.value if convention else None))
    for one in skipped:
        tell(one)
    if as_json:
        _lines(found)
    else:
        _table(series, found)
    if skipped:
        say(f"{wording.count(len(skipped), 'row')} skipped; all others are done")
        raise typer.Exit(SKIPPED)


def _kept(
    rows: Iterable[Entry | Skipped], skipped: list[Skipped], done: Callable[[], None]
) -> Iterator[Entry]:
    for one in rows:
        if isinstance(one, Skipped):
            skipped.append(one)
        else:
            yield one
        done()


def _lines(found: Iterable[Comparison]) -> None:
    out = results()
    for one in found:
        line = one.model_dump_json(by_alias=True) + "\n"
        out.write(json_safe(line) if sys.stdout.isatty() else line)


def _table(series: Path, found: Iterable[Comparison]) -> None:
    compared = [one for one in found if one.accounts]
    rows = [row for one in compared for row in _rows(one)]
    table(f"{wording.count(len(compared), 'question')} beside {series.name}", _COLUMNS, rows)
    unanswered = Counter(one.why_not for one in found if one.why_not)
    for reason, number in sorted(unanswered.items(), key=lambda pair: (-pair[1], pair[0])):
        say(f"{wording.count(number, 'question')} not answered: {reason}")
    for note in dict.fromkeys(
        note for one in compared for account in one.accounts for note in account.reference.notes
    ):
        say(f"note: {note}")


def _rows(one: Comparison) -> Iterator[tuple[str, ...]]:
    asked = _asked(one.question)
    for account in one.accounts:
        yield (
            asked,
            account.origin,
            account.words,
            account.as_of.isoformat() if account.as_of else "",
            _reference(account),
            _gap(account),
        )
        asked = ""
    if one.coding:
        yield asked, f"all, by the {one.coding.convention} convention", _coding(one.coding), "", "", ""


def _asked(question: Question) -> str:
    about = question.subject
    who = [about.measure, *([about.status] if about.status != "unknown" else []), about.population or ""]
    days = [wording.day(day) for day in dict.fromkeys((about.from_, about.to)) if day]
    since = f"since {wording.day(about.since)}" if about.since else ""
    return ", ".join(
        filter(None, [" ".join(filter(None, who)), question.area_name or "", "–".join(days), since])
    )


def _reference(account: Beside) -> str:
    found = account.reference
    bounds = "" if found.low is None or found.high is None else f" ({found.low:,}–{found.high:,})"
    return f"{found.value:,}{bounds} {found.series}, {found.column}"


def _gap(account: Beside) -> str:
    low, high = account.gap_low, account.gap_high
    if low is None or high is None:
        return f"{low:+,} →" if low is not None else f"→ {high:+,}" if high is not None else ""
    return f"{low:+,}" if low == high else f"{low:+,} to {high:+,}"


def _coding(coding: Coding) -> str:
    return (
        ", ".join(f"{one.column} {one.value:,}" for one in coding.values if one.value is not None)
        or "no number"
    )
