"""Words people say here, and the paragraphs they speak for: what suggestions read besides the catalogue."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from gc25desk.domain.suggestion.synonyms import Synonym, checked
from gc25desk.errors import InvalidInput
from gc25desk.i18n import _
from gc25desk.ui.desk.dialog import DeskDialog
from gc25desk.ui.widgets.focus_order import chain_before
from gc25desk.ui.widgets.labelled import labelled
from gc25desk.ui.widgets.text_editors import PlainText


class WordsDialog(DeskDialog):
    """Takes a line for each word: ``mobile school = distance learning, 102``; ``words`` is what they mean."""

    def __init__(self, parent: QWidget, words: Sequence[Synonym]) -> None:
        """Take the words as they are."""
        lead = _(
            "A word or phrase that people use here, an equals sign, then other words for it, numbers of "
            "paragraphs, or both: mobile school = distance learning, 102"
        )
        super().__init__(parent, _("Words people say"), lead, _("&Keep"))
        self.text = PlainText(10)
        self.text.setPlainText("\n".join(line_of(one) for one in words))
        self.put(labelled(_("&Words, one on a line"), self.text))
        chain_before(self.cancel, [self.text])
        self.text.setFocus()

    def words(self) -> list[Synonym]:
        """Return what the lines mean; raises InvalidInput for a line that means nothing."""
        return [read_line(line) for line in self.text.toPlainText().splitlines() if line.strip()]

    def accept(self) -> None:
        """Close, unless a line is wrong."""
        try:
            checked(self.words())
        except InvalidInput as error:
            self.notice.refuse(error)
            self.text.setFocus()
            return
        super().accept()


def line_of(one: Synonym) -> str:
    """Return a word as the line it is typed on."""
    return f"{one.said} = {', '.join([*one.words, *map(str, one.paragraphs)])}"


def read_line(line: str) -> Synonym:
    """Return what a line means; raises InvalidInput, with the line, where it means nothing."""
    said, equals, rest = line.partition("=")
    parts = [part.strip() for part in rest.split(",") if part.strip()]
    if not said.strip() or not equals or not parts:
        raise InvalidInput(
            _("“{line}” says nothing of a word.").format(line=" ".join(line.split())[:120]),
            _("Write the word, an equals sign, and what it means."),
            "words",
        )
    numbers = tuple(int(part) for part in parts if part.isdecimal())
    return Synonym(said.strip(), tuple(part for part in parts if not part.isdecimal()), numbers)
