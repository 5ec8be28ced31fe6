"""A review cycle as it stands: its reports and how far each is, earlier observations, ratings, plans."""

import dataclasses
from collections.abc import Sequence

from gc25desk.domain import undo
from gc25desk.domain.access import Act
from gc25desk.domain.assessment import Assessment
from gc25desk.domain.comment import Comment
from gc25desk.domain.cycle import Cycle
from gc25desk.domain.monitoring import Monitoring
from gc25desk.domain.observation import Observation
from gc25desk.domain.project import Project, warnings
from gc25desk.domain.section import APPROVED, FOR_REVIEW, PART, Section
from gc25desk.domain.undo import Part
from gc25desk.errors import InvalidInput, NotFound
from gc25desk.i18n import _
from gc25desk.services.access import needs
from gc25desk.services.changes import Changes
from gc25desk.services.desk import Desk
from gc25desk.services.holdings import Rated, rated
from gc25desk.services.saving import save_one, save_ready, with_id
from gc25desk.store import records
from gc25desk.store.session import Reader


@dataclasses.dataclass(frozen=True)
class Progress:
    """A report and how far it is: sections with text of their own, those read, what is still remarked."""

    project: Project
    sections: int
    approved: int
    for_review: int
    open_comments: int
    warnings: tuple[str, ...]


@dataclasses.dataclass(frozen=True)
class Course:
    """All that belongs to a cycle but the text of its reports: ratings by paragraph, the rest as entered."""

    cycle: Cycle
    reports: tuple[Progress, ...]
    observations: tuple[Observation, ...]
    ratings: tuple[Rated, ...]
    planned: tuple[Monitoring, ...]

    def rating(self, paragraph: int) -> Assessment | None:
        """Return the rating of a paragraph, if it was rated in this cycle."""
        return next((one.assessment for one in self.ratings if one.assessment.paragraph == paragraph), None)


@needs(Act.READ_REPORTS)
def course(desk: Desk, cycle_id: str) -> Course:
    """Return a review cycle with what belongs to it; raises NotFound."""
    with desk.store.reading() as reader:
        found = records.load(reader, "cycle", cycle_id)
        if not isinstance(found, Cycle):
            raise NotFound(_("This review cycle is not on the desk any more."), _("Choose another cycle."))
        ratings = sorted(rated(reader, cycle_id), key=lambda one: one.assessment.paragraph or 0)
        return Course(
            cycle=found,
            reports=_reports(reader, found),
            observations=tuple(records.load_by(reader, "observation", "cycle", cycle_id)),
            ratings=tuple(ratings),
            planned=tuple(records.load_by(reader, "monitoring", "cycle", cycle_id)),
        )


def _reports(reader: Reader, cycle: Cycle) -> tuple[Progress, ...]:
    projects: list[Project] = records.load_by(reader, "project", "cycle", cycle.id)
    comments: list[Comment] = records.load_many(reader, "comment") if projects else []
    about = [comment.about for comment in comments if not comment.done]
    return tuple(_progress(reader, project, cycle, about) for project in projects)


def _progress(reader: Reader, project: Project, cycle: Cycle, about: Sequence[str]) -> Progress:
    sections: list[Section] = [
        one for one in records.load_by(reader, "section", "project", project.id) if one.role != PART
    ]
    return Progress(
        project=project,
        sections=len(sections),
        approved=sum(one.status == APPROVED for one in sections),
        for_review=sum(one.status == FOR_REVIEW for one in sections),
        open_comments=sum(about.count(one.id) for one in sections),
        warnings=warnings(project, cycle),
    )


@needs(Act.WRITE_REPORTS)
def rate(desk: Desk, assessment: Assessment) -> tuple[Assessment, Changes]:
    """Save the rating of a paragraph, of which a cycle has one.

    Raises InvalidInput for a broken rule and for a paragraph that is rated already, and Conflict when the
    rating was changed since it was read.
    """
    ready: Assessment = save_ready("assessment", with_id(assessment))
    parts: list[Part] = []
    with desk.store.writing() as writer:
        others = records.load_by(writer, "assessment", "cycle", ready.cycle)
        if any(one.paragraph == ready.paragraph and one.id != ready.id for one in others):
            raise InvalidInput(
                _("Paragraph {number} is rated already in this cycle.").format(number=ready.paragraph),
                _("Choose it in the list to change its rating."),
                "paragraph",
            )
        saved: Assessment = save_one(desk, writer, "assessment", ready, parts)
    desk.steps.add(undo.UPDATE if assessment.version else undo.CREATE, "assessment", parts)
    return saved, Changes(frozenset({"assessment"}), (saved.id,))


@needs(Act.WRITE_REPORTS)
def add_observations(desk: Desk, observations: Sequence[Observation]) -> Changes:
    """Save new observations, all or none, undone together; raises InvalidInput for a broken rule."""
    ready = [save_ready("observation", with_id(one)) for one in observations]
    parts: list[Part] = []
    with desk.store.writing() as writer:
        saved = [save_one(desk, writer, "observation", one, parts) for one in ready]
    desk.steps.add(undo.CREATE, "observation", parts)
    return Changes(frozenset({"observation"}), tuple(one.id for one in saved))
