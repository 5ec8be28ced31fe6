"""The page of evidence, declared."""

import datetime as dt

from gc25desk.domain import codes
from gc25desk.domain import evidence as rules
from gc25desk.domain.access import Act
from gc25desk.domain.evidence import Evidence
from gc25desk.domain.paragraph import EVIDENCE_STANCES
from gc25desk.domain.query import Order
from gc25desk.i18n import N_, _
from gc25desk.ui.records.look import ChipWords, Look, Tab, Words, tags_chip
from gc25desk.ui.records.page import RecordsPage
from gc25desk.ui.widgets.dates import show_day

WORDS = Words(
    title=N_("Evidence"),
    new=N_("New evidence"),
    save=N_("Save"),
    one_new=N_("New evidence"),
    nothing=N_("No evidence yet"),
    nothing_why=N_("Record what the desk learns: a testimony, a document, a web page, a figure, a law."),
    no_match=N_("Nothing matches"),
    no_match_why=N_("There is evidence on this desk, but none fits all the filters."),
    choose=N_("No item is open"),
    choose_why=N_("Choose one in the list to read it, or record a new one."),
)
_CITED_TONES = {"public": "ok", "committee": "warn", "no": ""}


def summary(evidence: Evidence) -> str:
    """Return what an item is in one line: title, source and day."""
    parts = (evidence.title, evidence.source, show_day(evidence.date))
    return " · ".join(part for part in parts if part)


def chips(evidence: Evidence, _today: dt.date) -> list[ChipWords]:
    """Return how an item stands: its type, and to whom it may be cited."""
    shown: list[ChipWords] = []
    if evidence.type:
        shown.append((codes.EVIDENCE_TYPES.label(evidence.type), "accent"))
    cited = _("Cited: {whom}").format(whom=codes.CITABLE.label(evidence.citable))
    shown.append((cited, _CITED_TONES.get(evidence.citable, "")))
    return [*shown, *tags_chip(evidence.tags)]


LOOK = Look(
    noun="evidence",
    kind=Evidence,
    words=WORDS,
    tabs=(
        Tab(N_("Overview"), (rules.ITEM, rules.CONTENT, rules.PARAGRAPHS)),
        Tab(N_("Weight and use"), (rules.WEIGHT,)),
        Tab(N_("Files"), (rules.FILES,), counts="files"),
    ),
    columns=(
        "reference",
        "title",
        "type",
        "date",
        "source_reliability",
        "information_credibility",
        "source",
        "how_obtained",
        "citable",
    ),
    widths={
        "reference": 132,
        "title": 190,
        "type": 104,
        "date": 146,
        "source_reliability": 120,
        "information_credibility": 112,
        "source": 140,
        "how_obtained": 130,
        "citable": 130,
    },
    stretches="title",
    order=Order("date", descending=True),
    marks={},
    stances=EVIDENCE_STANCES,
    usual_stance="",
    summary=summary,
    chips=chips,
    blank=lambda _today: Evidence(),
    spans={"title": 2, "original_url": 2},
    told=("title", "summary"),
)


class EvidencePage(RecordsPage):
    """Evidence: listed, recorded, edited, with its files."""

    name = "evidence"
    icon = "evidence"
    noun = "evidence"
    nouns = frozenset({"evidence"})
    look = LOOK
    acts = (Act.READ_EVIDENCE,)
    primary_act = Act.WRITE_EVIDENCE
