"""Commands on a desk as a whole, and on this installation."""

from typing import Any

from gc25desk.cli.call import DONE, KNOWN_ERROR, Call
from gc25desk.domain.child import Child
from gc25desk.domain.condition import Condition
from gc25desk.domain.cycle import Cluster, Stage
from gc25desk.domain.nouns import KINDS
from gc25desk.domain.paragraph import Tag
from gc25desk.domain.record import dictionary
from gc25desk.errors import DeskDamaged
from gc25desk.i18n import _
from gc25desk.services import desk as desks
from gc25desk.services import practice, selfcheck
from gc25desk.services.desk import NewDesk


def new(call: Call) -> None:
    """Make a new desk and print its recovery code once."""
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


def fill_practice(call: Call) -> None:
    """Make or fill a practice desk."""
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


_PARTS = {"child": Child, "tag": Tag, "stage": Stage, "cluster": Cluster, "condition": Condition}


def fields(call: Call) -> None:
    """Print the data dictionary."""
    nouns: dict[str, type[Any]] = KINDS | _PARTS
    found = [entry for noun, kind in nouns.items() for entry in dictionary(noun, kind)]
    words = "\n".join(
        f"{entry['noun']}.{entry['key']}: {entry['label']} ({entry['kind']})" for entry in found
    )
    call.tell(found, words)


def check(call: Call) -> int:
    """Verify the desk; 1 if something is wrong with it."""
    remarks: tuple[str, ...] = ()
    try:
        with call.desk() as desk:
            problems, remarks = desks.check(desk), desks.remarks(desk)
    except DeskDamaged as fault:
        problems = (str(fault),)
    result: dict[str, Any] = {"ok": not problems, "problems": list(problems)}
    if remarks:
        result["remarks"] = list(remarks)
    call.tell(result, "\n".join((*(problems or (_("The desk is sound."),)), *remarks)))
    return KNOWN_ERROR if problems else DONE


def check_installation(call: Call) -> None:
    """See that this installation works."""
    result = selfcheck.run() | {"icons": call.window.load_icons()}
    call.tell(result, "\n".join(f"{key}: {value}" for key, value in result.items()))
