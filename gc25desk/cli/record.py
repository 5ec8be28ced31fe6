"""Commands on records of every kind, as JSON by field key."""

import dataclasses
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from gc25desk.cli.call import Call
from gc25desk.domain import sealed
from gc25desk.domain.nouns import KINDS, title_of
from gc25desk.domain.record import as_json, from_json, new_id
from gc25desk.domain.text import clean
from gc25desk.errors import InvalidInput, UnreadableFile
from gc25desk.i18n import _
from gc25desk.services import attachment, records, saving, search

LARGEST_INPUT = 200 * 1024 * 1024


def add(noun: str) -> Callable[[Call], None]:
    """Return the command that adds records of a noun from JSON, all of them or none."""

    def run(call: Call) -> None:
        data = records_in(call.arguments.file)
        # The identifier is made before the save: what an unknown end of it left can be looked up by it.
        items = [
            (dataclasses.replace(from_json(KINDS[noun], item), id=new_id()), _files_of(item)) for item in data
        ]
        with call.desk() as desk:
            if noun == attachment.NOUN:
                saved: Sequence[Any] = attachment.save_with_files(desk, items)
            else:
                saved = saving.save_all(desk, noun, [item for item, _paths in items])
        result = [{"id": item.id, "reference": item.reference} for item in saved]
        call.tell(result, "\n".join(item.reference for item in saved))

    return run


def records_in(name: str) -> list[Any]:
    """Return the records in a JSON file or on standard input; raises InvalidInput or UnreadableFile."""
    try:
        raw = sys.stdin.buffer.read(LARGEST_INPUT) if name == "-" else _bytes_of(Path(name))
        data = json.loads(raw.decode("utf-8-sig"), object_pairs_hook=_object)
    except (ValueError, RecursionError):
        raise InvalidInput(
            _("The input is not JSON in UTF-8."), _("Give one record or a list of records as JSON.")
        ) from None
    return data if isinstance(data, list) else [data]


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object of JSON; of a key that stands twice the one value would be lost unseen."""
    found = dict(pairs)
    if len(found) != len(pairs):
        key = next(key for at, (key, _value) in enumerate(pairs) if key in dict(pairs[:at]))
        raise InvalidInput(
            _("“{key}” stands twice in one record.").format(key=clean(key)[:60]),
            _("Keep one of them; nothing was saved."),
            key,
        )
    return found


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(LARGEST_INPUT)
    except OSError:
        raise UnreadableFile(
            _("“{name}” could not be read.").format(name=path.name), _("Check the path and try again.")
        ) from None


def _files_of(item: Any) -> list[Path]:
    files = item.get("files") or []
    files = [files] if isinstance(files, str) else files
    if not isinstance(files, list) or not all(isinstance(name, str) for name in files):
        raise InvalidInput(
            _("“files” must be a list of paths."), _("Correct it; nothing was saved."), "files"
        )
    return [Path(name) for name in files]


def list_all(noun: str) -> Callable[[Call], None]:
    """Return the command that prints every record of a noun."""

    def run(call: Call) -> None:
        with call.desk() as desk:
            found = records.every(desk, noun)
        words = "\n".join(f"{item.reference}\t{title_of(noun, item)}" for item in found)
        call.tell([as_json(item) for item in found], words)

    return run


def show(noun: str) -> Callable[[Call], None]:
    """Return the command that prints records by reference."""

    def run(call: Call) -> None:
        with call.desk() as desk:
            found = [records.find_reference(desk, noun, name) for name in call.arguments.references]
        result = [as_json(item) for item in found]
        words = "\n\n".join(
            "\n".join(f"{key}: {_shown(value)}" for key, value in item.items() if value not in ("", None, []))
            for item in result
        )
        call.tell(result if len(result) != 1 else result[0], words)

    return run


def _shown(value: Any) -> Any:
    """Return a value as it is printed in words; what is sealed says so."""
    if sealed.from_json(value) is not None:
        return _("Sealed")
    if isinstance(value, list):
        return [_shown(part) for part in value]
    return {key: _shown(part) for key, part in value.items()} if isinstance(value, dict) else value


def find(call: Call) -> None:
    """Search everything on the desk."""
    with call.desk() as desk:
        hits = search.search(desk, " ".join(call.arguments.words), call.arguments.limit)
    words = "\n".join(f"{hit.reference}\t{hit.title}\t{hit.snippet}" for hit in hits)
    call.tell([dataclasses.asdict(hit) for hit in hits], words)
