"""The settings survive any file, keep to their declared values and are private to their owner."""

import json
import stat
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gc25desk import settings
from gc25desk.settings import COLUMNS, LAST_DESK, SPLITTERS, TEXT_SIZE, THEME, Settings


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


def test_every_setting_has_its_default_before_anything_is_kept(file: Path) -> None:
    kept = Settings(file)
    assert {s.key: kept.get(s.key) for s in settings.SETTINGS} == {
        s.key: s.default for s in settings.SETTINGS
    }
    assert not file.exists()


def test_every_default_is_allowed() -> None:
    assert all(s.allows(s.default) for s in settings.SETTINGS)


def test_a_change_is_there_the_next_time(file: Path) -> None:
    first = Settings(file)
    first.set(THEME, "dark")
    first.set(TEXT_SIZE, 150)
    first.set_opaque(COLUMNS, "complaints", "AAEC")
    first.set_opaque(COLUMNS, "evidence", "AwQF")
    second = Settings(file)
    assert (second.text(THEME), second.number(TEXT_SIZE)) == ("dark", 150)
    assert second.opaque(COLUMNS, "complaints") == "AAEC"
    assert second.opaque(COLUMNS, "evidence") == "AwQF"
    assert second.opaque(COLUMNS, "never seen") == ""


def test_how_a_widget_stands_comes_back_byte_for_byte_and_nonsense_is_nothing(file: Path) -> None:
    state = bytes(range(256))
    Settings(file).set_state(SPLITTERS, "complaint", state)
    again = Settings(file)
    assert again.state(SPLITTERS, "complaint") == state
    assert again.state(SPLITTERS, "never seen") == b""
    again.set_opaque(SPLITTERS, "complaint", "no base64 é")
    assert again.state(SPLITTERS, "complaint") == b""


def test_setting_one_widget_leaves_the_declared_default_alone(file: Path) -> None:
    Settings(file).set_opaque(COLUMNS, "complaints", "AAEC")
    assert settings.setting(COLUMNS).default == {}


@pytest.mark.skipif(sys.platform == "win32", reason="file modes are a POSIX matter")
def test_the_file_and_its_folder_are_for_the_owner_alone(file: Path) -> None:
    Settings(file).set(THEME, "dark")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_nothing_but_the_file_is_left_behind(file: Path) -> None:
    kept = Settings(file)
    kept.set(THEME, "dark")
    kept.set(THEME, "light")
    assert [p.name for p in file.parent.iterdir()] == [file.name]


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe\x00", b"null", b'"x"', b"[" * 100_000])
def test_a_broken_file_is_moved_aside_and_the_defaults_are_used(file: Path, content: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(content)
    kept = Settings(file)
    assert kept.text(THEME) == "system"
    assert file.with_suffix(".broken.json").read_bytes() == content
    kept.set(THEME, "dark")
    assert Settings(file).text(THEME) == "dark"


def test_a_value_that_is_not_offered_falls_back_to_the_default(file: Path) -> None:
    file.parent.mkdir()
    file.write_text(
        json.dumps({THEME: "purple", TEXT_SIZE: True, LAST_DESK: 3, COLUMNS: {"a": 1}, "other": "x"})
    )
    kept = Settings(file)
    assert (kept.text(THEME), kept.number(TEXT_SIZE), kept.text(LAST_DESK)) == ("system", 100, "")
    assert kept.get(COLUMNS) == {}


def test_a_value_that_is_not_offered_is_refused(file: Path) -> None:
    with pytest.raises(ValueError, match=THEME):
        Settings(file).set(THEME, "purple")
    with pytest.raises(KeyError):
        Settings(file).set("colour of the bicycle", "red")
    assert not file.exists()


def test_a_file_that_cannot_be_written_does_not_stop_the_work(tmp_path: Path) -> None:
    blocker = tmp_path / "not a folder"
    blocker.write_text("")
    kept = Settings(blocker / "settings.json")
    kept.set(THEME, "dark")
    assert kept.text(THEME) == "dark"


def test_the_environment_may_name_another_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(settings.ENVIRONMENT, str(tmp_path))
    settings.activate(None)
    try:
        assert settings.active().file == tmp_path / settings.FILE_NAME
        assert settings.active() is settings.active()
    finally:
        settings.activate(None)


_plain = st.none() | st.booleans() | st.integers() | st.text(max_size=6)
_json = _plain | st.lists(_plain, max_size=2) | st.dictionaries(st.text(max_size=4), _plain, max_size=2)


@given(st.sampled_from([s.key for s in settings.SETTINGS]), _json)
def test_whatever_the_file_says_every_value_is_one_the_setting_allows(key: str, value: object) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "settings.json"
        file.write_text(json.dumps({key: value}))
        assert settings.setting(key).allows(Settings(file).get(key))
