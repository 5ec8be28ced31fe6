"""What the new user has answered so far; it outlives the pages, so that Back loses nothing."""

import dataclasses
from pathlib import Path

from gc25desk.ui.firstrun import places


@dataclasses.dataclass
class Answers:
    """The answers of the wizard; the passphrase is emptied as soon as the desk is made."""

    language: str
    institution: str = ""
    state_party: str = ""
    person: str = ""
    folder: Path = dataclasses.field(default_factory=places.proposed)
    passphrase: str = dataclasses.field(default="", repr=False)

    def own_words(self) -> tuple[str, ...]:
        """Return the words a passphrase must not be made of, because others know them too."""
        return tuple(
            word for word in (self.institution, self.state_party, self.person, self.folder.name) if word
        )
