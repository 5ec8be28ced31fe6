"""What a chart shows, as data: the picture, its table and its spoken words are all read from it."""

import dataclasses
from collections.abc import Sequence

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QGuiApplication

from gc25desk.domain.text import isolated
from gc25desk.i18n import _, language
from gc25desk.ui.widgets.numbers import show_count

CROSS = "×"


@dataclasses.dataclass(frozen=True)
class Bar:
    """One number of a chart; ``behind`` is what activating it opens, None when nothing stands behind.

    ``quiet`` marks a number that is an answer not given, painted in grey beside the answers given;
    ``hidden`` one that is not published, of which only a cross is shown.
    """

    count: int
    behind: object = None
    quiet: bool = False
    hidden: bool = False

    def shown(self) -> str:
        """Return the number as it is printed."""
        return CROSS if self.hidden else number(self.count)


@dataclasses.dataclass(frozen=True)
class Group:
    """The bars of one category, one for each series; ``full`` is the label where there is room.

    ``note`` is a second, smaller line below the label, such as the year below its first month.
    """

    label: str
    bars: tuple[Bar, ...]
    full: str = ""
    note: str = ""

    def name(self) -> str:
        """Return the label in full."""
        return self.full or self.label


@dataclasses.dataclass(frozen=True)
class ChartData:
    """A chart of one or two series; ``category`` heads the table's first column.

    Raises ValueError if a group does not have one bar for each series.
    """

    category: str = ""
    series: tuple[str, ...] = ()
    groups: tuple[Group, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a ragged table."""
        if any(len(group.bars) != len(self.series) for group in self.groups):
            raise ValueError("every group needs one bar for each series")

    def largest(self) -> int:
        """Return the largest count, 0 when there is none."""
        return max((bar.count for group in self.groups for bar in group.bars), default=0)

    def words(self, group: int, series: int) -> str:
        """Return one number in words, as spoken and shown beside the pointer."""
        bar = self.groups[group].bars[series]
        if bar.hidden:
            return _("{category}: {series} not published").format(
                category=self.groups[group].name(), series=self.series[series]
            )
        return _("{category}: {count} {series}").format(
            category=self.groups[group].name(),
            count=number(bar.count),
            series=self.series[series],
        )


def locale() -> QLocale:
    """Return the locale of the language in use, for names of months."""
    return QLocale("en_GB" if language() == "en" else language())


def number(count: int) -> str:
    """Return a whole number as everywhere in the window."""
    return show_count(count)


def set_apart(text: str) -> str:
    """Return text that keeps its own order inside a mirrored window, such as "0–5 years"."""
    return isolated(text) if QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft else text


def listed(names: Sequence[str]) -> str:
    """Return names as a list in words, such as "Girl, Boy and Unknown"."""
    if len(names) < 2:
        return "".join(names)
    return _("{first} and {last}").format(first=", ".join(names[:-1]), last=names[-1])
