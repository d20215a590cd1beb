"""Train a larger model of attributions and write down what it answers, for the package's models to learn from.

    python -m training.teach --benchmarks BENCHMARKS --minilm MINILM --mpnet MPNET --kept FOLDER

MPNET holds `model.safetensors` and `vocab.txt` of all-mpnet-base-v2. It takes over an hour on a processor core; its
answers are part of the project, so that `python -m training` does without. FOLDER keeps the weights: what is there
already is not trained again. See docs/model-card.md.
"""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch

from training.answers import ANSWERS, sparse, write
from training.batches import tag_batches, tagged
from training.loss import tag_scores
from training.models import TagModel
from training.recipe import kept, options, parts, pinned, placed, seeded
from training.scores import of_tags
from training.spans import IGNORED, Answers, Tagged
from training.train import Settings, train_tags
from training.wide import WideTags
from whosays.tagger.decoding import weighed

MPNET = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"
"""SHA-256 of the weights that the teacher begins with."""

TEACHER = "teacher.pt"
"""File that keeps what it learnt."""

TAUGHT = Settings(epochs=3, rate=6e-5)

PIECES = 4000
"""Word pieces that are asked about at a time."""


def main() -> None:
    """Read the options, train the teacher, write its answers."""
    parser = options(__doc__)
    parser.add_argument("--mpnet", type=Path, required=True, help="folder of MPNet's weights and word pieces")
    args = parser.parse_args()
    pinned(parser, args.mpnet, MPNET)
    args.kept.mkdir(parents=True, exist_ok=True)
    seeded(args, args.seed)
    learn = parts(args, "train")
    if not (args.kept / TEACHER).exists():
        _teach(learn, args)
    model = kept(WideTags(), args.kept / TEACHER)
    print(of_tags(model, parts(args, "dev"), "parts"), flush=True)
    write(ANSWERS, answers(model, learn))


def _teach(learn: Sequence[Tagged], args: argparse.Namespace) -> None:
    model = WideTags()
    model.borrow(args.mpnet, args.minilm)
    taught = train_tags(placed(model), learn, TAUGHT, args.seed).cpu()
    torch.save(taught.state_dict(), args.kept / TEACHER)


def answers(model: TagModel, windows: Sequence[Tagged]) -> Iterator[tuple[Tagged, Answers]]:
    """Yield what a model answers of the words of each window, each as one of a row of tags.

    What stands before a window is not known, so it may begin in the middle of a span, as in training.
    """
    model.eval()
    moves = model.moves.detach().numpy()
    for group in tag_batches(windows, PIECES, None):
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            scores = tag_scores(model, "parts", tagged(group, None)).float().numpy()
        for one, said in zip(group, scores, strict=True):
            at = np.flatnonzero(one.labels != IGNORED)
            chances, _ = weighed(said[at], moves, before=None)
            doubts = {str(k): sparse(p, one.labels[k]) for k, p in zip(at.tolist(), chances, strict=True)}
            yield one, {k: said for k, said in doubts.items() if said}


if __name__ == "__main__":
    main()
