"""Choosing paragraphs to tag many records with at once."""

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from gc25desk.domain.field import field_of
from gc25desk.domain.paragraph import Tag
from gc25desk.i18n import _
from gc25desk.ui import style
from gc25desk.ui.records.look import Look
from gc25desk.ui.widgets.basics import PlainLabel, button, row
from gc25desk.ui.widgets.editors import EditorMaker


class TagDialog(QDialog):
    """The same editor of paragraphs as on the form; the button waits until there is one."""

    def __init__(self, parent: QWidget, look: Look, what: str) -> None:
        """Take the records in words, such as “42 complaints”."""
        super().__init__(parent)
        title = _("Tag {what}").format(what=what)
        self.setWindowTitle(title)
        maker = EditorMaker(look.stances, look.usual_stance)
        self.editor = maker.editor(field_of(look.kind, "tags"), ())
        self.act = button(title, "primary")
        self.act.setEnabled(False)
        cancel = button(_("Cancel"))
        self.editor.changed.connect(lambda: self.act.setEnabled(bool(self.editor.value())))
        self.act.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        why = _("A record that is tagged to one of these paragraphs already keeps its tag.")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(style.px(n) for n in (24, 20, 24, 16)))
        layout.setSpacing(style.px(12))
        for part in (PlainLabel(title, "title", wrap=True), self.editor, PlainLabel(why, "muted", wrap=True)):
            layout.addWidget(part)
        layout.addStretch(1)
        layout.addLayout(row([1, cancel, self.act]))
        self.resize(style.px(620), style.px(360))
        self.editor.target().setFocus()

    def tags(self) -> tuple[Tag, ...]:
        """Return the tags chosen."""
        return tuple(self.editor.value())


def ask_tags(parent: QWidget, look: Look, what: str) -> tuple[Tag, ...]:
    """Return the tags somebody chooses for several records; none when they change their mind."""
    dialog = TagDialog(parent, look, what)
    chosen = dialog.tags() if dialog.exec() == QDialog.DialogCode.Accepted else ()
    dialog.deleteLater()
    return chosen
