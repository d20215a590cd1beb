"""Sets the questions of a ledger beside the rows of a series that are about the same place, days and people."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cache

from whosays import lexicon
from whosays.link import naming
from whosays.link.populations import counted
from whosays.linked import Question, Subject
from whosays.records import Place
from whosays.series import Count, Entry
from whosays.views.beside.compared import Beside, Comparison
from whosays.views.beside.spots import Spot, Spots, spot
from whosays.views.beside.windows import Row, Window, reference
from whosays.views.coding import CONVENTIONS, Coding
from whosays.views.coding.cases import accounts, countable, incidents
from whosays.views.linking import Held, Latest, latest

Coder = Callable[[Question], Coding | None]


def compare(ledger: Held, entries: Iterable[Entry], convention: str | None = None) -> Iterator[Comparison]:
    """Yield every question, beside each column of the series that answers it, or with why none does.

    Questions come by first day (undated last), area and id. Nothing of the series is held but the rows about the
    same place and days. With a convention, a question of an incident that is answered comes with its coding.
    """
    asked = [_Asked(ledger, question) for question in ledger.questions.values()]
    by_area: dict[str, list[_Asked]] = defaultdict(list)
    for one in asked:
        if one.question.subject.area and one.told:
            by_area[one.question.subject.area].append(one)
    spots = Spots(_spot(ledger, area, several) for area, several in by_area.items())
    for entry in entries:
        for found in spots.of(entry.area, event=entry.kind == "event"):
            for one in by_area[found.key]:
                one.take(entry)
    coding = _coded(ledger, convention) if convention else lambda question: None
    for one in sorted(asked, key=lambda one: one.order):
        yield from one.comparisons(coding)


def _coded(ledger: Held, convention: str) -> Coder:
    """Return what gives the coding of a question's incident."""
    together, measures = incidents(ledger), lexicon.load("conventions")[convention]["measures"]

    @cache
    def of_incident(incident: str) -> Coding:
        return CONVENTIONS[convention](accounts(ledger, together[incident]))

    def coded(question: Question) -> Coding | None:
        asked = question.incident if question.subject.measure in measures else None
        return of_incident(asked) if asked else None

    return coded


_OTHER_MEASURE = "no row about its place and days counts its measure"


class _Asked:
    """A question with its accounts, and what was met of the series."""

    def __init__(self, ledger: Held, question: Question) -> None:
        self.question = question
        self.told = latest(ledger, question.id) if countable(question) else []
        self._said = ledger.said
        self._rows: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
        self._against: Counter[str] = Counter()

    @property
    def order(self) -> tuple[date, str, str]:
        about = self.question.subject
        return about.from_ or about.since or date.max, about.area or "", self.question.id

    def take(self, entry: Entry) -> None:
        """Keep what a row about the same place counts, if it is what the question asks."""
        about = self.question.subject
        if not _meets(about, entry):
            return
        for count in entry.counts:
            reason = _since_apart(about, entry) or why_not(about, count)
            if reason:
                self._against[reason] += 1
            else:
                self._rows[entry.series, entry.kind, count.column].append((entry, count))

    def comparisons(self, coding: Coder) -> Iterator[Comparison]:
        """Yield a comparison for each column that counts what is asked, or one that says why there is none."""
        found = False
        for _, rows in sorted(self._rows.items()):
            told = tuple(filter(None, (self._beside(one, rows) for one in self.told)))
            if told:
                found = True
                yield Comparison(question=self.question, accounts=told, coding=coding(self.question))
        if not found:
            yield Comparison(question=self.question, why_not=self._why_not())

    def _beside(self, one: Latest, rows: Sequence[Row]) -> Beside | None:
        figure, window = one.figure, _window(self.question.subject, one)
        found = reference(rows, window) if window else None
        if found is None:
            return None
        return Beside(
            origin=one.origin.name,
            words=self._said[figure.id].words,
            low=figure.low,
            high=figure.high,
            as_of=figure.as_of or figure.published if figure.scope == "cumulative" else None,
            claims=tuple(claim.id for claim in one.claims),
            reference=found,
            gap_low=None if figure.low is None else figure.low - found.value,
            gap_high=None if figure.high is None else figure.high - found.value,
        )

    def _why_not(self) -> str:
        about = self.question.subject
        if not countable(self.question):
            return "no count of one measure: a share, an estimate, or a number that two measures share"
        if not self.told:
            return "no figure stands: all are denied, planned, supposed, or parts of others"
        if about.area is None:
            return "its words name no place"
        if self._rows and about.scope == "cumulative" and about.since is None:
            return "its words do not say since when it counts, and no running total stands on its day"
        if self._rows:
            return "the rows about its place do not cover its days, or reach beyond them"
        if self._against:
            return min(
                self._against, key=lambda reason: (reason == _OTHER_MEASURE, -self._against[reason], reason)
            )
        return "no row is about its place and days"


def _spot(ledger: Held, area: str, several: Sequence[_Asked]) -> Spot:
    name = next((one.question.area_name for one in several if one.question.area_name), None)
    members = [claim for one in several for claim in ledger.members[one.question.id] if claim.stated_area]
    places: list[Place] = [
        place
        for claim in members
        if claim.area and claim.area.key == area and (place := ledger.said[claim.id].place)
    ]
    return spot(area, name, places)


def _window(about: Subject, one: Latest) -> Window | None:
    """Return the days that an account covers, null where nothing dates it."""
    if about.from_ and about.to:
        return Window(about.from_, about.to, running=False)
    if about.scope == "incident":
        return None
    last = one.figure.as_of or one.figure.published
    return Window(about.since, last, running=True) if last else None


def _meets(about: Subject, entry: Entry) -> bool:
    """Whether a row may cover days that the question is about."""
    if about.from_ and about.to:
        return entry.from_ <= about.to and about.from_ <= entry.to
    return about.scope == "cumulative"


def _since_apart(about: Subject, entry: Entry) -> str | None:
    if entry.kind != "cumulative":
        return None
    if about.from_ is not None:
        return "running totals say nothing of single days"
    if entry.since and about.since and entry.since != about.since:
        return f"beginning of the count differs: {about.since}, {entry.since}"
    return None


def why_not(about: Subject, count: Count) -> str | None:
    """Return the first thing in which a question and a series' count differ, null where they are comparable.

    A count without status or class is one of people of any kind: it is compared with questions whose words assert
    none, not with those of civilians or children.
    """
    if about.measure != count.measure:
        return _OTHER_MEASURE
    party = naming.key(count.party) if count.party else None
    if about.party != party:
        return f"party counted differs: {about.party or 'any'}, {count.party or 'any'}"
    if count.party is not None:
        return None
    if about.status not in ({count.status} if count.status else {"unknown", "mixed", "thing"}):
        return f"status differs: {about.status}, {count.status or 'any'}"
    group = counted(count.population, count.status or "unknown", count.measure).name
    if about.population != group:
        return f"population differs: {about.population or 'any'}, {group or 'any'}"
    return None
