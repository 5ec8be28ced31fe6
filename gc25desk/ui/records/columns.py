"""Which columns a table shows, in what order and how wide, kept by the keys of their fields."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QHeaderView

_VERSION = "2:"
_WIDEST = 2_000  # pixels


def arranged(header: QHeaderView, keys: Sequence[str]) -> str:
    """Return how the columns of a header stand, as text; ``keys`` are their fields in the order declared."""
    order = [keys[header.logicalIndex(place)] for place in range(header.count())]
    widths = {key: header.sectionSize(at) for at, key in enumerate(keys) if not header.isSectionHidden(at)}
    return _VERSION + json.dumps({"order": order, "widths": widths})


def arrange(header: QHeaderView, keys: Sequence[str], text: str) -> bool:
    """Arrange the columns as they were kept; tell whether the text said how. The first one always shows."""
    found = _read(text)
    if found is None:
        return False
    kept = [key for key in dict.fromkeys(found["order"]) if key in keys]
    widths = found["widths"]
    for place, key in enumerate([*kept, *(key for key in keys if key not in kept)]):
        header.moveSection(header.visualIndex(keys.index(key)), place)
    for at, key in enumerate(keys):
        width = widths.get(key)
        is_width = isinstance(width, int) and 0 < width <= _WIDEST
        if is_width:
            header.resizeSection(at, width)
        if key in kept:  # a field that is new since then shows as it is declared
            header.setSectionHidden(at, at > 0 and not is_width)
    return True


def in_order(header: QHeaderView, keys: Sequence[str]) -> list[tuple[str, bool]]:
    """Return the fields in the order of the columns, each with whether it shows."""
    places = [header.logicalIndex(place) for place in range(header.count())]
    return [(keys[at], not header.isSectionHidden(at)) for at in places]


def _read(text: str) -> dict[str, Any] | None:
    if not text.startswith(_VERSION):
        return None
    try:
        found = json.loads(text.removeprefix(_VERSION))
    except ValueError:
        return None
    if not isinstance(found, Mapping):
        return None
    order, widths = found.get("order"), found.get("widths")
    if not isinstance(order, list) or not isinstance(widths, Mapping):
        return None
    return {"order": [key for key in order if isinstance(key, str)], "widths": widths}
