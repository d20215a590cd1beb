"""`whosays annotate`: what the annotators found, before anything is made of it."""

import sys

from whosays.cli.console import json_safe, results
from whosays.cli.options import ActorList, Inputs, Places, Rules
from whosays.cli.runs import Run, annotation, parties
from whosays.records import Document, Mentions

KEPT = "what was printed is whole, document by document; nothing was stored"


def annotate(
    inputs: Inputs = None, places: Places = None, actors: ActorList = None, rules: Rules = False
) -> None:
    """Read documents and print what was found in them: numbers, times, names, attributions.

    One JSON line a document holds all of them (attributions with source, cue and content) as offsets into
    the document's text, whether or not they belong to a claim. What can't be read is named on stderr with the
    reason, and the exit code is then 3.

    \b
    Examples:
      whosays annotate statement.txt
      whosays annotate articles/ > mentions.jsonl
      whosays annotate articles/ --places camps.csv > mentions.jsonl
      whosays annotate --actors ucdp-actors.csv statement.txt
      cat statement.txt | whosays annotate
      whosays annotate --rules articles/
    """
    run = Run(inputs)
    out = results()

    def line(_: Document, found: Mentions) -> str:
        return found.model_dump_json(by_alias=True) + "\n"

    for text in run.each(annotation(parties(actors), rules=rules), line, streaming=True):
        out.write(json_safe(text) if sys.stdout.isatty() else text)
    run.end()
