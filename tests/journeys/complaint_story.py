"""A complaint lived through in the real window, by keys alone: taken down, filled in, moved on, closed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from gc25desk.domain.complaint import Complaint
from gc25desk.domain.query import Query
from gc25desk.services import records
from gc25desk.services.desk import Desk
from gc25desk.store import session
from gc25desk.ui.complaints.page import ComplaintsPage
from gc25desk.ui.widgets.link_editor import LinkEditor
from gc25desk.ui.window import Window
from tests.journeys.hands import Hands

Key = Qt.Key
Control, Shift, Alt = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
# What is typed into one field: letters, and keys such as the arrows in a list.
Typed = str | tuple[str | Qt.Key, ...]
_FAR = 160  # presses of Tab after which a field cannot be reached


def settle(window: Window) -> None:
    """Wait until everything asked for is done and shown."""
    for _round in range(4):
        assert window.jobs.wait()
        QApplication.processEvents()
        if not window.isActiveWindow() and QApplication.activeModalWidget() is None:
            window.activateWindow()


class Story:
    """What an officer does with one complaint; each act is keys, and waits until it is done."""

    def __init__(self, window: Window) -> None:
        self.window, self.hands = window, Hands()

    @property
    def desk(self) -> Desk:
        """The open desk."""
        assert self.window.desk is not None
        return self.window.desk

    @property
    def page(self) -> ComplaintsPage:
        """The page of complaints."""
        assert self.window.inside is not None
        found = self.window.inside.shell.pages["complaints"]
        assert isinstance(found, ComplaintsPage)
        return found

    def press(self, key: Qt.Key, *held: Qt.KeyboardModifier) -> None:
        """Press a key and wait."""
        self.hands.press(key, *held)
        settle(self.window)

    # Taking down -------------------------------------------------------------------------------

    def take_down(self, told: Sequence[tuple[str, Typed]]) -> None:
        """Take a call on the sheet of quick intake, save it, and go to the full form."""
        self.press(Key.Key_Q, Control, Shift)
        assert self.page.quick is not None
        sheet = self.page.quick.sheet
        for key, words in told:
            for _time in range(_FAR):
                if sheet.key == key:
                    break
                self.hands.tab()
            assert sheet.key == key, key
            self._type(words)
        self.press(Key.Key_S, Control)
        assert not sheet.notice.words()
        self.press(Key.Key_F, Control, Shift)
        assert self.page.card.record_id, "saved, and open in the full form"

    # Filling in --------------------------------------------------------------------------------

    def go(self, key: str) -> None:
        """Go to a field of the full form with Ctrl+Tab and Tab."""
        form = self.page.card.form
        for _time in range(len(form.sheets)):
            if any(box.field.key == key for box in form.sheets[form.currentIndex()].boxes()):
                break
            self.press(Key.Key_Tab, Control)
        for _time in range(_FAR):
            if form.current_key() == key:
                return
            self.hands.tab()
        raise AssertionError(f"{key} is not reached by Tab")

    def fill(self, key: str, words: Typed) -> None:
        """Type into a field, or the first letters of a choice."""
        self.go(key)
        self._type(words)
        settle(self.window)

    def _type(self, words: Typed) -> None:
        for part in (words,) if isinstance(words, str) else words:
            if isinstance(part, str):
                self.hands.write(part)
            else:
                self.hands.press(part)

    def add(self, key: str, *words: str) -> None:
        """Add a part to a list and type its fields one after the other; "" leaves one as it is."""
        self.go(key)
        add = self.page.card.form.editor(key)
        while QApplication.focusWidget() is not add.focusProxy():
            self.hands.tab()
        self.press(Key.Key_Space)
        for place, text in enumerate(words):
            if place:
                self.hands.tab()
            self.hands.write(text)
        settle(self.window)

    def pick_first(self, key: str, within: str) -> None:
        """Take the first record that is offered below the line of a link in the last part of a list."""
        parts = self.page.card.form.editor(key).findChildren(LinkEditor)
        picker = [one for one in parts if one.field.key == within][-1]
        picker.seek()  # as after a rest in typing
        settle(self.window)
        popup = picker.completer.popup()
        assert popup is not None
        assert popup.isVisible()
        for press in (Key.Key_Down, Key.Key_Return):
            QTest.keyClick(popup, press)
        settle(self.window)

    def save(self) -> None:
        """Save what was typed."""
        before = self.held().version
        self.press(Key.Key_Return, Control)
        assert self.held().version > before, self.page.card.banner.accessibleName()

    # Moving on ---------------------------------------------------------------------------------

    def step(self, stage: str, why: str = "") -> None:
        """Take the next step by the first letters of its stage."""
        self.press(Key.Key_N, Control, Shift)
        dialog = self.page.path_acts._dialog
        assert dialog is not None
        dialog.stage.setFocus()
        self.hands.write(stage)
        self.hands.tab(2)
        self.hands.write(why)
        self._accept(dialog)
        assert self.held().steps[-1].note == why

    def meet_danger(self, done: str) -> None:
        """Say what was done about the danger."""
        self.press(Key.Key_E, Control, Shift)
        dialog = self.page.path_acts._met
        assert dialog is not None
        self.hands.write(done)
        self._accept(dialog)

    def add_task(self, words: str) -> None:
        """Add a task by hand."""
        self.press(Key.Key_K, Control, Shift)
        dialog = self.page.course_acts._dialog
        assert dialog is not None
        self.hands.write(words)
        self._accept(dialog)

    def write_letter(self, kind: str) -> None:
        """Write the letter that is proposed, or another by the first letters of its kind."""
        self.press(Key.Key_L, Control, Shift)
        dialog = self.page.paper_acts.dialog
        assert dialog is not None
        self.hands.write(kind)
        self._accept(dialog)

    def _accept(self, dialog: QDialog) -> None:
        self.hands.press(Key.Key_Return)
        settle(self.window)
        assert not dialog.isVisible()

    # What came of it ---------------------------------------------------------------------------

    def held(self) -> Complaint:
        """Return the complaint on the card as the desk holds it."""
        found = records.get(self.desk, "complaint", str(self.page.card.record_id))
        assert isinstance(found, Complaint)
        return found

    def stages(self) -> list[str]:
        """Return the stages it came through."""
        return [step.stage for step in self.held().steps]

    def told(self) -> list[str]:
        """Return what the journal says was done with it, views left out."""
        with self.desk.store.reading() as reader:
            mine = [one for one in session.entries(reader) if one.record == self.held().id]
        return [one.action for one in mine if one.action != "view"]

    def open_tasks(self) -> set[str]:
        """Return what is still to be done for it: the rules, and the words of what was added by hand."""
        listed = Query()
        rows = records.page(self.desk, "task", records.rows(self.desk, "task", listed), ())
        tasks = [records.get(self.desk, "task", row.id) for row in rows]
        mine = [one for one in tasks if one.complaint == self.held().id and one.date_done is None]
        return {one.rule or one.title for one in mine}
