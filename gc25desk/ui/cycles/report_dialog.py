"""The dialog of a report: what it is for, in which order and language, how long, and by when."""

import dataclasses
from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QCheckBox, QWidget

from gc25desk.domain.access import FieldAccess
from gc25desk.domain.cycle import STAGES, Cycle
from gc25desk.domain.field import Field
from gc25desk.domain.project import (
    ANSWERS,
    PROJECT_KINDS,
    PURPOSES,
    Project,
    proposed_due,
    usual_limit,
    warnings,
)
from gc25desk.i18n import _, speaking
from gc25desk.services import project
from gc25desk.services.desk import Desk
from gc25desk.ui.cycles.form_dialog import Form, FormDialog, plainly
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.widgets.basics import PlainLabel, column
from gc25desk.ui.widgets.editors import EditorMaker
from gc25desk.ui.widgets.field_editor import FieldEditor

_MADE_ONCE = frozenset({"kind", "layout"})  # the sections were made from them


def report_form(report: Project) -> Form:
    """Return the form of a new report or of one that is held."""
    new = not report.version
    handed_in = () if new else ("date_submitted",)
    return Form(
        noun="project",
        title=_("New report") if new else _("Report"),
        lead="",
        verb=_("&Begin the report") if new else _("&Save the report"),
        groups=(
            ("", ("kind", "layout")),
            ("", ("title", "language", "profile")),
            ("", ("date_due", *handed_in, "word_limit")),
            ("", ("since", "until")),
        ),
        save=project.begin if new else plainly("project"),
        spans={"kind": 2, "title": 3},
    )


class ReportDialog(FormDialog):
    """Says what a kind is for, and proposes its title, its length and its day until they are typed."""

    def __init__(self, parent: QWidget, desk: Desk, jobs: Jobs, report: Project, cycle: Cycle) -> None:
        """Take a report and the cycle it belongs to."""
        self._cycle = cycle
        self._new = not report.version
        super().__init__(parent, desk, jobs, report_form(report), report, names={})
        self.purpose = PlainLabel("", "muted", wrap=True)
        self.warning = PlainLabel("", "banner", wrap=True)
        self.due_words = PlainLabel("", "muted", wrap=True)
        self.retitle = QCheckBox(_("Headings that are as they were proposed go into this language too"))
        self.retitle.setChecked(True)
        self.put_below("language", self.retitle)
        about = QWidget()
        about.setLayout(column([self.purpose, self.warning], spacing=6))
        self.put_below("kind", about)
        self.put_below("date_due", self.due_words)
        self._proposed: dict[str, Any] = {}
        self.typed.connect(self._refresh)
        self._refresh()
        self.fit()
        self.focus_field("kind" if self._new else "title")

    def set_draft(self, data: Mapping[str, Any]) -> None:
        """Show again what was typed; nothing is proposed over it."""
        super().set_draft(data)
        self._refresh()

    def draft(self) -> dict[str, Any]:
        """Return what was typed as JSON; what was only proposed was typed by nobody."""
        typed = super().draft()
        if self._new:
            return {key: value for key, value in typed.items() if self._proposed.get(key) != value}
        return typed

    def make_editor(self, field: Field, blank: Any) -> FieldEditor:
        """Make the editor of a field; what the sections were made from is only read later on."""
        if not self._new and field.key in _MADE_ONCE:
            return EditorMaker(access=lambda _field: FieldAccess.READ).editor(field, blank)
        return super().make_editor(field, blank)

    def accept(self) -> None:
        """Save; with another language also the headings, if that is wanted."""
        renames = not self.retitle.isHidden() and self.retitle.isChecked()
        if not self._new:
            save = project.change_language if renames else plainly("project")
            self.form = dataclasses.replace(self.form, save=save)
        super().accept()

    def _refresh(self) -> None:
        other = str(self.editor("language").value()) != self.record.language
        self.retitle.setHidden(self._new or not other)
        kind = str(self.editor("kind").value()) if self._new else self.record.kind
        self.purpose.setText(_(PURPOSES.get(kind, "")))
        found = warnings(Project(kind=kind), self._cycle)
        self.warning.setText(" ".join(found))
        self.warning.setVisible(bool(found))
        if self._new:
            self._propose(kind)
        self.due_words.setText(self._about_due(kind))

    def _propose(self, kind: str) -> None:
        with speaking(str(self.editor("language").value())):
            title = PROJECT_KINDS.label(kind)
        wanted = {
            "title": title,
            "word_limit": usual_limit(kind),
            "date_due": proposed_due(kind, self._cycle),
        }
        for key, value in wanted.items():
            editor = self.editor(key)
            stands = editor.draft()
            if stands in (None, "", self._proposed.get(key)):
                editor.set_value(value)
                self._proposed[key] = editor.draft()

    def _about_due(self, kind: str) -> str:
        stage = self._cycle.stage(ANSWERS.get(kind, ""))
        if stage is None or stage.date is None:
            return _("The cycle has no date for this kind of report yet.")
        name = STAGES.label(stage.stage)
        if stage.checked:
            return _("From the stage “{stage}”, checked with the Secretariat.").format(stage=name)
        return _("Proposed from the stage “{stage}” – check with the Secretariat.").format(stage=name)
