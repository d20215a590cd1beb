"""What the recipe and the teacher share: options, attributions to learn from, weights to begin with and to keep."""

import argparse
import hashlib
from pathlib import Path
from typing import TypeVar

import torch

from training.encoder import WEIGHTS, Encoder
from training.spans import Tagged, attributions, vocabulary

M = TypeVar("M", bound=Encoder)


def options(told: str | None) -> argparse.ArgumentParser:
    """Return a parser of the options that both commands have."""
    parser = argparse.ArgumentParser(description=told, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--benchmarks", type=Path, required=True, help="folder of the labelled data")
    parser.add_argument(
        "--minilm", type=Path, required=True, help="folder of MiniLM's weights and word pieces"
    )
    parser.add_argument("--kept", type=Path, required=True, help="folder to keep the trained weights in")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1, help="of each process")
    return parser


def pinned(parser: argparse.ArgumentParser, folder: Path, wanted: str) -> None:
    """End with a message unless a folder's weights are those that the recipe begins with."""
    digest = hashlib.sha256((folder / WEIGHTS).read_bytes()).hexdigest()
    if digest != wanted:
        parser.error(f"{folder / WEIGHTS} is not the file that the recipe pins (SHA-256 {digest})")


def seeded(args: argparse.Namespace, seed: int) -> None:
    """Set what this process draws by, and how many threads it works with."""
    torch.manual_seed(seed)
    torch.set_num_threads(args.threads)


def placed(model: M) -> M:
    """Return a model to be trained where it is to be: on a GPU where there is one."""
    return model.to("cuda" if torch.cuda.is_available() else "cpu")


def kept(model: M, path: Path) -> M:
    """Return a model with the weights that a file keeps. Raises OSError where there is none."""
    model.load_state_dict(torch.load(path))
    return model


def parts(args: argparse.Namespace, name: str) -> list[Tagged]:
    """Return the windows of the training or the development part of attributions."""
    return list(attributions(args.benchmarks / f"attribution/{name}.jsonl", vocabulary(args.minilm)))
