"""The command line as a whole: its subcommands, loaded only when asked for, and how each failure ends.

Exit codes: 0 done; 1 an error that stopped the run; 2 wrong usage; 3 done, but some input was skipped;
130 interrupted; 141 whoever read our output stopped reading (as `head` does).
"""

import inspect
import os
import sys
from importlib import import_module
from typing import Annotated, Any, NoReturn

import typer
from typer.core import TyperCommand, TyperGroup

from whosays import __version__
from whosays.cli.console import say
from whosays.errors import UsageError, WhosaysError

FAILED, USAGE, INTERRUPTED, BROKEN_PIPE = 1, 2, 130, 141

COMMANDS = {
    "demo": "Read the demo corpus: a ledger, a summary and a report to look at.",
    "extract": "Read documents and print their claims; nothing is stored.",
    "annotate": "Read documents and print what was found in them: numbers, times, names, attributions.",
    "add": "Read documents into a ledger.",
    "claims": "Show the claims of a ledger.",
    "questions": "Show what can be compared, and who says how many.",
    "disagreements": "Show where accounts differ.",
    "sources": "Show who is relied on, directly and through others.",
    "changes": "Show what was revised or corrected.",
    "export": "Write the claims of a ledger for other tools.",
    "report": "Write a ledger as one HTML file that opens offline.",
    "serve": "Open a ledger in the browser: read, compare and review claims.",
    "compare": "Show the claims of a ledger beside a reference series.",
    "evaluate": "Score the extraction against labelled documents.",
    "doctor": "Check this installation and a ledger.",
}
"""Every subcommand and its first line of help, so that `whosays --help` need not import them all."""


def load(name: str) -> TyperCommand:
    """Import one subcommand: function `name` of module `whosays.cli.name`."""
    function = getattr(import_module(f"whosays.cli.{name}"), name)
    single = typer.Typer(add_completion=False, rich_markup_mode="rich")
    single.command(name=name, help=_flowing(function.__doc__))(function)
    command = typer.main.get_command(single)
    assert isinstance(command, TyperCommand)  # noqa: S101 -- a Typer of one command makes one
    return command


def _flowing(doc: str) -> str:
    """Return a docstring whose paragraphs the terminal may wrap; one marked with \\b keeps its lines."""
    paragraphs = inspect.cleandoc(doc).split("\n\n")
    return "\n\n".join(p if p.startswith("\b") else " ".join(p.split()) for p in paragraphs)


class Commands(TyperGroup):
    """Loads a subcommand when it is called, and turns every expected failure into a line and an exit code."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands = {name: TyperCommand(name, help=line) for name, line in COMMANDS.items()}

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Replace the name and help line that stand for a subcommand by the subcommand."""
        name, command, rest = super().resolve_command(ctx, args)
        return name, load(name) if command and name else command, rest

    def invoke(self, ctx: Any) -> Any:
        """Run the subcommand; see the module for what each exit code means."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            _hang_up()
        except KeyboardInterrupt:
            _stop(f"interrupted: {_kept(ctx.invoked_subcommand)}", INTERRUPTED)
        except UsageError as err:
            _stop(f"error: {err}", USAGE)
        except WhosaysError as err:
            _stop(f"error: {err}", FAILED)
        except OSError as err:
            where = f"{err.filename}: " if err.filename else ""
            _stop(f"error: {where}{err.strerror or err}", FAILED)
        return result


def _stop(message: str, code: int) -> NoReturn:
    say(f"whosays: {message}")
    raise typer.Exit(code)


def _kept(command: str | None) -> str:
    """Say what an interrupted command leaves behind: constant KEPT of its module."""
    return getattr(sys.modules.get(f"whosays.cli.{command}"), "KEPT", "nothing was written")


def _hang_up() -> NoReturn:
    """Leave without a word; stdout is pointed at nothing, or Python would complain when it closes it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    raise typer.Exit(BROKEN_PIPE)


app = typer.Typer(
    cls=Commands,
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"whosays {__version__}")
        raise typer.Exit


@app.callback(
    epilog="Start with: whosays demo. Exit codes: 0 done, 1 error, 2 wrong usage, "
    "3 done but some input was skipped."
)
def whosays(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    """Read what is written about armed conflict: who said it, how many, where, when, and the exact words.

    It never says who is right, and it never opens a network connection.
    """


def main() -> None:
    """Run the command line and leave the process with its exit code."""
    app(prog_name="whosays")
