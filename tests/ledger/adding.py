"""Stores the invented documents FIRST to LAST, says when each is done, links them, and is made to be killed."""

import sys

from tests.ledger.making import numbered
from whosays.ledger import open_store

LINKED = 8
"""After how many documents they are linked."""


def main(target: str, first: str, last: str) -> None:
    made = [numbered(n) for n in range(int(first), int(last))]
    print("ready", flush=True)
    with open_store(target) as store, store.writer() as writer:
        for n, (document, claims) in enumerate(made):
            if not store.has(document.id):
                writer.put(document, claims)
            print(document.id, flush=True)
            if n % LINKED == 0:
                writer.link()
        writer.link()


if __name__ == "__main__":
    main(*sys.argv[1:])
