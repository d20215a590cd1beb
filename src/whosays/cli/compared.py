"""Questions, accounts and their relations as tables for the eye."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from whosays.cli.tables import table
from whosays.linked import Link, Question
from whosays.report import naming, wording
from whosays.report.wording import count
from whosays.views import Account, QuestionDetail, Relied, Voice

SHOWN_ID = 11
"""Code points of a question's id that a table shows: `q1-` and eight digits, which `questions` takes, too."""

_QUESTIONS = {
    "Question": SHOWN_ID, "What": 34, "Where, when": 34, "Figures": 14, "Origins": None, "Documents": None,
    "Claims": None, "Accounts": None,
}  # fmt: skip
_ACCOUNTS = {"Origin": 24, "As of": 11, "Figure": 16, "Exact words": None, "Carried by": 26}
_REASONS = {"Origin": 30, "Counted as": 22, "Because": None}
_RELATIONS = {"Account": 30, "Relation": 24, "Other account": 30, "Read from": None}
_SOURCES = {
    "Origin": 34, "Claims": None, "Questions": None, "Documents": None, "Through others": None,
    "From others alone": None, "Carried by": None,
}  # fmt: skip
_CHECKS = {"What": 34, "Where": 50, "Read from": None}
_NEAR = {"Question": SHOWN_ID, "What": 60, "Because": None}


def questions_table(title: str, questions: Iterable[Question]) -> None:
    """Print questions, one a line."""
    table(title, _QUESTIONS, map(_question, questions))


def _question(asked: Question) -> tuple[str, ...]:
    return (
        asked.id[:SHOWN_ID],
        naming.what(asked.subject),
        f"{naming.where(asked)}, {naming.when(asked.subject)}",
        naming.span(asked),
        f"{asked.origins:,}",
        f"{asked.documents:,}",
        f"{asked.claims:,}",
        "differ" if asked.differ else "",
    )


def detail_tables(detail: QuestionDetail) -> None:
    """Print one question in full."""
    accounts_table(detail, [(voice, account) for voice in detail.voices for account in voice.accounts])
    origins_table(detail)
    _relations("How the accounts relate", detail, detail.relations)
    _checks(detail)
    near = [(one.question.id[:SHOWN_ID], naming.heading(one.question), one.why) for one in detail.near]
    _found("Near, but not comparable", _NEAR, near)


def disagreement_tables(detail: QuestionDetail) -> None:
    """Print the latest account of each origin side by side, and what differs or does not fit."""
    latest = [(voice, voice.latest) for voice in detail.voices]
    accounts_table(
        detail, sorted(latest, key=lambda pair: (pair[1].day or date.max, pair[0].origin.name.casefold()))
    )
    _relations("What differs or does not fit", detail, (*detail.differing, *detail.flags))
    _checks(detail)


def origins_table(detail: QuestionDetail) -> None:
    """Print why documents rest on one origin, for each origin with several."""
    reasons = [
        (voice.origin.name, naming.rests_on(voice), "; or: ".join(voice.why))
        for voice in detail.voices
        if voice.documents > 1
    ]
    _found("Why several documents are one origin", _REASONS, reasons)


def sources_table(title: str, origins: Iterable[Relied]) -> None:
    """Print who is relied on, one origin a line."""
    table(title, _SOURCES, map(_source, origins))


def _source(relied: Relied) -> tuple[str, ...]:
    counts = (relied.claims, relied.questions, relied.documents, relied.relayed, relied.only_relayed)
    return (relied.origin.name, *(f"{number:,}" for number in counts), naming.named(relied.publishers))


def accounts_table(detail: QuestionDetail, accounts: Iterable[tuple[Voice, Account]]) -> None:
    """Print accounts side by side under what the question counts."""
    asked = detail.question
    counts = (
        count(asked.origins, "origin"),
        count(asked.documents, "document"),
        count(asked.claims, "claim"),
    )
    table(f"{naming.heading(asked)} ({', '.join(counts)}; {asked.id})", _ACCOUNTS, _rows(accounts))


def _rows(accounts: Iterable[tuple[Voice, Account]]) -> Iterator[tuple[str, ...]]:
    before = ""
    for voice, account in accounts:
        said = (f"{wording.short(account.figure)} {account.figure.modifier}", naming.certainty(account))
        yield (
            "" if voice.origin.key == before else voice.origin.name,
            wording.day(account.day),
            ", ".join(part for part in said if part),
            wording.around_figure(account.claims[0]),
            naming.carried(account),
        )
        before = voice.origin.key


def _relations(title: str, detail: QuestionDetail, relations: Sequence[Link]) -> None:
    """Print relations between accounts; those that only repeat are folded into their account already."""
    named = naming.stated(detail)
    rows = [
        (named[one.of], naming.relation(one), named[one.to] if one.to else "", naming.features(one))
        for one in relations
        if one.kind != "repeats"
    ]
    _found(title, _RELATIONS, rows)


def _checks(detail: QuestionDetail) -> None:
    named = naming.stated(detail)
    rows = [
        (naming.check(one), "; ".join(named[claim] for claim in one.claims), naming.told(one.why))
        for one in detail.checks
    ]
    _found("Numbers to look at again", _CHECKS, rows)


def _found(title: str, columns: Mapping[str, int | None], rows: Sequence[Sequence[str]]) -> None:
    """Print a table that has something to tell."""
    if rows:
        table(title, columns, rows)
