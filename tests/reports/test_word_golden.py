"""Each kind of block is drawn as it was: its XML is compared with what is kept in tests/golden/word.

``GC25DESK_GOLDEN=write pytest tests/reports/test_word_golden.py`` writes the kept files anew after a
change that is meant; look at the difference before committing it.
"""

import os
from pathlib import Path

import pytest
from lxml import etree

from gc25desk.reports.model import (
    Block,
    Citation,
    Heading,
    Locator,
    LocatorKind,
    Paragraph,
    Report,
    Run,
    Source,
)
from gc25desk.reports.word import body, word_bytes
from gc25desk.reports.word_canvas import Canvas
from gc25desk.reports.word_front import footer, header
from gc25desk.reports.word_sections import Sections
from gc25desk.reports.word_shell import shipped_shell
from gc25desk.reports.wordxml import NAMESPACES
from tests.reports.opened import parts
from tests.reports.sample_report import EVERY_BLOCK, report_of

FOLDER = Path(__file__).resolve().parents[1] / "golden" / "word"
SOURCE = Source("law", (Run("Law of 2019", italic=True),))
CITED = Paragraph(
    (
        Run("First."),
        Citation(SOURCE, Locator(LocatorKind.ARTICLE, "3")),
        Run(" Second."),
        Citation(SOURCE, Locator(LocatorKind.PARAGRAPH, "4", "6")),
        Run(" Of "),
        Run("12", mark="number"),
        Run(" cases.", language="fr"),
    ),
    numbered=True,
    mark="claim",
)
EXTRA: dict[str, tuple[Block, ...]] = {
    "Cited": (CITED,),
    "Annex": (Heading("Counts", annex=True), Heading("By region", 2)),
    "Quotation": (Paragraph((Run("قال طفل"),), language="ar"),),
}
CASES = {kind.__name__: (block,) for kind, block in EVERY_BLOCK.items()} | EXTRA


def drawn(report: Report) -> str:
    """Return the body, the notes and the lines of the page, one element a line.

    The title page is left out where anything else is drawn.
    """
    canvas = Canvas.of(report, shipped_shell())
    sections = Sections.of(canvas)
    pieces = [piece for piece in body(canvas, sections) if piece]
    notes = "".join(map(canvas.note_text, canvas.footnotes))
    lines = header(canvas, canvas.page.text_width) + footer(canvas, canvas.page.text_width)
    shown = "".join(pieces[1:] or pieces)
    root = etree.fromstring(
        f"<report {NAMESPACES}><body>{shown}</body><notes>{notes}</notes><page>{lines}</page></report>"
    )
    return str(etree.tostring(root, pretty_print=True, encoding="unicode"))


def compared(name: str, shown: str) -> None:
    path = FOLDER / f"{name}.xml"
    if os.environ.get("GC25DESK_GOLDEN") == "write":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(shown, encoding="utf-8")
    assert shown == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
@pytest.mark.parametrize("name", list(CASES))
def test_blocks_are_drawn_as_they_were(name: str, language: str) -> None:
    compared(f"{name}-{language}", drawn(report_of(*CASES[name], language=language)))


OTHERS = ("word/numbering.xml", "word/settings.xml", "[Content_Types].xml", "word/_rels/document.xml.rels")


@pytest.mark.parametrize("part", OTHERS)
def test_the_other_parts_are_as_they_were(part: str) -> None:
    blocks = [block for name, found in CASES.items() for block in found if name not in {"Quotation"}]
    content = parts(word_bytes(report_of(*blocks)))[part]
    shown = etree.tostring(etree.fromstring(content), pretty_print=True, encoding="unicode")
    compared(part.translate(str.maketrans("/", "-", "[]")).removesuffix(".xml"), str(shown))


def test_no_kept_file_is_left_over() -> None:
    kept = {path.stem for path in FOLDER.glob("*.xml")}
    blocks = {f"{name}-{language}" for name in CASES for language in ("en", "fr", "ar")}
    assert blocks <= kept
    assert len(kept - blocks) == len(OTHERS)
