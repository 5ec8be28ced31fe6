"""Numbers in sentences: a published count with its unit, in words that give no small number away."""

import itertools

from gc25desk.domain.dimensions import Unit
from gc25desk.domain.disclosure.rule import Count, Hidden, Mode
from gc25desk.i18n import _, ngettext
from gc25desk.reports.gated import Gated
from gc25desk.reports.material import Material
from gc25desk.reports.periods import number_words


def live_number(one: Gated, material: Material) -> str:
    """Return the total of a statistic in words, for a sentence that follows the records.

    It is a table of one cell and went through the gate with all others of the document.
    """
    return count_words(one.total, one, material)


def numbers_of(one: Gated, material: Material) -> dict[str, str]:
    """Return every published count of a statistic in words: ``total``, and one for each line or cell.

    A line is named by its code, a cell by the codes of its row and column with a slash between.
    """
    axes = [[line.code for line in axis.lines] for axis in one.table.axes]
    places = itertools.product(*axes) if axes else ()
    found = {"/".join(place): count_words(one.count(*place), one, material) for place in places}
    return {"total": live_number(one, material)} | found


def count_words(count: Count, one: Gated, material: Material, unit: str = "") -> str:
    """Return a published count of a statistic in words; ``unit`` replaces the statistic’s own."""
    unit = unit or one.statistic.unit
    if isinstance(count, Hidden):
        return _hidden_words(unit, more=one.table.more)
    if count == 0:
        return _no_words(unit)
    number = number_words(count, material.language)
    if one.rule is None or one.rule.mode is Mode.EXACT:
        return _true_words(unit, count).format(count=number)
    return _about_words(unit).format(count=number)


def _true_words(unit: str, count: int) -> str:
    return {
        Unit.CHILDREN.value: ngettext("{count} child", "{count} children", count),
        Unit.COMPLAINTS.value: ngettext("{count} complaint", "{count} complaints", count),
        Unit.INCIDENTS.value: ngettext("{count} incident", "{count} incidents", count),
        Unit.TAGS.value: ngettext("{count} paragraph tag", "{count} paragraph tags", count),
    }[unit]


def _about_words(unit: str) -> str:
    return {
        Unit.CHILDREN.value: _("about {count} children"),
        Unit.COMPLAINTS.value: _("about {count} complaints"),
        Unit.INCIDENTS.value: _("about {count} incidents"),
        Unit.TAGS.value: _("about {count} paragraph tags"),
    }[unit]


def _hidden_words(unit: str, *, more: bool) -> str:
    """Return words for a hidden count: where others are hidden too, it need not be a small one."""
    if more:
        return {
            Unit.CHILDREN.value: _("a number of children that is not published"),
            Unit.COMPLAINTS.value: _("a number of complaints that is not published"),
            Unit.INCIDENTS.value: _("a number of incidents that is not published"),
            Unit.TAGS.value: _("a number of paragraph tags that is not published"),
        }[unit]
    return {
        Unit.CHILDREN.value: _("a small number of children"),
        Unit.COMPLAINTS.value: _("a small number of complaints"),
        Unit.INCIDENTS.value: _("a small number of incidents"),
        Unit.TAGS.value: _("a small number of paragraph tags"),
    }[unit]


def _no_words(unit: str) -> str:
    return {
        Unit.CHILDREN.value: _("no children"),
        Unit.COMPLAINTS.value: _("no complaints"),
        Unit.INCIDENTS.value: _("no incidents"),
        Unit.TAGS.value: _("no paragraph tags"),
    }[unit]
