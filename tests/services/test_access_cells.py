"""Every cell of the permission table: each role at each service, each field, each export profile."""

import dataclasses
import datetime as dt
import importlib
import inspect
import pkgutil
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import gc25desk.services
from gc25desk.domain.access import EXPORT_ACTS, READ, Act, FieldAccess, Role, allowed, field_access
from gc25desk.domain.assessment import Assessment
from gc25desk.domain.examination import Examination
from gc25desk.domain.field import Field, Kind, Profile, fields_of
from gc25desk.domain.history import Change
from gc25desk.domain.institution import Institution
from gc25desk.domain.letter import Letter, LetterKind, Wording
from gc25desk.domain.project import Project
from gc25desk.domain.query import IS_URGENT, Filter, Query
from gc25desk.domain.saved_view import SavedView
from gc25desk.domain.sealed import Sealed
from gc25desk.domain.section import Section
from gc25desk.domain.statistic import Statistic
from gc25desk.domain.task import Task
from gc25desk.errors import KnownError, NotAllowed
from gc25desk.reports.model import Classification, Report
from gc25desk.services import access as guards
from gc25desk.services import (
    assignment,
    attachment,
    backup,
    case_file,
    comparison,
    coverage,
    draft,
    drafted,
    figures,
    history,
    holdings,
    identity,
    institution,
    journal,
    letter,
    letter_template,
    paragraph,
    party,
    path,
    person,
    practice,
    practice_review,
    records,
    register,
    related,
    report,
    restore,
    salvage,
    saved_view,
    saving,
    search,
    shares,
    similar,
    submission,
    suggestion,
    tags,
    task,
    template,
    undo,
    words,
)
from gc25desk.services import bin as bins
from gc25desk.services import cycle as cycles
from gc25desk.services import desk as desks
from gc25desk.services import project as projects
from gc25desk.services import section as sections
from gc25desk.services import statistic as statistics
from gc25desk.services.desk import Desk
from gc25desk.services.path import Move
from gc25desk.services.register import RegisterRequest
from gc25desk.store import records as rows
from tests.builders import PASSPHRASE, a_child, a_complaint, a_cycle, a_tag, an_evidence

TODAY = dt.date(2026, 11, 20)
NAMED = "Quillfeather Marrow"
A_VIEW = SavedView("", "Exams", "complaint", Query((Filter(IS_URGENT),)))
A_LETTER = Letter(LetterKind.OUTCOME, Wording.PLAIN, "en")

# What a service may leave to the one that calls it: parts of a guarded act, and what needs no right.
UNGUARDED = {
    "naming.choices",
    "naming.named",
    "desk.rehearse_recovery",
    "desk.remarks",
    "second_place.behind",
    "second_place.catch_up",
    "second_place.choose",
    "second_place.newest",
    "second_place.of",
    "second_place.waiting",
    "desk.close",
    "desk.check",
    "desk.entered",
    "shares.made",
    "shares.may_make",
    "identity.standing",
    "identity.revealed",
    "letter.may_name",
    "records.journal_view",
    "drafted.draft_of",
    "outgoing.check_targets",
    "report.material",
    "saved_view.may_change",
    "saving.save_one",
    "saving.write_changed",
}


def words_of(role: Role) -> str:
    return f"the passphrase of the {role}"


@pytest.fixture(scope="module")
def peopled(tmp_path_factory: pytest.TempPathFactory, whole_desk: Path) -> Path:
    """A closed desk with one person for each role, and a record of each kind with every identity filled."""
    folder = tmp_path_factory.mktemp("cells") / "desk"
    shutil.copytree(whole_desk, folder)
    desk = desks.open_desk(folder, PASSPHRASE)
    for role in Role:
        person.add(desk, f"One {role}", [role], words_of(role))
    complaint = a_complaint(
        complainant_name=NAMED,
        complainant_contact="+00 5550 1771",
        respondent="Bramblewick",
        children=(a_child(name="Thistledown"),),
    )
    saving.save(desk, "complaint", complaint)
    item, _changes = saving.save(desk, "evidence", an_evidence(original_url="https://bramblewick.example"))
    source = folder.parent / "thistledown.txt"
    source.write_text("periwinkle")
    attachment.attach(desk, item.id, [source])
    desks.close(desk)
    return folder


@pytest.fixture(params=Role)
def role(request: pytest.FixtureRequest) -> Role:
    return Role(request.param)


@pytest.fixture
def as_role(role: Role, peopled: Path, tmp_path: Path) -> Iterator[Desk]:
    """The peopled desk, opened by the person of one role."""
    folder = Path(shutil.copytree(peopled, tmp_path / "desk"))
    desk = desks.open_desk(folder, words_of(role))
    yield desk
    desks.close(desk)


def first(desk: Desk, noun: str) -> Any:
    with desk.store.reading_sealed() as reader:
        return rows.load_many(reader, noun)[0]


def somebody_else(desk: Desk) -> str:
    return next(p.id for p in desk.store.people.values() if p.roles == (Role.REVIEWER,))


def a_request(profile: Profile = Profile.PUBLIC) -> report.ReportRequest:
    return report.ReportRequest(profile=profile, date=TODAY)


def a_prepared() -> submission.Prepared:
    """Return a report that is ready to leave, without a word in it."""
    written = Report(
        title="x",
        institution="x",
        state_party="x",
        date=TODAY,
        classification=Classification.PUBLIC,
        profile=Profile.PUBLIC,
        blocks=(),
    )
    return submission.Prepared("none", written, b"", b"", Examination(profile=Profile.PUBLIC))


def _backup(place: Path) -> backup.Backup:
    """Return a backup that is not there: who may not restore is refused before it is looked for."""
    return backup.described(backup.Place.DESK, place.parent / "20260101-000000-000000", None)


# How each guarded service is called; the one act of a service called for a noun is that of complaints.
CALLS: dict[str, Callable[[Desk, Path], Any]] = {
    "assignment.assign": lambda desk, _place: assignment.assign(desk, [first(desk, "complaint").id], ""),
    "assignment.choices": lambda desk, _place: assignment.choices(desk),
    "attachment.attach": lambda desk, place: attachment.attach(desk, first(desk, "evidence").id, [place]),
    "attachment.save_copy": lambda desk, place: attachment.save_copy(
        desk, first(desk, "evidence").files[0].id, place.parent
    ),
    "attachment.save_with_files": lambda desk, place: attachment.save_with_files(
        desk, [(an_evidence(), [place])]
    ),
    "bin.ask_purge": lambda desk, _place: bins.ask_purge(desk, "complaint", "none", "a reason"),
    "bin.everything": lambda desk, _place: bins.everything(desk),
    "bin.find": lambda desk, _place: bins.find(desk, "complaint", first(desk, "complaint").id),
    "bin.purge": lambda desk, _place: bins.purge(desk, "complaint", "none"),
    "bin.put": lambda desk, _place: bins.put(desk, "complaint", ["none"]),
    "bin.take_out": lambda desk, _place: bins.take_out(desk, "complaint", ["none"]),
    "backup.changes": lambda desk, _place: backup.changes(desk),
    "backup.choose_second": lambda desk, _place: backup.choose_second(desk, None),
    "backup.find": lambda desk, _place: backup.find(desk),
    "backup.listed": lambda desk, _place: backup.listed(desk),
    "backup.make": lambda desk, _place: backup.make(desk),
    "backup.make_before_leaving": lambda desk, _place: backup.make_before_leaving(desk),
    "backup.make_if_changed": lambda desk, _place: backup.make_if_changed(desk),
    "backup.state": lambda desk, _place: backup.state(desk),
    "restore.rehearse": lambda desk, _place: restore.rehearse(desk),
    "restore.restore": lambda desk, place: restore.restore(desk, _backup(place), place.parent / "copy"),
    "salvage.account": lambda desk, _place: salvage.account(desk),
    "salvage.bring_in": lambda desk, place: salvage.bring_in(desk, place.parent / "nowhere"),
    "coverage.planned": lambda desk, _place: coverage.planned(desk, "none"),
    "coverage.of": lambda desk, _place: coverage.of(desk, "none"),
    "coverage.of_cycle": lambda desk, _place: coverage.of_cycle(desk, "none"),
    "cycle.add_observations": lambda desk, _place: cycles.add_observations(desk, []),
    "cycle.course": lambda desk, _place: cycles.course(desk, "none"),
    "cycle.rate": lambda desk, _place: cycles.rate(
        desk, Assessment(cycle="none", paragraph=75, rating="met")
    ),
    "holdings.of": lambda desk, _place: holdings.of(desk, "none", [75]),
    "drafted.drawn": lambda desk, _place: drafted.drawn(desk, "none", TODAY),
    "words.counted": lambda desk, _place: words.counted(desk, "none"),
    "draft.drafts": lambda desk, _place: draft.drafts(desk),
    "draft.drop": lambda desk, _place: draft.drop(desk, "complaint", ""),
    "draft.keep": lambda desk, _place: draft.keep(desk, "complaint", "", {"subject": "x"}),
    "figures.coverage": lambda desk, _place: figures.coverage(desk),
    "figures.dashboard": lambda desk, _place: figures.dashboard(desk, TODAY),
    "history.of": lambda desk, _place: history.of(desk, "complaint", first(desk, "complaint").id),
    "history.since": lambda desk, _place: history.since(
        desk, "complaint", first(desk, "complaint").id, "create"
    ),
    "history.restore": lambda desk, _place: history.restore(
        desk, "complaint", first(desk, "complaint").id, Change(None, "", "update", "tags", "", "", "")
    ),
    "identity.approve": lambda desk, _place: identity.approve(desk, "none"),
    "identity.ask": lambda desk, _place: identity.ask(
        desk, "complaint", first(desk, "complaint").id, "a reason", 1
    ),
    "identity.asked": lambda desk, _place: identity.asked(desk),
    "identity.refuse": lambda desk, _place: identity.refuse(desk, "none"),
    "journal.extract": lambda desk, _place: journal.extract(desk, TODAY, TODAY),
    "journal.save": lambda desk, place: journal.save(
        desk, journal.Extract("", TODAY, TODAY, (), {}, ()), place.with_suffix(".out")
    ),
    "case_file.sheets_to_print": lambda desk, _place: case_file.sheets_to_print(
        desk, [first(desk, "complaint").id], "en"
    ),
    "case_file.write_file": lambda desk, place: case_file.write_file(
        desk, first(desk, "complaint").id, place.with_suffix(".docx"), TODAY, "en"
    ),
    "case_file.write_sheets": lambda desk, place: case_file.write_sheets(
        desk, [first(desk, "complaint").id], place.with_suffix(".docx"), TODAY, "en"
    ),
    "letter.offer": lambda desk, _place: letter.offer(desk, first(desk, "complaint").id),
    "letter.write": lambda desk, place: letter.write(
        desk, first(desk, "complaint").id, A_LETTER, place.with_suffix(".docx"), TODAY
    ),
    "letter_template.put_in": lambda desk, place: letter_template.put_in(desk, A_LETTER, place),
    "letter_template.standing": lambda desk, _place: letter_template.standing(desk),
    "letter_template.take_copy": lambda desk, place: letter_template.take_copy(
        desk, A_LETTER, place.with_suffix(".docx")
    ),
    "letter_template.use_shipped": lambda desk, _place: letter_template.use_shipped(desk, A_LETTER),
    "paragraph.find": lambda desk, _place: paragraph.find(desk, "privacy"),
    "paragraph.import_text": paragraph.import_text,
    "paragraph.languages": lambda desk, _place: paragraph.languages(desk),
    "paragraph.preview_text": paragraph.preview_text,
    "paragraph.tagged": lambda desk, _place: paragraph.tagged(desk, 75),
    "paragraph.text": lambda desk, _place: paragraph.text(desk),
    "person.add": lambda desk, _place: person.add(desk, "Somebody New", ["reviewer"]),
    "person.change_passphrase": lambda desk, _place: person.change_passphrase(
        desk, "wrong", "another long phrase"
    ),
    "person.change_roles": lambda desk, _place: person.change_roles(
        desk, somebody_else(desk), ["report_writer"]
    ),
    "person.end": lambda desk, _place: person.end(desk, somebody_else(desk)),
    "person.everybody": lambda desk, _place: person.everybody(desk),
    "person.give_key": lambda desk, _place: person.give_key(desk, somebody_else(desk)),
    "person.has_recovery_code": lambda desk, _place: person.has_recovery_code(desk),
    "person.is_institution": lambda desk, _place: person.is_institution(desk),
    "person.me": lambda desk, _place: person.me(desk),
    "person.new_recovery_code": lambda desk, _place: person.new_recovery_code(desk),
    "person.renew": lambda desk, _place: person.renew(desk, somebody_else(desk)),
    "person.set_passphrase_after_recovery": lambda desk, _place: person.set_passphrase_after_recovery(
        desk, "x"
    ),
    "practice.fill": lambda desk, _place: practice.fill(desk, 1, 1, 1),
    "practice_review.begin": lambda desk, _place: practice_review.begin(desk, 1, TODAY),
    "project.add_section": lambda desk, _place: projects.add_section(
        desk, Section(project="none", title="x")
    ),
    "project.arrange": lambda desk, _place: projects.arrange(desk, "none", []),
    "project.begin": lambda desk, _place: projects.begin(desk, Project(title="x", cycle="none")),
    "project.begin_cycle": lambda desk, _place: projects.begin_cycle(desk, a_cycle()),
    "project.change_language": lambda desk, _place: projects.change_language(
        desk, Project(title="x", cycle="none")
    ),
    "project.cycles": lambda desk, _place: projects.cycles(desk),
    "project.gathered": lambda desk, _place: projects.gathered(desk, "none"),
    "project.of_cycle": lambda desk, _place: projects.of_cycle(desk, "none"),
    "project.retitle": lambda desk, _place: projects.retitle(desk, "none"),
    "section.approve": lambda desk, _place: sections.approve(desk, "none", 1),
    "section.reopen": lambda desk, _place: sections.reopen(desk, "none", 1),
    "section.send_for_review": lambda desk, _place: sections.send_for_review(desk, "none", 1),
    "section.since_approval": lambda desk, _place: sections.since_approval(desk, "none"),
    "statistic.basis": lambda desk, _place: statistics.basis(desk, "none"),
    "statistic.of_desk": lambda desk, _place: statistics.of_desk(desk),
    "statistic.shown": lambda desk, _place: statistics.shown(desk, "none", Statistic(title="x")),
    "statistic.values": lambda desk, _place: statistics.values(desk, "none"),
    "records.count": lambda desk, _place: records.count(desk, "complaint", Query()),
    "records.counts": lambda desk, _place: records.counts(desk, [("complaint", Query())]),
    "records.every": lambda desk, _place: records.every(desk, "complaint"),
    "records.every_sealed": lambda desk, _place: records.every_sealed(desk, "complaint"),
    "records.find_reference": lambda desk, _place: records.find_reference(
        desk, "complaint", first(desk, "complaint").reference
    ),
    "records.get": lambda desk, _place: records.get(desk, "complaint", first(desk, "complaint").id),
    "records.id_of": lambda desk, _place: records.id_of(desk, "complaint", "none"),
    "records.ids": lambda desk, _place: records.ids(desk, "complaint", [1]),
    "records.page": lambda desk, _place: records.page(desk, "complaint", [1], ["subject"]),
    "records.places": lambda desk, _place: records.places(desk),
    "records.reference_of": lambda desk, _place: records.reference_of(
        desk, "complaint", first(desk, "complaint").id
    ),
    "records.row_number": lambda desk, _place: records.row_number(desk, "complaint", "none"),
    "records.rows": lambda desk, _place: records.rows(desk, "complaint", Query()),
    "records.suggestions": lambda desk, _place: records.suggestions(desk, "complaint", "platform"),
    "register.export": lambda desk, place: register.export(
        desk, RegisterRequest(date=TODAY), place.with_suffix(".xlsx")
    ),
    "related.find": lambda desk, _place: related.find(desk, "exam"),
    "related.link": lambda desk, _place: related.link(desk, "none", "none", "follows"),
    "related.merge": lambda desk, _place: related.merge(desk, "none", "none"),
    "related.named": lambda desk, _place: related.named(desk, first(desk, "complaint").id),
    "related.of": lambda desk, _place: related.of(desk, first(desk, "complaint").id),
    "related.separate": lambda desk, _place: related.separate(desk, "none"),
    "similar.find": lambda desk, _place: similar.find(desk, first(desk, "complaint")),
    "report.export": lambda desk, place: report.export(desk, a_request(), place.with_suffix(".docx"), None),
    "report.exports": lambda desk, _place: report.exports(desk),
    "report.preview": lambda desk, _place: report.preview(desk, a_request()),
    "institution.change": lambda desk, _place: institution.change(
        desk, Institution(emergency="Call 116 111")
    ),
    "institution.settings": lambda desk, _place: institution.settings(desk),
    "path.approve_closure": lambda desk, _place: path.approve_closure(desk, first(desk, "complaint").id, 1),
    "path.ask_closure": lambda desk, _place: path.ask_closure(desk, first(desk, "complaint").id, 1),
    "path.common_stages": lambda desk, _place: path.common_stages(desk, [first(desk, "complaint").id]),
    "path.meet_danger": lambda desk, _place: path.meet_danger(
        desk, first(desk, "complaint").id, "Police called"
    ),
    "path.move": lambda desk, _place: path.move(desk, [first(desk, "complaint").id], Move("registered")),
    "path.next_stages": lambda desk, _place: path.next_stages(desk, first(desk, "complaint")),
    "path.refuse_closure": lambda desk, _place: path.refuse_closure(desk, first(desk, "complaint").id, 1),
    "saving.save": lambda desk, _place: saving.save(desk, "complaint", first(desk, "complaint")),
    "saving.save_all": lambda desk, _place: saving.save_all(desk, "complaint", [first(desk, "complaint")]),
    "saved_view.keep": lambda desk, _place: saved_view.keep(desk, A_VIEW),
    "saved_view.move": lambda desk, _place: saved_view.move(desk, A_VIEW, 1),
    "saved_view.of_desk": lambda desk, _place: saved_view.of_desk(desk),
    "saved_view.remove": lambda desk, _place: saved_view.remove(desk, A_VIEW),
    "saved_view.rename": lambda desk, _place: saved_view.rename(desk, A_VIEW, "Other"),
    "comparison.with_edited": lambda desk, place: comparison.with_edited(desk, "none", place),
    "party.course": lambda desk, _place: party.course(desk, "none"),
    "party.find": lambda desk, _place: party.find(desk, "somebody"),
    "party.merge": lambda desk, _place: party.merge(desk, "none", "other"),
    "party.separate": lambda desk, _place: party.separate(desk, "none"),
    "task.add": lambda desk, _place: task.add(desk, "", Task(title="Call the school")),
    "task.finish": lambda desk, _place: task.finish(desk, ["none"]),
    "task.take_up": lambda desk, _place: task.take_up(desk, ["none"]),
    "task.of_complaint": lambda desk, _place: task.of_complaint(desk, first(desk, "complaint").id),
    "template.choose": template.choose,
    "template.in_use": lambda desk, _place: template.in_use(desk),
    "template.use_shipped": lambda desk, _place: template.use_shipped(desk),
    "submission.prepare": lambda desk, _place: submission.prepare(desk, "none", TODAY),
    "submission.export": lambda desk, place: submission.export(
        desk, a_prepared(), place.with_suffix(".docx"), None
    ),
    "suggestion.known": lambda desk, _place: suggestion.known(desk),
    "suggestion.put_synonyms": lambda desk, _place: suggestion.put_synonyms(desk, []),
    "suggestion.synonyms": lambda desk, _place: suggestion.synonyms(desk),
    "search.search": lambda desk, _place: search.search(desk, "exam"),
    "shares.make": lambda desk, _place: shares.make(desk),
    "tags.tag_many": lambda desk, _place: tags.tag_many(desk, "complaint", ["none"], [a_tag(80)]),
    "undo.redo_next": lambda desk, _place: undo.redo_next(desk),
    "undo.undo_last": lambda desk, _place: undo.undo_last(desk),
}


def services() -> dict[str, Callable[..., Any]]:
    """Return every public service that takes a desk, by module and name."""
    found: dict[str, Callable[..., Any]] = {}
    for module in pkgutil.iter_modules(gc25desk.services.__path__):
        room = importlib.import_module(f"gc25desk.services.{module.name}")
        for name, function in inspect.getmembers(room, inspect.isfunction):
            if function.__module__ != room.__name__ or name.startswith("_"):
                continue
            first_parameter = next(iter(inspect.signature(function).parameters.values()), None)
            if first_parameter is not None and first_parameter.annotation in (Desk, "Desk"):
                found[f"{module.name}.{name}"] = function
    return found


GUARDED = {name: function for name, function in services().items() if hasattr(function, guards.GUARD)}


def test_every_service_that_takes_a_desk_asks_who_calls() -> None:
    assert services().keys() - GUARDED.keys() == UNGUARDED


def test_every_guarded_service_is_tried_here() -> None:
    assert GUARDED.keys() == CALLS.keys()


def act_of(name: str) -> Act:
    guard = getattr(GUARDED[name], guards.GUARD)
    if isinstance(guard, Act):
        return guard
    return EXPORT_ACTS[Profile.PUBLIC] if callable(guard) else Act(guard["complaint"])


def test_each_role_may_use_what_the_table_allows_and_nothing_else(
    role: Role, as_role: Desk, tmp_path: Path
) -> None:
    place = tmp_path / "input.txt"
    for name, call in CALLS.items():
        place.write_text("1. A text.")
        if allowed([role], act_of(name)):
            try:
                call(as_role, place)
            except NotAllowed as refused:
                assert _also_needs(name, role), f"{role} {name}: {refused}"
            except KnownError:
                pass  # it was let in, and refused for what it was given
        else:
            with pytest.raises(NotAllowed):
                call(as_role, place)


def _also_needs(name: str, role: Role) -> bool:
    """Tell whether a service rightly asks for more than its guard: the key, or the old passphrase."""
    with_the_key = {"shares.make", "person.end", "person.change_roles"}
    if name in with_the_key:
        return not allowed([role], Act.SEE_IDENTITIES)
    return name == "person.set_passphrase_after_recovery"


@pytest.mark.parametrize("noun", ["complaint", "evidence"])
def test_each_role_reads_each_field_as_the_table_says(role: Role, as_role: Desk, noun: str) -> None:
    whole = first(as_role, noun)
    if not allowed([role], READ[noun]):
        with pytest.raises(NotAllowed):
            records.get(as_role, noun, whole.id)
        return
    seen = records.get(as_role, noun, whole.id)
    for field, part in _with_parts(seen):
        value = getattr(part, field.key)
        if field_access([role], noun, field) is FieldAccess.SEALED:
            assert isinstance(value, Sealed) or value == "", field.key
        else:
            assert not isinstance(value, Sealed), field.key


def _with_parts(record: Any) -> Iterator[tuple[Field, Any]]:
    for field in fields_of(type(record)):
        if field.kind in {Kind.RECORDS, Kind.FILES}:
            for part in getattr(record, field.key):
                yield from ((own, part) for own in fields_of(type(part)))
        else:
            yield field, record


@pytest.mark.parametrize("noun", ["complaint", "evidence"])
def test_each_role_changes_each_field_as_the_table_says(role: Role, as_role: Desk, noun: str) -> None:
    held = first(as_role, noun)
    for field in fields_of(type(held)):
        value = _another(field, getattr(held, field.key))
        if value is None:
            continue
        with as_role.store.reading() as reader:
            before: Any = rows.load(reader, noun, held.id)
        try:
            saving.save(as_role, noun, dataclasses.replace(before, **{field.key: value}))
        except KnownError:
            assert field_access([role], noun, field) is not FieldAccess.WRITE, field.key
        with as_role.store.reading() as reader:
            after = rows.load(reader, noun, held.id)
        changed = getattr(after, field.key) != getattr(before, field.key)
        assert changed == (field_access([role], noun, field) is FieldAccess.WRITE), field.key


def _another(field: Field, value: Any) -> Any:
    """Return another value that the field can hold, or None where this test has none."""
    # The item of evidence of the desk has a file, which what shows abuse may not have.
    if field.system or field.kind is Kind.FILES or field.key == "abuse_material":
        return None
    if field.kind is Kind.RECORDS:
        return () if value else None
    if field.choices is not None and field.kind is not Kind.OPEN:
        others = tuple(code for code in field.choices.codes() if code != value)
        return others[:1] if field.kind is Kind.CHOICES else others[0]
    simple = {Kind.NUMBER: field.lowest or 1, Kind.FLAG: not value, Kind.DATE: dt.date(2026, 11, 9)}
    return simple.get(field.kind, "https://example.org/another" if field.kind is Kind.URL else "another text")


@pytest.mark.parametrize("profile", Profile)
def test_each_role_exports_the_profiles_of_the_table_and_no_name_leaves(
    role: Role, as_role: Desk, profile: Profile, tmp_path: Path
) -> None:
    word, excel = tmp_path / "report.docx", tmp_path / "report.xlsx"
    if not allowed([role], EXPORT_ACTS[profile]):
        with pytest.raises(NotAllowed):
            report.export(as_role, a_request(profile), word, excel)
        assert not word.exists()
        return
    report.export(as_role, a_request(profile), word, excel)
    for file in (word, excel):
        unpacked = tmp_path / f"{file.name}-parts"
        shutil.unpack_archive(file, unpacked, "zip")
        held = b"".join(part.read_bytes() for part in unpacked.rglob("*") if part.is_file())
        for name in (NAMED, "5550 1771", "Bramblewick", "bramblewick", "Thistledown", "thistledown"):
            assert name.encode() not in held
