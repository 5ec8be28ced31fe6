"""People are added, given keys, and lose them; each with what they then can and cannot read."""

import dataclasses
from pathlib import Path

import pytest

from gc25desk.domain.access import Role
from gc25desk.domain.sealed import Sealed
from gc25desk.errors import IdentitySealed, InvalidInput, KnownError, NotAllowed, NotFound, WrongPassphrase
from gc25desk.services import attachment, identity, person, records, saving, shares
from gc25desk.services import desk as desks
from gc25desk.services.desk import Desk
from gc25desk.store import attempts, engine, keychange, keyslots, migrate, people, slot_file
from tests.builders import PASSPHRASE, a_child, a_complaint, an_evidence, database_key, everything_in

WRITER_WORDS = "copper window seldom harbour"
NAME = "Quillfeather Marrow"


@pytest.fixture(autouse=True)
def _no_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let wrong secrets be tried one after the other; the wait has tests of its own."""
    monkeypatch.setattr(attempts, "wait_after", lambda _count: 0)


@pytest.fixture
def writer(desk: Desk) -> person.Added:
    """A report writer, added by the first person of the desk."""
    return person.add(desk, "Report Writer", ["report_writer"], WRITER_WORDS)


@pytest.fixture
def named(desk: Desk) -> str:
    """The identifier of a complaint in which people are named."""
    complaint = a_complaint(
        complainant_name=NAME, complainant_contact="+00 5550 1771", children=(a_child(name="Thistledown"),)
    )
    saved, _changes = saving.save(desk, "complaint", complaint)
    return str(saved.id)


def opened_as(desk: Desk, words: str) -> Desk:
    desks.close(desk)
    return desks.open_desk(desk.info.folder, words)


@pytest.mark.usefixtures("writer")
def test_each_person_opens_the_desk_as_themselves(desk: Desk) -> None:
    again = opened_as(desk, WRITER_WORDS)
    assert (again.info.person, again.info.roles) == ("Report Writer", (Role.REPORT_WRITER,))
    assert not again.sees_identities
    first = opened_as(again, PASSPHRASE)
    assert first.info.person == "Intake Officer"
    desks.close(first)


@pytest.mark.usefixtures("writer")
def test_a_report_writer_reads_the_record_and_no_name(desk: Desk, named: str) -> None:
    again = opened_as(desk, WRITER_WORDS)
    seen = records.get(again, "complaint", named)
    assert seen.subject == "Exam software films bedrooms"
    assert isinstance(seen.complainant_name, Sealed)
    assert isinstance(seen.children[0].name, Sealed)
    assert seen.respondent == ""
    desks.close(again)


@pytest.mark.usefixtures("writer")
def test_a_report_writers_passphrase_with_a_debugger_and_the_files_yields_no_name(
    desk: Desk, named: str
) -> None:
    saving.save(desk, "complaint", dataclasses.replace(records.get(desk, "complaint", named), narrative="x"))
    folder = desk.info.folder
    desks.close(desk)
    opened = keyslots.unwrap(slot_file.load(folder), WRITER_WORDS, keyslots.PASSPHRASE)
    assert set(opened.keys) == {keyslots.DATABASE}
    held = everything_in(folder, opened.keys[keyslots.DATABASE][0])
    assert "Exam software" in held
    for piece in (NAME, "Quillfeather", "5550 1771", "Thistledown"):
        assert piece not in held


@pytest.mark.usefixtures("writer")
def test_a_report_writer_tags_and_what_is_sealed_stays_as_it_was(desk: Desk, named: str) -> None:
    again = opened_as(desk, WRITER_WORDS)
    seen = records.get(again, "complaint", named)
    saving.save(again, "complaint", dataclasses.replace(seen, tags=(), narrative="changed", children=()))
    first = opened_as(again, PASSPHRASE)
    held = records.get(first, "complaint", named)
    assert (held.tags, held.narrative) == ((), seen.narrative)
    assert (held.complainant_name, held.children[0].name) == (NAME, "Thistledown")
    desks.close(first)


@pytest.mark.usefixtures("writer")
def test_a_report_writer_can_neither_log_a_complaint_nor_manage_people(desk: Desk) -> None:
    again = opened_as(desk, WRITER_WORDS)
    with pytest.raises(NotAllowed):
        saving.save(again, "complaint", a_complaint())
    with pytest.raises(NotAllowed):
        person.add(again, "Another", ["administrator"])
    desks.close(again)


def test_the_recovery_code_of_a_person_opens_as_that_person_and_sets_a_new_passphrase(
    desk: Desk, writer: person.Added
) -> None:
    desks.close(desk)
    again = desks.recover(desk.info.folder, writer.recovery_code)
    assert again.info.person == "Report Writer"
    person.set_passphrase_after_recovery(again, "entirely another phrase")
    with pytest.raises(WrongPassphrase):
        opened_as(again, WRITER_WORDS)
    desks.close(desks.open_desk(desk.info.folder, "entirely another phrase"))


def test_a_passphrase_is_changed_with_the_old_one_alone(desk: Desk) -> None:
    with pytest.raises(WrongPassphrase):
        person.change_passphrase(desk, "not the old one at all", "a new phrase of words")
    with pytest.raises(InvalidInput):
        person.change_passphrase(desk, PASSPHRASE, "short")
    with pytest.raises(NotAllowed):
        person.set_passphrase_after_recovery(desk, "a new phrase of words")
    person.change_passphrase(desk, PASSPHRASE, "a new phrase of words")
    desks.close(opened_as(desk, "a new phrase of words"))
    with pytest.raises(WrongPassphrase):
        desks.open_desk(desk.info.folder, PASSPHRASE)


def test_a_new_recovery_code_takes_the_place_of_the_old(desk: Desk) -> None:
    old = person.new_recovery_code(desk)
    new = person.new_recovery_code(desk)
    desks.close(desk)
    with pytest.raises(WrongPassphrase):
        desks.recover(desk.info.folder, old)
    desks.close(desks.recover(desk.info.folder, new))


def test_a_role_that_sees_identities_gets_the_key_from_one_who_may_give_it(desk: Desk, named: str) -> None:
    officer = person.add(desk, "Second Officer", ["intake_officer"])
    again = opened_as(desk, officer.passphrase)
    assert again.sees_identities
    assert records.get(again, "complaint", named).complainant_name == NAME
    desks.close(again)


def test_an_administrator_without_the_key_cannot_give_it_and_the_person_waits(desk: Desk, named: str) -> None:
    administrator = person.add(desk, "Administrator", ["administrator"])
    custodian = person.add(desk, "Custodian", ["custodian"])
    again = opened_as(desk, administrator.passphrase)
    officer = person.add(again, "Second Officer", ["intake_officer"])
    assert next(known for known in person.everybody(again) if known.id == officer.id).awaits_key
    with pytest.raises(NotAllowed):
        person.give_key(again, officer.id)
    waiting = opened_as(again, officer.passphrase)
    assert not waiting.sees_identities
    assert isinstance(records.get(waiting, "complaint", named).complainant_name, Sealed)
    with pytest.raises(KnownError):
        saving.save(waiting, "complaint", a_complaint(complainant_name="A name"))
    saving.save(waiting, "complaint", a_complaint())
    item, _changes = saving.save(waiting, "evidence", an_evidence())
    with pytest.raises(IdentitySealed):
        attachment.attach(waiting, item.id, [Path(__file__)])
    keeper = opened_as(waiting, custodian.passphrase)
    person.give_key(keeper, officer.id)
    given = opened_as(keeper, officer.passphrase)
    assert records.get(given, "complaint", named).complainant_name == NAME
    desks.close(given)


def test_a_key_is_not_given_to_a_public_key_that_was_changed_in_the_key_file(desk: Desk) -> None:
    administrator = person.add(desk, "Administrator", ["administrator"])
    again = opened_as(desk, administrator.passphrase)
    officer = person.add(again, "Second Officer", ["intake_officer"])
    first = opened_as(again, PASSPHRASE)
    file = slot_file.load(first.info.folder)
    forged, _private = keyslots.new_holder(officer.id)
    slot_file.save(first.info.folder, file.with_holder(forged))
    with pytest.raises(KnownError):
        person.give_key(first, officer.id)
    desks.close(first)


def test_who_is_ended_opens_nothing_and_every_key_they_held_is_another(desk: Desk, named: str) -> None:
    officer = person.add(desk, "Second Officer", ["intake_officer"])
    folder = desk.info.folder
    before = keyslots.unwrap(slot_file.load(folder), officer.passphrase, keyslots.PASSPHRASE)
    person.end(desk, officer.id)
    saving.save(desk, "complaint", a_complaint(complainant_name="Ottoline Reed"))
    assert records.get(desk, "complaint", named).complainant_name == NAME
    assert desks.check(desk) == ()
    desks.close(desk)
    with pytest.raises(WrongPassphrase):
        desks.open_desk(folder, officer.passphrase)
    with pytest.raises(WrongPassphrase):
        desks.recover(folder, officer.recovery_code)
    with pytest.raises(engine.DatabaseFault):
        engine.connect(folder / "desk.db", before.keys[keyslots.DATABASE][0])
    after = keyslots.unwrap(slot_file.load(folder), PASSPHRASE, keyslots.PASSPHRASE)
    assert {name: len(keys) for name, keys in after.keys.items()} == {"database": 1, "identity": 1}
    assert after.keys[keyslots.IDENTITY] != before.keys[keyslots.IDENTITY]
    again = desks.open_desk(folder, PASSPHRASE)
    assert {known.name: known.ended is None for known in person.everybody(again)} == {
        "Intake Officer": True,
        "Second Officer": False,
    }
    assert desks.check(again) == ()
    desks.close(again)


@pytest.mark.parametrize("step", ["change_key", "begin_key", "_settle"])
def test_an_end_that_was_cut_short_is_finished_at_the_next_opening(
    desk: Desk, named: str, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    officer = person.add(desk, "Second Officer", ["intake_officer"])
    folder = desk.info.folder
    room = {"change_key": migrate, "begin_key": people, "_settle": keychange}[step]

    def cut(*_given: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(room, step, cut)
        with pytest.raises(KeyboardInterrupt):
            person.end(desk, officer.id)
    desks.close(desk)
    again = desks.open_desk(folder, PASSPHRASE)
    assert records.get(again, "complaint", named).complainant_name == NAME
    ended = next(known for known in person.everybody(again) if known.id == officer.id).ended is not None
    assert ended == (step != "begin_key")
    if not ended:
        person.end(again, officer.id)
    desks.close(again)
    with pytest.raises(WrongPassphrase):
        desks.open_desk(folder, officer.passphrase)
    file = slot_file.load(folder)
    assert [holder.user for holder in file.holders] == [again.store.person.id]
    assert len(file.holders[0].keys) == 2


@pytest.mark.usefixtures("named")
def test_who_no_longer_sees_identities_loses_the_key_and_new_names_stand_under_another(desk: Desk) -> None:
    officer = person.add(desk, "Second Officer", ["intake_officer"])
    person.change_roles(desk, officer.id, ["report_writer"])
    saving.save(desk, "complaint", a_complaint(complainant_name="Ottoline Reed"))
    again = opened_as(desk, officer.passphrase)
    assert not again.sees_identities
    for seen in records.every(again, "complaint"):
        assert isinstance(seen.complainant_name, Sealed)
    first = opened_as(again, PASSPHRASE)
    assert {seen.complainant_name for seen in records.every(first, "complaint")} == {NAME, "Ottoline Reed"}
    desks.close(first)


def test_nobody_ends_themselves_and_somebody_must_manage_people(desk: Desk) -> None:
    me = desk.store.person.id
    with pytest.raises(InvalidInput):
        person.end(desk, me)
    with pytest.raises(InvalidInput):
        person.change_roles(desk, me, ["intake_officer", "supervisor"])
    with pytest.raises(NotFound):
        person.end(desk, "nobody")


@pytest.mark.parametrize(
    ("name", "roles", "words"),
    [("", ["monitor"], ""), ("A", [], ""), ("A", ["king"], ""), ("A", ["monitor"], "short")],
)
def test_a_person_who_cannot_be_added_is_refused_whole(
    desk: Desk, name: str, roles: list[str], words: str
) -> None:
    before = (desk.info.folder / "slots.json").read_bytes()
    with pytest.raises(InvalidInput):
        person.add(desk, name, roles, words)
    assert (desk.info.folder / "slots.json").read_bytes() == before
    assert len(person.everybody(desk)) == 1


@pytest.mark.usefixtures("writer")
def test_two_people_of_one_name_are_not_told_apart_and_so_refused(desk: Desk) -> None:
    with pytest.raises(InvalidInput):
        person.add(desk, " Report  Writer", ["monitor"])


@pytest.mark.usefixtures("writer")
def test_somebody_elses_passphrase_is_refused(desk: Desk) -> None:
    with pytest.raises(InvalidInput):
        person.add(desk, "Second Writer", ["report_writer"], WRITER_WORDS)


def test_who_lost_everything_is_given_new_ways_in(desk: Desk, writer: person.Added) -> None:
    renewed = person.renew(desk, writer.id)
    again = opened_as(desk, renewed.passphrase)
    assert again.info.person == "Report Writer"
    with pytest.raises(WrongPassphrase):
        opened_as(again, WRITER_WORDS)


# The institution's shares ----------------------------------------------------------------------


def test_any_two_of_three_shares_open_the_desk_and_give_somebody_access_again(desk: Desk, named: str) -> None:
    printed = shares.make(desk)
    me, folder = desk.store.person.id, desk.info.folder
    assert len(printed) == 3
    desks.close(desk)
    for pair in ((0, 1), (0, 2), (2, 1)):
        desks.close(shares.recover(folder, [printed[at] for at in pair]))
    institution = shares.recover(folder, printed[1:])
    renewed = person.renew(institution, me)
    again = opened_as(institution, renewed.passphrase)
    assert again.info.person == "Intake Officer"
    assert records.get(again, "complaint", named).complainant_name == NAME
    desks.close(again)


def test_one_share_twice_or_a_mistyped_one_opens_nothing(desk: Desk) -> None:
    printed = shares.make(desk)
    desks.close(desk)
    for given in ([printed[0]], [printed[0], printed[0]], [printed[0], printed[1][:-1]], ["", "x"]):
        with pytest.raises(InvalidInput):
            shares.recover(desk.info.folder, given)


def test_new_shares_take_the_place_of_the_old_and_do_not_mix(desk: Desk) -> None:
    old, new = shares.make(desk), shares.make(desk)
    desks.close(desk)
    with pytest.raises(WrongPassphrase):
        shares.recover(desk.info.folder, old[:2])
    with pytest.raises(WrongPassphrase):
        shares.recover(desk.info.folder, [old[0], new[1]])
    desks.close(shares.recover(desk.info.folder, new[:2]))


def test_a_share_is_known_by_its_check_letters(desk: Desk) -> None:
    printed = shares.make(desk)[0]
    assert shares.is_share(printed.lower().replace("-", " "))
    wrong = ("A" if printed[0] != "A" else "B") + printed[1:]
    assert not shares.is_share(wrong)


# Being shown one record -------------------------------------------------------------------------


@pytest.fixture
def custodian(desk: Desk) -> person.Added:
    return person.add(desk, "Custodian", ["custodian"])


@pytest.mark.usefixtures("writer")
def test_one_record_is_shown_after_approval_and_for_its_time_alone(
    desk: Desk,
    custodian: person.Added,
    named: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    other, _changes = saving.save(desk, "complaint", a_complaint(complainant_name="Ottoline Reed"))
    asking = opened_as(desk, WRITER_WORDS)
    request, _changes = identity.ask(asking, "complaint", named, "To check a quotation", 2)
    assert isinstance(records.get(asking, "complaint", named).complainant_name, Sealed)
    with pytest.raises(NotAllowed):
        identity.approve(asking, request.id)
    keeper = opened_as(asking, custodian.passphrase)
    assert [waiting.id for waiting in identity.asked(keeper)] == [request.id]
    identity.approve(keeper, request.id)
    shown = opened_as(keeper, WRITER_WORDS)
    seen = records.get(shown, "complaint", named)
    assert (seen.complainant_name, seen.children[0].name) == (NAME, "Thistledown")
    assert isinstance(records.get(shown, "complaint", other.id).complainant_name, Sealed)
    later = dataclasses.replace(identity.asked(shown)[0])
    assert later.until is not None
    with monkeypatch.context() as patched:
        patched.setattr(identity, "now", lambda: later.until)
        assert isinstance(records.get(shown, "complaint", named).complainant_name, Sealed)
    desks.close(shown)


@pytest.mark.usefixtures("writer")
def test_what_was_approved_opens_for_the_one_who_asked_alone(
    desk: Desk, custodian: person.Added, named: str
) -> None:
    person.add(desk, "Reviewer", ["reviewer"], "another quiet reader here")
    asking = opened_as(desk, WRITER_WORDS)
    request, _changes = identity.ask(asking, "complaint", named, "To check a quotation", 2)
    keeper = opened_as(asking, custodian.passphrase)
    identity.approve(keeper, request.id)
    folder = keeper.info.folder
    desks.close(keeper)
    assert NAME not in everything_in(folder, database_key(folder))
    reader = desks.open_desk(folder, "another quiet reader here")
    assert isinstance(records.get(reader, "complaint", named).complainant_name, Sealed)
    assert identity.asked(reader) == []
    desks.close(reader)


@pytest.mark.usefixtures("writer")
def test_a_refused_request_shows_nothing_and_cannot_be_approved_afterwards(
    desk: Desk, custodian: person.Added, named: str
) -> None:
    asking = opened_as(desk, WRITER_WORDS)
    request, _changes = identity.ask(asking, "complaint", named, "Out of interest", 1)
    keeper = opened_as(asking, custodian.passphrase)
    identity.refuse(keeper, request.id)
    with pytest.raises(NotFound):
        identity.approve(keeper, request.id)
    desks.close(keeper)


@pytest.mark.parametrize(("reason", "hours"), [("", 1), ("  ", 1), ("x", 0), ("x", 73)])
@pytest.mark.usefixtures("writer")
def test_a_request_without_reason_or_with_too_long_a_time_is_refused(
    desk: Desk, named: str, reason: str, hours: int
) -> None:
    asking = opened_as(desk, WRITER_WORDS)
    with pytest.raises(InvalidInput):
        identity.ask(asking, "complaint", named, reason, hours)
    desks.close(asking)


def test_requests_grants_and_looks_stand_in_the_journal_without_a_name(
    desk: Desk, writer: person.Added, custodian: person.Added, named: str
) -> None:
    asking = opened_as(desk, WRITER_WORDS)
    request, _changes = identity.ask(asking, "complaint", named, "To check a quotation", 2)
    keeper = opened_as(asking, custodian.passphrase)
    identity.approve(keeper, request.id)
    shown = opened_as(keeper, WRITER_WORDS)
    records.get(shown, "complaint", named)
    with shown.store.reading() as reader:
        from gc25desk.store.session import entries

        told = [(entry.actor, entry.noun, entry.action) for entry in entries(reader)]
    assert (writer.id, "identity_request", "ask") in told
    assert (custodian.id, "identity_request", "approve") in told
    assert (writer.id, "complaint", "view") in told
    desks.close(shown)


@pytest.mark.usefixtures("writer")
def test_evidence_can_be_asked_for_too(desk: Desk, custodian: person.Added) -> None:
    item, _changes = saving.save(desk, "evidence", an_evidence(original_url="https://example.org/x"))
    asking = opened_as(desk, WRITER_WORDS)
    request, _changes = identity.ask(asking, "evidence", item.id, "To cite it", 1)
    keeper = opened_as(asking, custodian.passphrase)
    identity.approve(keeper, request.id)
    shown = opened_as(keeper, WRITER_WORDS)
    assert records.get(shown, "evidence", item.id).original_url == "https://example.org/x"
    desks.close(shown)


@pytest.mark.usefixtures("writer")
def test_the_released_shape_of_the_folder_tells_no_name_of_staff(desk: Desk) -> None:
    desks.close(desk)
    held = b"".join(path.read_bytes() for path in Path(desk.info.folder).rglob("*") if path.is_file())
    for word in (b"Report Writer", b"Intake Officer", b"report_writer"):
        assert word not in held
