import pytest

from tests.tagger.reading import read
from whosays.tagger.model import model
from whosays.tagger.names import Names


def _masked(text: str) -> list[str]:
    """Return the runs of words that a mask stands for."""
    prepared, mentions, _ = read(text)
    names = Names(prepared, mentions, model().pieces)
    runs: list[str] = []
    for token in prepared.tokens:
        if token.index in names.group:
            runs.append(token.norm)
        elif token.index in names.inner:
            runs[-1] += " " + token.norm
    return runs


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("Two Israeli soldiers were killed.", ["israeli"]),
        ("The Kelu Guard shelled the town.", ["kelu guard"]),
        ("THE TARSK RESISTANCE COUNCIL SHELLED MANY HOUSES.", ["tarsk resistance council"]),
        ("DQF said nine were intercepted.", ["dqf"]),
        ("Police said the bridge was destroyed on Friday.", []),
        ("At least 12 villagers were killed.", []),
    ],
)
def test_names_are_masked_whole_and_common_words_are_not(text: str, runs: list[str]) -> None:
    assert _masked(text) == runs


def test_what_a_party_is_stays_readable_beside_its_name() -> None:
    assert "police" not in " ".join(_masked("Syrian police said two men were killed."))
