"""The check of letter templates: every tag that cannot be filled is named with its paragraph."""

import docx
import pytest
from docx.document import Document
from docx.oxml.parser import parse_xml
from hypothesis import given
from hypothesis import strategies as st

from gc25desk.domain.letter import Fault, Wording
from gc25desk.readers.letter_faults import faults
from tests.readers.letters import W, a_template, content, in_runs, of_lines

SOUND = (
    "Dear {% if name %}{{ name }}{% else %}Sir or Madam{% endif %},",
    "{{ reference }}, received on {{ received }}",
    "{%p if remedies %}",
    "{%p for one in remedies %}",
    "{{ one.kind }}{% if one.done %} – {{ one.done }}{% elif one.asked != “” %}, asked{% endif %}",
    "{%p endfor %}",
    "{%p endif %}",
    "{{ body or “nobody” }} and {{ name if name else “you” }}",
    "{# for colleagues #}100% of {nothing}",
)
BROKEN = (
    "{{ nmae }}",
    "{{ name",
    "name }}",
    "{% if name %}",
    "{% endif %}",
    "{%p if name %}",
    "{% else %}",
    "{{ }}",
    "{{ name | upper }}",
    "{{ name.upper() }}",
    "{{ ''.__class__ }}",
    "{{ ''.__class__.__mro__ }}",
    "{{ name.__class__ }}",
    "{{ name['x'] }}",
    "{{ [].append(1) }}",
    "{{ lipsum.__globals__ }}",
    "{{ cycler }}",
    "{% set name = 1 %}",
    "{% include 'x' %}",
    "{% macro x() %}{% endmacro %}",
    "{% for x in range(9) %}{{ x }}{% endfor %}",
    "{% for one in remedies %}{{ one }}{% endfor %}",
    "{% for one in remedies %}{{ one.colour }}{% endfor %}",
    "{% for name in remedies %}{% endfor %}",
    "{{ remedies }}",
    "{%- if name %}x{% endif %}",
    "{{r name }}",
    "{{p name }}",
    "{%tc if name %}",
    "{%tr if name %}",
    "before {%p if name %}",
    "{% cellbg 'red' %}",
    "{# no end",
    "{{ name }",
    "{ { name }}",
    "{{{ name }}}",
    "{{ name }}}",
    "a brace at the end {",
    "} at the beginning",
    "{% if name %}x{% endfor %}",
    "{% if name + 1 %}x{% endif %}",
    "{{ 9 ** 9 ** 9 }}",
)


def found(*lines: str, wording: Wording = Wording.PLAIN) -> tuple[Fault, ...]:
    return faults(of_lines(*lines), wording)


def test_tags_in_order_have_no_fault() -> None:
    assert found(*SOUND) == ()


@pytest.mark.parametrize("broken", BROKEN)
def test_a_broken_tag_is_named_with_its_paragraph(broken: str) -> None:
    told = found(*SOUND, broken, "The end")
    assert {fault.paragraph for fault in told} == {len(SOUND) + 1}
    assert all(fault.place == "Text" and fault.what.endswith((".", "?")) for fault in told)


@given(
    before=st.lists(st.sampled_from([*SOUND[:2], "Plain words.", "", "Ünïcode – “quotes”"]), max_size=6),
    broken=st.sampled_from(BROKEN),
    after=st.lists(st.sampled_from([*SOUND[:2], "Plain words.", ""]), max_size=6),
)
def test_whatever_stands_around_it_a_broken_tag_is_found(
    before: list[str], broken: str, after: list[str]
) -> None:
    told = found(*before, broken, *after)
    number = 1 + sum(bool(line.strip()) for line in before)
    assert any(fault.paragraph == number for fault in told)
    assert all(fault.paragraph == number for fault in told)


def test_an_unknown_name_is_answered_with_the_nearest_one() -> None:
    (fault,) = found("Dear {{ nmae }}")
    assert fault.tag == "{{ nmae }}"
    assert fault.what == "there is no name “nmae”. Is “name” meant?"


def test_what_is_kept_from_children_is_refused_in_their_letters() -> None:
    assert found("{{ contact }}") == ()
    (fault,) = found("{{ contact }}", wording=Wording.CHILD)
    assert "kept out of letters to children" in fault.what
    (fault,) = found("{% for one in remedies %}{{ one.detail }}{% endfor %}", wording=Wording.CHILD)
    assert "no part of remedies" in fault.what


def test_a_tag_that_word_has_cut_into_runs_is_whole() -> None:
    document = a_template("Dear")
    in_runs(document, ["{", "{ na", "me", " }", "} and {", "% if bo", "dy %", "}x{% endif %}"])
    assert faults(content(document), Wording.PLAIN) == ()


def test_a_tag_that_a_link_cuts_is_named() -> None:
    document = a_template("Dear")
    paragraph = document.add_paragraph("{{ na")
    link = '<w:hyperlink xmlns:w="{w}" w:anchor="x"><w:r><w:t>me }}}}</w:t></w:r></w:hyperlink>'
    paragraph._p.append(parse_xml(link.format(w=W)))
    (fault,) = faults(content(document), Wording.PLAIN)
    assert fault.paragraph == 2
    assert "type it again" in fault.what


def with_table(*cells: str) -> Document:
    document = a_template("Dear {{ name }}")
    table = document.add_table(rows=0, cols=1)
    for cell in cells:
        table.add_row().cells[0].text = cell
    return document


def test_rows_may_come_once_for_each_line_of_a_list() -> None:
    rows = ("Remedy", "{%tr for one in remedies %}", "{{ one.kind }}", "{%tr endfor %}")
    assert faults(content(with_table(*rows)), Wording.PLAIN) == ()
    (fault,) = faults(content(with_table(*rows[1:])), Wording.PLAIN)
    assert "keep a row" in fault.what
    told = faults(
        content(with_table("Remedy", "{%tr for one in remedies %}", "{{ one.kind }}")), Wording.PLAIN
    )
    assert [(fault.paragraph, fault.tag) for fault in told] == [(3, "{%tr for one in remedies %}")]


def test_a_cell_keeps_a_last_paragraph() -> None:
    document = with_table("x")
    cell = document.tables[0].rows[0].cells[0]
    for line in ("{%p if name %}", "{{ name }}", "{%p endif %}"):
        cell.add_paragraph(line)
    (fault,) = faults(content(document), Wording.PLAIN)
    assert "must stay" in fault.what
    cell.add_paragraph("")
    assert faults(content(document), Wording.PLAIN) == ()


def test_a_choice_that_begins_in_one_cell_and_ends_in_another_is_named() -> None:
    document = docx.Document()
    cells = document.add_table(rows=1, cols=2).rows[0].cells
    cells[0].text, cells[1].text = "{% if name %}a", "b{% endif %}"
    (fault,) = faults(content(document), Wording.PLAIN)
    assert fault.tag == "{% endif %}"
    assert "does not stand beside" in fault.what


def test_headers_footers_and_text_boxes_are_looked_through() -> None:
    document = a_template("Dear {{ name }}")
    document.sections[0].header.paragraphs[0].text = "{{ instituton }}"
    document.sections[0].footer.paragraphs[0].text = "{{ reference"
    box = (
        f'<w:r xmlns:w="{W}" xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape><v:textbox>'
        "<w:txbxContent><w:p><w:r><w:t>{{ bdy }}</w:t></w:r></w:p></w:txbxContent>"
        "</v:textbox></v:shape></w:pict></w:r>"
    )
    document.add_paragraph("Beside")._p.append(parse_xml(box))
    told = {fault.place: (fault.paragraph, fault.tag) for fault in faults(content(document), Wording.PLAIN)}
    assert told == {
        "Text": (3, "{{ bdy }}"),
        "Page header": (1, "{{ instituton }}"),
        "Page footer": (1, "{{ reference"),
    }


def test_a_tag_where_word_shows_no_text_is_named() -> None:
    document = a_template("Dear")
    document.core_properties.title = "{{ name }}"
    (fault,) = faults(content(document), Wording.PLAIN)
    assert fault.place == "File properties"
    described = with_table("x")
    properties = described.tables[0]._tbl.tblPr
    properties.append(parse_xml(f'<w:tblDescription xmlns:w="{W}" w:val="{{{{ name }}}}"/>'))
    (fault,) = faults(content(described), Wording.PLAIN)
    assert "shows no text" in fault.what
    gone = a_template("Dear")
    deleted = (
        f'<w:del xmlns:w="{W}" w:id="1" w:author="x"><w:r><w:delText>{{{{ x }}}}</w:delText></w:r></w:del>'
    )
    gone.add_paragraph("Here")._p.append(parse_xml(deleted))
    (fault,) = faults(content(gone), Wording.PLAIN)
    assert fault.paragraph == 2
