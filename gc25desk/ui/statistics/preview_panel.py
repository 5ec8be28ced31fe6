"""What a statistic would print: its table with crosses, its chart, and what stands under them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from gc25desk.domain.statistic import Statistic
from gc25desk.i18n import _
from gc25desk.services.statistic import Preview, Redesign
from gc25desk.ui import style
from gc25desk.ui.statistics import words
from gc25desk.ui.statistics.picture import Picture
from gc25desk.ui.statistics.printed_table import PrintedTable
from gc25desk.ui.statistics.ways import Ways
from gc25desk.ui.widgets.basics import Chip, PlainLabel, row
from gc25desk.ui.widgets.notice import Notice


class PreviewPanel(QScrollArea):
    """Shows one preview; ``way_taken`` carries the Redesign that the user wants instead."""

    way_taken = Signal(object)

    def __init__(self, *, may_write: bool) -> None:
        """Show nothing yet; ways to cut a table anew are for those who may."""
        super().__init__()
        self._may_write = may_write
        self._shown: Statistic | None = None
        self.hidden = Chip()
        self.state = PlainLabel("", "muted")
        self.rule = PlainLabel("", "muted", wrap=True)
        self.notice = Notice()
        self.ways_title = PlainLabel(_("Ways to hide less"), "strong")
        self.ways = Ways()
        self.caption = PlainLabel("", "strong", wrap=True)
        self.table = PrintedTable()
        self.picture = Picture()
        self.remarks = PlainLabel("", "muted", wrap=True)
        self.ways.taken.connect(self.way_taken)
        self._build()
        self.clear()

    def show_preview(self, seen: Preview) -> None:
        """Show what a statistic would print, or why it cannot be printed."""
        self._shown = seen.statistic
        self.show_ways(())
        self.state.setText("")
        self.rule.setText(seen.rule_in_words())
        self.hidden.show_text(words.hidden_words(seen) if seen.table else "", "warn" if seen.hidden else "ok")
        self._tell(seen)
        for part in (self.caption, self.table, self.remarks):
            part.setVisible(seen.table is not None)
        self.caption.setText(seen.table.caption if seen.table is not None else "")
        self.remarks.setText("\n".join(seen.table.remarks) if seen.table is not None else "")
        self.table.show_preview(seen)
        drawn = seen.statistic.drawn_as != "table"
        self.picture.show_chart(seen.chart if drawn else None)
        self.table.setVisible(
            seen.table is not None and (seen.statistic.drawn_as != "chart" or not seen.chart)
        )
        mirrored = Qt.LayoutDirection.RightToLeft if seen.right_to_left else Qt.LayoutDirection.LeftToRight
        self.page.setLayoutDirection(mirrored)

    def show_ways(self, ways: Sequence[Redesign]) -> None:
        """Offer ways to hide less."""
        offered = self._shown is not None and self._may_write and bool(ways)
        if offered and self._shown is not None:
            self.ways.show_ways(ways, self._shown)
        self.ways.setVisible(offered)
        self.ways_title.setVisible(offered)

    def say(self, sentence: str) -> None:
        """Say what is going on, such as that the preview is being made."""
        self.state.setText(sentence)

    def clear(self) -> None:
        """Hold nothing of the desk any more."""
        self._shown = None
        self.ways.show_ways((), Statistic())
        self.show_ways(())
        self.notice.drop()
        self.hidden.show_text("")
        self.picture.show_chart(None)
        self.table.show_rows((), (), ())
        self.table.hide()
        for label in (self.state, self.rule, self.caption, self.remarks):
            label.setText("")

    def _tell(self, seen: Preview) -> None:
        if seen.refused is not None:
            self.notice.say(seen.refused.what, seen.refused.next_step, "warn")
        elif seen.is_rounded_instead:
            self.notice.say(
                _("Exact counts are rounded here, as all other tables of this report are."),
                _("Exact counts beside rounded ones would undo the rounding."),
            )
        elif seen.statistic.drawn_as == "chart" and seen.chart is None:
            self.notice.say(_("There is no number to draw a chart of; the table stands in its place."))
        else:
            self.notice.drop()

    def _build(self) -> None:
        self.page = QWidget()
        layout = QVBoxLayout(self.page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(style.px(8))
        for printed in (self.caption, self.table, self.picture, self.remarks):
            layout.addWidget(printed)
        sheet = QWidget()
        style.set_role(sheet, "sheet")
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, style.px(8), style.px(8))
        column.setSpacing(style.px(8))
        column.addLayout(
            row([PlainLabel(_("As it would be printed"), "card-title"), self.hidden, 1, self.state])
        )
        for part in (self.notice, self.rule, self.ways_title, self.ways, self.page):
            column.addWidget(part)
        column.addStretch(1)
        self.setWidget(sheet)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("As it would be printed"))
