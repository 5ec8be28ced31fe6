"""Starting: commands do without Qt, anything else opens the window, and neither leaves traces."""

import logging
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

import gc25desk
from gc25desk import __main__, app, cli
from gc25desk.files import no_core_dumps


def run_in_another_process(code: str) -> tuple[int, str]:
    """Return the exit code and what was written to standard error."""
    checkout = Path(gc25desk.__file__).parents[1]
    done = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", code], capture_output=True, check=False, timeout=120, cwd=checkout, text=True
    )
    said = [line for line in done.stderr.splitlines() if "propagateSizeHints" not in line]
    return done.returncode, "\n".join(said)


def test_a_command_is_done_without_qt() -> None:
    code = (
        "import sys; from gc25desk.__main__ import main; code = main(['fields', '--json']);"
        "sys.exit(code or any(name.startswith('PySide6') for name in sys.modules))"
    )
    assert run_in_another_process(code) == (0, "")


def test_the_unlock_window_shows_without_the_store() -> None:
    code = (
        "import sys; from gc25desk import app; app.application(); window = app.make_window();"
        "window.show_unlock(None); window.show();"
        "sys.exit(any(name in sys.modules for name in ('sqlalchemy', 'alembic', 'sqlcipher3')))"
    )
    assert run_in_another_process(code) == (0, "")


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_the_end_of_the_session_closes_the_window_in_good_order() -> None:
    code = (
        "import os, signal, sys; from PySide6.QtCore import QTimer; from gc25desk import app;"
        "application = app.application();"
        "QTimer.singleShot(0, application, lambda: os.kill(os.getpid(), signal.SIGTERM));"
        "sys.exit(app.run([]))"
    )
    assert run_in_another_process(code) == (0, "")


@pytest.mark.parametrize("argv", [[], ["--desk", "somewhere"]])
def test_without_a_command_the_window_opens(argv: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[list[str]] = []

    def run(given: Sequence[str]) -> int:
        opened.append(list(given))
        return 5

    monkeypatch.setattr(app, "run", run)
    assert __main__.main(argv) == 5
    assert opened == [argv]


def test_a_command_goes_to_the_command_line(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[list[str]] = []

    def do(argv: Sequence[str], _window: object) -> int:
        given.append(list(argv))
        return 7

    monkeypatch.setattr(cli, "main", do)
    assert __main__.main(["fields"]) == 7
    assert given == [["fields"]]


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX limits")
def test_a_crash_leaves_no_memory_on_disk() -> None:
    import resource

    before = resource.getrlimit(resource.RLIMIT_CORE)
    no_core_dumps()
    assert resource.getrlimit(resource.RLIMIT_CORE) == (0, before[1])
    resource.setrlimit(resource.RLIMIT_CORE, before)


def test_the_log_says_what_happened_without_the_values(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = logging.getLogger()
    monkeypatch.setattr(root, "handlers", list(root.handlers))
    level = root.level
    app._log_without_values()
    try:
        logging.getLogger("gc25desk.test").warning("could not open %s", "Zebedee Quillfeather")
    finally:
        root.setLevel(level)
    said = capsys.readouterr().err
    assert "could not open" in said
    assert "Quillfeather" not in said


def test_every_icon_loads() -> None:
    assert app.load_icons() >= 20


def test_the_window_takes_a_desk_from_the_arguments(tmp_path: Path) -> None:
    options, rest = app._parser().parse_known_args(["--desk", str(tmp_path), "-platform", "offscreen"])
    assert options.desk == tmp_path
    assert rest == ["-platform", "offscreen"]
