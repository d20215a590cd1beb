"""`whosays evaluate`: how well labelled documents are read."""

from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from whosays.actors import NONE
from whosays.cli.console import one_line, results, say
from whosays.cli.options import Rules
from whosays.cli.progress import steps
from whosays.cli.runs import annotation, extraction
from whosays.cli.tables import table
from whosays.errors import UsageError
from whosays.evaluate import attribution, events, figures, gold, times
from whosays.evaluate.counts import Row
from whosays.evaluate.scores import Scores
from whosays.records import Document, Mentions

Read = TypeVar("Read")


def evaluate(  # noqa: PLR0913, PLR0917
    labelled: Annotated[Path, typer.Argument(metavar="GOLD.jsonl", help="Labelled documents, one a line.")],
    errors: Annotated[int, typer.Option(metavar="N", help="List the first N mistakes too.", min=0)] = 0,
    kind: Annotated[
        str | None,
        typer.Option(metavar="KIND", help="Of --errors, only this kind: missed, spurious, value ..."),
    ] = None,
    measure: Annotated[
        str | None,
        typer.Option(metavar="MEASURE", help="Of --errors, only this measure: killed, injured ..."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print all scores as JSON, no tables.")] = False,
    rules: Rules = False,
) -> None:
    """Score the extraction against labelled documents.

    The file's fields tell what is scored: `claims` (figures), `attributions`, `timex` (times) or `articles`
    (coded events). A document on which the reader fails counts as one in which nothing was found, and is named
    on stderr.

    \b
    Examples:
      whosays evaluate figures.jsonl
      whosays evaluate figures.jsonl --errors 20 --kind missed --measure killed
      whosays evaluate times.jsonl --json > scores.json
      whosays evaluate --rules figures.jsonl
    """
    if errors and as_json:
        raise UsageError("--errors lists mistakes in words: leave out --json")
    if (kind or measure) and not errors:
        raise UsageError("--kind and --measure choose among mistakes: say how many with --errors N")
    scores = _scored(gold.load(labelled), rules)
    for crash in scores.crashes:
        say(f"counted as nothing found: {crash.name}: {crash.reason}")
    if as_json:
        results().write(scores.to_json() + "\n")
        return
    for title, rows in scores.tables().items():
        _print(title, rows)
    if errors:
        _list(scores, errors, kind, measure)


def _scored(labels: gold.Gold, rules: bool) -> Scores:
    with steps(len(labels.entries)) as done:

        def counted(read: Callable[[Document], Read]) -> Callable[[Document], Read]:
            def counting(document: Document) -> Read:
                done()
                return read(document)

            return counting

        if labels.kind == "figures":
            return figures.score(labels, counted(extraction(NONE, rules=rules)))
        if labels.kind == "events":
            return events.score(labels, counted(annotation(NONE, rules=rules)), extraction(NONE, rules=rules))
        scorers: dict[str, Callable[[gold.Gold, Callable[[Document], Mentions]], Scores]] = {
            "attribution": attribution.score,
            "times": times.score,
        }
        return scorers[labels.kind](labels, counted(annotation(NONE, rules=rules)))


def _print(title: str, rows: list[Row]) -> None:
    head = list(rows[0]) if rows else ["name"]
    table(title, dict.fromkeys(head), ([_cell(row[name]) for name in head] for row in rows))


def _cell(value: str | float | None) -> str:
    return "–" if value is None else f"{value:.3f}" if isinstance(value, float) else f"{value}"


def _list(scores: Scores, limit: int, kind: str | None, measure: str | None) -> None:
    found = list(islice(scores.errors(kind, measure), limit))
    for mistake in found:
        results().write("\t".join(map(one_line, str(mistake).split("\t"))) + "\n")
    if not found:
        kinds, labels = ({getattr(m, part) for m in scores.mistakes()} for part in ("kind", "label"))
        say(f"no such mistakes; kinds: {', '.join(sorted(kinds))}; measures: {', '.join(sorted(labels))}")
