"""The desk without a window: what each command prints, and the exit code it ends with."""

import getpass
import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gc25desk import cli
from gc25desk.domain.nouns import KINDS
from gc25desk.domain.official_text import Footnote, TextParagraph
from gc25desk.services import desk as desks
from gc25desk.services import saving
from gc25desk.services.desk import Desk
from gc25desk.store import texts
from tests.builders import PASSPHRASE, a_complaint, an_evidence
from tests.domain.made import texts as hostile

COMPLAINT = {
    "date_received": "2026-11-02",
    "subject": "Exam software films bedrooms",
    "narrative": "儿童 — الطفل",
    "harm": ["privacy"],
    "children": [{"age": 14, "sex": "girl", "place": "Northshire"}],
    "tags": [{"paragraph": 75, "stance": "alleged_violation", "primary": True, "passage": "p", "note": "n"}],
}
EVIDENCE = {
    "title": "Terms of the exam software",
    "type": "document",
    "tags": [{"paragraph": 75, "stance": "gap"}],
}

# What is written to standard output for a script, read back.
Done = tuple[int, Any, str]
Run = Callable[..., Done]


class Typed(io.TextIOWrapper):
    """Standard input that comes from no terminal."""


class Drawn:
    """A window with one page and seven icons."""

    def pictures(self, desk: Desk, folder: Path) -> list[Path]:
        """Write the one page, named after the institution's device."""
        folder.mkdir(parents=True, exist_ok=True)
        page = folder / f"{desk.info.device}.png"
        page.write_bytes(b"\x89PNG\r\n\x1a\n")
        return [page]

    def load_icons(self) -> int:
        """Return how many icons there are."""
        return 7


@pytest.fixture
def key(tmp_path: Path) -> Path:
    path = tmp_path / "key.txt"
    path.write_text(PASSPHRASE + "\nanything after the first line\n", encoding="utf-8")
    return path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Done]:
    def run_it(*argv: object, stdin: bytes = b"") -> Done:
        monkeypatch.setattr(sys, "stdin", Typed(io.BytesIO(stdin), encoding="utf-8"))
        capsys.readouterr()
        code = cli.main([str(part) for part in argv], Drawn())
        out, err = capsys.readouterr()
        return code, json.loads(out) if "--json" in argv and out else out, err

    return run_it


@pytest.fixture
def on_desk(run: Run, desk_folder: Path, key: Path) -> Run:
    """Run a command on an empty desk, its result as JSON."""

    def run_it(*argv: object, stdin: bytes = b"") -> Done:
        return run("--desk", desk_folder, "--passphrase-file", key, "--json", *argv, stdin=stdin)

    return run_it


def given_json(value: object) -> bytes:
    return json.dumps(value).encode()


# Records --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("noun", "record"), [("complaint", COMPLAINT), ("evidence", EVIDENCE)])
def test_a_record_is_added_listed_and_shown(
    on_desk: Run, tmp_path: Path, noun: str, record: dict[str, Any]
) -> None:
    (tmp_path / "record.json").write_bytes(given_json(record))
    code, added, err = on_desk(noun, "add", tmp_path / "record.json")
    assert (code, err) == (0, "")
    assert [set(one) for one in added] == [{"id", "reference"}]
    code, listed, err = on_desk(noun, "list")
    assert (code, len(listed), err) == (0, 1, "")
    code, shown, err = on_desk(noun, "show", added[0]["reference"])
    assert (code, shown, err) == (0, listed[0], "")
    assert shown["id"] == added[0]["id"]
    for name, value in record.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            assert value[0].items() <= shown[name][0].items()
        else:
            assert shown[name] == value
    assert on_desk(noun, "show", added[0]["id"])[1] == shown


def test_several_records_are_added_from_standard_input(on_desk: Run) -> None:
    for argv in (("complaint", "add"), ("complaint", "add", "-")):
        code, added, err = on_desk(*argv, stdin=b"\xef\xbb\xbf" + given_json([COMPLAINT, COMPLAINT]))
        assert (code, len(added), err) == (0, 2, "")
    assert [one["reference"][-5:] for one in on_desk("complaint", "list")[1]] == [
        "00001",
        "00002",
        "00003",
        "00004",
    ]
    assert on_desk("complaint", "add", stdin=b"[]")[:2] == (0, [])


def test_what_is_shown_can_be_added_again(on_desk: Run) -> None:
    on_desk("complaint", "add", stdin=given_json(COMPLAINT))
    (listed,) = on_desk("complaint", "list")[1]
    code, (again,), _err = on_desk("complaint", "add", stdin=given_json(listed))
    assert code == 0
    assert again["id"] != listed["id"]
    assert on_desk("complaint", "show", again["id"])[1]["narrative"] == listed["narrative"]


def test_several_are_shown_as_a_list(on_desk: Run) -> None:
    added = on_desk("evidence", "add", stdin=given_json([EVIDENCE, EVIDENCE]))[1]
    shown = on_desk("evidence", "show", *(one["reference"] for one in added))[1]
    assert [one["id"] for one in shown] == [one["id"] for one in added]


BAD: list[tuple[bytes, str]] = [
    (b"", "not JSON"),
    (b"{", "not JSON"),
    (b"\xff\xfe\x00", "not JSON"),
    (b"[" * 5_000, "not JSON"),
    (b"5", "must be an object"),
    (b'"text"', "must be an object"),
    (b"[[]]", "must be an object"),
    (b"null", "must be an object"),
    (b"{}", "Date received"),
    (given_json(COMPLAINT | {"nickname": "x"}), "nickname"),
    (given_json(COMPLAINT | {"files": ["a"]}), "files"),
    (given_json(COMPLAINT | {"date_received": "yesterday"}), "Date received"),
    (given_json(COMPLAINT | {"tags": [{"paragraph": 126, "stance": "context"}]}), "125"),
    (given_json(COMPLAINT | {"tags": [{"paragraph": 5, "stance": "gap"}]}), "no stance"),
    (given_json(COMPLAINT | {"tags": [{"stance": "context"}]}), "Paragraph"),
    (given_json(COMPLAINT | {"\ud800": 1}), "no field"),
]


@pytest.mark.parametrize(("bad", "words"), BAD)
def test_bad_input_is_said_in_a_sentence_and_nothing_is_saved(on_desk: Run, bad: bytes, words: str) -> None:
    code, out, err = on_desk("complaint", "add", stdin=bad)
    assert (code, out) == (1, "")
    assert words in err
    assert "Traceback" not in err
    assert len(err.splitlines()) == 1
    assert on_desk("complaint", "list")[1] == []


def test_one_bad_record_of_several_saves_none(on_desk: Run) -> None:
    code, _out, _err = on_desk(
        "complaint", "add", stdin=given_json([COMPLAINT, COMPLAINT | {"urgency": "x"}])
    )
    assert code == 1
    assert on_desk("complaint", "list")[1] == []


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from(["date_received", "subject", "tags", "x"]), hostile | st.none()))
def test_no_input_ends_in_anything_but_done_or_a_known_error(on_desk: Run, data: dict[str, Any]) -> None:
    code, _out, err = on_desk("complaint", "add", stdin=given_json(data))
    assert code in {0, 1}
    assert bool(err) is (code == 1)


def test_a_record_that_is_not_there_is_a_known_error(on_desk: Run) -> None:
    code, out, err = on_desk("complaint", "show", "MID-1999-00001")
    assert (code, out) == (1, "")
    assert "no such record" in err


def test_a_file_that_is_not_there_is_a_known_error(on_desk: Run, tmp_path: Path) -> None:
    for argv in (("complaint", "add", tmp_path / "gone.json"), ("text", "import", tmp_path / "gone.txt")):
        code, out, err = on_desk(*argv)
        assert (code, out) == (1, "")
        assert "gone." in err


def test_files_named_in_evidence_are_attached(on_desk: Run, tmp_path: Path, desk_folder: Path) -> None:
    (tmp_path / "Terms.pdf").write_bytes(b"terms")
    for files in (str(tmp_path / "Terms.pdf"), [str(tmp_path / "Terms.pdf")] * 2):
        assert on_desk("evidence", "add", stdin=given_json(EVIDENCE | {"files": files}))[0] == 0
    one, two = on_desk("evidence", "list")[1]
    assert one["files"][0]["name"] == "Terms.pdf"
    assert one["files"][0]["sha256"] == hashlib.sha256(b"terms").hexdigest()
    assert len(two["files"]) == 2
    assert len(list((desk_folder / "files").iterdir())) == 3


@pytest.mark.parametrize("files", [["gone.pdf"], {"a": 1}, [5], 7])
def test_files_that_cannot_be_attached_save_nothing(on_desk: Run, files: object, desk_folder: Path) -> None:
    code, _out, err = on_desk("evidence", "add", stdin=given_json(EVIDENCE | {"files": files}))
    assert code == 1
    assert err
    assert on_desk("evidence", "list")[1] == []
    assert list((desk_folder / "files").iterdir()) == []


# The official text ----------------------------------------------------------------------------


@pytest.fixture
def with_text(desk_folder: Path, on_desk: Run) -> Run:
    """A desk that holds three invented paragraphs."""
    desk = desks.open_desk(desk_folder, PASSPHRASE)
    held = (
        TextParagraph(1, "I", "", "The lantern hangs over the quiet harbour.", (Footnote(1, "A note.", 11),)),
        TextParagraph(2, "I", "", "A copper kettle stands beside the orchard gate."),
        TextParagraph(75, "VII", "B", "Every meadow keeps its own pebble and its own ribbon."),
    )
    with desk.store.writing() as writer:
        texts.put(writer, "en", held, "0" * 64)
    desks.close(desk)
    return on_desk


def test_the_text_is_shown_by_references(with_text: Run) -> None:
    code, shown, err = with_text("text", "show", "1-125")
    assert (code, err) == (0, "")
    assert [one["number"] for one in shown] == [1, 2, 75]
    assert shown[0] == {
        "number": 1,
        "chapter": "I",
        "section": "",
        "text": "The lantern hangs over the quiet harbour.",
        "footnotes": [{"number": 1, "text": "A note.", "offset": 11}],
    }
    assert [one["number"] for one in with_text("text", "show", "GC25", "§75,", "2")[1]] == [2, 75]


@pytest.mark.parametrize("reference", ["0", "126", "art. 54", "nonsense", "9-3"])
def test_a_reference_to_no_paragraph_is_a_known_error(with_text: Run, reference: str) -> None:
    code, out, err = with_text("text", "show", reference)
    assert (code, out) == (1, "")
    assert err.strip()


def test_a_text_that_was_not_imported_is_a_known_error(on_desk: Run) -> None:
    code, _out, err = on_desk("text", "show", "1-125")
    assert code == 1
    assert "text import" in err


def test_words_and_quotations_find_their_paragraph(with_text: Run) -> None:
    for words in (["kettle"], ["A copper kettle stands beside the gate of the orchard"]):
        code, found, err = with_text("text", "find", *words)
        assert (code, err) == (0, "")
        assert found[0]["paragraph"] == 2
        assert all(set(one) == {"paragraph", "likeness"} and 0 <= one["likeness"] <= 1 for one in found)
        assert [one["likeness"] for one in found] == sorted((one["likeness"] for one in found), reverse=True)
    assert with_text("text", "find", "zebra")[1] == []


def test_a_document_that_is_something_else_is_refused(on_desk: Run, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear all, the harbour opens at noon.\n" * 40)
    code, out, err = on_desk("text", "import", tmp_path / "letter.txt")
    assert (code, out) == (1, "")
    assert err
    assert on_desk("text", "show", "1-125")[0] == 1


def test_the_users_own_copy_is_imported_whole(on_desk: Run, seeds: Path) -> None:
    (copy,) = seeds.glob("001_*.txt")
    code, done, err = on_desk("text", "import", copy)
    assert (code, err) == (0, "")
    assert set(done) == {"paragraphs", "footnotes", "chapters", "problems"}
    assert [done[part] for part in ("paragraphs", "footnotes", "chapters", "problems")] == [125, 57, 14, []]
    shown = on_desk("text", "show", "1-125")[1]
    assert [one["number"] for one in shown] == list(range(1, 126))
    assert sum(len(one["footnotes"]) for one in shown) == 57
    assert all("  " not in one["text"] and "\n" not in one["text"] for one in shown)
    best = on_desk("text", "find", shown[80]["text"][:200])[1][0]
    assert best == {"paragraph": 81, "likeness": 1.0}


# Search, reports, pictures, checks ------------------------------------------------------------


def test_the_search_finds_records_as_json_and_in_words(
    on_desk: Run, run: Run, desk_folder: Path, key: Path
) -> None:
    (added,) = on_desk("complaint", "add", stdin=given_json(COMPLAINT))[1]
    code, (hit,), _err = on_desk("search", "BEDROOMS", "--limit", "3")
    assert code == 0
    assert hit | added == hit
    assert (hit["noun"], hit["title"]) == ("complaint", COMPLAINT["subject"])
    code, out, err = run("--desk", desk_folder, "--passphrase-file", key, "search", "儿童")
    assert (code, err) == (0, "")
    assert added["reference"] in out


@pytest.mark.parametrize("profile", [None, "public", "committee", "internal"])
def test_a_report_is_written_and_described(on_desk: Run, tmp_path: Path, profile: str | None) -> None:
    on_desk("complaint", "add", stdin=given_json([COMPLAINT] * 3))
    on_desk("evidence", "add", stdin=given_json(EVIDENCE))
    files = [tmp_path / "report.docx", tmp_path / "report.xlsx"]
    chosen = [] if profile is None else ["--profile", profile]
    code, done, err = on_desk("report", "--word", files[0], "--excel", files[1], *chosen, "--cycle", "Sixth")
    assert (code, err) == (0, "")
    assert done["profile"] == (profile or "public")
    assert (done["paragraphs"], done["findings"]) == (1, 1)
    assert (done["hidden_cells"] > 0) is (profile != "internal")
    for file, path in zip(done["files"], files, strict=True):
        assert file == {
            "path": str(path),
            "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
            "size": path.stat().st_size,
        }
        assert zipfile.is_zipfile(path)


def test_a_report_for_no_file_or_for_a_backward_period_is_a_known_error(on_desk: Run, tmp_path: Path) -> None:
    code, _out, err = on_desk("report")
    assert code == 1
    assert "--word" in err
    backward = ("--since", "2026-02-01", "--until", "2026-01-01")
    assert on_desk("report", "--word", tmp_path / "a.docx", *backward)[0] == 1
    code, _out, err = on_desk("report", "--word", tmp_path / "no-folder" / "a.docx")
    assert code == 1
    assert len(err.splitlines()) == 1
    assert list(tmp_path.glob("*.docx")) == []


def test_the_data_dictionary_needs_no_desk(run: Run) -> None:
    code, found, err = run("fields", "--json")
    assert (code, err) == (0, "")
    wanted = {"noun", "key", "label", "kind", "choices", "sensitivity", "profiles"}
    assert all(wanted <= set(entry) for entry in found)
    assert {entry["noun"] for entry in found} == {
        *KINDS, "child", "tag", "stage", "cluster", "condition"
    }  # fmt: skip
    assert "complaint.narrative" in run("fields")[1]


def test_a_sound_desk_is_said_to_be_sound(on_desk: Run) -> None:
    assert on_desk("check") == (0, {"ok": True, "problems": []}, "")


def test_what_is_wrong_with_a_desk_is_listed(on_desk: Run, tmp_path: Path, desk_folder: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"a")
    on_desk("evidence", "add", stdin=given_json(EVIDENCE | {"files": str(tmp_path / "a.pdf")}))
    shutil.rmtree(desk_folder / "files")
    (desk_folder / "files").mkdir()
    code, found, err = on_desk("check")
    assert (code, err) == (1, "")
    assert found["ok"] is False
    assert len(found["problems"]) == 1
    (desk_folder / "desk.db").write_bytes(b"\x01" * 8192)
    code, found, err = on_desk("check")
    assert (code, err) == (1, "")
    assert found["ok"] is False
    assert len(found["problems"]) == 1


def test_pictures_are_drawn_by_the_window(on_desk: Run, tmp_path: Path) -> None:
    code, drawn, err = on_desk("pictures", tmp_path / "pictures")
    assert (code, drawn, err) == (0, [str(tmp_path / "pictures" / "MID.png")], "")
    assert Path(drawn[0]).is_file()


# Desks and passphrases ------------------------------------------------------------------------


def test_a_new_desk_is_made_and_opens_with_what_was_told(run: Run, tmp_path: Path, key: Path) -> None:
    at_desk = ("--desk", tmp_path / "fresh", "--passphrase-file", key, "--json")
    code, made, err = run(*at_desk, "new", "--institution", "Commission", "--device", "NOR")
    assert (code, err) == (0, "")
    assert set(made) == {"folder", "device", "recovery_code"}
    assert (made["folder"], made["device"]) == (str(tmp_path / "fresh"), "NOR")
    assert run(*at_desk, "check")[1]["ok"] is True
    assert run(*at_desk, "new")[0] == 1
    recovered = desks.recover(tmp_path / "fresh", made["recovery_code"])
    assert recovered.info.institution == "Commission"
    desks.close(recovered)


def test_a_practice_desk_is_filled_and_opens_without_a_passphrase_file(run: Run, tmp_path: Path) -> None:
    at_desk = ("--desk", tmp_path / "practice", "--json")
    small = ("practice", "--complaints", "5", "--evidence", "3", "--seed", "9")
    code, made, err = run(*at_desk, *small)
    assert (code, made, err) == (
        0,
        {"folder": str(tmp_path / "practice"), "complaints": 5, "evidence": 3},
        "",
    )
    assert len(run(*at_desk, "complaint", "list")[1]) == 5
    assert len(run(*at_desk, "evidence", "list")[1]) == 3
    assert run(*at_desk, *small)[0] == 0
    assert len(run(*at_desk, "complaint", "list")[1]) == 10


def test_a_real_desk_is_not_filled_with_fiction(on_desk: Run) -> None:
    code, out, err = on_desk("practice", "--complaints", "5")
    assert (code, out) == (1, "")
    assert "not a practice desk" in err
    assert on_desk("complaint", "list")[1] == []


@pytest.mark.parametrize(
    "content", [b"", b"wrong words entirely\n", b"\n" + PASSPHRASE.encode(), b"\xff\xfe"]
)
def test_a_wrong_passphrase_file_is_a_known_error(
    run: Run, desk_folder: Path, tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "wrong.txt").write_bytes(content)
    code, out, err = run("--desk", desk_folder, "--passphrase-file", tmp_path / "wrong.txt", "check")
    assert (code, out) == (1, "")
    assert len(err.splitlines()) == 1
    assert "wrong words" not in err


def test_a_passphrase_file_may_come_from_a_windows_editor(
    run: Run, desk_folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "key.txt").write_bytes(b"\xef\xbb\xbf" + PASSPHRASE.encode() + b"\r\nmore")
    assert run("--desk", desk_folder, "--passphrase-file", tmp_path / "key.txt", "check")[0] == 0


def test_a_missing_passphrase_or_desk_is_a_known_error(run: Run, desk_folder: Path, tmp_path: Path) -> None:
    for argv in (
        ("--desk", desk_folder, "check"),
        ("--desk", desk_folder, "--passphrase-file", tmp_path / "gone.txt", "check"),
        ("check",),
        ("--desk", tmp_path / "none", "--passphrase-file", desk_folder / "slots.json", "check"),
    ):
        code, out, err = run(*argv)
        assert (code, out) == (1, "")
        assert len(err.splitlines()) == 1


def test_a_desk_that_is_open_elsewhere_is_a_known_error(desk: Desk, run: Run, key: Path) -> None:
    code, _out, err = run("--desk", desk.info.folder, "--passphrase-file", key, "check")
    assert code == 1
    assert "already open" in err


def test_at_a_terminal_the_passphrase_is_asked_for(
    run: Run, desk_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(getpass, "getpass", lambda _prompt: PASSPHRASE)
    monkeypatch.setattr(Typed, "isatty", lambda _stream: True)
    assert run("--desk", desk_folder, "--json", "check")[1]["ok"] is True


@pytest.mark.parametrize(("argv", "opens"), [([], True), (["--desk", "here"], True), (["fields"], False)])
def test_the_window_opens_where_no_command_is_named(argv: list[str], opens: bool) -> None:
    assert cli.wants_window(argv) is opens


# How it is called -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "argv",
    [
        ["nonsense"],
        ["complaint"],
        ["complaint", "delete"],
        ["search"],
        ["report", "--profile", "everyone"],
        ["report", "--since", "yesterday"],
        ["practice", "--complaints", "-1"],
        ["practice", "--complaints", "many"],
        ["--passphrase", "typed on the line", "check"],
        ["--json"],
    ],
)
def test_wrong_usage_ends_with_two(run: Run, argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        run(*argv)
    assert ended.value.code == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "usage: gc25desk" in err
    assert "Traceback" not in err


def test_the_common_options_may_stand_before_or_after_the_command(
    run: Run, desk_folder: Path, key: Path
) -> None:
    common = ("--desk", desk_folder, "--passphrase-file", key, "--json")
    assert run(*common, "complaint", "list")[:2] == (0, [])
    assert run("complaint", *common, "list")[:2] == (0, [])
    assert run("complaint", "list", *common)[:2] == (0, [])
    assert run("--json", "check", "--passphrase-file", key, "--desk", desk_folder)[1]["ok"] is True


def test_results_in_words_are_for_people(run: Run, desk_folder: Path, key: Path) -> None:
    common = ("--desk", desk_folder, "--passphrase-file", key)
    desk = desks.open_desk(desk_folder, PASSPHRASE)
    complaint, _changes = saving.save(desk, "complaint", a_complaint())
    saving.save(desk, "evidence", an_evidence())
    desks.close(desk)
    assert run(*common, "complaint", "list")[1] == f"{complaint.reference}\t{complaint.subject}\n"
    shown = run(*common, "complaint", "show", complaint.reference)[1]
    assert f"subject: {complaint.subject}" in shown
    assert "date_closed" not in shown
    assert run(*common, "check")[1] == "The desk is sound.\n"


# In a process of its own ----------------------------------------------------------------------


def process(*argv: object, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the program as a user does."""
    return subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "gc25desk", *map(str, argv)],
        input=stdin,
        capture_output=True,
        check=False,
        timeout=120,
        cwd=Path(cli.__file__).parents[2],
        env=os.environ | environment,
    )


def test_the_program_itself_says_what_a_command_says(desk_folder: Path, key: Path) -> None:
    common = ("--desk", desk_folder, "--passphrase-file", key, "--json")
    added = process(*common, "complaint", "add", stdin=given_json(COMPLAINT))
    assert (added.returncode, added.stderr) == (0, b"")
    listed = process("complaint", "list", *common)
    assert (listed.returncode, listed.stderr) == (0, b"")
    (one,) = json.loads(listed.stdout)
    assert one["id"] == json.loads(added.stdout)[0]["id"]
    assert one["narrative"] == COMPLAINT["narrative"]


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "utf-8"])
def test_any_script_can_be_printed_whatever_the_terminal_is(
    desk_folder: Path, key: Path, encoding: str
) -> None:
    common = ("--desk", desk_folder, "--passphrase-file", key)
    process(*common, "complaint", "add", stdin=given_json(COMPLAINT | {"subject": "儿童 الطفل"}))
    listed = process(*common, "complaint", "list", PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    assert (listed.returncode, listed.stderr) == (0, b"")
    assert "儿童 الطفل" in listed.stdout.decode()


@pytest.mark.skipif(sys.platform != "linux", reason="names that are no text")
def test_a_folder_whose_name_is_no_text_is_no_fault(tmp_path: Path, desk_folder: Path, key: Path) -> None:
    odd = os.fsencode(tmp_path) + b"/d\xe9sk"
    desk_folder.rename(Path(os.fsdecode(odd)))
    common = ("--desk", os.fsdecode(odd), "--passphrase-file", key, "--json")
    target = os.fsencode(tmp_path) + b"/r\xe9port.xlsx"
    drawn = process(*common, "report", "--excel", os.fsdecode(target))
    assert (drawn.returncode, drawn.stderr) == (0, b"")
    assert os.fsencode(json.loads(drawn.stdout)["files"][0]["path"]) == target


@pytest.mark.parametrize(
    ("argv", "code"), [(("check",), 1), (("nonsense",), 2), (("fields",), 0), (("--help",), 0)]
)
def test_the_exit_code_tells_done_from_known_from_usage(argv: tuple[str, ...], code: int) -> None:
    done = process(*argv)
    assert done.returncode == code
    assert b"Traceback" not in done.stderr
    assert bool(done.stderr) is (code != 0)


def test_an_installation_checks_itself(run: Run) -> None:
    code, found, err = run("selfcheck", "--json")
    assert (code, err) == (0, "")
    assert {"version", "sqlite", "schema", "paragraphs", "languages", "reports", "icons"} <= set(found)
    assert (found["paragraphs"], found["reports"], found["icons"]) == (125, 2, 7)


@pytest.fixture(autouse=True)
def _nothing_is_asked_of_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    def asked(*_args: object) -> str:
        raise AssertionError("the terminal was asked")

    monkeypatch.setattr(getpass, "getpass", asked)
