"""The two commands: what they refuse, what they make, and the exit code they end with."""

import ast
from pathlib import Path

import pytest

from installers import debian, start

CHECKOUT = Path(__file__).resolve().parents[2]


@pytest.fixture
def calls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Stand in for the programs that are started; each call is kept as its arguments."""
    made: list[list[str]] = []

    def call(*command: str | Path, **_environment: object) -> int:
        made.append([str(part) for part in command])
        if command[-1] == "practice":
            desk = Path(command[4])
            desk.mkdir()
            (desk / "practice.txt").write_text("The passphrase is: calm", encoding="utf-8")
        return 1 if "mypy" in made[-1] else 0

    monkeypatch.setattr(start, "PRACTICE", tmp_path / "practice")
    monkeypatch.setattr(start, "call", call)
    monkeypatch.setattr(start, "must", call)
    monkeypatch.setattr(start, "set_up", lambda: Path("python"))
    monkeypatch.setattr(debian, "provide", lambda _wanted: True)
    return made


def test_an_older_python_can_read_the_refusal() -> None:
    source = (CHECKOUT / "installers" / "start.py").read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 7))
    assert source.index("sys.version_info < (3, 11)") < source.index("from installers import")


def test_the_readme_has_two_commands_and_they_are_these() -> None:
    readme = (CHECKOUT / "README.md").read_text(encoding="utf-8")
    commands = [block.strip() for block in readme.split("```")[1::2]]
    assert commands == [f"python3 installers/start.py {name}" for name in ("practice", "test")]


def test_the_practice_desk_is_made_once(calls: list[list[str]]) -> None:
    assert start.main(["practice", "--no-window"]) == 0
    assert start.main(["practice", "--no-window"]) == 0
    assert sum(command[-1] == "practice" for command in calls) == 1
    assert (start.PRACTICE / "desk").is_dir()


@pytest.mark.usefixtures("calls")
def test_a_stopped_first_run_leaves_no_half_filled_desk() -> None:
    (start.PRACTICE / "desk-unfinished" / "old").mkdir(parents=True)
    assert start.main(["practice", "--no-window"]) == 0
    assert not (start.PRACTICE / "desk" / "old").exists()
    assert not (start.PRACTICE / "desk-unfinished").exists()


def test_without_a_screen_the_report_and_the_pictures_are_written(
    calls: list[list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(start, "has_screen", lambda: False)
    assert start.main(["practice"]) == 0
    report, pictures = calls[-2:]
    assert report[report.index("report") :][1::2] == ["--word", "--excel", "--profile"]
    assert pictures[-2:] == ["pictures", str(start.PRACTICE / "pictures")]
    said = capsys.readouterr().out
    assert str(start.PRACTICE / "report.docx") in said
    assert str(start.PRACTICE / "pictures") in said


def test_with_a_screen_the_window_opens_and_the_passphrase_is_told(
    calls: list[list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(start, "has_screen", lambda: True)
    assert start.main(["practice"]) == 0
    assert calls[-1] == ["python", "-m", "gc25desk", "--desk", str(start.PRACTICE / "desk")]
    assert "The passphrase is: calm" in capsys.readouterr().out


def test_a_failed_check_fails_the_tests_even_when_pytest_passes(calls: list[list[str]]) -> None:
    assert start.main(["test"]) == 1
    assert calls[-1][1:3] == ["-m", "pytest"]


def test_more_arguments_are_handed_to_pytest(calls: list[list[str]]) -> None:
    start.main(["test", "-k", "paragraph", "-x"])
    assert calls[-1][-3:] == ["-k", "paragraph", "-x"]


def test_practice_takes_no_more_arguments(calls: list[list[str]]) -> None:
    with pytest.raises(SystemExit) as refused:
        start.main(["practice", "--complaints"])
    assert refused.value.code == 2
    assert calls == []
