"""The check that an installation works: a real desk, every shipped file, both reports."""

import datetime as dt
import tempfile
from pathlib import Path
from typing import Any

from gc25desk import __version__, i18n
from gc25desk.domain.catalogue import LAST, catalogue
from gc25desk.domain.complaint import Complaint
from gc25desk.domain.field import Profile
from gc25desk.domain.paragraph import Tag
from gc25desk.reports.letter_shipped import shipped, shipped_template
from gc25desk.services import desk as desks
from gc25desk.services import institution, letter_template, passphrase, report, saving, shares
from gc25desk.services.desk import Desk, NewDesk
from gc25desk.services.report import ReportRequest
from gc25desk.store import schema
from gc25desk.store.engine import assert_floor, sqlite_version


def run() -> dict[str, Any]:
    """Make a temporary desk, load every catalogue, write both reports, and say what was found.

    Raises whatever fails; everything made is gone afterwards.
    """
    assert_floor()
    languages = _load_languages()
    _load_holidays()
    _check_letters()
    with tempfile.TemporaryDirectory(prefix="gc25desk-") as folder:
        place = Path(folder)
        phrase = passphrase.generate()
        desk, code = desks.create(place / "desk", NewDesk("Selfcheck", "Selfcheck", "Selfcheck"), phrase)
        try:
            files = _use(desk, place)
            printed = shares.make(desk)
        finally:
            desks.close(desk)
        desks.close(desks.recover(place / "desk", code))
        desks.close(shares.recover(place / "desk", printed[1:]))
    return {
        "version": __version__,
        "sqlite": ".".join(str(part) for part in sqlite_version()),
        "schema": schema.SCHEMA_VERSION,
        "paragraphs": len(catalogue().paragraphs),
        "languages": list(languages),
        "reports": files,
    }


def _use(desk: Desk, place: Path) -> int:
    today = dt.datetime.now().astimezone().date()
    tag = Tag(paragraph=LAST, stance="alleged_violation")
    saving.save(desk, "complaint", Complaint(date_received=today, narrative="…", tags=(tag,)))
    problems = desks.check(desk)
    if problems:
        raise RuntimeError(problems[0])
    request = ReportRequest(profile=Profile.PUBLIC, date=today)
    done = report.export(desk, request, place / "report.docx", place / "report.xlsx")
    return len(done.files)


def _load_holidays() -> None:
    """Raise RuntimeError when the days off of a country are not shipped with the program."""
    if dt.date(2026, 12, 25) not in institution.public_holidays("ZA", "", 2026):
        raise RuntimeError("the public holidays are missing")


def _check_letters() -> None:
    """Raise RuntimeError when a shipped letter cannot be filled by the program as it is installed."""
    for letter in shipped():
        if letter_template.checked(shipped_template(letter), letter):
            raise RuntimeError(f"a shipped letter cannot be filled: {letter}")


def _load_languages() -> tuple[str, ...]:
    used = i18n.language()
    found = i18n.languages()
    for language in found:
        i18n.use(language)
        catalogue(language)
    i18n.use(used)
    return found
