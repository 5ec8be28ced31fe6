"""Whatever stands on a desk, its reports leave whole, valid, and with nobody in them.

``GC25DESK_FAULTS=large`` tries 200 desks, each for three audiences in three languages and once in Arabic.
Their files are opened in LibreOffice where it is installed.
"""

import dataclasses
import datetime as dt
import itertools
import logging
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from gc25desk.domain.field import Profile
from gc25desk.domain.project import ALTERNATIVE_REPORT, PROJECT_KINDS, Project
from gc25desk.errors import NamesFound, TooRevealing
from gc25desk.services import desk as desks
from gc25desk.services import records, report, saving, submission
from gc25desk.services.desk import Desk
from gc25desk.services.submission import Prepared
from tests.builders import PASSPHRASE
from tests.faults.figures import Figure, is_large
from tests.journeys import filled, finished
from tests.journeys.canaries import Canary
from tests.journeys.office import Office
from tests.journeys.planted import PLACES, held_by
from tests.journeys.random_desks import Plan
from tests.journeys.random_desks import desks as random_desks

DESKS = Figure(1, 40)  # of each of the five kinds of report
NAMED = Figure(1, 20)  # for each place in which somebody may be named
LOG = logging.getLogger(__name__)  # --log-cli-level=INFO tells how far a long run has come
TODAY = dt.date(2026, 11, 20)
PROFILES = [profile.value for profile in Profile]
LANGUAGES = ["en", "fr", "es"]
# A desk takes seconds, so none is made smaller after a fault.
SLOW = settings(
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
    report_multiple_bugs=False,
    database=None,
)


def editions(turn: int) -> list[tuple[str, str]]:
    """Return for whom and in which languages one desk's report is made."""
    turned = LANGUAGES[turn % 3 :] + LANGUAGES[: turn % 3]
    if is_large():
        return [*itertools.product(PROFILES, LANGUAGES), (PROFILES[turn % 3], "ar")]
    few = list(zip(PROFILES, turned, strict=True))
    return [*few[:2], (few[2][0], "ar")] if turn % 2 else few


@contextmanager
def copied(whole: Path, folder: Path) -> Iterator[Desk]:
    """Open a copy of a desk, and take it away afterwards."""
    shutil.copytree(whole, folder / "desk")
    opened = desks.open_desk(folder / "desk", PASSPHRASE)
    try:
        yield opened
    finally:
        desks.close(opened)
        shutil.rmtree(folder / "desk")


class Tried:
    """What came of the desks of one kind of report."""

    def __init__(self, whole: Path, folder: Path, office: Office) -> None:
        """Begin with no desk; ``whole`` is a closed empty one."""
        self.whole, self.folder, self.office = whole, folder, office
        self.desks = self.left = self.refused = 0
        self.faults: list[str] = []
        self.files: list[Path] = []

    def desk(self, plan: Plan) -> None:
        """Put a plan on a desk of its own and let its report leave in every edition."""
        self.desks += 1
        with copied(self.whole, self.folder) as desk:
            project = filled.on(desk, plan, self.folder)
            for number, (profile, language) in enumerate(editions(self.desks)):
                self.edition(desk, plan, _for(desk, project, profile, language), first=number == 0)
        self._opened()
        told = (plan.project.kind, self.desks, self.left, self.refused, len(self.faults))
        LOG.info("%s: %d desks, %d editions left, %d refused, %d faults", *told)

    def edition(self, desk: Desk, plan: Plan, project: Project, *, first: bool) -> None:
        """Let a report leave once, and look at its files.

        The first edition of a desk is made twice to be compared, and handed in, so that all later ones
        are held against its tables.
        """
        name = f"{project.kind}-{self.desks}-{project.profile}-{project.language}"
        try:
            ready = submission.prepare(desk, project.id, TODAY)
        except TooRevealing as refused:
            assert refused.tables
            self.refused += 1
            return
        found = [f"{name}: {fault}" for fault in _made_again(desk, ready)] if first else []
        files = self._exported(desk, ready, name, final=first)
        found += [f"{name}, {fault}" for fault in finished.faults(ready, plan, files)]
        for fault in found:
            LOG.error(fault)
        self.faults += found
        self.left += 1
        self.files += files

    def _opened(self) -> None:
        """Have the files of a desk opened; drawing an Excel file as pages takes long, so one must do."""
        word = [file for file in self.files if file.suffix == ".docx"]
        excel = [file for file in self.files if file.suffix == ".xlsx"]
        if is_large():
            self.office.take("pdf", [*word, *excel[:1]])
            self.office.take("csv", excel[1:])
        else:
            self.office.take("pdf", word)
            self.office.take("csv", excel[:1])
        self.files = []

    def _exported(self, desk: Desk, ready: Prepared, name: str, *, final: bool) -> tuple[Path, Path]:
        word, excel = self.folder / f"{name}.docx", self.folder / f"{name}x.xlsx"
        submission.export(desk, ready, word, excel, looked=True, final=final)
        assert (word.read_bytes(), excel.read_bytes()) == (ready.word, ready.excel)
        return word, excel


def _made_again(desk: Desk, ready: Prepared) -> Iterator[str]:
    again = submission.prepare(desk, ready.project, TODAY)
    if (ready.word, ready.excel) != (again.word, again.excel):
        yield "the same records gave other bytes"


def _for(desk: Desk, project: Project, profile: str, language: str) -> Project:
    """Return a report changed to be for somebody else, as its form would."""
    held = records.get(desk, "project", project.id)
    changed = dataclasses.replace(held, profile=profile, language=language)
    saved: Project = saving.save(desk, "project", changed)[0]
    return saved


@pytest.mark.parametrize("kind", PROJECT_KINDS.codes())
def test_the_reports_of_any_desk_leave_whole_and_name_nobody(
    kind: str, whole_desk: Path, tmp_path: Path
) -> None:
    with Office(tmp_path) as office:
        tried = Tried(whole_desk, tmp_path, office)

        @given(random_desks(kind))
        @settings(SLOW, max_examples=DESKS())
        def each(plan: Plan) -> None:
            tried.desk(plan)

        each()
    LOG.info("%s: %d files opened in LibreOffice", kind, office.converted)
    assert [*tried.faults, *office.faults] == []
    assert tried.left > tried.refused


@pytest.mark.parametrize("place", PLACES)
def test_somebody_named_in_a_report_stops_it_before_anything_is_written(
    place: str, whole_desk: Path, tmp_path: Path
) -> None:
    ways = list(Canary(0).ways())
    first = list(PLACES).index(place)

    @given(random_desks(ALTERNATIVE_REPORT), st.integers(0, 63), st.integers(0, len(ways) - 1))
    @settings(SLOW, max_examples=NAMED())
    def each(plan: Plan, number: int, turn: int) -> None:
        canary, way = Canary(number), ways[(first + turn) % len(ways)]
        with copied(whole_desk, tmp_path) as desk:
            project = filled.on(desk, plan, tmp_path)
            held_by(desk, canary)
            PLACES[place](desk, project, canary.ways()[way])
            ready = _for(desk, project, PROFILES[(number + first) % 2], LANGUAGES[turn % 3])
            assert is_stopped(desk, ready, tmp_path), f"{canary.name} {way} {place}"

    each()


def is_stopped(desk: Desk, project: Project, folder: Path) -> bool:
    """Tell whether a report is refused for a name in it, and nothing of it written or journalled."""
    ready = submission.prepare(desk, project.id, TODAY)
    if not ready.examination.is_stopped:
        return False
    with pytest.raises(NamesFound):
        submission.export(desk, ready, folder / "a.docx", folder / "a.xlsx", looked=True)
    return [*folder.glob("*.docx"), *folder.glob("*.xlsx")] == [] == report.exports(desk)


@given(random_desks(ALTERNATIVE_REPORT))
@settings(SLOW, max_examples=1)
def test_what_may_not_leave_would_be_found(
    whole_desk: Path, tmp_path_factory: pytest.TempPathFactory, plan: Plan
) -> None:
    folder = tmp_path_factory.mktemp("found")
    with copied(whole_desk, folder) as desk:
        project = filled.on(desk, plan, folder)
        public = submission.prepare(desk, _for(desk, project, "public", "en").id, TODAY)
        internal = submission.prepare(desk, _for(desk, project, "internal", "en").id, TODAY)
    word, excel = folder / "a.docx", folder / "a.xlsx"
    word.write_bytes(internal.word)
    excel.write_bytes(internal.excel)
    wrong = dataclasses.replace(public, word=internal.word, excel=internal.excel)
    found = "\n".join(finished.faults(wrong, plan, (word, excel)))
    for told in ("a.xlsx: tells of", "Excel: xl/charts/", "Excel: Table", "Word: "):
        assert told in found
