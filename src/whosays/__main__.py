"""Entry point of the `whosays` command and of `python -m whosays`."""

from whosays.cli import main

if __name__ == "__main__":
    main()
