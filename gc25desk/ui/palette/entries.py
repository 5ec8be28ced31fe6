"""What the search box lists: records found, and pages and actions by name."""

import dataclasses
from collections.abc import Callable, Sequence

from gc25desk.domain.text import folded
from gc25desk.i18n import N_, _

NOUNS = {"complaint": N_("Complaint"), "evidence": N_("Evidence"), "paragraph": N_("Paragraph")}
RECENT = 8  # records kept at the top of an empty search


@dataclasses.dataclass(frozen=True)
class Entry:
    """One line of the list: a record to open, or a command to run.

    ``kind`` is shown as it is ("Complaint", "Page"); ``key`` tells one entry from another.
    """

    key: str
    kind: str
    title: str
    run: Callable[[], None] = dataclasses.field(compare=False)
    reference: str = ""
    snippet: str = ""
    shortcut: str = ""

    def spoken(self) -> str:
        """Return the line as a screen reader should say it."""
        return ", ".join(part for part in (self.kind, self.reference, self.title, self.snippet) if part)


def noun_label(noun: str) -> str:
    """Return the word for a kind of record."""
    return _(NOUNS.get(noun, noun))


def matching(commands: Sequence[Entry], words: str) -> list[Entry]:
    """Return the commands in whose title each of the words begins a word; all when nothing is asked."""
    asked = folded(words).split()
    return [command for command in commands if _matches(command, asked)]


def _matches(command: Entry, asked: Sequence[str]) -> bool:
    held = folded(f"{command.title} {command.kind}").split()
    return all(any(word.startswith(part) for word in held) for part in asked)


def recent_first(found: Sequence[Entry], recent: Sequence[Entry]) -> list[Entry]:
    """Return what was found with the records opened lately in front, the latest first."""
    by_key = {entry.key: entry for entry in found}
    lately = [by_key.pop(entry.key) for entry in recent if entry.key in by_key]
    return [*lately, *by_key.values()]


def remembered(recent: Sequence[Entry], opened: Entry) -> list[Entry]:
    """Return the recent records after one more was opened."""
    others = [entry for entry in recent if entry.key != opened.key]
    return [opened, *others][:RECENT]
