"""Reading the journal back and verifying its chain."""

from gc25desk.domain.journal import problems
from gc25desk.store.session import Reader, entries


def problems_in_journal(reader: Reader) -> list[str]:
    """Return a sentence for each broken link of the journal, empty when it is whole."""
    return list(problems(entries(reader)))
