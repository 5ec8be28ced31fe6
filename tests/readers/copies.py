"""Copies of a text as they are met in the wild: one true text, laid out and mangled in many ways.

The true text is either the user's real copy, where it lies beside the checkout, or an invented text
of the same build: 125 paragraphs, 57 footnotes, the same chapters and sections.
"""

import functools
import random
import re
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from gc25desk.domain.document import Document, as_lines, plain
from gc25desk.domain.official_text import Footnote, OfficialText, TextParagraph
from gc25desk.domain.recognition.fingerprint import Fingerprints, fingerprints_of
from gc25desk.domain.recognition.outline import Outline, official_outline

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"
SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def real_copy() -> Path | None:
    """Return the user's own clean copy, or None where it is absent."""
    return next(iter(sorted(SEEDS.glob("001_*.txt"))), None)


def web_copy() -> Path | None:
    """Return the web page of chapter XII, or None where it is absent."""
    return next(iter(sorted(SEEDS.glob("000_*.txt"))), None)


# An invented text ---------------------------------------------------------------------------------

_STEM_WORDS = (
    "lantern harbour meadow copper orchard timber whistle pebble saddle marble kettle ribbon basket window "
    "garden hammer needle bottle candle feather button pocket mirror carpet ladder barrel blanket bridge "
    "cottage drawer engine fountain gravel helmet island jacket kitchen lemon market napkin oyster palace "
    "quarry raisin shelter tunnel umbrella village walnut yellow zipper anchor beacon cellar dragon ember "
    "falcon goblet hollow ivory jungle kennel locket magnet nectar onion parcel quiver rocket sandal thimble"
)
_LINK_WORDS = "of the and with under beside for a in near without every"
_STEMS = _STEM_WORDS.split()
_LINKS = _LINK_WORDS.split()


def _sentence(luck: random.Random) -> str:
    words = [luck.choice(_STEMS if at % 2 == 0 else _LINKS) for at in range(luck.randint(9, 25))]
    if luck.random() < 0.3:
        words[luck.randrange(1, len(words))] = f"{luck.choice(_STEMS)}-{luck.choice(_STEMS)}"
    if luck.random() < 0.15:
        words[luck.randrange(1, len(words))] = str(luck.randint(2, 2030))
    if luck.random() < 0.2:
        at = luck.randrange(1, len(words))
        words[at] = f"“{words[at]}”"
    return " ".join(words).capitalize() + "."


@functools.cache
def invented() -> OfficialText:
    """Return the invented text; it is the same every time."""
    luck = random.Random(25)  # noqa: S311 - the same words for every run, nothing secret
    outline = official_outline()
    called = sorted(luck.sample(range(1, outline.last + 1), 45) + luck.sample(range(1, outline.last + 1), 12))
    paragraphs = []
    note = 0
    for number in range(1, outline.last + 1):
        sentences = [_sentence(luck) for _ in range(luck.randint(2, 9))]
        text = " ".join(sentences)
        notes = []
        ends = [match.end() for match in re.finditer(r"[a-z”]\.(?= |$)", text)]
        for end in sorted(luck.sample(ends, min(len(ends), called.count(number)))):
            note += 1
            notes.append(Footnote(note, _note(note), end))
        paragraphs.append(
            TextParagraph(number, outline.chapter(number).label, outline.section(number), text, tuple(notes))
        )
    return OfficialText(tuple(paragraphs))


def _note(number: int) -> str:
    year, page = 1990 + number % 30, 3 * number + 1
    kinds = (
        f"Harbour bulletin No. {number} ({year}), paras. {page}–{page + 2}.",
        f"Ibid., para. {page}.",
        f"“Letters from a meadow”, pp. {page} and {page + 4}; and MDW/C/{number}, para. 7.",
    )
    return kinds[number % 3]


@functools.cache
def invented_fingerprints() -> Fingerprints:
    """Return the fingerprints of the invented text."""
    return fingerprints_of(invented(), "en")


# Layouts ----------------------------------------------------------------------------------------------


def superscript(number: int) -> str:
    """Return a number in superscript digits."""
    return str(number).translate(SUPERSCRIPT)


@dataclass(frozen=True)
class Layout:
    """How a copy is laid out.

    ``number``, ``mark`` and ``note_mark`` write a number; ``notes`` is "page", "end" or "none";
    ``width`` wraps lines (0: not at all), ``page`` is the number of lines on a page (0: one page);
    ``between`` stands between blocks; ``running`` and ``foot`` are lines on every page, with
    ``{page}``; ``spoil`` is done to the finished text.
    """

    number: Callable[[int], str] = "{}. ".format
    mark: Callable[[int], str] = superscript
    note_mark: Callable[[int], str] = lambda n: superscript(n) + " "
    notes: str = "page"
    headings: bool = True
    width: int = 0
    hyphenate: bool = False
    page: int = 0
    between: str = "\n\n"
    running: str = ""
    foot: str = ""
    page_break: str = "\n\n"
    spoil: Callable[[str], str] = field(default=lambda text: text)
    paragraphs: Callable[[int], bool] = lambda _number: True


def headings_before(number: int, outline: Outline) -> Iterator[str]:
    """Yield invented headings with the true labels, as they stand before a paragraph."""
    names = {"chapter": "Of harbours and meadows", "section": "Lanterns by the bridge"}
    for label in outline.headings_before(number):
        kind = "chapter" if outline.chapter(number).label == label else "section"
        yield f"{label}. {names[kind]}"


def write(text: OfficialText, layout: Layout) -> str:
    """Write a text in a layout."""
    outline = official_outline()
    lines: list[tuple[str, tuple[Footnote, ...]]] = []
    for paragraph in filter(lambda p: layout.paragraphs(p.number), text.paragraphs):
        blocks = list(headings_before(paragraph.number, outline)) if layout.headings else []
        for heading in blocks:
            lines += [(heading, ()), *[("", ())] * (layout.between.count("\n") - 1)]
        lines += _wrapped(paragraph, layout)
        lines += [("", ())] * (layout.between.count("\n") - 1)
    pages = (
        [lines[at : at + layout.page] for at in range(0, len(lines), layout.page)] if layout.page else [lines]
    )
    written = layout.page_break.join(_page(page, at + 1, layout) for at, page in enumerate(pages))
    if layout.notes == "end":
        notes = [note for p in text.paragraphs if layout.paragraphs(p.number) for note in p.footnotes]
        written += layout.between + layout.between.join(layout.note_mark(n.number) + n.text for n in notes)
    return layout.spoil(written)


def _wrapped(paragraph: TextParagraph, layout: Layout) -> list[tuple[str, tuple[Footnote, ...]]]:
    """Return the lines of a paragraph, each with the notes called in it."""
    text = paragraph.text
    for note in reversed(paragraph.footnotes):
        text = f"{text[: note.offset]}\ue100{note.number}\ue101{text[note.offset :]}"
    text = layout.number(paragraph.number) + text
    lines = [line for piece in text.split("\n") for line in _lines(piece, layout)]
    by_number = {str(note.number): note for note in paragraph.footnotes}
    return [
        (
            re.sub("\ue100(\\d+)\ue101", lambda m: layout.mark(int(m[1])), line),
            tuple(by_number[found] for found in re.findall("\ue100(\\d+)\ue101", line)),
        )
        for line in lines
    ]


def _lines(text: str, layout: Layout) -> list[str]:
    if not layout.width:
        return [text]
    lines = textwrap.wrap(text, layout.width, break_long_words=False, break_on_hyphens=False)
    return _hyphenated(lines) if layout.hyphenate else lines


def _hyphenated(lines: list[str]) -> list[str]:
    """Break the first word of every second line and leave its beginning on the line before."""
    for at in range(1, len(lines), 2):
        word, _space, rest = lines[at].partition(" ")
        if "-" in word.strip("-"):
            first, _hyphen, second = word.partition("-")
        elif len(word) > 6 and word.isalpha():
            first, second = word[:3], word[3:]
        else:
            continue
        lines[at - 1] += f" {first}-"
        lines[at] = f"{second} {rest}".strip()
    return lines


def _page(lines: list[tuple[str, tuple[Footnote, ...]]], number: int, layout: Layout) -> str:
    written = [line for line, _notes in lines]
    notes = [note for _line, notes in lines for note in notes]
    if layout.notes == "page" and notes:
        foot = layout.between.join(layout.note_mark(note.number) + note.text for note in notes)
        written += [""] * (layout.between.count("\n") - 1) + [foot]
    if layout.running:
        written.insert(0, layout.running.format(page=number))
    if layout.foot:
        written.append(layout.foot.format(page=number))
    return "\n".join(written)


def document(text: str) -> Document:
    """Return a document as the reader of text files would."""
    return Document("copy.txt", as_lines(plain(text)))


# The manglings ------------------------------------------------------------------------------------

_PLAIN = Layout()
_PAGED = Layout(width=80, page=45, running="CRC/C/GC/25", foot="{page} GE.21-02053")


def _curly(text: str) -> str:
    return re.sub(r"(?<=\w)'", "’", text)


def _straight(text: str) -> str:
    return text.translate(str.maketrans("“”‘’", "\"\"''"))


def _every(step: int, character: str) -> Callable[[str], str]:
    """Put an unseen character inside every so many words."""

    def spoil(text: str) -> str:
        count = iter(range(10**9))
        return re.sub(
            r"(?<=[a-z]{3})(?=[a-z]{3})", lambda _m: character if next(count) % step == 0 else "", text
        )

    return spoil


def bracket(number: int) -> str:
    """Return a number as ``[12]``."""
    return f"[{number}]"


KEEP_MARKS: dict[str, Layout] = {
    "as it is": _PLAIN,
    "no space after the number": replace(_PLAIN, number="{}.".format),
    "number in brackets": replace(_PLAIN, number="({}) ".format),
    "number with one bracket": replace(_PLAIN, number="{}) ".format),
    "number and tab": replace(_PLAIN, number="{}.\t".format),
    "bare number and tab": replace(_PLAIN, number="{}\t".format),
    "number on its own line": replace(_PLAIN, number="{}.\n".format),
    "bare number on its own line": replace(_PLAIN, number="{}\n".format),
    "numbers lost": replace(_PLAIN, number=lambda _n: ""),
    "marks in brackets": replace(_PLAIN, mark=bracket, note_mark=lambda n: f"[{n}] "),
    "marks in brackets, notes last": replace(
        _PLAIN, mark=bracket, note_mark=lambda n: f"[{n}] ", notes="end"
    ),
    "marks after a space": replace(
        _PLAIN, mark=lambda n: f" [{n}]", note_mark=lambda n: f"[{n}] ", notes="end"
    ),
    "marks with a caret": replace(_PLAIN, mark="^{}".format, note_mark="^{} ".format),
    "marks of Markdown": replace(_PLAIN, mark="[^{}]".format, note_mark="[^{}]: ".format, notes="end"),
    "marks in parentheses": replace(_PLAIN, mark="({})".format, note_mark="({}) ".format, notes="end"),
    "bare marks": replace(_PLAIN, mark=str, note_mark="{} ".format),
    "bare marks, notes last": replace(_PLAIN, mark=str, note_mark="{}. ".format, notes="end"),
    "wrapped": replace(_PLAIN, width=72),
    "wrapped, no empty lines": replace(_PLAIN, width=72, between="\n"),
    "wrapped narrow": replace(_PLAIN, width=34),
    "wrapped and hyphenated": replace(_PLAIN, width=72, hyphenate=True),
    "pages": _PAGED,
    "pages, bare marks": replace(_PAGED, mark=str, note_mark="{} ".format),
    "pages, no empty lines": replace(_PAGED, between="\n", page_break="\n"),
    "pages, form feeds": replace(_PAGED, page_break="\f"),
    "pages, hyphenated": replace(_PAGED, hyphenate=True, width=60),
    "pages, only numbers": replace(_PAGED, running="", foot="{page}"),
    "pages, counted": replace(_PAGED, running="United Nations", foot="Page {page}/40"),
    "pages, own header": replace(_PAGED, running="The institution's own library | {page}", foot="- {page} -"),
    "a page a line": replace(
        _PAGED, spoil=lambda text: "\n".join(" ".join(p.split()) for p in text.split("\f")), page_break="\f"
    ),
    "all on one line, notes last": replace(
        _PLAIN, mark=str, notes="end", spoil=lambda t: " ".join(t.split())
    ),
    "straight quotes": replace(_PLAIN, spoil=_straight),
    "curly apostrophes": replace(_PLAIN, spoil=_curly),
    "no-break spaces": replace(_PLAIN, spoil=lambda text: text.replace(" ", "\u00a0")),
    "soft hyphens": replace(_PLAIN, spoil=_every(3, "\u00ad")),
    "zero-width spaces": replace(_PLAIN, spoil=_every(2, "\u200b")),
    "Windows line ends": replace(_PAGED, spoil=lambda text: text.replace("\n", "\r\n")),
    "old Macintosh line ends": replace(_PLAIN, spoil=lambda text: text.replace("\n", "\r")),
    "double spaces": replace(_PLAIN, spoil=lambda text: text.replace(" ", "  ")),
    "indented": replace(_PAGED, spoil=lambda text: re.sub("^", "      ", text, flags=re.MULTILINE)),
    "quoted mail": replace(_PLAIN, spoil=lambda text: re.sub("^", "> ", text, flags=re.MULTILINE)),
    "capitals": replace(_PLAIN, spoil=str.upper),
    "other list numbers": replace(_PLAIN, number=lambda n: f"{n + 3}. "),
    "paragraph words": replace(_PLAIN, number="Para. {}: ".format),
}
LOSE_MARKS: dict[str, Layout] = {
    "marks lost, notes at the foot": replace(_PLAIN, mark=lambda _n: ""),
    "marks lost, notes last": replace(_PLAIN, mark=lambda _n: "", note_mark="{}. ".format, notes="end"),
}
LOSE_NOTES: dict[str, Layout] = {
    "marks and notes lost": replace(_PLAIN, mark=lambda _n: "", notes="none"),
    "notes lost, marks kept": replace(_PLAIN, notes="none"),
}
