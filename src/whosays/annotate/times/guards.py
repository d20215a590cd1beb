"""Says which matches are ordinary words after all, and which tense surrounds one."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from whosays.annotate.times.lexemes import Lexeme
from whosays.annotate.times.matched import Matched
from whosays.lexicon import words

REACH = 14
"""How many lexemes away a verb may stand and still give the tense of a time."""


@cache
def _list(*keys: str) -> frozenset[str]:
    return words("times", *keys)


def tense(first: int, last: int, lexemes: list[Lexeme]) -> int:
    """Return 1 where the nearest verb before (else behind) is future, -1 where past, 0 where none tells.

    2 and -2 where the word just before says so: `by Friday`, `since Friday`, and `Friday's`.
    """
    future, past = _list("tense", "future"), _list("tense", "past")
    before = lexemes[first - 1].word if first else ""
    if before in _list("tense", "until"):
        return 2
    if before in _list("tense", "since") or lexemes[min(last + 1, len(lexemes) - 1)].letter == "s":
        return -2
    for steps in (range(first - 1, max(-1, first - REACH), -1), range(last, min(len(lexemes), last + REACH))):
        for i in steps:
            item = lexemes[i]
            if item.letter in "|.;":
                break
            if item.word in future:
                return 1
            if item.word in past or (item.letter == "x" and item.word.endswith("ed") and len(item.word) > 4):
                return -1
    return 0


def _closes(after: Lexeme | None) -> bool:
    return after is None or after.letter not in "xDNYZnuU" or after.word in _list("words", "function")


def closed(lexemes: list[Lexeme], at: int) -> bool:
    """Say whether the noun phrase before lexeme `at` is complete there."""
    return _closes(lexemes[at] if at < len(lexemes) else None)


@dataclass(slots=True)
class Around:
    """The lexemes beside a match and the stored text."""

    before: Lexeme | None
    after: Lexeme | None
    text: str
    ranged: bool
    """A dash and another year follow."""

    def follows(self, *keys: str) -> bool:
        """Say whether the word before is in a list of the data file."""
        return self.before is not None and self.before.word in _list("words", *keys)

    @property
    def closed(self) -> bool:
        """A noun phrase is complete here: a mark, a function word or the end comes next."""
        return _closes(self.after)


def tells(m: Matched, lexemes: list[Lexeme]) -> bool:
    """Say whether the story moves to this time; a year that only describes a noun does not move it."""
    if m.rule == "year_ago" or ("-" in m.letters and m.has("Gg")):
        return False
    if m.rule == "year" and len(m.parts) == 1:
        return (
            m.first == 0
            or lexemes[m.first - 1].letter in "|if>"
            or lexemes[m.first - 1].word in ("since", "by")
        )
    return True


def accepts(m: Matched, lexemes: list[Lexeme], text: str) -> bool:
    """Say whether a match is a time and no ordinary word."""
    check = CHECKS.get(m.rule)
    if check is None:
        return True
    last = m.first + len(m.parts)
    before = lexemes[m.first - 1] if m.first else None
    ranged = [item.letter for item in lexemes[last : last + 2]] == ["-", "Y"]
    return check(m, Around(before, lexemes[last] if last < len(lexemes) else None, text, ranged))


def _month(m: Matched, around: Around) -> bool:
    """A lone month that is also another word needs a capital letter and a word that opens a time."""
    if m.letters.lstrip("@LXVJB") not in ("M", "A", "A."):
        return True
    named = next(p for p in m.parts if p.letter in "MA")
    capital = around.text[named.start].isupper()
    if named.letter == "A":
        return capital and around.follows("opens_short")
    if named.word in _list("words", "ambiguous"):
        noun = around.follows("determiner") and around.after is not None and around.after.letter == "x"
        opened = around.follows("opens") or len(m.parts) > 1
        return capital and ((opened and around.closed) or (noun and not around.closed))
    return around.follows("opens") or (capital and not _named_so(named, around))


def _named_so(named: Lexeme, around: Around) -> bool:
    """Say whether a month is somebody's first name: `April Sol`."""
    after = around.after
    if named.word not in _list("words", "names") or after is None or after.letter != "x" or around.closed:
        return False
    return around.text[after.start].isupper() and around.text[named.start + 1].islower()


def _day(m: Matched, around: Around) -> bool:
    """A day in front of `Movement` or `Brigade` is part of a name: the 19 April Movement."""
    after = around.after
    if after is None or after.word not in _list("words", "organisations"):
        return True
    return not around.text[after.start].isupper()


def _capital_name(m: Matched, letter: str, around: Around) -> bool:
    """Say whether a capital and a capitalised word behind make a time word part of a name: the Sunday Herald."""
    named, after = next(p for p in m.parts if p.letter == letter), around.after
    if after is None or after.letter != "x" or around.text[named.end : after.start] != " ":
        return False
    cased = around.text[named.start].isupper() and around.text[named.start + 1].islower()
    return cased and around.text[after.start].isupper()


def _weekday(m: Matched, around: Around) -> bool:
    """A weekday behind `the` is a newspaper's where another capital follows; `on Sunday Oresh fell` is a day."""
    article = around.before is not None and around.before.word == "the"
    return not (article and _capital_name(m, "W", around))


def _season(m: Matched, around: Around) -> bool:
    """`Fall` and `spring` are seasons behind a word that opens a time, and not in `the fall of the city`."""
    if not m.has("Y") and not around.follows("opens") and _capital_name(m, "S", around):
        return False
    if m.word("S") not in _list("words", "ambiguous") or m.has("Y"):
        return True
    if around.after is not None and around.after.letter == "f":
        return False
    return len(m.parts) > 1 or (around.follows("opens") and not around.follows("until") and around.closed)


def _year(m: Matched, around: Around) -> bool:
    """A bare number is a year unless it counts something or follows a word that takes no year."""
    if m.parts[0].letter == "j":
        return m.parts[0].word == "fiscal"
    before, after = around.before, around.after
    if m.parts[0].letter == "c":
        opened = (
            around.follows("opens") or m.parts[0].word in ("circa", "ca") or _letter(before) in ("(", "i")
        )
        return opened and around.closed
    if len(m.parts) > 1 or (_letter(after) == "-" and around.ranged):
        return True
    if not 1100 <= (m.year or 0) <= 2100 or _letter(before) in ("$", *"cDNnq:%M"):
        return False
    if after is not None and (after.letter in "UuDNYZ%$qp" or after.word in _list("words", "counted")):
        return False
    return _year_closed(around) if around.closed else _year_before_noun(around)


def _letter(item: Lexeme | None) -> str:
    return "" if item is None else item.letter


def _year_closed(around: Around) -> bool:
    before = around.before
    return before is None or before.letter in "(-,|;.]'" or around.follows("before_year")


def _year_before_noun(around: Around) -> bool:
    """`The 1990 campaign` and `in 1990 rebels` have a year; `killed 1990 rebels` has a number."""
    before, after = around.before, around.after
    plural = after is not None and after.word.endswith("s") and not after.word.endswith("ss")
    named = before is not None and (before.letter in "@b(ivV" or before.word in ("since", "s"))
    if plural:
        return named
    named = named or around.follows("determiner") or around.follows("takes_year")
    return before is None or before.letter not in "x>F" or named


def _clock(m: Matched, around: Around) -> bool:
    """`At 0815` is a time, `at 1500 points` is none."""
    return len(m.parts) > 1 or around.closed


def _number_day(m: Matched, around: Around) -> bool:
    opened = around.follows("opens") or (around.before is not None and around.before.word == "on")
    return opened and around.closed


def _lasting(m: Matched, around: Around) -> bool:
    """Ages, rates and fractions are no durations: `6-year-old`, `37 years old`, `358,000 a month`."""
    before, after = around.before, around.after
    if after is not None and after.letter == "7":
        return False
    if after is not None and after.letter == "-" and around.text[after.end : after.end + 3].lower() == "old":
        return False
    if m.word("U") == "quarters" and not m.has("jo"):
        return False
    if m.letters[0] == "b" and before is not None:
        return before.letter in "|.,>if&j(-;<" or around.follows("function")
    return True


def _the_year(m: Matched, around: Around) -> bool:
    possessive = around.after is not None and around.after.letter == "'"
    word = m.word("u")
    if word == "week":
        return possessive or (around.before is not None and around.before.word == "for" and around.closed)
    return word == "year" and around.follows("before_span") and around.closed


def _bare(m: Matched, around: Around) -> bool:
    if around.after is not None and around.after.letter == "<":
        return True
    return around.follows("before_bare") and around.closed


def _bare_part(m: Matched, around: Around) -> bool:
    word = m.parts[0].word
    if word == "night":
        return around.before is not None and around.before.word == "at" and around.closed
    return word not in _list("words", "wide_parts") and around.follows("before_part")


def _the_part(m: Matched, around: Around) -> bool:
    return around.follows("before_the_part") and around.closed


def _nth(m: Matched, around: Around) -> bool:
    return m.letters[-1] == "P" or m.parts[-1].word in ("day", "week", "month", "year")


def _past(m: Matched, around: Around) -> bool:
    return (
        m.parts[1].word == "past"
        and around.before is not None
        and around.before.letter == "i"
        and around.closed
    )


Check = Callable[[Matched, Around], bool]

CHECKS: dict[str, Check] = {
    "clock": _clock, "day": _day, "month": _month, "season": _season, "weekday": _weekday, "year": _year,
    "number_day": _number_day,
    "lasting": _lasting, "the_year": _the_year, "bare": _bare, "bare_part": _bare_part, "past": _past,
    "the_part": _the_part, "nth": _nth,
}  # fmt: skip
