"""Build what is given to users, and prove that it runs.

``wheel`` makes the wheel and the source archive in ``dist/``; ``folder`` freezes the program into
``dist/gc25desk/``; ``check`` installs the wheel in an environment of its own and runs the self-check
of both. A build serves the system it was made on.
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from installers import debian
from installers.environment import (
    CHECKOUT,
    SetUpError,
    install,
    make,
    must,
    pip_install,
    python_of,
    say,
    scripts_of,
)

BUILD = CHECKOUT / "build"
DIST = CHECKOUT / "dist"
FROZEN = DIST / "gc25desk"
PROGRAM = "gc25desk.exe" if sys.platform == "win32" else "gc25desk"


def main(arguments: list[str] | None = None) -> int:
    """Run the builds named on the command line, in the order given, and return the exit code."""
    parser = argparse.ArgumentParser(description="Build GC25 Desk and check the builds.")
    parser.add_argument("steps", nargs="+", choices=tuple(STEPS), metavar="|".join(STEPS))
    try:
        for step in parser.parse_args(arguments).steps:
            say(f"\n== {step}")
            STEPS[step]()
    except SetUpError as fault:
        print(fault, file=sys.stderr)
        return 1
    return 0


def build_wheel() -> None:
    """Make the wheel and the source archive; earlier ones are removed."""
    for old in [*DIST.glob("*.whl"), *DIST.glob("*.tar.gz")]:
        old.unlink()
    targets = ("--target", "sdist", "--target", "wheel")
    must(_release_python(), "-m", "hatchling", "build", "--directory", DIST, *targets)


def build_folder() -> None:
    """Freeze the program into one folder that needs no Python on the machine."""
    if sys.platform == "linux":
        debian.provide(debian.build_packages())
    must(
        *(_release_python(), "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN"),
        *("--distpath", DIST, "--workpath", BUILD / "pyinstaller"),
        CHECKOUT / "installers" / "gc25desk.spec",
    )
    size = sum(path.stat().st_size for path in FROZEN.rglob("*") if path.is_file() and not path.is_symlink())
    say(f"{FROZEN}: {size / 1e6:.0f} MB")


def check() -> None:
    """Run the self-check of the installed wheel and of the frozen folder, away from the checkout."""
    if sys.platform == "linux":
        debian.provide(debian.QT)
    _self_check("the wheel", _installed_wheel())
    _self_check("the frozen folder", FROZEN / PROGRAM)


def _release_python() -> Path:
    folder = BUILD / "release-environment"
    make(folder)
    install(folder, "release", checkout=False)
    return python_of(folder)


def _installed_wheel() -> Path:
    wheels = list(DIST.glob("*.whl"))
    if len(wheels) != 1:
        raise SetUpError("Build the wheel first: python installers/build.py wheel")
    folder = BUILD / "wheel-environment"
    shutil.rmtree(folder, ignore_errors=True)
    make(folder)
    install(folder, "run", checkout=False)
    pip_install(folder, "--no-deps", "--no-index", wheels[0])
    return scripts_of(folder) / PROGRAM


def _self_check(what: str, program: Path) -> None:
    if not program.exists():
        raise SetUpError(f"{program} is not there: build it first.")
    say(f"Self-check of {what}")
    with tempfile.TemporaryDirectory() as elsewhere:
        must(program, "selfcheck", cwd=Path(elsewhere), extra={"QT_QPA_PLATFORM": "offscreen"})


STEPS: dict[str, Callable[[], None]] = {"wheel": build_wheel, "folder": build_folder, "check": check}

if __name__ == "__main__":
    sys.exit(main())
