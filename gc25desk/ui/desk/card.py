"""What every card of the page about the desk has in common."""

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Signal

from gc25desk.domain.access import Act
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.widgets.basics import Card

if TYPE_CHECKING:
    from gc25desk.services.desk import Desk


class DeskCard(Card):
    """One card: it knows the desk and the jobs, and no other card.

    ``nouns`` names what makes the page reload; ``state_changed`` carries the kind and the words of the
    state chip, as a page does; ``acts`` which acts of the permission table the card is for.
    """

    state_changed = Signal(str, str)

    nouns: ClassVar[frozenset[str]] = frozenset()
    acts: ClassVar[tuple[Act, ...]] = (Act.USE_DESK,)  # whoever may do one of these is offered the card

    def __init__(self, desk: "Desk", jobs: Jobs) -> None:
        super().__init__(self.name())
        self.desk = desk
        self.jobs = jobs

    @classmethod
    def is_offered(cls, desk: "Desk") -> bool:
        """Tell whether the roles of the person at the desk have any use for the card."""
        return any(desk.may(act) for act in cls.acts)

    def name(self) -> str:
        """Return the card's title as the user reads it."""
        raise NotImplementedError

    def reload(self) -> None:
        """Fetch anew what the card shows."""
        raise NotImplementedError

    def clear(self) -> None:
        """Drop every word of the desk's data; called when the desk locks."""
