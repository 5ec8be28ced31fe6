"""The words of the command line."""

import argparse
import datetime as dt
from collections.abc import Callable
from typing import Any, Protocol

from gc25desk.cli import backup, history, paper, person, project, repair
from gc25desk.cli import bin as bins
from gc25desk.cli.call import Call
from gc25desk.cli.desk import check, check_installation, fields, fill_practice, new
from gc25desk.cli.journal import extract
from gc25desk.cli.record import add, find, list_all, show
from gc25desk.cli.report import draw, write_register, write_report
from gc25desk.cli.suggestion import suggest
from gc25desk.cli.text import find_text, import_text, show_text
from gc25desk.domain.access import Role
from gc25desk.domain.field import Profile
from gc25desk.domain.nouns import IDENTIFYING, KINDS
from gc25desk.domain.text import clean
from gc25desk.i18n import _
from gc25desk.services import practice

# A cycle begins with its dates, a report with its sections.
_BEGIN = {"cycle": project.begin_cycles, "project": project.begin}


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


def command_line() -> argparse.ArgumentParser:
    """Return the parser of every command."""
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
    backup.add_commands(command)
    repair.add_commands(command)
    _add_text_commands(commands, shared)
    for noun in KINDS:
        _add_record_commands(commands, shared, noun)
    _add_history_command(command)
    _add_bin_commands(commands, shared)
    _add_output_commands(command)
    _add_people_commands(commands, shared)
    _add_own_commands(command)
    _add_identity_commands(commands, shared)
    return parser


class _AddCommand(Protocol):
    def __call__(
        self, name: str, help: str, run: Callable[[Call], int | None]
    ) -> argparse.ArgumentParser: ...


def _add_desk_commands(command: _AddCommand) -> None:
    made = command("new", _("make a new desk"), new)
    made.add_argument("--institution", default=_("National human rights institution"))
    made.add_argument("--state-party", default=_("State party"))
    made.add_argument("--person", default=_("Administrator"))
    made.add_argument("--language", default="en")
    made.add_argument("--device", default="", help=_("the prefix of references on this machine"))
    made_up = command("practice", _("make or fill a practice desk with fictional records"), fill_practice)
    made_up.add_argument("--complaints", type=_number, default=practice.COMPLAINTS)
    made_up.add_argument("--evidence", type=_number, default=practice.EVIDENCE)
    made_up.add_argument("--seed", type=int, default=1)
    command("check", _("verify the database, the journal and the files"), check)
    told = command("journal", _("print the journal of a period, without personal data"), extract)
    told.add_argument("--since", type=dt.date.fromisoformat, default=dt.date(1900, 1, 1))
    told.add_argument("--until", type=dt.date.fromisoformat, default=dt.date(2200, 12, 31))
    command("selfcheck", _("see that this installation works"), check_installation)
    command("fields", _("print the data dictionary"), fields)


def _add_text_commands(commands: Any, shared: argparse.ArgumentParser) -> None:
    text = commands.add_parser(
        "text", help=_("the official text of general comment No. 25"), parents=[shared]
    )
    actions = text.add_subparsers(dest="action", metavar=_("ACTION"), required=True)
    for name, run, argument, count in (
        ("import", import_text, "file", None),
        ("show", show_text, "paragraphs", "+"),
        ("find", find_text, "words", "+"),
    ):
        action = actions.add_parser(name, parents=[shared])
        action.add_argument(argument, nargs=count)
        action.add_argument("--language", type=clean, default="en")
        action.set_defaults(run=run)


def _add_record_commands(commands: Any, shared: argparse.ArgumentParser, noun: str) -> None:
    parser = commands.add_parser(noun, help=_("add, list or show records as JSON"), parents=[shared])
    actions = parser.add_subparsers(dest="action", metavar=_("ACTION"), required=True)
    added = actions.add_parser("add", parents=[shared])
    added.add_argument("file", nargs="?", default="-", help=_("JSON file; - or nothing for standard input"))
    added.set_defaults(run=_BEGIN.get(noun) or add(noun))
    actions.add_parser("list", parents=[shared]).set_defaults(run=list_all(noun))
    shown = actions.add_parser("show", parents=[shared])
    shown.add_argument("references", nargs="+", type=clean, help=_("references or identifiers"))
    shown.set_defaults(run=show(noun))
    if noun == "project":
        project.add_commands(actions, shared)
    if noun == paper.NOUN:
        paper.add_commands(actions, shared)


def _add_history_command(command: _AddCommand) -> None:
    told = command("history", _("print who changed a record, when and how"), history.show)
    told.add_argument("noun", choices=list(KINDS))
    told.add_argument("reference", type=clean, help=_("reference or identifier"))


def _add_bin_commands(commands: Any, shared: argparse.ArgumentParser) -> None:
    parser = commands.add_parser(
        "bin", help=_("delete records, take them out, destroy them"), parents=[shared]
    )
    actions = parser.add_subparsers(dest="action", metavar=_("ACTION"), required=True)
    actions.add_parser("list", parents=[shared]).set_defaults(run=bins.show)
    for name, run, count in (
        ("put", bins.put, "+"),
        ("take-out", bins.take_out, "+"),
        ("ask-purge", bins.ask_purge, 1),
        ("purge", bins.purge, 1),
    ):
        action = actions.add_parser(name, parents=[shared])
        action.add_argument("noun", choices=list(KINDS))
        action.add_argument("references", nargs=count, type=clean, help=_("references or identifiers"))
        if name == "ask-purge":
            action.add_argument("--reason", required=True, help=_("stays in the journal; name nobody"))
        action.set_defaults(run=run)


def _add_output_commands(command: _AddCommand) -> None:
    found = command("search", _("search complaints, evidence and the official text"), find)
    found.add_argument("words", nargs="+")
    found.add_argument("--limit", type=_number, default=50)
    suggested = command("suggest", _("suggest paragraphs for a narrative, with or without a desk"), suggest)
    suggested.add_argument("file", metavar=_("FILE"), help=_("text file; - for standard input"))
    suggested.add_argument("--limit", type=_number, default=5)
    written = command("report", _("write the state-party review report"), write_report)
    written.add_argument("--word", metavar=_("FILE"))
    written.add_argument("--excel", metavar=_("FILE"))
    written.add_argument("--profile", choices=[profile.value for profile in Profile], default="public")
    written.add_argument("--title", default="")
    written.add_argument("--cycle", default="")
    written.add_argument("--since", type=dt.date.fromisoformat)
    written.add_argument("--until", type=dt.date.fromisoformat)
    listed = command(
        "register",
        _("write all complaints as an Excel file for internal use, without identities"),
        write_register,
    )
    listed.add_argument("file", metavar=_("FILE"))
    listed.add_argument("--since", type=dt.date.fromisoformat, help=_("the first day of receipt"))
    listed.add_argument("--until", type=dt.date.fromisoformat, help=_("the last day of receipt"))
    listed.add_argument("--language", type=clean, default="en")
    drawn = command("pictures", _("draw every page of the window into a folder"), draw)
    drawn.add_argument("folder")


def _add_people_commands(commands: Any, shared: argparse.ArgumentParser) -> None:
    people = commands.add_parser("people", help=_("the people of the desk and their roles"), parents=[shared])
    actions = people.add_subparsers(dest="action", metavar=_("ACTION"), required=True)
    actions.add_parser("list", parents=[shared]).set_defaults(run=person.list_people)
    for name, run, needed in (
        ("add", person.add_person, ("role", "secret")),
        ("roles", person.change_roles, ("role",)),
        ("give-key", person.give_key, ("fingerprint",)),
        ("renew", person.renew_person, ("secret",)),
        ("end", person.end_access, ()),
    ):
        action = actions.add_parser(name, parents=[shared])
        action.add_argument("name", type=clean, help=_("the person’s name, or their identifier"))
        if "role" in needed:
            codes = [role.value for role in Role]
            action.add_argument("--role", action="append", choices=codes, required=True)
        if "secret" in needed:
            _add_new_secret(action, _("a text file with their passphrase; without it six words are made up"))
        if "fingerprint" in needed:
            words = _("the fingerprint they read to you")
            action.add_argument("--fingerprint", required=True, help=words)
        action.set_defaults(run=run)


def _add_new_secret(action: argparse.ArgumentParser, words: str) -> None:
    action.add_argument("--new-passphrase-file", metavar=_("FILE"), help=words)


def _add_own_commands(command: _AddCommand) -> None:
    changed = command("passphrase", _("change your passphrase"), person.change_passphrase)
    changed.add_argument("action", choices=["change"])
    _add_new_secret(changed, _("a text file with the new passphrase on its first line"))
    command("recovery-code", _("make a new recovery code for yourself"), person.new_code)
    command(
        "shares", _("make three shares of the institution, of which two open the desk"), person.make_shares
    )
    command("access", _("print who may do what"), person.table)


def _add_identity_commands(commands: Any, shared: argparse.ArgumentParser) -> None:
    words = _("requests to be shown the names and contacts of one record")
    parser = commands.add_parser("identity", help=words, parents=[shared])
    actions = parser.add_subparsers(dest="action", metavar=_("ACTION"), required=True)
    asked = actions.add_parser("ask", parents=[shared])
    asked.add_argument("noun", choices=list(IDENTIFYING))
    asked.add_argument("reference", type=clean)
    asked.add_argument("--reason", type=clean, required=True)
    asked.add_argument("--hours", type=_number, default=8)
    asked.set_defaults(run=person.ask_identity)
    actions.add_parser("list", parents=[shared]).set_defaults(run=person.list_requests)
    approved = actions.add_parser("approve", parents=[shared])
    approved.add_argument("request", type=clean)
    approved.add_argument("--fingerprint", default="", help=_("the fingerprint they read to you"))
    approved.set_defaults(run=person.approve_identity)
    refused = actions.add_parser("refuse", parents=[shared])
    refused.add_argument("request", type=clean)
    refused.set_defaults(run=person.refuse_identity)


def _number(text: str) -> int:
    number = int(text)
    if not 0 <= number <= 1_000_000:
        raise ValueError(text)
    return number
