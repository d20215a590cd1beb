"""Questions, accounts and relations in the few words that fit a heading or a cell, in every surface alike."""

from collections.abc import Mapping, Sequence
from datetime import date

from whosays import lexicon
from whosays.linked import Check, Feature, Link, Question, Subject
from whosays.records import Claim
from whosays.report import wording
from whosays.views.compared import Account, QuestionDetail, Voice

LISTED = 4
"""How many publishers are named before the rest is counted."""


def what(subject: Subject) -> str:
    """Return what is counted, as far as it is told apart: `killed, people (civilian)`."""
    words = lexicon.load("report")
    told = [words["status_asked"].get(subject.status), subject.estimate]
    told += [f"of {_party(subject.party)}" if subject.party else None]
    told += [f"out of {subject.base}" if subject.base else None]
    told += [subject.kind if subject.kind != "count" else None]
    noted = ", ".join(part for part in told if part)
    measures = " or ".join([subject.measure, *(subject.joint.split("+") if subject.joint else ())])
    counted = ", ".join(dict.fromkeys(part for part in (measures, subject.population) if part)).replace(
        "_", " "
    )
    return f"{counted} ({noted})" if noted else counted


def _party(identity: str) -> str:
    """Return the words of a party's id: `name:kelu-committee` is the Kelu committee of the texts."""
    return identity.rpartition(":")[2].replace("-", " ")


def where(question: Question) -> str:
    """Return the place of a question; a place that no words name says so."""
    return question.area_name or "place not named"


def when(subject: Subject) -> str:
    """Return the day or days of an incident, or from when a running total counts."""
    stated = days(subject.from_, subject.to)
    if subject.scope == "cumulative":
        since = f" since {wording.day(subject.since)}" if subject.since else ""
        return f"total of {stated}" if stated else f"running total{since}"
    return stated or "day not known"


def days(first: date | None, last: date | None) -> str:
    """Return a period: `8 Jul 2025`, or `8 Jul 2025 to 10 Jul 2025`; empty without a day."""
    ends = [wording.day(day) for day in (first, last) if day]
    return " to ".join(dict.fromkeys(ends))


def heading(question: Question) -> str:
    """Return a question in one line."""
    return f"{what(question.subject)}: {where(question)}, {when(question.subject)}"


def span(question: Question) -> str:
    """Return from what to what the figures of a question reach; the side that no claim bounds has the arrow."""
    low, high = question.low, question.high
    if low is None and high is None:
        return "no number"
    if high is None:
        return f"{wording.number(low or 0)} →"
    if low is None:
        return f"→ {wording.number(high)}"
    return wording.number(low) if low == high else f"{wording.number(low)} to {wording.number(high)}"


def certainty(account: Account) -> str:
    """Return in words what keeps an account from being a plain assertion; empty for one."""
    claim, words = account.claims[0], lexicon.load("report")
    return "" if claim.factuality == "CT+" else str(words["factuality"][claim.factuality])


def carried(account: Account) -> str:
    """Return who published an account and, where several did, how many texts that is."""
    shown = named(_outlets(account))
    documents = len({claim.document.id for claim in account.claims})
    return shown if documents == 1 else f"{shown} ({documents} documents, {texts(account.texts)})"


def _outlets(account: Account) -> list[str]:
    """Return who published an account, each once, in the order of its claims."""
    return list(dict.fromkeys(wording.outlet(claim.document) for claim in account.claims))


def named(publishers: Sequence[str]) -> str:
    """Return the first few publishers, and how many more there are."""
    shown, more = ", ".join(publishers[:LISTED]), len(publishers) - LISTED
    return f"{shown} and {more:,} more" if more > 0 else shown


def rests_on(voice: Voice) -> str:
    """Return the count that matters: so many outlets, one origin."""
    outlets = {name for account in voice.accounts for name in _outlets(account)}
    return f"{wording.count(len(outlets), 'outlet')}, 1 origin"


def texts(number: int) -> str:
    """Return how many texts there are behind documents."""
    return wording.count(number, "text")


def stated(detail: QuestionDetail) -> dict[str, str]:
    """Return every claim that the relations of a question may name as `origin in outlet, day: figure`, by its id."""
    own = {
        claim.id: _stated(voice.origin.name, claim)
        for voice in detail.voices
        for account in voice.accounts
        for claim in account.claims
    }
    others = {
        claim.id: f"{_stated(wording.voucher(claim), claim)} {claim.measure}" for claim in detail.others
    }
    return others | own


def _stated(name: str, claim: Claim) -> str:
    outlet, day = wording.outlet(claim.document), claim.as_of or claim.document.published
    carrier = "" if outlet.casefold() in name.casefold() else f" in {outlet}"
    return f"{name}{carrier}{f', {wording.day(day)}' if day else ''}: {wording.short(claim.figure)}"


def relation(link: Link) -> str:
    """Return a relation as the verb between two accounts, or as what a second voice says of one."""
    words = lexicon.load("report")
    stance = link.why.get("stance")
    return str(words["stance"][stance] if link.to is None and stance else words["relation"][link.kind])


def features(link: Link) -> str:
    """Return what a relation was read from, besides what the accounts show: `same origin yes, lost injured`."""
    shown = lexicon.load("report")["shown_by_accounts"]["features"]
    return told({name: value for name, value in link.why.items() if name not in shown})


def check(found: Check) -> str:
    """Return in words what does not fit."""
    return str(lexicon.load("report")["check"][found.kind])


def told(why: Mapping[str, Feature]) -> str:
    """Return features in a row."""
    return ", ".join(f"{name.replace('_', ' ')} {_value(value)}" for name, value in why.items())


def _value(value: Feature) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return wording.number(value)
    return "not known" if value is None else value
