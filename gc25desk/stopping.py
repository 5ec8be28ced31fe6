"""Long work on a worker thread that gives way: when the desk is locked, nothing may keep its keys waiting.

Whoever begins the work says how it learns that it is to stop; the work asks at points where stopping
leaves nothing half-done. Without such a beginning it goes on.
"""

import contextlib
from collections.abc import Callable, Iterator
from contextvars import ContextVar

from gc25desk.errors import Stopped
from gc25desk.i18n import _, to_the_user

Asked = Callable[[], bool]

_asked: ContextVar[Asked | None] = ContextVar("asked", default=None)


@contextlib.contextmanager
def stoppable(asked: Asked) -> Iterator[None]:
    """Let the work within be stopped, on this thread alone, once ``asked`` says so."""
    before = _asked.set(asked)
    try:
        yield
    finally:
        _asked.reset(before)


def go_on() -> None:
    """Raise Stopped if the work was asked to stop; harmless at any point that changes nothing."""
    asked = _asked.get()
    if asked is not None and asked():
        raise _stopped()


@to_the_user()
def _stopped() -> Stopped:
    return Stopped(_("This was stopped before it was done."), _("Nothing was changed. Begin it again."))
