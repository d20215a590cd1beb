"""Imports trafilatura without the socket that its HTTP client opens while it is imported.

urllib3, which trafilatura imports but whosays never calls, probes for IPv6 by binding a socket at import. Nothing in
whosays opens a socket; so the probe is answered beforehand.
"""

import socket

_had_ipv6 = socket.has_ipv6
socket.has_ipv6 = False
try:
    import trafilatura
    from trafilatura.settings import Document as Extracted
finally:
    socket.has_ipv6 = _had_ipv6

__all__ = ["Extracted", "trafilatura"]
