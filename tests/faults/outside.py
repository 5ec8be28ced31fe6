"""Exports under faults: one is tried on a copy of a desk, then what stands outside the desk is looked at."""

import contextlib
import dataclasses
import hashlib
import itertools
import json
import shutil
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from lxml import etree

from gc25desk.services import desk as desks
from gc25desk.services import journal, report
from gc25desk.services.desk import Desk
from gc25desk.store.session import entries
from tests.builders import PASSPHRASE
from tests.faults import exporting
from tests.faults.exporting import COPY, EXTRACT, FILE, NAMES, OLD, an_extract
from tests.faults.injury import CHANGING, Point, changes_in, line_hit, watched
from tests.faults.victim import SAVED, Victim, victim


@dataclasses.dataclass(frozen=True)
class Told:
    """How a try ended, told by the process; an empty text when it died. The call that was hit, if any."""

    words: str
    hit: str

    @property
    def saved(self) -> bool:
        """Whether the user was told that the files were written."""
        return self.words == SAVED


@dataclasses.dataclass(frozen=True)
class Found:
    """What stands outside the desk: by name whether each file is the new one, and the exports listed."""

    new: dict[str, bool]
    exports: int

    @property
    def nothing(self) -> bool:
        """Whether every old file stands."""
        return not any(self.new.values())


class Scene:
    """One export, tried over and over, each time on a fresh copy of a desk and of the old files."""

    def __init__(self, beside: Path, desk_folder: Path, act: str) -> None:
        """Take a folder of one's own, the folder of a closed desk that holds what is exported, an act."""
        self.act = act
        self._ready = desk_folder
        self.folder = beside / "again"
        self.out = beside / "out"
        self.parts_before: list[str] = []  # what stood beside the files before the desk was opened anew
        self._log = beside / "strace.log"

    @contextlib.contextmanager
    def _begun(self) -> Iterator[Victim]:
        for place in (self.folder, self.out):
            shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(self._ready, self.folder)
        exporting.stand_in_the_way(self.out, self.act)
        with victim(self.folder, self.act, self.out) as process:
            yield process

    def points(self, faults: Iterable[str], lasting: Iterable[bool] = (False,)) -> list[Point]:
        """Return every place at which every fault can be put into the act."""
        with self._begun() as process:
            with watched(process.pid, self._log, ["-e", f"trace={','.join(CHANGING)}"]):
                assert process.tried() == SAVED
            process.close()
        assert all(self._look().new.values())
        places = changes_in(self._log, self.out)
        every = itertools.product(places, faults, lasting)
        # A write that lastingly fails would take away the pipe on which the outcome is told.
        return [Point(*at, fault, lasts) for at, fault, lasts in every if not (lasts and at[0] == "write")]

    def tried(self, point: Point, *, again: bool = False) -> tuple[Told, Found]:
        """Try the act with a fault put in, then once more without it or not; return the end of the first."""
        with self._begun() as process:
            with watched(process.pid, self._log, point.options()):
                words = process.tried()
            told = Told(words, line_hit(self._log))
            if again and not told.saved:
                assert process.tried() == SAVED, point
            if again:
                process.close()
        return told, self._look()

    def parts(self) -> list[str]:
        """Return the names of what stands in the folder beside the files asked for."""
        return sorted({path.name for path in self.out.iterdir()} - set(NAMES[self.act]))

    def _look(self) -> Found:
        self.parts_before = self.parts()
        desk = desks.open_desk(self.folder, PASSPHRASE)
        try:
            assert desks.check(desk) == ()
            assert self.parts() == []
            return found_outside(desk, self.out, self.act)
        finally:
            desks.close(desk)


_PAPERS = frozenset({"letter", "copy_letter", "case_file", "case_sheet"})


def found_outside(desk: Desk, out: Path, act: str) -> Found:
    """Look at each file that an act writes; it fails on one that is neither the old nor a whole new one."""
    journalled = _journalled(desk)
    new = {name: _is_new(out / name, journalled) for name in NAMES[act]}
    return Found(new, len(report.exports(desk)))


def _journalled(desk: Desk) -> list[str]:
    """Return what the journal says has left: the SHA-256 of each file of an export, and other acts."""
    with desk.store.reading() as reader:
        found = list(entries(reader))
    exports = [entry for entry in found if entry.action == "export"]
    files = [file for entry in exports for file in json.loads(entry.fields)["files"][1]]
    papers = [entry for entry in found if entry.action in _PAPERS]
    return [
        *(file["sha256"] for file in files),
        *(json.loads(entry.fields)["sha256"][1] for entry in papers),
        *(entry.action for entry in found if entry.action in {"copy", "extract"}),
    ]


def _is_new(path: Path, journalled: list[str]) -> bool:
    """Tell whether a file is the new one: whole, and journalled. It is the old one, whole, or it fails."""
    content = path.read_bytes()
    if content == OLD:
        return False
    if path.name == COPY:
        assert content == FILE
        assert "copy" in journalled
    elif path.name == EXTRACT:
        assert content == journal.in_text(an_extract()).encode()
        assert "extract" in journalled
    else:
        assert hashlib.sha256(content).hexdigest() in journalled
        opens(path)
    return True


def opens(path: Path) -> None:
    """Read every part of a Word or Excel file, and every XML in it."""
    with zipfile.ZipFile(path) as package:
        assert package.testzip() is None
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(package.read(name))
