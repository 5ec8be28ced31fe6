"""Whether a complaint may be taken up: the questions, the answers, and what follows from them."""

import dataclasses
from collections.abc import Iterable

from gc25desk.domain import codes
from gc25desk.domain.declare import choice, line
from gc25desk.i18n import N_

YES, NO, UNSURE = "yes", "no", "unsure"


@dataclasses.dataclass(frozen=True)
class Test:
    """One question of the checklist (domain.md 9 item 11), answered with its reason."""

    __test__ = False  # no test of pytest’s

    question: str = choice(
        N_("Question"), N_("What has to hold for a complaint to be taken up."), codes.ADMISSIBILITY
    )
    answer: str = choice(N_("Answer"), N_("Yes, no, or unsure yet."), codes.ANSWERS)
    reason: str = line(N_("Reason"), N_("Why, in a few words; name nobody."))


def unanswered(tests: Iterable[Test]) -> tuple[str, ...]:
    """Return the codes of the questions that have no answer yet, in the order of the checklist."""
    answered = {one.question for one in tests if one.answer}
    return tuple(code for code in codes.ADMISSIBILITY.codes() if code not in answered)


def failed(tests: Iterable[Test]) -> tuple[str, ...]:
    """Return the codes of the questions that were answered with no."""
    return tuple(one.question for one in tests if one.answer == NO)


def is_passed(tests: Iterable[Test]) -> bool:
    """Tell whether every question was answered and none with no or unsure."""
    held = tuple(tests)
    return not unanswered(held) and all(one.answer == YES for one in held if one.question)
