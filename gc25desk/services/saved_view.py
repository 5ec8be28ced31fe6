"""The lists that people keep at hand in the sidebar: their own, and those shown to everybody."""

import dataclasses
from collections.abc import Sequence

from gc25desk.domain import saved_view as rules
from gc25desk.domain.access import READ, Act
from gc25desk.domain.record import new_id
from gc25desk.domain.saved_view import SavedView
from gc25desk.errors import InvalidInput, NotFound
from gc25desk.i18n import _
from gc25desk.services.access import needs
from gc25desk.services.changes import Changes
from gc25desk.services.desk import Desk
from gc25desk.store import about
from gc25desk.store.session import Reader, Writer

NOUN = "saved_view"
_CHANGES = Changes(frozenset({NOUN}))


@needs(Act.USE_DESK)
def of_desk(desk: Desk) -> tuple[SavedView, ...]:
    """Return the views this person has: those for everybody, then the own, each in their order.

    A view of records that the person may not read is left out; one that is out of date is not.
    """
    with desk.store.reading() as reader:
        views = (*_held(reader, desk, for_all=True), *_held(reader, desk, for_all=False))
    return tuple(view for view in views if view.noun not in READ or desk.may(READ[view.noun]))


@needs(Act.USE_DESK)
def keep(desk: Desk, view: SavedView) -> Changes:
    """Keep a new view below the others, or a changed one in its place.

    Raises InvalidInput for a broken rule, and NotAllowed for a view for everybody by somebody who may not set
    the rules of the desk.
    """
    rules.check(view)
    with desk.store.writing() as writer:
        views = _held(writer, desk, for_all=view.for_all)
        ready = rules.named(view if view.id else dataclasses.replace(view, id=new_id()), views)
        if view.id:
            at = _place(views, view.id)
            _put(desk, writer, (*views[:at], ready, *views[at + 1 :]), for_all=view.for_all)
        else:
            _refuse_more(views)
            _put(desk, writer, (*views, ready), for_all=view.for_all)
    return _CHANGES


@needs(Act.USE_DESK)
def rename(desk: Desk, view: SavedView, name: str) -> Changes:
    """Give a view another name; one that is out of date keeps what it looks for. Raises as :func:`keep`."""
    with desk.store.writing() as writer:
        views = _held(writer, desk, for_all=view.for_all)
        at = _place(views, view.id)
        ready = rules.named(dataclasses.replace(views[at], name=name), views)
        _put(desk, writer, (*views[:at], ready, *views[at + 1 :]), for_all=view.for_all)
    return _CHANGES


@needs(Act.USE_DESK)
def remove(desk: Desk, view: SavedView) -> Changes:
    """Remove a view; the records it shows stay as they are. Raises NotFound, and as :func:`keep`."""
    with desk.store.writing() as writer:
        views = _held(writer, desk, for_all=view.for_all)
        at = _place(views, view.id)
        _put(desk, writer, (*views[:at], *views[at + 1 :]), for_all=view.for_all)
    return _CHANGES


@needs(Act.USE_DESK)
def move(desk: Desk, view: SavedView, by: int) -> Changes:
    """Move a view among its own kind by so many places, at most to an end. Raises as :func:`remove`."""
    with desk.store.writing() as writer:
        views = list(_held(writer, desk, for_all=view.for_all))
        at = _place(views, view.id)
        moved = views.pop(at)
        views.insert(min(max(at + by, 0), len(views)), moved)
        _put(desk, writer, views, for_all=view.for_all)
    return _CHANGES


def may_change(desk: Desk, view: SavedView) -> bool:
    """Tell whether this person may rename, move or remove a view."""
    return not view.for_all or desk.may(Act.SET_RULES)


def _key(desk: Desk, *, for_all: bool) -> str:
    return "saved_views" if for_all else f"saved_views:{desk.store.person.id}"


def _held(reader: Reader, desk: Desk, *, for_all: bool) -> tuple[SavedView, ...]:
    found = rules.from_json(about.value(reader, _key(desk, for_all=for_all)))
    return tuple(dataclasses.replace(view, for_all=for_all) for view in found)


def _put(desk: Desk, writer: Writer, views: Sequence[SavedView], *, for_all: bool) -> None:
    """Keep views in place of those before; the journal counts those that everybody sees."""
    if for_all:
        desk.require(Act.SET_RULES)
        before = _held(writer, desk, for_all=True)
        writer.journal(NOUN, "", "update", {"views": [len(before), len(views)]})
    about.put(writer, _key(desk, for_all=for_all), rules.as_json(views))


def _place(views: Sequence[SavedView], view_id: str) -> int:
    for at, view in enumerate(views):
        if view.id == view_id:
            return at
    raise NotFound(_("There is no such view any more."), _("Somebody removed it."))


def _refuse_more(views: Sequence[SavedView]) -> None:
    if len(views) >= rules.MOST_VIEWS:
        raise InvalidInput(
            _("There are {most} views already.").format(most=rules.MOST_VIEWS),
            _("Remove one that nobody needs any more."),
        )
