"""`whosays questions`: what is comparable, and everything that is said to one question."""

from typing import Annotated

import typer

from whosays import views
from whosays.cli import listing
from whosays.cli.compared import detail_tables, questions_table
from whosays.cli.filters import LIMIT, AsJson, Limit, Measure, Party, Place, Since, Source, Until, asked
from whosays.cli.options import LEDGER, Ledger
from whosays.ledger import View, open_store
from whosays.report.wording import count


def questions(  # noqa: PLR0913, PLR0917 each is an option
    question: Annotated[
        str | None,
        typer.Argument(metavar="QUESTION", help="Id of one question, or its beginning, to show it whole."),
    ] = None,
    ledger: Ledger = LEDGER,
    measure: Measure = None,
    source: Source = None,
    party: Party = None,
    place: Place = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = LIMIT,
    as_json: AsJson = False,
) -> None:
    """Show what can be compared, and who says how many.

    A question is a set of comparable claims: one measure, of the same people, in one place and period. Those with
    most origins come first, then those with most claims. Origins are counted, not articles: five outlets that
    carry one ministry's number are one origin.

    With the id of a question, or its beginning as the table shows it, everything that is said to it: each
    origin's accounts by day with the exact words, why several documents are one origin, how the accounts relate,
    and which questions are near but not comparable. A filter keeps the questions that have a claim to satisfy it.

    \b
    Examples:
      whosays questions --place Kelu --measure killed
      whosays questions q1-3fa20b7c
      whosays questions --json --limit 0 > questions.jsonl
    """
    with open_store(ledger, read_only=True) as store, store.view() as view:
        if question is not None:
            _one(view, question, as_json)
            return
        wanted = asked(measure, source, party, place, since, until)
        listing.show(
            views.questions(view, wanted),
            limit,
            as_json,
            lambda shown: questions_table(f"{count(len(shown), 'question')} of {ledger}", shown),
        )


def _one(view: View, question: str, as_json: bool) -> None:
    detail = views.question(view, question)
    if as_json:
        listing.lines([detail])
    else:
        detail_tables(detail)
