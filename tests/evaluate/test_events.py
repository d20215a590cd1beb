from pathlib import Path

import pytest

from whosays.errors import BadRecord
from whosays.evaluate import events, gold
from whosays.evaluate.event_places import plain
from whosays.records import Document, Mentions, PlaceMention, refer

from .invented import write

KELU = {
    "id": "e1", "place": "Kelu town", "adm_2": "Lower Sem district", "adm_1": "Oresh province", "country": "Talvia",
    "where_prec": 1, "latitude": 10.0, "longitude": 20.0, "low": 2, "best": 3, "high": 4,
    "articles": [
        {"publisher": "Talvia Wire", "date": "2031-05-02", "text": "Three killed in Kelu."},
        {"publisher": "Oresh Post", "date": "2031-05-03", "text": "Mourning in Oresh."},
    ],
}  # fmt: skip


@pytest.fixture
def coded(tmp_path: Path):
    return lambda *lines: gold.load(write(tmp_path / "events.jsonl", *lines))


def resolving(**points):
    """Make a reader that gives each word of a text the point, where_prec 1 or as said, in `points`."""

    def annotate(document: Document) -> Mentions:
        found = []
        for word, (latitude, longitude, *precision) in points.items():
            if (start := document.text.find(word)) >= 0:
                found.append(
                    PlaceMention(
                        start=start,
                        end=start + len(word),
                        name=word,
                        latitude=latitude,
                        longitude=longitude,
                        precision=precision[0] if precision else 1,
                    )
                )
        return Mentions(document=refer(document), places=tuple(found))

    return annotate


def shares(scores):
    return [scores.metrics()[name] for name in ("within 25 km", "within 161 km", "over 161 km")]


def test_each_article_is_read_with_its_publisher_and_date(coded):
    read = []
    events.score(coded(KELU), lambda document: read.append(document) or Mentions(document=refer(document)))
    assert [(d.publisher, str(d.published)) for d in read] == [
        ("Talvia Wire", "2031-05-02"),
        ("Oresh Post", "2031-05-03"),
    ]


@pytest.mark.parametrize(
    ("point", "expected"),
    [
        ((10.1, 20.1), [1.0, 1.0, 0.0]),
        ((11.0, 20.0), [0.0, 1.0, 0.0]),
        ((13.0, 20.0), [0.0, 0.0, 1.0]),
        ((13.0, 20.0, 6), [0.0, 0.0, 0.0]),
    ],
)
def test_a_place_counts_by_its_distance_and_a_country_not_at_all(coded, point, expected):
    assert shares(events.score(coded(KELU), resolving(Kelu=point))) == expected


def test_the_most_exact_place_stands_for_the_event(coded):
    scores = events.score(coded(KELU), resolving(Oresh=(13.0, 20.0, 4), Kelu=(10.0, 20.0)))
    assert shares(scores) == [1.0, 1.0, 0.0]


def test_an_event_whose_articles_name_no_place_is_not_counted(coded):
    silent = KELU | {"articles": [KELU["articles"][0] | {"text": "Three killed."}]}
    country = KELU | {"where_prec": 6}
    for line in (silent, country):
        assert shares(events.score(coded(line), resolving())) == [None, None, None]


def test_only_the_place_or_its_district_is_its_level(coded):
    metrics = events.score(
        coded(KELU | {"articles": KELU["articles"][1:]}), resolving(Oresh=(11.0, 20.0, 4))
    ).metrics()
    assert metrics["within 161 km"] == 1.0
    assert metrics["named at its level: within 161 km"] is None


def test_mistakes_say_what_was_coded_and_what_was_found(coded):
    far = KELU | {"id": "e2"}
    scores = events.score(coded(KELU, far), resolving(Kelu=(13.0, 20.0)))
    first, second = scores.errors()
    assert (first.kind, first.gold) == ("wrong", "Kelu town, Lower Sem district, Oresh province, Talvia")
    assert second.predicted == "Kelu, None, None (334 km off)"
    assert [m.kind for m in events.score(coded(KELU), resolving()).errors()] == ["unplaced"]


def test_a_crash_counts_as_nothing_found(coded):
    def broken(document):
        raise ValueError("no")

    scores = events.score(coded(KELU), broken)
    assert shares(scores) == [0.0, 0.0, 0.0]
    assert [crash.name for crash in scores.crashes] == ["e1/1", "e1/2"]


def test_an_event_is_one_label_whatever_its_articles(coded):
    loaded = coded(KELU)
    assert (loaded.kind, loaded.items, len(loaded.entries)) == ("events", 1, 2)


def test_an_event_without_coordinates_is_refused(coded):
    with pytest.raises(BadRecord, match="latitude"):
        coded({k: v for k, v in KELU.items() if k != "latitude"})


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Kelu town", "kelu"),
        ("Lower Sem district", "lower sem"),
        ("Oresh", "oresh"),
        ("Al-Sem lga", "al sem"),
    ],
)
def test_a_coded_name_is_looked_for_without_its_kind(name, expected):
    assert plain(name) == expected
