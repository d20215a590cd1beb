"""README.md points at things that are there."""

import re
from pathlib import Path

from whosays.cli.app import COMMANDS, load

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_link_leads_to_a_file():
    links = re.findall(r"\]\(([^)#]+)\)", README)
    assert links
    assert [link for link in links if not (ROOT / link).is_file()] == []


def test_the_table_lists_every_command():
    listed = re.findall(r"^\| `(\w+)` \| .+ \|$", README, flags=re.M)
    assert listed == list(COMMANDS)


def test_every_command_line_shown_is_a_real_one():
    shown = re.findall(
        r"whosays (\w+)((?: [\w./=-]+)*)", "\n".join(re.findall(r"```\n(.*?)```", README, flags=re.S))
    )
    assert {name for name, _ in shown} <= set(COMMANDS)
    for name, rest in shown:
        known = {option for parameter in load(name).params for option in parameter.opts}
        assert {word for word in rest.split() if word.startswith("--")} <= known


def test_make_targets_shown_exist():
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.M))
    assert set(re.findall(r"^make (\w+)", README, flags=re.M)) <= targets
