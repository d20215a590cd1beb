"""Questions as the page shows them: an interval chart by origin, each origin's accounts, what differs."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from whosays.linked import Link
from whosays.report import naming, picture, wording
from whosays.report.rows import Page, Row
from whosays.views import Account, QuestionDetail, Voice


@dataclass(frozen=True, slots=True)
class Told:
    """One account: the rows of the page that state it, and its words."""

    account: Account
    rows: tuple[Row, ...]

    @property
    def row(self) -> Row:
        """The row of its first claim."""
        return self.rows[0]

    @property
    def words(self) -> str:
        """The words around the figure."""
        return wording.around_figure(self.row.claim)


@dataclass(frozen=True, slots=True)
class Heard:
    """One origin with all its accounts."""

    voice: Voice
    told: tuple[Told, ...]

    @property
    def colour(self) -> str:
        """Class of the origin's colour."""
        return self.told[0].row.colour


@dataclass(frozen=True, slots=True)
class Note:
    """A relation in words; both ends with the row of the page where they stand, if it has one."""

    of: tuple[int | None, str]
    verb: str
    to: tuple[int | None, str] | None
    why: str


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of the page."""

    index: int
    detail: QuestionDetail
    heard: tuple[Heard, ...]
    picture: picture.Picture
    numbers: Mapping[str, int]
    """The rows of the page by claim id."""

    def notes(self, relations: Iterable[Link]) -> Iterator[Note]:
        """Yield relations in words."""
        named = naming.stated(self.detail)
        for link in relations:
            of, to = self._linked(link.of, named), self._linked(link.to, named) if link.to else None
            yield Note(of, naming.relation(link), to, naming.features(link))

    def _linked(self, claim: str, named: Mapping[str, str]) -> tuple[int | None, str]:
        return self.numbers.get(claim), named[claim]


def lay_out(details: Iterable[QuestionDetail], page: Page) -> Iterator[Asked]:
    """Yield questions with their pictures, one at a time: the page never holds them all.

    Claims that the page does not show are left out, and so are accounts and origins of nothing else.
    """
    for index, detail in enumerate(details):
        heard = tuple(one for voice in detail.voices if (one := _heard(voice, page)).told)
        groups = [told.rows for one in heard for told in one.told]
        ends = {end for link in detail.differing for end in (link.of, link.to) if end}
        replaced = ((link.to, link.of) for link in detail.relations if link.kind == "revises" and link.to)
        drawn = picture.compare(naming.heading(detail.question), groups, ends, replaced)
        yield Asked(index, detail, heard, drawn, page.numbers)


def _heard(voice: Voice, page: Page) -> Heard:
    return Heard(voice, tuple(one for account in voice.accounts if (one := _told(account, page)).rows))


def _told(account: Account, page: Page) -> Told:
    """Return an account with its rows, dated as of the day at which it stands."""
    sort_date = account.day.isoformat() if account.day else ""
    shown = (page.rows[page.numbers[claim.id]] for claim in account.claims if claim.id in page.numbers)
    rows = (replace(row, sort_date=sort_date, when=wording.day(account.day)) for row in shown)
    return Told(account, tuple(rows))
