"""A list that somebody keeps at hand under a name: its filters and its order, and the rules it must keep."""

import dataclasses
import datetime as dt
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from gc25desk.domain.access import is_sealed
from gc25desk.domain.field import CodeList, Field, Kind, field_of
from gc25desk.domain.figures import AGE_SILENCE
from gc25desk.domain.nouns import KINDS
from gc25desk.domain.query import CONDITIONS, Filter, Order, Query
from gc25desk.errors import InvalidInput
from gc25desk.i18n import _

LONGEST_NAME = 60
MOST_VIEWS = 40  # of one person, and of everybody


@dataclasses.dataclass(frozen=True)
class SavedView:
    """A list by its name; ``for_all`` shows it to everybody who may read such records."""

    id: str
    name: str
    noun: str
    query: Query
    for_all: bool = False


def named(view: SavedView, others: Sequence[SavedView]) -> SavedView:
    """Return a view with its name tidied; raises InvalidInput for one that is missing, long or taken."""
    name = " ".join(view.name.split())
    if not name:
        raise InvalidInput(_("A view needs a name."), _("Say what it shows; name nobody."), "name")
    if len(name) > LONGEST_NAME:
        raise InvalidInput(
            _("The name is too long for the sidebar."),
            _("Keep it below {most} characters.").format(most=LONGEST_NAME),
            "name",
        )
    if any(other.id != view.id and other.name.casefold() == name.casefold() for other in others):
        raise InvalidInput(_("There is a view of this name already."), _("Choose another name."), "name")
    return dataclasses.replace(view, name=name)


def check(view: SavedView) -> None:
    """Raise InvalidInput for a view that shows everything, cannot be shown, or looks for a person.

    What names or finds a person stands sealed on the desk; a filter that is kept would tell it in the open.
    """
    if not view.query.filters and not view.query.words.strip():
        raise InvalidInput(_("This list shows everything."), _("Filter it first, then save it as a view."))
    if not is_valid(view):
        raise out_of_date(view)
    fields = (field_at(KINDS[view.noun], item.key) for item in view.query.filters)
    if any(field is not None and is_sealed(field) for field in fields):
        raise InvalidInput(
            _("A view cannot look for a person: its filter would be kept in the open."),
            _("Take the filter on who somebody is away, then save the view."),
        )


def out_of_date(view: SavedView) -> InvalidInput:
    """Return the error of a view that looks for what the desk does not know any more."""
    return InvalidInput(
        _("“{name}” looks for something that this desk does not know any more.").format(name=view.name),
        _("Remove it from the sidebar, filter the list anew and save that."),
    )


def is_valid(view: SavedView) -> bool:
    """Tell whether a list can still be shown: its fields, codes, numbers and days are known."""
    kind = KINDS.get(view.noun)
    if kind is None:
        return False
    order = view.query.order
    if order is not None and field_at(kind, order.key) is None:
        return False
    return all(_is_known(kind, item) for item in view.query.filters)


def field_at(kind: type[Any], key: str) -> Field | None:
    """Return the field that a filter's key names, of a part as ``children.sex``; None when there is none."""
    owner, dot, part = key.partition(".")
    try:
        field = field_of(kind, owner)
        if not dot:
            return field
        return None if field.record is None else field_of(field.record, part)
    except KeyError:
        return None


def _is_known(kind: type[Any], item: Filter) -> bool:
    if item.key in {*CONDITIONS, AGE_SILENCE}:
        return True
    field = field_at(kind, item.key)
    if field is None or field.kind in {Kind.RECORDS, Kind.FILES}:
        return False
    return all(not value or _fits(field, value) for value in item.values)


def _fits(field: Field, value: str) -> bool:
    if field.kind in {Kind.CHOICE, Kind.CHOICES} and isinstance(field.choices, CodeList):
        return value in field.choices.codes()
    if field.kind is Kind.NUMBER:
        return value.lstrip("-").isdecimal()
    return field.kind is not Kind.DATE or _day(value) is not None


# As JSON --------------------------------------------------------------------------------------


def as_json(views: Sequence[SavedView]) -> str:
    """Return views as JSON text, in their order; an empty text for none."""
    if not views:
        return ""
    return json.dumps([dataclasses.asdict(view) for view in views], ensure_ascii=False, default=str)


def from_json(text: str) -> tuple[SavedView, ...]:
    """Return the views of a JSON text; what is no view is left out."""
    try:
        data = json.loads(text) if text else []
    except ValueError:
        data = []
    found = (_view(one) for one in data) if isinstance(data, list) else ()
    return tuple(view for view in found if view is not None)


def _view(data: Any) -> SavedView | None:
    if not isinstance(data, Mapping) or not isinstance(data.get("query"), Mapping):
        return None
    query = data["query"]
    return SavedView(
        id=str(data.get("id", "")),
        name=str(data.get("name", "")),
        noun=str(data.get("noun", "")),
        query=Query(
            filters=tuple(map(_filter, _mappings(query.get("filters")))),
            words=str(query.get("words") or ""),
            order=_order(query.get("order")),
        ),
        for_all=bool(data.get("for_all")),
    )


def _filter(data: Mapping[str, Any]) -> Filter:
    values = data.get("values")
    return Filter(
        key=str(data.get("key", "")),
        values=tuple(map(str, values)) if isinstance(values, list) else (),
        contains=str(data.get("contains") or ""),
        since=_day(data.get("since")),
        until=_day(data.get("until")),
        lowest=_number(data.get("lowest")),
        highest=_number(data.get("highest")),
    )


def _order(data: Any) -> Order | None:
    if not isinstance(data, Mapping):
        return None
    return Order(str(data.get("key", "")), descending=bool(data.get("descending")))


def _mappings(data: Any) -> list[Mapping[str, Any]]:
    return [one for one in data if isinstance(one, Mapping)] if isinstance(data, list) else []


def _read(read: Callable[[str], Any], data: Any) -> Any:
    try:
        return None if data is None else read(str(data))
    except ValueError:
        return None


def _day(data: Any) -> dt.date | None:
    found: dt.date | None = _read(dt.date.fromisoformat, data)
    return found


def _number(data: Any) -> int | None:
    found: int | None = _read(int, data)
    return found
