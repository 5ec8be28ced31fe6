"""The files attached to a record: their names, sizes and fingerprints, and the way in and out."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gc25desk.domain.attachment import Attachment
from gc25desk.domain.field import Field
from gc25desk.domain.sealed import is_sealed
from gc25desk.domain.text import isolated
from gc25desk.i18n import _
from gc25desk.ui import style
from gc25desk.ui.widgets.basics import ElidedLabel, PlainLabel, button, row
from gc25desk.ui.widgets.field_editor import FieldEditor

_SHOWN_HASH = 12
_UNITS = ("kB", "MB", "GB", "TB")


def size_in_words(size: int | None) -> str:
    """Return a number of bytes as people read it: 412 bytes, 3.4 kB, 1.2 MB."""
    if size is None:
        return ""
    if size < 1000:
        return _("{n} bytes").format(n=size)
    power = min((len(str(size)) - 1) // 3, len(_UNITS))
    return f"{size / 1000**power:.1f} {_UNITS[power - 1]}"


def dropped_files(data: QMimeData) -> list[Path]:
    """Return the local files that are being dragged or pasted."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


class FilesEditor(FieldEditor):
    """The attached files; attaching happens at once, not with Save.

    ``attach_wanted`` asks for the file dialogue; ``copy_wanted`` carries the Attachment of which a
    readable copy is asked for.
    """

    spans = 0
    fixed = True
    attach_wanted = Signal()
    copy_wanted = Signal(object)

    def __init__(self, field: Field, *, copies: bool = True) -> None:
        """Take the field, and whether readable copies may be asked for."""
        super().__init__(field)
        self._copies = copies
        self._locked = False
        self._files: tuple[Attachment, ...] = ()
        self._none = PlainLabel(_("None recorded yet."), "muted")
        self._none.hide()
        self._hint = PlainLabel(
            _("Drop files here or attach them. They are kept encrypted, with their SHA-256 taken now."),
            "muted",
            wrap=True,
        )
        self._attach = button(_("Attach files") + "  Ctrl+Shift+A", icon="attach")
        self._attach.setAccessibleName(_("Attach files"))
        self._attach.clicked.connect(self.attach_wanted)
        self._list = QVBoxLayout()
        self._list.setSpacing(style.px(6))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(style.px(8))
        layout.addWidget(self._none)
        layout.addLayout(self._list)
        layout.addWidget(self._hint)
        layout.addLayout(row([self._attach, 1]))
        self.setFocusProxy(self._attach)

    def lock(self, *, locked: bool) -> None:
        """Offer to attach files, or only show them."""
        self._hint.setVisible(not locked)
        self._attach.setVisible(not locked)
        self._locked = locked
        self._none.setVisible(locked and not self._files)

    def value(self) -> Any:
        """Return the attachments as they were given: they never change with Save."""
        return self._files

    def set_value(self, value: Any) -> None:
        """Show attachments."""
        self._files = tuple(value or ())
        while self._list.count():
            item = self._list.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for attachment in self._files:
            self._list.addWidget(self._line(attachment))
        self._none.setVisible(self._locked and not self._files)

    def draft(self) -> Any:
        """Return nothing new: attachments are no draft."""
        return [attachment.id for attachment in self._files]

    def set_draft(self, data: Any) -> None:
        """Do nothing: attachments are no draft."""

    def target(self) -> QWidget:
        """Return the button that attaches, or the list where nothing can be attached."""
        return self if self._locked else self._attach

    def count(self) -> int:
        """Return how many files there are."""
        return len(self._files)

    def names(self) -> Sequence[str]:
        """Return the names shown."""
        return [_name(attachment) for attachment in self._files]

    def _line(self, attachment: Attachment) -> QWidget:
        frame = QFrame()
        style.set_role(frame, "subcard")
        name = ElidedLabel(isolated(_name(attachment)), "strong")
        facts = PlainLabel(
            f"{size_in_words(attachment.size)} · SHA-256 {attachment.sha256[:_SHOWN_HASH]}…", "muted"
        )
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(name)
        words.addWidget(facts)
        layout = QHBoxLayout(frame)
        layout.setContentsMargins(style.px(12), style.px(6), style.px(6), style.px(6))
        layout.addLayout(words, 1)
        if self._copies:
            layout.addWidget(self._copy(attachment))
        return frame

    def _copy(self, attachment: Attachment) -> QPushButton:
        copy = button(_("Save a copy"))
        copy.setAccessibleName(_("Save a copy") + f": {_name(attachment)}")
        copy.clicked.connect(lambda: self.copy_wanted.emit(attachment))
        return copy


def _name(attachment: Attachment) -> str:
    """Return the name of a file as it may be shown: it may be that of a person."""
    return _("Sealed file name") if is_sealed(attachment.name) else attachment.name
