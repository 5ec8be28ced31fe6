"""What a writer does with statistics: begins one, copies one, takes one away, cuts one anew."""

import functools
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt

from gc25desk.domain.record import as_json
from gc25desk.errors import InvalidInput
from gc25desk.i18n import _
from gc25desk.services import bin as bins
from gc25desk.services.statistic import Redesign
from gc25desk.ui import ask
from gc25desk.ui.cycles.words import in_the_bin
from gc25desk.ui.statistics.data import NOUN

if TYPE_CHECKING:
    from gc25desk.ui.statistics.view import StatisticsView

NEW: Mapping[str, Any] = {"rows": "age"}
_CUT = ("rows", "columns", "bands", "custom_bands", "named_from")  # what a redesign may change


class StatisticActs(QObject):
    """Acts on the statistic that the view shows; nothing is changed for those who only read."""

    def __init__(self, host: "StatisticsView") -> None:
        """Listen to the list, the banner and the ways to hide less."""
        super().__init__(host)
        self._host = host
        host.listing.new_wanted.connect(self.new)
        host.listing.copy_wanted.connect(self.copy)
        host.listing.delete_wanted.connect(self.delete)
        host.banner.activated.connect(self.discard)
        host.preview.way_taken.connect(self.take_way)

    def new(self) -> None:
        """Begin a statistic; one that was begun and not saved comes first."""
        self._begin(NEW)

    def copy(self) -> None:
        """Begin a statistic as a copy of the one that is shown."""
        base = self._host.form.base
        if base is not None and base.version:
            self._begin(as_json(base) | {"title": _("Copy of {title}").format(title=base.title)})

    def _begin(self, values: Mapping[str, Any]) -> None:
        host = self._host
        if not host.may_write or host.loaded is None:
            return
        host.remember()
        waiting = bool(host.drafts.get(""))
        host.open_statistic("", None if waiting else values)
        if waiting:
            words = _("This one was begun before. Save or discard it first.")
            host.banner.say(words, _("Discard draft"))
        else:
            host.card.keeper.touch()
        host.form.focus_title()

    def delete(self) -> None:
        """Put the statistic in the bin, where Undo finds it; a new one is thrown away."""
        host, base = self._host, self._host.form.base
        if base is None or not host.may_write:
            return
        if not base.version:
            self.discard()
            return
        statistic_id = base.id

        def done(_changes: Any) -> None:
            host.state_changed.emit("saved", in_the_bin())

        work = functools.partial(bins.put, host.desk, NOUN, [statistic_id])
        host.jobs.run(self, work, done, host.refuse)

    def discard(self) -> None:
        """Throw away what was typed, once the user is sure."""
        host, base = self._host, self._host.form.base
        if base is not None and ask.confirm(
            host,
            _("Discard what was typed and not saved?"),
            _("This cannot be undone."),
            _("Discard draft"),
            _("Keep draft"),
        ):
            host.throw_away()

    def take_way(self, way: Redesign) -> None:
        """Cut the statistic in a way that hides less, and go to the field that changed."""
        form = self._host.form
        try:
            before = form.record()
        except InvalidInput:
            return
        wanted = {key: getattr(way.statistic, key) for key in _CUT}
        changed = {key: value for key, value in wanted.items() if value != getattr(before, key)}
        form.put(changed)
        self._host.preview.show_ways(())
        for key in changed:
            form.box(key).editor.target().setFocus(Qt.FocusReason.OtherFocusReason)
