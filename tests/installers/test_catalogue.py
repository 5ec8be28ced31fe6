"""The template holds every marked string, and a made-up catalogue can be used."""

import ast
import gettext
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st

from gc25desk import i18n
from installers import catalogue


def test_the_template_is_up_to_date() -> None:
    # To mend it: python installers/catalogue.py update
    assert catalogue.TEMPLATE.read_text(encoding="utf-8") == catalogue.template()


def test_no_words_stand_inside_a_formatted_string() -> None:
    """Such words are not found before Python 3.12, and would be in no catalogue."""
    hidden = [
        f"{path.name}:{string.lineno}"
        for path in (catalogue.CHECKOUT / "gc25desk").rglob("*.py")
        for string in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(string, ast.JoinedStr)
        for call in ast.walk(string)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id in catalogue.KEYWORDS
        and any(isinstance(words, ast.Constant) for words in call.args)
    ]
    assert hidden == []


def test_the_template_names_files_but_no_lines_and_no_dates() -> None:
    comments = [line for line in catalogue.template().splitlines() if line.startswith("#:")]
    assert any("gc25desk/domain/field.py" in line for line in comments)
    assert not any(".py:" in line for line in comments)
    assert "Date" not in catalogue.template().split("\n\n", 1)[0]


def test_every_string_of_a_made_up_catalogue_is_translated(tmp_path: Path) -> None:
    with catalogue.write_pseudo(tmp_path).open("rb") as compiled:
        arabic = gettext.GNUTranslations(compiled)
    for message in catalogue.words():
        if isinstance(message.id, str) and message.id.strip():
            assert arabic.gettext(message.id) != message.id


def test_a_new_catalogue_is_brought_in_line_and_keeps_its_translations(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogue, "LOCALE", tmp_path)
    monkeypatch.setattr(catalogue, "TEMPLATE", tmp_path / "template.pot")
    path = catalogue.begin("fr")
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace('msgid "Not asked"\nmsgstr ""', 'msgid "Not asked"\nmsgstr "Non posé"'), "utf-8"
    )
    assert catalogue.begin("fr") == path
    catalogue.update()
    with path.open("rb") as held, path.with_suffix(".mo").open("rb") as compiled:
        assert len(read_po(held)) == len(catalogue.words())
        assert gettext.GNUTranslations(compiled).gettext("Not asked") == "Non posé"


@pytest.fixture(params=sorted(path.parents[1].name for path in catalogue.LOCALE.glob("*/LC_MESSAGES/*.po")))
def shipped(request: pytest.FixtureRequest) -> tuple[list[Message], gettext.GNUTranslations]:
    """Give the messages of one language with a translation, and its compiled catalogue."""
    path = catalogue.LOCALE / request.param / "LC_MESSAGES" / f"{catalogue.DOMAIN}.po"
    with path.open("rb") as held, path.with_suffix(".mo").open("rb") as compiled:
        messages = read_po(held, locale=request.param)
        return [one for one in messages if one.id and _forms(one.string)], gettext.GNUTranslations(compiled)


def _forms(words: object) -> list[str]:
    return [
        form
        for form in (words if isinstance(words, tuple | list) else [words])
        if isinstance(form, str) and form
    ]


def test_translations_keep_every_placeholder_and_shortcut(
    shipped: tuple[list[Message], gettext.GNUTranslations],
) -> None:
    messages, compiled = shipped
    for message in messages:
        kept = set(catalogue.PLACEHOLDER.findall(_forms(message.id)[-1]))
        for form in _forms(message.string):
            lost = kept - set(catalogue.PLACEHOLDER.findall(form))
            # Arabic says none, one and two by the word itself, without a figure.
            assert lost <= ({"{count}"} if _for_one_number(message, form, compiled) else set()), message.id
            assert not set(catalogue.PLACEHOLDER.findall(form)) - kept, message.id


def _for_one_number(message: Message, form: str, compiled: gettext.GNUTranslations) -> bool:
    """Tell whether a form of a plural is said of one number alone."""
    if isinstance(message.id, str):
        return False
    one, many = message.id
    return sum(compiled.ngettext(one, many, number) == form for number in range(1000)) == 1


def test_every_form_of_a_plural_is_said_of_some_number(
    shipped: tuple[list[Message], gettext.GNUTranslations],
) -> None:
    messages, compiled = shipped
    for message in messages:
        if not isinstance(message.id, str):
            one, many = message.id
            said = {compiled.ngettext(one, many, number) for number in range(1000)}
            assert said == set(_forms(message.string))


def test_arabic_counts_children_in_its_six_ways() -> None:
    with i18n.speaking("ar"):
        told = [i18n.ngettext("{count} child", "{count} children", number) for number in range(200)]
    few, many, hundreds = "{count} أطفال", "{count} طفلاً", "{count} طفل"
    assert (told[0], told[1], told[2]) == ("لا أطفال", "طفل واحد", "طفلان")
    assert (told[3], told[10], told[103]) == (few, few, few)
    assert (told[11], told[99], told[111]) == (many, many, many)
    assert told[100] == hundreds


def test_the_compiled_catalogue_says_what_the_translators_wrote(
    shipped: tuple[list[Message], gettext.GNUTranslations],
) -> None:
    messages, compiled = shipped
    assert messages
    for message in messages:
        if isinstance(message.id, str):
            assert compiled.gettext(message.id) == message.string


@given(st.lists(st.sampled_from(["{name}", "{count:,}", "%(n)d", "&Save", "100%%", " of ", "word"])))
def test_placeholders_and_shortcuts_survive(parts: list[str]) -> None:
    text = "".join(parts)
    turned = catalogue.pseudo(text)
    plain = turned.replace(catalogue.RIGHT_TO_LEFT_OVERRIDE, "").replace(catalogue.END_OF_OVERRIDE, "")
    assert plain == text
    for part in ("{name}", "{count:,}", "%(n)d", "&", "%%"):
        assert turned.count(part) == text.count(part)
