"""Commands on reports in the making: begun, examined, exported, compared with an edited copy."""

import argparse
import dataclasses
import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

from gc25desk.cli.call import Call, as_told, place
from gc25desk.cli.record import records_in
from gc25desk.domain.cycle import Cycle
from gc25desk.domain.examination import Examination
from gc25desk.domain.project import Project
from gc25desk.domain.record import from_json
from gc25desk.domain.text import clean
from gc25desk.i18n import _, ngettext
from gc25desk.services import comparison, records, submission
from gc25desk.services import project as projects
from gc25desk.services.desk import Desk


def begin_cycles(call: Call) -> None:
    """Begin review cycles from JSON, each with the dates proposed and the shipped clusters."""
    _begin(call, Cycle, lambda desk, cycle: projects.begin_cycle(desk, cycle)[0])


def begin(call: Call) -> None:
    """Begin reports from JSON, each with the sections of its kind; ``cycle`` may be a reference."""

    def one(desk: Desk, project: Project) -> Project:
        cycle = records.id_of(desk, "cycle", project.cycle)
        return projects.begin(desk, dataclasses.replace(project, cycle=cycle))[0]

    _begin(call, Project, one)


def _begin(call: Call, kind: type[Any], one: Callable[[Desk, Any], Any]) -> None:
    items = [from_json(kind, item) for item in records_in(call.arguments.file)]
    with call.desk() as desk:
        begun = [one(desk, item) for item in items]
    result = [{"id": item.id, "reference": item.reference} for item in begun]
    call.tell(result, "\n".join(item.reference for item in begun))


def examine(call: Call) -> None:
    """Print what is found in a report as it would leave today."""
    with call.desk() as desk:
        found = _prepared(call, desk).examination
    call.tell(_as_json(found), _in_words(found))


def export(call: Call) -> None:
    """Write a report as Word, Excel or both, after it was examined."""
    given = call.arguments
    with call.desk() as desk:
        done = submission.export(
            desk,
            _prepared(call, desk),
            _target(given.word),
            _target(given.excel),
            looked=given.looked,
            final=given.final,
        )
    files = [as_told(file) for file in done.files]
    call.tell(files, "\n".join(str(file.path) for file in done.files))


def compare(call: Call) -> None:
    """Print what people changed in an exported Word file."""
    given = call.arguments
    with call.desk() as desk:
        project = records.id_of(desk, "project", given.reference)
        found = comparison.with_edited(desk, project, Path(given.file))
    result = {
        "known": round(found.known, 2),
        "tracked": found.tracked,
        "changed": [dataclasses.asdict(one) for one in found.changed()],
    }
    lines = [f"{one.change.value}\t{one.kind.name.lower()}\t{one.old}\t{one.new}" for one in found.changed()]
    call.tell(result, "\n".join(lines) or _("Every claim, citation and number is as it was exported."))


def _prepared(call: Call, desk: Desk) -> submission.Prepared:
    project = records.id_of(desk, "project", call.arguments.reference)
    return submission.prepare(desk, project, dt.datetime.now().astimezone().date())


def _target(name: str | None) -> Path | None:
    return None if name is None else place(name)


def _as_json(found: Examination) -> dict[str, Any]:
    # Names are told in their sentences; which record they are of is for those who hold the key to look up.
    names = [{"words": one.words, "sentence": one.sentence, "sure": one.sure} for one in found.names]
    rest = {field.name: getattr(found, field.name) for field in dataclasses.fields(found)}
    plain = {key: value for key, value in rest.items() if key not in {"names", "terms", "missing", "trouble"}}
    return plain | {
        "names": names,
        "stopped": found.is_stopped,
        "terms": [dataclasses.asdict(one) for one in found.terms],
        "missing": [dataclasses.asdict(one) for one in found.missing],
        "trouble": [dataclasses.asdict(one) for one in found.trouble],
    }


def _in_words(found: Examination) -> str:
    left = ngettext(
        "{count} part is still to be written.", "{count} parts are still to be written.", len(found.missing)
    )
    length = _("{count} of {limit} words, and {annexes} in the annexes.")
    lines = [
        *(one.sentence for one in found.names),
        *(f"{one.title}: {one.words}" for one in found.trouble),
        left.format(count=len(found.missing)),
        length.format(count=found.words, limit=found.word_limit, annexes=found.words_in_annexes),
    ]
    return "\n".join(lines)


def add_commands(actions: Any, shared: argparse.ArgumentParser) -> None:
    """Add what can be done with a report beside adding, listing and showing it."""
    for name, run in (("examine", examine), ("export", export), ("compare", compare)):
        action = actions.add_parser(name, parents=[shared])
        action.add_argument("reference", type=clean, help=_("reference or identifier"))
        action.set_defaults(run=run)
        if name == "export":
            action.add_argument("--word", metavar=_("FILE"))
            action.add_argument("--excel", metavar=_("FILE"))
            words = _("say that the words found by “examine” name nobody of this desk")
            handed_in = _("this edition is handed in or published; its tables are remembered")
            action.add_argument("--final", action="store_true", help=handed_in)
            action.add_argument("--looked", action="store_true", help=words)
        if name == "compare":
            action.add_argument("file", help=_("a copy of the Word file that people edited"))
