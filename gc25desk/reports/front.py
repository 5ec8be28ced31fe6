"""What stands on the title page of a report, in Word and on the cover of the Excel file."""

from gc25desk.domain.text import clean
from gc25desk.i18n import N_
from gc25desk.reports.model import Report
from gc25desk.reports.words import CLASSIFICATIONS, Words


def front_lines(report: Report, words: Words) -> tuple[str, str, str, str]:
    """Return the institution, the classification, the title and the subtitle."""
    marking = words(CLASSIFICATIONS[report.classification])
    return report.institution, marking, report.title, report.subtitle


def details(report: Report, words: Words) -> list[tuple[str, str]]:
    """Return the lines below as (label, value); one with no value is not shown."""
    return [
        (words(N_("State party")), report.state_party),
        (words(N_("Reporting cycle")), report.cycle),
        (words(N_("Date")), words.date(report.date)),
        *report.details,
    ]


def front_texts(report: Report, words: Words) -> list[str]:
    """Return the paragraphs of the title page as one reads them in Word."""
    named = [f"{label}\t{value}" for label, value in details(report, words) if value]
    return [clean(text) for text in (*front_lines(report, words), *named) if text]
