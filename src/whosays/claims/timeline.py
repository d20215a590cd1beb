"""The times of one document by sentence, made once and asked for every claim."""

from collections.abc import Sequence

from whosays.prepared import Prepared, Sentence
from whosays.records import TimeMention


class Timeline:
    """Times in the order of the text; each sentence knows its own."""

    def __init__(self, prepared: Prepared, times: Sequence[TimeMention]) -> None:
        self.prepared = prepared
        self.times = sorted(times, key=lambda mention: mention.start)
        self._position = {id(mention): k for k, mention in enumerate(self.times)}
        self._of: dict[int, list[TimeMention]] = {}
        self.features: dict[int, dict[str, float]] = {}
        """Features of a time that don't depend on the claim, by where it starts."""
        sentences = iter(prepared.sentences)
        sentence = next(sentences, None)
        for mention in self.times:
            while sentence is not None and sentence.end <= mention.start:
                sentence = next(sentences, None)
            if sentence is not None and sentence.start <= mention.start:
                self._of.setdefault(sentence.index, []).append(mention)

    def of(self, sentence: Sentence) -> list[TimeMention]:
        """Return the times of one sentence."""
        return self._of.get(sentence.index, [])

    def beside(self, mention: TimeMention) -> list[TimeMention]:
        """Return the times right before and behind one."""
        k = self._position[id(mention)]
        return [*self.times[max(0, k - 1) : k], *self.times[k + 1 : k + 2]]
