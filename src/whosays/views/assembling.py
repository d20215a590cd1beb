"""From what `link` found to what a reader is shown of one question. Knows no ledger."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import date
from itertools import groupby

from whosays import link
from whosays.link.accounts import Account as Told
from whosays.link.compare import Linked
from whosays.link.facts import REJECTED
from whosays.link.questions import speaking
from whosays.link.subjects import Key, why_not
from whosays.linked import Check, Link, Origin, Question
from whosays.records import Claim
from whosays.views.compared import Account, Near, QuestionDetail, Voice


def detail(
    linked: Linked,
    question: Question,
    read: Callable[[Iterable[str]], Mapping[str, Claim]],
    families: Mapping[str, str],
    near: Iterable[tuple[Question, Key]],
) -> QuestionDetail:
    """Put together what is said to a question.

    `linked` holds the claims that its relations touch, `read` returns the records of claims; `families` gives the
    reprint family of a document, by id, where it has one; `near` are questions that might be taken for it, with
    what the claims of each have in common. Claims that a reviewer rejected state nothing.
    """
    members = linked.members(question.id)
    told = link.accounts([one for one in members if one.aside != REJECTED], linked.origins)
    own = {claim for account in told for claim in account.claims}
    relations = link.relations(linked, question.id)
    checks = link.checks(linked, question.id)
    elsewhere = _named(relations, checks) - own
    claims = read(own | elsewhere)
    voices = [
        _voice(list(accounts), linked.origins, claims, families)
        for _, accounts in groupby(told, key=lambda account: account.origin)
    ]
    return QuestionDetail(
        question=question,
        voices=tuple(sorted(voices, key=_order)),
        relations=tuple(relations),
        checks=tuple(checks),
        others=tuple(claims[one] for one in sorted(elsewhere)),
        near=tuple(nearest(speaking(members, linked.placed).key, near)),
    )


def _voice(
    told: Sequence[Told],
    origins: Mapping[str, Origin],
    claims: Mapping[str, Claim],
    families: Mapping[str, str],
) -> Voice:
    accounts = [_account(one, claims, families) for one in told]
    stating = [claim for account in accounts for claim in account.claims]
    return Voice(
        origin=origins[told[0].claims[0]],
        accounts=tuple(sorted(accounts, key=_by_day)),
        documents=len({claim.document.id for claim in stating}),
        texts=_texts(stating, families),
        why=tuple(dict.fromkeys(_reason(origins[claim.id]) for claim in stating)),
    )


def _account(told: Told, claims: Mapping[str, Claim], families: Mapping[str, str]) -> Account:
    stating = [claims[claim] for claim in told.claims]
    return Account(day=told.as_of or told.first, claims=tuple(stating), texts=_texts(stating, families))


def _texts(claims: Iterable[Claim], families: Mapping[str, str]) -> int:
    return len({families.get(claim.document.id, claim.document.id) for claim in claims})


def _reason(origin: Origin) -> str:
    return f"{origin.why} (through {', '.join(origin.through)})" if origin.through else origin.why


def _by_day(account: Account) -> tuple[date, float]:
    """Order of accounts of one origin; those of one day from low to high, since nothing tells which came first."""
    bounds = [bound for bound in (account.figure.low, account.figure.high) if bound is not None]
    return account.day or date.max, min(bounds, default=-1)


def _order(voice: Voice) -> tuple[date, str, str]:
    return voice.accounts[0].day or date.max, voice.origin.name.casefold(), voice.origin.key


def _named(relations: Iterable[Link], checks: Iterable[Check]) -> set[str]:
    """Return the claims that relations and checks name."""
    ends = {end for one in relations for end in (one.of, one.to) if end}
    return ends | {claim for one in checks for claim in one.claims}


def nearest(mine: Key, near: Iterable[tuple[Question, Key]]) -> Iterator[Near]:
    """Yield what is near a question with what keeps it apart, those that differ in least first."""
    for one, other in sorted(near, key=lambda pair: (_apart(mine, pair[1]), pair[0].id)):
        why = why_not(mine, other)
        if why:
            yield Near(question=one, why=why)


def _apart(one: Key, other: Key) -> int:
    return sum(getattr(one, field.name) != getattr(other, field.name) for field in fields(Key))
