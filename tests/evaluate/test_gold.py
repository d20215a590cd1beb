import hashlib
from datetime import date
from pathlib import Path

import pytest

from whosays.errors import BadRecord, UnreadableInput
from whosays.evaluate import gold

from .invented import CAMP, CAMP_LABELS, labelled, write

CLAIM = labelled(CAMP, CAMP_LABELS)[0]


def test_a_gold_file_gives_documents_labels_and_its_hash(invented, tmp_path):
    assert (invented.kind, invented.items) == ("figures", 6)
    assert invented.sha256 == hashlib.sha256((tmp_path / "figures.jsonl").read_bytes()).hexdigest()
    camp, port = invented.entries
    assert (camp.corpus, camp.document.text, camp.document.source) == ("wire", CAMP, "figures.jsonl#camp")
    assert port.document.title == "Port"
    assert port.claims[1].part_of == 0


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2031-05-02", date(2031, 5, 2)),
        ("2031-05-02T10:15", date(2031, 5, 2)),
        ("2031-05-02T10:15:30", date(2031, 5, 2)),
        ("9 JAN 90", date(1990, 1, 9)),
        ("March 12, 2018", date(2018, 3, 12)),
        ("2031-05", None),
        ("some day", None),
        (None, None),
    ],
)
def test_document_dates_are_read_as_the_corpora_write_them(written, day):
    assert gold.published(written) == day


@pytest.mark.parametrize("separator", ["\u2028", "\x85", "\r"])
def test_only_a_line_feed_ends_a_line(tmp_path: Path, separator):
    text = f"Kelu fell.{separator}Oresh held."
    loaded = gold.load(write(tmp_path / "g.jsonl", {"id": "a", "text": text, "claims": []}))
    assert loaded.entries[0].document.text == text


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"id": "a", "claims": []}', "missing field 'text'"),
        ('{"id": "a", "text": "Kelu"}', "exactly one of"),
        ('{"id": "a", "text": "Kelu", "claims": [], "timex": []}', "exactly one of"),
        ("not json", "Expecting value"),
        ("[1]", "exactly one of"),
        ('{"id": "a", "text": "Kelu", "claims": [{"figure": "8"}]}', "claims.0"),
    ],
)
def test_a_line_that_is_no_labelled_document_is_named(tmp_path: Path, line, reason):
    path = write(tmp_path / "g.jsonl", {"id": "ok", "text": "Kelu", "claims": []})
    path.write_text(path.read_text(encoding="utf-8") + line + "\n", encoding="utf-8")
    with pytest.raises(BadRecord, match=r"g\.jsonl, line 2") as caught:
        gold.load(path)
    assert reason in str(caught.value)


def test_a_figure_that_is_not_where_its_label_says_is_refused(tmp_path: Path):
    moved = CLAIM | {"start": CLAIM["start"] + 1, "end": CLAIM["end"] + 1}
    path = write(tmp_path / "g.jsonl", {"id": "a", "text": CAMP, "claims": [moved]})
    with pytest.raises(BadRecord, match="'At least eight' is not at 1:15"):
        gold.load(path)


def test_an_empty_file_a_mixed_file_and_a_missing_file_are_refused(tmp_path: Path):
    empty = write(tmp_path / "empty.jsonl")
    figures, timed = {"text": "Kelu", "claims": []}, {"text": "Kelu", "timex": []}
    mixed = write(tmp_path / "mixed.jsonl", figures, timed)
    for path in (empty, mixed, tmp_path / "missing.jsonl"):
        with pytest.raises(UnreadableInput, match=path.name):
            gold.load(path)
