"""``python -m gc25desk`` and both scripts: a command is done without a window, anything else opens it."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gc25desk.services.desk import Desk


class _LateWindow:
    """The window as the commands need it; Qt is imported by the few that do."""

    def pictures(self, desk: "Desk", folder: Path) -> list[Path]:
        """Write a picture of every page, light and dark."""
        from gc25desk import app  # noqa: PLC0415 - commands do without the window

        return app.pictures(desk, folder)

    def load_icons(self) -> int:
        """Load every icon and return how many there are."""
        from gc25desk import app  # noqa: PLC0415 - commands do without the window

        return app.load_icons()


def main(argv: Sequence[str] | None = None) -> int:
    """Do a command if one is named (or help is asked for), else open the window; return the exit code."""
    given = list(sys.argv[1:] if argv is None else argv)
    if _names_no_command(given):
        return main_gui(given)
    from gc25desk import cli  # noqa: PLC0415 - the window does without the commands

    return main_gui(given) if cli.wants_window(given) else cli.main(given, _LateWindow())


def main_gui(argv: Sequence[str] | None = None) -> int:
    """Open the window and return its exit code."""
    from gc25desk.app import run  # noqa: PLC0415 - commands do without the window

    return run(list(sys.argv[1:] if argv is None else argv))


def _names_no_command(given: Sequence[str]) -> bool:
    """Tell it from the usual ways to open the window, before the commands are imported for it."""
    return not given or (len(given) == 2 and given[0] == "--desk")


if __name__ == "__main__":
    sys.exit(main())
