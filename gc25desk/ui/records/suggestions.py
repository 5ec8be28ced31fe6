"""What was typed before in the open fields of a noun, offered while one types."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from gc25desk.services import records
from gc25desk.services.desk import Desk
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.records.look import Look
from gc25desk.ui.widgets.editors import EditorMaker


class Suggestions(QObject):
    """Fetches what was typed before and hands it to the editors."""

    def __init__(self, desk: Desk, jobs: Jobs, look: Look, maker: EditorMaker, *, parent: QObject) -> None:
        """Take the maker whose editors offer what is found; it dies with its parent."""
        super().__init__(parent)
        self._desk = desk
        self._jobs = jobs
        self._look = look
        self._maker = maker

    def load(self) -> None:
        """Fetch what was typed before, for every open field."""
        paths = self._look.open_paths()
        if paths:
            self._jobs.run(self, lambda: self._used(paths), self._take)

    def clear(self) -> None:
        """Offer nothing any more."""
        self._maker.used = {}

    def _used(self, paths: Sequence[str]) -> dict[str, list[str]]:
        return {path: records.suggestions(self._desk, self._look.noun, path) for path in paths}

    def _take(self, used: dict[str, list[str]]) -> None:
        self._maker.used = used
