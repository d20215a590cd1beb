"""`whosays serve`: the workbench on a ledger."""

import getpass
import socket
from typing import Annotated

import typer
import uvicorn

from whosays import web
from whosays.cli.console import results, say
from whosays.cli.options import LEDGER, Ledger
from whosays.cli.progress import claims_done, waiting
from whosays.errors import UsageError
from whosays.ledger import open_store

KEPT = "every decision that a page confirmed is in the ledger"
CONNECTIONS = 128
"""Requests at a time; more are told to come back."""


def serve(
    ledger: Ledger = LEDGER,
    host: Annotated[
        str,
        typer.Option(
            metavar="ADDRESS", help="Address to listen at; all but this machine's own need --token."
        ),
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(metavar="N", help="Port; 0 takes a free one.", min=0, max=65535)
    ] = 8765,
    token: Annotated[
        str | None,
        typer.Option(
            envvar="WHOSAYS_TOKEN",
            metavar="SECRET",
            help="A secret of 16 characters or more that the browser is asked for.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Open a ledger in the browser: read, compare and review claims.

    The workbench listens on this machine alone until it is told otherwise, and loads nothing from anywhere.
    The ledger is made where there is none; one of an older version is brought up to date first. Ctrl-C ends it.

    \b
    Examples:
      whosays serve
      whosays serve --ledger kelu.db --port 9000
      whosays serve --host 192.168.1.20 --token "a long secret of your own"
    """
    settings = web.Settings(ledger=ledger, host=host, token=token, reviewer=_login())
    with _listen(host, port) as listening, open_store(ledger, watch=claims_done) as store:
        with waiting("linking what is new"), store.writer() as writer:
            writer.link()
        config = uvicorn.Config(
            web.build(store, settings),
            log_level="error",
            access_log=False,
            server_header=False,
            limit_concurrency=CONNECTIONS,
            timeout_graceful_shutdown=3,
            lifespan="off",
            ws="none",
        )
        shown = f"[{host}]" if ":" in host else host
        results().write(f"http://{shown}:{listening.getsockname()[1]}/\n")
        results().flush()
        say(f"the workbench on {ledger}; Ctrl-C ends it")
        uvicorn.Server(config).run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        listening = socket.socket(family, socket.SOCK_STREAM)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(CONNECTIONS)
    except OSError as err:
        raise UsageError(
            f"can't listen at {host} port {port} ({err.strerror}): choose another --port"
        ) from err
    return listening


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "reviewer"
