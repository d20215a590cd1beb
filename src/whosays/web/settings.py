"""What a workbench is started with, and the limits it keeps."""

import ipaddress
import secrets
import socket
from dataclasses import dataclass, field

from whosays.errors import UsageError

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
TOKEN = 16
"""The least length of a token, in characters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """One workbench. Raises UsageError for one that anybody on the network could use."""

    ledger: str
    host: str = "127.0.0.1"
    token: str | None = None
    """Whoever comes from another machine must know it."""
    reviewer: str = "reviewer"
    """Name under which decisions are noted until somebody gives theirs."""
    upload_bytes: int = 64 << 20
    """Of all files that are dropped in together."""
    body_bytes: int = 1 << 20
    """Of any other request."""
    body_seconds: float = 120.0
    """Within which a request must have come in."""
    import_seconds: float = 600.0
    """Within which the files of one import must have been read."""
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)
    """Signs what forms carry; a new one each start."""

    def __post_init__(self) -> None:
        if self.token is not None and len(self.token) < TOKEN:
            raise UsageError(f"the token is too short to be safe: give at least {TOKEN} characters")
        if self.host not in LOOPBACK and self.token is None:
            raise UsageError(
                f"{self.host} can be reached from other machines: give a secret with --token, "
                "or leave --host out to serve this machine alone"
            )

    def serves(self, host: str) -> bool:
        """Tell whether a request's Host header names this workbench.

        A page of another site can have its own name point here (DNS rebinding); its requests then carry that
        name, and are refused. Numeric addresses can't be rebound.
        """
        name = _name(host)
        if name in LOOPBACK:
            return True
        if self.host in LOOPBACK:
            return False
        return name in {self.host.lower(), socket.gethostname().lower()} or _numeric(name)


def _name(host: str) -> str:
    """Return a Host header without its port."""
    if host.startswith("["):
        return host[1:].partition("]")[0].lower()
    return host.rpartition(":")[0].lower() if ":" in host else host.lower()


def _numeric(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
