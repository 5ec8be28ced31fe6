"""What a program did to the files below one folder, as strace recorded it."""

import dataclasses
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

import gc25desk

CHECKOUT = Path(gc25desk.__file__).parents[1]
CALLS = (
    "openat,open,creat,close,lseek,write,pwrite64,writev,pwritev,pwritev2,fsync,fdatasync,ftruncate,truncate,"
    "fallocate,unlink,unlinkat,rmdir,rename,renameat,renameat2,mkdir,mkdirat,link,linkat,symlink,symlinkat,"
    "sendfile,copy_file_range,dup,dup2,dup3"
)

needs_strace = pytest.mark.skipif(
    not sys.platform.startswith("linux") or shutil.which("strace") is None,
    reason="needs strace, which only Linux has (Debian: apt-get install strace)",
)


@dataclasses.dataclass(frozen=True)
class Write:
    """Bytes written into a file at an offset."""

    path: str
    offset: int
    data: bytes


@dataclasses.dataclass(frozen=True)
class Resize:
    """A file cut or grown to a size."""

    path: str
    size: int


@dataclasses.dataclass(frozen=True)
class Flush:
    """A file or a folder forced to the disk."""

    path: str


@dataclasses.dataclass(frozen=True)
class Make:
    """A file or a folder that was not there before."""

    path: str
    folder: bool = False


@dataclasses.dataclass(frozen=True)
class Move:
    """An entry moved over another name."""

    path: str
    to: str


@dataclasses.dataclass(frozen=True)
class Remove:
    """An entry taken out of its folder."""

    path: str


@dataclasses.dataclass(frozen=True)
class Said:
    """A line that the program told whoever waits for it."""

    line: str


Event = Write | Resize | Flush | Make | Move | Remove | Said


def recorded(program: Path, *arguments: object, folder: Path, said: Path) -> list[Event]:
    """Run a Python program under strace and return what it did below a folder and said into ``said``."""
    log = said.with_name("strace.log")
    # With seccomp the kernel stops the program at the calls that are recorded alone, not at every one.
    command = ["strace", "-f", "--seccomp-bpf", "-y", "-xx", "-s", "4000000", "-e", f"trace={CALLS}"]
    command += ["-e", "signal=none"]
    done = subprocess.run(  # noqa: S603 - our own code
        [*command, "-o", str(log), sys.executable, str(program), *map(str, arguments)],
        env=os.environ | {"PYTHONPATH": str(CHECKOUT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    with log.open(encoding="ascii") as lines:
        return list(_Reading(str(folder), str(said)).events(lines))


_CALL = re.compile(r"(\d+) +(\w+)\((.*)\) += (-?\d+)(?:<([^>]*)>)?")
_BEGUN = re.compile(r"(\d+) +(\w+\(.*) <unfinished \.\.\.>")
_RESUMED = re.compile(r"(\d+) +<\.\.\. \w+ resumed>(.*)")
_FD = re.compile(r"(-?\d+|AT_FDCWD)<([^>]*)>")


class _Reading:
    """Turns lines of strace into events; keeps where each open file is being written."""

    def __init__(self, folder: str, said: str) -> None:
        self._folder = folder
        self._said = said
        self._at: dict[int, int] = {}
        self._halves: dict[str, str] = {}

    def events(self, lines: Iterator[str]) -> Iterator[Event]:
        for line in lines:
            whole = self._whole(line.rstrip("\n"))
            match = _CALL.match(whole) if whole else None
            if match is not None and int(match[4]) >= 0:
                arguments = match[3].split(", ")
                yield from self._event(match[2], arguments, int(match[4]), _text(match[5] or ""))

    def _whole(self, line: str) -> str:
        if begun := _BEGUN.match(line):
            self._halves[begun[1]] = begun[2]
            return ""
        if resumed := _RESUMED.match(line):
            return f"{resumed[1]} {self._halves.pop(resumed[1], '')}{resumed[2]}"
        return line

    def _event(self, call: str, arguments: Sequence[str], result: int, opened: str) -> Iterator[Event]:
        if call in {"write", "pwrite64"}:
            yield from self._written(call, arguments, result)
        elif call == "lseek":
            self._at[_number(arguments[0])] = result
        elif call in {"openat", "open", "creat"}:
            yield from self._opened(arguments, result, opened)
        elif call in {"fsync", "fdatasync"}:
            yield Flush(_path(arguments[0]))
        elif call == "ftruncate":
            yield Resize(_path(arguments[0]), int(arguments[1]))
        elif call in {"rename", "renameat", "renameat2"}:
            old, new = _names(arguments)
            yield Move(old, new)
        elif call in {"unlink", "unlinkat", "rmdir"}:
            yield Remove(_names(arguments)[0])
        elif call in {"mkdir", "mkdirat"}:
            yield Make(_names(arguments)[0], folder=True)
        elif call != "close":
            touched = [_path(argument) for argument in arguments] + _names(arguments)
            assert not any(path.startswith(self._folder) for path in touched), f"no replay knows {call}"

    def _written(self, call: str, arguments: Sequence[str], result: int) -> Iterator[Event]:
        number, path = _number(arguments[0]), _path(arguments[0])
        data = _bytes(arguments[1])[:result]
        if path == self._said:
            yield from (Said(line) for line in data.decode().splitlines())
        elif call == "pwrite64":
            yield Write(path, int(arguments[3]), data)
        elif number > 2:
            yield Write(path, self._at.get(number, 0), data)
            self._at[number] = self._at.get(number, 0) + result

    def _opened(self, arguments: Sequence[str], number: int, path: str) -> Iterator[Event]:
        self._at[number] = 0
        flags = next((argument for argument in arguments if argument.startswith("O_")), "")
        assert "O_APPEND" not in flags or not path.startswith(self._folder), "no replay knows O_APPEND"
        if "O_CREAT" in flags:
            yield Make(path)
        if "O_TRUNC" in flags:
            yield Resize(path, 0)


def _bytes(quoted: str) -> bytes:
    assert quoted.startswith('"') and quoted.endswith('"'), "strace cut a write short"
    return bytes.fromhex(quoted[1:-1].replace("\\x", ""))


def _text(escaped: str) -> str:
    return os.fsdecode(bytes.fromhex(escaped.replace("\\x", ""))) if escaped.startswith("\\x") else escaped


def _number(argument: str) -> int:
    match = _FD.match(argument)
    return int(match[1]) if match is not None else -1


def _path(argument: str) -> str:
    match = _FD.match(argument)
    return _text(match[2]) if match is not None else ""


def _names(arguments: Sequence[str]) -> list[str]:
    """Return the paths among the arguments of a call; those relative to an open folder from it."""
    found, folder = [], ""
    for argument in arguments:
        if argument.startswith('"'):
            found.append(str(Path(folder) / os.fsdecode(_bytes(argument))))
        elif _FD.match(argument):
            folder = _path(argument)
    return found
