"""Attaching files to evidence, and bringing a copy out again."""

import contextlib
import dataclasses
import itertools
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from gc25desk.domain.access import Act
from gc25desk.domain.attachment import Attachment
from gc25desk.domain.evidence import Evidence, material_is_not_kept
from gc25desk.domain.text import clean, safe_name
from gc25desk.errors import CannotWrite, DiskFull, IdentitySealed, KnownError, NotFound
from gc25desk.i18n import _
from gc25desk.services.access import needs
from gc25desk.services.changes import Changes
from gc25desk.services.desk import Desk
from gc25desk.services.outgoing import streamed_out
from gc25desk.services.saving import refuse_binned, save_one, save_ready, with_id
from gc25desk.store import attachments, records
from gc25desk.store.session import Writer

NOUN = "evidence"


@needs(Act.WRITE_EVIDENCE)
def attach(desk: Desk, evidence_id: str, paths: Sequence[Path]) -> tuple[Evidence, Changes]:
    """Attach files to a saved item; all of them or none.

    Each is encrypted under a key of its own and its SHA-256 taken before the row that names it is
    written. Raises NotFound, InvalidInput for an item that shows abuse, UnreadableFile or CannotWrite.
    """
    _refuse_without_key(desk)
    with desk.store.reading() as reader:
        _refuse_material(records.load(reader, NOUN, evidence_id))
    taken = _take_in(desk, [paths])
    try:
        with _saving(desk, taken) as writer:
            named = _name_them(writer, evidence_id, taken[0])
    except CannotWrite:
        # A commit that failed is unknown, not undone (reliability.md, section 0, point 4).
        standing = _standing(desk, [evidence_id], taken)
        if standing is None:
            raise
        (named,) = standing
    desk.known.put(NOUN, named)
    return named, Changes(frozenset({NOUN}), (evidence_id,))


def _refuse_without_key(desk: Desk) -> None:
    """Raise IdentitySealed for somebody who could not seal the name and the secret of a file."""
    if not desk.sees_identities:
        raise IdentitySealed(
            _("You have not been given the identity key yet, so no file can be attached."),
            _("Ask a supervisor or the custodian for the key, then attach it again."),
        )


def _refuse_material(item: Evidence | None) -> None:
    """Raise InvalidInput before a single byte is copied of a picture that nobody may keep."""
    if item is not None and item.abuse_material:
        raise material_is_not_kept()


def _take_in(desk: Desk, batches: Sequence[Sequence[Path]]) -> list[list[attachments.Stored]]:
    """Encrypt the files of several items into the desk's folder: all of them or none."""
    taken: list[list[attachments.Stored]] = []
    try:
        for paths in batches:
            taken.append([])
            for path in paths:
                taken[-1].append(attachments.take_in(desk.store.files, path, clean(path.name)[:255]))
    except BaseException:
        _forget(desk, taken)
        raise
    return taken


@contextlib.contextmanager
def _saving(desk: Desk, taken: Sequence[Sequence[attachments.Stored]]) -> Iterator[Writer]:
    """Open the transaction that names files taken in; they are forgotten if it surely failed.

    After a disk fault at the very end the rows may turn out to be written when the desk is next opened,
    and a row must never lose its file. A file too many harms nobody: its key is gone.
    """
    try:
        with desk.store.writing() as writer:
            yield writer
    except BaseException as fault:
        if isinstance(fault, DiskFull) or not isinstance(fault, CannotWrite):
            _forget(desk, taken)
        raise


def _forget(desk: Desk, taken: Sequence[Sequence[attachments.Stored]]) -> None:
    """Remove the files that no row names; an interruption may have come after the rows were written."""
    with contextlib.suppress(KnownError, OSError), desk.store.reading() as reader:
        attachments.forget(reader, desk.store.files, NOUN, itertools.chain.from_iterable(taken))


def _name_them(writer: Writer, evidence_id: str, taken: Sequence[attachments.Stored]) -> Evidence:
    held = records.load(writer, NOUN, evidence_id)
    if held is None:
        raise NotFound(_("This item is not on the desk."), _("Save it first, then attach the file."))
    refuse_binned(writer, NOUN, held)
    for stored in taken:
        attachments.add(writer, NOUN, evidence_id, stored)
    changed: Evidence = dataclasses.replace(
        held,
        files=(*held.files, *(stored.attachment for stored in taken)),
        version=held.version + 1,
        updated_at=writer.at,
        updated_by=writer.actor,
    )
    records.update(writer, NOUN, changed)
    files: list[Any] = [_journalled(held.files), _journalled(changed.files)]
    writer.journal(NOUN, evidence_id, "attach", {"files": files})
    return changed


def _journalled(files: Sequence[Attachment]) -> list[dict[str, Any]]:
    return [dataclasses.asdict(attachment) for attachment in files]


@needs(Act.WRITE_EVIDENCE)
def save_with_files(desk: Desk, items: Sequence[tuple[Evidence, Sequence[Path]]]) -> list[Evidence]:
    """Save items together with their files: all of them or none."""
    ready = [with_id(save_ready(NOUN, item)) for item, _paths in items]
    if any(paths for _item, paths in items):
        _refuse_without_key(desk)
    for item in (one for one, (_item, paths) in zip(ready, items, strict=True) if paths):
        _refuse_material(item)
    taken = _take_in(desk, [paths for _item, paths in items])
    try:
        with _saving(desk, taken) as writer:
            saved = [save_one(desk, writer, NOUN, item) for item in ready]
            named = [
                _name_them(writer, item.id, files) if files else item
                for item, files in zip(saved, taken, strict=True)
            ]
    except CannotWrite:
        standing = _standing(desk, [item.id for item in ready if not item.version], taken)
        if standing is None or len(standing) < len(ready):
            raise
        named = standing
    for item in named:
        desk.known.put(NOUN, item)
    return named


def _standing(
    desk: Desk, ids: Sequence[str], taken: Sequence[Sequence[attachments.Stored]]
) -> list[Evidence] | None:
    """Return the items if each stands on the desk with its files: their one transaction was kept."""
    named = {stored.attachment.id for files in taken for stored in files}
    with contextlib.suppress(KnownError), desk.store.reading() as reader:
        held = [item for item in (records.load(reader, NOUN, one) for one in ids) if item is not None]
        if len(held) == len(ids) and named <= {file.id for item in held for file in item.files}:
            return held
    return None


@needs(Act.RELEASE_IDENTITY)
def save_copy(desk: Desk, attachment_id: str, target: Path) -> Path:
    """Write a readable copy of an attached file to ``target``, or into it when it is a folder.

    In a folder the copy gets a name that is still free. It is checked against the SHA-256 taken at
    intake, and the act is journalled.
    """
    if target.is_dir():
        target = _free(target / safe_name(_name_of(desk, attachment_id)))
    desk.store.refuse_inside(target)
    # The transaction ends first: no copy stands outside the desk that its journal does not name.
    with streamed_out(desk.store, target) as stream, desk.store.writing() as writer:
        attachments.bring_out(writer, desk.store.files, NOUN, attachment_id, stream)
        writer.journal("file", attachment_id, "copy", {})
    return target


def _free(path: Path) -> Path:
    """Return the path, or one beside it with a number, so that a copy never replaces another file."""
    names = (path.with_name(f"{path.stem} ({number}){path.suffix}") for number in itertools.count(2))
    return next(free for free in itertools.chain([path], names) if not os.path.lexists(free))


def _name_of(desk: Desk, attachment_id: str) -> str:
    with desk.store.reading() as reader:
        return attachments.name_of(reader, NOUN, attachment_id)
