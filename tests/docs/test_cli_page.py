"""docs/cli.md and the command line say the same."""

import re
from enum import EnumType
from importlib import import_module
from pathlib import Path
from typing import get_type_hints

import pytest

from whosays.cli.app import COMMANDS, load

PAGE = (Path(__file__).parents[2] / "docs" / "cli.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^## whosays (\w+)\n(.*?)(?=^## |\Z)", PAGE, flags=re.M | re.S))


def first_cells(section):
    """The text of the first cell of every table row, heads and rules left out."""
    rows = re.findall(r"^\| (.*?) \|", section, flags=re.M)
    return [row.replace("\\|", "|") for row in rows if "`" in row]


def parameters(name):
    return [p for p in load(name).params if p.name != "help"]


def test_every_command_has_a_section_and_every_section_a_command():
    assert set(SECTIONS) == set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_and_argument_is_documented_and_none_else(name):
    written = {word for cell in first_cells(SECTIONS[name]) for word in re.findall(r"`(-{0,2}[\w-]+)", cell)}
    known = {
        word
        for parameter in parameters(name)
        for word in (parameter.opts if parameter.param_type_name == "option" else [parameter.name.upper()])
    }
    assert written == known


@pytest.mark.parametrize("name", COMMANDS)
def test_documented_defaults_are_the_real_ones(name):
    rows = re.findall(r"^\| `(--[\w-]+).*?(?<!\\)\| (.*?) \|", SECTIONS[name], flags=re.M)
    shown = {"all": None, "none": None, "off": False}
    for option, default in rows:
        (parameter,) = (p for p in parameters(name) if option in p.opts)
        written = default.split("`")[-2] if "`" in default else shown.get(default, default)
        assert str(parameter.default) == str(written), option


@pytest.mark.parametrize("name", COMMANDS)
def test_choices_are_documented(name):
    function = getattr(import_module(f"whosays.cli.{name}"), name)
    for hint in get_type_hints(function).values():
        if isinstance(hint, EnumType):
            assert "|".join(hint) in SECTIONS[name].replace("\\|", "|")


@pytest.mark.parametrize("name", COMMANDS)
def test_help_opens_with_the_line_of_the_list_and_ends_with_examples_of_itself(name):
    told = load(name).help
    assert told.split("\n")[0] == COMMANDS[name]
    examples = told.split("Examples:\n")[1].splitlines()
    assert len(examples) >= 2
    assert all(f"whosays {name}" in line for line in examples)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_has_help(name):
    assert all(parameter.help for parameter in parameters(name))


def test_every_exit_code_is_documented():
    from whosays.cli import app, runs

    codes = {0, app.FAILED, app.USAGE, runs.SKIPPED, app.INTERRUPTED, app.BROKEN_PIPE}
    assert {int(code) for code in re.findall(r"^\| (\d+) \|", PAGE.split("## Input")[0], flags=re.M)} == codes
