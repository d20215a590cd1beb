"""Lists of parties that a user adds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays import actors, pipeline
from whosays.errors import UsageError
from whosays.records import Document

UCDP = "ActorId,NameData,NameFull\n17,KLG,Kelu Legion\n18,Government of Talvia,Government of Talvia\n"
ACLED = "actor1,inter1\nMilitary Forces of Talvia (2013-),1\nKelu Legion,3\n"
OWN = "Name,Id,Kind\nKelu Legion,my:kelu,rebel group\nDaesh,my:other,\n"


@pytest.fixture
def listed(tmp_path):
    def read(text, encoding="utf-8"):
        path = tmp_path / "list.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
        return actors.read(path)

    return read


def ids(text, known):
    found = pipeline.annotate(Document.build(text=text, source="test"), known).parties
    return [(text[m.start : m.end], m.id, m.kind) for m in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (UCDP, [("Kelu Legion", "ucdp:17", None), ("KLG", "ucdp:17", None)]),
        (ACLED, [("Kelu Legion", "acled:kelu-legion", "militia")]),
        (OWN, [("Kelu Legion", "my:kelu", "rebel group")]),
        (OWN.replace("\n", "\r\n"), [("Kelu Legion", "my:kelu", "rebel group")]),
        ("\ufeff" + OWN, [("Kelu Legion", "my:kelu", "rebel group")]),
    ],
)
def test_names_of_a_list_have_its_ids(listed, text, expected):
    assert ids("Then the Kelu Legion (KLG) left.", listed(text))[: len(expected)] == expected


def test_what_stands_in_brackets_is_part_of_the_id_alone(listed):
    found = ids("Then the Military Forces of Talvia left.", listed(ACLED))
    assert found == [("Military Forces of Talvia", "acled:military-forces-of-talvia-2013", "state forces")]


def test_a_list_comes_before_what_is_built_in(listed):
    assert ids("Then Daesh and Hamas met.", listed(OWN)) == [
        ("Daesh", "my:other", None), ("Hamas", "hamas", "rebel group"),
    ]  # fmt: skip
    assert ids("Then Daesh met.", actors.NONE)[0][1] == "isil"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "line 1: no header"),
        ("who,what\na,b\n", "line 1: no header"),
        ("name,id\nKelu Legion\n", "line 2: 1 cells where the header has 2"),
        ("name,id\n\n,x:1\n", "line 3: no name"),
        ("name,id\nKelu Legion,\n", "line 2: no id"),
        ("name,id\nKelu Legion,a b\n", "line 2: no id"),
        ("name,id,kind\nKelu Legion,x,army of elves\n", "line 2: no kind 'army of elves'"),
        ("name,id\nKelu Legion,x\nkelu  legion,y\n", "line 3: 'kelu legion' is y, and x in line 2"),
        ('name,id\n"Kelu Legion,x\n', "broken CSV"),
        (b"name,id\nK\xe9lu,x\n", "not UTF-8"),
        ("name,id\nKelu\x00,x\n", "line 2: no name"),
        ("name,id\n" + "K" * 20_000 + ",x\n", "line 2: a cell of more than 10,000 characters"),
    ],
)
def test_a_list_that_cannot_be_used_says_where_and_why(listed, text, message):
    with pytest.raises(UsageError, match=r"list\.csv") as caught:
        listed(text)
    assert message in str(caught.value)


def test_a_list_that_is_not_there(tmp_path):
    with pytest.raises(UsageError, match="can't be read"):
        actors.read(tmp_path / "none.csv")


@given(st.binary(max_size=200))
def test_any_bytes_are_a_list_or_an_error(tmp_path_factory, body):
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_bytes(b"name,id\n" + body)
    try:
        known = actors.read(path)
    except UsageError:
        return
    assert all(name.words for names in known.values() for name in names)
