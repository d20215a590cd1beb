"""How often the side of a labelled figure resolves: the share of populations and actors naming a party that get an id.

    python benchmarks/parties.py FIGURES.jsonl [--list]

A wording names a party when it holds a word of a nationality, or a capitalised word that the labelled texts never
print in small letters. Left out are things, victims named one by one (there the figure itself is the population), and
capitals in sentences that are printed in capitals throughout, where they tell nothing. It is resolved when a mention
with an id overlaps it.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from whosays.annotate.parties import parties
from whosays.annotate.parties.vocabulary import vocabulary
from whosays.evaluate import gold
from whosays.prepared import Prepared
from whosays.text import prepare

WORD = re.compile(r"[^\W\d_][\w'’.-]+")


def wordings(entry: gold.Entry) -> Iterator[tuple[str, str]]:
    """Yield the role and words of every population and actor of an entry."""
    for claim in entry.claims:
        if claim.population and claim.status != "thing" and claim.population != claim.figure:
            yield "population", claim.population
        if claim.actor:
            yield "actor", claim.actor


def names_party(prepared: Prepared, start: int, end: int, small: frozenset[str]) -> bool:
    """Say whether the words at start..end name a party."""
    sentence = next(s for s in prepared.sentences if start < s.end)
    return any(
        (word.casefold(),) in vocabulary().nationalities
        or (not sentence.shouted and word[0].isupper() and word.casefold() not in small)
        for word in WORD.findall(prepared.text[start:end])
    )


def main(path: Path, *, listed: bool) -> None:
    entries = gold.load(path).entries
    prepared = [prepare(entry.document) for entry in entries]
    small = frozenset(w for entry in entries for w in WORD.findall(entry.document.text) if w.islower())
    seen: Counter[str] = Counter()
    missed: Counter[tuple[str, str]] = Counter()
    for entry, document in zip(entries, prepared, strict=True):
        found = [party for party in parties(document) if party.id]
        for role, words in wordings(entry):
            start = document.text.find(words)
            end = start + len(words)
            if start < 0 or not names_party(document, start, end, small):
                continue
            seen[role] += 1
            if not any(party.start < end and start < party.end for party in found):
                missed[role, words] += 1
    for role in ("population", "actor"):
        wrong = sum(n for (of, _), n in missed.items() if of == role)
        print(f"{role}: {seen[role] - wrong} of {seen[role]} resolved, {1 - wrong / (seen[role] or 1):.3f}")
    wrong, count = missed.total(), seen.total()
    print(f"both: {count - wrong} of {count} resolved, {1 - wrong / (count or 1):.3f}")
    if listed:
        for (role, words), n in missed.most_common():
            print(f"{n:4} {role:10} {words}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), listed="--list" in sys.argv[2:])
