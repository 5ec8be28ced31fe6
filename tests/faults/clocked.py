"""``python clocked.py DESK SUBJECT``: save one complaint under whatever clock the process is given."""

import datetime as dt
import sys
from pathlib import Path

from gc25desk.services import desk as desks
from gc25desk.services import saving
from tests.builders import PASSPHRASE, a_complaint


def save(folder: Path, subject: str) -> None:
    """Save a complaint and say what year it is here."""
    desk = desks.open_desk(folder, PASSPHRASE)
    saving.save(desk, "complaint", a_complaint(subject=subject))
    desks.close(desk)
    sys.stdout.write(str(dt.datetime.now(dt.UTC).year))


if __name__ == "__main__":
    save(Path(sys.argv[1]), sys.argv[2])
