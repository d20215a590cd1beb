"""The questions to which origins give different answers, or whose figures do not fit one another."""

from collections.abc import Iterator

from whosays.ledger import View
from whosays.linked import Question
from whosays.views.compared import QuestionDetail
from whosays.views.matching import Wanted
from whosays.views.questions import brief, detail, questions
from whosays.views.selection import ClaimFilter


def disagreements(
    view: View, wanted: Wanted | None = None, *, after: str | None = None
) -> Iterator[QuestionDetail]:
    """Yield questions with a claim that satisfies `wanted` and with accounts that differ or figures that do not fit.

    First those in which two origins' latest figures have no number in common, then those with a denial, a dispute of
    status or a reason to look again; each part in the order of `questions`, behind question `after`. The second part
    looks at every question, which takes its time in a large ledger: stop when you have enough.
    """
    wanted = wanted or ClaimFilter()
    for asked in looked_at(view, wanted, after=after):
        found = detail(view, asked, restricted=wanted.restricted)
        if found and (found.differing or found.flags or found.checks):
            yield found


def looked_at(view: View, wanted: Wanted, *, after: str | None = None) -> Iterator[Question]:
    """Yield the questions in which `disagreements` looks, in its order: those that differ are known beforehand."""
    first = after is None or brief(view, after, restricted=wanted.restricted).differ
    if first:
        yield from questions(view, wanted, after=after, differ=True)
    yield from questions(view, wanted, after=None if first else after, differ=False)
