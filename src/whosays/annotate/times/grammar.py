"""The grammar of time expressions, written over the letters of `lexemes`.

One alternation is scanned over the letter string of a text; the name of the alternative that matched tells
`resolve` how to read it. Longer readings stand first.
"""

import re

MONTH = r"(?:M|A\.?)"
NUMBER = r"(?:Dt?|o)"
EDGE = r"(?:@?[EgF]-?(?:i@?)?|@?j?ef@?)"
COUNT = r"(?:b?qf?b?|n(?:-?n){0,6}|[DNYZ](?:\.[DN]|D/D)?|b)(?:(?:>|&|-)(?:n(?:-?n){0,6}|[DN]|bH|H))?"
YEAR_OF = r"(?:f?(?:[LVX]|@?v{1,2}|@J)u)"
MONTH_DAY = rf"{MONTH}@?{NUMBER}(?!:[DN]|[%p]|\.[DN])(?:[,f]?Y(?!U)|{YEAR_OF})?"
DAY_MONTH = rf"@?{NUMBER}f?{MONTH}(?:[,f]?Y(?!U)|{YEAR_OF})?"
DATELINE_DAY = rf"D{MONTH}[DN](?=[-(;]|,?[-(])"
NUMERIC = r"Y-[DN]-[DN]|D/D/(?:Y|N|D)|D[.-]D[.-]Y"
DAY = rf"(?:{DATELINE_DAY}|(?:[LXV]{{0,2}}[Ww]\.?,?@?|[LX])?(?:{MONTH_DAY}|{DAY_MONTH})|{NUMERIC})"
WEEKDAY = r"(?:(?:E|@?[JB])?[LXV]{0,2}W)"
DEICTIC = r"(?:[EF]?T)"
ANY_DAY = rf"(?:{DAY}|{WEEKDAY}|{DEICTIC})"
CLOCK = r"(?:(?:[DN]:[DN](?::[DN])?|[DN]\.[DN](?=p)|[DN](?=p)|n(?=p)|[YZ](?=z|U))(?:p\.?)?(?:z|(?<=[YZ])U)?)"
PART = r"(?:@?E?-?P(?:U(?=f))?)"

RULES = (
    ("clock_day", rf"(?:{CLOCK}|P),?f?(?:{ANY_DAY})(?:P)?"),
    ("part_of_day", rf"(?:Ei@?)?{PART}f(?:{ANY_DAY}|@{NUMBER}(?!x))"),
    ("day_clock", rf"(?:{DAY}),?(?:{CLOCK})"),
    ("day_part", rf"(?:{ANY_DAY})P"),
    ("range_day", rf"@?Dt?(?=(?:-|&|>)@?Dt?f?{MONTH})"),
    ("day", DAY),
    ("clock", CLOCK),
    ("day_before", r"@u<T"),
    ("weekday", WEEKDAY),
    ("deictic", DEICTIC),
    ("this_part", r"(?:[EgF]|E-)?(?:[VLXv]|@[XJBv])P"),
    ("half", rf"@?[oL]H(?:f(?:Y|@u|{YEAR_OF}))"),
    ("quarter", rf"(?:[VLX]u's|@)?(?:Y|l|j|V|J|u-[Gg])?j?oQ(?:f(?:Y|@u|{YEAR_OF})|{YEAR_OF})?|j?o-Q"),
    ("this_quarter", r"(?:@(?:l|Y)|@?u-[Gg])[Q9]|(?:@[VJLXB]?|[VLXv]|[VLX]u's)Q(?!-)"),
    ("year_ago", r"u-[Gg]"),
    ("week_of", rf"@(?:[Loj]|e)?uf{MONTH}(?:{NUMBER})?(?:,?Y)?"),
    ("month", rf"(?:{EDGE}|@?[LXVJB])?{MONTH}(?:[NDZY]C|[,f]?Y(?!U)|'[DN]|{YEAR_OF})?"),
    ("season", rf"(?:{EDGE}|@?[LXVvJB]{{1,2}}|@|Y)?S(?:f?[NDZY]C|f?Y|f?(?:[LX])u)?"),
    ("century", rf"(?:{EDGE}|@)?(?:Dt|o)-?I(?:C)?|@?[VLXJ]I"),
    ("decade", rf"(?:{EDGE}|@)?(?:Ys|[NY]sC|'[DN]s|d)"),
    ("before_christ", rf"(?:{EDGE}|c\.?)?[YDNZ]C|[YDNZ](?=(?:>|-|&|,)[YDNZ]C)"),
    ("periods", rf"@?(?:[LXJBR]|VL){COUNT}[jo]?[Uu]|@[jo]?{COUNT}[jo]?U(?!-)"),
    ("vague_periods", r"@?[RXLB]U"),
    ("apart", rf"c?{COUNT}[jo]{{0,2}}[uUQI](?:F|g|G)|U[GgF]|@u<(?=[.,;|)])"),
    ("unit", rf"{EDGE}?(?:[LVX]|@?v{{1,2}}|@?J|@[BXLv])(?:u|K|Q|I)|{EDGE}@(?:u|Q)|u'se|u-?e(?!f)|@K"),
    ("nth", r"@o[uP]"),
    ("that_period", r"(?:V|v|@[vJ])9"),
    ("the_year", r"@j?u"),
    ("long", r"[uU]-8"),
    ("each", r"r(?:u|Q|W|P|M|S|K)|ku|y"),
    ("lasting", rf"c?{COUNT}-?[jo]{{0,2}}-?[uUI](?!-[Gg])(?:-8)?"),
    ("year", rf"(?:c\.?|{EDGE})?(?:@u)?(?:j)?Y"),
    ("bare", r"U"),
    ("the_part", r"@(?:E-?)?P(?!f)"),
    ("bare_part", r"P"),
    ("past", r"@L"),
    ("number_day", r"@(?:Dt)"),
    ("holiday", r"h(?:Y)?"),
    ("reference", r"O"),
)  # fmt: skip

NEVER_FIRST = r"(?![x$%.,;:/()|\-&>fistpz789=C<a])"
"""Most lexemes are plain words and marks; none of these opens an expression."""

GRAMMAR = re.compile(f"{NEVER_FIRST}(?:{'|'.join(f'(?P<{name}>{pattern})' for name, pattern in RULES)})")
