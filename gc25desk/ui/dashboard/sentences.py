"""What each picture of the dashboard shows, said in a plain sentence."""

from collections.abc import Sequence

from gc25desk.domain.catalogue import CONTEXT
from gc25desk.domain.figures import GAP, REPORTED, CoverageCell
from gc25desk.i18n import N_, _, ngettext
from gc25desk.ui.widgets.chart_data import ChartData, listed, number

# Up to here a count of months is written as a word.
_IN_WORDS = (
    N_("two"), N_("three"), N_("four"), N_("five"), N_("six"), N_("seven"), N_("eight"), N_("nine"),
    N_("ten"), N_("eleven"), N_("twelve"),
)  # fmt: skip
# So many equal leaders are still named; more would be a list, not a sentence.
_MOST_NAMED = 3


def months(received: Sequence[int], closed: Sequence[int]) -> str:
    """Say how received and closed compare in the latest months, the last of which is still running.

    A run of at least two months that went the same way is told; else the whole time is summed up.
    ``received`` and ``closed`` are counts by month, of equal length, oldest first.
    """
    differences = [came - went for came, went in zip(received, closed, strict=True)]
    if not any(received) and not any(closed):
        return _nothing(len(differences))
    run = _latest_run(differences)
    if run < 2 or not any((*received[-run:], *closed[-run:])):
        return _total(sum(received), sum(closed), len(differences))
    return f"{_run(differences[-1], run)}; {_load(sum(differences[-run:]))}"


def _latest_run(differences: Sequence[int]) -> int:
    signs = [(value > 0) - (value < 0) for value in differences]
    count = 0
    for sign in reversed(signs):
        if sign != signs[-1]:
            break
        count += 1
    return count


def _nothing(count: int) -> str:
    sentence = ngettext(
        "No complaint was received or closed in the last month.",
        "No complaint was received or closed in the last {n} months.",
        count,
    )
    return sentence.format(n=_word(count))


def _run(difference: int, count: int) -> str:
    if difference > 0:
        sentence = _("More were received than closed in each of the last {n} months")
    elif difference < 0:
        sentence = _("Fewer were received than closed in each of the last {n} months")
    else:
        sentence = _("As many were received as closed in each of the last {n} months")
    return sentence.format(n=_word(count))


def _total(received: int, closed: int, count: int) -> str:
    sentence = ngettext(
        "In the last month {received} were received and {closed} closed",
        "In the last {n} months {received} were received and {closed} closed",
        count,
    ).format(n=_word(count), received=number(received), closed=number(closed))
    return f"{sentence}; {_load(received - closed)}"


def _load(difference: int) -> str:
    if difference > 0:
        return _("the open load grew by {n}.").format(n=number(difference))
    if difference < 0:
        return _("the open load fell by {n}.").format(n=number(-difference))
    return _("the open load did not change.")


def _word(count: int) -> str:
    return _(_IN_WORDS[count - 2]) if 2 <= count <= len(_IN_WORDS) + 1 else number(count)


def axis(data: ChartData) -> str:
    """Say which answer is the most frequent and for how many children none is known."""
    total = sum(group.bars[0].count for group in data.groups)
    answers = [(group.name(), group.bars[0].count) for group in data.groups if not group.bars[0].quiet]
    known = sum(count for _name, count in answers)
    if not total:
        return _("No child is recorded on a complaint yet.")
    if not known:
        sentence = ngettext(
            "This is not known of the {n} child.", "This is known of none of the {n} children.", total
        )
        return sentence.format(n=number(total))
    return " ".join(part for part in (_leaders(answers, total), _silent(total - known)) if part)


def _leaders(answers: Sequence[tuple[str, int]], total: int) -> str:
    most = max(count for _name, count in answers)
    names = [name for name, count in answers if count == most]
    if len(names) == 1:
        sentence = ngettext(
            "{name}: {count} of {n} child.", "Most often {name}: {count} of {n} children.", total
        )
        return sentence.format(name=names[0], count=number(most), n=number(total))
    if len(names) > _MOST_NAMED:
        return _("{many} answers lead with {count} each, of {n} children.").format(
            many=number(len(names)), count=number(most), n=number(total)
        )
    return _("{names} lead with {count} each, of {n} children.").format(
        names=listed(names), count=number(most), n=number(total)
    )


def _silent(count: int) -> str:
    if not count:
        return ""
    return ngettext("Not known of {n} child.", "Not known of {n} children.", count).format(n=number(count))


def coverage(cells: Sequence[CoverageCell]) -> str:
    """Say on how many of the paragraphs with a duty something is held, and where gaps are found."""
    duties = [cell for cell in cells if cell.kind != CONTEXT]
    held = sum(cell.complaints + cell.evidence > 0 for cell in duties)
    if not held:
        return _("Nothing is held yet on any of the {n} paragraphs with a duty.").format(n=len(duties))
    if held == len(duties):
        return " ".join((_("Something is held on every paragraph with a duty."), *_found(cells)))
    first = _(
        "Something is held on {held} of the {n} paragraphs with a duty, nothing yet on {silent}."
    ).format(held=number(held), n=number(len(duties)), silent=number(len(duties) - held))
    return " ".join((first, *_found(cells)))


def _found(cells: Sequence[CoverageCell]) -> list[str]:
    gaps = sum(cell.state == GAP for cell in cells)
    reported = sum(cell.state == REPORTED for cell in cells)
    parts = []
    if gaps:
        words = ngettext("A gap is found in {n} paragraph.", "A gap is found in {n} paragraphs.", gaps)
        parts.append(words.format(n=number(gaps)))
    if reported:
        words = ngettext("{n} is in a report.", "{n} are in a report.", reported)
        parts.append(words.format(n=number(reported)))
    return parts
