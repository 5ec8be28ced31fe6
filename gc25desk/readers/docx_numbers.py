"""The automatic numbers of Word paragraphs, counted as Word counts them."""

from collections.abc import Callable, Iterable

from lxml import etree

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEVELS = 9
_DEEPEST_STYLE = 20
_ROMAN_SIGNS = "M CM D CD C XC L XL X IX V IV I"
_ROMAN = tuple(zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), _ROMAN_SIGNS.split(), strict=True))


def word(name: str) -> str:
    """Return a name in the namespace of WordprocessingML."""
    return _WORD + name


def roman(number: int) -> str:
    """Return a number in capital roman numerals."""
    written = ""
    for value, sign in _ROMAN:
        written += sign * (min(number, 9_999) // value)
        number %= value
    return written


def _letter(number: int) -> str:
    return chr(ord("A") + (number - 1) % 26) * min(1 + (number - 1) // 26, 10) if number > 0 else "0"


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "upperRoman": roman,
    "lowerRoman": lambda number: roman(number).lower(),
    "upperLetter": _letter,
    "lowerLetter": lambda number: _letter(number).lower(),
}


class _Level:
    """One level of a list: how its number is written and where it begins."""

    def __init__(self, element: etree._Element) -> None:
        self.format = _value(element, "numFmt") or "decimal"
        self.text = _value(element, "lvlText") or ""
        self.start = _number(_value(element, "start"), 1)


class Numbering:
    """The lists of one document; :meth:`next` is asked once for each paragraph, in order."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        self._abstract: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, str] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._styles = {s.get(word("styleId")) or "": s for s in _all(styles, "style")}
        for element in _all(numbering, "abstractNum"):
            levels = {_number(lvl.get(word("ilvl")), 0): _Level(lvl) for lvl in element.findall(word("lvl"))}
            self._abstract[element.get(word("abstractNumId")) or ""] = levels
        for element in _all(numbering, "num"):
            self._add_list(element)

    def _add_list(self, element: etree._Element) -> None:
        identifier = element.get(word("numId")) or ""
        self._lists[identifier] = _value(element, "abstractNumId") or ""
        self._restarts[identifier] = {
            _number(override.get(word("ilvl")), 0): _number(_value(override, "startOverride"), 1)
            for override in element.findall(word("lvlOverride"))
            if override.find(word("startOverride")) is not None
        }

    def next(self, paragraph: etree._Element) -> str:
        """Return the number Word would print before a paragraph, with a space behind, or ""."""
        identifier, level = self._place(paragraph)
        abstract = self._lists.get(identifier, "")
        levels = self._abstract.get(abstract, {})
        if level not in levels or levels[level].format in ("bullet", "none"):
            return ""
        counts = self._counts.setdefault(abstract, {})
        restart = self._restarts.get(identifier, {}).pop(level, None)
        counts[level] = counts.get(level, levels[level].start - 1) + 1 if restart is None else restart
        for deeper in [deep for deep in counts if deep > level]:
            del counts[deeper]
        return self._written(levels, counts, level)

    def _written(self, levels: dict[int, _Level], counts: dict[int, int], level: int) -> str:
        text = levels[level].text
        for at in range(_LEVELS):
            if at in levels:
                shape = _FORMATS.get(levels[at].format, str)
                text = text.replace(f"%{at + 1}", shape(counts.get(at, levels[at].start)))
        return f"{text} " if text else ""

    def _place(self, paragraph: etree._Element) -> tuple[str, int]:
        """Return the list and the level of a paragraph, its own or its style's."""
        properties = paragraph.find(word("pPr"))
        level: int | None = None
        for _step in range(_DEEPEST_STYLE):
            if properties is None:
                break
            own = properties.find(word("numPr"))
            if own is not None:
                written = _value(own, "ilvl")
                level = _number(written, 0) if level is None and written is not None else level
                if own.find(word("numId")) is not None:
                    return _value(own, "numId") or "", level or 0
            properties = self._parent(properties)
        return "", 0

    def _parent(self, properties: etree._Element) -> etree._Element | None:
        """Return the paragraph properties of the style that these properties rest on."""
        name = _value(properties, "pStyle")
        holder = properties.getparent()
        if name is None and holder is not None and holder.tag == word("style"):
            name = _value(holder, "basedOn")
        style = self._styles.get(name or "")
        if style is None:
            return None
        found = style.find(word("pPr"))
        return etree.SubElement(style, word("pPr")) if found is None else found


def _all(root: etree._Element | None, name: str) -> Iterable[etree._Element]:
    return () if root is None else root.iter(word(name))


def _value(element: etree._Element, name: str) -> str | None:
    child = element.find(word(name))
    return None if child is None else child.get(word("val"))


def _number(written: str | None, instead: int) -> int:
    try:
        return max(0, min(int(written or ""), 99_999))
    except ValueError:
        return instead
