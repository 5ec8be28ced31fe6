"""Code lists as the institution has them: entries named anew, added, or no longer offered.

A code never goes: records that hold it are read as before. What stands here is kept with the settings of the
desk that is open; :func:`use` lets every room see it.
"""

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from gc25desk.domain import codes, field
from gc25desk.domain.field import Choice, CodeList
from gc25desk.domain.text import clean
from gc25desk.errors import InvalidInput
from gc25desk.i18n import _

ADDED = "own_"  # what the codes of added entries begin with
MOST = 200
LONGEST = 120  # letters of a label

# The lists an institution may change; those that rules or standards read stay as they are.
EDITABLE: tuple[CodeList, ...] = (
    codes.STATUSES,
    codes.ROUTES,
    codes.COMPLAINANTS,
    codes.RESPONDENT_TYPES,
    codes.PLATFORMS,
    codes.DEVICES,
    codes.GROUNDS,
    codes.CLOSURES,
    codes.REMEDIES,
    codes.GROUPS,
)


@dataclasses.dataclass(frozen=True)
class Entry:
    """One entry that differs from the shipped list: its code, its own label, whether it is still offered."""

    code: str
    label: str = ""
    offered: bool = True


OwnLists = Mapping[str, tuple[Entry, ...]]


def use(lists: OwnLists) -> None:
    """Let every list be read as the institution has it; an empty mapping brings back the shipped ones."""
    field.use_own(
        {one.name: _merged(one, lists.get(one.name, ())) for one in EDITABLE if lists.get(one.name)}
    )


def next_code(taken: Iterable[str]) -> str:
    """Return a code for an entry that is added; the codes that are ``taken`` are never given again."""
    numbers = [int(code.removeprefix(ADDED)) for code in taken if _is_added(code)]
    return f"{ADDED}{max(numbers, default=0) + 1}"


def check(lists: OwnLists) -> None:
    """Raise InvalidInput for a list that may not be changed, and for entries without words or twice."""
    names = {one.name: one for one in EDITABLE}
    for name, entries in lists.items():
        if name not in names:
            raise InvalidInput(
                _("This list is read by rules and stays as it is."), _("Choose another list."), name
            )
        _check_entries(names[name], entries)


def cleaned(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return entries with their labels on one line."""
    return tuple(dataclasses.replace(one, label=" ".join(clean(one.label).split())) for one in entries)


def as_data(lists: OwnLists) -> dict[str, list[dict[str, Any]]]:
    """Return the lists as they are kept in JSON."""
    return {name: [dataclasses.asdict(one) for one in entries] for name, entries in lists.items() if entries}


def from_data(data: Any) -> dict[str, tuple[Entry, ...]]:
    """Return the lists of what was kept; what cannot be used is left out."""
    if not isinstance(data, Mapping):
        return {}
    found = {}
    for one in EDITABLE:
        entries = tuple(_entries(data.get(one.name)))
        try:
            _check_entries(one, entries)
        except InvalidInput:
            continue
        if entries:
            found[one.name] = entries
    return found


def _entries(data: Any) -> Iterator[Entry]:
    for one in data if isinstance(data, list) else ():
        if isinstance(one, Mapping) and one.get("code"):
            label = str(one.get("label", ""))
            yield Entry(str(one["code"]), label, offered=bool(one.get("offered", True)))


def _check_entries(shipped: CodeList, entries: Sequence[Entry]) -> None:
    known = {choice.code for choice in shipped.shipped}
    seen: set[str] = set()
    for entry in entries:
        if entry.code in seen or not (entry.code in known or _is_added(entry.code)):
            raise InvalidInput(_("An entry stands twice in a list."), _("Remove one."), shipped.name)
        seen.add(entry.code)
        if entry.code not in known and not entry.label:
            raise InvalidInput(_("An entry of a list needs its words."), _("Type them."), shipped.name)
    if len(entries) > MOST or any(len(entry.label) > LONGEST for entry in entries):
        raise InvalidInput(
            _("The list or its words are too long."),
            _("Keep at most {most} entries of {letters} letters.").format(most=MOST, letters=LONGEST),
            shipped.name,
        )
    _check_labels(shipped, entries)


def _check_labels(shipped: CodeList, entries: Sequence[Entry]) -> None:
    labels = [choice.shown().casefold() for choice in _merged(shipped, entries).choices]
    if len(set(labels)) < len(labels):
        raise InvalidInput(
            _("Two entries of a list have the same words."), _("Name one of them otherwise."), shipped.name
        )


def _merged(shipped: CodeList, entries: Sequence[Entry]) -> field.Own:
    own = {entry.code: entry for entry in entries}
    renamed = [_choice(choice, own.get(choice.code)) for choice in shipped.shipped]
    held = {choice.code for choice in shipped.shipped}
    added = [Choice(entry.code, entry.label) for entry in entries if entry.code not in held]
    silent = {choice.code for choice in field.SILENCES}
    spoken = [choice for choice in renamed if choice.code not in silent]
    rest = [choice for choice in renamed if choice.code in silent]
    retired = frozenset(entry.code for entry in entries if not entry.offered)
    return field.Own((*spoken, *added, *rest), retired)


def _choice(shipped: Choice, own: Entry | None) -> Choice:
    if own is None or not own.label:
        return shipped
    return dataclasses.replace(shipped, label=own.label)


def _is_added(code: str) -> bool:
    return code.startswith(ADDED) and code.removeprefix(ADDED).isdecimal()
