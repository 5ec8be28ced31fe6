"""The extract of the journal on the command line."""

import dataclasses

from gc25desk.cli.call import Call
from gc25desk.services import journal


def extract(call: Call) -> None:
    """Print the journal of a period, without personal data."""
    with call.desk() as desk:
        found = journal.extract(desk, call.arguments.since, call.arguments.until)
    shown = dataclasses.asdict(found)
    shown |= {"since": found.since.isoformat(), "until": found.until.isoformat()}
    call.tell(shown, journal.in_text(found))
