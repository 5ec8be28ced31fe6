"""Translation: the language follows at once, and what has no translation shows its source text."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from gc25desk import i18n
from gc25desk.i18n import N_, _
from installers import catalogue

MARKED = N_("Not asked")  # a string of the code lists


@pytest.fixture(autouse=True)
def source_language_afterwards() -> Iterator[None]:
    yield
    i18n.use(i18n.SOURCE_LANGUAGE)


@pytest.fixture
def made_up_arabic(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    catalogue.write_pseudo(tmp_path)
    monkeypatch.setattr(i18n, "locale_folder", lambda: tmp_path)


@pytest.mark.usefixtures("made_up_arabic")
def test_a_marked_string_follows_a_change_of_language() -> None:
    assert _(MARKED) == "Not asked"
    i18n.use("ar")
    assert _(MARKED) == catalogue.pseudo("Not asked") != "Not asked"
    i18n.use("en")
    assert _(MARKED) == "Not asked"


@pytest.mark.usefixtures("made_up_arabic")
def test_a_string_without_a_translation_shows_its_source() -> None:
    i18n.use("ar")
    assert _("no such string in any catalogue") == "no such string in any catalogue"


def test_nothing_stays_nothing_in_every_language() -> None:
    # gettext gives the catalogue's own header for the empty string.
    assert _("") == ""


def test_a_language_without_a_catalogue_shows_the_source() -> None:
    i18n.use("ka")
    assert i18n.language() == "ka"
    assert _(MARKED) == "Not asked"


def test_counts_choose_their_form() -> None:
    assert i18n.ngettext("{n} file", "{n} files", 1) == "{n} file"
    assert i18n.ngettext("{n} file", "{n} files", 2) == "{n} files"


@pytest.mark.usefixtures("made_up_arabic")
def test_the_languages_are_those_with_a_catalogue_and_the_source_comes_first() -> None:
    assert i18n.languages() == ("en", "ar")


@pytest.mark.parametrize(
    ("language", "mirrored"),
    [("ar", True), ("fa", True), ("ar_EG", True), ("ar-EG", True), ("en", False), ("zh_CN", False)],
)
def test_the_direction_follows_the_language(language: str, mirrored: bool) -> None:
    i18n.use(language)
    assert i18n.right_to_left() is mirrored


@pytest.mark.parametrize(("version", "offered"), [("37%", False), ("95%", True), ("1.0", True)])
def test_a_window_is_offered_in_a_language_that_is_nearly_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: str, offered: bool
) -> None:
    made = Catalog(locale="fr", project="GC25 Desk", version=version, charset="utf-8")
    made.add("Not asked", "Pas demandé")
    folder = tmp_path / "fr" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "gc25desk.mo").open("wb") as target:
        write_mo(target, made)
    monkeypatch.setattr(i18n, "locale_folder", lambda: tmp_path)
    assert ("fr" in i18n.languages()) is offered
    with i18n.speaking("fr"):
        assert _(MARKED) == "Pas demandé"
        with i18n.to_the_user():
            assert _(MARKED) == "Not asked"
    assert _(MARKED) == "Not asked"
