"""Commands that write files: the report, the register of complaints and the pictures."""

import datetime as dt
import sys
from pathlib import Path

from gc25desk.cli.call import Call, as_told, place
from gc25desk.domain.field import Profile
from gc25desk.errors import InvalidInput
from gc25desk.i18n import _
from gc25desk.services import register, report
from gc25desk.services.register import RegisterRequest
from gc25desk.services.report import ReportRequest


def write_report(call: Call) -> None:
    """Write the report and print what left."""
    given = call.arguments
    if given.word is None and given.excel is None:
        raise InvalidInput(_("No file to write was named."), _("Give --word FILE, --excel FILE or both."))
    request = ReportRequest(
        profile=Profile(given.profile),
        title=given.title,
        cycle=given.cycle,
        date=dt.datetime.now().astimezone().date(),
        since=given.since,
        until=given.until,
    )
    with call.desk() as desk:
        done = report.export(desk, request, _target(given.word), _target(given.excel))
    result = {
        "files": [as_told(file) for file in done.files],
        "profile": given.profile,
        "paragraphs": done.paragraphs,
        "findings": done.findings,
        "hidden_cells": done.hidden_cells,
    }
    call.tell(result, "\n".join(str(file.path) for file in done.files))


def write_register(call: Call) -> None:
    """Write the full register of complaints, telling how far it is where somebody watches."""
    given = call.arguments
    request = RegisterRequest(
        date=dt.datetime.now().astimezone().date(),
        since=given.since,
        until=given.until,
        language=given.language,
    )
    with call.desk() as desk:
        done = register.export(desk, request, place(given.file), _told if _is_watched() else None)
    call.tell({"file": as_told(done.file), "complaints": done.complaints}, str(done.file.path))


def _is_watched() -> bool:
    return sys.stderr is not None and sys.stderr.isatty()


def _told(done: int, of: int) -> None:
    words = _("{done} of {count} complaints").format(done=done, count=of)
    sys.stderr.write(f"\r{words}" + ("\n" if done == of else ""))
    sys.stderr.flush()


def _target(name: str | None) -> Path | None:
    return None if name is None else place(name)


def draw(call: Call) -> None:
    """Draw every page of the window."""
    with call.desk() as desk:
        files = call.window.pictures(desk, place(call.arguments.folder))
    call.tell([str(file) for file in files], "\n".join(str(file) for file in files))
