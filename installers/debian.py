"""The system packages that Qt, its fonts and the builds need on Debian and its relatives.

The lists were measured on a bare Debian 12. Other systems bring these parts themselves, or under
names only their own users know; there nothing is done here.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable

# To draw at all, also without a screen.
QT = ("libgl1", "libegl1", "libfontconfig1", "libxkbcommon0", "libdbus-1-3", "libglib2.0-0")
# To open a window under X.
WINDOW = ("libxcb-cursor0", "libxcb-icccm4", "libxcb-keysyms1", "libxcb-shape0", "libxkbcommon-x11-0")
# Arabic and Cyrillic, then Chinese: without them the names of people become boxes.
FONTS = ("fonts-noto-core", "fonts-noto-cjk")
# To prove that nothing is lost: errors and power cuts in any call, clocks that are years off.
FAULTS = ("strace", "faketime")

_QUERY = ("dpkg-query", "--show", "--showformat", "${db:Status-Status}\t${Package}\t${Provides}\n")


def venv_packages() -> tuple[str, ...]:
    """Return the package that completes the venv module of the Python in use."""
    return (f"python{sys.version_info.major}.{sys.version_info.minor}-venv",)


def build_packages() -> tuple[str, ...]:
    """Return the packages that freezing needs: the tools for libraries, and Debian's Python as a library."""
    library = f"libpython{sys.version_info.major}.{sys.version_info.minor}"
    return ("binutils", library) if sys.base_prefix == "/usr" else ("binutils",)


def missing(wanted: Iterable[str], listing: str) -> tuple[str, ...]:
    """Return the packages of ``wanted`` that the listing of dpkg-query does not show as installed.

    A package provided by an installed one under another name counts as installed: later releases
    renamed some of them.
    """
    held: set[str] = set()
    for line in listing.splitlines():
        status, name, provides = [*line.split("\t"), "", ""][:3]
        if status == "installed":
            held.add(name)
            held.update(part.split()[0] for part in provides.split(",") if part.strip())
    return tuple(name for name in wanted if name not in held)


def provide(wanted: Iterable[str]) -> bool:
    """See to it that the packages are there; tell whether they are, as far as that can be known.

    As root they are installed. Otherwise the missing ones are named with the one command that
    installs them. On a system without dpkg there is nothing to ask and the answer is no.
    """
    if shutil.which("dpkg-query") is None or shutil.which("apt-get") is None:
        return False
    absent = missing(wanted, _installed())
    if not absent:
        return True
    if not _is_root():
        print(f"Missing on this machine: {', '.join(absent)}. To install them, type:", flush=True)
        print(f"    sudo apt-get install {' '.join(absent)}", flush=True)
        return False
    print(f"Installing from Debian: {', '.join(absent)}", flush=True)
    return _apt("update") and _apt("install", "--yes", "--no-install-recommends", *absent)


def _installed() -> str:
    return subprocess.run(_QUERY, capture_output=True, text=True, check=False).stdout


def _is_root() -> bool:
    return sys.platform != "win32" and os.geteuid() == 0


def _apt(*arguments: str) -> bool:
    done = subprocess.run(
        ["apt-get", "--quiet=2", "--option=Dpkg::Use-Pty=0", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        check=False,
    )
    return done.returncode == 0
