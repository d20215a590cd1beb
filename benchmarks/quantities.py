"""Shares the numbers that `annotate` reads right: bounds, modifier and vague word, over figures that words state.

Articles (`a man`), named victims, bare plurals and denials state no number and are left out; a figure is matched with
the number that overlaps it most.

python benchmarks/quantities.py figures.jsonl
"""

import sys
from pathlib import Path

from whosays import pipeline
from whosays.evaluate import gold
from whosays.evaluate.counts import Share
from whosays.evaluate.gold import GoldClaim
from whosays.records import QuantityMention

ARTICLES = frozenset(("a", "an", "another", "the"))


def main(path: Path) -> None:
    wrong: list[str] = []
    verdicts: list[bool] = []
    ranges: list[bool] = []
    for entry in gold.load(path).entries:
        found = pipeline.annotate(entry.document).quantities
        for claim in filter(stated, entry.claims):
            right = agrees(claim, nearest(claim, found))
            verdicts.append(right)
            if claim.modifier == "range":
                ranges.append(right)
            if not right:
                wrong.append(f"{entry.name}\t{claim.figure}")
    print(*wrong, sep="\n", file=sys.stderr)
    for name, share in (
        ("value, bounds and modifier", Share.of(verdicts)),
        ("of them ranges", Share.of(ranges)),
    ):
        print(f"{name}: {share.equal} of {share.total} ({share.value or 0:.3f})")


def stated(claim: GoldClaim) -> bool:
    implied = claim.modifier in ("implied", "zero") or claim.vague == "plural"
    return not implied and claim.figure.lower() not in ARTICLES


def nearest(claim: GoldClaim, found: tuple[QuantityMention, ...]) -> QuantityMention | None:
    shared = [(min(q.end, claim.end) - max(q.start, claim.start), q) for q in found]
    return max((pair for pair in shared if pair[0] > 0), key=lambda pair: pair[0], default=(0, None))[1]


def agrees(claim: GoldClaim, found: QuantityMention | None) -> bool:
    if found is None:
        return False
    said = (found.low, found.high, found.modifier, found.vague)
    return said == (claim.low, claim.high, claim.modifier, claim.vague)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
