"""A picture with its heading, its table behind T and its sentence below."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QToolButton, QWidget

from gc25desk.i18n import _
from gc25desk.ui import style
from gc25desk.ui.widgets.basics import Card, PlainLabel
from gc25desk.ui.widgets.chart import Plot
from gc25desk.ui.widgets.chart_table import NumbersTable


class PlotPanel(Card):
    """The card of one picture.

    ``opened`` carries what is behind the mark or the table cell that was activated. The keyboard
    stays where it is when picture and table change places.
    """

    opened = Signal(object)

    def __init__(
        self, title: str, plot: Plot, *, picture: QWidget | None = None, control: QWidget | None = None
    ) -> None:
        """Make the card.

        ``picture`` is what holds the plot when it is not the plot itself, ``control`` stands beside
        the title.
        """
        super().__init__(title)
        self.body.setContentsMargins(style.px(16), style.px(10), style.px(16), style.px(12))
        self.body.setSpacing(style.px(6))
        self.plot = plot
        self.table = NumbersTable(title)
        # The picture says how high the card is; a table takes that room and scrolls.
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.sentence = PlainLabel("", "muted", wrap=True)
        self.toggle = _toggle(title)
        self.stack = QStackedWidget()
        self.stack.addWidget(picture or plot)
        self.stack.addWidget(self.table)
        # Tab follows the order in which the parts are laid in.
        if control is not None:
            self.heading.insertWidget(1, control)
        self.heading.addWidget(self.toggle)
        self.body.addWidget(self.stack, 1)
        self.body.addWidget(self.sentence)
        self._connect()

    def _connect(self) -> None:
        self.plot.activated.connect(self.opened)
        self.table.opened.connect(self.opened)
        self.plot.table_wanted.connect(lambda: self.show_table(True))
        self.table.picture_wanted.connect(lambda: self.show_table(False))
        self.toggle.clicked.connect(lambda: self.show_table(not self.table_shown()))

    def table_shown(self) -> bool:
        """Tell whether the table stands in the place of the picture."""
        return self.stack.currentWidget() is self.table

    def show_table(self, shown: bool) -> None:
        """Put the table in the place of the picture, or the picture back; the focus follows."""
        had_focus = self.plot.hasFocus() or self.table.hasFocus()
        # The picture keeps its height: the page below must not jump.
        self.stack.setMinimumHeight(max(self.stack.height(), style.px(160)) if shown else 0)
        self.stack.setCurrentIndex(1 if shown else 0)
        _name(self.toggle, shown, self.title.text())
        if had_focus:
            (self.table if shown else self.plot).setFocus(Qt.FocusReason.OtherFocusReason)

    def say(self, sentence: str) -> None:
        """Show the sentence below the picture."""
        self.sentence.setText(sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let T work from the heading's own controls too."""
        if event.key() == Qt.Key.Key_T and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.show_table(not self.table_shown())
        else:
            super().keyPressEvent(event)


def _toggle(title: str) -> QToolButton:
    button = QToolButton()
    style.set_role(button, "link")
    button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    _name(button, False, title)
    return button


def _name(button: QToolButton, table_shown: bool, title: str) -> None:
    button.setText(_("Chart  T") if table_shown else _("Table  T"))
    words = _("Show the chart: {title}") if table_shown else _("Show the table: {title}")
    button.setAccessibleName(words.format(title=title))
