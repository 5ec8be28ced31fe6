"""A file kept with a record."""

import dataclasses

from gc25desk.domain.field import INTERNAL_ONLY, Kind, Sensitivity, declared
from gc25desk.i18n import N_


@dataclasses.dataclass(frozen=True)
class Attachment:
    """What the desk knows of an attached file; the content stays encrypted in the desk's folder.

    ``sha256`` is the hash of the content as it was received, in hexadecimal, taken at intake so that
    any later change shows (Berkeley Protocol HR/PUB/20/2, preservation).
    """

    id: str = declared(
        N_("Identifier"),
        help=N_("The file's own number on this desk."),
        kind=Kind.TEXT,
        sensitivity=Sensitivity.SENSITIVE,
        profiles=INTERNAL_ONLY,
        system=True,
    )
    name: str = declared(
        N_("File name"),
        help=N_("The name the file had when it was received."),
        kind=Kind.TEXT,
        sensitivity=Sensitivity.IDENTITY,
        profiles=INTERNAL_ONLY,
    )
    size: int | None = declared(
        N_("Size in bytes"),
        help=N_("How large the file was when it was received."),
        kind=Kind.NUMBER,
        sensitivity=Sensitivity.SENSITIVE,
        profiles=INTERNAL_ONLY,
        system=True,
    )
    sha256: str = declared(
        N_("SHA-256"),
        help=N_("The fingerprint of the file as it was received."),
        kind=Kind.TEXT,
        sensitivity=Sensitivity.SENSITIVE,
        profiles=INTERNAL_ONLY,
        system=True,
    )
