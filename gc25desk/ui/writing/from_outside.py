"""What is pasted or dropped from another program, reduced to the little that a draft may hold.

Only words, bold, italic and lists are taken out of a web page or a Word text. It is read as a stream of
tags: nothing in it is loaded, laid out or followed.
"""

import re
from html.parser import HTMLParser

from gc25desk.domain.markup import Block, BlockKind, Inline, Span
from gc25desk.domain.text import clean

MOST_LETTERS = 4_000_000  # of HTML; the words of a longer one are taken without their look

_BOLD, _ITALIC = frozenset({"b", "strong"}), frozenset({"i", "em", "cite"})
_APART = frozenset(
    {"p", "div", "br", "hr", "pre", "table", "tr", "ul", "ol", "li", "dt", "dd", "blockquote"}
    | {"h1", "h2", "h3", "h4", "h5", "h6", "section", "article"}
)
_UNSEEN = frozenset({"head", "style", "script", "title", "xml"})
_VOID = frozenset({"br", "hr", "img", "meta", "link", "input", "col", "wbr", "area", "base"})
_WEIGHT = re.compile(r"font-weight\s*:\s*(bold|[6-9]00)", re.IGNORECASE)
_PLAIN_WEIGHT = re.compile(r"font-weight\s*:\s*(normal|[1-5]00)", re.IGNORECASE)
_SLANT = re.compile(r"font-style\s*:\s*(italic|oblique)", re.IGNORECASE)
_WORD_LIST = re.compile(r"mso-list\s*:\s*l\d", re.IGNORECASE)
_WORD_MARK = re.compile(r"mso-list\s*:\s*ignore", re.IGNORECASE)
_LETTER_MARK = re.compile(r"\s*\(?(?:\d+|[a-z]{1,3})[.)]\s*$", re.IGNORECASE)


def from_text(text: str) -> tuple[Block, ...]:
    """Return plain text as paragraphs; what looks like the notation stays the words it is."""
    lines = (" ".join(line.split()) for line in clean(text).split("\n"))
    return tuple(Block(BlockKind.TEXT, (Span(line),)) for line in lines if line)


def from_html(html: str) -> tuple[Block, ...]:
    """Return the words of a piece of HTML as paragraphs and items, bold and italic kept."""
    reader = _Reader()
    reader.feed(clean(html[:MOST_LETTERS]))
    reader.close()
    reader.end_block()
    return tuple(reader.blocks)


class _Reader(HTMLParser):
    """Gathers blocks; every open tag stands on a stack with the look and the kind within it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self._spans: list[Span] = []
        self._open: list[tuple[str, bool, bool, str]] = []  # tag, bold, italic, what its text is
        self._kind = BlockKind.TEXT
        self._lists: list[BlockKind] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Go into a tag."""
        css = dict(attrs).get("style") or ""
        if tag in _APART:
            self.end_block()
        if tag in {"ul", "ol"}:
            self._lists.append(BlockKind.BULLET if tag == "ul" else BlockKind.LETTERED)
        if tag == "li":
            self._kind = self._lists[-1] if self._lists else BlockKind.BULLET
        elif _WORD_LIST.search(css) and tag == "p":
            self._kind = BlockKind.BULLET  # until the mark before its words says otherwise
        if tag not in _VOID:  # what never closes holds nothing
            self._open.append((tag, *self._look(tag, css), self._use(tag, css)))

    def handle_endtag(self, tag: str) -> None:
        """Come out of a tag, and of those within it that were never closed."""
        if tag in _APART:
            self.end_block()
        if tag in {"ul", "ol"} and self._lists:
            self._lists.pop()
        places = [place for place, one in enumerate(self._open) if one[0] == tag]
        if places:
            del self._open[places[-1] :]

    def handle_data(self, data: str) -> None:
        """Take words in the look of the tags around them."""
        _tag, bold, italic, use = self._open[-1] if self._open else ("", False, False, "")
        if use == "mark":
            if _LETTER_MARK.match(data) and self._kind is BlockKind.BULLET:
                self._kind = BlockKind.LETTERED
            return
        words = re.sub(r"[ \t\n\r\f]+", " ", data)
        if use == "unseen" or (not words.strip() and not self._spans):
            return
        self._spans.append(Span(words, bold, italic))

    def parse_marked_section(self, i: int, report: bool = True) -> int:  # noqa: ARG002
        """Step over what Word writes for itself, such as ``<![if !supportLists]>``, whatever it says."""
        end = self.rawdata.find(">", i)
        return end + 1 if end >= 0 else -1

    def end_block(self) -> None:
        """End the paragraph that was being gathered, if it holds a word."""
        inlines = _trimmed(self._spans)
        if inlines:
            self.blocks.append(Block(self._kind, inlines))
        self._spans = []
        self._kind = BlockKind.TEXT

    def _look(self, tag: str, css: str) -> tuple[bool, bool]:
        _tag, bold, italic, _use = self._open[-1] if self._open else ("", False, False, "")
        bold = (bold or tag in _BOLD or bool(_WEIGHT.search(css))) and not _PLAIN_WEIGHT.search(css)
        return bold, italic or tag in _ITALIC or bool(_SLANT.search(css))

    def _use(self, tag: str, css: str) -> str:
        within = self._open[-1][3] if self._open else ""
        return "unseen" if tag in _UNSEEN else "mark" if _WORD_MARK.search(css) else within


def _trimmed(spans: list[Span]) -> tuple[Inline, ...]:
    """Return spans joined where they look alike, single spaces between words and none at the edges."""
    joined: list[Span] = []
    for span in spans:
        text = span.text.lstrip(" ") if not joined or joined[-1].text.endswith(" ") else span.text
        if joined and (joined[-1].bold, joined[-1].italic) == (span.bold, span.italic):
            joined[-1] = Span(joined[-1].text + text, span.bold, span.italic)
        elif text:
            joined.append(Span(text, span.bold, span.italic))
    if joined:
        joined[-1] = Span(joined[-1].text.rstrip(), joined[-1].bold, joined[-1].italic)
    return tuple(span for span in joined if span.text)
