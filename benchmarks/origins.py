"""Whether copies add origins: the count of each question by the originals alone, and with all that copied them.

python benchmarks/origins.py          # 2,000 documents of `copied`, 400 of them originals
"""

import sys
from collections.abc import Iterable

from sqlalchemy import select

from copied import Printed, documents
from whosays import pipeline
from whosays.ledger import open_store, schema
from whosays.linked import Question
from whosays.records import Document


def questions(printed: Iterable[Printed]) -> dict[str, Question]:
    """Return the questions that these documents answer, by id; claims are read by the rules alone."""
    with open_store(":memory:") as store:
        with store.writer() as writer:
            for one in printed:
                made = Document.build(source=one.name, **{k: v for k, v in one.row.items() if k != "id"})
                writer.put(made, pipeline.extract(made, rules=True))
            writer.link()
        with store.view() as view:
            held = [
                Question.model_validate_json(row["record"]) for row in view.rows(select(schema.questions))
            ]
    return {one.id: one for one in held}


def main() -> None:
    """Compare the two counts question by question and print the share that is the same."""
    printed = list(documents(int(sys.argv[1]) if len(sys.argv) > 1 else 2000))
    alone = questions(one for one in printed if one.name == one.family)
    among = questions(printed)
    copied = [one for one in among.values() if one.id in alone and one.documents > alone[one.id].documents]
    exact = sum(one.origins == alone[one.id].origins for one in copied)
    more = sum(one.origins > alone[one.id].origins for one in copied)
    print(f"{len(alone):,} questions of the originals, {len(copied):,} of them answered by copies too")
    print(f"origins exact: {exact / len(copied):.4f}; one or more too many: {more / len(copied):.4f}")


if __name__ == "__main__":
    main()
