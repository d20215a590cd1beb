"""Cases of several documents: what they give when extracted and linked, in words that a case can state."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from whosays import link
from whosays.link import Facts, Linked
from whosays.linked import Link
from whosays.pipeline import extract
from whosays.records import Document

FOLDER = Path(__file__).parent
Case = dict[str, Any]
FIELDS = ("title", "publisher", "byline", "published")


def cases(folder: Path = FOLDER) -> Iterator[Case]:
    """Yield the cases of every file of the folder, in order of their names."""
    for path in sorted(folder.glob("*.toml")):
        for case in tomllib.loads(path.read_text("utf-8"))["case"]:
            yield case | {"id": f"{path.stem}/{case['id']}"}


class Told:
    """A case's documents, extracted and linked; claims are named by document and figure, `b: At least 12`."""

    def __init__(self, case: Case) -> None:
        self.gazetteer: dict[str, dict[str, Any]] = case.get("gazetteer", {})
        self.names: dict[str, str] = {}
        facts: list[Facts] = []
        for label, given in case["documents"].items():
            facts += self._read(label, given)
        self.linked: Linked = link.compare_claims(facts)
        self.relations: list[Link] = link.relations(self.linked)

    def _read(self, label: str, given: dict[str, Any]) -> list[Facts]:
        document = Document.build(
            text=given["text"], source=label, **{key: given[key] for key in FIELDS if key in given}
        )
        records = [claim.model_dump(mode="json") for claim in extract(document)]
        seen: dict[str, int] = {}
        for record in records:
            name = f"{label}: {record['figure']['text']} {record['measure']}"
            seen[name] = seen.get(name, 0) + 1
            self.names[record["id"]] = name if seen[name] == 1 else f"{name} ({seen[name]})"
            if record["place"] and record["place"]["text"] in self.gazetteer:
                record["place"] |= self.gazetteer[record["place"]["text"]]
        return link.of_document(records)

    def claim(self, name: str) -> str:
        """Return the id of a named claim. Raises KeyError with what there is."""
        ids = {shown: identity for identity, shown in self.names.items()}
        if name not in ids:
            raise KeyError(f"no claim {name!r}, only: {', '.join(sorted(ids))}")
        return ids[name]

    def differences(self, case: Case) -> list[str]:
        """Return what is wrong, in words; nothing when the case holds."""
        wrong = []
        for expected in case.get("questions", ()):
            wrong += self._question(expected)
        for expected in case.get("origins", ()):
            wrong += self._origin(expected)
        for left, right, why in case.get("why_not", ()):
            places = [self.linked.placed[self.claim(name)].key for name in (left, right)]
            found = link.why_not(*places)
            if found != why:
                wrong.append(f"{left} and {right}: {found!r}, not {why!r}")
        shown = {self._shown(one) for one in self.relations}
        stated = {tuple(one) for one in case.get("relations", ())}
        wrong += [f"no relation {one}" for one in sorted(stated - shown)]
        return wrong + [f"relation that must not be: {one}" for one in sorted(shown - stated)]

    def _shown(self, one: Link) -> tuple[str, str, str]:
        return one.kind, self.names[one.of], self.names[one.to] if one.to else "-"

    def _question(self, expected: dict[str, Any]) -> list[str]:
        """Compare a question, found by one of its claims, with the fields that the case states."""
        asked = [self.linked.placed[self.claim(name)].question for name in expected["claims"]]
        if len(set(asked)) != 1:
            parts = [f"{name} ({self._about(name)})" for name in expected["claims"]]
            return ["not one question: " + "; ".join(parts)]
        question = self.linked.questions[asked[0]]
        found = question.model_dump(mode="json") | {
            "claims": sorted(self.names[one.id] for one in self.linked.members(question.id)),
            "measure": question.subject.measure, "status": question.subject.status,
            "scope": question.subject.scope, "population": question.subject.population,
            "joint": question.subject.joint, "kind": question.subject.kind,
            "estimate": question.subject.estimate, "since": str(question.subject.since),
            "from": str(question.subject.from_), "to": str(question.subject.to),
        }  # fmt: skip
        stated = expected | {"claims": sorted(expected["claims"])}
        return [
            f"question of {expected['claims'][0]}: {field} is {found[field]!r}, not {value!r}"
            for field, value in stated.items()
            if found[field] != value
        ]

    def _about(self, name: str) -> str:
        return " ".join(str(part) for part in self.linked.placed[self.claim(name)].key.parts() if part)

    def _origin(self, expected: dict[str, Any]) -> list[str]:
        """Compare the origin of some claims: one for all of them, of the name that the case states."""
        found = {self.linked.origins[self.claim(name)].key for name in expected["claims"]}
        if len(found) != 1:
            return [f"origins of {expected['claims']}: {sorted(found)}"]
        origin = self.linked.origins[self.claim(expected["claims"][0])]
        stated = {field: value for field, value in expected.items() if field != "claims"}
        return [
            f"origin of {expected['claims'][0]}: {field} is {getattr(origin, field)!r}, not {value!r}"
            for field, value in stated.items()
            if getattr(origin, field) != value
        ]
