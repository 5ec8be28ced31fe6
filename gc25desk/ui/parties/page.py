"""The page of persons and bodies, declared."""

import datetime as dt

from gc25desk.domain import codes
from gc25desk.domain import party as rules
from gc25desk.domain.access import Act
from gc25desk.domain.paragraph import COMPLAINT_STANCES
from gc25desk.domain.party import Party
from gc25desk.domain.query import Order
from gc25desk.i18n import N_, _
from gc25desk.ui.parties.acts import PartyActs
from gc25desk.ui.pieces import Pieces
from gc25desk.ui.records.look import ChipWords, Look, Tab, Words
from gc25desk.ui.records.page import RecordsPage

WORDS = Words(
    title=N_("Parties"),
    new=N_("New party"),
    save=N_("Save"),
    one_new=N_("New party"),
    nothing=N_("Nobody is recorded yet"),
    nothing_why=N_("Whoever is named in a complaint stands here once, with all their complaints."),
    no_match=N_("Nothing matches"),
    no_match_why=N_("There are people and bodies on this desk, but none fits all the filters."),
    choose=N_("No record is open"),
    choose_why=N_("Choose one in the list to see all their complaints, or add a new one."),
)


def summary(party: Party) -> str:
    """Return what a record is in one line, without the name, which may be sealed."""
    parts = (codes.RESPONDENT_TYPES.label(party.respondent_type) if party.respondent_type else "", party.note)
    return " · ".join(part for part in parts if part)


def chips(party: Party, _today: dt.date) -> list[ChipWords]:
    """Return what kind of person or body it is, and whether another record stands for it."""
    shown: list[ChipWords] = [(codes.PARTY_KINDS.label(party.kind), "accent")]
    return [*shown, (_("Merged"), "warn")] if party.merged_into else shown


LOOK = Look(
    noun="party",
    kind=Party,
    words=WORDS,
    tabs=(Tab(N_("Overview"), (rules.WHO, rules.REACHED)),),
    columns=("reference", "name", "kind", "respondent_type"),
    widths={"reference": 136, "name": 170, "kind": 138, "respondent_type": 140},
    stretches="name",
    order=Order("reference", descending=True),
    marks={},
    stances=COMPLAINT_STANCES,
    usual_stance="",
    summary=summary,
    chips=chips,
    blank=lambda _today: Party(),
    spans={"name": 2, "address": 2},
    asked_of={"date_of_birth": ("kind", codes.NATURAL_PERSONS)},
)


class PartiesPage(RecordsPage):
    """Persons, organisations, platforms and State bodies, each with all their complaints."""

    name = "parties"
    icon = "people"
    noun = "party"
    nouns = frozenset({"party"})
    look = LOOK
    acts = (Act.READ_COMPLAINTS,)
    primary_act = Act.WRITE_COMPLAINTS

    def build(self) -> Pieces:
        """Build the page, with the complaints of whoever is open and the merging."""
        yield from super().build()
        self.party_acts = PartyActs(self.desk, self.jobs, self.card)
        self.party_acts.list_wanted.connect(self.list_wanted)
        self.party_acts.record_wanted.connect(self.open_record)
