"""The small pools of texts and codes that one random desk is made of, hostile texts among them."""

import datetime as dt
import uuid
from collections.abc import Callable, Sequence
from typing import Any

from hypothesis import strategies as st

from gc25desk.domain.field import Field, Kind, Sensitivity, fields_of
from gc25desk.domain.paragraph import Tag
from gc25desk.domain.practice.chance import stream
from gc25desk.domain.text import clean
from tests.domain.made import HOSTILE
from tests.journeys.canaries import Canary, identity, is_kept, kept_word

TYPED = (
    *HOSTILE,
    "=1+1",
    "＝1+1",
    "w" * 300,
    "<w:t>said</w:t>",
    "\u200fقانون\u200e (law)",
    "法律法规不足",
    "a **bold** word and __another__",
    "{cite:evidence/nobody} {see:section/nowhere}",
    "\\{no insert}",
)
FIRST, LAST = dt.date(2023, 6, 1), dt.date(2026, 11, 19)


class Pools:
    """The texts and codes that one desk is made of, and who stands in the next record.

    Hypothesis draws the texts and how many records there are; a stream of chance that it draws too fills
    their hundreds of fields, which are too many for it to draw one by one.
    """

    def __init__(self, draw: st.DrawFn, kind: str) -> None:
        """Draw the pools for a desk with a report of one kind."""
        self.draw = draw
        self.chance = stream(draw(st.integers(0, 2**32)), kind)
        drawn = draw(st.lists(st.text(max_size=60), max_size=4))
        self.texts = [*drawn, *self.chance.sample(TYPED, 4)]
        self.titles = [text for text in map(one_line, self.texts) if text] or ["A title"]
        self._codes: dict[str, tuple[str, ...]] = {}
        self._people = 0
        self._ids = 0
        self._makers: dict[Kind, Callable[[Field], Any]] = {
            Kind.TEXT: lambda _field: self.text(),
            Kind.LONG_TEXT: lambda _field: self.text(),
            Kind.URL: lambda _field: self.text(),
            Kind.PERSON: lambda _field: "",
            Kind.LINK: lambda _field: "",
            Kind.CHOICE: self.code,
            Kind.OPEN: self.code,
            Kind.CHOICES: self._codes_of,
            Kind.NUMBER: self._number,
            Kind.FLAG: lambda _field: self.maybe(),
            Kind.DATE: lambda _field: self.one((None, self.day())),
            Kind.RECORDS: lambda _field: (),
        }

    def person(self) -> Canary:
        """Return the next canary."""
        self._people += 1
        return Canary(self._people % 64)

    def id(self) -> str:
        """Return the next identifier; the same desk has the same ones."""
        self._ids += 1
        return str(uuid.UUID(int=(0xDE5C << 112) + self._ids, version=4))

    def one(self, choices: Sequence[Any]) -> Any:
        """Return one of some things."""
        return self.chance.choice(choices)

    def maybe(self) -> bool:
        """Return yes or no."""
        return bool(self.one((True, False)))

    def drawn(self, most: int) -> range:
        """Return as many numbers as hypothesis draws; the simplest desk is the fullest."""
        return range(most - self.draw(st.integers(0, most)))

    def some(self, most: int) -> range:
        """Return a few numbers, or none."""
        return range(self.chance.randint(0, most))

    def text(self) -> str:
        """Return a text as somebody may type it."""
        return str(self.one(self.texts))

    def title(self) -> str:
        """Return a line that is not empty."""
        return str(self.one(self.titles))

    def code(self, field: Field) -> str:
        """Return one of the few codes of a list that this desk uses."""
        assert field.choices is not None
        name = f"{field.key} {field.choices.name}"
        if name not in self._codes:
            codes = (*field.choices.codes(), *(["North", self.title()] if field.kind is Kind.OPEN else [""]))
            self._codes[name] = tuple(self.one(codes) for _ in range(3))
        return str(self.one(self._codes[name]))

    def day(self) -> dt.date:
        """Return a day of the last years."""
        return FIRST + dt.timedelta(days=self.chance.randint(0, (LAST - FIRST).days))

    def record(self, noun: str, kind: type[Any], **fixed: Any) -> Any:
        """Return a record of a kind with canaries where nothing may leave."""
        values = {
            field.key: self._value(noun, field)
            for field in fields_of(kind)
            if not field.system and field.kind is not Kind.FILES and field.key not in fixed
        }
        return kind(**(values | fixed))

    def _value(self, noun: str, field: Field) -> Any:
        if field.sensitivity is Sensitivity.IDENTITY:
            return identity(field.key, self.person())
        if is_kept(field):
            return f"{self.text()} {kept_word(noun, field)}"
        return self._makers[field.kind](field)

    def _codes_of(self, field: Field) -> tuple[str, ...]:
        return tuple(self.code(field) for _ in self.some(2)) if field.choices is not None else ()

    def _number(self, field: Field) -> int | None:
        found: int | None = self.one((None, field.lowest, field.highest, self.chance.randint(8, 14)))
        return found

    def tags(self, noun: str, stances: Sequence[str]) -> tuple[Tag, ...]:
        """Return tags to a few paragraphs, the first of them the main one."""
        numbers = self.chance.sample((9, 30, 54, 75, 76, 103, 125), self.chance.randint(0, 3))
        return tuple(
            self.record(noun, Tag, paragraph=number, stance=self.one(("", *stances)), primary=place == 0)
            for place, number in enumerate(numbers)
        )


def one_line(text: str) -> str:
    """Return a text as a field of one line keeps it."""
    return " ".join(clean(text).split("\n")).strip()
