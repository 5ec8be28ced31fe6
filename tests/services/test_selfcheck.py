"""An installation says of itself whether it works, and leaves nothing behind."""

import tempfile
from pathlib import Path

import pytest

from gc25desk import __version__, i18n
from gc25desk.domain import catalogue
from gc25desk.services import desk as desks
from gc25desk.services import selfcheck
from gc25desk.store import schema


def test_a_whole_installation_is_found_whole_and_left_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    found = selfcheck.run()
    assert found["version"] == __version__
    assert found["schema"] == schema.SCHEMA_VERSION
    assert (found["paragraphs"], found["reports"]) == (125, 2)
    assert found["languages"][0] == "en"
    assert [int(part) for part in found["sqlite"].split(".")] >= [3, 51, 3]
    assert i18n.language() == "en"
    assert list(tmp_path.iterdir()) == []


def test_what_is_broken_is_raised_and_nothing_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(desks, "check", lambda _desk: ("The database file is damaged.",))
    with pytest.raises(RuntimeError, match="damaged"):
        selfcheck.run()
    assert list(tmp_path.iterdir()) == []
    assert len(catalogue.catalogue().paragraphs) == 125
