"""The rules that the tags of one record keep together."""

from collections.abc import Sequence

from gc25desk.domain.field import CodeList
from gc25desk.domain.paragraph import Tag
from gc25desk.errors import InvalidInput
from gc25desk.i18n import _


def check_tags(tags: Sequence[Tag], stances: CodeList) -> None:
    """Raise InvalidInput unless each paragraph stands once, with a stance that fits the record.

    At most one tag is the main one, so that a table by main paragraph adds up. The stance may be
    empty: such a tag is kept, and not counted.
    """
    seen: set[int] = set()
    for tag in tags:
        if tag.paragraph in seen:
            raise _wrong(_("Paragraph {number} is tagged twice.").format(number=tag.paragraph))
        if tag.stance and tag.stance not in stances.codes():
            raise _wrong(
                _("“{stance}” is no stance for this kind of record; it must be one of: {codes}.").format(
                    stance=tag.stance, codes=", ".join(stances.codes())
                )
            )
        seen.add(tag.paragraph)
    if sum(tag.primary for tag in tags) > 1:
        raise _wrong(_("Only one paragraph can be the main one."))


def _wrong(what: str) -> InvalidInput:
    return InvalidInput(what, _("Correct the tags and save again. Nothing has been saved yet."), "tags")
