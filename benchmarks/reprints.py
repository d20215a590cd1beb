"""How well families and passages are found on documents that copy one another by design (`copied`), and what it costs.

python benchmarks/reprints.py          # 2,000 documents; with rensa installed, its MinHash on the same ones
python benchmarks/reprints.py 100000   # how time and memory grow
"""

import resource
import sys
import tempfile
import time
from collections.abc import Iterable, Mapping
from itertools import combinations
from pathlib import Path
from statistics import median

from sqlalchemy import select

from children import megabytes
from copied import Printed, documents
from whosays.ledger import Store, linking, open_store, schema
from whosays.linked import Copy, Family
from whosays.records import Document

SINGLE = 40
"""Documents that are added and linked one by one."""

COVERED = 0.5
"""Share of a copied paragraph that a passage has to cover."""


def add(store: Store, printed: Iterable[Printed]) -> dict[str, Printed]:
    """Put the documents into a ledger, not linked yet; return them by id."""
    known = {}
    with store.writer() as writer:
        for one in printed:
            made = Document.build(source=one.name, **{k: v for k, v in one.row.items() if k != "id"})
            writer.put(made, [])
            known[made.id] = one
    return known


def link(store: Store) -> tuple[float, float]:
    """Link what was added; return seconds of CPU and seconds on the clock."""
    cpu, clock = time.process_time(), time.perf_counter()
    with store.writer() as writer:
        writer.link()
    return time.process_time() - cpu, time.perf_counter() - clock


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


def measure(store: Store, count: int) -> None:
    """Link so many documents at once and some more one by one, and print what was found and what it took."""
    everything = list(documents(count + SINGLE))
    known = add(store, everything[:count])
    cpu, clock = link(store)
    peak = megabytes(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
    with store.view() as view:
        found = [Family.model_validate_json(row["record"]) for row in view.rows(select(schema.families))]
    with store._engine.connect() as connection:
        copies = list(linking.copies(connection, known))
    words = sum(len(one.text.split()) for one in known.values())
    print(
        f"{count:,} documents of {words / count:.0f} words: {cpu:.1f} s of CPU, {clock:.1f} s, peak {peak:.0f} MB"
    )
    print(f"{len(copies):,} copies; passages: recall {passages(known, copies):.4f}")
    print("reprint pairs:", shown(pairs(one.documents for one in found), truth(known)))
    cost = []
    for one in everything[count:]:
        add(store, [one])
        cost.append(link(store))
    print(
        f"one document more: {median(c for c, _ in cost) * 1000:.0f} ms of CPU, at most {max(cost)[0] * 1000:.0f}"
    )
    clock = time.process_time()
    theirs = minhash(known) if count <= 10_000 else None
    if theirs is not None:
        print(f"rensa: {shown(theirs, truth(known))}, {time.process_time() - clock:.1f} s of CPU")


if __name__ == "__main__":
    with (
        tempfile.TemporaryDirectory(prefix="whosays-bench-") as folder,
        open_store(Path(folder) / "copied.db") as opened,
    ):
        measure(opened, int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
