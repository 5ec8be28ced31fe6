"""The annexes of a report: the index of paragraphs and the sources it cites."""

from collections.abc import Sequence

from gc25desk.domain.catalogue import FIRST, LAST, catalogue
from gc25desk.domain.evidence import Evidence, may_be_cited
from gc25desk.i18n import _
from gc25desk.reports.content import plain
from gc25desk.reports.findings import Finding
from gc25desk.reports.material import Material
from gc25desk.reports.model import Block, Heading, Paragraph, Table
from gc25desk.reports.periods import period_words, ranges
from gc25desk.reports.registers import listed, register
from gc25desk.reports.remarks import more_words, rule_words
from gc25desk.reports.standing import Standing
from gc25desk.reports.tabular import Column, ColumnKind, Row

_SOURCE_KEYS = frozenset({"reference", "title", "source", "type", "date", "source_reliability"})


def index(found: tuple[Finding, ...], figures: Standing, material: Material) -> list[Block]:
    """Return the index of paragraphs covered and the list of those with nothing held, without a heading."""
    words = catalogue(material.language)
    covered = {finding.number for finding in found}
    silent = [n for n in range(FIRST, LAST + 1) if n not in covered and words.is_duty(n)]
    return [
        _index_table(found, figures, material),
        Heading(_("Paragraphs with nothing held"), 2, numbered=False),
        Paragraph(plain(_silent_words(silent))),
    ]


def _silent_words(silent: list[int]) -> str:
    if not silent:
        return _("The institution holds something for every paragraph that states a duty.")
    return _(
        "The institution holds nothing on these paragraphs, each of which states a duty: {numbers}. "
        "Paragraphs that only set the context are not listed."
    ).format(numbers=ranges(silent))


def _index_table(found: tuple[Finding, ...], figures: Standing, material: Material) -> Table:
    words = catalogue(material.language)
    rows = tuple(
        Row(
            (
                finding.number,
                words.paragraph(finding.number).title,
                figures.tagged_with(finding.number),
                len(finding.evidence),
                _("yes") if finding.falls_short() else _("no"),
            )
        )
        for finding in found
    )
    return Table(
        caption=_("Paragraphs covered by this report"),
        columns=(
            Column(_("Paragraph"), ColumnKind.NUMBER, 11),
            Column(_("Subject"), ColumnKind.TEXT, 46),
            Column(_("Complaints"), ColumnKind.NUMBER, 12),
            Column(_("Items of evidence"), ColumnKind.NUMBER, 12),
            Column(_("Gap shown"), ColumnKind.TEXT, 11),
        ),
        rows=rows,
        remarks=(
            _("Unit: paragraph tags with a stance. Period: {period}.").format(period=period_words(material)),
            *guarded_words(figures),
        ),
        description=_("Each paragraph of general comment No. 25 for which something is held."),
    )


def guarded_words(figures: Standing) -> tuple[str, ...]:
    """Return by which rule the complaints of each paragraph were counted."""
    words = rule_words(figures.tagged.rule)
    return (words, more_words()) if figures.tagged.table.more else (words,)


def sources(items: Sequence[Evidence], material: Material) -> Table:
    """Return the items a report cites, as far as they may be named."""
    fields = [field for field in listed(Evidence, material.profile) if field.key in _SOURCE_KEYS]
    named = [item for item in items if may_be_cited(item, material.profile)]
    remarks = [_("Items that may not be named: {count}.").format(count=len(items) - len(named))]
    return register(_("Sources cited"), fields, named, material, remarks)
