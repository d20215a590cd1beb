"""Attribution: whose word something is. Source, cue and content, found by shallow scanning of sentences.

No tagger is at hand: a source is read from word order and a lexicon (`data/cues.toml`), as the words between
the beginning of a clause and its verb of saying. Names are never looked up, so every party is read alike.
"""

from whosays.annotate.attributions.finding import attributions

__all__ = ["attributions"]
