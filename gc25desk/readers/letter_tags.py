"""The tags of one paragraph of a letter template: cut out of its text, and each by itself in order or not.

docxtpl fills what stands between ``{{`` and ``}}``, ``{%`` and ``%}``. Of its language a letter has
names, choices (if) and lists (for); ``{%p`` stands alone in its paragraph, ``{%tr`` alone in its row.
"""

import dataclasses
import re
from collections.abc import Iterator

from lxml import etree

from gc25desk.i18n import _
from gc25desk.readers.docx_numbers import word
from gc25desk.readers.letter_parts import OTHER, TextParagraph

_OPEN = re.compile(r"\{\{|\{%|\{#")
_EITHER = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}")
_CLOSES = {"{{": "}}", "{%": "%}", "{#": "#}"}
_LONGEST = 60
_QUOTES = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})
_WIDE = frozenset({"p", "tr"})
# What Word may put between the runs of a tag without any harm to it.
_HARMLESS = frozenset({word("r"), word("proofErr"), word("lastRenderedPageBreak")})
_IN_RUN = frozenset({word("rPr"), word("t"), word("lastRenderedPageBreak")})


@dataclasses.dataclass(frozen=True)
class Tag:
    """One tag: its text, the words within, whether it names a value or is a block, and how far it reaches.

    ``reach`` is empty within a line, ``p`` for its paragraph and ``tr`` for its row. ``wrong`` says in a
    sentence what is wrong with it, empty for nothing.
    """

    text: str
    inner: str
    is_block: bool
    reach: str
    paragraph: TextParagraph
    start: int
    wrong: str = ""

    def shown(self) -> str:
        """Return the tag, short enough for a message."""
        return self.text if len(self.text) <= _LONGEST else f"{self.text[:_LONGEST]}…"


def tags(paragraph: TextParagraph) -> Iterator[Tag]:
    """Yield the tags of a paragraph in order, those that are broken among them."""
    text, at, rest_from = paragraph.text, 0, 0
    while found := _EITHER.search(text, at):
        mark, start = found.group(), found.start()
        if mark not in _CLOSES:
            at = rest_from = found.end()
            wrong = _("it closes a tag that was never opened.")
            yield Tag(text[max(0, start - 20) : at], "", False, "", paragraph, start, wrong)
            continue
        closing = text.find(_CLOSES[mark], found.end())
        again = _OPEN.search(text, found.end())
        if closing < 0 or (again is not None and again.start() < closing):
            at = rest_from = again.start() if again is not None else len(text)
            wrong = _("it is not closed; end it with {closing} in the same paragraph.").format(
                closing=_CLOSES[mark]
            )
            yield Tag(text[start:at].rstrip(), "", mark == "{%", "", paragraph, start, wrong)
            continue
        at = rest_from = closing + 2
        if mark != "{#":
            yield _whole(paragraph, mark, start, at)
        elif not _in_one_place(paragraph, start, at):
            yield Tag(text[start:at], "", False, "", paragraph, start, _scattered())
    yield from _lone(paragraph, rest_from)


def _lone(paragraph: TextParagraph, rest_from: int) -> Iterator[Tag]:
    """Yield a brace at an edge of the paragraph, which the next would take for half of a tag."""
    text = paragraph.text
    if text[rest_from:].endswith("{"):
        wrong = _("a brace stands at the end of the paragraph; take it out or put a space after it.")
        yield Tag("{", "", False, "", paragraph, len(text) - 1, wrong)
    if text.startswith("}") and not text.startswith("}}"):
        wrong = _("a brace stands at the beginning of the paragraph; take it out or put a space before it.")
        yield Tag("}", "", False, "", paragraph, 0, wrong)


def _whole(paragraph: TextParagraph, mark: str, start: int, end: int) -> Tag:
    text = paragraph.text[start:end]
    inner, block = text[2:-2], mark == "{%"
    reach = re.match(r"(p|tr|tc|r)(?=\s)", inner)
    kind = reach.group() if reach else ""
    words = inner[len(kind) :].translate(_QUOTES).strip()
    wrong = _wrong(paragraph, (start, end), inner, kind, block=block)
    return Tag(text, words, block, kind, paragraph, start, wrong)


def _wrong(paragraph: TextParagraph, span: tuple[int, int], inner: str, kind: str, *, block: bool) -> str:
    if OTHER in inner or not _in_one_place(paragraph, *span):
        return _scattered()
    if paragraph.text[max(span[0] - 1, 0) : span[0]] == "{" or paragraph.text[span[1] : span[1] + 1] == "}":
        return _("there is a brace too many beside it.")
    if inner[:1] in {"-", "+"} or inner[-1:] in {"-", "+"}:
        return _("a plus or minus sign beside the braces is not used in letters; take it out.")
    if kind and (not block or kind not in _WIDE):
        return _("“{kind}” after the braces is not used here; only {{%p and {{%tr are.").format(kind=kind)
    if kind:
        return _wide_wrong(paragraph, span, inner, kind)
    return ""


def _wide_wrong(paragraph: TextParagraph, span: tuple[int, int], inner: str, kind: str) -> str:
    if not inner.startswith(f"{kind} "):
        return _("after {{%{kind} stands a plain space.").format(kind=kind)
    if re.search(r"[}%]", inner):
        return _("a brace or per cent sign cannot stand within this tag.")
    row = next((one for one in paragraph.element.iterancestors() if one.tag == word("tr")), None)
    if kind == "tr":
        if row is None:
            return _("{%tr stands in a row of a table; outside tables write {%p.")
        if sum(1 for _one in row.iter(word("tbl"))) or "".join(map(_text, row.iter(word("t")))) != (
            paragraph.text
        ):
            return _("a tag that begins with {%tr stands alone in its row; the row itself is not shown.")
    beside = paragraph.text[: span[0]] + paragraph.text[span[1] :]
    if beside.strip() or _holds_more(paragraph):
        return _("a tag that begins with {%p or {%tr stands alone; what is beside it would be lost.")
    return ""


def _text(element: object) -> str:
    return str(getattr(element, "text", "") or "")


def _holds_more(paragraph: TextParagraph) -> bool:
    names = ("drawing", "pict", "object", "footnoteReference", "sectPr", "fldChar")
    return any(True for _one in paragraph.element.iter(*(word(name) for name in names)))


def _scattered() -> str:
    return _(
        "Word has put something within it, such as a link, a change that is tracked or a picture; "
        "delete the tag and type it again in one go."
    )


def _in_one_place(paragraph: TextParagraph, start: int, end: int) -> bool:
    """Tell whether a tag stands in runs beside each other with nothing but their look between them."""
    runs: list[etree._Element] = []
    for held in paragraph.held_by[start:end]:
        run = None if held is None else held.getparent()
        if run is None or run.tag != word("r"):
            return False
        if not runs or runs[-1] is not run:
            runs.append(run)
    if len(runs) < 2:
        return True
    home = runs[0].getparent()
    if home is None or any(run.getparent() is not home for run in runs):
        return False
    between = list(home)[home.index(runs[0]) : home.index(runs[-1]) + 1]
    marks = [one.tag for one in between if one.tag in {word("bookmarkStart"), word("bookmarkEnd")}]
    rest = [one for one in between if one.tag not in {word("bookmarkStart"), word("bookmarkEnd")}]
    return (
        marks.count(word("bookmarkStart")) == marks.count(word("bookmarkEnd"))
        and all(one.tag in _HARMLESS for one in rest)
        and all(part.tag in _IN_RUN for run in rest for part in run)
    )
