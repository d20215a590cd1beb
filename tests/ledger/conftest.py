from collections.abc import Iterator
from pathlib import Path

import pytest

from whosays.ledger import Store, open_store


@pytest.fixture(params=["file", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """Every kind of ledger; a new kind joins the conformance suite here."""
    target = {"file": tmp_path / "ledger.db", "memory": ":memory:"}[request.param]
    with open_store(target) as opened:
        yield opened
