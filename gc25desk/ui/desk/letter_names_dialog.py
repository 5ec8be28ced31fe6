"""The names that a template of letters may use, for whoever edits one in Word."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from gc25desk.domain.letter import NAMES, Wording, names_for
from gc25desk.i18n import _
from gc25desk.ui import style
from gc25desk.ui.desk.dialog import DeskDialog
from gc25desk.ui.widgets.basics import PlainLabel


class LetterNamesDialog(DeskDialog):
    """Shows each name as it is written, what it stands for, and whether a child’s letter may carry it."""

    def __init__(self, parent: QWidget) -> None:
        """Build it from the names that letters are checked against."""
        lead = _(
            "Write a name between double braces and the letter fills it in. Below stands how lists and "
            "choices are written."
        )
        super().__init__(parent, _("Names for letters"), lead, _("&Close"))
        self.cancel.hide()
        self.table = _table()
        self.put(self.table, PlainLabel(_how(), "muted", wrap=True))
        self.resize(style.px(860), style.px(620))
        self.table.setFocus()


def _how() -> str:
    return "\n".join(
        (
            _("Only if there is one, on lines of their own: {example}").format(
                example="{%p if body %} … {%p else %} … {%p endif %}"
            ),
            _("Within a line: {example}").format(
                example="Dear {% if name %}{{ name }}{% else %}…{% endif %}"
            ),
            _("For each line of a list: {example}").format(
                example="{%p for one in remedies %} {{ one.kind }} {%p endfor %}"
            ),
            _("In the rows of a table write {%tr in the place of {%p."),
        )
    )


def _rows() -> Iterator[tuple[str, str, bool]]:
    for name in NAMES:
        children = names_for(Wording.CHILD).get(name.key)
        yield name.usage(), _(name.about), children is not None
        kept = {part for part, _about in children.parts} if children is not None else set()
        for part, about in name.parts:
            yield f"{{{{ one.{part} }}}}", f"{_(name.about)}: {_(about)}", part in kept


def _table() -> QTableWidget:
    rows = list(_rows())
    made = QTableWidget(len(rows), 3)
    made.setAccessibleName(_("Names for letters"))
    made.setHorizontalHeaderLabels([_("Written as"), _("Stands for"), _("To a child")])
    made.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    made.setTabKeyNavigation(False)
    made.verticalHeader().hide()
    header = made.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
    made.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    made.setColumnWidth(0, style.px(300))
    made.setColumnWidth(2, style.px(100))
    for row, (written, about, children) in enumerate(rows):
        for column, words in enumerate((written, about, _("Yes") if children else _("No"))):
            made.setItem(row, column, QTableWidgetItem(words))
    return made
