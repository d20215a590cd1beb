"""Whatever the text: every span reads as cited, bounds follow from words, ids are unique, nothing raises."""

from hypothesis import example, given
from hypothesis import strategies as st

from whosays import numbers
from whosays.pipeline import annotate, extract
from whosays.records import Claim, Document


def listed(parts: str) -> st.SearchStrategy[str]:
    """Draw one of the parts between the bars."""
    return st.sampled_from(parts.split("|"))


AMOUNTS = st.one_of(
    st.integers(0, 10**7).map(str),
    st.integers(1000, 10**7).map("{:,}".format),
    listed(
        "seven|twenty-six|two hundred and fifty|dozens of|several|a|no|٣١|१७|１２|25–30|2%|two-thirds of|both|a second"
        "|three lakh|1.5 million|half a|12,34,567|٪٣٠|²|Ⅻ|½|10¹²|0|-5|1e9|1/2|10:30|3.14.15"
    ),
)
MODIFIERS = listed(
    "|at least |up to |about |more than |as many as |between 10 and |nearly |some |an estimated |only |the other "
)
AFTER = listed("| or more| or so|+| (271 yesterday)| of the 700|, including two children,| 😢")
PEOPLE = listed(
    "people|villagers|soldiers|e\u0301migre\u0301s|مدنيين|deaths|bodies|tanks|rockets|Sem League fighters|martyrs"
    "|members of the Darvane Front||lives|of them|per cent"
)
VERBS = listed(
    "were killed|died|were wounded|dead|fled|were not killed|may have been killed|went missing|were destroyed"
    "|WERE KILLED|will be released|were reportedly abducted|killed or wounded|were among the dead|surrendered|is|:"
)
PARTIES = listed(
    "The front|police|Mara Ilvet|THE ARMY|«الجبهة»|He|A spokesman for the Sem League|Reuters|Ke\u0301lu Committee|it"
)
FRAMES = st.sampled_from(
    (
        "{s} said {x} in Oresh on 8 July.",
        '"{x}," {s} said.',
        "{s} denied that {x}.",
        "{x}, {s} told Reuters.",
        "{x}\r\n\r\n{s} added that {x}.",
        "KELU, July 8 (AFP) -- {x}; {x}, according to {s}.",
        "{x} since May. {s} could not independently verify the claim.",
        "“{x}. {x},” {s} said. “{x}.”",
        "😀 {x} 👨‍👩‍👧 {s} {x}",
        "- {x}\n- {x}\n- {s}: {x}",
        "\u202e{x}\u202c {s} claimed responsibility.",
        "({s} said ({x} [{x}",
    )
)


@st.composite
def reports(draw: st.DrawFn) -> str:
    """Sentences of conflict reporting, whole and broken, with one to three frames."""

    def clause() -> str:
        said = f"{draw(MODIFIERS)}{draw(AMOUNTS)}{draw(AFTER)} {draw(PEOPLE)} {draw(VERBS)}"
        return said[:1].upper() + said[1:] if draw(st.booleans()) else said

    frames = draw(st.lists(FRAMES, min_size=1, max_size=3))
    text = draw(st.sampled_from((" ", "\n\n", "\r\n", "  \u2029"))).join(
        frame.format(x=clause(), s=draw(PARTIES)) for frame in frames
    )
    return text.upper() if draw(st.integers(0, 9)) == 0 else text


def _sound(document: Document, found: list[Claim]) -> None:
    ids = [claim.id for claim in found]
    assert len(ids) == len(set(ids))
    rows = {claim.id: claim for claim in found}
    for claim in found:
        claim.check(document.text)
        figure = claim.figure
        said = numbers.Reading(figure.low, figure.high, figure.modifier, figure.vague, figure.kind)
        assert said in numbers.readings(document.text[figure.start : figure.end])
        assert claim.span.start <= figure.start < figure.end <= claim.span.end
        assert claim.part_of is None or rows[claim.part_of].measure == claim.measure
        assert claim.id not in _totals(rows, claim)
        assert claim.id == Claim.identify(document.id, claim.span, claim.measure, figure, claim.population)
        assert Claim.model_validate_json(claim.model_dump_json()) == claim


def _totals(rows: dict[str, Claim], claim: Claim) -> list[str]:
    """Return the ids of a row's total, of that total's own total, and so on."""
    above: list[str] = []
    while claim.part_of is not None and claim.part_of not in above:
        above.append(claim.part_of)
        claim = rows[claim.part_of]
    return above


@given(reports())
@example("THE FRONT SAID Ⅻ PEOPLE WERE KILLED IN ORESH ON 8 JULY.")
def test_every_row_of_a_report_is_sound_and_the_same_again(text: str) -> None:
    document = Document.build(text=text, source="generated", published="2025-07-09")
    found = extract(document)
    _sound(document, found)
    assert extract(Document.build(text=text, source="elsewhere", published="2025-07-09")) == [
        claim.model_copy(update={"document": claim.document.model_copy(update={"source": "elsewhere"})})
        for claim in found
    ]


@given(st.text(max_size=300))
@example("")
@example("\x00\ud800\uffff")
@example("." * 3000)
@example("killed " * 500)
@example("12 " * 500)
@example("at least " * 300 + "12 people were killed")
@example('"' * 999 + " said")
@example("(" * 2000 + "12 killed" + ")" * 2000)
def test_any_text_at_all_is_read_without_an_error(text: str) -> None:
    document = Document.build(text=text, source="generated")
    _sound(document, extract(document))
    mentions = annotate(document)
    for mention in (*mentions.quantities, *mentions.times, *mentions.places, *mentions.parties):
        assert 0 <= mention.start < mention.end <= len(text)


@given(reports(), st.text(st.characters(exclude_categories=("Cs",)), max_size=12))
def test_rows_stay_sound_behind_any_beginning(text: str, opening: str) -> None:
    document = Document.build(text=f"{opening}\n\n{text}", source="generated")
    _sound(document, extract(document))


def test_some_reports_give_rows_of_every_factuality() -> None:
    """Guards the properties above: the generated sentences are ones that the rules do read."""
    text = (
        "Four people were reportedly abducted. Nine people may have been killed. The army will release 50 prisoners. "
        "The front said 31 villagers were killed. The army denied that 12 people were killed."
    )
    found = extract(Document.build(text=text, source="generated"))
    assert {claim.factuality for claim in found} == {"CT+", "CT-", "PS+", "PR+", "FU"}
