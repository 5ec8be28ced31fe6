"""A disk that loses its power: what of the unflushed writes and moves may stand afterwards.

A write is kept by sectors of 512 bytes, each or not, in any order, until its file is flushed; an
entry of a folder (made, moved, removed) until its folder is flushed. It cannot model a disk that lies
about flushing. Follows reliability.md, C1 and E.
"""

import dataclasses
import enum
import random
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.faults.trace import Event, Flush, Make, Move, Remove, Resize, Said, Write

SECTOR = 512

State = dict[str, bytes | None]  # the content by path below the folder; None for a folder


class Luck(enum.Enum):
    """What of the unflushed stands after the cut."""

    NOTHING = "nothing"
    EVERYTHING = "everything"
    SOMETHING = "something"


@dataclasses.dataclass(eq=False)
class _File:
    """What stands for certain, what the program sees, and the writes between the two."""

    flushed: bytes
    seen: bytearray
    waiting: list[Write | Resize] = dataclasses.field(default_factory=list)

    def take(self, event: Write | Resize) -> None:
        self.waiting.append(event)
        _apply(self.seen, event)

    def flush(self) -> None:
        self.flushed = bytes(self.seen)
        self.waiting = []

    def after(self, luck: Luck, dice: random.Random) -> bytes:
        if luck is Luck.NOTHING or not self.waiting:
            return self.flushed
        if luck is Luck.EVERYTHING:
            return bytes(self.seen)
        return self._torn(dice)

    def _torn(self, dice: random.Random) -> bytes:
        content, chance = bytearray(self.flushed), dice.choice((0.1, 0.5, 0.9))
        for event in self.waiting:
            for piece in _sectors(event):
                if dice.random() < chance:
                    _apply(content, piece)
        return bytes(content)


_Entry = _File | None  # None for a folder


@dataclasses.dataclass(frozen=True)
class _Change:
    """One change of a folder's entries: these names go, this one comes."""

    gone: str
    comes: str = ""
    entry: _Entry = None

    def apply(self, entries: dict[str, _Entry]) -> None:
        entries.pop(self.gone, None)
        if self.comes:
            entries[self.comes] = self.entry
        if self.gone and self.comes and self.entry is None:  # what is in a folder goes with it
            for name in [name for name in entries if name.startswith(f"{self.gone}/")]:
                entries[self.comes + name.removeprefix(self.gone)] = entries.pop(name)


def _apply(content: bytearray, event: Write | Resize) -> None:
    if isinstance(event, Resize):
        del content[event.size :]
        content.extend(bytes(event.size - len(content)))
        return
    end = event.offset + len(event.data)
    content.extend(bytes(max(0, end - len(content))))
    content[event.offset : end] = event.data


def _sectors(event: Write | Resize) -> Iterator[Write | Resize]:
    if isinstance(event, Resize):
        yield event
        return
    start, end = event.offset, event.offset + len(event.data)
    while start < end:
        stop = min(end, (start // SECTOR + 1) * SECTOR)
        yield Write(event.path, start, event.data[start - event.offset : stop - event.offset])
        start = stop


class Disk:
    """A folder that is written to, event by event, and may be cut off at any moment."""

    def __init__(self, folder: Path, root: Path | None = None) -> None:
        """Take over what stands in a folder as flushed; the events name it ``root``."""
        self._root = str(root or folder)
        self._seen: dict[str, _Entry] = {}
        for path in sorted(folder.rglob("*")):
            content = None if path.is_dir() else path.read_bytes()
            entry = None if content is None else _File(content, bytearray(content))
            self._seen[str(path.relative_to(folder))] = entry
        self._flushed = dict(self._seen)
        self._waiting: dict[str, list[_Change]] = {}

    def take(self, event: Event) -> bool:
        """Let one event happen; tell whether it touched the disk."""
        if isinstance(event, Said):
            return False
        name = self._name(event.path)
        if name is None:
            return False
        if isinstance(event, Write | Resize):
            return self._write(name, event)
        if isinstance(event, Flush):
            return self._flush(name)
        self._enter(name, event)
        return True

    def _name(self, path: str) -> str | None:
        """Return the path below the folder, "" for the folder, None for one elsewhere or left out.

        The index of the write-ahead log is memory shared by processes; after a cut it is made anew.
        """
        if (path != self._root and not path.startswith(f"{self._root}/")) or path.endswith("-shm"):
            return None
        return path[len(self._root) + 1 :]

    def _write(self, name: str, event: Write | Resize) -> bool:
        file = self._seen.get(name)
        if file is None:
            return False
        file.take(event)
        return True

    def _flush(self, name: str) -> bool:
        file = self._seen.get(name)
        if file is not None:
            file.flush()
            return True
        for change in self._waiting.pop(name, []):
            change.apply(self._flushed)
        return True

    def _enter(self, name: str, event: Make | Move | Remove) -> None:
        if isinstance(event, Make):
            if name in self._seen:
                return
            change = _Change("", name, None if event.folder else _File(b"", bytearray()))
        elif isinstance(event, Remove):
            change = _Change(name)
        else:
            to = self._name(event.to)
            assert to is not None, "a file left the desk's folder by a move"
            assert _folder_of(to) == _folder_of(name), "a file was moved into another folder"
            change = _Change(name, to, self._seen.get(name))
            inside = [folder for folder in self._waiting if f"{folder}/".startswith(f"{name}/")]
            assert not inside, "a folder was moved before its entries were flushed"
        change.apply(self._seen)
        self._waiting.setdefault(_folder_of(name), []).append(change)

    def seen(self) -> State:
        """Return what the program sees."""
        return {name: None if entry is None else bytes(entry.seen) for name, entry in self._seen.items()}

    def after(self, luck: Luck, dice: random.Random) -> State:
        """Return what may stand after a cut now."""
        entries = dict(self._flushed)
        for changes in self._waiting.values():
            for change in _happened(changes, luck, dice):
                change.apply(entries)
        one_by_one = luck is Luck.SOMETHING
        lucks = {name: dice.choice(list(Luck)) if one_by_one else luck for name in entries}
        return _state(entries, lucks, dice)


def _folder_of(name: str) -> str:
    return name.rpartition("/")[0]


def _happened(changes: list[_Change], luck: Luck, dice: random.Random) -> list[_Change]:
    if luck is Luck.NOTHING:
        return []
    if luck is Luck.EVERYTHING:
        return changes
    if dice.random() < 0.5:
        return changes[: dice.randint(0, len(changes))]
    return [change for change in changes if dice.random() < 0.5]


def _state(entries: Mapping[str, _Entry], lucks: Mapping[str, Luck], dice: random.Random) -> State:
    return {
        name: None if entry is None else entry.after(lucks[name], dice)
        for name, entry in sorted(entries.items())
    }
