"""Times paragraph suggestions: weighing what is known, and asking for a narrative of 300 words.

Run ``python tests/benchmarks/suggestion.py [TAGGED]``. Prints the seconds it takes to weigh the shipped
words of each language and to learn from TAGGED narratives (1,000), then the median and the slowest
milliseconds of a suggestion, beside a floor: folding the same text once for the search index.
"""

import functools
import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from gc25desk.domain.suggestion import passages
from gc25desk.domain.suggestion.index import Index, build
from gc25desk.domain.suggestion.learned import Example, learn
from gc25desk.domain.suggestion.ranking import suggest
from gc25desk.domain.text import folded

WORDS = 300
ROUNDS = 5
_TOLD = Path(__file__).parents[1] / "domain" / "suggestion"


def seconds(work: Callable[[], object]) -> float:
    """Return how long a piece of work takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def narratives() -> list[tuple[str, int]]:
    """Return the labelled narratives with their paragraphs."""
    entries = json.loads((_TOLD / "narratives.json").read_text(encoding="utf-8"))
    return [(entry["text"], entry["best"]) for entry in entries]


def long_texts() -> list[str]:
    """Return texts of some 300 words, each of several narratives."""
    words = " ".join(text for text, _best in narratives()).split()
    return [" ".join(words[at : at + WORDS]) for at in range(0, len(words) - WORDS, WORDS)]


def main() -> None:
    """Print one line for each act."""
    tagged = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    for language in ("en", "fr", "es"):
        weighed = seconds(functools.partial(_weighed, language))
        tell(f"weigh the shipped words, {language:2} {weighed:8.2f} s")
    told = narratives()
    examples = [Example(*_varied(told[n % len(told)], n)) for n in range(tagged)]
    tell(f"learn from {tagged} narratives   {seconds(lambda: learn(examples, ['en'])):8.2f} s")
    index, learned = _weighed("en"), learn(examples, ["en"])
    texts = long_texts() * ROUNDS
    acts: dict[str, Callable[[str], object]] = {
        "suggest for 300 words": lambda text: suggest(index, text, learned=learned),
        "fold 300 words (floor)": folded,
    }
    for name, act in acts.items():
        times = [seconds(functools.partial(act, text)) * 1_000 for text in texts]
        tell(f"{name:26} {statistics.median(times):8.1f} ms, slowest {max(times):6.1f} ms")


def tell(line: str) -> None:
    """Print one line."""
    sys.stdout.write(line + "\n")


def _weighed(language: str) -> Index:
    return build(language, passages.shipped(language))


def _varied(told: tuple[str, int], number: int) -> tuple[str, tuple[int, ...]]:
    return f"{told[0]} variety{number % 97}", (told[1],)


if __name__ == "__main__":
    main()
