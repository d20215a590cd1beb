"""The ledger's tables as the queries see them; `migrations` makes them, and a test holds the two together.

`record` holds the whole record as the contract's JSON and is what is read back. The columns beside it repeat
the parts that queries filter, sort or count by, so that no query has to open a record.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ColumnElement,
    Date,
    Float,
    ForeignKey,
    Integer,
    MetaData,
    Table,
    Text,
    column,
    table,
)

metadata = MetaData()

migrations = Table(
    "migrations",
    metadata,
    Column("version", Integer, primary_key=True),
    Column("what", Text, nullable=False),
    Column("applied_at", Text, nullable=False),
)

documents = Table(
    "documents",
    metadata,
    Column("id", Text, primary_key=True),
    Column("filed", Date, nullable=False),  # publication date, or the last day there is: undated sorts last
    Column("source", Text, nullable=False),
    Column("publisher", Text),
    Column("restricted", Boolean, nullable=False),
    Column("recipe", Integer, nullable=False),
    Column("extracted", Integer, nullable=False),  # how many claims the document gave
    Column("text", Text, nullable=False),
    Column("record", Text, nullable=False),  # the Document without its text
)

claims = Table(
    "claims",
    metadata,
    Column("id", Text, primary_key=True),
    Column("document_id", Text, ForeignKey("documents.id"), nullable=False),
    Column("filed", Date, nullable=False),  # as the document's
    Column("sequence", Integer, nullable=False),  # from 0, in the order of the document's words
    Column("restricted", Boolean, nullable=False),  # as the document's
    Column("measure", Text, nullable=False),
    Column("low", Float),
    Column("high", Float),
    Column("said_by", Text),  # innermost source, as worded
    Column("place", Text),  # as worded
    Column("place_name", Text),
    Column("country", Text),
    Column("time_from", Date),
    Column("time_to", Date),
    Column("published", Date),
    Column("first_day", Date),  # the days a date filter looks at: when it happened,
    Column("last_day", Date),  # else when the document was published
    Column("scope", Text),
    Column("factuality", Text, nullable=False),
    Column("voices", Text, nullable=False),  # the chain as `rows.searchable`, one link a line
    Column("places", Text, nullable=False),  # rows.located: words, name, country, division, GeoNames id
    Column("words", Text, nullable=False),  # the quote, likewise
    Column("record", Text, nullable=False),
    Column("parties", Text, nullable=False),  # actor and population as `rows.searchable`, one a line
    Column("ids", Text, nullable=False),  # `rows.ids`: who says it, who did it
)

skipped = Table(
    "skipped",
    metadata,
    Column("source", Text, primary_key=True),
    Column("reason", Text, primary_key=True),
    Column("skipped_at", Text, nullable=False),
)

judgements = Table(
    "judgements",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("judged_at", Text, nullable=False),
    Column("reviewer", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("target_kind", Text, nullable=False),
    Column("target", Text, nullable=False),
    Column("record", Text, nullable=False),  # the Judgement without its id
)

judged = Table(  # all that a judgement touches: its target, and the members it joins or splits
    "judged",
    metadata,
    Column("target_kind", Text, primary_key=True),
    Column("target", Text, primary_key=True),
    Column("judgement", Integer, ForeignKey("judgements.id"), primary_key=True),
)

reviews = Table(  # made from the judgements, and made anew with each: how reviewed claims stand
    "reviews",
    metadata,
    Column("claim_id", Text, primary_key=True),
    Column("document_id", Text, ForeignKey("documents.id"), nullable=False),
    Column("state", Text, nullable=False),
    Column("record", Text, nullable=False),  # the Claim as it stands
)

listing = Table(  # every claim as it stands after review, in few bytes: a search may read all of it
    "listing",
    metadata,
    Column("number", Integer, primary_key=True),  # in order of arrival
    Column("claim_id", Text, nullable=False, unique=True),
    Column("filed", Date, nullable=False),
    Column("measure", Text, nullable=False),
    Column("figure", Float),  # the upper bound, else the lower
    Column("said_by", Text, nullable=False),  # as `rows.searchable`, as are the next two
    Column("place", Text, nullable=False),
    Column("party", Text, nullable=False),  # who did it, as asserted
    Column("first_day", Date),
    Column("last_day", Date),
    Column("scope", Text, nullable=False),
    Column("factuality", Text, nullable=False),
    Column("restricted", Boolean, nullable=False),
    Column("state", Text, nullable=False),
)

unlinked = Table(  # documents that came since the ledger was last linked
    "unlinked",
    metadata,
    Column("document_id", Text, ForeignKey("documents.id"), primary_key=True),
)

linked_documents = Table(  # this and the next three are made from the documents, and can be made anew
    "linked_documents",
    metadata,
    Column("document_id", Text, ForeignKey("documents.id"), primary_key=True),
    Column(
        "text", BigInteger, nullable=False
    ),  # key of what it prints: documents that print the same share it
    Column("words", Integer, nullable=False),
    Column("fingerprints", Integer, nullable=False),  # how many its text has
    Column("family", Text),
)

fingerprints = Table(
    "fingerprints",
    metadata,
    Column("hash", BigInteger, primary_key=True),
    Column("text", BigInteger, primary_key=True),
)

copies = Table(  # texts with passages in common; `left` has the smaller key
    "copies",
    metadata,
    Column("left_text", BigInteger, primary_key=True),
    Column("right_text", BigInteger, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("left_share", Float, nullable=False),
    Column("right_share", Float, nullable=False),
    Column("passages", Text, nullable=False),  # [start, end, start, end, words] of each, left before right
)

families = Table(  # a family that restricted documents are of has two rows: with them, and without
    "families",
    metadata,
    Column("id", Text, primary_key=True),
    Column("whole", Boolean, primary_key=True),  # as all documents make it
    Column("open", Boolean, nullable=False),  # as those make it that may be passed on
    Column("documents", Integer, nullable=False),
    Column("record", Text, nullable=False),
)

linked_claims = Table(  # this and the next three are made from claims and judgements, and can be made anew
    "linked_claims",
    metadata,
    Column("claim_id", Text, primary_key=True),
    Column("document_id", Text, nullable=False),
    Column("restricted", Boolean, nullable=False),  # as the document's
    Column("publisher", Text),  # likewise
    Column("area", Text, nullable=False),  # key of the place, or of the family whose words name none
    Column("scope", Text, nullable=False),
    Column("day", Date),  # last stated day, else publication
    Column("base", Text, nullable=False),  # question by the rules alone
    Column("question", Text, nullable=False),  # question after reviewers' decisions
    Column("incident", Text),
    Column("setting", Text, nullable=False),
    Column("first_day", Date),  # of the incident or period
    Column("last_day", Date),
    Column("low", Float),
    Column("high", Float),
    Column("told", Text),  # measure and number, where these are enough to know it again elsewhere
    Column("copied", Text),  # group of claims that one copied text states
    Column("open_copied", Text),  # the same, among the claims of unrestricted documents alone
    Column("origin", Text, nullable=False),  # key
    Column(
        "open_origin", Text, nullable=False
    ),  # as unrestricted documents alone give it; blank for restricted
    Column("origin_record", Text, nullable=False),
    Column("open_record", Text),  # null where it is the same
    Column("facts", Text, nullable=False),  # what linking knows of the claim, packed
)

copied_claims = Table(
    "copied_claims",
    metadata,
    Column("left_claim", Text, primary_key=True),
    Column("right_claim", Text, primary_key=True),
    Column("restricted", Boolean, nullable=False),  # whether one of the two is
)

sorted_claims = Table(  # empty but while a ledger is linked at once
    "sorted_claims",
    metadata,
    Column("area", Text, nullable=False),
    Column("document_id", Text, nullable=False),
    Column("facts", Text, nullable=False),
)

questions = Table(  # one that restricted documents speak to has two rows: with them, and without
    "questions",
    metadata,
    Column("id", Text, primary_key=True),
    Column("whole", Boolean, primary_key=True),  # as all documents answer it
    Column("open", Boolean, nullable=False),  # as those answer it that may be passed on
    Column("measure", Text, nullable=False),
    Column("scope", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("area", Text),
    Column("area_name", Text),
    Column("places", Text, nullable=False),  # names of the area as `rows.searchable`
    Column("first_day", Date),  # of the incident or period, or the day from which a total counts
    Column("last_day", Date),
    Column("first_told", Date),  # publication of its first and last claim
    Column("last_told", Date),
    Column("claims", Integer, nullable=False),
    Column("documents", Integer, nullable=False),
    Column("origins", Integer, nullable=False),
    Column("low", Float),
    Column("high", Float),
    Column("differ", Boolean, nullable=False),
    Column("incident", Text),
    Column("setting", Text, nullable=False),
    Column("record", Text, nullable=False),
)

claim_words = table(  # an index of words (SQLite's FTS5) by the number in `listing`; it keeps no text
    "claim_words", column("rowid"), column("words"), column("voices"), column("places"), column("parties")
)


def shown(made: Table, *, restricted: bool) -> ColumnElement[bool]:
    """Return the condition for the rows of `families` or `questions`: with restricted documents, or without."""
    return (made.c.whole if restricted else made.c.open).is_(True)
