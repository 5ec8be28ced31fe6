"""The child’s own part in a complaint: heard, informed, its best interests weighed (GC25 paras 44 and 76-77).

Sources: CRC general comments No. 12 (para 134) and No. 14 (paras 52-97); domain.md 9 item 13.
"""

import dataclasses
import datetime as dt

from gc25desk.domain import codes
from gc25desk.domain.declare import choice, day, line, parts, text
from gc25desk.domain.interests import InterestNote
from gc25desk.domain.record import Record
from gc25desk.i18n import N_

VOICE = N_("The child’s part")


@dataclasses.dataclass(frozen=True, kw_only=True)
class ChildVoice(Record):
    """What was done so that the child could take part, and was safe in it."""

    child_heard: str = choice(
        N_("Child heard"),
        N_("Whether the child could say what they think, and how."),
        codes.CHILD_HEARD,
        counted=True,
        section=VOICE,
        default="not_yet",
    )
    child_heard_why: str = line(N_("Why, or how"), N_("If not, why; if so, in what setting."), section=VOICE)
    information_given: dt.date | None = day(
        N_("Informed in child-friendly words"),
        N_("The day the child was told what happens now."),
        section=VOICE,
    )
    parent_informed: str = choice(
        N_("Parent informed"),
        N_("A parent may be the danger: then withheld for the child’s safety."),
        codes.PARENT_INFORMED,
        counted=True,
        section=VOICE,
        default="not_yet",
    )
    parent_informed_why: str = line(N_("Why"), N_("The reason, in a few words."), section=VOICE)
    best_interests: tuple[InterestNote, ...] = parts(
        N_("Best interests"),
        N_("What was weighed, element by element."),
        InterestNote,
        section=VOICE,
    )
    interests_decision: str = text(
        N_("What follows from them"),
        N_("The decision; if it departs from the child’s views, say why."),
        section=VOICE,
    )
    feedback_given: dt.date | None = day(
        N_("Told what came of it"), N_("The day the child was told the outcome."), section=VOICE
    )
