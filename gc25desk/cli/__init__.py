"""The same services without a window, for scripts, tests and rescue.

``gc25desk --desk FOLDER [--passphrase-file FILE] COMMAND``; with ``--json`` results are JSON on
stdout. Exit code 0 done, 1 a known error (its sentence on stderr), 2 wrong usage.
"""

import io
import sys
from collections.abc import Sequence

from gc25desk.cli.call import DONE, KNOWN_ERROR, Call, Window
from gc25desk.cli.parser import command_line
from gc25desk.errors import KnownError
from gc25desk.files import no_core_dumps
from gc25desk.i18n import _

__all__ = ["Window", "main", "wants_window"]


def wants_window(argv: Sequence[str]) -> bool:
    """Tell whether the arguments name no command, so that the window should open."""
    return command_line().parse_args(argv).run is None


def main(argv: Sequence[str], window: Window) -> int:
    """Run one command and return its exit code; wrong usage raises SystemExit(2)."""
    no_core_dumps()
    _speak_utf8()
    words = command_line()
    arguments = words.parse_args(argv)
    if arguments.run is None:
        words.error(_("no command was given"))
    try:
        return int(arguments.run(Call(arguments, window)) or DONE)
    except KnownError as fault:
        sys.stderr.write("\n".join((str(fault), *fault.faults, "")))
    except KeyboardInterrupt:
        stopped = _("Stopped. Look with “list” or “show” before you give the command again.")
        sys.stderr.write(f"{stopped}\n")
    return KNOWN_ERROR


def _speak_utf8() -> None:
    """Print every script whatever the terminal's encoding is; what is no text at all is escaped.

    The escape is the one of JSON, so that the name of an odd folder comes through it unharmed.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
