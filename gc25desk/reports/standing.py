"""The statistics that the alternative report always has; its sentences take their numbers from them."""

import dataclasses
from collections.abc import Sequence

from gc25desk.domain.child import PARA_30_AXES
from gc25desk.domain.condition import Condition
from gc25desk.domain.dimensions import AXES, Unit
from gc25desk.domain.disclosure.rule import Count
from gc25desk.domain.paragraph import Stance
from gc25desk.domain.statistic import Statistic
from gc25desk.i18n import _
from gc25desk.reports.gated import Document, Gated, document
from gc25desk.reports.material import Material


@dataclasses.dataclass(frozen=True)
class Standing:
    """Every count of the report: the tables in order, all complaints, and tags by paragraph.

    A complaint has at most one tag for a paragraph, so that tags of a paragraph are complaints. ``document``
    is all of it as it was published, ``further`` are the statistics that the report's writers declared.
    """

    tables: tuple[Gated, ...]
    complaints: Gated
    tagged: Gated
    alleged: Gated
    document: Document
    further: tuple[Gated, ...] = ()

    def tagged_with(self, paragraph: int) -> Count:
        """Return how many complaints bear on a paragraph, as published."""
        return self.tagged.count(str(paragraph))

    def alleging(self, paragraph: int) -> Count:
        """Return how many complaints allege that a paragraph was violated, as published."""
        return self.alleged.count(str(paragraph))


def standing(material: Material, further: Sequence[Statistic] = ()) -> Standing:
    """Return all counts of the report, published together with those its writers declared."""
    tables = [_by_harm(), _by_respondent(), *(_by(axis) for axis in PARA_30_AXES)]
    single = [_all(), _by_paragraph(), _alleged()]
    published = document([*tables, *single, *further], material, material.earlier)
    shown = published.figures
    own = len(tables) + len(single)
    complaints, tagged, alleged = shown[len(tables) : own]
    return Standing(shown[: len(tables)], complaints, tagged, alleged, published, shown[own:])


def _by_harm() -> Statistic:
    return Statistic(title=_("Complaints, by kind of harm"), unit=Unit.COMPLAINTS.value, rows="harm")


def _by_respondent() -> Statistic:
    title = _("Complaints, by type of respondent")
    return Statistic(title=title, unit=Unit.COMPLAINTS.value, rows="respondent_type")


def _by(axis: str) -> Statistic:
    label = AXES.label(axis)
    title = _("Children affected, by {axis}").format(axis=label[:1].lower() + label[1:])
    return Statistic(title=title, unit=Unit.CHILDREN.value, rows=axis)


def _all() -> Statistic:
    return Statistic(title=_("Complaints"), unit=Unit.COMPLAINTS.value)


def _by_paragraph() -> Statistic:
    return Statistic(title=_("Complaints, by paragraph"), unit=Unit.TAGS.value, rows="paragraph")


def _alleged() -> Statistic:
    return Statistic(
        title=_("Complaints alleging a violation, by paragraph"),
        unit=Unit.TAGS.value,
        rows="paragraph",
        conditions=(Condition(by="stance", value=Stance.ALLEGED_VIOLATION.value),),
    )
