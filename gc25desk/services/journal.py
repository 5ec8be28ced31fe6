"""What the journal keeps beside the writes: who came and went, and an extract of it that names nobody."""

import dataclasses
import datetime as dt
from pathlib import Path

from gc25desk.domain import history
from gc25desk.domain.access import Act, role_words
from gc25desk.domain.journal import Entry
from gc25desk.domain.nouns import KINDS
from gc25desk.i18n import N_, _
from gc25desk.services.access import needs
from gc25desk.services.desk import Desk
from gc25desk.services.outgoing import streamed_out
from gc25desk.store import heads, records, session

ACTIONS: dict[str, str] = {
    "create": N_("Logged"),
    "update": N_("Changed"),
    "put_back": N_("Value put back"),
    "undo": N_("Undone"),
    "redo": N_("Done again"),
    "bin": N_("Put in the bin"),
    "take_out": N_("Taken out of the bin"),
    "ask_purge": N_("Asked to have it destroyed"),
    "purge": N_("Destroyed"),
    "merge": N_("Merged into another record"),
    "separate": N_("Separated from another record"),
    "move": N_("Step taken"),
    "meet_danger": N_("Somebody acted on the danger"),
    "finish": N_("Task done"),
    "take_up": N_("Task taken up again"),
    "ask_closure": N_("Asked to have it closed"),
    "approve_closure": N_("Closure approved"),
    "refuse_closure": N_("Sent back to be worked on"),
    "attach": N_("File attached"),
    "copy": N_("Readable copy of a file saved"),
    "view": N_("Seen"),
    "search": N_("Search that showed identities"),
    "import": N_("Official text imported"),
    "export": N_("Report exported"),
    "not_left": N_("Report not written after all"),
    "login": N_("Desk opened"),
    "recover": N_("Desk opened with a recovery code or shares"),
    "lock": N_("Desk closed"),
    "gone_back": N_("The desk was found older than this computer had seen it"),
    "backup": N_("Backup made"),
    "restore": N_("Backup restored"),
    "rehearse": N_("Restore rehearsed"),
    "ask": N_("Asked to be shown identities"),
    "approve": N_("Approved that identities are shown"),
    "choose": N_("Template of reports chosen"),
    "letter": N_("Letter written"),
    "case_file": N_("Case file written"),
    "case_sheet": N_("Case sheet printed or written"),
    "choose_letter": N_("Template of letters chosen"),
    "copy_letter": N_("Copy of a template of letters taken"),
    "use_shipped_letter": N_("Shipped template of letters used again"),
    "use_shipped": N_("Shipped template of reports used again"),
    "review": N_("Sent for review"),
    "approve_section": N_("Section approved"),
    "reopen": N_("Section opened again"),
    "refuse": N_("Refused that identities are shown"),
    "give_key": N_("Identity key given"),
    "renew": N_("New ways in given"),
    "end": N_("Access ended"),
    "secret": N_("Passphrase or recovery code changed"),
    "seal": N_("Identities sealed at the upgrade"),
    "extract": N_("Extract of the journal taken"),
}


@dataclasses.dataclass(frozen=True)
class Line:
    """One entry of an extract: moment in UTC, number, who by role, what, on which record, which fields.

    ``who`` is a number that stands for a person within the extract, with their roles; ``fields`` are
    labels without values; ``digest`` is the entry's own hash.
    """

    at: str
    device: str
    seq: int
    who: str
    action: str
    record: str
    fields: tuple[str, ...]
    digest: str


@dataclasses.dataclass(frozen=True)
class Extract:
    """The journal of a period without personal data.

    ``since`` and ``until`` are days, both inclusive; ``heads`` are the last entry and its hash by device at
    the moment of the extract: an office that keeps them can tell later whether the journal went back.
    """

    institution: str
    since: dt.date
    until: dt.date
    lines: tuple[Line, ...]
    heads: dict[str, tuple[int, str]]
    problems: tuple[str, ...]


def action_words(action: str) -> str:
    """Return what was done in words; an unknown act stands for itself."""
    return _(ACTIONS[action]) if action in ACTIONS else action


@needs(Act.READ_JOURNAL)
def extract(desk: Desk, since: dt.date, until: dt.date) -> Extract:
    """Return the journal of a period with no name, no text and no value in it; taking it is journalled."""
    with desk.store.writing() as writer:
        entries = list(session.entries(writer))
        references = records.references(writer)
        last = heads.now_on(writer)
        period = {"since": [None, since.isoformat()], "until": [None, until.isoformat()]}
        writer.journal("journal", "", "extract", period)
    numbers = {person: number for number, person in enumerate(desk.store.people, start=1)}
    wanted = [entry for entry in entries if since <= _day(entry) <= until]
    lines = tuple(_line(desk, entry, numbers, references) for entry in wanted)
    return Extract(desk.info.institution, since, until, lines, last, tuple(desk.store.check()))


def _day(entry: Entry) -> dt.date:
    return dt.datetime.fromisoformat(entry.at).astimezone().date()


def _line(desk: Desk, entry: Entry, numbers: dict[str, int], references: dict[str, str]) -> Line:
    person = desk.store.people.get(entry.actor)
    roles = role_words(person.roles) if person else ""
    who = _("Person {number} ({roles})").format(number=numbers.get(entry.actor, 0), roles=roles)
    return Line(
        at=entry.at,
        device=entry.device,
        seq=entry.seq,
        who=who,
        action=action_words(entry.action),
        record=references.get(entry.record, ""),
        fields=_labels(entry),
        digest=entry.hash,
    )


def _labels(entry: Entry) -> tuple[str, ...]:
    kind = KINDS.get(entry.noun)
    if kind is None:
        return ()
    return tuple(dict.fromkeys(change.label for change in history.changes([entry], kind) if change.label))


def in_text(found: Extract) -> str:
    """Return an extract as plain text, for printing and for the command line."""
    title = _("Journal of {institution}, {since} to {until}").format(
        institution=found.institution, since=found.since, until=found.until
    )
    ends = (
        _("Head of device {device}: entry {seq}, {digest}").format(device=device, seq=seq, digest=digest)
        for device, (seq, digest) in found.heads.items()
    )
    sound = found.problems or (_("Every entry follows the one before it."),)
    return "\n".join((title, *ends, *sound, "", *map(_in_text, found.lines)))


@needs(Act.READ_JOURNAL)
def save(desk: Desk, found: Extract, target: Path) -> Path:
    """Write an extract as a text file; raises CannotWrite, with what stood there untouched."""
    desk.store.refuse_inside(target)
    with streamed_out(desk.store, target) as stream:
        stream.write(in_text(found).encode())
    return target


def _in_text(line: Line) -> str:
    moment = line.at[:16].replace("T", " ")
    fields = ", ".join(line.fields)
    told = (moment, f"{line.device} {line.seq}", line.who, line.action, line.record, fields, line.digest[:16])
    return "  ".join(piece for piece in told if piece)
