"""Copied words have one origin, whichever copy lost the name of its source."""

from tests.link.telling import told
from whosays.link import origins

NAMED = "Nine people were killed in Kelu camp on 8 July, the Kelu Committee said."
UNNAMED = "Nine people were killed in Kelu camp on 8 July."
WITNESS = "A witness said nine people were killed in Kelu camp on 8 July."


def keys(claims, copied):
    found = origins.resolve(claims, dict.fromkeys((one.id for one in copied), "g"), {})
    return {found[one.id].key for one in claims}


def test_a_copy_that_drops_the_source_has_the_source_of_the_other():
    for texts in ((UNNAMED, NAMED), (NAMED, UNNAMED)):
        claims = [told(text, publisher=f"Outlet {n}")[0] for n, text in enumerate(texts)]
        assert keys(claims, claims) == {told(NAMED)[0].voices[0][0]}


def test_without_copying_the_outlet_that_names_nobody_is_an_origin_of_its_own():
    claims = [told(NAMED, publisher="Outlet A")[0], told(UNNAMED, publisher="Outlet B")[0]]
    assert len(keys(claims, [])) == 2


def test_two_sentences_of_a_nameless_source_stay_one_origin_when_one_of_them_is_copied():
    first, second = told(
        f"{WITNESS} A witness said 12 people died in Kelu camp on 8 July.", publisher="Outlet A"
    )
    early = told(WITNESS, "2031-07-08", publisher="Outlet B")[0]
    assert len(keys([first, second, early], [first, early])) == 1
