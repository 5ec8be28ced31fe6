"""A field with its label above and a hint below, tied together for the keyboard and for readers."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gc25desk.ui import style
from gc25desk.ui.widgets.basics import PlainLabel


def labelled(label: str, field: QWidget, hint: str = "") -> QVBoxLayout:
    """Return a column of label, field and hint.

    The label's mnemonic (``&``) moves the focus to the field; the label is also its accessible name
    and the hint its accessible description.
    """
    column = QVBoxLayout()
    column.setSpacing(style.px(4))
    caption = PlainLabel(label, "field-label")
    caption.setBuddy(field)
    field.setAccessibleName(label.replace("&", ""))
    column.addWidget(caption)
    column.addWidget(field)
    if hint:
        field.setAccessibleDescription(hint)
        column.addWidget(PlainLabel(hint, "muted", wrap=True))
    return column
