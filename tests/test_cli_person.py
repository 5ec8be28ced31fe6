"""People, passphrases, shares and requests without a window; no secret is ever an argument."""

import getpass
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gc25desk import cli
from gc25desk.domain.access import TABLE, Role
from gc25desk.errors import WrongPassphrase
from gc25desk.services import desk as desks
from gc25desk.services import person, saving, shares
from gc25desk.services.desk import Desk
from tests.builders import PASSPHRASE, Clocks, a_complaint, words_of
from tests.conftest import WAITING

NAME = "Quillfeather Marrow"
NEW = "harbour seldom window copper"
RunAs = Callable[..., Any]


class NoWindow:
    """No command here draws anything."""

    def pictures(self, desk: Desk, folder: Path) -> list[Path]:
        """Draw nothing."""
        raise NotImplementedError

    def load_icons(self) -> int:
        """Load nothing."""
        raise NotImplementedError


@pytest.fixture
def run(peopled_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> RunAs:
    """Run a command as somebody; return its JSON, or its sentence when it is refused."""

    def run_it(who: str, *argv: str) -> Any:
        key = tmp_path / f"{who}.txt"
        key.write_text(words_of(who) if who else PASSPHRASE, encoding="utf-8")
        given = ["--desk", str(peopled_folder), "--passphrase-file", str(key), "--json", *argv]
        capsys.readouterr()
        code = cli.main(given, NoWindow())
        out, err = capsys.readouterr()
        return json.loads(out) if code == 0 else err

    return run_it


@pytest.fixture
def secret(tmp_path: Path) -> str:
    path = tmp_path / "new.txt"
    path.write_text(NEW + "\n", encoding="utf-8")
    return str(path)


def opens(folder: Path, words: str) -> str:
    desk = desks.open_desk(folder, words)
    desks.close(desk)
    return desk.info.person


def by_name(people: list[dict[str, Any]], name: str) -> dict[str, Any]:
    return next(known for known in people if known["name"] == name)


def test_people_are_listed_with_roles_and_keys(run: RunAs) -> None:
    people = run(Role.REVIEWER.value, "people", "list")
    assert by_name(people, "Custodian")["roles"] == ["custodian"]
    assert by_name(people, "Waiting officer")["awaits_key"]
    assert not by_name(people, "Intake officer")["awaits_key"]


def test_a_person_is_added_with_a_passphrase_from_a_file_or_one_made_up(
    run: RunAs, secret: str, peopled_folder: Path
) -> None:
    told = run(
        "", "people", "add", "Second Writer", "--role", "report_writer", "--new-passphrase-file", secret
    )
    assert told["passphrase"] == NEW
    assert opens(peopled_folder, NEW) == "Second Writer"
    made = run("", "people", "add", "Third Writer", "--role", "report_writer", "--role", "reviewer")
    assert len(made["passphrase"].split()) == 6
    assert opens(peopled_folder, made["passphrase"]) == "Third Writer"
    desks.close(desks.recover(peopled_folder, made["recovery_code"]))


def test_roles_are_changed_and_access_is_renewed_and_ended(
    run: RunAs, peopled_folder: Path, clocks: Clocks
) -> None:
    assert run("", "people", "roles", "Monitor", "--role", "report_writer")["roles"] == ["report_writer"]
    fresh = run("", "people", "renew", "Monitor")
    with pytest.raises(WrongPassphrase):
        opens(peopled_folder, words_of("monitor"))
    clocks.pass_by(60)
    assert opens(peopled_folder, fresh["passphrase"]) == "Monitor"
    run("", "people", "end", "Monitor")
    with pytest.raises(WrongPassphrase):
        opens(peopled_folder, fresh["passphrase"])
    clocks.pass_by(60)
    assert by_name(run("", "people", "list"), "Monitor")["ended"]


def test_the_key_is_given_for_the_right_fingerprint_alone(run: RunAs, peopled_folder: Path) -> None:
    people = run("", "people", "list")
    mine, other = by_name(people, "Waiting officer"), by_name(people, "Custodian")
    refused = run("", "people", "give-key", "Waiting officer", "--fingerprint", other["fingerprint"])
    assert "not the fingerprint" in refused
    given = mine["fingerprint"].lower().replace("-", " ")
    assert run("", "people", "give-key", "Waiting officer", "--fingerprint", given)["given"]
    desk = desks.open_desk(peopled_folder, words_of(WAITING))
    assert desk.sees_identities
    desks.close(desk)


def test_somebody_unknown_is_told(run: RunAs) -> None:
    assert "Nobody of this name" in run("", "people", "end", "No Such Person")


@pytest.mark.parametrize("command", [("people", "add", "A", "--role", "monitor"), ("shares",)])
def test_a_role_that_may_not_is_refused(run: RunAs, command: tuple[str, ...]) -> None:
    assert "does not allow this" in run(Role.MONITOR.value, *command)


def test_the_passphrase_is_changed_from_a_file(run: RunAs, secret: str, peopled_folder: Path) -> None:
    run(Role.MONITOR.value, "passphrase", "change", "--new-passphrase-file", secret)
    assert opens(peopled_folder, NEW) == "Monitor"
    with pytest.raises(WrongPassphrase):
        opens(peopled_folder, words_of("monitor"))


def test_the_passphrase_is_changed_at_the_terminal_when_typed_twice_the_same(
    run: RunAs, peopled_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "new passphrase is missing" in run(Role.MONITOR.value, "passphrase", "change")
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    typed = iter([NEW, "another", NEW, NEW])
    monkeypatch.setattr(getpass, "getpass", lambda _prompt: next(typed))
    assert "not the same" in run(Role.MONITOR.value, "passphrase", "change")
    assert run(Role.MONITOR.value, "passphrase", "change") == {"changed": True}
    assert opens(peopled_folder, NEW) == "Monitor"


def test_a_recovery_code_and_shares_are_printed_and_open_the_desk(run: RunAs, peopled_folder: Path) -> None:
    code = run(Role.REVIEWER.value, "recovery-code")["recovery_code"]
    recovered = desks.recover(peopled_folder, code)
    assert recovered.info.person == "Reviewer"
    desks.close(recovered)
    made = run("", "shares")["shares"]
    institution = shares.recover(peopled_folder, made[:2])
    assert person.is_institution(institution)
    desks.close(institution)


def test_the_permission_table_is_printed_without_a_desk(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["access", "--json"], NoWindow()) == 0
    told = json.loads(capsys.readouterr().out)
    expected = [{"act": act.value, "words": words} for act, (words, _may) in TABLE.items()]
    assert [{key: line[key] for key in ("act", "words")} for line in told["acts"]] == expected
    assert {role for line in told["acts"] for role in line["roles"]} == {role.value for role in Role}
    assert cli.main(["access"], NoWindow()) == 0
    assert "Read complaints: Intake officer" in capsys.readouterr().out


@pytest.fixture
def reference(peopled_folder: Path) -> str:
    desk = desks.open_desk(peopled_folder, words_of(Role.SUPERVISOR.value))
    saved, _changes = saving.save(desk, "complaint", a_complaint(complainant_name=NAME))
    desks.close(desk)
    return str(saved.reference)


def test_a_request_is_asked_approved_and_the_record_shown(run: RunAs, reference: str) -> None:
    writer, custodian = Role.REPORT_WRITER.value, Role.CUSTODIAN.value
    asked = run(writer, "identity", "ask", "complaint", reference, "--reason", "To check", "--hours", "2")
    assert (asked["decision"], asked["record"], asked["hours"]) == ("open", reference, 2)
    assert [item["id"] for item in run(custodian, "identity", "list")] == [asked["id"]]
    assert run(custodian, "identity", "approve", asked["id"])["decision"] == "approved"
    assert run(writer, "complaint", "show", reference)["complainant_name"] == NAME


def test_a_request_is_refused(run: RunAs, reference: str) -> None:
    writer, custodian = Role.REPORT_WRITER.value, Role.CUSTODIAN.value
    asked = run(writer, "identity", "ask", "complaint", reference, "--reason", "Out of interest")
    assert run(custodian, "identity", "refuse", asked["id"])["decision"] == "refused"
    assert "decided or is gone" in run(custodian, "identity", "approve", asked["id"])


def test_somebody_nobody_vouched_for_needs_a_compared_fingerprint(
    run: RunAs, reference: str, secret: str
) -> None:
    run(
        *(Role.ADMINISTRATOR.value, "people", "add", "New Writer", "--role", "report_writer"),
        *("--new-passphrase-file", secret),
    )
    fingerprint = by_name(run("", "people", "list"), "New Writer")["fingerprint"]
    words = ("identity", "ask", "complaint", reference, "--reason", "To cite", "--passphrase-file", secret)
    asked = run(Role.REPORT_WRITER.value, *words)  # the later file counts: it is the new writer who asks
    custodian = Role.CUSTODIAN.value
    assert "vouched" in run(custodian, "identity", "approve", asked["id"])
    wrong = run(custodian, "identity", "approve", asked["id"], "--fingerprint", "AAAA-AAAA-AAAA-AAAA")
    assert "not the fingerprint" in wrong
    right = run(custodian, "identity", "approve", asked["id"], "--fingerprint", fingerprint)
    assert right["decision"] == "approved"


def test_what_is_sealed_is_never_printed_as_cipher_text(
    run: RunAs, reference: str, peopled_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    key = tmp_path / "key.txt"
    key.write_text(words_of(Role.REVIEWER.value), encoding="utf-8")
    given = ["--desk", str(peopled_folder), "--passphrase-file", str(key), "complaint", "show", reference]
    assert cli.main(given, NoWindow()) == 0
    told = capsys.readouterr().out
    assert "complainant_name: Sealed" in told
    sealed = run(Role.REVIEWER.value, "complaint", "show", reference)["complainant_name"]["sealed"]
    assert sealed not in told
    assert NAME not in told
