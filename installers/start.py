"""Set everything up and open a practice desk, or run the tests: the two commands of the README.

Needs Python 3.11 and nothing else; what is already done is not done again.
"""

import argparse
import os
import shutil
import sys
import time
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036 - an older Python may well be the one that reads this
    sys.exit(
        "GC25 Desk needs Python 3.11 or newer; this is Python %d.%d. " % sys.version_info[:2]  # noqa: UP031
        + "Install a newer Python and use it for the same command."
    )

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from installers import debian
from installers.environment import (
    CHECKOUT,
    SetUpError,
    call,
    chosen,
    install,
    make,
    must,
    python_of,
    say,
)

PRACTICE = CHECKOUT / "practice"
OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}
MOST_WORKERS = 4

# The import contracts are among the tests: tests/test_layers.py.
CHECKS = (
    ("ruff check", ("ruff", "check", ".")),
    ("ruff format", ("ruff", "format", "--check", ".")),
    ("mypy, strict", ("mypy",)),
)


def main(arguments: list[str] | None = None) -> int:
    """Run one of the two commands and return its exit code."""
    parser = argparse.ArgumentParser(description="Set GC25 Desk up, then open a practice desk or run tests.")
    parser.add_argument("command", choices=("practice", "test"))
    parser.add_argument("--no-window", action="store_true", help="practice: write report and pictures only")
    options, rest = parser.parse_known_args(arguments)
    if rest and options.command == "practice":
        parser.error(f"practice does not know {' '.join(rest)}")
    try:
        python = set_up()
        if options.command == "test":
            return run_tests(python, rest)
        return practise(python, screen=has_screen() and not options.no_window)
    except SetUpError as fault:
        print(fault, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped. The same command goes on from here.", file=sys.stderr)
        return 130


def set_up() -> Path:
    """Make this machine ready and return the Python to use; quick when it is ready already."""
    if sys.platform == "linux":
        debian.provide((*debian.QT, *debian.WINDOW, *debian.FONTS))
    folder = chosen()
    make(folder)
    install(folder, "develop", checkout=True)
    python = python_of(folder)
    if call(python, "-c", "import PySide6.QtWidgets") != 0:
        raise SetUpError("Qt cannot start: the last line above names the system library that is missing.")
    return python


def has_screen() -> bool:
    """Tell whether a window can be shown here."""
    return sys.platform != "linux" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def practise(python: Path, *, screen: bool) -> int:
    """Make the practice desk if need be, then open its window, or write what it would show."""
    desk = _practice_desk(python)
    say(f"The practice desk is in {desk}")
    say((desk / "practice.txt").read_text(encoding="utf-8").strip())
    if screen:
        return call(python, "-m", "gc25desk", "--desk", desk)
    command = (python, "-m", "gc25desk", "--desk", desk)
    word, excel, pictures = PRACTICE / "report.docx", PRACTICE / "report.xlsx", PRACTICE / "pictures"
    for old in (word, excel):
        old.unlink(missing_ok=True)
    must(*command, "report", "--word", word, "--excel", excel, "--profile", "public", extra=OFFSCREEN)
    must(*command, "pictures", pictures, extra=OFFSCREEN)
    say(f"No window here. The practice report: {word} and {excel}")
    say(f"The pictures of every page: {pictures}")
    return 0


def _practice_desk(python: Path) -> Path:
    desk = PRACTICE / "desk"
    if not desk.exists():
        # Made beside its place and then moved there: a stopped first run leaves no half-filled desk.
        unfinished = PRACTICE / "desk-unfinished"
        shutil.rmtree(unfinished, ignore_errors=True)
        PRACTICE.mkdir(exist_ok=True)
        say("Making a practice desk with invented people")
        must(python, "-m", "gc25desk", "--desk", unfinished, "practice", extra=OFFSCREEN)
        unfinished.rename(desk)
    return desk


def run_tests(python: Path, more: list[str]) -> int:
    """Run the checks and then pytest with ``more`` arguments; 0 only if every one of them passed."""
    if sys.platform == "linux":
        debian.provide(debian.FAULTS)
    failed = [name for name, command in CHECKS if not _passes(python, name, command)]
    if failed:
        say(f"\nNot passed so far: {', '.join(failed)}. The tests run all the same.")
    say("\n== pytest")
    # One worker more than there are cores, for many tests wait for a disk or a killed program. Each takes
    # the tests of one file in a row, so that what a file makes once is made once.
    workers = ("-n", str(min((os.cpu_count() or 1) + 1, MOST_WORKERS)), "--dist", "worksteal")
    tests = call(python, "-m", "pytest", *workers, *more, extra=OFFSCREEN)
    return tests or (1 if failed else 0)


def _passes(python: Path, name: str, command: tuple[str, ...]) -> bool:
    say(f"\n== {name}")
    begun = time.monotonic()
    passed = call(python, "-m", *command) == 0
    say(f"{'passed' if passed else 'NOT PASSED'} in {time.monotonic() - begun:.0f} s")
    return passed


if __name__ == "__main__":
    sys.exit(main())
