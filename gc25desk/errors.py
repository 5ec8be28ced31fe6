"""Errors that are the world's fault, said politely; anything else is a bug of ours."""


class KnownError(Exception):
    """A fault outside the program that the user can do something about.

    ``what`` says what happened and ``next_step`` what to do, both already translated and free of
    exception text, of record content and of personal data. ``code`` is a stable short name for
    scripts and tests. ``faults`` are sentences that name each single fault, where there may be several.
    """

    code = "error"
    faults: tuple[str, ...] = ()

    def __init__(self, what: str, next_step: str) -> None:
        super().__init__(f"{what} {next_step}")
        self.what = what
        self.next_step = next_step


class InvalidInput(KnownError):
    """Something typed or read from a file breaks a rule of the field it is meant for.

    ``field`` is the key of the field at fault, or an empty string when it is the whole input.
    """

    code = "invalid"

    def __init__(self, what: str, next_step: str, field: str = "") -> None:
        super().__init__(what, next_step)
        self.field = field


class NotFound(KnownError):
    """What was asked for is not on this desk."""

    code = "not_found"


class UnreadableFile(KnownError):
    """A file from outside is missing, too large, damaged, locked or of another kind than it says."""

    code = "unreadable_file"


class CannotWrite(KnownError):
    """A file or folder could not be written; what was there before is untouched."""

    code = "cannot_write"


class DiskFull(CannotWrite):
    """There is no room left where the desk or an export should be written."""

    code = "disk_full"


class Stopped(KnownError):
    """A long act was stopped by the one who began it; nothing of it was done."""

    code = "stopped"


class DeskError(KnownError):
    """A desk cannot be opened or made; nothing of it was changed."""

    code = "desk"


class NoDesk(DeskError):
    """The folder holds no desk, or only part of one."""

    code = "no_desk"


class WrongPassphrase(DeskError):
    """No key slot opens with what was typed."""

    code = "wrong_passphrase"


class TooSoon(DeskError):
    """The wait after a wrong passphrase or code is not over; ``seconds`` are left."""

    code = "too_soon"

    def __init__(self, what: str, next_step: str, seconds: int = 0) -> None:
        super().__init__(what, next_step)
        self.seconds = seconds


class DeskInUse(DeskError):
    """Another process holds the desk open."""

    code = "desk_in_use"


class DeskReadOnly(DeskError):
    """The folder, or a file in it, cannot be written."""

    code = "desk_read_only"


class DeskNewer(DeskError):
    """A later version of the program made or migrated this desk."""

    code = "desk_newer"


class DeskDamaged(DeskError):
    """The database or the key-slot file is not what it was when it was last written."""

    code = "desk_damaged"


class MigrationFailed(DeskError):
    """The desk could not be brought to this version; it is as it was before."""

    code = "migration_failed"


class Conflict(KnownError):
    """The record was changed by someone else since it was opened."""

    code = "conflict"


class NotAllowed(KnownError):
    """The person's role does not allow what was asked."""

    code = "not_allowed"


class IdentitySealed(KnownError):
    """What was asked for stands sealed, and this person does not hold its key."""

    code = "sealed"


class NamesFound(KnownError):
    """A finished file names somebody of the desk, or may; it has not left."""

    code = "names_found"


class TooRevealing(KnownError):
    """Tables that together would tell something of one child, whatever is hidden in them.

    ``tables`` are their titles; which count it is stays unsaid.
    """

    code = "too_revealing"

    def __init__(self, what: str, next_step: str, tables: tuple[str, ...] = ()) -> None:
        super().__init__(what, next_step)
        self.tables = tables


class BadTags(KnownError):
    """A template of letters has tags that cannot be filled; ``faults`` name each with its paragraph."""

    code = "bad_tags"

    def __init__(self, what: str, next_step: str, faults: tuple[str, ...] = ()) -> None:
        super().__init__(what, next_step)
        self.faults = faults
