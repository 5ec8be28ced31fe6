"""What every test may use: a real encrypted desk on disk, and a screen that is not there."""

import functools
import gc
import hashlib
import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import hypothesis
import pytest

# Before anything imports Qt: the tests draw on no screen.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent

from gc25desk import i18n
from gc25desk.domain.access import Role
from gc25desk.services import desk as desks
from gc25desk.services import person
from gc25desk.services.desk import Desk
from gc25desk.store import keyslots
from gc25desk.store.slot_file import Cost
from tests.builders import PASSPHRASE, QUICK, SHARED, Clocks, new_desk, words_of

# The same examples in every run, so that a change is judged by itself; HYPOTHESIS_PROFILE=search looks
# for new ones.
hypothesis.settings.register_profile("repeat", derandomize=True, deadline=None)
hypothesis.settings.register_profile("search", deadline=None, print_blob=True)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeat"))


MADE_UP = re.compile("[0-9A-Z]{28}|[0-9a-f]{32}|[a-z]+( [a-z]+){5}")
MANY_OBJECTS = 30_000  # a test leaves about 10,000 to the next one


def pytest_collection_finish() -> None:
    """Take what was imported out of every later look for cycles."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Collect the windows of a test after it: taken apart while events are handled they end the process.

    What stays for good, such as what is remembered, is not looked at again and again.
    """
    if "qapp" not in getattr(item, "fixturenames", ()):
        return (yield)
    gc.disable()
    try:
        return (yield)
    finally:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.collect()
        if len(gc.get_objects()) > MANY_OBJECTS:
            gc.freeze()
        gc.enable()


@pytest.fixture(autouse=True)
def _settings_of_its_own(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GC25DESK_CONFIG", str(tmp_path_factory.mktemp("config")))


@pytest.fixture(autouse=True)
def _source_language() -> Iterator[None]:
    yield
    i18n.use(i18n.SOURCE_LANGUAGE)


@pytest.fixture
def clocks(monkeypatch: pytest.MonkeyPatch) -> Clocks:
    """The clocks of the wait after wrong passphrases, standing still until the test moves them."""
    return Clocks(monkeypatch)


@pytest.fixture(scope="session", autouse=True)
def _one_derivation() -> Iterator[None]:
    """Derive each key once and cheaply: guessing is meant to be slow, and the tests open many desks.

    What the program makes up anew each time – recovery codes, shares, six words – is typed into no other
    process; it would be most of the time of many tests.
    """
    real = keyslots.derive

    @functools.cache
    def derive(secret: str, salt: bytes, cost: Cost) -> bytes:
        if not MADE_UP.fullmatch(secret):
            return real(secret, salt, cost)
        words = f"{secret} {cost}".encode()
        return hashlib.blake2b(words, key=salt, digest_size=32).digest()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keyslots, "derive", derive)
        patch.setattr(keyslots, "Cost", lambda: QUICK)
        yield


@pytest.fixture(scope="session")
def whole_desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One closed, empty desk that every test copies: making one takes longer than most tests."""
    folder = tmp_path_factory.mktemp("whole") / "desk"
    opened, _code = new_desk(folder)
    desks.close(opened)
    return folder


WAITING = "waiting_officer"  # an intake officer to whom nobody has given the identity key yet


@pytest.fixture(scope="session")
def peopled_desk(tmp_path_factory: pytest.TempPathFactory, whole_desk: Path) -> Path:
    """One closed desk with a person of each role, and one who waits for the identity key.

    ``builders.words_of`` a role, or of WAITING, opens it as that person.
    """
    folder = tmp_path_factory.mktemp("peopled") / "desk"
    shutil.copytree(whole_desk, folder)
    first = desks.open_desk(folder, PASSPHRASE)
    for role in Role:
        person.add(first, role.value.replace("_", " ").capitalize(), [role.value], words_of(role.value))
    desks.close(first)
    administrator = desks.open_desk(folder, words_of(Role.ADMINISTRATOR.value))
    person.add(administrator, "Waiting officer", [Role.INTAKE_OFFICER.value], words_of(WAITING))
    desks.close(administrator)
    return folder


@pytest.fixture
def peopled_folder(tmp_path: Path, peopled_desk: Path) -> Path:
    """The folder of a closed desk with a person of each role."""
    shutil.copytree(peopled_desk, tmp_path / "peopled")
    return tmp_path / "peopled"


OpenAs = Callable[[str], Desk]


@pytest.fixture
def open_as(peopled_folder: Path) -> Iterator[OpenAs]:
    """Open the desk with a person of each role as one of them; whoever had it open leaves it first."""
    opened: list[Desk] = []

    def open_it(name: str) -> Desk:
        for before in opened:
            desks.close(before)
        opened.append(desks.open_desk(peopled_folder, words_of(name)))
        return opened[-1]

    yield open_it
    for desk in opened:
        desks.close(desk)


@pytest.fixture
def desk_folder(tmp_path: Path, whole_desk: Path) -> Path:
    """The folder of a closed desk; ``builders.PASSPHRASE`` opens it."""
    shutil.copytree(whole_desk, tmp_path / "desk")
    return tmp_path / "desk"


@pytest.fixture
def desk(desk_folder: Path) -> Iterator[Desk]:
    """An open, empty desk."""
    opened = desks.open_desk(desk_folder, PASSPHRASE)
    yield opened
    desks.close(opened)


@pytest.fixture
def seeds() -> Path:
    """The folder of the two source texts, where they are at hand."""
    folder = SHARED / "seeds"
    if not folder.exists():
        pytest.skip("the source texts are not at hand")
    return folder


__all__ = ["PASSPHRASE"]
