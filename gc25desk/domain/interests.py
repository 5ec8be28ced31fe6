"""The note on a child’s best interests, element by element (CRC general comment No. 14, paras 52-79)."""

import dataclasses

from gc25desk.domain import codes
from gc25desk.domain.declare import choice, text
from gc25desk.i18n import N_


@dataclasses.dataclass(frozen=True)
class InterestNote:
    """What was weighed under one element."""

    element: str = choice(N_("Element"), N_("One of the seven that an assessment weighs."), codes.INTERESTS)
    note: str = text(N_("What was weighed"), N_("Facts and the child’s own view of them; name nobody."))
