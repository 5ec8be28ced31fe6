"""Every tag of a letter template that cannot be filled, named with its paragraph before a word is written."""

import dataclasses
from collections.abc import Iterator

from lxml import etree

from gc25desk.domain.letter import Fault, Wording
from gc25desk.i18n import _
from gc25desk.readers.docx_numbers import word
from gc25desk.readers.letter_parts import TextParagraph, TextPart, row_of, text_parts
from gc25desk.readers.letter_tags import Tag, tags
from gc25desk.readers.letter_words import Each, Known, Wrong, block_of

_MARKS = ("{{", "{%", "{#")
# What needs a paragraph that always stays as its last.
_HOMES = frozenset(word(name) for name in ("tc", "txbxContent", "hdr", "ftr", "footnote"))


def faults(content: bytes, wording: Wording) -> tuple[Fault, ...]:
    """Return what is wrong with the tags of a package, in the order of the text; empty if nothing is."""
    found = [fault for part in text_parts(content) for fault in _of_part(part, wording)]
    alike: dict[tuple[str, str, str, str], Fault] = {}
    for fault in found:  # older programs’ copy of a text box says the same again
        alike.setdefault((fault.place, fault.text, fault.tag, fault.what), fault)
    return tuple(alike.values())


def _of_part(part: TextPart, wording: Wording) -> Iterator[Fault]:
    if not part.filled:
        yield from _not_filled(part)
        return
    reading = _Reading(part, wording)
    for paragraph in part.paragraphs():
        yield from reading.read(paragraph)
    yield from reading.ended()
    yield from _hidden(part)
    yield from _without_end(part)


def _not_filled(part: TextPart) -> Iterator[Fault]:
    texts = [str(text) for text in part.root.itertext()]
    texts += [str(value) for one in part.root.iter(etree.Element) for value in one.attrib.values()]
    if any(mark in text for text in ("".join(texts), *texts) for mark in _MARKS):
        yield Fault(_(part.place), 0, "", "", _("tags are not filled here; move them into the text."))


def _hidden(part: TextPart) -> Iterator[Fault]:
    """Yield tags that stand in no text: in the description of a picture or of a table, in a field."""
    paragraphs = {paragraph.element: paragraph for paragraph in part.paragraphs()}
    last: TextParagraph | None = None
    for element in part.root.iter():
        last = paragraphs.get(element, last)
        values = [str(value) for value in element.attrib.values()]
        if element.tag != word("t"):
            values.append(str(element.text or ""))
        if any(mark in value for value in values for mark in _MARKS):
            what = _("a tag stands where Word shows no text, such as the description of a picture.")
            number, text = (last.number, last.beginning()) if last is not None else (0, "")
            yield Fault(_(part.place), number, text, "", what)


@dataclasses.dataclass(frozen=True)
class _Open:
    tag: Tag
    word: str
    each: Each | None


class _Reading:
    """The blocks that are open while a part is read from its first paragraph to its last."""

    def __init__(self, part: TextPart, wording: Wording) -> None:
        self._part = part
        self._wording = wording
        self._open: list[_Open] = []

    def read(self, paragraph: TextParagraph) -> Iterator[Fault]:
        """Yield the faults of a paragraph."""
        for tag in tags(paragraph):
            wrong = tag.wrong or self._taken(tag)
            if wrong:
                yield self._fault(tag, wrong)

    def ended(self) -> Iterator[Fault]:
        """Yield the blocks that are still open at the end."""
        for one in self._open:
            ending = f"end{one.word}"
            yield self._fault(one.tag, _("it is never ended; put {ending} after it.").format(ending=ending))

    def _fault(self, tag: Tag, wrong: str) -> Fault:
        place = _(self._part.place)
        return Fault(place, tag.paragraph.number, tag.paragraph.beginning(), tag.shown(), wrong)

    def _taken(self, tag: Tag) -> str:
        """Take a tag that is whole; return what is wrong with it."""
        known = Known(self._wording, tuple(one.each for one in self._open if one.each is not None))
        try:
            if not tag.is_block:
                known.check_value(tag.inner)
                return ""
            return self._block(tag, known)
        except Wrong as wrong:
            return str(wrong)

    def _block(self, tag: Tag, known: Known) -> str:
        first, rest = block_of(tag.inner)
        match first:
            case "if":
                self._open.append(_Open(tag, first, None))
                known.check_choice(rest)
            case "for":
                # Open at all events, so that its end is not named as well.
                self._open.append(_Open(tag, first, None))
                self._open[-1] = _Open(tag, first, known.each(rest))
            case "elif":
                wrong = self._goes_on(tag, ("if",))
                known.check_choice(rest)
                return wrong
            case "else":
                return self._goes_on(tag, ("if", "for")) or _alone(rest)
            case "endif" | "endfor":
                return self._ends(tag, first.removeprefix("end")) or _alone(rest)
            case _:
                return _(
                    "“{word}” is not used in letters; there are if, elif, else, endif, for, endfor."
                ).format(word=first or tag.inner[:20])
        return ""

    def _ends(self, tag: Tag, wanted: str) -> str:
        wrong = self._goes_on(tag, (wanted,))
        if self._open and self._open[-1].word == wanted:
            self._open.pop()
        return wrong

    def _goes_on(self, tag: Tag, wanted: tuple[str, ...]) -> str:
        if not self._open or self._open[-1].word not in wanted:
            return _("no “{word}” is open here.").format(word=wanted[0])
        opened = self._open[-1].tag
        if opened.wrong or (_home(opened) is _home(tag) and opened.reach == tag.reach):
            return ""
        return _(
            "it does not stand beside {opened} (paragraph {number}): both in one line, or both {{%p."
        ).format(opened=opened.shown(), number=opened.paragraph.number)


def _alone(rest: str) -> str:
    return _("nothing follows this word.") if rest else ""


def _home(tag: Tag) -> etree._Element | None:
    """Return what a block and its end must share: the run’s place, the paragraph’s, or the row’s table."""
    if tag.reach == "tr":
        row = row_of(tag.paragraph.element)
        return None if row is None else row.getparent()
    if tag.reach == "p":
        return tag.paragraph.element.getparent()
    held = tag.paragraph.held_by[tag.start]
    run = None if held is None else held.getparent()
    return None if run is None else run.getparent()


def _without_end(part: TextPart) -> Iterator[Fault]:
    """Yield cells, text boxes and headers whose last paragraph would go, and tables whose rows might all."""
    wide = {paragraph.element: paragraph for paragraph in part.paragraphs() if _is_wide(paragraph)}
    for element, paragraph in wide.items():
        home = element.getparent()
        is_last = home is not None and home.tag in _HOMES and _last(home) is element
        if is_last and "{%tr" not in paragraph.text:
            what = _("a paragraph must stay after it; press Enter behind this tag.")
            yield Fault(_(part.place), paragraph.number, paragraph.beginning(), "", what)
    for table in part.root.iter(word("tbl")):
        rows = [row for row in table if row.tag == word("tr")]
        first = next((wide[p] for row in rows[:1] for p in row.iter(word("p")) if p in wide), None)
        if first is not None and "{%tr" in first.text:
            what = _("a table must keep a row whatever the tags say; begin it with a row of headings.")
            yield Fault(_(part.place), first.number, first.beginning(), "", what)


def _is_wide(paragraph: TextParagraph) -> bool:
    return any(tag.reach and not tag.wrong for tag in tags(paragraph))


def _last(home: etree._Element) -> etree._Element | None:
    return next((one for one in reversed(home) if one.tag in {word("p"), word("tbl")}), None)
