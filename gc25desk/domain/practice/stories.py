"""The hand-written stories, names and places a practice desk is filled from.

They are data, not part of the window: a narrative stands in the language its caller would use,
whatever language the window is shown in. Every body, service, place and family name is invented.
"""

import dataclasses
import functools
import json
from typing import Any

from gc25desk.domain.paragraph import Stance
from gc25desk.paths import bundled

FOLDER = "resources/practice"
ENGLISH = "en"

Shares = dict[str, int]  # what can be drawn, with how often against the others


@dataclasses.dataclass(frozen=True)
class TagPlan:
    """A paragraph a story bears on, and the sentence of the story that the tag rests on."""

    paragraph: int
    stance: str
    primary: bool
    sentence: int


@dataclasses.dataclass(frozen=True)
class Story:
    """What one kind of complaint is about, with several wordings of each sentence.

    ``respondents`` gives for each type the names that fit this story; none means that any invented
    name of the type fits. ``sex`` and ``disability`` are empty unless the story is told of one.
    ``minority``, ``poor`` and ``foreign`` make that background likely, never certain.
    """

    key: str
    share: int
    language: str
    subjects: tuple[str, ...]
    sentences: tuple[tuple[str, ...], ...]
    harm: tuple[str, ...]
    respondents: dict[str, tuple[str, ...]]
    platforms: tuple[str, ...]
    services: tuple[str, ...]
    ages: tuple[int, int]
    sex: str
    disability: str
    minority: bool
    poor: bool
    foreign: bool
    complainants: Shares
    urgency: Shares
    why: tuple[str, ...]
    confidentiality: str
    tags: tuple[TagPlan, ...]


@dataclasses.dataclass(frozen=True)
class Item:
    """What one kind of evidence shows, with several wordings of title and summary."""

    key: str
    type: str
    how: str
    platform: str
    titles: tuple[str, ...]
    sources: tuple[str, ...]
    reliability: tuple[str, ...]
    credibility: tuple[str, ...]
    citable: str
    confidentiality: str
    on_the_web: bool
    summary: tuple[tuple[str, ...], ...]
    tags: tuple[TagPlan, ...]


@dataclasses.dataclass(frozen=True)
class Voice:
    """How a complainant of one kind reaches the institution, and how the note begins and ends."""

    callers: tuple[str, ...]
    routes: Shares
    openings: tuple[str, ...]
    closings: tuple[str, ...]


@dataclasses.dataclass(frozen=True)
class Names:
    """Given names and invented family names of one language; ``order`` is a format of the two."""

    girls: tuple[str, ...]
    boys: tuple[str, ...]
    families: tuple[str, ...]
    families_boys: tuple[str, ...]
    order: str


@dataclasses.dataclass(frozen=True)
class World:
    """The fictional country of Midland: regions with their towns, peoples, bodies and services."""

    regions: dict[str, tuple[str, ...]]
    silent_town: str
    ethnic: tuple[str, ...]
    minorities: tuple[str, ...]
    national: tuple[str, ...]
    abroad: tuple[str, ...]
    respondents: dict[str, tuple[str, ...]]
    services: dict[str, tuple[str, ...]]
    handles: tuple[str, ...]
    months: tuple[str, ...]
    numbers: tuple[str, ...]
    week_numbers: tuple[str, ...]
    contact_notes: tuple[str, ...]


@functools.cache
def stories() -> tuple[Story, ...]:
    """Return every story of every file ``stories_*.json``, in file order."""
    files = sorted(bundled(FOLDER).glob("stories_*.json"))
    return tuple(_story(data) for file in files for data in json.loads(file.read_text("utf-8")))


@functools.cache
def items() -> tuple[Item, ...]:
    """Return every kind of evidence."""
    return tuple(_item(data) for data in _read("evidence"))


@functools.cache
def voices() -> dict[str, Voice]:
    """Return the voice of each code of who complains."""
    return {
        code: Voice(
            callers=tuple(data["callers"]),
            routes=data["routes"],
            openings=tuple(data["openings"]),
            closings=tuple(data["closings"]),
        )
        for code, data in _read("voices")["voices"].items()
    }


@functools.cache
def reached() -> dict[str, tuple[str, ...]]:
    """Return, for each route of entry, the words for how somebody reached the institution."""
    return _lists(_read("voices")["reached"])


@functools.cache
def tag_notes() -> tuple[str, ...]:
    """Return notes a colleague might leave on a tag."""
    return tuple(_read("voices")["notes"])


@functools.cache
def names() -> dict[str, Names]:
    """Return the names of each language."""
    return {language: _names(data) for language, data in _read("names").items()}


@functools.cache
def name_shares() -> Shares:
    """Return how often a name of each language is met in Midland."""
    return {language: data["share"] for language, data in _read("names").items()}


@functools.cache
def world() -> World:
    """Return the fictional country."""
    data = _read("world")
    return World(**{field.name: _frozen(data[field.name]) for field in dataclasses.fields(World)})


def _read(name: str) -> Any:
    return json.loads((bundled(FOLDER) / f"{name}.json").read_text("utf-8"))


def _lists(data: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(values) for key, values in data.items()}


def _frozen(value: Any) -> Any:
    if isinstance(value, dict):
        return _lists(value)
    return tuple(value) if isinstance(value, list) else value


def _names(data: dict[str, Any]) -> Names:
    between = "" if data.get("joined") else " "
    order = f"{{family}}{between}{{given}}" if data.get("family_first") else "{given} {family}"
    return Names(
        girls=tuple(data["girls"]),
        boys=tuple(data["boys"]),
        families=tuple(data["families"]),
        families_boys=tuple(data.get("families_boys", data["families"])),
        order=order,
    )


def _tags(data: dict[str, Any]) -> tuple[TagPlan, ...]:
    return tuple(
        TagPlan(
            paragraph=tag["paragraph"],
            stance=tag.get("stance", Stance.ALLEGED_VIOLATION.value),
            primary=tag.get("primary", False),
            sentence=tag["sentence"],
        )
        for tag in data["tags"]
    )


def _wordings(sentences: list[list[str]]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(wordings) for wordings in sentences)


def _story(data: dict[str, Any]) -> Story:
    return Story(
        key=data["key"],
        share=data["share"],
        language=data.get("language", ENGLISH),
        subjects=tuple(data["subjects"]),
        sentences=_wordings(data["sentences"]),
        harm=tuple(data["harm"]),
        respondents=_lists(data["respondents"]),
        platforms=tuple(data["platforms"]),
        services=tuple(data.get("services", ())),
        ages=(data["ages"][0], data["ages"][1]),
        sex=data.get("sex", ""),
        disability=data.get("disability", ""),
        minority=data.get("minority", False),
        poor=data.get("poor", False),
        foreign=data.get("foreign", False),
        complainants=data["complainants"],
        urgency=data["urgency"],
        why=tuple(data["why"]),
        confidentiality=data.get("confidentiality", "ordinary"),
        tags=_tags(data),
    )


def _item(data: dict[str, Any]) -> Item:
    return Item(
        key=data["key"],
        type=data["type"],
        how=data["how"],
        platform=data.get("platform", "social_network"),
        titles=tuple(data["titles"]),
        sources=tuple(data["sources"]),
        reliability=tuple(data["reliability"]),
        credibility=tuple(data["credibility"]),
        citable=data["citable"],
        confidentiality=data.get("confidentiality", "ordinary"),
        on_the_web=data.get("url", False),
        summary=_wordings(data["summary"]),
        tags=_tags(data),
    )
