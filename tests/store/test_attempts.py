"""Wrong tries at a desk wait 1, 2, 4 … 60 s, whoever tries, and however often the program restarts."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gc25desk.errors import CannotWrite, TooSoon, WrongPassphrase
from gc25desk.store import attempts, desk, keyslots
from gc25desk.store.attempts import Attempts, wait_after
from tests.builders import PASSPHRASE, Clocks


def restart(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forget what only the process knew."""
    monkeypatch.setattr(attempts, "_seen", {})


def try_wrong(folder: Path) -> None:
    with pytest.raises(WrongPassphrase):
        desk.open_desk(folder, "not the one")


def seconds_refused(folder: Path) -> int:
    with pytest.raises(TooSoon) as caught:
        desk.open_desk(folder, PASSPHRASE)
    assert str(caught.value.seconds) in caught.value.what
    return caught.value.seconds


def test_the_waits_double_up_to_a_minute() -> None:
    assert [wait_after(count) for count in range(10)] == [0, 1, 2, 4, 8, 16, 32, 60, 60, 60]
    assert wait_after(10**9) == 60


def test_each_wrong_try_waits_longer_and_a_restart_ends_no_wait(
    desk_folder: Path, clocks: Clocks, monkeypatch: pytest.MonkeyPatch
) -> None:
    for wait in (1, 2, 4, 8, 16, 32, 60, 60):
        try_wrong(desk_folder)
        restart(monkeypatch)
        assert seconds_refused(desk_folder) == wait
        clocks.pass_by(wait - 0.5)
        assert seconds_refused(desk_folder) == 1
        clocks.pass_by(0.5)
    opened = desk.open_desk(desk_folder, PASSPHRASE)
    assert opened.wrong_tries == 8
    opened.close()


def test_no_key_is_derived_during_the_wait(
    desk_folder: Path, clocks: Clocks, monkeypatch: pytest.MonkeyPatch
) -> None:
    try_wrong(desk_folder)
    derived: list[str] = []
    monkeypatch.setattr(keyslots, "derive", lambda secret, _salt, _cost: derived.append(secret))
    seconds_refused(desk_folder)
    assert derived == []
    assert clocks.wall


def test_a_right_secret_starts_again_from_nothing(desk_folder: Path, clocks: Clocks) -> None:
    for _try in range(3):
        try_wrong(desk_folder)
        clocks.pass_by(60)
    desk.open_desk(desk_folder, PASSPHRASE).close()
    again = desk.open_desk(desk_folder, PASSPHRASE)
    assert again.wrong_tries == 0
    again.close()
    assert not (desk_folder / attempts.FILE_NAME).exists()
    try_wrong(desk_folder)
    assert seconds_refused(desk_folder) == 1


def test_passphrases_and_codes_are_counted_together(desk_folder: Path, clocks: Clocks) -> None:
    try_wrong(desk_folder)
    clocks.pass_by(1)
    with pytest.raises(WrongPassphrase):
        desk.open_desk(desk_folder, "0" * 28, keyslots.RECOVERY)
    assert seconds_refused(desk_folder) == 2


@pytest.mark.parametrize("back", [30.0, 3600.0, 10 * 365 * 86400.0])
def test_a_clock_set_back_costs_the_full_wait_once(
    desk_folder: Path, clocks: Clocks, monkeypatch: pytest.MonkeyPatch, back: float
) -> None:
    for wait in (1, 2, 4, 8):
        try_wrong(desk_folder)
        clocks.pass_by(wait)
    restart(monkeypatch)
    clocks.wall -= back
    assert seconds_refused(desk_folder) == 8
    restart(monkeypatch)
    clocks.pass_by(5)
    assert seconds_refused(desk_folder) == 3
    clocks.pass_by(3)
    desk.open_desk(desk_folder, PASSPHRASE).close()


def test_a_clock_set_forward_frees_nobody_in_the_same_process(desk_folder: Path, clocks: Clocks) -> None:
    for wait in (1, 2, 4):
        try_wrong(desk_folder)
        clocks.pass_by(wait)
    try_wrong(desk_folder)
    clocks.wall += 86400
    assert seconds_refused(desk_folder) == 8


def test_a_folder_that_takes_no_file_still_waits_and_still_opens(
    desk_folder: Path, clocks: Clocks, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_path: Path, _content: bytes) -> None:
        raise CannotWrite("There is no room.", "Make some.")

    monkeypatch.setattr(attempts, "write_whole", full)
    try_wrong(desk_folder)
    clocks.pass_by(1)
    try_wrong(desk_folder)
    assert seconds_refused(desk_folder) == 2
    assert not (desk_folder / attempts.FILE_NAME).exists()
    clocks.pass_by(2)
    opened = desk.open_desk(desk_folder, PASSPHRASE)
    assert opened.wrong_tries == 2
    opened.close()


def test_a_clock_set_back_over_a_folder_that_takes_no_file_does_not_lock_for_ever(
    desk_folder: Path, clocks: Clocks, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_path: Path, _content: bytes) -> None:
        raise CannotWrite("There is no room.", "Make some.")

    try_wrong(desk_folder)
    restart(monkeypatch)
    clocks.wall -= 10_000
    monkeypatch.setattr(attempts, "write_whole", full)
    assert seconds_refused(desk_folder) == 1
    clocks.pass_by(1)
    desk.open_desk(desk_folder, PASSPHRASE).close()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'{"count": "many", "last": 0}',
        b'{"count": -1, "last": 0}',
        b'{"count": 9, "last": NaN}',
        b'{"count": 9, "last": Infinity}',
        b'{"count": 1e999, "last": 0}',
        b"[" * 3000,
        b" " * 100_000,
    ],
    ids=range(11),
)
def test_a_damaged_file_of_tries_does_not_keep_anyone_out(
    desk_folder: Path, clocks: Clocks, content: bytes
) -> None:
    (desk_folder / attempts.FILE_NAME).write_bytes(content)
    opened = desk.open_desk(desk_folder, PASSPHRASE)
    assert opened.wrong_tries == 0
    opened.close()
    assert clocks.wall


def test_the_file_holds_a_number_and_a_time_for_its_owner_alone(desk_folder: Path, clocks: Clocks) -> None:
    try_wrong(desk_folder)
    file = desk_folder / attempts.FILE_NAME
    assert json.loads(file.read_bytes()) == {"count": 1, "last": clocks.wall}
    if os.name != "nt":
        assert file.stat().st_mode & 0o077 == 0


@given(steps=st.lists(st.tuples(st.booleans(), st.floats(-1e9, 1e9)), max_size=20))
def test_whatever_the_clock_does_no_wait_is_longer_than_a_minute(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[bool, float]]
) -> None:
    folder = tmp_path_factory.mktemp("tries")
    with pytest.MonkeyPatch.context() as patch:
        clocks = Clocks(patch)
        for wrong, (restarted, moved) in enumerate(steps, 1):
            Attempts(folder).refused()
            if restarted:
                restart(patch)
            clocks.wall += moved
            tries = Attempts(folder)
            assert 0 <= tries.seconds() <= wait_after(wrong)
            assert tries.count == wrong
            if moved <= 0:
                assert tries.seconds() == wait_after(wrong)


def test_the_command_line_waits_for_what_the_window_refused(desk_folder: Path, tmp_path: Path) -> None:
    for _try in range(7):
        Attempts(desk_folder).refused()
    (tmp_path / "passphrase").write_text(PASSPHRASE)
    call = ["--json", "--desk", str(desk_folder), "--passphrase-file", str(tmp_path / "passphrase"), "check"]
    done = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-m", "gc25desk", *call],
        env=os.environ | {"PYTHONPATH": str(Path(attempts.__file__).parents[2])},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "Try again in" in done.stderr
