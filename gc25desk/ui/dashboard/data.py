"""What the dashboard fetches in one go, on the database worker."""

import dataclasses
import datetime as dt

from gc25desk.domain.figures import Dashboard
from gc25desk.domain.query import Query
from gc25desk.services import figures, paragraph, records
from gc25desk.services.desk import Desk


@dataclasses.dataclass(frozen=True)
class Loaded:
    """The figures, and what tells whether the desk is empty."""

    dashboard: Dashboard
    complaints: int
    evidence: int
    text_held: bool

    def empty(self) -> bool:
        """Tell whether nothing has been logged yet."""
        return not self.complaints and not self.evidence


def load(desk: Desk, today: dt.date) -> Loaded:
    """Fetch everything the dashboard shows."""
    return Loaded(
        dashboard=figures.dashboard(desk, today),
        complaints=records.count(desk, "complaint", Query()),
        evidence=records.count(desk, "evidence", Query()),
        text_held=bool(paragraph.languages(desk)),
    )
