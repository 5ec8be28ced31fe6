"""The page about the desk itself, built of cards; a new card is added to ``CARDS``."""

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from gc25desk.domain.access import Act
from gc25desk.i18n import _
from gc25desk.ui import style
from gc25desk.ui.desk.account_card import AccountCard
from gc25desk.ui.desk.backups_card import BackupsCard
from gc25desk.ui.desk.card import DeskCard
from gc25desk.ui.desk.journal_card import JournalCard
from gc25desk.ui.desk.letters_card import LettersCard
from gc25desk.ui.desk.people_card import PeopleCard
from gc25desk.ui.desk.requests_card import RequestsCard
from gc25desk.ui.institution.card import InstitutionCard
from gc25desk.ui.page import Page
from gc25desk.ui.pieces import Pieces
from gc25desk.ui.widgets.basics import column, page_layout

# The cards from the top of the page down.
CARDS: tuple[type[DeskCard], ...] = (
    RequestsCard,
    BackupsCard,
    PeopleCard,
    InstitutionCard,
    LettersCard,
    JournalCard,
    AccountCard,
)


class DeskPage(Page):
    """Shows the cards one below the other, in a sheet that scrolls."""

    name = "desk"
    icon = "desk"
    nouns = frozenset().union(*(card.nouns for card in CARDS))
    acts: ClassVar[tuple[Act, ...]] = (Act.USE_DESK,)

    def build(self) -> Pieces:
        """Build the cards that the person at the desk is offered."""
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page_layout(self).addWidget(scroll, 1)
        sheet = QWidget()
        style.set_role(sheet, "sheet")
        layout = column([1], spacing=12)
        sheet.setLayout(layout)
        scroll.setWidget(sheet)
        self.cards: list[DeskCard] = []
        for kind in CARDS:
            if kind.is_offered(self.desk):
                card = kind(self.desk, self.jobs)
                card.state_changed.connect(self.state_changed)
                layout.insertWidget(len(self.cards), card)
                self.cards.append(card)
                yield

    @classmethod
    def title(cls) -> str:
        """Return the page's name."""
        return _("This desk")

    def reload(self) -> None:
        """Let every card fetch anew what it shows."""
        for card in self.cards:
            card.reload()

    def clear(self) -> None:
        """Drop every word of the desk's data."""
        for card in self.cards:
            card.clear()
