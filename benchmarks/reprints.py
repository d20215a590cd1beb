"""How well families and passages are found on documents that copy one another by design (`copied`), and what it costs.

python benchmarks/reprints.py          # 2,000 documents; with rensa installed, its MinHash on the same ones
python benchmarks/reprints.py 100000   # how time and memory grow
"""

import resource
import sys
import time
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import combinations

from sqlalchemy import select

from children import megabytes
from copied import Printed, documents
from whosays.ledger import Store, linking, open_store, schema
from whosays.linked import Copy, Family
from whosays.records import Document

COVERED = 0.5
"""Share of a copied paragraph that a passage has to cover."""


def stored(printed: Iterable[Printed]) -> tuple[Store, dict[str, Printed]]:
    """Put the documents into a ledger, not linked yet; return them by id."""
    store, known = open_store(":memory:"), {}
    with store.writer() as writer:
        for one in printed:
            made = Document.build(source=one.name, **{k: v for k, v in one.row.items() if k != "id"})
            writer.put(made, [])
            known[made.id] = one
    return store, known


def pairs(groups: Iterable[Iterable[str]]) -> set[tuple[str, str]]:
    """Return all pairs of two that are of one group."""
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


def truth(known: Mapping[str, Printed]) -> set[tuple[str, str]]:
    """Return the pairs of documents that print one text."""
    by_family: dict[str, list[str]] = {}
    for document, one in known.items():
        by_family.setdefault(one.family, []).append(document)
    return pairs(by_family.values())


def shown(found: set[tuple[str, str]], true: set[tuple[str, str]]) -> str:
    """Return precision and recall in words."""
    right = len(found & true)
    return f"precision {right / (len(found) or 1):.4f}, recall {right / (len(true) or 1):.4f}"


def passages(known: Mapping[str, Printed], copies: Iterable[Copy]) -> float:
    """Return the share of the copied paragraphs that are shown to be shared with a document of their family."""
    spans: dict[str, list[tuple[str, int, int]]] = {}
    for copy in copies:
        for p in copy.passages:
            spans.setdefault(copy.left, []).append((known[copy.right].family, p.left_start, p.left_end))
            spans.setdefault(copy.right, []).append((known[copy.left].family, p.right_start, p.right_end))
    found = []
    for document, one in known.items():
        for family, n in one.taken:
            start = sum(len(paragraph) + 2 for paragraph in one.paragraphs[:n])
            end = start + len(one.paragraphs[n])
            covered = sum(
                max(0, min(end, b) - max(start, a)) for of, a, b in spans.get(document, ()) if of == family
            )
            found.append(covered >= COVERED * (end - start))
    return sum(found) / len(found)


def minhash(known: Mapping[str, Printed]) -> set[tuple[str, str]] | None:
    """Return the pairs that rensa's MinHash brings together and containment of shingles confirms."""
    try:
        from rensa import RMinHash, RMinHashLSH  # noqa: PLC0415
    except ImportError:
        return None
    from whosays.link.copies import compare  # noqa: PLC0415
    from whosays.link.families import Edge, families  # noqa: PLC0415
    from whosays.link.shingles import read  # noqa: PLC0415

    texts = [read(one.text) for one in known.values()]
    index, sketches = RMinHashLSH(threshold=0.3, num_perm=128, num_bands=32), []
    for n, text in enumerate(texts):
        sketch = RMinHash(num_perm=128, seed=1)
        sketch.update([str(one) for one in text.shingles.tolist()])
        index.insert(n, sketch)
        sketches.append(sketch)
    close = {
        (min(n, other), max(n, other)) for n, sketch in enumerate(sketches) for other in index.query(sketch)
    }
    edges = []
    for left, right in sorted(close):
        found = compare(texts[left], texts[right]) if left != right else None
        if found and found.kind == "reprints":
            edges.append(Edge(left, right, found.left_share, found.right_share))
    return pairs(families({n: [document] for n, document in enumerate(known)}, edges))


def main(count: int) -> None:
    """Measure, and print."""
    store, known = stored(documents(count))
    words = Counter[str]()
    for one in known.values():
        words["words"] += len(one.text.split())
    before, clock = time.process_time(), time.perf_counter()
    with store.writer() as writer:
        writer.link()
    spent, waited = time.process_time() - before, time.perf_counter() - clock
    with store.view() as view:
        found = [Family.model_validate_json(row["record"]) for row in view.rows(select(schema.families))]
    with store._engine.connect() as connection:
        copies = list(linking.copies(connection, list(known)))
    peak = megabytes(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
    print(f"{len(known):,} documents of {words['words'] / len(known):.0f} words: {spent:.1f} s of CPU, {waited:.1f} s, "
          f"peak {peak:.0f} MB, {len(copies):,} copies")  # fmt: skip
    print("reprint pairs:", shown(pairs(one.documents for one in found), truth(known)))
    print(f"passages: recall {passages(known, copies):.4f}")
    clock = time.process_time()
    theirs = minhash(known) if count <= 10_000 else None
    if theirs is not None:
        print(f"rensa: {shown(theirs, truth(known))}, {time.process_time() - clock:.1f} s of CPU")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
