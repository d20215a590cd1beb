"""The `whosays` command: one subcommand a file, results on stdout, talk on stderr, exit codes in `app`."""

from whosays.cli.app import main

__all__ = ["main"]
