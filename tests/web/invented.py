"""A small invented ledger for the workbench: one report with claims, one in Arabic, one hostile, one restricted."""

from datetime import date
from pathlib import Path

from tests.ledger.making import claim, document
from whosays import pipeline
from whosays.ledger import open_store
from whosays.records import Document

REPORT = document(
    "KELU, 8 July (Talvia Wire) — Shelling killed at least 12 people in Kelu camp on Tuesday, the Oresh ministry "
    "said. A monitor counted 31 wounded 😀 near Mirrow. Later 7 more died, the ministry said in Geneva.",
    "report.txt",
    title="Shells hit Kelu",
    publisher="Talvia Post",
    published=date(2031, 7, 9),
)
ARABIC = document("قُتل ١٧ شخصاً في كيلو", "arabic.txt", language="ar", published=date(2031, 7, 10))
HELD = document("The front says it killed 44 near Oresh.", "held.txt", restricted=True)

ATTACKS = (
    "<script>document.title='pwned'</script>",
    "<img src=x onerror=\"document.title='pwned'\">",
    "</title></textarea></script><svg onload=document.title='pwned'>",
    "\"'><a href=javascript:document.title='pwned'>tap</a>",
    "{{7*7}}{% raw %}",
    "<style>*{display:none}</style><base href=//trap.example><meta http-equiv=refresh content=0>",
    "\u202e\u2066reversed\x00\x1b[31m\ud7ff",
)
HOSTILE = document(
    "Shelling killed 13 " + " ".join(ATTACKS) + " said.",
    f"{ATTACKS[1]}.txt",
    title=ATTACKS[0],
    publisher=ATTACKS[2],
    url="javascript:document.title='pwned'",
    language='"><script>',
    byline=ATTACKS[3],
    published=date(2031, 7, 11),
)

TWELVE = claim(
    REPORT, "12", people="people", place="Kelu camp", time="Tuesday",
    days=(date(2031, 7, 8), date(2031, 7, 8)), sources=("the Oresh ministry",), scope="incident",
)  # fmt: skip
WOUNDED = claim(REPORT, "31", "injured", place="Mirrow", sources=("A monitor",))
SEVENTEEN = claim(ARABIC, "١٧")
SECRET = claim(HELD, "44", sources=("The front",))
THIRTEEN = claim(HOSTILE, "13", people=ATTACKS[0], place=ATTACKS[1], sources=(ATTACKS[2],), actor=ATTACKS[3])


def fill(path: Path) -> Path:
    with open_store(path) as store, store.writer() as writer:
        writer.put(REPORT, [TWELVE, WOUNDED])
        writer.put(ARABIC, [SEVENTEEN])
        writer.put(HOSTILE, [THIRTEEN])
        writer.put(HELD, [SECRET])
    return path


WIRE = (
    "ORESH, 8 July (Talvia Wire) - At least 12 people were killed when shells struck the market of Kelu camp on "
    "8 July 2031, the Ministry of Health said. A trader said that three blasts followed within one minute and that "
    "the roof of the hall came down over the northern gate of the camp."
)
TEXTS = {
    "wire": (WIRE, "Talvia Wire", 8),
    "reprint": (WIRE + " Readers may send letters.", "Ilve Post", 9),
    "committee": (
        "The Kelu Committee said 40 people were killed in Kelu camp on 8 July 2031.",
        "Oresh Radio",
        9,
    ),
    "ministry": (
        "The Ministry of Health said 26 people were killed in Kelu camp on 8 July 2031.",
        "Hastel Post",
        10,
    ),
    "held": ("The front said 77 people were killed in Kelu camp on 8 July 2031.", "The Front", 10),
}


def fill_linked(path: Path) -> Path:
    """A ledger of documents that print one text, revise it and disagree with it."""
    with open_store(path) as store, store.writer() as writer:
        for name, (text, publisher, day) in TEXTS.items():
            made = Document.build(
                text=text, source=f"{name}.txt", publisher=publisher, published=date(2031, 7, day),
                restricted=name == "held",
            )  # fmt: skip
            writer.put(made, pipeline.extract(made))
        writer.link()
    return path
