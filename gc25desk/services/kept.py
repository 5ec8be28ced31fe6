"""What of a record no typing changes: its files, what the program fills, and who gave each tag."""

import dataclasses
import datetime as dt
from collections.abc import Sequence
from typing import Any

from gc25desk.domain.field import Kind, fields_of
from gc25desk.domain.paragraph import Tag

_COUNTED_ON = frozenset({"version", "updated_at", "updated_by"})  # a save gives them anew
_IDENTIFYING = frozenset(
    {"id", "reference", "version", "entered_at", "entered_by", "updated_at", "updated_by"}
)


def kept(held: Any, record: Any, by: str = "", at: dt.datetime | None = None) -> Any:
    """Return the record with what no typing changes; tags that are new are signed."""
    same = {
        field.key: getattr(held, field.key)
        for field in fields_of(type(held))
        if field.kind is Kind.FILES or (field.system and field.key not in _COUNTED_ON)
    }
    return dataclasses.replace(record, **same, **signed(record, held, by, at))


def retraced(given: Any) -> dict[str, Any]:
    """Return what the program filled and comes back with an act undone: the steps of a complaint, say."""
    keys = (field.key for field in fields_of(type(given)) if field.system and field.key not in _IDENTIFYING)
    tags = {"tags": given.tags} if _bears_tags(given) else {}
    return {key: getattr(given, key) for key in keys} | tags


def signed(record: Any, held: Any, by: str, at: dt.datetime | None) -> dict[str, tuple[Tag, ...]]:
    """Return the tags with who gave each and when; a tag that says the same keeps its first giver."""
    if not _bears_tags(record):
        return {}
    before: Sequence[Tag] = held.tags if held is not None else ()
    known = {(tag.paragraph, tag.stance): (tag.tagged_by, tag.tagged_at) for tag in before}
    tags = []
    for tag in record.tags:
        first_by, first_at = known.get((tag.paragraph, tag.stance), (by, at))
        tags.append(dataclasses.replace(tag, tagged_by=first_by, tagged_at=first_at))
    return {"tags": tuple(tags)}


def _bears_tags(record: Any) -> bool:
    return any(field.key == "tags" for field in fields_of(type(record)))
