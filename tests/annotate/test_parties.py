from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whosays.annotate.parties import parties
from whosays.annotate.parties.vocabulary import KINDS
from whosays.lexicon import load
from whosays.records import Document, PartyMention
from whosays.text import prepare


def read(text: str) -> list[PartyMention]:
    return parties(prepare(Document.build(text=text, source="test")))


def named(text: str) -> list[tuple[str, str | None, str | None]]:
    return [(text[m.start : m.end], m.id, m.kind) for m in read(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Reuters was told by the UN.", [("Reuters", "reuters", "media"), ("UN", "un", "international")]),
        ("Norwegian troops arrived.", [("Norwegian troops", "forces:NO", "state forces")]),
        ("Peruvian police made an arrest.", [("Peruvian police", "police:PE", "police")]),
        ("The Kenyan government agreed.", [("Kenyan government", "state:KE", "official")]),
        ("Ghana's army withdrew.", [("Ghana's army", "forces:GH", "state forces")]),
        ("Unidentified gunmen fled.", [("gunmen", None, "militia")]),
        ("The Velikora Times reported it.", [("Velikora Times", "name:velikora-times", "media")]),
        ("Fighters of the Talvian Liberation Front left.", [
            ("Fighters", "name:talvian-liberation-front", "rebel group"),
            ("Talvian Liberation Front", "name:talvian-liberation-front", None),
        ]),
        ("The Movement for a Free Talvia and the People's Army of Upper Sem met.", [
            ("Movement for a Free Talvia", "name:movement-for-free-talvia", None),
            ("People's Army of Upper Sem", "name:upper-sem-peoples-army", "state forces"),
        ]),
        ("Units of the Darvane Front left on Monday.", [("Darvane Front", "name:darvane-front", None)]),
        ("The Ministry of Interior on Monday closed.", [("Ministry of Interior", None, "official")]),
        ("The Norwegian Liberation Front met.", [
            ("Norwegian Liberation Front", "name:norwegian-liberation-front", None),
        ]),
        ("The Norwegian Defence Ministry met.", [
            ("Norwegian Defence Ministry", "state:NO/defence-ministry", "official"),
        ]),
        ("Many Raiders Killed in Peruvian Army Operations.", [
            ("Raiders", None, "militia"), ("Peruvian Army", "forces:PE", "state forces"),
        ]),
        ("Norwegian rebels left.", [("Norwegian rebels", "rebels:NO", "rebel group")]),
        ("Norwegian villagers left.", [("Norwegian villagers", "people:NO", "civilian")]),
        ("Norways army left.", [("Norways army", "forces:NO", "state forces")]),
        ("The Tuareg rebels left.", [("Tuareg rebels", "tuaregs", "rebel group")]),
        ("Colonel Halvard Brenn spoke.", [("Colonel Halvard Brenn", "name:halvard-brenn", "official")]),
    ],
)  # fmt: skip
def test_parties_are_found_with_id_and_kind(text, expected):
    assert named(text) == expected


@pytest.mark.parametrize(
    ("plain", "other"),
    [
        ("ISIL", "Daesh"),
        ("Houthis", "Ansar Allah"),
        ("Israel", "Zionist entity"),
        ("Syrian government", "Assad regime"),
    ],
)
def test_a_loaded_name_gives_the_id_of_the_plain_one(plain, other):
    assert [p for _, p, _ in named(f"It was {plain} that answered.")] == [
        p for _, p, _ in named(f"It was {other} that answered.")
    ]


def test_an_acronym_is_matched_as_printed():
    assert [p for _, p, _ in named("The UN said it is theirs.")] == ["un"]
    assert named("He is here and who knows, the rest is ap and sana.") == []


def test_an_acronym_that_the_document_explains_stands_for_the_name():
    text = "The Border Guard Bangladesh (BGB) and the Arakan Army AA met. The AA left; the XA stayed."
    assert [(w, p) for w, p, _ in named(text)] == [
        ("Border Guard Bangladesh", "forces:BD"), ("BGB", "forces:BD"), ("Arakan Army", "arakan-army"),
        ("AA", "arakan-army"), ("AA", "arakan-army"),
    ]  # fmt: skip


SENTENCES = [
    "{} claimed that {} had shelled the bridge.",
    "The spokesman of {} denied it, and {} did not answer.",
    "According to {}, fighters of {} were killed near Oresh.",
    "{}'s drones struck; {} called it a crime.",
]
PAIRS = [
    ("Hamas", "Hezbollah"),
    ("Norway", "Peru"),
    ("Reuters", "Xinhua"),
    ("Norwegian troops", "Peruvian troops"),
]


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_exchanging_two_names_of_one_kind_exchanges_ids_and_nothing_else(sentence, one, other):
    first, second = named(sentence.format(one, other)), named(sentence.format(other, one))
    one_id, other_id = (named(f"It was {name} that left.")[0][1] or "" for name in (one, other))
    code, other_code = one_id.rpartition(":")[2], other_id.rpartition(":")[2]
    exchanged = [
        other_code.join(b.replace(other_code, code) for b in (p or "").split(code)) for _, p, _ in first
    ]
    assert exchanged == [party or "" for _, party, _ in second]
    assert [kind for *_, kind in first] == [kind for *_, kind in second]
    assert [party is None for _, party, _ in first] == [party is None for _, party, _ in second]


@settings(deadline=None)
@given(st.text(max_size=150))
def test_any_text_can_be_read(text):
    end = 0
    for mention in read(text):
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from("UNarmy 's.-“(’é\u0301Front"), max_size=120))
def test_mentions_do_not_overlap(text):
    spans = [(m.start, m.end) for m in read(text)]
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


def test_no_name_is_listed_for_two_parties():
    data = load("parties")
    seen: dict[str, str] = {}
    for kind in data["inter"]:
        for party, names in data.get(kind, {}).items():
            for name in names:
                assert seen.setdefault(name, party) == party, f"{name}: {seen[name]} and {party}"


def test_every_kind_says_which_acled_codes_it_can_have():
    data = load("parties")
    kinds = {*data["nouns"], *data["organisations"], *KINDS} - {""}
    assert kinds == set(data["inter"])
    assert all(code in range(1, 9) for codes in data["inter"].values() for code in codes)


def test_an_article_in_capitals_makes_no_name():
    assert named("The news was bad.") == []
    assert named("The News was closed.") == [("The News", "the-news", "media")]
