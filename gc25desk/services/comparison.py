"""A draft that people edited in Word, held against what was exported; nobody's text is ever overwritten."""

from pathlib import Path

from gc25desk.domain.access import Act
from gc25desk.domain.claims import Claims
from gc25desk.domain.comparison import Comparison
from gc25desk.errors import NotFound
from gc25desk.i18n import _
from gc25desk.readers.edited_draft import read_edited
from gc25desk.reports.compare import compare
from gc25desk.services.access import needs
from gc25desk.services.desk import Desk
from gc25desk.store import claims


@needs(Act.READ_REPORTS)
def with_edited(desk: Desk, project_id: str, path: Path) -> Comparison:
    """Return which claims, citations and numbers of the last export an edited file changed, lost or added.

    Raises NotFound when the report was never exported, and UnreadableFile for what is no Word file.
    """
    with desk.store.reading() as reader:
        kept = claims.last_of(reader, project_id)
    if kept is None:
        raise NotFound(
            _("This report has not been exported yet, so there is nothing to compare with."),
            _("Export it as Word, let people edit that file, and compare it then."),
        )
    return compare(Claims.from_json(kept), read_edited(path))
