"""Virtual environments with locked packages, made with nothing but the standard library."""

import hashlib
import importlib.util
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from installers import debian

CHECKOUT = Path(__file__).resolve().parents[1]
LOCKS = CHECKOUT / "installers" / "locks"
STAMP = "gc25desk-set-up.txt"


class SetUpError(Exception):
    """Set-up cannot go on; the message is a sentence for the person at the keyboard."""


def say(words: str) -> None:
    """Print a line at once, so that it stands before what a started program prints."""
    print(words, flush=True)


def call(*command: str | Path, cwd: Path = CHECKOUT, extra: Mapping[str, str] | None = None) -> int:
    """Run a command, its output shown as it comes, and return its exit code.

    ``extra`` is added to the environment variables. The standard input is passed on.
    """
    environment = {**os.environ, **(extra or {})}
    return subprocess.run([str(part) for part in command], cwd=cwd, env=environment, check=False).returncode


def must(*command: str | Path, cwd: Path = CHECKOUT, extra: Mapping[str, str] | None = None) -> None:
    """Run a command like :func:`call`; raises SetUpError if it does not end well."""
    if call(*command, cwd=cwd, extra=extra) != 0:
        raise SetUpError(f"This step did not end well: {' '.join(str(part) for part in command)}")


def scripts_of(folder: Path) -> Path:
    """Return the folder of an environment's programs on this system."""
    return folder / ("Scripts" if sys.platform == "win32" else "bin")


def python_of(folder: Path) -> Path:
    """Return the path of an environment's Python."""
    return scripts_of(folder) / ("python.exe" if sys.platform == "win32" else "python")


def chosen() -> Path:
    """Return the folder of the environment in use, or of the checkout's own ``.venv``."""
    return Path(sys.prefix) if sys.prefix != sys.base_prefix else CHECKOUT / ".venv"


def make(folder: Path) -> None:
    """Make an environment in ``folder`` unless a working one is there; a half-made one is replaced.

    Raises SetUpError when this Python cannot make environments.
    """
    if python_of(folder).exists() and _answers(folder):
        return
    if importlib.util.find_spec("ensurepip") is None and not debian.provide(debian.venv_packages()):
        raise SetUpError("This Python has no ensurepip: complete it, then type the same command again.")
    say(f"Making the environment {folder}")
    must(sys.executable, "-m", "venv", "--clear", folder)


def install(folder: Path, lock: str, *, checkout: bool) -> None:
    """Install the packages of ``locks/LOCK.txt`` into an environment, their hashes checked.

    ``checkout`` installs this checkout as well, in place. Does nothing when the same lock stands
    installed already. Raises SetUpError when a package cannot be had.
    """
    stamp, wanted = folder / STAMP, _fingerprint(lock, checkout)
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
        return
    stamp.unlink(missing_ok=True)
    say(f"Installing the locked packages ({lock}) into {folder}")
    pip_install(folder, "--require-hashes", "--requirement", LOCKS / f"{lock}.txt")
    if checkout:
        pip_install(folder, "--no-deps", "--no-build-isolation", "--no-index", "--editable", CHECKOUT)
    stamp.write_text(wanted, encoding="utf-8")


def pip_install(folder: Path, *arguments: str | Path) -> None:
    """Let an environment's own pip install something; raises SetUpError if it cannot."""
    quietly = ("--disable-pip-version-check", "--no-input", "install", "--quiet")
    must(python_of(folder), "-m", "pip", *quietly, *arguments)


def _answers(folder: Path) -> bool:
    try:
        asked = subprocess.run(
            [python_of(folder), "-m", "pip", "--version"], capture_output=True, check=False
        )
    except OSError:  # there is a file of that name, but it is no program
        return False
    return asked.returncode == 0


def _fingerprint(lock: str, checkout: bool) -> str:
    parts = [(LOCKS / f"{lock}.txt").read_bytes()]
    if checkout:
        parts += [(CHECKOUT / "pyproject.toml").read_bytes(), str(CHECKOUT).encode()]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()
