"""What the institution holds for a section's paragraphs, as lines with what each puts into the draft."""

import dataclasses
from collections.abc import Iterable, Iterator

from gc25desk.domain import codes
from gc25desk.domain.assessment import RATINGS, TREND_LABELS
from gc25desk.domain.catalogue import catalogue
from gc25desk.domain.markup import Block, BlockKind, Insert, InsertKind, Span, written
from gc25desk.domain.monitoring import METHODS, STATUSES
from gc25desk.domain.observation import GRADES
from gc25desk.domain.paragraph import STANCES, Tag
from gc25desk.i18n import _, language, ngettext
from gc25desk.services.holdings import HeldCase, HeldEvidence, Holdings, Rated
from gc25desk.ui.widgets import dates
from gc25desk.ui.widgets.numbers import show_count
from gc25desk.ui.writing.told import observation_name


@dataclasses.dataclass(frozen=True)
class HeldLine:
    """One thing held: its two lines, the record behind it, and what it puts into a draft.

    ``puts`` is in the notation; where it is empty, ``why_not`` says why it cannot be cited. ``name`` is what
    a citation of it is called.
    """

    title: str
    note: str
    noun: str
    id: str
    puts: str = ""
    why_not: str = ""
    tone: str = ""
    name: str = ""

    def fits(self, words: Iterable[str]) -> bool:
        """Tell whether all the words, in small letters, stand in its lines."""
        text = f"{self.title} {self.note}".casefold()
        return all(word in text for word in words)


@dataclasses.dataclass(frozen=True)
class HeldGroup:
    """Lines of one kind; ``none`` is said where there are none."""

    key: str
    title: str
    lines: tuple[HeldLine, ...]
    none: str = ""


def groups(holdings: Holdings) -> tuple[HeldGroup, ...]:
    """Return all that is held as groups of lines, in the order in which a writer looks for it."""
    return (
        HeldGroup("evidence", _("Evidence"), tuple(map(_item, holdings.evidence)), _("None tagged here.")),
        HeldGroup("passage", _("Passages"), tuple(_passages(holdings))),
        HeldGroup("complaint", _("Complaints"), tuple(map(_case, holdings.cases)), _("None counted here.")),
        HeldGroup("observation", _("Earlier observations of the Committee"), _observations(holdings)),
        HeldGroup("recommendation", _("Recommended before"), _recommended(holdings)),
        HeldGroup("assessment", _("Ratings"), tuple(map(_rating, holdings.ratings))),
        HeldGroup("monitoring", _("Planned monitoring"), _planned(holdings)),
        HeldGroup("paragraph", _("Paragraphs of GC25"), tuple(_paragraphs(holdings.numbers))),
    )


def cited(noun: str, record_id: str) -> str:
    """Return the notation of a citation of a record."""
    return written([Block(BlockKind.TEXT, (Insert(InsertKind.CITE, f"{noun}/{record_id}"),))])


def _quoted(passage: str, noun: str, record_id: str) -> str:
    span = Span(f"“{' '.join(passage.split())}”")
    return written([Block(BlockKind.TEXT, (span, Insert(InsertKind.CITE, f"{noun}/{record_id}")))])


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _paragraphs(numbers: Iterable[int]) -> Iterator[HeldLine]:
    known = catalogue(language())
    for number in numbers:
        paragraph = known.paragraph(number)
        title = _("Para {number}. {title}").format(number=number, title=paragraph.title)
        yield HeldLine(title, "", "paragraph", str(number), cited("paragraph", str(number)))


def _case(held: HeldCase) -> HeldLine:
    one = held.complaint
    may = _joined(
        _("may be told as a case") if held.as_case else "", _("may be quoted") if held.quotable else ""
    )
    puts = cited("complaint", one.id) if held.as_case else ""
    about = _joined(dates.show_day(one.date_received), _stances(held.tags), one.reference)
    return HeldLine(
        title=one.subject,
        note="\n".join((may or _("only to be counted"), about)),
        noun="complaint",
        id=one.id,
        puts=puts,
        why_not="" if puts else _why_no_case(one.consent_case_study),
        tone="ok" if held.as_case else "",
        name=one.reference,
    )


def _why_no_case(consent: str) -> str:
    return _(
        "This complaint may be counted, not told: consent for a case study is “{consent}”. Ask for it and "
        "record it on the complaint."
    ).format(consent=codes.CONSENTS.label(consent or "not_asked"))


def _item(held: HeldEvidence) -> HeldLine:
    one = held.item
    trust = _("Source: {source}; content: {content}").format(
        source=codes.RELIABILITIES.label(one.source_reliability).lower(),
        content=codes.CREDIBILITIES.label(one.information_credibility).lower(),
    )
    about = _joined(
        codes.EVIDENCE_TYPES.label(one.type) if one.type else "",
        dates.show_day(one.date),
        _("may be named") if held.citable else _("not to be named"),
    )
    note = f"{about}\n{trust}"
    return HeldLine(one.title, note, "evidence", one.id, cited("evidence", one.id), name=one.reference)


def _stances(tags: Iterable[Tag]) -> str:
    return ", ".join(dict.fromkeys(STANCES.label(tag.stance) for tag in tags))


def _passages(holdings: Holdings) -> Iterator[HeldLine]:
    for held in holdings.evidence:
        may = _("Its title may not be named in this report, so its words may not stand in it either.")
        for tag in held.tags:
            if tag.passage.strip():
                yield _passage(
                    tag, "evidence", held.item.id, held.item.reference, "" if held.citable else may
                )
    for case in holdings.cases:
        may = _("Whoever gave these words has not agreed to be quoted.")
        for tag in case.tags:
            if tag.passage.strip():
                one = case.complaint
                yield _passage(tag, "complaint", one.id, one.reference, "" if case.quotable else may)


def _passage(tag: Tag, noun: str, record_id: str, reference: str, why_not: str) -> HeldLine:
    return HeldLine(
        title=" ".join(tag.passage.split()),
        note=_joined(reference, _("para {number}").format(number=tag.paragraph), STANCES.label(tag.stance)),
        noun=noun,
        id=record_id,
        puts="" if why_not else _quoted(tag.passage, noun, record_id),
        why_not=why_not,
        name=reference,
    )


def _observations(holdings: Holdings) -> tuple[HeldLine, ...]:
    return tuple(
        HeldLine(
            title=one.subject,
            note=_joined(
                observation_name(one), GRADES.label(one.grade) if one.grade else _("not assessed yet")
            ),
            noun="observation",
            id=one.id,
            puts=cited("observation", one.id),
            name=observation_name(one),
        )
        for one in holdings.observations
    )


def _recommended(holdings: Holdings) -> tuple[HeldLine, ...]:
    why = _(
        "An earlier recommendation of the institution is no source. Open it, and say it anew if it stands."
    )
    return tuple(
        HeldLine(one.action, _joined(one.reference, one.deadline), "recommendation", one.id, why_not=why)
        for one in holdings.recommendations
    )


def _rating(rated: Rated) -> HeldLine:
    one = rated.assessment
    number = one.paragraph or 0
    title = _("Para {number}: {rating}").format(number=number, rating=RATINGS.label(one.rating))
    why = _("A rating is the institution's own view; say its reasons in your words.")
    trend = _(TREND_LABELS[rated.trend]) if rated.trend is not None else ""
    return HeldLine(title, trend, "assessment", one.id, why_not=why)


def _planned(holdings: Holdings) -> tuple[HeldLine, ...]:
    why = _("This is planned, so there is nothing to cite yet.")
    return tuple(
        HeldLine(
            title=one.question,
            note=_joined(
                METHODS.label(one.method) if one.method else "",
                STATUSES.label(one.status),
                dates.show_day(one.date_due),
            ),
            noun="monitoring",
            id=one.id,
            why_not=why,
        )
        for one in holdings.planned
    )


def summary(holdings: Holdings) -> str:
    """Return in a sentence how much there is on which the section could rest."""
    if not holdings.numbers:
        return _(
            "Name the paragraphs of GC25 that the section is about; what is held on them then stands here."
        )
    if holdings.is_silent:
        return _("Nothing is held on these paragraphs yet.")
    cases, items = len(holdings.cases), len(holdings.evidence)
    return _joined(
        ngettext("{n} complaint", "{n} complaints", cases).format(n=show_count(cases)),
        ngettext("{n} item of evidence", "{n} items of evidence", items).format(n=show_count(items)),
    )
