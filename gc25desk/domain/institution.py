"""The institution's own settings of its complaint desk: clocks, days off, stages, and what to do in danger.

They are kept as JSON on the desk; what a later version wrote and this one does not know is left out.
"""

import dataclasses
import datetime as dt
import json
from collections.abc import Mapping, Sequence
from typing import Any

from gc25desk.domain import codes, own_lists
from gc25desk.domain.clock import MONDAY_TO_FRIDAY, SHIPPED, Clock
from gc25desk.domain.own_lists import OwnLists
from gc25desk.domain.path import FIRST, Path, Stage
from gc25desk.domain.path import SHIPPED as SHIPPED_STAGES
from gc25desk.errors import InvalidInput
from gc25desk.i18n import _

KEY = "institution_settings"  # under which the desk keeps them
# The stages that leave no open work; own ones stand between.
ENDING = frozenset(stage.code for stage in SHIPPED_STAGES if stage.ends)
LONGEST_STEPS = 4_000  # characters
LONGEST_CLOCK = 3_650  # days


@dataclasses.dataclass(frozen=True)
class Institution:
    """The settings. ``country`` and ``part`` are codes of ISO 3166 for the public holidays, empty for none;
    ``days_off`` are further days. ``emergency`` is shown when a child is in danger, a line for each step;
    ``lists`` are the code lists that differ from the shipped ones.
    """

    clocks: tuple[Clock, ...] = SHIPPED
    weekdays: tuple[int, ...] = tuple(sorted(MONDAY_TO_FRIDAY))
    moves_on: bool = True
    country: str = ""
    part: str = ""
    days_off: tuple[dt.date, ...] = ()
    stages: tuple[Stage, ...] = SHIPPED_STAGES
    emergency: str = ""
    lists: OwnLists = dataclasses.field(default_factory=dict)

    def path(self) -> Path:
        """Return the stages and the moves between them."""
        return Path(self.stages)


def check(institution: Institution) -> None:
    """Raise InvalidInput for settings by which no complaint could be handled."""
    if any(not 1 <= clock.days <= LONGEST_CLOCK for clock in institution.clocks):
        raise InvalidInput(
            _("A clock has between 1 and {most} days.").format(most=LONGEST_CLOCK),
            _("Correct the days."),
            "clocks",
        )
    if not institution.weekdays:
        raise InvalidInput(_("At least one day of the week is worked."), _("Tick one."), "weekdays")
    if len(institution.emergency) > LONGEST_STEPS:
        raise InvalidInput(
            _("The steps in danger are too long to be read in danger."),
            _("Keep them below {most} characters.").format(most=LONGEST_STEPS),
            "emergency",
        )
    own_lists.check(institution.lists)
    _check_stages(institution.stages, institution.lists)


def _check_stages(stages: Sequence[Stage], lists: OwnLists) -> None:
    held = {stage.code for stage in stages}
    shipped = {choice.code for choice in codes.STATUSES.shipped}
    known = shipped | {entry.code for entry in lists.get(codes.STATUSES.name, ())}
    if FIRST not in held or not any(stage.ends for stage in stages):
        raise InvalidInput(
            _("A path needs its first stage and one that ends it."), _("Put them back."), "stages"
        )
    if not held <= known or any(not set(stage.follows) <= held for stage in stages):
        raise InvalidInput(
            _("A stage leads to one that is not there."), _("Choose among the stages of the path."), "stages"
        )
    if {stage.code for stage in stages if stage.ends} - ENDING:
        raise InvalidInput(
            _("Only shipped stages end a complaint: figures and reports count by them."),
            _("Let the stage be followed by one of these."),
            "stages",
        )


def as_json(institution: Institution) -> str:
    """Return the settings as JSON text."""
    data = dataclasses.asdict(institution)
    data["days_off"] = [day.isoformat() for day in institution.days_off]
    data["lists"] = own_lists.as_data(institution.lists)
    return json.dumps(data, ensure_ascii=False)


def from_json(text: str) -> Institution:
    """Return the settings of a JSON text; the shipped ones stand where it says nothing that can be used."""
    try:
        data = json.loads(text) if text else {}
    except ValueError:
        data = {}
    if not isinstance(data, Mapping):
        return Institution()
    lists = own_lists.from_data(data.get("lists"))
    return Institution(
        clocks=_clocks(data.get("clocks")),
        weekdays=_weekdays(data.get("weekdays")),
        moves_on=bool(data.get("moves_on", True)),
        country=str(data.get("country", "")),
        part=str(data.get("part", "")),
        days_off=tuple(day for text in _items(data.get("days_off")) if (day := _day(text)) is not None),
        stages=_stages(data.get("stages"), lists),
        emergency=str(data.get("emergency", "")),
        lists=lists,
    )


def _items(data: Any) -> list[Any]:
    return data if isinstance(data, list) else []


def _clocks(data: Any) -> tuple[Clock, ...]:
    kept = {str(one.get("code")): one for one in _items(data) if isinstance(one, Mapping)}
    return tuple(_clock(shipped, kept.get(shipped.code, {})) for shipped in SHIPPED)


def _clock(shipped: Clock, data: Mapping[str, Any]) -> Clock:
    days = data.get("days", shipped.days)
    return dataclasses.replace(
        shipped,
        days=days if isinstance(days, int) and 1 <= days <= LONGEST_CLOCK else shipped.days,
        working=bool(data.get("working", shipped.working)),
        on=bool(data.get("on", shipped.on)),
    )


def _weekdays(data: Any) -> tuple[int, ...]:
    days = tuple(sorted({day for day in _items(data) if isinstance(day, int) and 0 <= day <= 6}))
    return days or tuple(sorted(MONDAY_TO_FRIDAY))


def _stages(data: Any, lists: OwnLists) -> tuple[Stage, ...]:
    found = tuple(
        Stage(str(one["code"]), tuple(map(str, _items(one.get("follows")))), ends=bool(one.get("ends")))
        for one in _items(data)
        if isinstance(one, Mapping) and one.get("code")
    )
    try:
        _check_stages(found, lists)
    except InvalidInput:
        return SHIPPED_STAGES
    return found


def _day(text: Any) -> dt.date | None:
    try:
        return dt.date.fromisoformat(str(text))
    except ValueError:
        return None
