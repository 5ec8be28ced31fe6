"""The institution’s emergency steps, shown as soon as a complaint is called urgent, before it is saved."""

from PySide6.QtCore import QObject

from gc25desk.services import institution
from gc25desk.services.desk import Desk
from gc25desk.ui.complaints.danger import DangerStrip
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.records.record_card import RecordCard


class Emergency(QObject):
    """Shows and hides a strip as the urgency that is being typed asks for it."""

    def __init__(self, desk: Desk, jobs: Jobs, strip: DangerStrip) -> None:
        """Take the strip that shows the steps."""
        super().__init__(strip)
        self._desk, self._jobs, self._strip = desk, jobs, strip
        self._wanted = False

    def show_for(self, urgency: str, *, met: bool) -> None:
        """Show the steps for an urgent complaint in which nobody has acted yet, else nothing."""
        wanted = urgency == "urgent" and not met
        if wanted == self._wanted:
            return
        self._wanted = wanted
        if wanted:
            self._jobs.run(self, lambda: institution.settings(self._desk).emergency, self._show)
        else:
            self._strip.drop()

    def follow(self, card: RecordCard) -> None:
        """Follow what is typed into a card while its complaint is new; a saved one has a strip of its own."""
        urgency = card.form.editor("urgency")

        def look() -> None:
            self.show_for(str(urgency.draft() or "") if card.record_id == "" else "", met=False)

        card.form.changed.connect(look)
        card.header.shown.connect(lambda _record: look())

    def _show(self, steps: str) -> None:
        if self._wanted:
            self._strip.show_steps(steps, may_act=False)
