"""What reviewers decided about questions: claims that are taken apart or put together, whatever the rules say."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from whosays.linked import Judgement
from whosays.records import digest

if TYPE_CHECKING:
    from whosays.link.questions import Placed


@dataclass(frozen=True, slots=True)
class Decisions:
    """The splits and joins that stand, in order; each names a claim and the members it is about."""

    steps: tuple[tuple[str, str, frozenset[str]], ...] = ()
    claims: frozenset[str] = field(default=frozenset())
    """Every claim that a decision names."""

    def apply(self, placed: "dict[str, Placed]") -> "dict[str, Placed]":
        """Return the questions after the decisions."""
        result = dict(placed)
        for action, target, members in self.steps:
            present = sorted(members & result.keys())
            if target not in result or not present:
                continue
            for claim, moved in _moved(action, target, present, result).items():
                result[claim] = moved
        return result


def _moved(action: str, target: str, members: list[str], placed: "dict[str, Placed]") -> "dict[str, Placed]":
    aim = placed[target]
    if action == "join":
        sources = {placed[claim].question for claim in members}
        return {
            claim: replace(where, question=aim.question, incident=aim.incident, setting=aim.setting)
            for claim, where in placed.items()
            if where.question in sources
        }
    apart = [claim for claim in members if placed[claim].question == aim.question and claim != target]
    question = "q1-" + digest([aim.question, "split", *apart])
    return {claim: replace(placed[claim], question=question) for claim in apart}


def decisions(judgements: Iterable[Judgement]) -> Decisions:
    """Return the splits and joins of questions among judgements that stand, in order."""
    steps = []
    for one in judgements:
        members = one.after.get("members")
        if (
            one.target_kind == "question"
            and one.action in ("split", "join")
            and isinstance(members, list | tuple)
        ):
            steps.append((one.action, one.target, frozenset(map(str, members))))
    named = {claim for _, target, members in steps for claim in (target, *members)}
    return Decisions(tuple(steps), frozenset(named))
