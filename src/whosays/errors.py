"""Every error whosays raises on purpose.

WhosaysError
├── InputError          something given to us can't be used
│   ├── UnreadableInput   a file, folder or stream can't be read or decoded
│   └── BadRecord         one line of a JSONL or CSV file is no document
├── EvidenceError       a row does not follow from the words it cites
├── LedgerError         the ledger can't be opened, is of another version, or is damaged
├── ConflictError       another reviewer decided on the same thing in between
├── UsageError          an option or filter that makes no sense; says which to use
└── PackageError        a data file of the installation is missing or damaged

A message says what is wrong, where, and what to do about it.
"""


class WhosaysError(Exception):
    """The root: catch this to catch everything whosays raises on purpose."""


class InputError(WhosaysError):
    """Something given to whosays can't be used; the run goes on with the rest."""


class UnreadableInput(InputError):
    """A file, folder or stream can't be read or decoded."""


class BadRecord(InputError):
    """One line of a JSONL or CSV file is no document."""


class EvidenceError(WhosaysError, ValueError):
    """A row does not follow from the words it cites; such a row is never built."""


class LedgerError(WhosaysError):
    """The ledger can't be opened, is of another version, or is damaged."""


class ConflictError(WhosaysError):
    """Another reviewer decided on the same thing in between; nothing was stored, look and decide again."""


class UsageError(WhosaysError):
    """An option or a filter that makes no sense; the message says what to use."""


class PackageError(WhosaysError):
    """A data file of the installation is missing or damaged; reinstalling mends it."""
