"""The steps of the schema, the first to the last.

A step that has been released never changes; a new need is a new step at the end. The SQL is the part that
SQLite and PostgreSQL share, but for what a step names as SQLite's own.
"""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Connection

from whosays.ledger import identities, listing


@dataclass(frozen=True, slots=True)
class Step:
    """One change of the schema: what it is for, and the statements that make it."""

    what: str
    statements: tuple[str, ...]
    sqlite: tuple[str, ...] = ()
    """Statements for what each database does in a way of its own: search for words."""
    fill: Callable[[Connection, Callable[[int], None]], None] | None = None
    """Fills what is new from the claims of an older ledger, and tells after each part how many these were."""


STEPS: tuple[Step, ...] = (
    Step(
        "documents, their claims, and inputs that were skipped",
        (
            """CREATE TABLE documents (
                id TEXT NOT NULL PRIMARY KEY,
                filed DATE NOT NULL,
                source TEXT NOT NULL,
                publisher TEXT,
                restricted BOOLEAN NOT NULL,
                recipe INTEGER NOT NULL,
                extracted INTEGER NOT NULL,
                text TEXT NOT NULL,
                record TEXT NOT NULL
            )""",
            "CREATE INDEX documents_filed ON documents (filed, id)",
            """CREATE TABLE claims (
                id TEXT NOT NULL PRIMARY KEY,
                document_id TEXT NOT NULL REFERENCES documents (id),
                filed DATE NOT NULL,
                sequence INTEGER NOT NULL,
                restricted BOOLEAN NOT NULL,
                measure TEXT NOT NULL,
                low DOUBLE PRECISION,
                high DOUBLE PRECISION,
                said_by TEXT,
                place TEXT,
                place_name TEXT,
                country TEXT,
                time_from DATE,
                time_to DATE,
                published DATE,
                first_day DATE,
                last_day DATE,
                scope TEXT,
                factuality TEXT NOT NULL,
                voices TEXT NOT NULL,
                places TEXT NOT NULL,
                words TEXT NOT NULL,
                record TEXT NOT NULL
            )""",
            "CREATE UNIQUE INDEX claims_filed ON claims (filed, document_id, sequence)",
            "CREATE INDEX claims_measure ON claims (measure, filed, document_id, sequence)",
            "CREATE INDEX claims_document ON claims (document_id, sequence)",
            "CREATE INDEX claims_first_day ON claims (first_day)",
            "CREATE INDEX claims_last_day ON claims (last_day)",
            "CREATE INDEX claims_said_by ON claims (said_by)",
            """CREATE TABLE skipped (
                source TEXT NOT NULL,
                reason TEXT NOT NULL,
                skipped_at TEXT NOT NULL,
                PRIMARY KEY (source, reason)
            )""",
        ),
    ),
    Step(
        "judgements of reviewers, claims as they stand after review, and a slim list of these to search",
        (
            """CREATE TABLE judgements (
                id INTEGER NOT NULL PRIMARY KEY,
                judged_at TEXT NOT NULL,
                reviewer TEXT NOT NULL,
                action TEXT NOT NULL,
                target_kind TEXT NOT NULL,
                target TEXT NOT NULL,
                record TEXT NOT NULL
            )""",
            """CREATE TABLE judged (
                target_kind TEXT NOT NULL,
                target TEXT NOT NULL,
                judgement INTEGER NOT NULL REFERENCES judgements (id),
                PRIMARY KEY (target_kind, target, judgement)
            )""",
            """CREATE TABLE reviews (
                claim_id TEXT NOT NULL PRIMARY KEY,
                document_id TEXT NOT NULL REFERENCES documents (id),
                state TEXT NOT NULL,
                record TEXT NOT NULL
            )""",
            "CREATE INDEX reviews_document ON reviews (document_id)",
            """CREATE TABLE listing (
                number INTEGER NOT NULL PRIMARY KEY,
                claim_id TEXT NOT NULL UNIQUE,
                filed DATE NOT NULL,
                measure TEXT NOT NULL,
                figure DOUBLE PRECISION,
                said_by TEXT NOT NULL,
                place TEXT NOT NULL,
                party TEXT NOT NULL,
                first_day DATE,
                last_day DATE,
                scope TEXT NOT NULL,
                factuality TEXT NOT NULL,
                restricted BOOLEAN NOT NULL,
                state TEXT NOT NULL
            )""",
            "CREATE INDEX listing_filed ON listing (filed, number)",
        ),
        sqlite=(
            """CREATE VIRTUAL TABLE claim_words USING fts5(
                words, voices, places, parties,
                content='', columnsize=0, prefix='3', tokenize='unicode61 remove_diacritics 0'
            )""",
        ),
        fill=listing.fill,
    ),
    Step(
        "families: which documents print one text, and which passages texts have in common",
        (
            "CREATE TABLE unlinked (document_id TEXT NOT NULL PRIMARY KEY REFERENCES documents (id))",
            "INSERT INTO unlinked SELECT id FROM documents",
            """CREATE TABLE linked_documents (
                document_id TEXT NOT NULL PRIMARY KEY REFERENCES documents (id),
                text BIGINT NOT NULL,
                words INTEGER NOT NULL,
                fingerprints INTEGER NOT NULL,
                family TEXT
            )""",
            "CREATE INDEX linked_documents_text ON linked_documents (text, document_id)",
            "CREATE INDEX linked_documents_family ON linked_documents (family)",
            """CREATE TABLE fingerprints (
                hash BIGINT NOT NULL,
                text BIGINT NOT NULL,
                PRIMARY KEY (hash, text)
            )""",
            """CREATE TABLE copies (
                left_text BIGINT NOT NULL,
                right_text BIGINT NOT NULL,
                kind TEXT NOT NULL,
                left_share DOUBLE PRECISION NOT NULL,
                right_share DOUBLE PRECISION NOT NULL,
                passages TEXT NOT NULL,
                PRIMARY KEY (left_text, right_text)
            )""",
            "CREATE INDEX copies_right_text ON copies (right_text)",
            """CREATE TABLE families (
                id TEXT NOT NULL PRIMARY KEY,
                documents INTEGER NOT NULL,
                record TEXT NOT NULL
            )""",
        ),
    ),
    Step(
        "the parties of claims, as worded and by id",
        (
            "ALTER TABLE claims ADD COLUMN parties TEXT NOT NULL DEFAULT ''",
            "ALTER TABLE claims ADD COLUMN ids TEXT NOT NULL DEFAULT ''",
        ),
        fill=identities.fill,
    ),
    Step(
        "questions: which claims answer one question, and on whose word",
        (
            "DELETE FROM unlinked",
            "INSERT INTO unlinked SELECT id FROM documents",
            """CREATE TABLE linked_claims (
                claim_id TEXT NOT NULL PRIMARY KEY,
                document_id TEXT NOT NULL,
                area TEXT NOT NULL,
                scope TEXT NOT NULL,
                day DATE,
                base TEXT NOT NULL,
                question TEXT NOT NULL,
                incident TEXT,
                setting TEXT NOT NULL,
                first_day DATE,
                last_day DATE,
                copied TEXT,
                origin TEXT NOT NULL,
                origin_record TEXT NOT NULL,
                facts TEXT NOT NULL
            )""",
            "CREATE INDEX linked_claims_area ON linked_claims (area, day)",
            "CREATE INDEX linked_claims_question ON linked_claims (question)",
            "CREATE INDEX linked_claims_document ON linked_claims (document_id)",
            "CREATE INDEX linked_claims_origin ON linked_claims (origin)",
            "CREATE INDEX linked_claims_moved ON linked_claims (claim_id) WHERE question <> base",
            """CREATE TABLE copied_claims (
                left_claim TEXT NOT NULL,
                right_claim TEXT NOT NULL,
                PRIMARY KEY (left_claim, right_claim)
            )""",
            "CREATE INDEX copied_claims_right ON copied_claims (right_claim)",
            "CREATE TABLE sorted_claims (area TEXT NOT NULL, document_id TEXT NOT NULL, facts TEXT NOT NULL)",
            "CREATE INDEX sorted_claims_document ON sorted_claims (document_id)",
            """CREATE TABLE questions (
                id TEXT NOT NULL PRIMARY KEY,
                measure TEXT NOT NULL,
                scope TEXT NOT NULL,
                status TEXT NOT NULL,
                area TEXT,
                area_name TEXT,
                places TEXT NOT NULL,
                first_day DATE,
                last_day DATE,
                first_told DATE,
                last_told DATE,
                claims INTEGER NOT NULL,
                documents INTEGER NOT NULL,
                origins INTEGER NOT NULL,
                low DOUBLE PRECISION,
                high DOUBLE PRECISION,
                differ BOOLEAN NOT NULL,
                incident TEXT,
                setting TEXT NOT NULL,
                record TEXT NOT NULL
            )""",
            "CREATE INDEX questions_last_told ON questions (last_told, id)",
            "CREATE INDEX questions_setting ON questions (setting)",
        ),
    ),
    Step(
        "what may be passed on: families, questions and origins as unrestricted documents alone give them",
        (
            "DELETE FROM unlinked",
            "INSERT INTO unlinked SELECT id FROM documents",
            "CREATE INDEX documents_restricted ON documents (restricted, id)",
            "CREATE INDEX listing_restricted ON listing (restricted)",
            "DROP TABLE families",
            """CREATE TABLE families (
                id TEXT NOT NULL,
                whole BOOLEAN NOT NULL,
                open BOOLEAN NOT NULL,
                documents INTEGER NOT NULL,
                record TEXT NOT NULL,
                PRIMARY KEY (id, whole)
            )""",
            "DROP TABLE linked_claims",
            """CREATE TABLE linked_claims (
                claim_id TEXT NOT NULL PRIMARY KEY,
                document_id TEXT NOT NULL,
                restricted BOOLEAN NOT NULL,
                publisher TEXT,
                area TEXT NOT NULL,
                scope TEXT NOT NULL,
                day DATE,
                base TEXT NOT NULL,
                question TEXT NOT NULL,
                incident TEXT,
                setting TEXT NOT NULL,
                first_day DATE,
                last_day DATE,
                low DOUBLE PRECISION,
                high DOUBLE PRECISION,
                told TEXT,
                copied TEXT,
                open_copied TEXT,
                origin TEXT NOT NULL,
                open_origin TEXT NOT NULL,
                origin_record TEXT NOT NULL,
                open_record TEXT,
                facts TEXT NOT NULL
            )""",
            "CREATE INDEX linked_claims_area ON linked_claims (area, day)",
            "CREATE INDEX linked_claims_question ON linked_claims (question, claim_id)",
            "CREATE INDEX linked_claims_answers ON linked_claims (claim_id, question, restricted)",
            "CREATE INDEX linked_claims_document ON linked_claims (document_id)",
            "CREATE INDEX linked_claims_origin ON linked_claims (origin, told)",
            "CREATE INDEX linked_claims_open ON linked_claims (open_origin, told)",
            """CREATE INDEX linked_claims_relied ON linked_claims
                (open_origin, question, document_id, low, high, publisher, claim_id)""",
            "CREATE INDEX linked_claims_moved ON linked_claims (claim_id) WHERE question <> base",
            "DROP TABLE copied_claims",
            """CREATE TABLE copied_claims (
                left_claim TEXT NOT NULL,
                right_claim TEXT NOT NULL,
                restricted BOOLEAN NOT NULL,
                PRIMARY KEY (left_claim, right_claim)
            )""",
            "CREATE INDEX copied_claims_right ON copied_claims (right_claim)",
            "DROP TABLE questions",
            """CREATE TABLE questions (
                id TEXT NOT NULL,
                whole BOOLEAN NOT NULL,
                open BOOLEAN NOT NULL,
                measure TEXT NOT NULL,
                scope TEXT NOT NULL,
                status TEXT NOT NULL,
                area TEXT,
                area_name TEXT,
                places TEXT NOT NULL,
                first_day DATE,
                last_day DATE,
                first_told DATE,
                last_told DATE,
                claims INTEGER NOT NULL,
                documents INTEGER NOT NULL,
                origins INTEGER NOT NULL,
                low DOUBLE PRECISION,
                high DOUBLE PRECISION,
                differ BOOLEAN NOT NULL,
                incident TEXT,
                setting TEXT NOT NULL,
                record TEXT NOT NULL,
                PRIMARY KEY (id, whole)
            )""",
            "CREATE INDEX questions_order ON questions (origins DESC, claims DESC, id)",
            "CREATE INDEX questions_area ON questions (area)",
            "CREATE INDEX questions_setting ON questions (setting)",
        ),
        sqlite=("INSERT INTO claim_words (claim_words) VALUES ('delete-all')",),
        fill=listing.index,
    ),
)
