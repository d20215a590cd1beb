"""Writes docs/contract.md from the records: `python -m whosays.cli.contract > docs/contract.md`.

The page is generated, so that what is promised to other tools can't drift from what is printed; a test
compares the two.
"""

import json
from collections.abc import Iterator
from typing import Any

from whosays import lexicon
from whosays.linked import Question
from whosays.records import Claim, Mentions, Record
from whosays.views import Change, QuestionDetail, Relied

ROOTS: tuple[type[Record], ...] = (Claim, Mentions, Question, QuestionDetail, Relied, Change)
"""What commands print, one a line."""

_HEAD = """\
# The contract

*Generated from `whosays.records` by `python -m whosays.cli.contract > docs/contract.md`; not edited by hand.*

`whosays extract`, `whosays claims --json` and `whosays export` print one [claim](#claim) a line;
`whosays annotate` prints one line of [mentions](#mentions) a document. `whosays questions --json` prints one
[question](#question) a line; with an id, and `whosays disagreements --json`, a [question with all that is said to
it](#questiondetail); `whosays sources --json` one [origin with what rests on it](#relied); `whosays changes --json`
one [change](#change). All lines are JSON in UTF-8.

- Offsets are half-open ranges of Unicode code points of the document's text: `text[start:end]` in Python.
  They are neither bytes nor UTF-16 units.
- Null means that the words don't say. It never means zero.
- Dates are ISO 8601 calendar days.
- Every field is always there, null or empty where there is nothing to say.
- `low` and `high` follow from `figure.text` alone. A claim for which they don't can't be built.
"""

_TAIL = """\
## JSON Schema

JSON Schema 2020-12, of a claim and of a line of mentions.
"""


def page() -> str:
    """Return the text of docs/contract.md."""
    parts = [_HEAD]
    for root in ROOTS:
        for name, schema in _objects(root).items():
            heading = _section(name, schema)
            if heading not in parts:
                parts.append(heading)
    parts.append(_TAIL)
    for root in (Claim, Mentions):
        body = json.dumps(root.model_json_schema(mode="serialization"), indent=1, ensure_ascii=False)
        parts.append(f"### {root.__name__} schema\n\n```json\n{body}\n```\n")
    return "\n".join(parts)


def _objects(root: type[Record]) -> dict[str, dict[str, Any]]:
    """Return a record and every record inside it, by name, as JSON Schema."""
    schema = root.model_json_schema(mode="serialization")
    inner = {name: part for name, part in schema.get("$defs", {}).items() if part.get("type") == "object"}
    return {root.__name__: schema} | inner


def _section(name: str, schema: dict[str, Any]) -> str:
    meanings = lexicon.load("contract")[name]
    lines = [f"## {name}", "", schema["description"], "", "| field | type | what |", "|---|---|---|"]
    lines += [
        f"| `{field}` | {_type(part)} | {meanings[field]} |" for field, part in schema["properties"].items()
    ]
    return "\n".join(lines) + "\n"


def _type(part: dict[str, Any]) -> str:
    """Return the type of a field in a few words, its values if they are few enough to be listed."""
    return " or ".join(dict.fromkeys(_types(part)))


def _types(part: dict[str, Any]) -> Iterator[str]:
    if "anyOf" in part:
        for choice in part["anyOf"]:
            yield from _types(choice)
    elif "$ref" in part:
        name = part["$ref"].rsplit("/", 1)[-1]
        yield f"[{name}](#{name.lower()})"
    elif "enum" in part:
        yield ", ".join(f"`{value}`" for value in part["enum"])
    elif "prefixItems" in part:
        yield f"[{', '.join(_type(item) for item in part['prefixItems'])}]"
    elif part["type"] == "array":
        yield f"list of {_type(part['items'])}"
    else:
        yield part.get("format") or part["type"]


if __name__ == "__main__":
    print(page(), end="")
