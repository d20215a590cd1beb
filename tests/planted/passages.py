"""Generated passages about an invented conflict, the same in every run."""

import random
from collections.abc import Iterator

POPULATIONS = ("villagers", "civilians", "people", "soldiers", "farmers", "residents", "fighters", "children")
PLACES = ("Oresh", "Kelu camp", "Tarsk", "Lower Sem", "Hastel")
AMOUNTS = (
    "{}", "at least {}", "more than {}", "up to {}", "about {}", "nearly {}", "between {} and 98,765", "some {}",
    "a total of {}", "as many as {}", "no fewer than {}", "{} or more",
)  # fmt: skip
TOLLS = (
    "The shelling of {place} killed {amount} {population}.",
    "The Kelu Committee said {amount} {population} were wounded in {place}.",
    "😢 In {place} {amount} {population} died on Monday.",
    "Gunmen abducted {amount} {population} near {place}.",
    "«{place}» — تقرير: {amount} {population} were injured, according to the Sem Valley Monitor.",
    "Ke\u0301lu, 8 July.\r\n\r\nThe fighting displaced {amount} {population}, the ministry said.",
    "THE FRONT SAID THAT {amount} {population} WERE KILLED IN {place}.",
    "Since May, {amount} {population} have been killed in {place}; four others are missing.",
    '"In {place} {amount} {population} were killed," said Mara Ilvet. "Nobody came."',
    "{place}: {amount} {population} killed",
)


def tolls(count: int, seed: int = 1) -> Iterator[str]:
    """Yield passages that state one figure in digits, amid other scripts, marks and modifiers."""
    draw = random.Random(seed)  # noqa: S311
    for n in range(count):
        number = draw.choice((draw.randint(2, 99), draw.randint(100, 999), draw.randint(1000, 98764)))
        yield TOLLS[n % len(TOLLS)].format(
            amount=draw.choice(AMOUNTS).format(draw.choice((str(number), f"{number:,}"))),
            place=draw.choice(PLACES),
            population=draw.choice(POPULATIONS),
        )
