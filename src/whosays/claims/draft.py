"""A figure with its measure on the way to a claim, in positions of the stored text."""

from dataclasses import dataclass

from whosays.claims.candidate import Candidate
from whosays.claims.slots import Joined
from whosays.prepared import Prepared, Sentence
from whosays.records import Factuality, Status


@dataclass(slots=True, eq=False)
class Draft:
    """What the finders of one sentence agreed on; roles and links are added document by document."""

    joined: Joined
    sentence: Sentence
    words: list[str]
    """The folded words of the sentence."""
    status: Status
    factuality: Factuality
    population: tuple[int, int] | None
    """Code points of the counted noun phrase; carried over from a neighbour where the figure stands alone."""
    base: tuple[int, int] | None = None
    """Code points of the denominator."""
    total: "Draft | None" = None
    """The total that this is a stated part of."""

    def figure(self, prepared: Prepared) -> tuple[int, int]:
        """Return the code points of the figure."""
        return span(prepared, self.sentence, self.joined.counted.first, self.joined.counted.last)

    def candidate(self, prepared: Prepared) -> Candidate:
        """Return what the role finders work from."""
        one, figure = self.joined, self.figure(prepared)
        trigger = one.trigger
        where = (
            span(prepared, self.sentence, trigger.first, trigger.last + 1)
            if trigger
            else self.population or figure
        )
        return Candidate(
            figure=figure,
            reading=one.counted.reading,
            population=self.population,
            measure=one.measure,
            trigger=where,
            voice=trigger.voice if trigger and trigger.kind == "verb" else "nominal",
            sentence=self.sentence.index,
        )


def span(prepared: Prepared, sentence: Sentence, first: int, last: int) -> tuple[int, int]:
    """Return the code points of words `first` to `last` (exclusive) of a sentence."""
    tokens = prepared.tokens
    return tokens[sentence.first + first].start, tokens[sentence.first + last - 1].end
