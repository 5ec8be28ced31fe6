"""The lines of a statistic’s axes: which values stand in each, in the order of the table.

Every axis takes in every unit: what was not recorded has lines of its own, or one that is drawn as a note.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence

from gc25desk.domain.catalogue import FIRST, LAST, catalogue
from gc25desk.domain.condition import values_of
from gc25desk.domain.dimensions import AXES, Bearer, Trait, Unit, is_several, trait
from gc25desk.domain.disclosure.table import Axis, Days, Line, Values
from gc25desk.domain.field import NOT_ASKED, NOT_SAID, UNKNOWN, Kind
from gc25desk.domain.figures import SILENT_CODES, band_label
from gc25desk.domain.statistic import Statistic
from gc25desk.i18n import _

SILENT = frozenset({*SILENT_CODES, ""})
RARE = "~rare"
NOTED = "~unknown"


def axis(statistic: Statistic, code: str, held: Counter[str], least: int, language: str) -> Axis:
    """Return an axis of a statistic.

    ``held`` says how often each value is held; names that were typed and are held less often than
    ``least`` come together in one line, because the bare name of a village beside a hidden count would
    say that a child there complained.
    """
    one = trait(code)
    lines = _lines(one, statistic, held, least, language)
    if not statistic.unknowns:
        lines = _unknowns_together(lines)
    several = is_several(Unit(statistic.unit), one.dimension)
    if not several:
        lines = _within(lines, one.dimension, statistic)
    return Axis(one.dimension, AXES.label(code), tuple(lines), several)


def _lines(one: Trait, statistic: Statistic, held: Counter[str], least: int, language: str) -> list[Line]:
    if one.code == "age":
        return _ages(statistic)
    if one.bearer is Bearer.TAG:
        return _of_comment(one.code, statistic, language)
    if one.bearer is Bearer.DAY:
        return _of_days(one.code, held)
    field = one.field()
    choices = field.choices if field is not None else None
    codes = choices.codes() if choices is not None else ()
    known = [_line(value, choices.label(value) if choices is not None else value) for value in codes]
    if field is not None and field.kind is Kind.OPEN:
        return [*_typed([value for value in held if value not in codes], held, least), *known]
    return known if NOT_ASKED in codes else [*known, _line("", _("Not recorded"))]


def _line(value: str, label: str) -> Line:
    return Line(value or "~none", label, frozenset({value}), tells=value not in SILENT)


def _ages(statistic: Statistic) -> list[Line]:
    found = []
    for low, high in statistic.scheme().bands:
        ages = frozenset(str(age) for age in range(low, high + 1))
        found.append(Line(f"{low}-{high}", band_label((low, high)), ages))
    certainty = {NOT_ASKED: _("Not asked"), NOT_SAID: _("Prefers not to say"), UNKNOWN: _("Unknown")}
    return [*found, *(_line(code, label) for code, label in certainty.items())]


def _typed(values: Iterable[str], held: Counter[str], least: int) -> list[Line]:
    """Return a line for each typed name, the most frequent first, the rare ones in one."""
    ordered = sorted(values, key=lambda value: (-held[value], value))
    rare = frozenset(value for value in ordered if held[value] < least)
    lines = [Line(value, value, frozenset({value})) for value in ordered if value not in rare]
    if rare:
        lines.append(Line(RARE, _("Others, each too few to name"), rare, tells=False))
    return lines


def _of_comment(code: str, statistic: Statistic, language: str) -> list[Line]:
    words = catalogue(language)
    if code == "paragraph":
        parts = [(str(n), words.paragraph(n).title, range(n, n + 1)) for n in range(FIRST, LAST + 1)]
    elif code == "chapter":
        parts = [(c.numeral, f"{c.numeral}. {c.title}", c.numbers()) for c in words.chapters]
    else:
        parts = [*_sections(language)]
    lines = [Line(key, label, frozenset(map(str, numbers))) for key, label, numbers in parts]
    untagged = Line("~none", _("No paragraph"), frozenset({""}), tells=False)
    return lines if statistic.unit == Unit.TAGS else [*lines, untagged]


def _sections(language: str) -> Iterable[tuple[str, str, range]]:
    """Yield the sections, and as one each what of a chapter stands in none."""
    for chapter in catalogue(language).chapters:
        first = chapter.sections[0].first if chapter.sections else chapter.last + 1
        if chapter.first < first:
            yield chapter.numeral, f"{chapter.numeral}. {chapter.title}", range(chapter.first, first)
        for section in chapter.sections:
            code = f"{chapter.numeral}.{section.letter}"
            yield code, f"{code}. {section.title}", section.numbers()


def _of_days(code: str, held: Counter[str]) -> list[Line]:
    """Return the months, quarters or years from the first day held to the last."""
    days = sorted(int(value) for value in held)
    if not days:
        return []
    step = {"month": 1, "quarter": 3, "year": 12}[code]
    first, last = dt.date.fromordinal(days[0]), dt.date.fromordinal(days[-1])
    months = range(_month(first) // step * step, _month(last) + 1, step)
    return [_stretch(code, start, start + step) for start in months]


def _month(day: dt.date) -> int:
    return day.year * 12 + day.month - 1


def _first_day(month: int) -> dt.date:
    return dt.date(month // 12, month % 12 + 1, 1)


def _stretch(code: str, start: int, end: int) -> Line:
    first = _first_day(start)
    label = {
        "month": f"{first:%Y-%m}",
        "quarter": _("{year}, quarter {number}").format(year=first.year, number=start % 12 // 3 + 1),
        "year": str(first.year),
    }[code]
    return Line(f"{first:%Y-%m}", label, Days(first.toordinal(), _first_day(end).toordinal() - 1))


def _within(lines: list[Line], dimension: str, statistic: Statistic) -> list[Line]:
    """Return the lines in which something may stand: of a table of ages 12 to 17, none for younger ones."""
    asked = [one for one in statistic.conditions if trait(one.by).dimension == dimension]
    wanted = frozenset(value for one in asked for value in values_of(one))
    return [line for line in lines if not asked or not wanted.isdisjoint(_as_set(line.values))]


def _unknowns_together(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with those that tell nothing as one, to be drawn as a note."""
    silent = [line for line in lines if not line.tells and line.code != RARE]
    values = frozenset[str]().union(*(_as_set(line.values) for line in silent))
    told = [line for line in lines if line not in silent]
    noted = Line(NOTED, _("Not known or not recorded"), values, tells=False, noted=True)
    return [*told, noted] if silent else told


def _as_set(values: Values) -> frozenset[str]:
    return values if isinstance(values, frozenset) else frozenset()


def placed(one: Axis) -> dict[str, list[str]]:
    """Return for each value the codes of the lines it stands in; days are found by :func:`stretch_of`."""
    found: dict[str, list[str]] = {}
    for line in one.lines:
        for value in _as_set(line.values):
            found.setdefault(value, []).append(line.code)
    return found


def stretch_of(one: Axis, held: Iterable[str]) -> dict[str, list[str]]:
    """Return for each day held the code of the line it stands in."""
    return {
        value: [line.code]
        for value in held
        for line in one.lines
        if isinstance(line.values, Days) and line.values.first <= int(value) <= line.values.last
    }
