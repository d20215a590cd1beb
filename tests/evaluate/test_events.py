from pathlib import Path

import pytest

from whosays.errors import BadRecord
from whosays.evaluate import events, gold
from whosays.evaluate.event_places import plain
from whosays.pipeline import extract
from whosays.records import Claim, Document, Mentions, PlaceMention, refer

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


def silent(document: Document) -> list[Claim]:
    return []


def shares(scores):
    return [scores.metrics()[name] for name in ("within 25 km", "within 161 km", "over 161 km")]


def test_each_article_is_read_with_its_publisher_and_date(coded):
    read = []
    events.score(
        coded(KELU), lambda document: read.append(document) or Mentions(document=refer(document)), silent
    )
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
    assert shares(events.score(coded(KELU), resolving(Kelu=point), silent)) == expected


def test_the_most_exact_place_stands_for_the_event(coded):
    scores = events.score(coded(KELU), resolving(Oresh=(13.0, 20.0, 4), Kelu=(10.0, 20.0)), silent)
    assert shares(scores) == [1.0, 1.0, 0.0]


def test_an_event_whose_articles_name_no_place_is_not_counted(coded):
    silent = KELU | {"articles": [KELU["articles"][0] | {"text": "Three killed."}]}
    country = KELU | {"where_prec": 6}
    for line in (silent, country):
        assert shares(events.score(coded(line), resolving(), silent)) == [None, None, None]


def test_only_the_place_or_its_district_is_its_level(coded):
    metrics = events.score(
        coded(KELU | {"articles": KELU["articles"][1:]}), resolving(Oresh=(11.0, 20.0, 4)), silent
    ).metrics()
    assert metrics["within 161 km"] == 1.0
    assert metrics["named at its level: within 161 km"] is None


def test_mistakes_say_what_was_coded_and_what_was_found(coded):
    far = KELU | {"id": "e2"}
    scores = events.score(coded(KELU, far), resolving(Kelu=(13.0, 20.0)), silent)
    first, second = scores.errors(kind="wrong")
    assert (first.kind, first.gold) == ("wrong", "Kelu town, Lower Sem district, Oresh province, Talvia")
    assert second.predicted == "Kelu, None, None (334 km off)"
    assert [m.kind for m in events.score(coded(KELU), resolving(), silent).errors(label="precision 1")] == [
        "unplaced"
    ]


def test_a_crash_counts_as_nothing_found(coded):
    def broken(document):
        raise ValueError("no")

    scores = events.score(coded(KELU), broken, silent)
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


def far_away(**changes):
    articles = [
        {
            "publisher": "Ilve Post",
            "date": "2031-05-02",
            "text": "Nine people were killed in Mirrow on Thursday.",
        }
    ]
    return KELU | {"id": "e2", "place": "Mirrow town", "articles": articles} | changes


def told(*texts, **changes):
    articles = [
        {"publisher": f"Outlet {n}", "date": f"2031-05-0{n}", "text": text}
        for n, text in enumerate(texts, start=2)
    ]
    return KELU | {"articles": articles} | changes


def test_articles_that_share_an_incident_are_of_one_event(coded):
    line = told("Three people were killed in Kelu on Thursday.", "Three people were killed in Kelu on 1 May.")
    scores = events.score(coded(line, far_away()), resolving(), extract)
    assert [scores.metrics()[name] for name in ("same event precision", "same event recall")] == [1.0, 1.0]


def test_articles_that_share_a_place_within_a_day_are_of_one_event(coded):
    line = told("Mourning in Kelu.", "Funerals in Kelu.")
    assert events.score(coded(line), resolving(Kelu=(10.0, 20.0)), silent).metrics()["same event"] == 1.0
    assert events.score(coded(line), resolving(Kelu=(10.0, 20.0, 4)), silent).metrics()["same event"] == 0.0


def test_a_toll_holds_the_coded_best_or_is_it(coded):
    lines = [
        told("Three people were killed in Kelu.", "At least two people were killed in Kelu."),
        far_away(best=9, low=9, high=9),
        far_away(id="e3", best=10),
    ]
    metrics = events.score(coded(*lines), resolving(), extract).metrics()
    assert (metrics["toll holds best"], metrics["toll is best"]) == (2 / 3, 1 / 3)


def test_pairs_that_are_parted_are_told(coded):
    scores = events.score(coded(told("Mourning in Kelu.", "Funerals in Oresh.")), resolving(), silent)
    assert [m.kind for m in scores.errors() if m.kind != "unplaced"] == ["parted"]
