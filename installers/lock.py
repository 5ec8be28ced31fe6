"""Write the lock files: the exact versions and hashes that tests, builds and checks install.

``python installers/lock.py`` keeps the versions that still fit, ``--upgrade`` takes the newest
that pyproject.toml allows. Each lock serves Linux, Windows and macOS by environment markers.
"""

import os
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[1]
LOCKS = CHECKOUT / "installers" / "locks"

# The first lock decides; the others follow it, so that what is tested is what is released.
CONTENTS: dict[str, tuple[str, ...]] = {
    "develop": ("--group", "dev"),
    "run": ("--constraints", "installers/locks/develop.txt"),
    "release": ("--group", "release", "--constraints", "installers/locks/develop.txt"),
}

OPTIONS = (
    "--universal",
    "--generate-hashes",
    "--python-version=3.11",
    "--no-annotate",
    "--no-emit-index-url",
    "--no-config",
    "--quiet",
    "--custom-compile-command=python installers/lock.py",
)


def main(more: list[str]) -> int:
    """Write every lock and return the exit code."""
    LOCKS.mkdir(exist_ok=True)
    # What this machine prefers (mirrors, folders of wheels) must leave no trace in the locks.
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("UV_", "PIP_"))}
    for name, contents in CONTENTS.items():
        command = [sys.executable, "-m", "uv", "pip", "compile", "pyproject.toml", *OPTIONS, *contents, *more]
        command += ["--output-file", f"installers/locks/{name}.txt"]
        done = subprocess.run(command, cwd=CHECKOUT, env=clean, stdout=subprocess.DEVNULL, check=False)
        if done.returncode != 0:
            return done.returncode
        print(f"installers/locks/{name}.txt")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
