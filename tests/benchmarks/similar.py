"""Times the search for earlier complaints like one being typed, beside floors measured in the same run.

Run ``python tests/benchmarks/similar.py [COMPLAINTS]`` (50,000 when not given). Prints one line a kind of
draft: the median and the slowest in milliseconds over several drafts, what was found, and beside them two
floors: one full-text question with one word, and reading one column of every complaint. The search is to
stay below 300 ms.

Python looks for reference cycles in no search of the application: it does so between the events of the
window (``gc25desk/ui/sweeper.py``). So it does here; what one look at all that stands takes is printed last,
because it would be the slowest search of every forty.
"""

import dataclasses
import datetime as dt
import functools
import gc
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from gc25desk.domain.complaint import Complaint
from gc25desk.domain.practice import records as practice_records
from gc25desk.domain.record import new_id
from gc25desk.services import desk as desks
from gc25desk.services import practice, similar
from gc25desk.services.desk import Desk
from gc25desk.store import records, search

DRAFTS = 40
FLOORS = (
    ("SELECT rowid FROM search WHERE search MATCH 'camera' LIMIT 50", "one word"),
    ("SELECT platform FROM complaint", "one column"),
)


def fill(desk: Desk, count: int) -> None:
    """Write complaints straight into the tables: journal and tasks are no part of what is measured."""
    made = enumerate(practice_records.complaints(count, 7, dt.date(2026, 11, 20)))
    with desk.store.writing() as writer:
        for number, one in made:
            record = dataclasses.replace(one, id=new_id(), reference=f"B-{number}", version=1)
            records.insert(writer, "complaint", record)
            search.put(writer, "complaint", record.id, search.body_of(record))


def drafts(desk: Desk, count: int, seed: int = 5) -> list[Complaint]:
    """Return complaints as they would be typed anew: what was told before, a third of the words left out."""
    chance = random.Random(seed)  # noqa: S311 - nothing secret
    with desk.store.reading() as reader:
        ids = reader.connection.exec_driver_sql("SELECT id FROM complaint").scalars().all()
        found = records.load_many(reader, "complaint", chance.sample(list(ids), count))
    return [dataclasses.replace(one, id="", narrative=_thinned(one.narrative, chance)) for one in found]


def unspaced_drafts(desk: Desk, count: int, seed: int = 5) -> list[Complaint]:
    """Return what was told in Chinese, a third of the clauses left out."""
    chance = random.Random(seed)  # noqa: S311 - nothing secret
    query = "SELECT narrative FROM complaint WHERE narrative LIKE '%。%' ORDER BY row"
    with desk.store.reading() as reader:
        found = reader.connection.exec_driver_sql(query).scalars().all()
    narratives = (one.split("，") for one in chance.sample(list(found), count))
    return [
        Complaint(narrative="，".join(part for part in one if chance.random() > 1 / 3)) for one in narratives
    ]


def _thinned(told: str, chance: random.Random) -> str:
    return " ".join(word for word in told.split() if chance.random() > 1 / 3)


def timed(act: Callable[[], object]) -> tuple[float, object]:
    """Return the milliseconds an act takes, and what it gives."""
    start = time.perf_counter()
    result = act()
    return (time.perf_counter() - start) * 1000, result


def told(desk: Desk, name: str, typed: Sequence[Complaint]) -> None:
    """Print one kind of draft."""
    costs, found = [], 0
    for draft in typed:
        cost, result = timed(functools.partial(similar.find, desk, draft))
        costs.append(cost)
        found += bool(result)
    sys.stdout.write(
        f"{name:28} median {statistics.median(costs):7.1f} ms  slowest {max(costs):7.1f} ms"
        f"   something found for {found} of {len(typed)}\n"
    )


def floors(desk: Desk) -> None:
    """Print the floors."""
    connection = desk.store._connect()
    for statement, name in FLOORS:
        costs = [timed(functools.partial(_asked, connection, statement))[0] for _round in range(7)]
        sys.stdout.write(f"floor, {name:21} median {statistics.median(costs):7.1f} ms\n")


def _asked(connection: Any, statement: str) -> Any:
    return connection.execute(statement).fetchall()


def main(count: int) -> None:
    """Make a practice desk and time every kind of draft on it."""
    with tempfile.TemporaryDirectory() as folder:
        desk = practice.open_or_make(Path(folder) / "desk")
        fill(desk, count)
        desk.known.build()
        gc.disable()
        typed = drafts(desk, DRAFTS)
        told(desk, "all that is told", typed)
        told(desk, "narrative alone", [Complaint(narrative=one.narrative) for one in typed])
        told(desk, "narrative without spaces", unspaced_drafts(desk, DRAFTS))
        told(desk, "name alone", [Complaint(complainant_name=one.complainant_name) for one in typed])
        told(desk, "platform alone", [Complaint(platform=one.platform) for one in typed])
        floors(desk)
        sys.stdout.write(f"a look for cycles {'':17} {timed(gc.collect)[0]:7.1f} ms\n")
        desks.close(desk)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50_000)
