"""One stage of a cycle as a line of the timeline that opens to change its date."""

import datetime as dt

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from gc25desk.domain.cycle import STAGES, Stage
from gc25desk.domain.field import fields_of
from gc25desk.errors import InvalidInput
from gc25desk.i18n import _
from gc25desk.ui import style
from gc25desk.ui.actions import action
from gc25desk.ui.cycles.words import days_left, standing
from gc25desk.ui.widgets.basics import ElidedLabel, PlainLabel, button, column, plain_tip, row
from gc25desk.ui.widgets.dates import show_day
from gc25desk.ui.widgets.editors import EditorMaker
from gc25desk.ui.widgets.field_grid import FieldGrid

PAST, NEXT, AHEAD = "past", "next", "ahead"
_LINE_PX = 44
_TRACK_PX = 22


class _Track(QWidget):
    """The thread of the timeline with a bead: full for past, thick for next, open for what lies ahead."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(style.px(_TRACK_PX))
        self.when = AHEAD
        self.first = self.last = False

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = style.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(self.width() / 2, style.px(_LINE_PX) / 2)
        painter.setPen(QPen(QColor(colours.edge), 1.5))
        top = middle.y() if self.first else 0.0
        bottom = middle.y() if self.last else float(self.height())
        painter.drawLine(QPointF(middle.x(), top), QPointF(middle.x(), bottom))
        colour = QColor(colours.accent if self.when == NEXT else colours.edge)
        painter.setPen(QPen(colour, 3 if self.when == NEXT else 1.5))
        painter.setBrush(colour if self.when == PAST else QColor(colours.surface))
        painter.drawEllipse(middle, style.px(5), style.px(5))
        painter.end()


class _Row(QPushButton):
    """The line itself, as high as its two lines of words."""

    def __init__(self) -> None:
        super().__init__()
        style.set_role(self, "stage")
        self.setAutoDefault(False)
        self.setCheckable(True)
        self.name = ElidedLabel()
        self.sure = ElidedLabel("", "muted")
        self.day = PlainLabel("", "strong")
        self.left = PlainLabel("", "muted")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(style.px(4), style.px(2), style.px(8), style.px(2))
        layout.addLayout(column([self.name, self.sure], spacing=0), 1)
        # Pushed to the far edge: aligned text would go by its own script.
        layout.addLayout(column([row([1, self.day]), row([1, self.left])], spacing=0))
        for part in (self.name, self.sure, self.day, self.left):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(style.px(160), style.px(_LINE_PX))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, style.px(_LINE_PX))


class StageLine(QWidget):
    """A stage; ``save_wanted`` carries it as it was changed. Enter opens it, Escape shuts it again."""

    save_wanted = Signal(object)

    def __init__(self, stage: Stage, today: dt.date, *, is_next: bool, may_write: bool) -> None:
        super().__init__()
        self.stage = stage
        self._may_write = may_write
        self.track = _Track()
        self.line = _Row()
        self.grid: FieldGrid | None = None
        self.body = QFrame()
        self.body.hide()
        self._fields = QVBoxLayout(self.body)
        self._fields.setContentsMargins(style.px(6), 0, style.px(8), style.px(10))
        whole = row([self.track, column([self.line, self.body], spacing=0)], spacing=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self._show(today, is_next=is_next)
        self.line.toggled.connect(self._toggle)
        action(self, _("Leave the stage as it is"), self.shut, "Esc").setShortcutContext(
            Qt.ShortcutContext.WidgetWithChildrenShortcut
        )

    def set_ends(self, *, first: bool, last: bool) -> None:
        """Tell whether the thread begins or ends here."""
        self.track.first, self.track.last = first, last

    def shut(self) -> None:
        """Close the line and forget what was typed."""
        if self.line.isChecked():
            self.line.setChecked(False)
            self.line.setFocus()

    def is_open(self) -> bool:
        """Tell whether the date is being changed."""
        return self.line.isChecked()

    def save(self) -> None:
        """Ask for the stage to be saved as it was typed; what is wrong is said at its field."""
        if self.grid is None:
            return
        self.grid.clear_errors()
        try:
            changed = self.grid.with_changes(self.stage)
        except InvalidInput as error:
            self.grid.show_error(error.field, error.what)
            return
        self.save_wanted.emit(changed)

    def _show(self, today: dt.date, *, is_next: bool) -> None:
        stage = self.stage
        past = stage.date is not None and stage.date < today
        self.track.when = NEXT if is_next else PAST if past else AHEAD
        name = STAGES.label(stage.stage)
        left = days_left(stage.date, today) if stage.date is not None and not past else ""
        self.line.name.setText(name)
        self.line.name.setFont(style.font("strong" if is_next else "base"))
        self.line.day.setText(show_day(stage.date) or "–")
        self.line.left.setText(left)
        self.line.sure.setText(standing(stage))
        self.line.sure.set_tone("ok" if stage.checked else "")
        said = (name, show_day(stage.date), standing(stage), left, _("next date") if is_next else "")
        self.line.setAccessibleName(", ".join(part for part in said if part))
        self.line.setAccessibleDescription(stage.basis)
        self.line.setToolTip(plain_tip(stage.basis))

    def _toggle(self, is_open: bool) -> None:
        if is_open and self._fields.count() == 0:
            self._fill()
        self.body.setVisible(is_open)
        if self.grid is not None:
            self.grid.set_record(self.stage)
            if is_open and self.line.hasFocus():
                self.grid.boxes["date"].editor.target().setFocus(Qt.FocusReason.TabFocusReason)

    def _fill(self) -> None:
        if not self._may_write:
            self._fields.addWidget(PlainLabel(self.stage.basis or _("Nothing noted."), "muted", wrap=True))
            return
        fields = [field for field in fields_of(Stage) if field.key != "stage"]
        self.grid = FieldGrid(fields, Stage(), EditorMaker().editor, {"basis": 0})
        save = button(_("Save the date"), "primary")
        save.clicked.connect(self.save)
        action(self.body, _("Save the date"), self.save, "Ctrl+Return", "Ctrl+Enter")
        self._fields.addWidget(self.grid)
        self._fields.addLayout(row([1, save]))
