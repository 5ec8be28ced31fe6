"""The strip over a record in the bin: since when, by whom, and the ways out of it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from gc25desk.domain.access import Act
from gc25desk.i18n import _
from gc25desk.services.bin import InBin
from gc25desk.services.desk import Desk
from gc25desk.ui import style
from gc25desk.ui.widgets import dates
from gc25desk.ui.widgets.basics import PlainLabel, button, row


class BinBanner(QFrame):
    """Hidden unless the record lies in the bin."""

    take_out_wanted = Signal()
    purge_wanted = Signal()  # asked for, or done if somebody else has asked

    def __init__(self, desk: Desk) -> None:
        """Make it hidden."""
        super().__init__()
        self._desk = desk
        style.set_role(self, "banner", "warn")
        self.words = PlainLabel("", wrap=True)
        self.take_out = button(_("Take out"))
        self.purge = button("", "danger")
        self.take_out.clicked.connect(self.take_out_wanted)
        self.purge.clicked.connect(self.purge_wanted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(style.px(n) for n in (12, 6, 6, 6)))
        layout.setSpacing(style.px(4))
        layout.addWidget(self.words)
        layout.addLayout(row([1, self.purge, self.take_out]))
        self.hide()

    def show_place(self, place: InBin | None) -> None:
        """Show where a record stands in the bin; hide for one that is not there."""
        words = "" if place is None else _in_words(place)
        self.words.setText(words)
        self.setAccessibleName(words)
        self.take_out.setVisible(self._desk.may(Act.BIN_RECORDS))
        self._offer(place)
        self.setVisible(place is not None)

    def _offer(self, place: InBin | None) -> None:
        asked = place is not None and bool(place.purge_by)
        self.purge.setText(_("Destroy…") if asked else _("Ask to have it destroyed…"))
        may = place is not None and (place.may_purge if asked else self._desk.may(Act.ASK_PURGE))
        self.purge.setVisible(may)


def _in_words(place: InBin) -> str:
    since = _("In the bin since {when}, put there by {who}. It cannot be changed.").format(
        when=dates.show_moment(place.at), who=place.by
    )
    if not place.purge_by:
        return since
    asked = _("{who} asked on {when} that it be destroyed: {reason}").format(
        who=place.purge_by, when=dates.show_moment(place.purge_at), reason=place.purge_reason
    )
    return f"{since} {asked}"
