"""What changed in a section since it was approved: in numbers first, then sentence by sentence."""

from collections.abc import Iterator, Mapping

from PySide6.QtWidgets import QDialog, QScrollArea, QVBoxLayout, QWidget

from gc25desk.domain.field import field_of
from gc25desk.domain.revision import Change, ChangeKind, Revised
from gc25desk.domain.section import Section
from gc25desk.i18n import N_, _, ngettext
from gc25desk.ui import style
from gc25desk.ui.widgets.basics import PlainLabel, button, row

_KINDS = {
    ChangeKind.ADDED: N_("Added: “{after}”"),
    ChangeKind.REMOVED: N_("Taken out: “{before}”"),
    ChangeKind.CHANGED: N_("Changed: “{before}”, now “{after}”"),
}
_TONES = {ChangeKind.ADDED: "ok", ChangeKind.REMOVED: "urgent", ChangeKind.CHANGED: ""}


class SinceDialog(QDialog):
    """Shows the changes; Escape closes."""

    def __init__(self, parent: QWidget, title: str, revised: Revised, names: Mapping[str, str]) -> None:
        """Take the section's title and what its citations are called, by ``noun/identifier``."""
        super().__init__(parent)
        heading = _("What changed since the approval")
        self.setWindowTitle(heading)
        sheet = QWidget()
        style.set_role(sheet, "sheet")
        column = QVBoxLayout(sheet)
        column.setSpacing(style.px(8))
        for words, role, tone in lines(revised, names):
            column.addWidget(PlainLabel(words, role, wrap=True, tone=tone))
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setAccessibleName(heading)
        scroll.setWidget(sheet)
        close = button(_("&Close"), "primary")
        close.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(style.px(n) for n in (24, 20, 24, 16)))
        layout.setSpacing(style.px(12))
        layout.addWidget(PlainLabel(heading, "title"))
        layout.addWidget(PlainLabel(title, "muted", wrap=True))
        layout.addWidget(scroll, 1)
        layout.addLayout(row([1, close]))
        self.resize(style.px(640), style.px(520))


def lines(revised: Revised, names: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Yield the words of the dialog in order, each with its role and its tone."""
    yield in_numbers(revised), "strong", ""
    key = ""
    for change in revised.changes:
        if change.key != key:
            key = change.key
            yield field_of(Section, key).shown_label(), "card-title", ""
        yield _told(change, names), "", _TONES[change.kind]


def in_numbers(revised: Revised) -> str:
    """Return how much changed, and the figures that are new or gone, in sentences."""
    if not revised.changes:
        return _("Nothing has changed.")
    words = ngettext("{n} word added", "{n} words added", revised.words_added).format(n=revised.words_added)
    gone = ngettext("{n} taken away", "{n} taken away", revised.words_removed).format(n=revised.words_removed)
    found = [_("{added}, {removed}.").format(added=words, removed=gone)]
    if revised.numbers_added:
        found.append(_("New figures: {figures}.").format(figures=", ".join(revised.numbers_added)))
    if revised.numbers_removed:
        found.append(_("Figures gone: {figures}.").format(figures=", ".join(revised.numbers_removed)))
    return " ".join(found)


def _told(change: Change, names: Mapping[str, str]) -> str:
    before, after = (_named(text, names) for text in (change.before, change.after))
    return _(_KINDS[change.kind]).format(before=before, after=after)


def _named(text: str, names: Mapping[str, str]) -> str:
    """Return a sentence with the references of its citations in place of their identifiers."""
    for target, name in names.items():
        text = text.replace(f"[cite {target.partition('/')[2]}]", f"[{name}]")
    return text
