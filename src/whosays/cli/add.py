"""`whosays add`: documents and their claims into a ledger."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from whosays.actors import NONE
from whosays.cli.console import results
from whosays.cli.options import LEDGER, ActorList, Inputs, Ledger, Places, Rules
from whosays.cli.progress import claims_done, waiting
from whosays.cli.runs import Run, extraction, parties, tell
from whosays.errors import EvidenceError, InputError
from whosays.ledger import Store, Writer, open_store
from whosays.records import Claim, Document, Skipped
from whosays.report.wording import count

KEPT = "every finished document is in the ledger; run the same command again to do the rest"


@dataclass
class Added:
    """What a run has put into a ledger so far."""

    documents: int = 0
    known: int = 0
    claims: int = 0


def add(
    inputs: Inputs = None,
    ledger: Ledger = LEDGER,
    places: Places = None,
    actors: ActorList = None,
    rules: Rules = False,
) -> None:
    """Read documents into a ledger.

    The ledger is made where there is none. A document that it already has is left alone, so the same command
    may be run again at any time, after an interruption too. What can't be read is named on stderr and noted
    in the ledger with the reason, and the exit code is then 3.

    \b
    Examples:
      whosays add articles/
      whosays add --ledger kelu.db statement.txt feed.jsonl
      whosays add --actors ucdp-actors.csv articles/
      cat feed.jsonl | whosays add --ledger kelu.db
      whosays add --rules articles/
    """
    known = parties(actors)
    with open_store(ledger, watch=claims_done) as store, store.writer() as writer:

        def note(skipped: Skipped) -> None:
            tell(skipped)
            writer.skip(skipped)

        run = Run(inputs, note, own=[Path(f"{ledger}{suffix}") for suffix in ("", "-wal", "-shm")])
        added = read_into(store, writer, run, extraction(known, rules=rules))
    results().write(
        f"{count(added.documents, 'document')} new, {added.known:,} already there, {run.skipped:,} skipped, "
        f"{count(added.claims, 'claim')} added to {ledger}\n"
    )
    run.end()


def read_into(
    store: Store, writer: Writer, run: Run, read: Callable[[Document], list[Claim]] | None = None
) -> Added:
    """Put every document that the ledger lacks into it, with its claims, one transaction each; then link them."""
    added = Added()

    def wanted(document: Document) -> bool:
        known = store.has(document.id)
        added.known += known
        return not known

    def both(document: Document, claims: list[Claim]) -> tuple[Document, list[Claim]]:
        return document, claims

    for document, claims in run.each(read or extraction(NONE, rules=False), both, wanted=wanted):
        try:
            if writer.put(document, claims):
                added.documents += 1
                added.claims += len(claims)
            else:
                added.known += 1
        except (InputError, EvidenceError) as err:
            run.skip(Skipped(source=document.source, reason=str(err)))
    with waiting("linking what is new"):
        writer.link()
    return added
