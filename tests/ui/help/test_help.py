"""The manual is shown, each promise in it names a test that exists, and what it says of letters holds."""

import itertools
import re
import shlex
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from PySide6.QtGui import QTextCursor, QTextFormat
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gc25desk import i18n
from gc25desk.cli.parser import command_line
from gc25desk.domain import tongue
from gc25desk.domain.letter import KINDS, NAMES, WORDINGS, LetterKind, Wording, names_for
from gc25desk.readers.letter_faults import faults
from gc25desk.reports.letter_shipped import shipped
from gc25desk.ui.help.dialog import Help
from gc25desk.ui.help.pages import pages
from tests.readers.letters import of_lines

TESTS = Path(__file__).resolve().parents[2]
PROOF = re.compile(r"`(tests/[a-z_/]+\.py)::([a-z_0-9]+)`")
BOLD, CODE = re.compile(r"\*\*(.+?)\*\*", re.DOTALL), re.compile(r"```\n(.*?)```", re.DOTALL)

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")


def page_of(name: str) -> str:
    return next(page.text for page in pages() if page.name == name)


def part_of(name: str, heading: str) -> str:
    return page_of(name).split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]


@pytest.fixture
def opened(qtbot: QtBot) -> Callable[[str], Help]:
    """The manual opened at a page."""
    window = QWidget()
    qtbot.addWidget(window)
    return lambda page: Help(window, page)


def test_the_page_on_what_is_protected_is_shown(opened: Callable[[str], Help]) -> None:
    dialog = opened("protection")
    assert dialog.names.item(dialog.names.currentRow()).text() == pages()[dialog.names.currentRow()].title
    assert "stolen" in dialog.text.toPlainText()


@pytest.mark.usefixtures("dressed")
def test_each_page_is_named_beside_the_text_and_fits_in_it(opened: Callable[[str], Help]) -> None:
    dialog = opened("")
    dialog.show()
    assert dialog.names.isVisible()
    for row, page in enumerate(pages()):
        dialog.names.setCurrentRow(row)
        assert dialog.names.item(row).text() == page.title
        assert dialog.text.toPlainText().startswith(page.title)
        assert dialog.text.horizontalScrollBar().maximum() == 0, page.name
    assert dialog.names.horizontalScrollBar().maximum() == 0


def test_lines_to_be_typed_stand_together_and_tables_have_no_gaps_of_text(
    opened: Callable[[str], Help],
) -> None:
    dialog = opened("letters")
    document = dialog.text.document()
    blocks = [document.findBlockByNumber(number) for number in range(document.blockCount())]
    code = [block.blockFormat().hasProperty(QTextFormat.Property.BlockCodeFence) for block in blocks]
    margins = [block.blockFormat().topMargin() for block in blocks]
    after_code = [number for number in range(1, len(blocks)) if code[number - 1] and code[number]]
    in_cells = [number for number, block in enumerate(blocks) if QTextCursor(block).currentTable()]
    assert after_code
    assert in_cells
    assert {margins[number] for number in (*after_code, *in_cells)} == {0}
    assert all(margins[number] > 0 for number, is_code in enumerate(code) if is_code and not code[number - 1])


def test_headings_stand_apart_from_what_is_above_them(opened: Callable[[str], Help]) -> None:
    dialog = opened("protection")
    document = dialog.text.document()
    blocks = [document.findBlockByNumber(number) for number in range(1, document.blockCount())]
    heads = [block for block in blocks if block.blockFormat().headingLevel()]
    plain = [block for block in blocks if not block.blockFormat().headingLevel()]
    assert heads
    least = min(block.blockFormat().topMargin() for block in heads)
    assert least > max(block.blockFormat().topMargin() for block in plain) > 0


def test_every_promise_names_a_test_that_is_there() -> None:
    for page in pages():
        for file, name in PROOF.findall(page.text):
            source = (TESTS.parent / file).read_text(encoding="utf-8")
            assert f"def {name}(" in source, f"{file}::{name}"


def test_every_line_of_the_promises_has_its_proof() -> None:
    promised = page_of("protection").split("## What it does not protect")[0]
    for line in promised.splitlines():
        if line.startswith("- "):
            assert PROOF.search(line), line


def test_a_language_without_its_own_manual_shows_the_english_one() -> None:
    used = i18n.language()
    i18n.use(used)
    assert all(page.text and page.title for page in pages())


# Letters ----------------------------------------------------------------------------------------


def rows_of(text: str) -> Iterator[tuple[str, ...]]:
    """Yield the cells of each table of a text, without its head."""
    lines = text.splitlines()
    for above, line in itertools.pairwise(lines):
        if line.startswith("| ") and above.startswith("|"):
            yield tuple(cell.strip().strip("`") for cell in line.strip("|").split("|"))


def test_the_table_of_tags_names_exactly_those_that_a_template_may_use() -> None:
    told: dict[tuple[str, ...], str] = {}
    for *written, about, children in rows_of(part_of("letters", "The tags of a template")):
        assert about
        assert tuple(written) not in told
        told[tuple(written)] = children
    known: dict[tuple[str, ...], str] = {}
    to_children = names_for(Wording.CHILD)
    for name in NAMES:
        kept = to_children.get(name.key)
        if not name.parts:
            known[(name.usage(),)] = "Yes" if kept else "No"
        for part in name.parts:
            known[name.key, f"{{{{ one.{part[0]} }}}}"] = "Yes" if kept and part in kept.parts else "No"
    assert told == known


def test_the_examples_of_tags_can_be_filled() -> None:
    examples = CODE.findall(part_of("letters", "The tags of a template"))
    assert examples
    for example in examples:
        assert faults(of_lines(*example.splitlines()), Wording.PLAIN) == ()


def test_the_example_of_a_fault_is_what_the_program_says() -> None:
    (example,) = CODE.findall(part_of("letters", "When a tag is wrong"))
    (fault,) = faults(of_lines("{{ institution }}", "Dear {{ nmae }},"), Wording.PLAIN)
    assert example.strip() == fault.in_words()


def test_every_word_of_the_window_that_the_page_on_letters_quotes_is_one_of_the_program() -> None:
    with (i18n.locale_folder() / f"{i18n.DOMAIN}.pot").open("rb") as template:
        catalogue = read_po(template)
    words = {
        str(one).replace("&", "")
        for message in catalogue
        for one in (message.id if isinstance(message.id, tuple) else (message.id,))
    }
    quoted = {" ".join(found.split()) for found in BOLD.findall(page_of("letters"))}
    assert quoted - words == {"bold"}
    assert "Write the letter…" in quoted


def test_the_page_on_letters_names_each_letter_wording_and_language_that_ships() -> None:
    text = part_of("letters", "Which letters there are")
    first = {cells[0].strip("*") for cells in rows_of(text)}
    assert first == set(KINDS.values())
    assert all(f"**{words}**" in text for words in WORDINGS.values())
    told = re.search(r"ship with the program in (.+?);", " ".join(text.split()))
    assert told is not None
    languages = sorted(tongue.shown(code) for code in {letter.language for letter in shipped()})
    assert re.split(r", | and ", told[1]) == languages


def test_the_command_of_the_page_on_letters_is_one_and_takes_what_is_named() -> None:
    text = part_of("letters", "Without a window")
    (line,) = CODE.findall(text)
    given = shlex.split(line)[1:]
    for kind in LetterKind:
        for wording in Wording:
            more = ["--kind", kind.value, "--wording", wording.value, "--language", "fr", "--json"]
            assert command_line().parse_args([*given, *more]).reference == "REFERENCE"
    assert all(f"`{option}`" in text for option in (*LetterKind, *Wording, "--kind", "--wording", "--json"))
