"""Times the index of names and contacts on a desk of 50,000 records, each act beside a floor of the same run.

Run ``python tests/benchmarks/identity_index.py [RECORDS]``. Prints one line an act: the median and the
slowest in milliseconds over several questions, and beside them two floors: one look-up in a plain dict of
folded texts, and one pass of rapidfuzz over every name.
"""

import functools
import random
import statistics
import sys
import time
import tracemalloc
from collections.abc import Callable, Sequence

from rapidfuzz import fuzz, process

from gc25desk.domain.identity_index import IdentityIndex
from gc25desk.domain.practice.stories import names, world
from gc25desk.domain.text import folded

ROUNDS = 3
QUESTIONS = 40
_STARTS = "Al Ber Chan Dar El Far Gor Hal Iv Jab Kar Lom Mar Nas Ol Pet Qas Rad Sal Tar Ul Vas Wal Yan Zem"
_MIDDLES = "a ali am ar e el en ev i id im in o ok or ov u un ur osh ukh ich"
_ENDS = "a an ani chenko di ek enko ez i in ka man ov ova per sen ski son y yan"
STARTS, MIDDLES, ENDS = (tuple(parts.split()) for parts in (_STARTS, _MIDDLES, _ENDS))
COMMONEST = "Mohammed"  # borne by one child in ten
Texts = dict[str, list[str]]


def family_names(chance: random.Random, count: int) -> list[str]:
    """Return made-up family names, so that the vocabulary is as large as a country's and not as a list's."""
    made: set[str] = set()
    while len(made) < count:
        parts = (chance.choice(part) for part in (STARTS, MIDDLES, MIDDLES, ENDS))
        made.add("".join(parts))
    return sorted(made)


def people(chance: random.Random, count: int) -> list[Texts]:
    """Return the identity texts of records: two names and a contact each, in several scripts."""
    families = family_names(chance, count // 4)
    languages = list(names().values())
    found = []
    for number in range(count):
        known = chance.choice(languages)
        given = COMMONEST if chance.random() < 0.1 else chance.choice(known.girls + known.boys)
        family = chance.choice(known.families) if chance.random() < 0.3 else chance.choice(families)
        child = known.order.format(given=given, family=family)
        adult = known.order.format(given=chance.choice(known.girls), family=family)
        found.append(
            {
                "complainant_name": [adult],
                "children.name": [child],
                "complainant_contact": [contact(chance, number)],
            }
        )
    return found


def contact(chance: random.Random, number: int) -> str:
    """Return a number, an e-mail address or a profile of nobody."""
    return chance.choice(
        [
            f"+999 {chance.randrange(10**8, 10**9)}, {chance.choice(world().contact_notes)}",
            f"0{chance.randrange(10**8, 10**9)}",
            f"person.{number}@example.org",
            f"https://www.example.com/@person_{number}?utm_source=x",
        ]
    )


def told(name: str, act: Callable[[str], object], questions: Sequence[str], beside: str) -> None:
    """Print an act beside the floors."""
    costs = [median(functools.partial(act, question)) for question in questions]
    sys.stdout.write(
        f"{name:26} {statistics.median(costs):8.2f} ms  slowest {max(costs):8.2f} ms   {beside}\n"
    )


def median(act: Callable[[], object]) -> float:
    """Return the median time of an act in milliseconds."""
    times = []
    for _round in range(ROUNDS):
        start = time.perf_counter()
        act()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def floors(texts: Sequence[Texts]) -> str:
    """Return the time of a dict look-up and of one pass over all texts, in words."""
    held = [folded(text) for record in texts for values in record.values() for text in values]
    by_text = {text: place for place, text in enumerate(held)}
    wanted = held[len(held) // 2]
    look_up = median(functools.partial(by_text.get, wanted))
    one_pass = functools.partial(process.extract, wanted, held, scorer=fuzz.ratio, score_cutoff=80, limit=20)
    return f"dict {look_up:.4f} ms, rapidfuzz {median(one_pass):.1f} ms"


def build(index: IdentityIndex, texts: Sequence[Texts]) -> float:
    """Fill the index and return the time in milliseconds."""
    start = time.perf_counter()
    for number, record in enumerate(texts):
        index.put("complaint", str(number), record)
    return (time.perf_counter() - start) * 1000


def main(count: int) -> None:
    """Build the index and ask it questions of every kind."""
    chance = random.Random(25)  # noqa: S311 - invented people
    texts = people(chance, count)
    index = IdentityIndex()
    sys.stdout.write(f"{'build':34} {build(index, texts):8.0f} ms for {count} records\n")
    asked = chance.sample(texts, QUESTIONS)
    whole = [record["children.name"][0] for record in asked]
    contacts = [record["complainant_contact"][0] for record in asked]
    given = sorted({given for known in names().values() for given in known.girls + known.boys})
    floor = floors(texts)
    told("a whole name", index.find, [f"{name} " for name in whole], floor)
    told(
        "a whole name, swapped", index.find, [" ".join(reversed(name.split())) + " " for name in whole], floor
    )
    told("a name being typed", index.find, [name[: max(3, len(name) - 3)] for name in whole], floor)
    told("the first two letters", index.find, [name[:2] for name in whole], floor)
    told("a given name alone", index.find, [f"{name} " for name in given], floor)
    told("the commonest given name", index.find, ["محمد ", "Muhammad "], floor)
    told(
        "three given names", index.find, [" ".join(chance.sample(given, 3)) for _ in range(QUESTIONS)], floor
    )
    told("a contact", index.find, [f"{text} " for text in contacts], floor)
    told("a contact being typed", index.find, [text.split(",")[0][:-3] for text in contacts], floor)
    told("a name that is not there", index.find, ["Qwertz Xylophonius "], floor)
    told(
        "contains, in a list",
        lambda words: index.contains("children.name", words),
        [n[1:5] for n in whole],
        floor,
    )
    told(
        "save of one record",
        lambda name: index.put("complaint", "7", {"children.name": [name]}),
        whole,
        floor,
    )
    told(
        "save, then a name",
        functools.partial(saved_and_asked, index),
        whole,
        floor,
    )
    sys.stdout.write(f"{'memory':34} {memory(texts):8.1f} MB\n")


def saved_and_asked(index: IdentityIndex, name: str) -> object:
    """Put a word that is new to the index and ask for one being typed: it sorts anew."""
    index.put("complaint", "7", {"children.name": [name + "x"]})
    return index.find(name)


def memory(texts: Sequence[Texts]) -> float:
    """Return what a filled index takes, in megabytes."""
    tracemalloc.start()
    index = IdentityIndex()
    build(index, texts)
    size, _peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return size / 1e6


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50_000)
