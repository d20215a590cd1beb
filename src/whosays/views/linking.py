"""Claims with what links them, as the views that put many documents side by side need them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from whosays.link import Facts, Linked
from whosays.link.questions import histories
from whosays.linked import Origin, Question
from whosays.records import Claim, DocumentRef, Place


@dataclass(frozen=True, slots=True)
class Said:
    """What a reader needs of a claim beside its facts."""

    words: str
    """The figure as worded."""
    place: Place | None
    document: DocumentRef


@dataclass(frozen=True, slots=True)
class Held:
    """The linked claims that a view may show, by the questions they answer, in order of publication."""

    linked: Linked
    questions: Mapping[str, Question]
    members: Mapping[str, list[Facts]]
    said: Mapping[str, Said]


@dataclass(frozen=True, slots=True)
class Latest:
    """A figure that stands at the end of what one origin says to a question, and every claim that states it."""

    origin: Origin
    claims: tuple[Facts, ...]

    @property
    def figure(self) -> Facts:
        """The claim that stated it first."""
        return self.claims[0]


def held(linked: Linked, found: Iterable[Claim]) -> Held:
    """Return what `found` holds of linked claims; questions that none of it answers are left out."""
    said = {claim.id: _said(claim) for claim in found}
    members: dict[str, list[Facts]] = defaultdict(list)
    for one in sorted(linked.facts.values(), key=lambda one: one.position):
        if one.id in said:
            members[linked.placed[one.id].question].append(one)
    questions = {name: linked.questions[name] for name in sorted(members)}
    return Held(linked, questions, dict(members), said)


def _said(claim: Claim) -> Said:
    return Said(claim.figure.text, claim.place, claim.document)


def latest(ledger: Held, question: str) -> list[Latest]:
    """Return the latest figures of each origin of a question, by the origin's key.

    An origin that gave no number stands with its vague words. What is denied, planned or supposed, what adds to
    another figure or is a part of it, and what its origin has since given up is not among them.
    """
    linked, members = ledger.linked, ledger.members[question]
    told = histories(members, linked.origins)
    by_origin: dict[str, list[Facts]] = defaultdict(list)
    for one in members:
        if one.aside is None:
            by_origin[linked.origins[one.id].key].append(one)
    return [
        Latest(linked.origins[same[0].id], tuple(same))
        for key, stating in sorted(by_origin.items())
        for same in _figures(stating, [first.core for first in told[key].latest])
    ]


def _figures(stating: Sequence[Facts], standing: Sequence[tuple[float | int, ...]]) -> Iterator[list[Facts]]:
    """Yield the claims of each number that stands, or of each vague word where none does."""
    for core in standing:
        yield [one for one in stating if one.core == core]
    for word in [] if standing else sorted({one.vague or "" for one in stating}):
        yield [one for one in stating if (one.vague or "") == word]
