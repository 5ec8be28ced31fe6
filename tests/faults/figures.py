"""How often each proof is tried: small figures for every run, large ones before a release.

``GC25DESK_FAULTS=large pytest tests/faults`` asks for the large figures of reliability.md, C4.
"""

import dataclasses
import os


def is_large() -> bool:
    """Tell whether this run asks for the large figures."""
    return os.environ.get("GC25DESK_FAULTS") == "large"


@dataclasses.dataclass(frozen=True)
class Figure:
    """How many times a proof is tried: in every run, and before a release."""

    small: int
    large: int

    def __call__(self) -> int:
        """Return the figure of this run."""
        return self.large if is_large() else self.small


# Power cuts: different states of the disk after a cut, by what was being done.
STATES = {
    "working": Figure(3_400, 40_000),
    "closing": Figure(3_400, 40_000),
    "backup": Figure(1_600, 12_000),
    "migration": Figure(1_600, 12_000),
    "keys": Figure(200, 1_000),
}
CONTROL_STATES = Figure(600, 6_000)

KILLS = Figure(200, 5_000)  # at random moments
# Input and output errors, by the act they are put into.
INJECTIONS = {
    "save": Figure(35, 400),
    "edit": Figure(30, 330),
    "attach": Figure(35, 260),
    "save with a file": Figure(35, 360),
    "keep a draft": Figure(15, 60),
}
# Exports: places for a fault within each act, by the fault.
EXPORT_KILLS = Figure(7, 400)
EXPORT_ERRORS = Figure(7, 600)
EXPORT_STOPS = Figure(2, 120)
CARELESS_KILLS = Figure(12, 40)
FLIPS = Figure(320, 2_100)  # bits turned over
CONTENTIONS = Figure(30, 500)  # two processes on one desk
WRONG_PASSPHRASES = Figure(40, 1_000)
WRONG_KEYS = Figure(1_000, 10_000)
CODE_POINTS_APART = Figure(31, 1)  # every how many-th letter or digit is searched for by itself
