"""The skeleton a report begins with: its sections by kind of report and by order, still without text.

What each kind holds: Child Rights Connect, “Written inputs to the list of issues prior to reporting” and
“Written inputs to the State report”; domain.md 9 items 29, 30 and 32. Titles are in the language in use,
which is the report's while it is begun.
"""

import dataclasses
from collections.abc import Collection, Iterable, Iterator, Sequence

from gc25desk.domain.catalogue import CLUSTERS, FIRST, LAST, Chapter, catalogue
from gc25desk.domain.cycle import Cluster, Cycle
from gc25desk.domain.observation import Observation
from gc25desk.domain.project import (
    ADDITIONAL_SUBMISSION,
    ALTERNATIVE_REPORT,
    BY_CLUSTER,
    LOIPR_INPUT,
    MID_CYCLE,
    Project,
)
from gc25desk.domain.section import ISSUE, PART, PREVIOUS, SUMMARY, TEXT, Section
from gc25desk.i18n import SOURCE_LANGUAGE, _, catalogues, speaking

# Chapters I and II only explain, and the last is about making the comment known.
_OPENING = frozenset({"I", "II"})
_SUMMARY_SHARE, _METHOD_SHARE = 0.06, 0.06


def skeleton(
    project: Project, cycle: Cycle, held: Collection[int], observations: Iterable[Observation] = ()
) -> tuple[Section, ...]:
    """Return the sections of a new report in order, each issue with the paragraphs it is about.

    ``held`` are the paragraphs on which the desk holds anything: an issue is proposed for each section of
    general comment No. 25 with one of them, or for all where nothing is held yet. A mid-cycle report has
    an issue for each of the ``observations`` that the Committee named urgent.
    """
    sections = [
        section
        for group in (
            _opening(project),
            _issues(project, cycle, frozenset(held), tuple(observations)),
            _closing(project),
        )
        for section in group
    ]
    return _with_budgets(project, [_placed(project, place, one) for place, one in enumerate(sections, 1)])


def titles_in(project: Project, cycle: Cycle, sections: Sequence[Section]) -> dict[str, str]:
    """Return the headings that still are as they were proposed, in the language of the report, by section.

    They may be in any language that reports can be written in; those that somebody worded anew, and those
    that are in the report's language already, are left out.
    """
    meant = _proposed(project, cycle, project.language)
    known: dict[tuple[str, str], str] = {}
    for code in (SOURCE_LANGUAGE, *catalogues()):
        told = _proposed(project, cycle, code)
        for one, other in zip(told, meant, strict=True):
            known.setdefault((one.role, one.title), other.title)
    wanted = {section.id: known.get((section.role, section.title), section.title) for section in sections}
    return {section.id: wanted[section.id] for section in sections if wanted[section.id] != section.title}


def _proposed(project: Project, cycle: Cycle, language: str) -> tuple[Section, ...]:
    with speaking(language):
        return skeleton(dataclasses.replace(project, language=language), cycle, range(FIRST, LAST + 1))


def _placed(project: Project, place: int, section: Section) -> Section:
    return dataclasses.replace(section, project=project.id, position=place)


def _section(role: str, title: str, cluster: str = "", paragraphs: str = "") -> Section:
    return Section(role=role, title=title, cluster=cluster, paragraphs=paragraphs)


def _opening(project: Project) -> Iterator[Section]:
    if project.kind != LOIPR_INPUT:
        yield _section(SUMMARY, _("Executive summary"))
    yield _section(TEXT, _("Introduction and methodology"))
    if project.kind in {ALTERNATIVE_REPORT, MID_CYCLE}:
        yield _section(PREVIOUS, _("Earlier concluding observations and what became of them"))
    if project.kind == ALTERNATIVE_REPORT:
        yield _section(TEXT, _("New developments since the first submission"))
        yield _section(TEXT, _("Comments on the State report"))
    if project.kind == ADDITIONAL_SUBMISSION:
        yield _section(TEXT, _("Comments on the list of issues"))
        yield _section(TEXT, _("Comments on the written replies of the State party"))
        yield _section(TEXT, _("New developments"))


def _closing(project: Project) -> Iterator[Section]:
    if project.kind == ALTERNATIVE_REPORT:
        yield _section(TEXT, _("Gaps in the list of issues and in the State report"))


def _issues(
    project: Project, cycle: Cycle, held: frozenset[int], observations: tuple[Observation, ...]
) -> Iterator[Section]:
    if project.kind == ADDITIONAL_SUBMISSION:
        return
    if project.kind == MID_CYCLE:
        yield from _follow_up(observations)
        return
    every = catalogue(project.language).chapters
    chapters = [chapter for chapter in every if chapter.numeral not in _OPENING]
    if project.layout == BY_CLUSTER:
        yield from _by_cluster(cycle, chapters, held)
        return
    for chapter in chapters:
        yield from _part(chapter.title, [chapter], held, chapter.cluster or "")


def _by_cluster(cycle: Cycle, chapters: list[Chapter], held: frozenset[int]) -> Iterator[Section]:
    # A cluster that the institution added to the cycle has no chapter of its own; it stands empty.
    for cluster in cycle.clusters:
        own = [chapter for chapter in chapters if chapter.cluster == cluster.code]
        if own:
            yield from _part(_title(cluster), own, held, cluster.code)


def _title(cluster: Cluster) -> str:
    """Return the heading of a cluster: the shipped one in the language of the report, else as it was edited.

    A cycle keeps its headings in the language in which it was begun.
    """
    shipped = next((choice for choice in CLUSTERS.choices if choice.code == cluster.code), None)
    if shipped is None:
        return cluster.title
    in_any = {shipped.label}
    for code in catalogues():
        with speaking(code):
            in_any.add(shipped.shown())
    return shipped.shown() if cluster.title in in_any else cluster.title


def _part(title: str, chapters: list[Chapter], held: frozenset[int], cluster: str) -> Iterator[Section]:
    issues = [issue for chapter in chapters for issue in _of_chapter(chapter, held, cluster)]
    if issues:
        yield _section(PART, title, cluster=cluster)
        yield from issues


def _of_chapter(chapter: Chapter, held: frozenset[int], cluster: str) -> Iterator[Section]:
    lettered = [(section.title, section.numbers()) for section in chapter.sections]
    for title, numbers in lettered or [(chapter.title, chapter.numbers())]:
        if not held or held.intersection(numbers):
            yield _section(ISSUE, title, cluster=cluster, paragraphs=_span(numbers))


def _span(numbers: range) -> str:
    first, last = numbers[0], numbers[-1]
    return str(first) if first == last else f"{first}–{last}"


def _follow_up(observations: tuple[Observation, ...]) -> Iterator[Section]:
    for observation in observations:
        if observation.urgent:
            yield _section(ISSUE, observation.subject, paragraphs=observation.paragraphs)


def _with_budgets(project: Project, sections: list[Section]) -> tuple[Section, ...]:
    """Share the words out: a little for the summary and the method, the rest among the others alike."""
    limit = project.word_limit or 0
    fixed = {SUMMARY: round(limit * _SUMMARY_SHARE)}
    method = next((one for one in sections if one.role == TEXT), None)
    drafted = [one for one in sections if one.role not in {PART, SUMMARY} and one is not method]
    spent = round(limit * _METHOD_SHARE) + sum(fixed.get(one.role, 0) for one in sections)
    each = (limit - spent) // len(drafted) if drafted else 0

    def words(section: Section) -> int | None:
        if section.role == PART or not limit:
            return None
        return fixed.get(section.role, round(limit * _METHOD_SHARE) if section is method else each)

    return tuple(dataclasses.replace(section, budget=words(section)) for section in sections)
