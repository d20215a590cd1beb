"""Incidents as other projects would code them: one a line, in the columns of UCDP GED, ACLED or Airwars."""

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from whosays import lexicon, views
from whosays.exports import writing
from whosays.exports.columns import Cell
from whosays.exports.csv import harmless
from whosays.ledger import View
from whosays.ledger.linking import reading
from whosays.link import Linked
from whosays.records import Claim
from whosays.series import countries
from whosays.views import linking
from whosays.views.coding.cases import Case, cases

OWN = {
    "whosays_incident": "Hash of the incident's area and days",
    "whosays_claims": "For each number the claim_id of those that decided it: column=id id; column=id",
    "whosays_notes": "Where no rule is known, and what is left to a coder",
}
"""Columns behind those of the standard."""


def columns(convention: str) -> list[str]:
    """Return the header: the columns of the standard in its order, then ours."""
    return [*lexicon.load("conventions")[convention]["columns"].split(), *OWN]


def export(view: View, target: str | Path, convention: str, *, restricted: bool = False) -> int:
    """Write the incidents of a ledger, claims as they stand after review, to `target`; return how many.

    Restricted documents are left out unless `restricted` asks for them. Raises as `writing.export` does, and then
    leaves what stood there before.
    """
    standing = (claim for claim, _ in views.standing_claims(view, restricted=restricted))
    with writing.opened(target) as out:
        return write(
            out, reading.everything(view, restricted=restricted), writing.checked(view, standing), convention
        )


def write(out: TextIO, linked: Linked, claims: Iterable[Claim], convention: str) -> int:
    """Write the incidents of claims to `out` as CSV (RFC 4180), formulas made harmless; return how many.

    Only `claims` count, and what is linked to them among one another.
    """
    header = columns(convention)
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(header)
    written = 0
    for case in cases(linking.held(linked, claims), convention):
        cells = _cells(case, convention)
        writer.writerow(harmless(cells.get(column)) for column in header)
        written += 1
    return written


def _cells(case: Case, convention: str) -> dict[str, Cell]:
    rules = lexicon.load("conventions")[convention]
    facts = _facts(case, rules["precision"]["days"])
    decided = (f"{one.column}={' '.join(one.claims)}" for one in case.coding.values if one.value is not None)
    return {
        **{column: facts.get(field) for column, field in rules["fields"].items()},
        **{one.column: one.value for one in case.coding.values},
        "whosays_incident": case.incident,
        "whosays_claims": "; ".join(decided),
        "whosays_notes": "; ".join(case.coding.notes),
    }


def _facts(case: Case, precisions: list[tuple[int, int]]) -> dict[str, Cell]:
    """Return what is known of an incident beside its numbers; several documents or sources are parted by semicolons."""
    sides = [*case.sides, None, None]
    days = (case.last - case.first).days + 1 if case.dated and case.first and case.last else None
    known: dict[str, Cell] = {
        "first": case.first,
        "last": case.last,
        "year": case.first.year if case.first else None,
        "day_precision": next((code for most, code in precisions if days and days <= most), None),
        "place": case.place_name,
        "side_a": _name(sides[0]),
        "side_b": _name(sides[1]),
        "publishers": "; ".join(one.publisher or "" for one in case.documents),
        "published": "; ".join(one.published.isoformat() if one.published else "" for one in case.documents),
        "titles": "; ".join(one.title or "" for one in case.documents),
        "origins": "; ".join(case.origins),
    }
    if case.place:
        known |= {
            "place_worded": case.place.text,
            "admin1": case.place.admin1,
            "country": countries.name(case.place.country) if case.place.country else None,
            "latitude": case.place.latitude,
            "longitude": case.place.longitude,
            "where_prec": case.place.precision,
            "geo_precision": lexicon.load("precision")["geo_precision"].get(str(case.place.precision)),
        }
    return known


def _name(party: str | None) -> str | None:
    """Return a party's id as a reader wants it: one that is but a name without the mark that says so."""
    return party and party.removeprefix("name:")
