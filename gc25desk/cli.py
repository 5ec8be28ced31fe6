"""The same services without a window, for scripts, tests and rescue.

``gc25desk --desk FOLDER [--passphrase-file FILE] COMMAND``; with ``--json`` results are JSON on
stdout. Exit code 0 done, 1 a known error (its sentence on stderr), 2 wrong usage.
"""

import argparse
import contextlib
import dataclasses
import datetime as dt
import errno
import getpass
import io
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol

from gc25desk.domain.child import Child
from gc25desk.domain.field import Profile
from gc25desk.domain.paragraph import Tag, parse_references
from gc25desk.domain.record import as_json, dictionary, from_json
from gc25desk.domain.text import clean
from gc25desk.errors import CannotWrite, DeskDamaged, InvalidInput, KnownError, UnreadableFile
from gc25desk.files import no_core_dumps
from gc25desk.i18n import _
from gc25desk.services import attachment, paragraph, practice, records, report, search, selfcheck
from gc25desk.services import desk as desks
from gc25desk.services.desk import Desk, NewDesk
from gc25desk.services.report import ReportRequest

DONE, KNOWN_ERROR, USAGE = 0, 1, 2
LARGEST_INPUT = 200 * 1024 * 1024
LARGEST_PASSPHRASE = 64 * 1024


class Window(Protocol):
    """What the commands need of the window: drawing it, which only the room with Qt can do."""

    def pictures(self, desk: Desk, folder: Path) -> list[Path]:
        """Write a picture of every page, light and dark."""

    def load_icons(self) -> int:
        """Load every icon and return how many there are; raises if one does not load."""


@dataclasses.dataclass(frozen=True)
class Call:
    """One call of the program: its arguments, the window, and where results go."""

    arguments: argparse.Namespace
    window: Window

    def tell(self, result: Any, words: str) -> None:
        """Print the result as JSON if asked for, else in words."""
        text = json.dumps(result, ensure_ascii=False, indent=2) if self.arguments.json else words
        try:
            _print(text.rstrip("\n") + "\n")
        except OSError:
            raise CannotWrite(
                _("The command was done, but its result could not be printed."),
                _("Look with “list” or “show” before you give the command again."),
            ) from None

    def folder(self) -> Path:
        """Return the folder of the desk that was named."""
        if self.arguments.desk is None:
            raise InvalidInput(_("No desk was named."), _("Say which with --desk FOLDER."))
        return _place(self.arguments.desk)

    def passphrase(self, default: str | None = None) -> str:
        """Return the passphrase: the first line of the file, or typed at the terminal."""
        if self.arguments.passphrase_file is not None:
            return _first_line(Path(self.arguments.passphrase_file))
        if default is not None:
            return default
        if sys.stdin.isatty():
            return getpass.getpass(_("Passphrase: "))
        raise InvalidInput(_("The passphrase is missing."), _("Give it with --passphrase-file FILE."))

    @contextlib.contextmanager
    def desk(self) -> Iterator[Desk]:
        """Open the desk for the length of a command."""
        folder = self.folder()
        default = practice.PASSPHRASE if practice.marked(folder) else None
        opened = desks.open_desk(folder, self.passphrase(default))
        try:
            yield opened
        finally:
            desks.close(opened)


def _print(text: str) -> None:
    if sys.stdout is None:
        raise OSError(errno.EBADF, "")
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError:
        # What could not be printed would be tried again, and told of, when the program ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise


def _place(name: str) -> Path:
    """Return the whole path of a file or folder; a ~ of nobody is taken as it stands."""
    path = Path(name)
    with contextlib.suppress(RuntimeError):
        path = path.expanduser()
    return path.absolute()


def _first_line(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            lines = stream.read(LARGEST_PASSPHRASE).decode("utf-8-sig").splitlines()
    except (OSError, ValueError):
        raise UnreadableFile(
            _("The passphrase file “{name}” could not be read.").format(name=path.name),
            _("Check its path; it must be a text file with the passphrase on its first line."),
        ) from None
    return lines[0] if lines else ""


def _new(call: Call) -> None:
    given = call.arguments
    new = NewDesk(
        institution=given.institution,
        state_party=given.state_party,
        person=given.person,
        language=given.language,
        device=given.device,
    )
    desk, code = desks.create(call.folder(), new, call.passphrase())
    info = desk.info
    desks.close(desk)
    call.tell(
        {"folder": str(info.folder), "device": info.device, "recovery_code": code},
        _("Desk made. Recovery code, to be printed and kept apart from the laptop: {code}").format(code=code),
    )


def _practice(call: Call) -> None:
    given, folder = call.arguments, call.folder()
    passphrase = call.passphrase(practice.PASSPHRASE)
    desk = practice.open_or_make(folder, passphrase)
    try:
        practice.fill(desk, given.complaints, given.evidence, given.seed)
    finally:
        desks.close(desk)
    call.tell(
        {"folder": str(folder), "complaints": given.complaints, "evidence": given.evidence},
        _("Practice desk with {complaints} complaints and {evidence} items of evidence: {folder}").format(
            complaints=given.complaints, evidence=given.evidence, folder=folder
        ),
    )


def _fields(call: Call) -> None:
    nouns: dict[str, type[Any]] = records.KINDS | {"child": Child, "tag": Tag}
    found = [entry for noun, kind in nouns.items() for entry in dictionary(noun, kind)]
    words = "\n".join(
        f"{entry['noun']}.{entry['key']}: {entry['label']} ({entry['kind']})" for entry in found
    )
    call.tell(found, words)


def _text_import(call: Call) -> None:
    with call.desk() as desk:
        found = paragraph.import_text(desk, Path(call.arguments.file), call.arguments.language).recognised
    result = {
        "paragraphs": len(found.paragraphs),
        "footnotes": found.footnotes,
        "chapters": found.chapters,
        "problems": list(found.problems),
    }
    lines = [
        _("{paragraphs} paragraphs, {footnotes} footnotes, {chapters} chapters.").format(**result),
        *found.problems,
    ]
    call.tell(result, "\n".join(lines))


def _text_show(call: Call) -> None:
    numbers = parse_references(" ".join(call.arguments.paragraphs))
    with call.desk() as desk:
        text = paragraph.text(desk, call.arguments.language)
    held = [found for number in numbers if (found := text.paragraph(number)) is not None]
    if not held:
        raise InvalidInput(
            _("The desk holds no text of these paragraphs."), _("Import your copy with “text import FILE”.")
        )
    result = [dataclasses.asdict(item) for item in held]
    call.tell(result, "\n\n".join(f"{item.number}. {item.text}" for item in held))


def _text_find(call: Call) -> None:
    with call.desk() as desk:
        found = paragraph.find(desk, " ".join(call.arguments.words), call.arguments.language)
    result = [{"paragraph": number, "likeness": round(likeness, 4)} for number, likeness in found]
    call.tell(result, "\n".join(f"{number}\t{likeness:.0%}" for number, likeness in found))


def _add(noun: str) -> Callable[[Call], None]:
    def run(call: Call) -> None:
        data = _records_in(call.arguments.file)
        items = [(from_json(records.KINDS[noun], item), _files_of(item)) for item in data]
        with call.desk() as desk:
            if noun == attachment.NOUN:
                saved: Sequence[Any] = attachment.save_with_files(desk, items)
            else:
                saved = records.save_all(desk, noun, [item for item, _paths in items])
        result = [{"id": item.id, "reference": item.reference} for item in saved]
        call.tell(result, "\n".join(item.reference for item in saved))

    return run


def _records_in(name: str) -> list[Any]:
    try:
        raw = sys.stdin.buffer.read(LARGEST_INPUT) if name == "-" else _bytes_of(Path(name))
        data = json.loads(raw.decode("utf-8-sig"), object_pairs_hook=_object)
    except (ValueError, RecursionError):
        raise InvalidInput(
            _("The input is not JSON in UTF-8."), _("Give one record or a list of records as JSON.")
        ) from None
    return data if isinstance(data, list) else [data]


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object of JSON; of a key that stands twice the one value would be lost unseen."""
    found = dict(pairs)
    if len(found) != len(pairs):
        key = next(key for at, (key, _value) in enumerate(pairs) if key in dict(pairs[:at]))
        raise InvalidInput(
            _("“{key}” stands twice in one record.").format(key=clean(key)[:60]),
            _("Keep one of them; nothing was saved."),
            key,
        )
    return found


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(LARGEST_INPUT)
    except OSError:
        raise UnreadableFile(
            _("“{name}” could not be read.").format(name=path.name), _("Check the path and try again.")
        ) from None


def _files_of(item: Any) -> list[Path]:
    files = item.get("files") or []
    files = [files] if isinstance(files, str) else files
    if not isinstance(files, list) or not all(isinstance(name, str) for name in files):
        raise InvalidInput(
            _("“files” must be a list of paths."), _("Correct it; nothing was saved."), "files"
        )
    return [Path(name) for name in files]


def _list(noun: str) -> Callable[[Call], None]:
    def run(call: Call) -> None:
        with call.desk() as desk:
            found = records.every(desk, noun)
        title = search.TITLES[noun]
        words = "\n".join(f"{item.reference}\t{getattr(item, title)}" for item in found)
        call.tell([as_json(item) for item in found], words)

    return run


def _show(noun: str) -> Callable[[Call], None]:
    def run(call: Call) -> None:
        with call.desk() as desk:
            found = [records.find_reference(desk, noun, name) for name in call.arguments.references]
        result = [as_json(item) for item in found]
        words = "\n\n".join(
            "\n".join(f"{key}: {value}" for key, value in item.items() if value not in ("", None, []))
            for item in result
        )
        call.tell(result if len(result) != 1 else result[0], words)

    return run


def _search(call: Call) -> None:
    with call.desk() as desk:
        hits = search.search(desk, " ".join(call.arguments.words), call.arguments.limit)
    words = "\n".join(f"{hit.reference}\t{hit.title}\t{hit.snippet}" for hit in hits)
    call.tell([dataclasses.asdict(hit) for hit in hits], words)


def _report(call: Call) -> None:
    given = call.arguments
    if given.word is None and given.excel is None:
        raise InvalidInput(_("No file to write was named."), _("Give --word FILE, --excel FILE or both."))
    request = ReportRequest(
        profile=Profile(given.profile),
        title=given.title,
        cycle=given.cycle,
        date=dt.datetime.now().astimezone().date(),
        since=given.since,
        until=given.until,
    )
    with call.desk() as desk:
        done = report.export(desk, request, _target(given.word), _target(given.excel))
    files = [{"path": str(file.path), "sha256": file.sha256, "size": file.size} for file in done.files]
    result = {
        "files": files,
        "profile": given.profile,
        "paragraphs": done.paragraphs,
        "findings": done.findings,
        "hidden_cells": done.hidden_cells,
    }
    call.tell(result, "\n".join(str(file.path) for file in done.files))


def _target(name: str | None) -> Path | None:
    return None if name is None else _place(name)


def _check(call: Call) -> int:
    try:
        with call.desk() as desk:
            problems = desks.check(desk)
    except DeskDamaged as fault:
        problems = (str(fault),)
    result = {"ok": not problems, "problems": list(problems)}
    call.tell(result, "\n".join(problems) or _("The desk is sound."))
    return KNOWN_ERROR if problems else DONE


def _selfcheck(call: Call) -> None:
    result = selfcheck.run() | {"icons": call.window.load_icons()}
    call.tell(result, "\n".join(f"{key}: {value}" for key, value in result.items()))


def _pictures(call: Call) -> None:
    with call.desk() as desk:
        files = call.window.pictures(desk, _place(call.arguments.folder))
    call.tell([str(file) for file in files], "\n".join(str(file) for file in files))


class _Parser(argparse.ArgumentParser):
    """A parser that takes no shortened option: ``--passphrase`` would take a secret for a file's name."""

    def __init__(self, **given: Any) -> None:
        super().__init__(allow_abbrev=False, **given)


def _shared(**defaults: Any) -> _Parser:
    """Return the options that may stand before and after the command.

    Made anew for each side: argparse shares the options themselves, and a default of the one side
    would wipe out what was given on the other.
    """
    shared = _Parser(add_help=False, argument_default=argparse.SUPPRESS)
    shared.add_argument("--json", action="store_true", help=_("give results as JSON"))
    shared.add_argument("--desk", metavar=_("FOLDER"), help=_("the folder of the desk"))
    shared.add_argument(
        "--passphrase-file",
        metavar=_("FILE"),
        help=_("a text file with the passphrase on its first line"),
    )
    shared.set_defaults(**defaults)
    return shared


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="gc25desk",
        description=_("GC25 Desk without a window. With no command the window opens."),
        parents=[_shared(json=False, desk=None, passphrase_file=None, run=None)],
    )
    shared = _shared()
    commands = parser.add_subparsers(dest="command", metavar=_("COMMAND"))

    def command(name: str, help: str, run: Callable[[Call], int | None]) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=help, description=help, parents=[shared])
        added.set_defaults(run=run)
        return added

    _add_desk_commands(command)
    _add_text_commands(commands, shared)
    for noun in records.KINDS:
        _add_record_commands(commands, shared, noun)
    _add_output_commands(command)
    return parser


class _AddCommand(Protocol):
    def __call__(
        self, name: str, help: str, run: Callable[[Call], int | None]
    ) -> argparse.ArgumentParser: ...


def _add_desk_commands(command: _AddCommand) -> None:
    new = command("new", _("make a new desk"), _new)
    new.add_argument("--institution", default=_("National human rights institution"))
    new.add_argument("--state-party", default=_("State party"))
    new.add_argument("--person", default=_("Administrator"))
    new.add_argument("--language", default="en")
    new.add_argument("--device", default="", help=_("the prefix of references on this machine"))
    made_up = command("practice", _("make or fill a practice desk with fictional records"), _practice)
    made_up.add_argument("--complaints", type=_number, default=practice.COMPLAINTS)
    made_up.add_argument("--evidence", type=_number, default=practice.EVIDENCE)
    made_up.add_argument("--seed", type=int, default=1)
    command("check", _("verify the database, the journal and the files"), _check)
    command("selfcheck", _("see that this installation works"), _selfcheck)
    command("fields", _("print the data dictionary"), _fields)


def _add_text_commands(commands: Any, shared: argparse.ArgumentParser) -> None:
    text = commands.add_parser(
        "text", help=_("the official text of general comment No. 25"), parents=[shared]
    )
    actions = text.add_subparsers(dest="action", metavar=_("ACTION"), required=True)
    for name, run, argument, count in (
        ("import", _text_import, "file", None),
        ("show", _text_show, "paragraphs", "+"),
        ("find", _text_find, "words", "+"),
    ):
        action = actions.add_parser(name, parents=[shared])
        action.add_argument(argument, nargs=count)
        action.add_argument("--language", type=clean, default="en")
        action.set_defaults(run=run)


def _add_record_commands(commands: Any, shared: argparse.ArgumentParser, noun: str) -> None:
    parser = commands.add_parser(noun, help=_("add, list or show records as JSON"), parents=[shared])
    actions = parser.add_subparsers(dest="action", metavar=_("ACTION"), required=True)
    add = actions.add_parser("add", parents=[shared])
    add.add_argument("file", nargs="?", default="-", help=_("JSON file; - or nothing for standard input"))
    add.set_defaults(run=_add(noun))
    actions.add_parser("list", parents=[shared]).set_defaults(run=_list(noun))
    show = actions.add_parser("show", parents=[shared])
    show.add_argument("references", nargs="+", type=clean, help=_("references or identifiers"))
    show.set_defaults(run=_show(noun))


def _add_output_commands(command: _AddCommand) -> None:
    found = command("search", _("search complaints, evidence and the official text"), _search)
    found.add_argument("words", nargs="+")
    found.add_argument("--limit", type=_number, default=50)
    written = command("report", _("write the state-party review report"), _report)
    written.add_argument("--word", metavar=_("FILE"))
    written.add_argument("--excel", metavar=_("FILE"))
    written.add_argument("--profile", choices=[profile.value for profile in Profile], default="public")
    written.add_argument("--title", default="")
    written.add_argument("--cycle", default="")
    written.add_argument("--since", type=dt.date.fromisoformat)
    written.add_argument("--until", type=dt.date.fromisoformat)
    drawn = command("pictures", _("draw every page of the window into a folder"), _pictures)
    drawn.add_argument("folder")


def _number(text: str) -> int:
    number = int(text)
    if not 0 <= number <= 1_000_000:
        raise ValueError(text)
    return number


def wants_window(argv: Sequence[str]) -> bool:
    """Tell whether the arguments name no command, so that the window should open."""
    return _parser().parse_args(argv).run is None


def main(argv: Sequence[str], window: Window) -> int:
    """Run one command and return its exit code; wrong usage raises SystemExit(2)."""
    no_core_dumps()
    _speak_utf8()
    parser = _parser()
    arguments = parser.parse_args(argv)
    if arguments.run is None:
        parser.error(_("no command was given"))
    try:
        return int(arguments.run(Call(arguments, window)) or DONE)
    except KnownError as fault:
        sys.stderr.write(f"{fault}\n")
    except KeyboardInterrupt:
        stopped = _("Stopped. Look with “list” or “show” before you give the command again.")
        sys.stderr.write(f"{stopped}\n")
    return KNOWN_ERROR


def _speak_utf8() -> None:
    """Print every script whatever the terminal's encoding is; what is no text at all is escaped.

    The escape is the one of JSON, so that the name of an odd folder comes through it unharmed.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
