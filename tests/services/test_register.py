"""The full register leaves whole or not at all, with every complaint and without a single identity."""

import dataclasses
import datetime as dt
import hashlib
import io
import json
import signal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from gc25desk.domain.access import sealed_keys
from gc25desk.domain.child import Child
from gc25desk.domain.complaint import Complaint
from gc25desk.domain.field import fields_of
from gc25desk.errors import CannotWrite, DiskFull, InvalidInput, NotAllowed, Stopped
from gc25desk.reports.package_text import texts
from gc25desk.services import bin as bins
from gc25desk.services import register, report, saving
from gc25desk.services.desk import Desk
from gc25desk.services.register import RegisterRequest
from gc25desk.store import register as rows
from gc25desk.store.session import entries
from tests.builders import a_child, a_complaint, a_tag
from tests.conftest import OpenAs
from tests.reports.opened import faults

TODAY = dt.date(2026, 11, 20)
ASKED = RegisterRequest(date=TODAY)
NAMES = ("Quillfeather Marrow", "+00 5550 1771", "Bramblewick", "Thistledown")


def saved(desk: Desk, **values: Any) -> Complaint:
    filled = {
        "complainant_name": NAMES[0],
        "complainant_contact": NAMES[1],
        "respondent": NAMES[2],
        "children": (a_child(name=NAMES[3]), a_child()),
    }
    found, _changes = saving.save(desk, "complaint", a_complaint(**(filled | values)))
    assert isinstance(found, Complaint)
    return found


def sheet_of(path: Path) -> Worksheet:
    sheet = openpyxl.load_workbook(path)["Complaints"]
    assert isinstance(sheet, Worksheet)
    return sheet


def listed(path: Path) -> list[dict[str, Any]]:
    sheet = sheet_of(path)
    tables = list(sheet.tables.values())
    if not tables:
        return []
    head, *body = ([cell.value for cell in row] for row in sheet[tables[0].ref])
    return [dict(zip(head, row, strict=True)) for row in body]


def test_every_complaint_stands_in_it_in_the_order_of_entry(desk: Desk, tmp_path: Path) -> None:
    first = saved(desk, harm=("privacy", "contact"), tags=(a_tag(75), a_tag(30, "context")))
    second = saved(desk, date_received=dt.date(2026, 10, 1), subject="=1+1")
    done = register.export(desk, ASKED, tmp_path / "register.xlsx")
    one, two = listed(tmp_path / "register.xlsx")
    assert done.complaints == 2
    assert (one["Reference"], two["Reference"]) == (first.reference, second.reference)
    assert one["Date received"] == dt.datetime(2026, 11, 2)  # noqa: DTZ001
    assert one["Paragraphs of GC25"] == "75 (Alleged violation); 30 (Context)"
    assert one["Children affected"] == 2
    assert (one["Entered by"], two["Matter"]) == (desk.info.person, "=1+1")
    assert faults(tmp_path / "register.xlsx") == ""


def test_what_names_or_finds_a_person_is_nowhere_in_the_file(desk: Desk, tmp_path: Path) -> None:
    saved(desk)
    register.export(desk, ASKED, tmp_path / "register.xlsx")
    told = "\n".join(text for _part, text in texts((tmp_path / "register.xlsx").read_bytes()))
    assert [name for name in NAMES if name in told] == []
    sealed = {
        one.shown_label()
        for kind in (Complaint, Child)
        for one in fields_of(kind)
        if one.key in sealed_keys(kind)
    }
    assert sealed.isdisjoint(listed(tmp_path / "register.xlsx")[0])


def test_the_store_gives_no_sealed_field_to_a_register(desk: Desk) -> None:
    saved(desk)
    with desk.store.reading() as reader:
        with pytest.raises(ValueError, match="sealed"):
            next(rows.batches(reader, "complaint", [1], ["subject", "complainant_name"]))
        ((children,),) = next(rows.batches(reader, "complaint", [1], ["children"]))
    assert [child.name for child in children] == ["", ""]


def test_it_is_journalled_with_its_sha256(desk: Desk, tmp_path: Path) -> None:
    saved(desk)
    done = register.export(desk, ASKED, tmp_path / "register.xlsx")
    content = (tmp_path / "register.xlsx").read_bytes()
    assert (done.file.sha256, done.file.size) == (hashlib.sha256(content).hexdigest(), len(content))
    (past,) = report.exports(desk)
    assert past.files == (("register.xlsx", done.file.sha256),)
    with desk.store.reading() as reader:
        last = [entry for entry in entries(reader) if entry.action == "export"][-1]
    assert json.loads(last.fields)["complaints"] == [None, 1]


def test_a_period_and_the_bin_are_kept_to(desk: Desk, tmp_path: Path) -> None:
    kept = saved(desk, date_received=dt.date(2026, 3, 1))
    saved(desk, date_received=dt.date(2025, 3, 1))
    binned = saved(desk, date_received=dt.date(2026, 4, 1))
    bins.put(desk, "complaint", [binned.id])
    asked = dataclasses.replace(ASKED, since=dt.date(2026, 1, 1), until=dt.date(2026, 6, 1))
    register.export(desk, asked, tmp_path / "register.xlsx")
    assert [row["Reference"] for row in listed(tmp_path / "register.xlsx")] == [kept.reference]


def test_a_desk_without_complaints_has_a_register_that_says_so(desk: Desk, tmp_path: Path) -> None:
    assert register.export(desk, ASKED, tmp_path / "register.xlsx").complaints == 0
    values = [row[0].value for row in sheet_of(tmp_path / "register.xlsx").iter_rows()]
    assert "Nothing to list." in values
    assert faults(tmp_path / "register.xlsx") == ""


def test_batches_make_no_difference(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(7):
        saved(desk, subject=f"Matter {number}")
    whole, parted = tmp_path / "whole.xlsx", tmp_path / "parted.xlsx"
    register.export(desk, ASKED, whole)
    monkeypatch.setattr(rows, "BATCH", 3)
    told: list[tuple[int, int]] = []
    register.export(desk, ASKED, parted, lambda done, of: told.append((done, of)))
    assert told == [(3, 7), (6, 7), (7, 7)]
    assert whole.read_bytes() == parted.read_bytes()


def test_the_snapshot_follows_the_records(desk: Desk, tmp_path: Path) -> None:
    def made() -> object:
        register.export(desk, ASKED, tmp_path / "register.xlsx")
        book = openpyxl.load_workbook(io.BytesIO((tmp_path / "register.xlsx").read_bytes()))
        cover = [[cell.value for cell in row] for row in book.worksheets[0].iter_rows(max_col=2)]
        return next(value for label, value in cover if label == "Snapshot of the desk")

    one = saved(desk)
    before = made()
    assert made() == before
    saving.save(desk, "complaint", dataclasses.replace(one, subject="Another"))
    assert made() != before


def failing(_done: int, _of: int) -> bool:
    return False


def test_stopped_it_leaves_the_old_file_and_nothing_else(desk: Desk, tmp_path: Path) -> None:
    saved(desk)
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "register.xlsx").write_bytes(b"old")
    with pytest.raises(Stopped):
        register.export(desk, ASKED, folder / "register.xlsx", failing)
    assert [(path.name, path.read_bytes()) for path in folder.iterdir()] == [("register.xlsx", b"old")]
    assert report.exports(desk) == []


def test_a_caller_that_breaks_off_leaves_the_old_file_too(desk: Desk, tmp_path: Path) -> None:
    def broken(_done: int, _of: int) -> None:
        raise KeyboardInterrupt

    saved(desk)
    (tmp_path / "register.xlsx").write_bytes(b"old")
    with pytest.raises(KeyboardInterrupt):
        register.export(desk, ASKED, tmp_path / "register.xlsx", broken)
    assert (tmp_path / "register.xlsx").read_bytes() == b"old"
    assert report.exports(desk) == []


def test_without_room_the_old_file_stays(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk shows while the rows are written, or at the flush; here no file may grow any more."""
    resource = pytest.importorskip("resource")
    monkeypatch.setattr(rows, "BATCH", 1)
    saved(desk)
    saved(desk)
    (tmp_path / "register.xlsx").write_bytes(b"old")
    before, handler = resource.getrlimit(resource.RLIMIT_FSIZE), signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    def fill_up(_done: int, _of: int) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))

    try:
        with pytest.raises(DiskFull):
            register.export(desk, ASKED, tmp_path / "register.xlsx", fill_up)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)
    assert (tmp_path / "register.xlsx").read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["register.xlsx"]
    assert report.exports(desk) == []


def test_a_file_open_elsewhere_is_left_alone(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "register.xlsx").write_bytes(b"old")
    (tmp_path / "~$register.xlsx").write_bytes(b"")
    with pytest.raises(CannotWrite):
        register.export(desk, ASKED, tmp_path / "register.xlsx")
    assert (tmp_path / "register.xlsx").read_bytes() == b"old"
    assert report.exports(desk) == []


def test_a_backward_period_and_a_place_within_the_desk_are_refused(desk: Desk, tmp_path: Path) -> None:
    backward = dataclasses.replace(ASKED, since=dt.date(2026, 6, 1), until=dt.date(2026, 1, 1))
    with pytest.raises(InvalidInput):
        register.export(desk, backward, tmp_path / "register.xlsx")
    with pytest.raises(CannotWrite):
        register.export(desk, ASKED, desk.info.folder / "register.xlsx")


def test_only_who_may_export_for_the_institution_may(open_as: OpenAs, tmp_path: Path) -> None:
    with pytest.raises(NotAllowed):
        register.export(open_as("monitor"), ASKED, tmp_path / "register.xlsx")
    # A report writer does not hold the identity key, and needs none.
    register.export(open_as("report_writer"), ASKED, tmp_path / "register.xlsx")
    assert (tmp_path / "register.xlsx").exists()
