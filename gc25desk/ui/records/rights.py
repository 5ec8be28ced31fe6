"""What the person at the desk may do with the records of one noun, read from the permission table."""

from typing import Any

from gc25desk.domain.access import (
    TAG,
    WRITE,
    Act,
    FieldAccess,
    field_access,
    is_sealed,
    sealed_keys,
    with_sealed_parts,
)
from gc25desk.domain.field import Field, Kind
from gc25desk.domain.sealed import Sealed
from gc25desk.i18n import _
from gc25desk.services.desk import Desk


class Rights:
    """The permission table as one person meets it on the page of one kind of record."""

    def __init__(self, desk: Desk, noun: str) -> None:
        """Take the roles of the person who opened the desk, and whether they hold the identity key."""
        self._roles = desk.info.roles
        self._noun = noun
        self.sees_identities = desk.sees_identities
        self.may_write = desk.may(WRITE[noun])
        self.may_tag = desk.may(TAG[noun])
        self.may_attach = self.may_write and desk.sees_identities
        self.may_ask = desk.may(Act.ASK_IDENTITY) and not desk.sees_identities
        self.may_release = desk.may(Act.RELEASE_IDENTITY) and desk.sees_identities
        self._is_for_key_holders = desk.may(Act.SEE_IDENTITIES)

    def access(self, field: Field) -> FieldAccess:
        """Return what this person may do with a field; what stands sealed is so without the key too."""
        found = field_access(self._roles, self._noun, field)
        if found is not FieldAccess.NONE and is_sealed(field) and not self.sees_identities:
            return FieldAccess.SEALED
        return found

    def locked(self, field: Field, record: Any) -> bool:
        """Tell whether a field of this record cannot be changed by this person.

        Parts that hold sealed values can be added to a new record without the key, but changed by nobody
        who cannot see what they would seal anew.
        """
        if self.access(field) is not FieldAccess.WRITE:
            return True
        if self.sees_identities or not _has_sealed_parts(field):
            return False
        return field.kind is Kind.FILES or bool(record.id)

    def in_words(self) -> str:
        """Return what this person may do with a record, as the form says when it is opened."""
        if self.may_write:
            return _("Drafts are kept as you type.")
        if self.may_tag:
            return _("You may read this and change its paragraphs. Drafts are kept as you type.")
        return _("You may read this record, not change it.")

    def why_sealed(self) -> str:
        """Return why names and contacts are not shown, and what to do."""
        if self._is_for_key_holders:
            return _(
                "Sealed: you have not been given the identity key yet. Ask a supervisor or the custodian."
            )
        if self.may_ask:
            return _("Sealed: your role does not see names and contacts. Ask to see them, above the form.")
        return _("Sealed: your role does not see names and contacts.")

    def why_not_recorded(self) -> str:
        """Return why names and contacts cannot be typed into a new record, and what to do."""
        return _(
            "You have not been given the identity key yet, so no names or contacts can be recorded here. "
            "Ask a supervisor or the custodian for it."
        )


def _has_sealed_parts(field: Field) -> bool:
    return (
        field.kind in {Kind.RECORDS, Kind.FILES}
        and field.record is not None
        and bool(sealed_keys(field.record))
    )


def holds_sealed(record: Any) -> bool:
    """Tell whether a record holds a value that this person may not read."""
    kind = type(record)
    if any(isinstance(getattr(record, key), Sealed) for key in sealed_keys(kind)):
        return True
    return any(
        isinstance(getattr(part, key), Sealed)
        for field in with_sealed_parts(kind)
        for part in getattr(record, field.key)
        for key in sealed_keys(type(part))
    )
