"""The paragraphs of a copy are recognised whatever became of it, and every loss is told."""

import json
import random
import re
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gc25desk.domain.document import Document
from gc25desk.domain.official_text import OfficialText, Recognised, TextParagraph, differences
from gc25desk.domain.recognition.fingerprint import Fingerprints, fingerprints_of, read_fingerprints, shipped
from gc25desk.domain.recognition.outline import official_outline
from gc25desk.domain.recognition.recognise import MOST_CHARACTERS, recognise
from gc25desk.errors import InvalidInput
from gc25desk.readers.document import read
from tests.faults.figures import is_large
from tests.readers import copies, files
from tests.readers.copies import Layout, document, write

ROOT = Path(__file__).resolve().parents[3]
CUT_BY_PAGES = (5, 12, 18, 24, 30, 42, 48, 54, 68, 74, 80, 86, 104, 119)
MANGLED = {**copies.KEEP_MARKS, **copies.LOSE_MARKS}
# Only these change the letters themselves; there the paragraphs are compared as they were changed.
RESPELLED = {"straight quotes", "curly apostrophes", "capitals"}


def of_invented(text: str, earlier: OfficialText | None = None) -> Recognised:
    return recognise(document(text), earlier, fingerprints=copies.invented_fingerprints())


def same_letters(text: str) -> str:
    return text.translate(str.maketrans("“”‘’", "\"\"''")).casefold()


def plain_words(
    paragraphs: Iterable[TextParagraph], *, respelled: bool = False
) -> list[tuple[int, str, str, str]]:
    return [
        (p.number, p.chapter, p.section, same_letters(p.text) if respelled else p.text) for p in paragraphs
    ]


def noted(paragraphs: Iterable[TextParagraph], *, respelled: bool = False) -> list[tuple[int, int, str, int]]:
    return [
        (p.number, n.number, same_letters(n.text) if respelled else n.text, n.offset)
        for p in paragraphs
        for n in p.footnotes
    ]


def some(keep: Iterable[int], text: OfficialText | None = None) -> OfficialText:
    wanted = set(keep)
    return OfficialText(tuple(p for p in (text or copies.invented()).paragraphs if p.number in wanted))


def changed(number: int, text: str) -> OfficialText:
    """Return the invented text with one paragraph's words replaced, its notes kept while they fit."""
    return OfficialText(
        tuple(
            replace(p, text=text, footnotes=tuple(n for n in p.footnotes if n.offset <= len(text)))
            if p.number == number
            else p
            for p in copies.invented().paragraphs
        )
    )


def words_of(number: int) -> str:
    return copies.invented().paragraphs[number - 1].text


# The real copies -----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def real() -> Recognised:
    path = copies.real_copy()
    if path is None:
        pytest.skip("the source texts are not at hand")
    return recognise(read(path))


def test_the_real_copy_is_whole(real: Recognised) -> None:
    assert (len(real.paragraphs), real.footnotes, real.chapters) == (125, 57, 14)
    assert real.problems == ()
    assert real.whole
    assert [p.number for p in real.paragraphs] == list(range(1, 126))
    assert [n.number for p in real.paragraphs for n in p.footnotes] == list(range(1, 58))


def test_every_word_of_the_real_copy_is_kept_once(real: Recognised) -> None:
    """Rebuild the body of the real copy by its plainest reading and compare each paragraph with it."""
    path = copies.real_copy()
    assert path is not None
    lines = [line for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
    body: dict[int, str] = {}
    for line in lines:
        number = re.match(r"(\d+)\. ", line)
        if number:
            body[int(number[1])] = line[number.end() :]
        elif body and line[0] not in "⁰¹²³⁴⁵⁶⁷⁸⁹" and not re.match(r"(?:[IVX]+|[A-K])\. ", line):
            body[max(body)] += " " + line
    clean = {n: " ".join(re.sub("[⁰¹²³⁴-⁹]+", "", text).split()) for n, text in body.items()}
    assert {p.number: p.text for p in real.paragraphs} == clean


def test_sections_of_the_real_copy(real: Recognised) -> None:
    place = {p.number: (p.chapter, p.section) for p in real.paragraphs}
    assert place[1] == ("I", "")
    assert place[22] == ("V", "")
    assert {place[n] for n in range(35, 40)} == {("V", "I")}
    assert place[43] == ("V", "K")
    assert place[125] == ("XIV", "")


def test_paragraphs_cut_by_a_page_are_joined(real: Recognised) -> None:
    text = {p.number: p.text for p in real.paragraphs}
    assert text[104].endswith("resilience.")
    assert text[119].endswith("freedom of association.")
    for number in CUT_BY_PAGES:
        assert text[number].endswith(".")
        assert "  " not in text[number]


def test_the_web_page_is_recognised_by_its_words(real: Recognised) -> None:
    path = copies.web_copy()
    assert path is not None
    found = recognise(read(path), earlier=real.official_text())
    assert [p.number for p in found.paragraphs] == list(range(112, 123))
    assert {(p.chapter, p.section) for p in found.paragraphs} == {("XII", "A"), ("XII", "B"), ("XII", "C")}
    assert found.chapters == 1
    assert not found.whole
    account = " ".join(found.problems)
    for told in (
        "chapter XII only",
        "1–111 and 123–125",
        "stays as it is",
        "what it numbers 1 is paragraph 112",
    ):
        assert told in account
    assert "number 57" in account
    changed_words = differences(real.official_text(), found.official_text())
    assert [d.number for d in changed_words] == [112, 122]
    # The page goes on behind its last paragraph; none of that is text.
    assert found.paragraphs[-1].text.endswith("games.")


@pytest.mark.parametrize("name", list(MANGLED)[:: 1 if is_large() else 3])
def test_the_real_copy_survives(real: Recognised, name: str) -> None:
    text = real.official_text()
    found = recognise(document(write(text, MANGLED[name])))
    respelled = name in RESPELLED
    assert plain_words(found.paragraphs, respelled=respelled) == plain_words(
        text.paragraphs, respelled=respelled
    )
    assert noted(found.paragraphs, respelled=respelled) == noted(text.paragraphs, respelled=respelled)


def test_the_shipped_fingerprints_are_made_from_the_real_copy(tmp_path: Path) -> None:
    path = copies.real_copy()
    if path is None:
        pytest.skip("the source texts are not at hand")
    made = tmp_path / "made.json"
    script = ROOT / "installers" / "fingerprints.py"
    subprocess.run(  # noqa: S603 - our own script
        [sys.executable, str(script), str(path), str(made)], check=True, env={"PYTHONPATH": str(ROOT)}
    )
    assert json.loads(made.read_text()) == shipped().as_json()


def test_the_shipped_fingerprints_hold_no_words() -> None:
    raw = (ROOT / "resources" / "gc25" / "fingerprints.json").read_text()
    keys = set(re.findall(r'"([a-z_]+)":', raw))
    values = re.sub(r'"[a-z_]+":', "", raw)
    assert "language" in keys
    assert re.findall(r"[g-z]{2,}", values.replace('"en"', "")) == []


# Mangled copies of an invented text ---------------------------------------------------------------


@pytest.mark.parametrize("name", MANGLED)
def test_an_invented_copy_survives(name: str) -> None:
    text = copies.invented()
    found = of_invented(write(text, MANGLED[name]))
    respelled = name in RESPELLED
    assert plain_words(found.paragraphs, respelled=respelled) == plain_words(
        text.paragraphs, respelled=respelled
    )
    assert noted(found.paragraphs, respelled=respelled) == noted(text.paragraphs, respelled=respelled)
    assert found.footnotes == 57


_MARKS: dict[str, tuple[Callable[[int], str], Callable[[int], str]]] = {
    "raised": (copies.superscript, lambda n: f"{copies.superscript(n)} "),
    "bracket": (copies.bracket, lambda n: f"[{n}] "),
    "apart": (lambda n: f" [{n}]", lambda n: f"[{n}] "),
    "caret": (lambda n: f"^{n}", lambda n: f"^{n} "),
    "bare": (str, lambda n: f"{n} "),
}


@settings(max_examples=20 if is_large() else 8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    number=st.sampled_from(["{}. ", "{}.", "({}) ", "{}) ", "{}.\t", "{}.\n", "§ {} ", "**{}.** "]),
    marks=st.sampled_from(sorted(_MARKS)),
    notes=st.sampled_from(["page", "end"]),
    width=st.sampled_from([0, 60, 72, 90]),
    page=st.sampled_from([0, 45, 60]),
    between=st.sampled_from(["\n\n", "\n\n\n"]),
    running=st.sampled_from(["", "CRC/C/GC/25", "United Nations"]),
    foot=st.sampled_from(["", "GE.21-02053 {page}", "Page {page} of 40", "{page}/40"]),
    page_break=st.sampled_from(["\n\n", "\f"]),
)
def test_ways_of_mangling_may_meet(
    *,
    number: str,
    marks: str,
    notes: str,
    width: int,
    page: int,
    between: str,
    running: str,
    foot: str,
    page_break: str,
) -> None:
    mark, note_mark = _MARKS[marks]
    layout = Layout(
        number=number.format,
        mark=mark,
        note_mark=note_mark,
        notes=notes,
        width=width,
        page=page,
        between=between,
        running=running,
        foot=foot,
        page_break=page_break,
    )
    found = of_invented(write(copies.invented(), layout))
    assert [p.number for p in found.paragraphs] == list(range(1, 126))
    assert found.footnotes == 57
    wrong = [
        p.number
        for p, true in zip(found.paragraphs, copies.invented().paragraphs, strict=True)
        if p.text != true.text
    ]
    assert wrong == []


def test_marks_without_words_are_taken_out_and_told() -> None:
    for layout in copies.LOSE_NOTES.values():
        found = of_invented(write(copies.invented(), layout))
        assert plain_words(found.paragraphs) == plain_words(copies.invented().paragraphs)
        assert found.footnotes == 0
        assert not found.whole
        assert any("57 footnotes are lost" in problem for problem in found.problems)


def test_marks_that_were_lost_are_placed_and_told() -> None:
    for layout in copies.LOSE_MARKS.values():
        found = of_invented(write(copies.invented(), layout))
        assert any("57 footnotes have no mark" in problem for problem in found.problems)


def test_numbers_in_the_text_are_no_marks() -> None:
    numbers = re.compile(r"\d+")
    for layout in (copies.KEEP_MARKS["bare marks"], copies.KEEP_MARKS["pages, bare marks"]):
        found = of_invented(write(copies.invented(), layout))
        for paragraph, true in zip(found.paragraphs, copies.invented().paragraphs, strict=True):
            assert numbers.findall(paragraph.text) == numbers.findall(true.text)


# Other kinds of files ------------------------------------------------------------------------------


def marked(paragraph: TextParagraph) -> list[str | int]:
    """Return the words of a paragraph with the numbers of its notes where they are called."""
    pieces: list[str | int] = []
    done = 0
    for note in paragraph.footnotes:
        pieces += (paragraph.text[done : note.offset], note.number)
        done = note.offset
    return [*pieces, paragraph.text[done:]]


def both() -> list[tuple[OfficialText, Fingerprints | None]]:
    """Return the invented text and, where it is at hand, the real one."""
    path = copies.real_copy()
    texts: list[tuple[OfficialText, Fingerprints | None]] = [
        (copies.invented(), copies.invented_fingerprints())
    ]
    return [*texts, (recognise(read(path)).official_text(), None)] if path else texts


def assert_same(path: Path, text: OfficialText, known: Fingerprints | None) -> Recognised:
    found = recognise(read(path), fingerprints=known)
    assert plain_words(found.paragraphs) == plain_words(text.paragraphs)
    assert noted(found.paragraphs) == noted(text.paragraphs)
    return found


@pytest.mark.parametrize("automatic", [True, False])
def test_a_word_file_with_real_footnotes(tmp_path: Path, automatic: bool) -> None:
    for text, known in both():
        body = []
        for p in text.paragraphs:
            body += [
                files.paragraph(files.run(h)) for h in copies.headings_before(p.number, official_outline())
            ]
            inner = "".join(
                files.note_reference(piece + 1) if isinstance(piece, int) else files.run(piece)
                for piece in marked(p)
            )
            typed = files.paragraph(files.run(f"{p.number}.") + "<w:r><w:tab/></w:r>" + inner)
            body.append(files.numbered(inner) if automatic else typed)
        notes = {n.number + 1: n.text for p in text.paragraphs for n in p.footnotes}
        parts = {
            "word/footnotes.xml": files.notes_part("footnote", notes),
            "word/numbering.xml": files.lists(files.level(0, "decimal", "%1.")),
        }
        found = assert_same(files.write_docx(tmp_path / "c.docx", body, parts), text, known)
        assert found.problems == ()


def test_a_pdf_with_pages_headers_and_raised_marks(tmp_path: Path) -> None:
    layout = replace(
        copies.KEEP_MARKS["pages, hyphenated"],
        mark=lambda n: f"\ue200{n}\ue201",
        note_mark=lambda n: f"\ue200{n}\ue201 ",
        page_break="\f",
    )
    for text, known in both():
        pages = [
            [
                [
                    int(piece) if at % 2 else piece
                    for at, piece in enumerate(re.split("\ue200(\\d+)\ue201", line))
                ]
                for line in page.split("\n")
            ]
            for page in write(text, layout).split("\f")
        ]
        found = assert_same(files.write_pdf(tmp_path / "c.pdf", pages), text, known)
        assert found.problems == ()


@pytest.mark.parametrize("listed", [True, False])
def test_a_web_page_with_anchored_notes(tmp_path: Path, listed: bool) -> None:
    for text, known in both():
        body = ""
        for p in text.paragraphs:
            inner = "".join(
                f'<sup><a id="r{piece}" href="#n{piece}">{piece}</a></sup>'
                if isinstance(piece, int)
                else piece.replace("<", "&lt;")
                for piece in marked(p)
            )
            headings = "".join(f"<h2>{h}</h2>" for h in copies.headings_before(p.number, official_outline()))
            numbered = (
                f"<ol start='{p.number}'><li>{inner}</li></ol>" if listed else f"<p>{p.number}. {inner}</p>"
            )
            body += headings + numbered
        notes = "".join(
            f'<li id="n{n.number}"><a href="#r{n.number}">^</a> {n.text.replace("<", "&lt;")}</li>'
            for p in text.paragraphs
            for n in p.footnotes
        )
        path = tmp_path / "c.html"
        path.write_text(f"<html><body><nav>Menu</nav>{body}<ol>{notes}</ol></body></html>", encoding="utf-8")
        assert_same(path, text, known)


# Incomplete and changed copies ----------------------------------------------------------------------


def problems_of(text: OfficialText | str, layout: Layout | None = None) -> tuple[Recognised, str]:
    found = of_invented(text if isinstance(text, str) else write(text, layout or Layout()))
    return found, "\n".join(found.problems)


def test_missing_paragraphs_are_listed() -> None:
    found, told = problems_of(some({*range(1, 40), *range(61, 126)}))
    assert len(found.paragraphs) == 104
    assert not found.whole
    assert "Paragraphs 40–60 are missing" in told
    found, told = problems_of(some(set(range(1, 126)) - {7}))
    assert "Paragraph 7 is missing" in told


def test_one_pasted_paragraph_is_imported_in_part() -> None:
    found, told = problems_of(f"54. {words_of(54)}")
    assert [p.number for p in found.paragraphs] == [54]
    assert found.paragraphs[0].text == words_of(54)
    assert "chapter VI only" in told


@pytest.mark.parametrize("number", [1, 30, 34, 104, 125])
def test_a_paragraph_that_ends_early_is_told(number: int) -> None:
    words = words_of(number).split()
    kept = " ".join(words[: len(words) * 2 // 3])
    found, told = problems_of(changed(number, kept))
    assert f"Paragraph {number} ends early" in told
    assert f"instead of {len(words)}" in told
    assert found.paragraphs[number - 1].text == kept
    assert not found.whole


@pytest.mark.parametrize("number", [1, 30, 34, 104, 125])
def test_a_paragraph_that_begins_late_is_told(number: int) -> None:
    words = words_of(number).split()
    kept = " ".join(words[len(words) // 3 :])
    found, told = problems_of(changed(number, kept))
    assert f"Paragraph {number} begins late" in told
    assert found.paragraphs[number - 1].text == kept


def test_a_changed_word_is_kept_and_told() -> None:
    words = words_of(30).split()
    words[len(words) // 2] = "wheelbarrow"
    found, told = problems_of(changed(30, " ".join(words)))
    assert "wording of paragraph 30 differs" in told
    assert found.paragraphs[29].text == " ".join(words)


def test_a_changed_number_is_kept_and_told() -> None:
    numbered = next(p for p in copies.invented().paragraphs if re.search(r" \d+ ", p.text))
    other = re.sub(r" \d+ ", " 77 ", numbered.text, count=1)
    found, told = problems_of(changed(numbered.number, other))
    assert f"wording of paragraph {numbered.number} differs" in told
    assert found.paragraphs[numbered.number - 1].text == other


def test_an_added_sentence_is_never_silent() -> None:
    middle = words_of(30).replace(". ", ". Seven wooden wheelbarrows rolled slowly past everyone. ", 1)
    found, told = problems_of(changed(30, middle))
    assert "wheelbarrows" in found.paragraphs[29].text
    assert "30" in told
    _found, told = problems_of(changed(33, words_of(33) + " Seven wooden wheelbarrows rolled slowly past."))
    assert "Before paragraph 34, 6 words" in told


def test_foreign_lines_inside_a_paragraph_are_left_out_and_told() -> None:
    text = write(copies.invented(), Layout(width=72))
    lines = text.split("\n")
    inside = next(at for at, line in enumerate(lines) if line.startswith("70. ")) + 2
    lines.insert(inside, "Subscribe to the wheelbarrow gazette and never miss a thing")
    found, told = problems_of("\n".join(lines))
    assert found.paragraphs[69].text == words_of(70)
    assert "Inside paragraph 70, 9 words" in told


def test_a_paragraph_that_stands_twice_is_told() -> None:
    text = copies.invented()
    found, told = problems_of(OfficialText((*text.paragraphs[:30], *text.paragraphs[29:])))
    assert plain_words(found.paragraphs) == plain_words(text.paragraphs)
    assert "Paragraph 30 stands in this copy more than once" in told


def test_a_text_that_stands_twice_is_imported_once() -> None:
    whole = write(copies.invented(), Layout())
    found, told = problems_of(f"{whole}\n\n{whole}")
    assert plain_words(found.paragraphs) == plain_words(copies.invented().paragraphs)
    assert "Paragraphs 1–125 stand in this copy more than once" in told


def test_paragraphs_out_of_order_are_put_back_and_told() -> None:
    text = copies.invented()
    found, told = problems_of(OfficialText((*text.paragraphs[20:], *text.paragraphs[:20])))
    assert plain_words(found.paragraphs) == plain_words(text.paragraphs)
    assert "put back" in told


def test_other_numbers_are_told_and_not_trusted() -> None:
    found, told = problems_of(copies.invented(), Layout(number=lambda n: f"{n + 1}. "))
    assert plain_words(found.paragraphs) == plain_words(copies.invented().paragraphs)
    assert "what it numbers 2 is paragraph 1" in told


def test_what_was_imported_before_stays() -> None:
    found = of_invented(write(some(range(112, 123)), Layout()), earlier=copies.invented())
    assert "stays as it is" in found.problems[0]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(keep=st.sets(st.integers(1, 125), min_size=1))
def test_whatever_is_there_is_imported_and_the_rest_is_told(keep: set[int]) -> None:
    found = of_invented(write(some(keep), Layout()))
    assert [p.number for p in found.paragraphs] == sorted(keep)
    assert [p.text for p in found.paragraphs] == [words_of(n) for n in sorted(keep)]
    assert found.whole == (len(keep) == 125)
    assert bool(found.problems) == (len(keep) < 125)


def test_slips_of_a_scanner_are_told_and_nothing_is_lost() -> None:
    luck = random.Random(3)  # noqa: S311
    text = write(copies.invented(), Layout())
    noisy = "".join(luck.choice("aeiou") if c.isalpha() and luck.random() < 0.005 else c for c in text)
    found, told = problems_of(noisy)
    assert [p.number for p in found.paragraphs] == list(range(1, 126))
    assert "wording" in told


# Other documents -------------------------------------------------------------------------------------

_OTHER = (
    "Ministries ought to repair the roads of the province before winter and report on them to the council. "
)


def refused(text: str, language: str = "en") -> InvalidInput:
    with pytest.raises(InvalidInput) as caught:
        recognise(document(text), language=language)
    assert caught.value.next_step.endswith(".")
    return caught.value


def numbered_text(count: int, head: str = "") -> str:
    return head + "\n\n".join(f"{n}. {_OTHER * 2}Item {n}." for n in range(1, count + 1))


def test_another_general_comment_is_named() -> None:
    head = "General comment No. 14 (2013) on the right of the child\n\n"
    assert "general comment No. 14" in refused(numbered_text(13, head)).what
    assert "general comment No. 24" in refused(numbered_text(120, "CRC/C/GC/24\n\n")).what


def test_a_draft_under_the_same_symbol_is_named() -> None:
    head = "CRC/C/GC/25\n\nDraft general comment No. 25 (202x)\nChildren in the digital environment\n\n"
    assert "draft" in refused(numbered_text(128, head)).what
    assert "draft" in refused(numbered_text(128, head.replace("Draft ", "").replace("x", "0"))).what


def test_a_reworded_version_is_refused() -> None:
    luck = random.Random(5)  # noqa: S311

    def reworded(text: str) -> str:
        return " ".join("wheelbarrow" if luck.random() < 0.25 else word for word in text.split())

    text = OfficialText(
        tuple(replace(p, text=reworded(p.text), footnotes=()) for p in copies.invented().paragraphs)
    )
    with pytest.raises(InvalidInput):
        of_invented("CRC/C/GC/25\n\n" + write(text, Layout()))


def test_other_documents_are_refused() -> None:
    assert "numbered paragraphs" in refused(numbered_text(40)).what
    assert "Nothing in this file" in refused("milk\neggs\nbread\n").what
    assert "no text" in refused("\n \n").what
    assert "far more text" in refused("word " * MOST_CHARACTERS).what


def test_a_report_that_quotes_is_refused() -> None:
    text = "\n\n".join([_OTHER * 3] * 10) + f"\n\n“{words_of(54)}”"
    with pytest.raises(InvalidInput) as caught:
        of_invented(text)
    assert "quotes" in caught.value.what


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_refused_politely(text: str) -> None:
    with pytest.raises(InvalidInput):
        recognise(document(text))


@pytest.mark.parametrize(
    "text",
    [
        "12 " * 100_000,
        "[1] " * 60_000,
        "\n" * 400_000 + "x",
        "a- " * 100_000,
        "1. a\n" * 60_000,
        "⁹" * 99_999,
    ],
)
def test_hostile_repetition_ends(text: str) -> None:
    refused(text)


# Other languages ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["as it is", "pages, form feeds", "marks in brackets, notes last", "wrapped"]
)
def test_another_language_is_recognised_by_its_numbers(name: str) -> None:
    text = copies.invented()
    found = recognise(document(write(text, copies.KEEP_MARKS[name])), language="fr")
    assert plain_words(found.paragraphs) == plain_words(text.paragraphs)
    assert found.footnotes == 57
    assert "could not be compared" in found.problems[0]


def test_another_language_must_have_all_its_numbers() -> None:
    text = write(some(set(range(1, 126)) - {40}), Layout())
    assert "Paragraph 40 is missing" in refused(text, language="ar").what


def test_part_of_another_language_is_recognised_by_the_copy_imported_before() -> None:
    text = write(some(range(112, 123)), Layout(number=lambda _n: ""))
    found = recognise(document(text), copies.invented(), "fr")
    assert [p.number for p in found.paragraphs] == list(range(112, 123))


def test_english_under_another_language_is_told(real: Recognised) -> None:
    text = write(real.official_text(), Layout())
    assert "English" in refused(text, language="es").what


def test_another_language_under_english_is_refused() -> None:
    refused(write(copies.invented(), Layout()))


def test_fingerprints_survive_their_file(tmp_path: Path) -> None:
    known = fingerprints_of(copies.invented(), "xx")
    path = tmp_path / "f.json"
    path.write_text(json.dumps(known.as_json()))
    again = read_fingerprints(path)
    assert (again.language, again.paragraphs, again.notes) == ("xx", known.paragraphs, known.notes)


def test_an_empty_document_is_refused() -> None:
    with pytest.raises(InvalidInput):
        recognise(Document("empty.txt", ()))
