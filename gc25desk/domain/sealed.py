"""A value that names or finds a person, as it stands on the disk: sealed, and opened for some."""

from typing import Any

MARK = "sealed"
KEPT = "kept"  # a journalled value that opens as long as its record is not destroyed


class Sealed(str):
    """The sealed form of a text, carried in its place by records read without the identity key.

    It can be written back unchanged; what it hides cannot be learnt from it but that there is something.
    """

    __slots__ = ()


def as_json(value: Sealed) -> dict[str, str]:
    """Return a sealed value as it stands in JSON and in the journal, never to be taken for a text."""
    return {MARK: str(value)}


def from_json(value: Any) -> Sealed | None:
    """Return the sealed value that a JSON object carries, or None for anything else."""
    if isinstance(value, dict) and set(value) == {MARK} and isinstance(value[MARK], str):
        return Sealed(value[MARK])
    return None


def is_sealed(value: object) -> bool:
    """Tell whether a value is there but may not be read by this person."""
    return isinstance(value, Sealed)


def kept_as_json(content: str) -> dict[str, str]:
    """Return what the journal keeps of a record, encrypted, as it stands in JSON."""
    return {KEPT: content}


def kept_from_json(value: Any) -> str | None:
    """Return the encrypted content that a JSON object of the journal carries, or None for anything else."""
    content = value.get(KEPT) if isinstance(value, dict) and len(value) == 1 else None
    return content if isinstance(content, str) else None
