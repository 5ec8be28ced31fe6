"""Where a section goes when it is moved; a part takes the issues below its heading with it."""

from collections.abc import Sequence
from typing import TypeVar

from gc25desk.domain.section import ISSUE, PART, Section

T = TypeVar("T")


def groups(sections: Sequence[Section]) -> list[list[Section]]:
    """Return the sections as they stand in the outline: a part with its issues, every other alone."""
    found: list[list[Section]] = []
    for section in sections:
        if section.role == ISSUE and found and found[-1][0].role == PART:
            found[-1].append(section)
        else:
            found.append([section])
    return found


def stepped(sections: Sequence[Section], section_id: str, *, down: bool) -> list[str]:
    """Return the order with one section a step further up or down; the same where there is no room."""
    ids = [section.id for section in sections]
    held = groups(sections)
    group = next((one for one in held if one[0].id == section_id and one[0].role == PART), None)
    if group is None:
        place = ids.index(section_id)
        return _swapped(ids, place, place + 1 if down else place - 1)
    place = held.index(group)
    order = _swapped(held, place, place + 1 if down else place - 1)
    return [section.id for one in order for section in one]


def _swapped(items: list[T], one: int, other: int) -> list[T]:
    if not 0 <= other < len(items):
        return items
    changed = list(items)
    changed[one], changed[other] = changed[other], changed[one]
    return changed


def dropped(sections: Sequence[Section], section_id: str, beside: str, *, after: bool) -> list[str]:
    """Return the order with a section, or a part with its issues, put before or after another one."""
    group = next((one for one in groups(sections) if one[0].id == section_id), None)
    moved = [one.id for one in group or ()] or [section_id]
    rest = [section.id for section in sections if section.id not in moved]
    if beside not in rest:
        return [section.id for section in sections]
    place = rest.index(beside) + (1 if after else 0)
    return [*rest[:place], *moved, *rest[place:]]
