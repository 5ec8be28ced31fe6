"""Commands that write files: the report and the pictures."""

import datetime as dt
from pathlib import Path

from gc25desk.cli.call import Call, place
from gc25desk.domain.field import Profile
from gc25desk.errors import InvalidInput
from gc25desk.i18n import _
from gc25desk.services import report
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
    files = [{"path": str(file.path), "sha256": file.sha256, "size": file.size} for file in done.files]
    result = {
        "files": files,
        "profile": given.profile,
        "paragraphs": done.paragraphs,
        "findings": done.findings,
        "hidden_cells": done.hidden_cells,
    }
    call.tell(result, "\n".join(str(file.path) for file in done.files))


def _target(name: str | None) -> Path | None:
    return None if name is None else place(name)


def draw(call: Call) -> None:
    """Draw every page of the window."""
    with call.desk() as desk:
        files = call.window.pictures(desk, place(call.arguments.folder))
    call.tell([str(file) for file in files], "\n".join(str(file) for file in files))
