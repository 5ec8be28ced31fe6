"""The points that are looked at before a report leaves, each in a sentence with what stands behind it."""

import dataclasses
from collections.abc import Iterator

from gc25desk.domain.examination import Examination
from gc25desk.domain.field import field_of
from gc25desk.domain.name_scan import Found
from gc25desk.domain.nouns import KINDS
from gc25desk.domain.section import Section
from gc25desk.i18n import _, ngettext
from gc25desk.ui.widgets.numbers import show_count

OK, WARN, STOP = "ok", "warn", "urgent"
_MOST_LINES = 12
_MOST_NAMED = 3


@dataclasses.dataclass(frozen=True)
class Line:
    """One thing behind a point; with ``section`` it can be gone to."""

    words: str
    section: str = ""


@dataclasses.dataclass(frozen=True)
class Point:
    """One point: how it stands, the sentence, and the lines behind it."""

    tone: str
    words: str
    lines: tuple[Line, ...] = ()


def points(found: Examination) -> tuple[Point, ...]:
    """Return all points of an examination, what stops the report first."""
    every = (
        *_names(found),
        _trouble(found),
        _missing(found),
        _words(found),
        _figures(found),
        *_close(found),
        _sources(found),
        _silent(found),
        _terms(found),
        _approval(found),
        _headings(found),
    )
    order = (STOP, WARN, OK)
    return tuple(sorted(every, key=lambda point: order.index(point.tone)))


def _names(found: Examination) -> Iterator[Point]:
    if not found.names_looked_for:
        yield Point(
            WARN,
            _(
                "Nobody could look for names: you do not hold the identity key. The files say so on every "
                "page; ask a supervisor to export the report that is handed in."
            ),
        )
        return
    sure, possible = found.sure_names, found.possible_names
    if sure:
        words = ngettext(
            "{count} sentence names somebody of this desk.",
            "{count} sentences name somebody of this desk.",
            len(sure),
        )
        yield Point(
            STOP if found.is_stopped else WARN, words.format(count=show_count(len(sure))), _found(sure)
        )
    if possible:
        words = ngettext(
            "{count} word may be a name of somebody of this desk.",
            "{count} words may be names of people of this desk.",
            len(possible),
        )
        yield Point(WARN, words.format(count=show_count(len(possible))), _found(possible))
    if not sure and not possible:
        yield Point(OK, _("Nobody of this desk is named in the files."))


def _found(names: tuple[Found, ...]) -> tuple[Line, ...]:
    return _shortened([Line(f"“{one.sentence}” – {one.words} ({_label(one)})") for one in names])


def _label(one: Found) -> str:
    owner, _dot, part = one.known.key.partition(".")
    field = field_of(KINDS[one.known.noun], owner)
    return field_of(field.record, part).shown_label() if part and field.record else field.shown_label()


def _trouble(found: Examination) -> Point:
    if not found.trouble:
        return Point(OK, _("Every citation, number and reference leads to what it names."))
    words = ngettext(
        "{count} citation, number or reference was left out.",
        "{count} citations, numbers or references were left out.",
        len(found.trouble),
    )
    lines = [Line(f"{one.title}: {one.words}", one.section) for one in found.trouble]
    return Point(WARN, words.format(count=show_count(len(lines))), _shortened(lines))


def _missing(found: Examination) -> Point:
    if not found.missing:
        return Point(OK, _("No part is left to be written."))
    words = ngettext(
        "{count} part is still to be written.", "{count} parts are still to be written.", len(found.missing)
    )
    return Point(WARN, words.format(count=show_count(len(found.missing))), _shortened(_by_section(found)))


def _by_section(found: Examination) -> list[Line]:
    parts: dict[tuple[str, str], list[str]] = {}
    for one in found.missing:
        parts.setdefault((one.section, one.title), []).append(_part(one.key))
    return [Line(_told_short(title, missing), section) for (section, title), missing in parts.items()]


def _told_short(title: str, missing: list[str]) -> str:
    if len(missing) <= _MOST_NAMED:
        return f"{title}: {', '.join(missing)}"
    words = ngettext("{count} part", "{count} parts", len(missing)).format(count=show_count(len(missing)))
    return f"{title}: {words}"


def _part(key: str) -> str:
    return _("Recommendation") if key == "recommendation" else field_of(Section, key).shown_label()


def _words(found: Examination) -> Point:
    words = _("{count} of {limit} words, and {annexes} in the annexes.").format(
        count=show_count(found.words),
        limit=show_count(found.word_limit),
        annexes=show_count(found.words_in_annexes),
    )
    if found.is_over:
        return Point(WARN, _("The report is too long: {words}").format(words=words))
    return Point(WARN if found.is_nearly_full else OK, words)


def _figures(found: Examination) -> Point:
    if not found.hidden:
        return Point(OK, _("No number had to be hidden."))
    words = ngettext(
        "{count} number is hidden in tables and charts: it is small, or would give a small one away.",
        "{count} numbers are hidden in tables and charts: they are small, or would give small ones away.",
        found.hidden,
    )
    return Point(OK, words.format(count=show_count(found.hidden)))


def _close(found: Examination) -> Iterator[Point]:
    if found.close:
        words = _(
            "Only a few children or complaints set these tables apart from published ones. What would show "
            "it is hidden; records held back for the next edition would cost less."
        )
        pairs = [Line(f"{before} – {now}") for before, now in found.close]
        yield Point(WARN, words, _shortened(pairs))


def _sources(found: Examination) -> Point:
    if not found.single_source:
        return Point(OK, _("No finding rests on a single source."))
    return Point(
        WARN, _("On these paragraphs all evidence comes from a single source."), _numbers(found.single_source)
    )


def _silent(found: Examination) -> Point:
    if not found.silent:
        return Point(OK, _("Something is held on every paragraph that the report is about."))
    return Point(WARN, _("On these paragraphs of the report nothing is held."), _numbers(found.silent))


def _numbers(numbers: tuple[int, ...]) -> tuple[Line, ...]:
    return (Line(", ".join(str(number) for number in numbers)),)


def _terms(found: Examination) -> Point:
    if not found.terms:
        return Point(OK, _("The language check found nothing."))
    words = ngettext(
        "{count} phrase should be written in another way.",
        "{count} phrases should be written in another way.",
        len(found.terms),
    )
    lines = [
        Line(_("“{phrase}”: write “{instead}”. In: {sentence}").format(**vars(one))) for one in found.terms
    ]
    return Point(WARN, words.format(count=show_count(len(lines))), _shortened(lines))


def _approval(found: Examination) -> Point:
    if not found.unapproved:
        return Point(OK, _("Every section is approved."))
    words = ngettext(
        "{count} section is not approved yet.",
        "{count} sections are not approved yet.",
        len(found.unapproved),
    )
    lines = [Line(title) for title in found.unapproved]
    return Point(WARN, words.format(count=show_count(len(lines))), _shortened(lines))


def _headings(found: Examination) -> Point:
    if not found.lone:
        return Point(OK, _("Every sub-heading has another beside it."))
    words = _("These sub-headings stand alone; an A asks for a B.")
    return Point(WARN, words, tuple(Line(title) for title in found.lone))


def _shortened(lines: list[Line]) -> tuple[Line, ...]:
    """Return the first lines, and how many more there are."""
    if len(lines) <= _MOST_LINES:
        return tuple(lines)
    more = len(lines) - _MOST_LINES
    words = ngettext("and {count} more", "and {count} more", more).format(count=show_count(more))
    return (*lines[:_MOST_LINES], Line(words))
