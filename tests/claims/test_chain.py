import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whosays.annotate.attributions import attributions
from whosays.claims.candidate import Candidate
from whosays.claims.chain import Accounts, Chain
from whosays.numbers import Reading
from whosays.records import Document
from whosays.text import prepare

VAGUE = Reading(None, None, "vague", "some", "count")


def chain_of(text: str, figure: str) -> Chain:
    prepared = prepare(Document.build(text=text, source="test"))
    start = text.index(figure)
    span = (start, start + len(figure))
    sentence = max(s.index for s in prepared.sentences if s.start <= start)
    candidate = Candidate(span, VAGUE, None, "killed", span, "passive", sentence)
    found = Accounts(prepared, attributions(prepared)).chain(candidate)
    for source in found.sources:
        assert text[source.start : source.end] == source.text
        if source.cue is not None:
            assert text[source.cue_start : source.cue_end] == source.cue
    return found


def names(text: str, figure: str) -> list[str]:
    return [source.text for source in chain_of(text, figure).sources]


ROWS = [
    ("Shells killed 12 people in Kelu camp.", "12", []),
    ("Shells killed 12 people, the ministry said.", "12", ["the ministry"]),
    ("It is reported that 12 people died.", "12", []),
    ("No group has claimed responsibility for the raid, which killed 12.", "12", []),
    ("The ministry condemned the raid that killed 12 people.", "12", []),
    ("The ministry will say that 12 people died.", "12", []),
    ("The Front claimed responsibility for a raid that killed 12.", "12", ["The Front"]),
    ("A doctor told Talvia Wire that 12 people died.", "12", ["A doctor", "Talvia Wire"]),
    ("A doctor told reporters that 12 people died.", "12", ["A doctor"]),
    ("Police said 12 people died, reports Talvia Wire.", "12", ["Police", "Talvia Wire"]),
    ("Talvia Wire, citing police, reported 12 dead.", "12", ["police", "Talvia Wire"]),
    ("Talvia Wire quoted a guard as saying that 12 died.", "12", ["a guard", "Talvia Wire"]),
    ("A guard was quoted by Talvia Wire as saying that 12 died.", "12", ["A guard", "Talvia Wire"]),
    ("Police and medics said 12 people died.", "12", ["Police and medics"]),
    ("Around 300 marched, organisers said; police spoke of 110.", "300", ["organisers"]),
    ("Around 300 marched, organisers said; police spoke of 110.", "110", ["police"]),
    ("The Front put its losses at two dead.", "two", ["The Front"]),
    ("The ministry revised the death toll in Oresh to 23 from 26.", "23", ["The ministry"]),
    ("The monitor has recorded at least 12 deaths.", "12", ["The monitor"]),
    ("At least 12 deaths were recorded by the monitor.", "12", ["the monitor"]),
    ("At least 12 deaths were recorded in May.", "12", []),
    ("Police recorded a statement in the case of the 12 dead.", "12", []),
    ("The ministry revised its rules after 23 people died.", "23", []),
    ("The raid raised the number of dead to 23.", "23", []),
    ("Ivo Marrant, a colonel, said 12 people died.", "12", ["Ivo Marrant"]),
    ("Ana Berrin, who runs the clinic, said 12 people died.", "12", ["Ana Berrin"]),
    ("Police: 12 killed in Oresh", "12", ["Police"]),
    ("Talvia: 12 killed in Oresh", "12", []),
    ("12 killed in Oresh - police", "12", ["police"]),
    ("12 PEOPLE DIED, THE MINISTRY SAID.", "12", ["THE MINISTRY"]),
]


@pytest.mark.parametrize(("text", "figure", "sources"), ROWS, ids=[f"{r[0]} [{r[1]}]" for r in ROWS])
def test_one_sentence_gives_its_chain_innermost_first(text, figure, sources):
    assert names(text, figure) == sources


CARRIED = [
    ("Five men died in Oresh on Friday, reports Talvia Wire. Two others were hurt.", "Two others", ["Talvia Wire"]),
    ("The mayor said that five men died. The blast also hurt 12.", "12", ["The mayor"]),
    ("The mayor said that five men died. More than 900 have been killed since May.", "900", []),
    ("The mayor said that five men died. Police said 12 were hurt.", "12", ["Police"]),
    ("The mayor said the road was closed. Villagers in Tamsin buried 12.", "12", []),
    ("Five men died, the mayor said. A. B. C. The river rose. It rained. The wind blew. The blast hurt 12.", "12", []),
    ('"Two died," Ana Berrin said. "Another 12 are missing."', "12", ["Ana Berrin"]),
    ("The Front denied that two men died. The blast hurt 12.", "12", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figure", "sources"), CARRIED, ids=[row[0] for row in CARRIED])
def test_an_account_carries_over_until_somebody_else_speaks(text, figure, sources):
    assert names(text, figure) == sources


def test_he_added_takes_the_name_that_the_document_gives():
    (source,) = chain_of(
        "Colonel Ivo Marrant said all was calm. He added that 15 fighters died.", "15"
    ).sources
    assert (source.text, source.cue, source.kind) == ("Colonel Ivo Marrant", "added", "named")


def test_a_pronoun_without_a_name_stays_a_pronoun():
    (source,) = chain_of("He said that 15 fighters died.", "15").sources
    assert (source.text, source.kind) == ("He", "pronoun")


def test_he_is_never_a_ministry():
    assert names("The ministry said all was calm. He said that 15 fighters died.", "15") == ["He"]


def test_the_source_goes_on_through_the_agency_that_it_told():
    text = "A source told Talvia Wire that five men died. The source added that 15 were hurt."
    assert names(text, "15") == ["The source", "Talvia Wire"]


def test_nameless_sources_are_marked_unnamed():
    kinds = [
        chain_of(f"{who} said 15 died.", "15").sources[0].kind for who in ("Two officials", "Ana Berrin")
    ]
    assert kinds == ["unnamed", "named"]


DENIALS = [
    "{a} denied that its troops killed 31 villagers.",
    "{a} denied killing 31 villagers.",
    "{a} has categorically denied having killed 31 villagers in Kelu camp.",
    "{a} denies it killed 31 villagers.",
    "{a} denied reports that 31 villagers were killed.",
    "{a} dismissed claims that its men killed 31 villagers.",
    "{a} categorically rejected as false reports that its men killed 31 villagers.",
    "{a} called reports that its men killed 31 villagers false.",
    "{a} said reports that its men killed 31 villagers were untrue.",
    "{a} said there was no truth in reports that 31 villagers were killed.",
    "{a} denied the Kelu Committee's report that its men killed 31 villagers.",
    "{a} denied a report by the Kelu Committee that its men killed 31 villagers.",
    "It is untrue that 31 villagers were killed, {a} said.",
    "It is not true that 31 villagers were killed, {a} said.",
    "{a} rejected the claim that 31 villagers were killed.",
    "{a} dismissed reports of 31 deaths as lies.",
    "Reports that 31 villagers had been killed were denied by {a}.",
    "On Friday {a} again denied that 31 villagers had been killed.",
]
PARTIES = [
    "the Kelu Army",
    "the Darvane Front",
    "the defence ministry",
    "General Ivo Marrant",
    "the Sem Guard",
]


@pytest.mark.parametrize("pattern", DENIALS)
@pytest.mark.parametrize("party", PARTIES)
def test_a_denial_is_the_deniers_alone_and_marked(pattern, party):
    text = pattern.format(a=party)
    found = chain_of(text[0].upper() + text[1:], "31")
    assert found.denied
    assert [source.text.casefold() for source in found.sources] == [party.casefold()]


@pytest.mark.parametrize(
    "text",
    [
        "The army confirmed that 31 villagers were killed.",
        "The army denied any part in the raid, which killed 31 villagers.",
        "The mayor said 31 villagers were killed; the army denied that its guns fired.",
        "The army said it was not false that 31 villagers were killed.",
        "The army said 31 villagers were killed by false policemen.",
        "The army called for calm after 31 villagers were killed.",
    ],
)
def test_what_is_only_mentioned_beside_a_denial_is_not_denied(text):
    assert not chain_of(text, "31").denied


def test_who_denies_the_blame_does_not_vouch_for_the_toll():
    text = "The army denied responsibility for the raid, killing 31 villagers."
    assert chain_of(text, "31") == Chain((), False)


@pytest.mark.parametrize(
    "pattern", [*DENIALS, "{a} said 31 died.", "31 died, {a} said. Two others are missing."]
)
@settings(deadline=None)
@given(pair=st.permutations(PARTIES).map(lambda found: found[:2]))
def test_swapping_the_party_changes_the_name_in_the_chain_and_nothing_else(pattern, pair):
    one, other = (chain_of(pattern.format(a=party), "31") for party in pair)
    assert one.denied == other.denied
    assert [(s.text.replace(pair[0], "#"), s.cue) for s in one.sources] == [
        (s.text.replace(pair[1], "#"), s.cue) for s in other.sources
    ]


@settings(deadline=None)
@given(st.text(max_size=200), st.data())
def test_any_text_gives_a_chain_whose_words_stand_where_it_says(text, data):
    text = "Police said 12 died. " + text
    figure = data.draw(st.integers(0, len(text) - 1))
    chain_of(text, text[figure])
