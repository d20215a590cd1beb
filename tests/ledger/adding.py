"""Adds the invented documents FIRST to LAST to a ledger, says when each is done, and is made to be killed."""

import sys

from tests.ledger.making import numbered
from whosays.ledger import open_store


def main(target: str, first: str, last: str) -> None:
    made = [numbered(n) for n in range(int(first), int(last))]
    print("ready", flush=True)
    with open_store(target) as store, store.writer() as writer:
        for document, claims in made:
            if not store.has(document.id):
                writer.put(document, claims)
            print(document.id, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
