"""Errors that a person can act on.

A `KnownError` carries a code and the place it happened at; the sentence for it lives in the labels of the
screen and of the command line. Everything else that is raised is a bug and is reported as one.
"""


class KnownError(Exception):
    """A fault that is foreseen and told in plain words. `code` selects the sentence, `params` fill it in."""

    code = "known"

    def __init__(self, code: str | None = None, **params: object) -> None:
        super().__init__(code or self.code)
        self.code = code or self.code
        self.params = params

    def __str__(self) -> str:
        details = ", ".join(f"{name}={value}" for name, value in self.params.items())
        return f"{self.code} ({details})" if details else self.code


class InvalidInput(KnownError):
    """What was handed in breaks a rule; `params` name the place (row, column, field) and the value."""

    code = "invalid_input"


class NotFound(KnownError):
    """The thing that was named does not exist (any more)."""

    code = "not_found"


class StaleVersion(KnownError):
    """Somebody changed the conversation in between; nothing was done."""

    code = "stale_version"


class StoreError(KnownError):
    """The data folder or the database cannot be used as it is."""

    code = "store"


class DiskFull(StoreError):
    """There is no room left to store what arrived; nothing was acknowledged."""

    code = "disk_full"


class FolderUnusable(StoreError):
    """The data folder cannot be read or written."""

    code = "folder_unusable"


class DatabaseNewer(StoreError):
    """A newer DeskPilot wrote this database; this one leaves it untouched."""

    code = "database_newer"


class DatabaseMissing(StoreError):
    """A database that once held data is gone or empty: not a first start but a loss to recover from."""

    code = "database_missing"


class DatabaseCorrupt(StoreError):
    """The file is not a database that can be read."""

    code = "database_corrupt"


class AlreadyRunning(KnownError):
    """Another process owns this data folder."""

    code = "already_running"


class ChannelError(KnownError):
    """A channel could not take or hand over a message."""

    code = "channel"
