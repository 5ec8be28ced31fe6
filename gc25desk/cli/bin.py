"""The bin on the command line: put in, taken out, asked to be destroyed, destroyed."""

import dataclasses
from typing import Any

from gc25desk.cli.call import Call
from gc25desk.domain.undo import counted
from gc25desk.i18n import _
from gc25desk.services import bin as bins
from gc25desk.services import records
from gc25desk.services.bin import InBin
from gc25desk.services.desk import Desk


def show(call: Call) -> None:
    """Print what lies in the bin, the newest first."""
    with call.desk() as desk:
        found = bins.everything(desk)
    call.tell(
        [_as_json(place) for place in found], "\n".join(map(_in_words, found)) or _("The bin is empty.")
    )


def _as_json(place: InBin) -> dict[str, Any]:
    purge_at = place.purge_at and place.purge_at.isoformat()
    return dataclasses.asdict(place) | {"at": place.at.isoformat(), "purge_at": purge_at}


def _in_words(place: InBin) -> str:
    asked = (
        _("{who} asked to have it destroyed: {reason}").format(who=place.purge_by, reason=place.purge_reason)
        if place.purge_by
        else ""
    )
    return "\t".join(part for part in (place.noun, place.reference, place.title, place.by, asked) if part)


def put(call: Call) -> None:
    """Put records in the bin, all of them or none."""
    with call.desk() as desk:
        changes = bins.put(desk, call.arguments.noun, _ids(desk, call))
    _tell(call, changes.ids, _("In the bin: {what}."))


def take_out(call: Call) -> None:
    """Take records out of the bin, all of them or none."""
    with call.desk() as desk:
        changes = bins.take_out(desk, call.arguments.noun, _ids(desk, call))
    _tell(call, changes.ids, _("Out of the bin: {what}."))


def ask_purge(call: Call) -> None:
    """Ask that a record in the bin be destroyed."""
    with call.desk() as desk:
        (record_id,) = _ids(desk, call)
        changes = bins.ask_purge(desk, call.arguments.noun, record_id, call.arguments.reason)
    _tell(call, changes.ids, _("Asked to have destroyed: {what}. Another person must do it."))


def purge(call: Call) -> None:
    """Destroy a record in the bin for which somebody else has asked."""
    with call.desk() as desk:
        (record_id,) = _ids(desk, call)
        changes = bins.purge(desk, call.arguments.noun, record_id)
    _tell(call, changes.ids, _("Destroyed: {what}. Backups made before still hold it."))


def _ids(desk: Desk, call: Call) -> list[str]:
    return [records.id_of(desk, call.arguments.noun, name) for name in call.arguments.references]


def _tell(call: Call, ids: tuple[str, ...], words: str) -> None:
    call.tell(list(ids), words.format(what=counted(call.arguments.noun, len(ids))))
