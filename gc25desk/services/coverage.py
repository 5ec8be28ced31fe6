"""The coverage matrix of a report: what stands behind each paragraph, and what is planned."""

from collections.abc import Iterable

from gc25desk.domain.access import Act
from gc25desk.domain.coverage import COMPLAINTS, Held, Matrix, matrix
from gc25desk.domain.section import PART, Section
from gc25desk.services.access import needs
from gc25desk.services.desk import Desk
from gc25desk.services.project import gathered_by
from gc25desk.store import counts, records
from gc25desk.store.session import Reader

_OPEN = frozenset({"planned", "under_way"})


@needs(Act.READ_REPORTS)
def of(desk: Desk, project_id: str) -> Matrix:
    """Return the coverage matrix of a report: true counts, for internal use only; raises NotFound."""
    with desk.store.reading_sealed() as reader:
        gathered = gathered_by(reader, project_id)
        planned = _planned(reader, gathered.project.cycle)
        return matrix(held(reader), planned, _cited(gathered.sections))


@needs(Act.READ_REPORTS)
def of_cycle(desk: Desk, cycle_id: str, language: str = "en") -> Matrix:
    """Return the coverage matrix of a cycle, as :func:`of`; cited is what any of its reports is about."""
    with desk.store.reading_sealed() as reader:
        reports = records.load_by(reader, "project", "cycle", cycle_id)
        sections = [
            section for one in reports for section in records.load_by(reader, "section", "project", one.id)
        ]
        return matrix(held(reader), _planned(reader, cycle_id), _cited(sections), language)


@needs(Act.READ_REPORTS)
def planned(desk: Desk, cycle_id: str) -> tuple[int, ...]:
    """Return the paragraphs that open monitoring of a review cycle is planned for, as often as it is."""
    with desk.store.reading_sealed() as reader:
        return tuple(_planned(reader, cycle_id))


def _planned(reader: Reader, cycle_id: str) -> list[int]:
    return [
        number
        for one in records.load_by(reader, "monitoring", "cycle", cycle_id)
        if one.status in _OPEN
        for number in one.numbers()
    ]


def _cited(sections: Iterable[Section]) -> list[int]:
    return [number for section in sections if section.role != PART for number in section.numbers()]


def held(reader: Reader) -> list[Held]:
    """Return what is held on each paragraph within a transaction, by kind of source and year."""
    complaints = counts.tagged_by_year(reader, "complaint", "", "date_received")
    evidence = counts.tagged_by_year(reader, "evidence", "type", "date")
    return [
        *(Held(number, COMPLAINTS, year, count) for number, _none, year, count in complaints),
        *(Held(number, kind, year, count) for number, kind, year, count in evidence),
    ]
