"""What a page of claims is asked for, in its address: filters and order, so that an address can be shared."""

from dataclasses import fields
from datetime import date
from typing import Annotated, Any

from fastapi import Depends, Query

from whosays import pipeline
from whosays.errors import UsageError
from whosays.views import ListingFilter, Order

LONGEST = 200
_Words = Annotated[str, Query(max_length=LONGEST)]


class Asked:
    """Filters and order as the address gives them; what is blank asks for nothing."""

    def __init__(
        self,
        text: _Words = "",
        measure: _Words = "",
        source: _Words = "",
        party: _Words = "",
        place: _Words = "",
        since: _Words = "",
        until: _Words = "",
        scope: _Words = "",
        factuality: _Words = "",
        state: _Words = "",
        differ: Annotated[bool, Query()] = False,
        restricted: Annotated[bool, Query()] = False,
        sort: _Words = "published",
        desc: Annotated[bool, Query()] = False,
        after: _Words = "",
        before: _Words = "",
        queue: Annotated[bool, Query()] = False,
    ) -> None:
        given: dict[str, Any] = {
            "text": text, "measure": measure, "source": source, "party": party, "place": place, "scope": scope,
            "factuality": factuality, "state": state,
        }  # fmt: skip
        kept = {name: value.strip() or None for name, value in given.items()}
        self.filter = ListingFilter(
            **kept,
            source_id=pipeline.identify(kept["source"]) if kept["source"] else None,
            party_id=pipeline.identify(kept["party"]) if kept["party"] else None,
            since=_day("since", since),
            until=_day("until", until),
            differ=differ,
            restricted=restricted,
        )
        self.queue = queue
        self.order = Order(
            by=sort or "published", descending=desc, after=after or None, before=before or None
        )

    @property
    def filters(self) -> dict[str, Any]:
        """The filters that are set, as the address has them."""
        given = (f.name for f in fields(self.filter) if not f.name.endswith("_id"))
        values = {name: getattr(self.filter, name) for name in given}
        shown = {name: value for name, value in values.items() if value not in (None, False)}
        return {name: "true" if value is True else str(value) for name, value in shown.items()}

    @property
    def address(self) -> dict[str, Any]:
        """Filters and order as the address has them, without where the page begins."""
        order = {"sort": self.order.by if self.order.by != "published" else ""}
        order["desc"] = "true" if self.order.descending else ""
        return self.filters | order | {"queue": "true" if self.queue else ""}


Asking = Annotated[Asked, Depends()]


def _day(name: str, given: str) -> date | None:
    try:
        return date.fromisoformat(given.strip()) if given.strip() else None
    except ValueError as err:
        raise UsageError(f"{name} is no day: write it as 2025-07-08") from err
