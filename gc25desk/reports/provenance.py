"""The provenance of a file: from what state of the desk, by which rules and versions it was made."""

from collections.abc import Iterable

from gc25desk.domain.disclosure.rule import Mode
from gc25desk.domain.field import Profile
from gc25desk.i18n import _
from gc25desk.reports.codebook import AUDIENCES
from gc25desk.reports.gated import Gated
from gc25desk.reports.material import Material
from gc25desk.reports.model import Sheet
from gc25desk.reports.periods import stretch_words
from gc25desk.reports.remarks import remarks, rule_words
from gc25desk.reports.tabular import Cell, Column, ColumnKind, Row, Table


def sheet(material: Material, statistics: Iterable[Gated], catalogue: str) -> Sheet:
    """Return the sheet; ``catalogue`` is the version of the catalogue of paragraphs."""
    counted = tuple(statistics)
    return Sheet(
        _("Provenance"),
        (_facts(material, catalogue), *([_statistics(material, counted)] if counted else [])),
        _("The state of the desk, the rules and the versions that this file was made with."),
    )


def _facts(material: Material, catalogue: str) -> Table:
    return Table(
        caption=_("How this file was made"),
        columns=(Column(_("What"), ColumnKind.TEXT, 40), Column(_("Value"), ColumnKind.TEXT, 56)),
        rows=tuple(
            Row(fact) for fact in (*_about(material), *_guards(material), *_versions(material, catalogue))
        ),
        remarks=(
            _(
                "The snapshot is a SHA-256 over every record that the file was made from, each with its "
                "version: the same records give the same snapshot, and a change to one gives another."
            ),
        ),
        description=_("The state of the desk, the rules and the versions."),
    )


def _about(material: Material) -> list[tuple[Cell, Cell]]:
    return [
        (_("Institution"), material.institution),
        (_("State party"), material.state_party),
        (_("Made for"), _(AUDIENCES[material.profile])),
        (_("Date"), material.date),
        (_("Period from"), material.since or _("the beginning")),
        (_("Period until"), material.until or material.date),
        (_("Language"), material.language),
        (_("Snapshot of the desk"), material.snapshot),
    ]


def _guards(material: Material) -> list[tuple[Cell, Cell]]:
    rule = material.rule
    filters: list[tuple[Cell, Cell]] = [(_("Filter"), _filter_words(material.profile))]
    if rule is None:
        return [*filters, (_("Rule"), rule_words(None))]
    facts: list[tuple[Cell, Cell]] = [(_("Smallest count shown"), rule.threshold)]
    if rule.mode is Mode.ROUNDED:
        facts.append((_("Counts rounded to the nearest"), rule.base))
    return [*filters, *facts, (_("Rule"), rule_words(rule))]


def _filter_words(profile: Profile) -> str:
    if profile is Profile.INTERNAL:
        return _("All complaints and items of evidence of the period that are not in the bin.")
    return _(
        "Complaints and items of evidence of the period that are not in the bin, without complaints whose "
        "giver refused to be counted."
    )


def _versions(material: Material, catalogue: str) -> list[tuple[Cell, Cell]]:
    return [
        (_("Version of the program"), material.program),
        (_("Catalogue of paragraphs"), catalogue),
    ]


def _statistics(material: Material, statistics: tuple[Gated, ...]) -> Table:
    rows = (
        Row(
            (
                one.statistic.title,
                stretch_words(one.statistic.since, one.statistic.until or material.date, material.language),
                one.rule.threshold if one.rule is not None else None,
                rule_words(one.rule),
                " ".join(line for line in remarks(one, material) if line != rule_words(one.rule)),
            )
        )
        for one in statistics
    )
    return Table(
        caption=_("Statistics and how each was counted"),
        columns=(
            Column(_("Statistic"), ColumnKind.TEXT, 40),
            Column(_("Period"), ColumnKind.TEXT, 30),
            Column(_("Smallest count shown"), ColumnKind.NUMBER, 12),
            Column(_("Rule"), ColumnKind.TEXT, 50),
            Column(_("Unit, filter and unknown values"), ColumnKind.TEXT, 60),
        ),
        rows=tuple(rows),
        description=_("Each statistic of this file with its period, rule and filter."),
    )
