"""A program that saves complaints and evidence with files for ever, until it is killed.

``python working.py DESK FILE``: one line on standard output for each record that was acknowledged.
"""

import itertools
import sys
from pathlib import Path

from gc25desk.services import attachment, records
from gc25desk.services import desk as desks
from tests.builders import PASSPHRASE, a_complaint, an_evidence


def work(folder: Path, file: Path) -> None:
    """Save and tell, in turns."""
    desk = desks.open_desk(folder, PASSPHRASE)
    for number in itertools.count():
        complaint, _changes = records.save(desk, "complaint", a_complaint(narrative="word " * 2_000))
        (item,) = attachment.save_with_files(desk, [(an_evidence(title=f"Item {number}"), [file])])
        sys.stdout.write(f"{complaint.id}\n{item.id}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    work(Path(sys.argv[1]), Path(sys.argv[2]))
