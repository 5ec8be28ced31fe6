"""The method of a report in sentences, the same for every kind of report."""

from gc25desk.domain.field import Profile
from gc25desk.i18n import _
from gc25desk.reports.material import Material
from gc25desk.reports.periods import period_words
from gc25desk.reports.remarks import rule_words


def method(material: Material, *, drafted: bool = False) -> tuple[str, ...]:
    """Return what a reader must know of sources, period, counting and protection, a sentence or two each.

    ``drafted`` is said of a report whose writers may have quoted people and told cases.
    """
    sentences = [
        _(
            "This report was prepared by {institution} for the review of {state} by the UN Committee on "
            "the Rights of the Child. It covers {period}."
        ).format(institution=material.institution, state=material.state_party, period=period_words(material)),
        _(
            "It draws on complaints received by the institution and on evidence it gathered. Each complaint "
            "and each item was read by staff and tagged to the numbered paragraphs of general comment No. 25 "
            "(2021), with what it says about them. A tag that says nothing about a paragraph is not counted."
        ),
        _(
            "A complaint is an allegation. A shortfall is stated only where evidence shows it; the "
            "reliability of each source and the credibility of each piece of information were weighed apart."
        ),
        _(
            "One complaint may bear on several paragraphs and several children; each table names the unit "
            "it counts. Children’s ages are in completed years at the time of the event."
        ),
        rule_words(material.rule),
    ]
    if material.profile is not Profile.INTERNAL:
        sentences.append(
            _(
                "No name and no reference number of a complaint is part of this report. Words are quoted and "
                "cases are told only where those who gave them agreed to it."
            )
            if drafted
            else _(
                "No name, no account in anybody’s own words and no reference number of a complaint is part "
                "of this report."
            )
        )
        sentences.append(_("Complaints whose giver refused to be counted are left out of every figure."))
    return tuple(sentences)
