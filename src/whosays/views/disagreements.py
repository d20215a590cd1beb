"""The questions to which origins give different answers, or whose figures do not fit one another."""

from collections.abc import Iterator

from whosays.ledger import View
from whosays.views.compared import QuestionDetail
from whosays.views.questions import detail, questions
from whosays.views.selection import ClaimFilter


def disagreements(view: View, wanted: ClaimFilter | None = None) -> Iterator[QuestionDetail]:
    """Yield questions with a claim that satisfies `wanted` and with accounts that differ or figures that do not fit.

    First those in which two origins' latest figures have no number in common, then those with a denial, a dispute of
    status or a reason to look again; each part in the order of `questions`. The second part looks at every question,
    which takes its time in a large ledger: stop when you have enough.
    """
    wanted = wanted or ClaimFilter()
    for differ in (True, False):
        for asked in questions(view, wanted, differ=differ):
            found = detail(view, asked, restricted=wanted.restricted)
            if found and (found.differing or found.flags or found.checks):
                yield found
