"""The state of a section: sent for review, approved and locked, opened again; and what changed since."""

from collections.abc import Mapping
from typing import Any

from gc25desk.domain.access import Act
from gc25desk.domain.revision import Revised, revised
from gc25desk.domain.section import DRAFT, FOR_REVIEW, Section, approval
from gc25desk.errors import Conflict, NotFound
from gc25desk.i18n import _
from gc25desk.services.access import needs
from gc25desk.services.changes import Changes
from gc25desk.services.desk import Desk
from gc25desk.services.saving import write_changed
from gc25desk.store import records
from gc25desk.store.session import Reader, Writer


@needs(Act.WRITE_REPORTS)
def send_for_review(desk: Desk, section_id: str, version: int) -> tuple[Section, Changes]:
    """Mark a draft as ready to be read by a supervisor; raises NotFound, or Conflict if it changed since."""
    with desk.store.writing() as writer:
        held = _section(writer, section_id, version)
        return _moved(desk, writer, held, "review", {"status": FOR_REVIEW})


@needs(Act.APPROVE_SECTIONS)
def approve(desk: Desk, section_id: str, version: int) -> tuple[Section, Changes]:
    """Approve a section as it was read, and lock it; raises NotFound, or Conflict if it changed since.

    ``version`` is that of the section as the supervisor saw it, so that nothing unread is approved.
    """
    with desk.store.writing() as writer:
        held = _section(writer, section_id, version)
        return _moved(desk, writer, held, "approve_section", approval(held, writer.at, writer.actor))


@needs(Act.APPROVE_SECTIONS)
def reopen(desk: Desk, section_id: str, version: int) -> tuple[Section, Changes]:
    """Unlock an approved section, or send one back that was up for review; what was approved is kept."""
    with desk.store.writing() as writer:
        held = _section(writer, section_id, version)
        return _moved(desk, writer, held, "reopen", {"status": DRAFT})


@needs(Act.READ_REPORTS)
def since_approval(desk: Desk, section_id: str) -> Revised | None:
    """Return what changed in a section since it was last approved, None if it never was."""
    with desk.store.reading() as reader:
        return revised(_section(reader, section_id))


def _section(reader: Reader, section_id: str, version: int | None = None) -> Section:
    found = records.load(reader, "section", section_id)
    if not isinstance(found, Section):
        raise NotFound(
            _("This section is not on the desk any more."), _("Look at the outline of the report.")
        )
    if version is not None and found.version != version:
        raise Conflict(
            _("Someone changed “{title}” since you opened it.").format(title=found.title),
            _("Read it again first. Nothing was changed."),
        )
    return found


def _moved(
    desk: Desk, writer: Writer, held: Section, action: str, filled: Mapping[str, Any]
) -> tuple[Section, Changes]:
    saved: Section = write_changed(desk, writer, "section", held, held, action=action, filled=filled)
    return saved, Changes(frozenset({"section"}), (saved.id,))
