"""Actions with their keys, and the letters under which labels are reached with Alt."""

import unicodedata
from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton, QWidget

from gc25desk.ui import icons


def action(
    owner: QWidget,
    text: str,
    does: Callable[[], object],
    *keys: str,
    icon: str = "",
    everywhere: bool = False,
) -> QAction:
    """Add an action to a widget and return it.

    Its keys work while the focus is inside ``owner``, or anywhere in the window with ``everywhere``.
    """
    made = QAction(text, owner)
    made.setShortcuts([QKeySequence(key) for key in keys])
    context = Qt.ShortcutContext.WidgetWithChildrenShortcut
    made.setShortcutContext(Qt.ShortcutContext.WindowShortcut if everywhere else context)
    made.triggered.connect(lambda _checked=False: does())
    if icon:
        icons.put(made, icon)
    owner.addAction(made)
    return made


def pressed_by_enter(event: QKeyEvent) -> bool:
    """Press the button that has the focus when the key is Enter; tell whether one was pressed.

    Outside dialogs Qt lets only the space bar press a button.
    """
    plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    focused = QApplication.focusWidget()
    if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter} or not plain:
        return False
    if isinstance(focused, QPushButton | QToolButton):
        focused.click()
        return True
    return False


def with_keys(made: QAction) -> str:
    """Return the text of an action's button: its words and its first key."""
    shown = made.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    shown = shown.replace("Return", "Enter")
    return f"{made.text()}  {shown}" if shown else made.text()


def with_mnemonics(texts: Sequence[str], taken: Iterable[str] = ()) -> list[str]:
    """Return the texts with an ampersand before a letter that no other of them, nor ``taken``, uses.

    The first letters of words come first, then any other; a text for which none is left has none. An
    ampersand that belongs to a text is kept as itself.
    """
    used = {letter.casefold() for letter in taken}
    return [_with_mnemonic(text, used) for text in texts]


def _with_mnemonic(text: str, used: set[str]) -> str:
    starts = [i for i in range(len(text)) if i == 0 or text[i - 1] == " "]
    rest = [i for i in range(len(text)) if i not in starts]
    for index in (*starts, *rest):
        letter = text[index].casefold()
        if _can_be_typed(letter) and letter not in used:
            used.add(letter)
            return f"{escaped(text[:index])}&{escaped(text[index:])}"
    return escaped(text)


def _can_be_typed(letter: str) -> bool:
    return len(letter) == 1 and unicodedata.category(letter) in {"Ll", "Lo", "Nd"}


def escaped(text: str) -> str:
    """Return a text whose ampersands show as themselves on a button, a tab or a label with a buddy."""
    return text.replace("&", "&&")
