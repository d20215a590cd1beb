"""Colours can be read and told apart in light and in dark (WCAG 2.2: 4.5 for text, 3 for drawn things)."""

import re
from importlib import resources

import pytest

CSS = resources.files("whosays.report").joinpath("assets", "style.css").read_text("utf-8")
LIGHT, DARK = (dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", block)) for block in CSS.split("@media", 2)[:2])
TEXT = [(front, back) for back in ("paper", "raised") for front in ("ink", "soft", "link")]
MARKED = [("ink", "fig"), ("ink", "src")]
DRAWN = [(f"k{n}", "paper") for n in "01234567x"] + [
    (k, "paper") for k in ("cue", "pop", "act", "pla", "tim", "bas")
]


def luminance(colour: str) -> float:
    channels = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(share * c for share, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("front", "back", "least"), [(*pair, 4.5) for pair in TEXT + MARKED] + [(*pair, 3.0) for pair in DRAWN]
)
def test_contrast(scheme: dict[str, str], front: str, back: str, least: float) -> None:
    assert contrast(scheme[front], scheme[back]) >= least


def test_both_schemes_name_the_same_colours() -> None:
    assert LIGHT.keys() == DARK.keys()
