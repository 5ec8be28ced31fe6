"""The history of a record on the command line."""

import dataclasses

from gc25desk.cli.call import Call
from gc25desk.domain.history import Change
from gc25desk.i18n import _
from gc25desk.services import history, records
from gc25desk.services.journal import action_words


def show(call: Call) -> None:
    """Print what was done to a record, the oldest first."""
    noun = call.arguments.noun
    with call.desk() as desk:
        record_id = records.id_of(desk, noun, call.arguments.reference)
        found = history.of(desk, noun, record_id)
    result = [dataclasses.asdict(change) | {"at": change.at and change.at.isoformat()} for change in found]
    call.tell(result, "\n".join(map(_in_words, found)))


def _in_words(change: Change) -> str:
    moment = change.at.astimezone().strftime("%Y-%m-%d %H:%M") if change.at else ""
    told = [moment, change.actor, action_words(change.action), change.label]
    if change.old_words or change.new_words:
        told.append(_("“{old}” → “{new}”").format(old=change.old_words, new=change.new_words))
    return "\t".join(told).rstrip("\t").replace("\n", " ")
