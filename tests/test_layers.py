"""The import contracts of pyproject.toml hold."""

import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[1]
RUN = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"


def test_imports_run_downwards_only() -> None:
    # In UTF-8 mode: the linter draws its name with box characters.
    command = [sys.executable, "-X", "utf8", "-c", RUN]
    done = subprocess.run(command, cwd=CHECKOUT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 broken" in done.stdout
