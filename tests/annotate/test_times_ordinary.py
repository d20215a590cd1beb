"""A thousand sentences without a date, built from words that elsewhere are part of one: none may be read as a time."""

from datetime import date
from itertools import islice, product

from whosays.annotate.times import times
from whosays.records import Document
from whosays.text import prepare

SUBJECTS = (
    "The mayor", "Commander Orel", "Ms May", "April Dorn", "General March", "The second brigade", "Talvia Radio",
    "The Oresh ministry", "Villagers", "June Sel", "Mayor Decker", "Augusta Venn", "The Autumn Party",
    "Three judges", "The 12th regiment", "A third witness", "Summer Radel", "The Sunday Herald", "Jan Mirel",
    "Some 40 monks", "The Spring Hill school", "Sonntag", "Minute Kelu", "The Daytona team", "Winter Sand",
)  # fmt: skip
PREDICATES = (
    "may resign over the report", "may have crossed the river", "came second in the vote", "sat on the wall",
    "saw the wall fall", "took the water home", "counted 2,000 sheep", "drove 40 kilometres", "was 34",
    "wanted a second opinion", "marched to the gate", "set the table for twelve", "paid 1,500 for the boat",
    "read chapter 3 of the law", "scored 3-1 against Oresh", "lives at 24 Harbour Road", "denied it at once",
    "asked for Resolution 2254 to be read", "fell silent", "found a sixth sense useful", "spoke on the phone",
    "bought 7.5 kilos of flour", "watched the sun over the camp", "watered the dates in the palm grove",
    "began to march", "sent 10 of the 24 boxes", "played a minute part", "told of a monthly magazine's editor",
    "kept 1,200 men", "read Article 19 aloud", "raised the age limit to 21", "sold the present owner a gift",
    "saw a past master at work", "took the second road", "led in the last round", "walked the last mile",
    "holds the seat", "called 112 for help", "took room 1984", "won by 5 to 4",
)  # fmt: skip


def test_a_thousand_ordinary_sentences_hold_no_time() -> None:
    sentences = [f"{who} {did}." for did, who in islice(product(PREDICATES, SUBJECTS), 1000)]
    assert len(set(sentences)) == 1000
    wrong = []
    for sentence in sentences:
        document = Document.build(text=sentence, source="test", published=date(2031, 7, 9))
        wrong += [(sentence, sentence[m.start : m.end]) for m in times(prepare(document))]
    assert wrong == []
