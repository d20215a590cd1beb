import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whosays.annotate.attributions import attributions
from whosays.prepared import Prepared
from whosays.records import Document
from whosays.text import prepare


def prepared(text: str) -> Prepared:
    return prepare(Document.build(text=text, source="test"))


def read(text: str) -> list[tuple[str, str, str]]:
    def said(segments):
        return " ~ ".join(text[a:b] for a, b in segments)

    return [(said(a.source), said(a.cue), said(a.content)) for a in attributions(prepared(text))]


ONE = [
    ("Police said that two men died.", "Police", "said", "that two men died"),
    ("Two men died, police said.", "police", "said", "Two men died"),
    ("Two men died, police said on Friday.", "police", "said", "Two men died"),
    ("Two men died, said the mayor.", "the mayor", "said", "Two men died"),
    ("Two men died in Oresh, reports Talvia Wire.", "Talvia Wire", "reports", "Two men died in Oresh"),
    ("Talvia Wire reports that two men died.", "Talvia Wire", "reports", "that two men died"),
    ("According to the army, two men died.", "the army", "According to", "two men died"),
    ("Two men died, according to the army.", "the army", "according to", "Two men died"),
    ("The raid, police said, killed two men.", "police", "said", "The raid ~ killed two men"),
    ("The army has also confirmed two deaths.", "The army", "has also confirmed", "two deaths"),
    ("The army denied that two men died.", "The army", "denied", "that two men died"),
    ("The mayor told Talvia Wire that two men died.", "The mayor", "told", "that two men died"),
    ("Ana Berrin, a doctor, said two men died.", "Ana Berrin, a doctor,", "said", "two men died"),
    ("Two men died, said Ana Berrin, a doctor.", "Ana Berrin, a doctor", "said", "Two men died"),
    ("The ministry on Friday announced two deaths.", "The ministry", "announced", "two deaths"),
    ("Gov. Ivo Marrant said two men died.", "Gov. Ivo Marrant", "said", "two men died"),
    ("Police: two killed in Oresh", "Police", ":", "two killed in Oresh"),
    ("Two killed in Oresh - police", "police", "-", "Two killed in Oresh"),
    ("TWO MEN DIED, THE ARMY SAID TODAY.", "THE ARMY", "SAID", "TWO MEN DIED"),
    ("the army said two men died", "the army", "said", "two men died"),
    ("The Front claimed responsibility for the raid.", "The Front", "claimed responsibility", "for the raid"),
    ("The Front put the toll at 12.", "The Front", "put", "the toll at 12"),
    ("ORESH, 9 July (Talvia Wire) - Two men died, police said.", "police", "said", "Two men died"),
    ('The "Sons of Sem" claimed that two died.', 'The "Sons of Sem"', "claimed", "that two died"),
    (
        "Ivo Marrant, identified as the guard, said two died.",
        "Ivo Marrant, identified as the guard,",
        "said",
        "two died",
    ),
    (
        "Two died, according to a note issued by the mayor.",
        "a note issued by the mayor",
        "according to",
        "Two died",
    ),
    ("The army, however, said two died.", "The army", "said", "two died"),
    ("IS said two men died in the raid.", "IS", "said", "two men died in the raid"),
]


@pytest.mark.parametrize(("text", "source", "cue", "content"), ONE, ids=[row[0] for row in ONE])
def test_a_sentence_with_one_cue_gives_its_source_cue_and_content(text, source, cue, content):
    assert read(text) == [(source, cue, content)]


SILENT = [
    "The reports of the ministry were late.",
    "The raid claimed nine lives.",
    "The United States sent food to Kelu camp.",
    "Talvia: three killed in Oresh",
    "The state of the road is bad.",
    "The raid killed many while destroying two command posts six arms caches and four trucks.",
    "They burned three checkpoint posts in the north.",
]


@pytest.mark.parametrize("text", SILENT)
def test_nouns_and_look_alikes_are_no_cues(text):
    assert read(text) == []


def test_adding_takes_the_source_of_the_cue_before_and_ends_its_content():
    assert read("The army said two men died, adding that four were hurt.") == [
        ("The army", "said", "two men died"),
        ("The army", "adding", "that four were hurt"),
    ]


def test_a_trailing_report_covers_the_attribution_inside_it():
    found = read("Police said two men died, reports Talvia Wire.")
    assert found == [
        ("Police", "said", "two men died"),
        ("Talvia Wire", "reports", "Police said two men died"),
    ]


def test_a_contrast_ends_the_first_speakers_content():
    found = read("The army said two men died, but the Front said nine had died.")
    assert [content for _, _, content in found] == ["two men died", "nine had died"]


def test_a_quotation_over_three_sentences_belongs_to_one_cue():
    text = '"Two men died. They were guards," Ana Berrin said. "We buried them on Friday."'
    assert read(text) == [
        ("Ana Berrin", "said", '"Two men died. They were guards," ~ "We buried them on Friday."'),
    ]


def test_a_quotation_that_opens_each_paragraph_again_is_one_speech():
    text = 'The mayor said: "Two men died.\n\n"Four were hurt."'
    assert read(text)[0][2] == '"Two men died. ~ "Four were hurt."'


def test_the_next_quotation_with_its_own_speaker_is_left_to_that_speaker():
    text = '"Two men died," Ana Berrin said. "Nine died," Ivo Marrant said.'
    assert [source for source, _, _ in read(text)] == ["Ana Berrin", "Ivo Marrant"]
    assert read(text)[0][2] == '"Two men died,"'


def test_as_saying_names_both_who_spoke_and_who_quoted():
    found = read("Talvia Wire quoted the mayor as saying that two men died.")
    assert [(source, cue) for source, cue, _ in found] == [
        ("Talvia Wire", "quoted"),
        ("the mayor", "as saying"),
    ]


def test_turns_of_a_bracketed_interview_are_attributed_to_their_speakers():
    text = "[REPORTER] HOW MANY DIED? [BERRIN] WE COUNTED TWELVE. THREE ARE MISSING."
    assert [(a, c) for a, _, c in read(text)] == [
        ("REPORTER", "HOW MANY DIED?"),
        ("BERRIN", "WE COUNTED TWELVE. THREE ARE MISSING."),
    ]


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read_without_failure_and_every_span_lies_in_it(text):
    check_spans(text)


WORDS = st.sampled_from(
    ["said", "the", "army", ",", ".", '"', "according", "to", "Oresh", "12", "died", "who", "adding", "told", "[",
     "]", "(", ")", "reports", "that", "by", "was", "quoted", "as", "saying", "\n\n", "-", ":", "He", "citing"]
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(WORDS, max_size=40))
def test_any_order_of_cue_words_is_read_without_failure(found):
    check_spans(" ".join(found))


def check_spans(text: str) -> None:
    for a in attributions(prepared(text)):
        for start, end in (*a.source, *a.cue, *a.content):
            assert 0 <= start < end <= len(text)
            assert text[start:end].strip()


PATTERNS = [
    "{a} said that its men had killed 12 fighters of {b}.",
    "{a} denied that 12 villagers were killed and accused {b}.",
    "Twelve fighters died, {a} said, but {b} spoke of three.",
    "According to {a}, {b} fired on the camp and 12 people died.",
    "{a} claimed responsibility for an attack on {b} that killed 12.",
    "Twelve killed in Oresh: {a}",
]


@pytest.mark.parametrize("pattern", PATTERNS)
@settings(deadline=None)
@given(data=st.data())
def test_swapping_two_parties_swaps_them_in_the_spans_and_nothing_else(pattern, data):
    names = st.sampled_from(["the Kelu Army", "the Darvane Front", "the Sem Guard", "the Oresh Movement"])
    a, b = data.draw(names), data.draw(names)
    there = [[part.replace(a, "#").replace(b, "%") for part in row] for row in read(pattern.format(a=a, b=b))]
    back = [[part.replace(b, "#").replace(a, "%") for part in row] for row in read(pattern.format(a=b, b=a))]
    assert a == b or there == back
