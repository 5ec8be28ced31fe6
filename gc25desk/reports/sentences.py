"""The sentences of a finding, each number through the disclosure gate."""

from gc25desk.domain.catalogue import catalogue
from gc25desk.domain.dimensions import Unit
from gc25desk.domain.paragraph import Stance
from gc25desk.i18n import _
from gc25desk.reports.citations import cited
from gc25desk.reports.content import Content, Inline, Run
from gc25desk.reports.findings import Finding
from gc25desk.reports.live_number import count_words
from gc25desk.reports.material import Material
from gc25desk.reports.standing import Standing


def finding_content(finding: Finding, standing: Standing, material: Material) -> Content:
    """Return the paragraph that states one finding, with a footnote for each item of evidence."""
    paragraph = catalogue(material.language).paragraph(finding.number)
    parts: list[Inline] = [
        Run(
            _("{title} (general comment No. 25, para. {number}).").format(
                title=paragraph.title, number=finding.number
            ),
            bold=True,
        ),
        Run(" " + paragraph.summary),
    ]
    for stance, words in _stances(finding):
        items = finding.shown_by(stance)
        if items:
            parts.append(Run(" " + words))
            parts += cited(items, material.profile, material.language)
    parts += _allegations(finding, standing, material)
    if finding.evidence and finding.single_source():
        parts.append(Run(" " + _("The evidence comes from a single source.")))
    return tuple(parts)


def _stances(finding: Finding) -> list[tuple[Stance, str]]:
    return [
        (Stance.GAP, _items(len(finding.shown_by(Stance.GAP)), _("shows a gap."), _("show a gap."))),
        (
            Stance.PARTIAL,
            _items(
                len(finding.shown_by(Stance.PARTIAL)),
                _("shows that it is met only in part."),
                _("show that it is met only in part."),
            ),
        ),
        (
            Stance.PROGRESS,
            _items(len(finding.shown_by(Stance.PROGRESS)), _("shows progress."), _("show progress.")),
        ),
        (
            Stance.CONTEXT,
            _items(
                len(finding.shown_by(Stance.CONTEXT)), _("describes the context."), _("describe the context.")
            ),
        ),
    ]


def _items(count: int, one: str, many: str) -> str:
    if count == 1:
        return _("One item of evidence {shows}").format(shows=one)
    return _("{count} items of evidence {show}").format(count=count, show=many)


def _allegations(finding: Finding, standing: Standing, material: Material) -> list[Inline]:
    if not finding.alleged():
        return []
    alleged = standing.alleging(finding.number)
    words = count_words(alleged, standing.alleged, material, Unit.COMPLAINTS)
    sentence = _("The institution received {complaints} alleging a violation.").format(complaints=words)
    return [Run(" " + sentence)]
