"""Errors that are the world's fault, said politely; anything else is a bug of ours."""


class KnownError(Exception):
    """A fault outside the program that the user can do something about.

    ``what`` says what happened and ``next_step`` what to do, both already translated and free of
    exception text, of record content and of personal data. ``code`` is a stable short name for
    scripts and tests.
    """

    code = "error"

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
