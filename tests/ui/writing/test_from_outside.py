"""Text of other programs comes in as words, bold, italic and lists, whatever else it holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gc25desk.domain import markup
from gc25desk.domain.markup import Block, BlockKind, Span
from gc25desk.ui.writing.from_outside import from_html, from_text

# As Word puts it on the clipboard, shortened.
WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>
<!-- p.MsoNormal {margin:0cm;} --></style><title>Draft of a colleague</title></head><body lang=EN-GB>
<!--StartFragment--><p class=MsoNormal>Schools in <b>four
regions</b> film<span style='font-style:italic'> pupils</span><o:p></o:p></p>
<p class=MsoListParagraph style='margin-left:36pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>\u00b7<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span>
<![endif]>The camera stays on</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span
style='mso-list:Ignore'>(a)<span>&nbsp;</span></span><![endif]>The law is silent</p><!--EndFragment-->
</body></html>"""


def test_what_word_puts_on_the_clipboard() -> None:
    assert markup.written(from_html(WORD)) == (
        "Schools in **four regions** film__ pupils\n- The camera stays on\n+ The law is silent"
    )


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<ol><li>one<li>two</ol>", "+ one\n+ two"),
        ("<ul><li>a<ol><li>b</ol></ul><p>c", "- a\n+ b\nc"),
        ("<div>one<br>two</div>", "one\ntwo"),
        ("<b style='font-weight:normal'>plain <i>slanted</i></b>", "plain __slanted__"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "ab"),
        ("<script>alert(1)</script><p>{note|words}", "\\{note|words}"),
        ("<p>unclosed <b>bold<p>next", "unclosed **bold**\n**next**"),
        ("", ""),
    ],
)
def test_pages_of_the_web(html: str, text: str) -> None:
    assert from_html(html) == markup.parse(text)


def test_plain_text_is_a_paragraph_a_line() -> None:
    assert from_text("One\t two\r\n\r\n three ") == (
        Block(BlockKind.TEXT, (Span("One two"),)),
        Block(BlockKind.TEXT, (Span("three"),)),
    )


@given(st.text(st.sampled_from("<>/![]-bpiulo &;\"'=x\n"), max_size=60))
def test_nothing_that_is_pasted_is_an_error(html: str) -> None:
    for block in from_html(html):
        assert block.inlines
        assert not markup.inserts(markup.written([block]))
