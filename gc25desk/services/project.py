"""Reports in the making: begun with their skeleton, gathered for the writing desk, put in another order."""

import dataclasses
from collections.abc import Sequence

from gc25desk.domain import undo
from gc25desk.domain.access import Act
from gc25desk.domain.calendar import renewed
from gc25desk.domain.comment import Comment
from gc25desk.domain.cycle import Cycle, shipped_clusters
from gc25desk.domain.observation import Observation
from gc25desk.domain.project import Project, usual_limit
from gc25desk.domain.recommendation import Recommendation
from gc25desk.domain.section import APPROVED, Section, in_order
from gc25desk.domain.skeleton import skeleton, titles_in
from gc25desk.domain.undo import Part, State
from gc25desk.errors import NotFound
from gc25desk.i18n import _, speaking
from gc25desk.services.access import needs
from gc25desk.services.changes import Changes
from gc25desk.services.desk import Desk
from gc25desk.services.saving import save, save_one, save_ready, with_id, write_changed
from gc25desk.store import counts, records
from gc25desk.store.session import Reader, Writer


@dataclasses.dataclass(frozen=True)
class Gathered:
    """A report project with all that belongs to it; sections and recommendations in their order."""

    project: Project
    cycle: Cycle
    sections: tuple[Section, ...]
    recommendations: tuple[Recommendation, ...]
    observations: tuple[Observation, ...]
    comments: tuple[Comment, ...]

    def section(self, section_id: str) -> Section | None:
        """Return a section by its identifier."""
        return next((one for one in self.sections if one.id == section_id), None)

    def recommended(self, section_id: str) -> tuple[Recommendation, ...]:
        """Return the recommendations of an issue in their order."""
        return tuple(one for one in self.recommendations if one.issue == section_id)

    def open_comments(self, section_id: str) -> tuple[Comment, ...]:
        """Return what was remarked on a section and is not done yet."""
        return tuple(one for one in self.comments if one.about == section_id and not one.done)


@needs(Act.WRITE_REPORTS)
def begin_cycle(desk: Desk, cycle: Cycle) -> tuple[Cycle, Changes]:
    """Save a new review cycle with the shipped clusters and the dates proposed from its pre-sessions.

    Raises InvalidInput for a broken rule.
    """
    clusters = cycle.clusters or shipped_clusters()
    ready = save_ready("cycle", renewed(dataclasses.replace(with_id(cycle), clusters=clusters)))
    parts: list[Part] = []
    with desk.store.writing() as writer:
        saved: Cycle = save_one(desk, writer, "cycle", ready, parts)
    desk.steps.add(undo.CREATE, "cycle", parts)
    return saved, Changes(frozenset({"cycle"}), (saved.id,))


@needs(Act.WRITE_REPORTS)
def begin(desk: Desk, project: Project) -> tuple[Project, Changes]:
    """Save a new report project with the sections of its kind, in one transaction.

    Without a limit the usual one of its kind stands. Raises InvalidInput for a broken rule, and NotFound
    when its cycle is not on the desk.
    """
    limit = project.word_limit or usual_limit(project.kind)
    ready: Project = save_ready("project", with_id(dataclasses.replace(project, word_limit=limit)))
    parts: list[Part] = []
    with desk.store.writing() as writer:
        cycle = _cycle(writer, ready.cycle)
        held = _held(writer)
        observations = records.load_by(writer, "observation", "cycle", cycle.id)
        saved: Project = save_one(desk, writer, "project", ready, parts)
        with speaking(saved.language):
            sections = skeleton(saved, cycle, held, observations)
        for section in sections:
            save_one(desk, writer, "section", save_ready("section", with_id(section)))
    desk.steps.add(undo.CREATE, "project", parts)
    return saved, Changes(frozenset({"project", "section"}), (saved.id,))


@needs(Act.WRITE_REPORTS)
def change_language(desk: Desk, project: Project) -> tuple[Project, Changes]:
    """Save a report in another language, and then say its headings in it as far as nobody worded them.

    Raises InvalidInput for a broken rule, and Conflict when the report was changed since it was read.
    """
    saved, changes = save(desk, "project", project)
    more = retitle(desk, saved.id)
    return saved, Changes(changes.nouns | more.nouns, (*changes.ids, *more.ids))


@needs(Act.WRITE_REPORTS)
def retitle(desk: Desk, project_id: str) -> Changes:
    """Say the headings of a report that are as they were proposed in its language; raises NotFound.

    The heading of an approved section stays: it is locked.
    """
    parts: list[Part] = []
    with desk.store.writing() as writer:
        found = gathered_by(writer, project_id)
        titles = titles_in(found.project, found.cycle, found.sections)
        for held in found.sections:
            if held.id in titles and held.status != APPROVED:
                renamed = dataclasses.replace(held, title=titles[held.id])
                after = write_changed(desk, writer, "section", held, renamed)
                parts.append(Part(held.id, held.reference, State.of(held), State.of(after)))
    if parts:
        desk.steps.add(undo.UPDATE, "section", parts)
    return Changes(frozenset({"section"} if parts else ()), tuple(part.id for part in parts))


def _held(reader: Reader) -> frozenset[int]:
    """Return the paragraphs on which the desk holds complaints or evidence."""
    found = (counts.tagged_by_paragraph(reader, noun) for noun in ("complaint", "evidence"))
    return frozenset(number for held in found for number in held)


def _cycle(reader: Reader, cycle_id: str) -> Cycle:
    found = records.load(reader, "cycle", cycle_id)
    if not isinstance(found, Cycle):
        raise NotFound(_("The review cycle of this report is not on the desk."), _("Choose another cycle."))
    return found


@needs(Act.READ_REPORTS)
def gathered(desk: Desk, project_id: str) -> Gathered:
    """Return a report project with its cycle, sections, recommendations and comments; raises NotFound."""
    with desk.store.reading() as reader:
        return gathered_by(reader, project_id)


def gathered_by(reader: Reader, project_id: str) -> Gathered:
    """Return a report project as :func:`gathered`, within a transaction."""
    project = records.load(reader, "project", project_id)
    if not isinstance(project, Project):
        raise NotFound(_("There is no such report on this desk."), _("Look for it in the list of reports."))
    sections = in_order(records.load_by(reader, "section", "project", project_id))
    found = records.load_by(reader, "recommendation", "project", project_id)
    comments = [
        one for section in sections for one in records.load_by(reader, "comment", "about", section.id)
    ]
    return Gathered(
        project=project,
        cycle=_cycle(reader, project.cycle),
        sections=sections,
        recommendations=tuple(sorted(found, key=lambda one: (one.position, one.reference))),
        observations=tuple(records.load_by(reader, "observation", "cycle", project.cycle)),
        comments=tuple(comments),
    )


@needs(Act.READ_REPORTS)
def cycles(desk: Desk) -> list[Cycle]:
    """Return the review cycles, the newest first."""
    with desk.store.reading() as reader:
        return list(reversed(records.load_many(reader, "cycle")))


@needs(Act.READ_REPORTS)
def of_cycle(desk: Desk, cycle_id: str) -> list[Project]:
    """Return the report projects of a cycle in the order they were begun."""
    with desk.store.reading() as reader:
        return records.load_by(reader, "project", "cycle", cycle_id)


@needs(Act.WRITE_REPORTS)
def add_section(desk: Desk, section: Section, after: str = "") -> tuple[Section, Changes]:
    """Save a new section after another one of its report, or at the end; raises InvalidInput."""
    ready: Section = save_ready("section", with_id(section))
    parts: list[Part] = []
    with desk.store.writing() as writer:
        others = in_order(records.load_by(writer, "section", "project", ready.project))
        ids = [one.id for one in others]
        place = ids.index(after) + 1 if after in ids else len(ids)
        saved: Section = save_one(desk, writer, "section", ready, parts)
        saved = _placed(desk, writer, [*others[:place], saved, *others[place:]])[saved.id]
    desk.steps.add(
        undo.CREATE, "section", [dataclasses.replace(part, after=State.of(saved)) for part in parts]
    )
    return saved, Changes(frozenset({"section"}), (saved.id,))


@needs(Act.WRITE_REPORTS)
def arrange(desk: Desk, project_id: str, order: Sequence[str]) -> Changes:
    """Put the sections of a report in the order of their identifiers, all or none.

    Sections that are not named keep their order after those that are.
    """
    with desk.store.writing() as writer:
        held = in_order(records.load_by(writer, "section", "project", project_id))
        known = {section.id: section for section in held}
        named = [known[one] for one in dict.fromkeys(order) if one in known]
        rest = [section for section in held if section not in named]
        before = {section.id: section for section in held}
        after = _placed(desk, writer, [*named, *rest])
    parts = [
        Part(one.id, one.reference, State.of(before[one.id]), State.of(one))
        for one in after.values()
        if one != before[one.id]
    ]
    desk.steps.add(undo.UPDATE, "section", parts)
    return Changes(frozenset({"section"}), tuple(part.id for part in parts))


def _placed(desk: Desk, writer: Writer, sections: Sequence[Section]) -> dict[str, Section]:
    """Give sections the positions of their order, and return them by identifier as they then are."""
    return {
        section.id: write_changed(
            desk, writer, "section", section, dataclasses.replace(section, position=place)
        )
        for place, section in enumerate(sections, 1)
    }
