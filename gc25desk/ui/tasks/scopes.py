"""Whose tasks the page shows: one’s own, everybody’s, those that are late, those that are done."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QToolButton, QWidget

from gc25desk.domain.query import IS_DONE, IS_OPEN, IS_OVERDUE, Filter, Query
from gc25desk.i18n import _
from gc25desk.services.desk import Desk
from gc25desk.ui import style
from gc25desk.ui.widgets.basics import row

MINE = "mine"


def scopes(desk: Desk) -> Mapping[str, tuple[Filter, ...]]:
    """Return the filters of each choice; what is open stands in all but the last."""
    return {
        MINE: (Filter(IS_OPEN), Filter("assigned", values=(desk.person_id,))),
        "team": (Filter(IS_OPEN),),
        "nobody": (Filter(IS_OPEN), Filter("assigned", values=("",))),
        "overdue": (Filter(IS_OVERDUE),),
        "done": (Filter(IS_DONE),),
    }


class ScopeBar(QWidget):
    """A row of choices of which one holds, or none where the list is filtered otherwise."""

    chosen = Signal(object)

    def __init__(self, desk: Desk) -> None:
        """Offer each choice."""
        super().__init__()
        self._scopes = scopes(desk)
        words = {
            MINE: _("My work"),
            "team": _("Everybody’s"),
            "nobody": _("Nobody’s yet"),
            "overdue": _("Overdue"),
            "done": _("Done"),
        }
        self.buttons: dict[str, QToolButton] = {}
        for name, filters in self._scopes.items():
            made = QToolButton()
            made.setText(words[name])
            style.set_role(made, "toggle")
            made.setCheckable(True)
            made.clicked.connect(lambda _on=False, filters=filters: self.chosen.emit(filters))
            self.buttons[name] = made
        line = row([*self.buttons.values(), 1], spacing=4)
        line.setContentsMargins(style.px(12), style.px(12), style.px(12), 0)
        self.setLayout(line)

    def query(self, name: str) -> Query:
        """Return the query of a choice."""
        return Query(filters=self._scopes[name])

    def show_query(self, query: Query) -> None:
        """Mark the choice that a query is, if it is one."""
        for name, filters in self._scopes.items():
            self.buttons[name].setChecked(not query.words and set(query.filters) == set(filters))
