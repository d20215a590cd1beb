from whosays.views.coding import Stated


def stated(
    claim: str, words: str, low: float | None = None, high: float | None = None, **fields: object
) -> Stated:
    """An account of one claim; a single number closes both sides."""
    shared: dict[str, object] = {"origin": claim, "measure": "killed", "status": "unknown", "group": "people"}
    return Stated(claims=(claim,), words=words, low=low, high=high, **(shared | fields))  # type: ignore[arg-type]


def exactly(claim: str, number: float, **fields: object) -> Stated:
    return stated(claim, str(number), number, number, **fields)
