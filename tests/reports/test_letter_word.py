"""Letters filled in: shipped templates, hostile values, hostile templates."""

import datetime as dt
import io
from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import TemplateError

from gc25desk.domain.letter import KINDS, WORDINGS, Letter, LetterKind, Wording
from gc25desk.domain.measures import Referral
from gc25desk.domain.outcome import Finding, Remedy
from gc25desk.domain.sealed import Sealed
from gc25desk.domain.text import clean
from gc25desk.readers.letter_faults import faults
from gc25desk.readers.letter_template import read_letter_template
from gc25desk.reports.letter import BLANK, LetterMaterial, example, values
from gc25desk.reports.letter_shipped import shipped, shipped_template
from gc25desk.reports.letter_word import CANNOT_FILL, filled
from tests.builders import a_complaint
from tests.readers.letters import content, in_runs, of_lines
from tests.reports.hostile import FORMULAS, TEXTS
from tests.reports.opened import W, all_text, paragraphs, xml
from tests.reports.opened import faults as schema_faults

DAY = dt.date(2026, 11, 22)
PLAIN = Letter(LetterKind.OUTCOME, Wording.PLAIN, "en")
EVERY = sorted(shipped(), key=lambda letter: letter.key)
HOSTILE = (
    *FORMULAS,
    *TEXTS,
    "{{ name }}",
    "{% for x in y %}",
    "{_{ x }_}",
    "{%p endif %}",
    "}}",
    "{",
    "</w:t></w:r></w:p>",
    "الاسم: مريم (2) <b>",
    "first\nsecond\n\nfourth",
    "a\tb",
    "x" * 10_000,
    "\a\f",
)


def fill(template: bytes, given_values: dict[str, Any]) -> bytes:
    return filled(template, given_values, title="A letter", author="Commission", language="en", day=DAY)


def words(file: bytes) -> str:
    """Return the text of the body as Word shows it, line breaks and tabs in it."""
    shown = {f"{W}br": "\n", f"{W}tab": "\t"}
    marks = xml(file, "word/document.xml").iter(f"{W}t", *shown)
    return "".join(shown.get(str(one.tag), one.text or "") for one in marks)


def test_every_letter_is_shipped_in_three_languages() -> None:
    wanted = {
        Letter(kind, wording, code) for kind in KINDS for wording in WORDINGS for code in ("en", "fr", "es")
    }
    assert shipped() == wanted


@pytest.mark.parametrize("letter", EVERY, ids=lambda letter: letter.key)
def test_a_shipped_template_is_sound_and_fills_with_and_without_values(
    letter: Letter, tmp_path: Path
) -> None:
    template = shipped_template(letter)
    assert template == shipped_template(letter)
    assert faults(template, letter.wording) == ()
    path = tmp_path / "template.docx"
    path.write_bytes(template)
    assert read_letter_template(path)
    files = [path]
    for number, with_values in enumerate((True, False)):
        files.append(tmp_path / f"{number}.docx")
        made = fill(template, dict(example(letter, filled=with_values)))
        files[-1].write_bytes(made)
        assert "{%" not in all_text(made)
        assert docx.Document(io.BytesIO(made)).core_properties.author == "Commission"
    assert schema_faults(*files) == ""


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_value_stands_in_the_letter_as_it_is(hostile: str) -> None:
    template = of_lines("Dear {{ name }},", "{% for one in remedies %}{{ one.kind }}{% endfor %}.")
    given_values = {"name": clean(hostile), "remedies": [{"kind": clean(hostile)}]}
    made = fill(template, given_values)
    assert words(made) == f"Dear {clean(hostile)},{clean(hostile)}."


def test_no_value_breaks_a_shipped_letter(tmp_path: Path) -> None:
    files = [tmp_path / f"{number}.docx" for number in range(len(HOSTILE))]
    for file, hostile in zip(files, map(clean, HOSTILE), strict=True):
        lines = [{"kind": hostile, "detail": hostile, "asked": hostile, "granted": "", "done": ""}]
        given_values = dict(example(PLAIN, filled=True)) | {
            "name": hostile,
            "note": hostile,
            "remedies": lines,
        }
        file.write_bytes(fill(shipped_template(PLAIN), given_values))
    assert schema_faults(*files) == ""


def test_equal_values_give_equal_bytes() -> None:
    template = of_lines("Dear {{ name }},")
    assert fill(template, {"name": "A"}) == fill(template, {"name": "A"})


@pytest.mark.parametrize(
    "attack",
    [
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ lipsum.__globals__ }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ nowhere }}",
        "{{ name|attr('__class__') }}",
        "{% include '/etc/passwd' %}",
        "{{ self.__init__ }}",
        "{{ range(9) }}",
    ],
)
def test_an_attack_that_was_not_checked_still_gets_nowhere(attack: str) -> None:
    with pytest.raises(CANNOT_FILL):
        fill(of_lines(attack), {"name": "A"})


def test_xml_that_a_tag_breaks_is_no_letter() -> None:
    document = docx.Document()
    document.add_table(rows=1, cols=1).rows[0].cells[0].text = "{% if name %}a"
    document.add_paragraph("b{% endif %}")
    with pytest.raises(CANNOT_FILL):
        fill(content(document), {"name": ""})


PIECES = (
    "{{ name }}", "{{ reference }}", "{% if name %}", "{% else %}", "{% elif body %}", "{% endif %}",
    "{% for one in remedies %}", "{{ one.kind }}", "{% endfor %}", "{", "}", "%", "#", "{{", "}}", "{%", "%}",
    " ", "words", "“", "{# x #}",
    "{%p if name %}", "{%p endif %}", "{%p for one in steps %}", "{%p endfor %}",
)  # fmt: skip


@settings(max_examples=60)
@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=5), max_size=5), st.booleans())
def test_what_the_check_lets_pass_can_be_filled(lines: list[list[str]], whole: bool) -> None:
    document = docx.Document()
    for pieces in lines:
        if whole:
            document.add_paragraph("".join(pieces))
        else:
            in_runs(document, [letter for piece in pieces for letter in piece])
    template = content(document)
    if faults(template, PLAIN.wording):
        return
    for with_values in (True, False):
        made = fill(template, dict(example(PLAIN, filled=with_values)))
        left = "".join(text for _style, text in paragraphs(made)).replace("Aa & <b> {{ }}", "")
        assert "{{" not in left
        assert "{%" not in left


# Values -----------------------------------------------------------------------------------------


def material(**given_values: Any) -> LetterMaterial:
    complaint = a_complaint(
        reference="MID-2026-00001",
        ground="outside_mandate",
        findings=(Finding(text="It filmed.", status="likely"),),
        remedies=(Remedy(kind="apology", detail="In class", asked_on=dt.date(2026, 11, 5)),),
        referrals=(Referral(body="Ministry"),),
    )
    filled_in: dict[str, Any] = {
        "letter": PLAIN,
        "complaint": complaint,
        "institution": "Commission",
        "state_party": "Midland",
        "today": DAY,
        "officer": "Officer",
        "name": "Quillfeather",
        "contact": "After school, 079 123",
        "address": "12 Long Street",
        "body": "Ministry",
    }
    return LetterMaterial(**(filled_in | given_values))


def test_values_are_in_the_language_of_the_letter() -> None:
    assert values(material())["today"] == "22 November 2026"
    french = values(material(letter=Letter(LetterKind.OUTCOME, Wording.PLAIN, "fr")))
    assert french["today"] == "22 novembre 2026"
    assert french["remedies"][0]["asked"] == "5 novembre 2026"


def test_a_letter_to_a_child_is_given_no_more_than_its_names() -> None:
    found = values(material(letter=Letter(LetterKind.OUTCOME, Wording.CHILD, "en")))
    assert not {"contact", "address", "matter", "findings", "note", "steps"} & found.keys()
    assert found["remedies"] == [{"kind": "Apology", "asked": "5 November 2026", "granted": "", "done": ""}]


def test_what_is_sealed_is_a_line_to_fill_in_by_hand() -> None:
    found = values(material(name=Sealed("xyz"), contact=Sealed("xyz"), address=Sealed("xyz")))
    assert found["name"] == found["contact"] == found["address"] == BLANK
    assert "xyz" not in str(found)


def test_a_name_that_is_not_there_is_a_fault() -> None:
    with pytest.raises(TemplateError):
        fill(of_lines("{{ name }} {{ matter }}"), {"name": "A"})
