"""Fictional records for a practice desk, on which everything can be tried and nobody exposed.

All of it is invented: the country of Midland, its bodies, services and people. The records are what
:mod:`gc25desk.services` would be given by a form: unsaved, checked and clean.
"""

import dataclasses
import datetime as dt
import itertools
import random
from collections.abc import Iterator

from gc25desk.domain.child import Child
from gc25desk.domain.complaint import Complaint
from gc25desk.domain.evidence import Evidence
from gc25desk.domain.practice import people, words
from gc25desk.domain.practice.chance import deck, happens, pick, stream
from gc25desk.domain.practice.course import NOT_FROM_A_PERSON, Course, consents, course
from gc25desk.domain.practice.handling import handled
from gc25desk.domain.practice.stories import (
    ENGLISH,
    Item,
    Shares,
    Story,
    items,
    reached,
    stories,
    voices,
    world,
)

# A respondent of one of these is the service itself, if the service is of a kind it runs.
_RUNS = {
    "social_platform": ("social_network", "messaging", "video_sharing"),
    "game": ("online_game",),
    "education_technology": ("learning_platform",),
    "telecom": ("internet_access",),
    "device_maker": ("connected_toy",),
}
_SPEAK_FOR_THEMSELVES = frozenset({"child", "group_of_children"})
_NO_SPACES = frozenset({"zh"})  # between sentences
_EVIDENCE_DAYS = 900
_WEB_ARCHIVE = "https://archive.example.org"


def complaints(count: int, seed: int, today: dt.date, by: str = "") -> Iterator[Complaint]:
    """Yield ``count`` unsaved complaints received in the two years up to ``today``.

    The same seed and day give the same complaints, and a larger count begins with those of a
    smaller one. ``by`` is the person who handled them. What was done about one is drawn apart from its story.
    """
    cards = [story for story in stories() for _ in range(story.share)]
    for number, (_turn, story) in enumerate(itertools.islice(deck(seed, "complaint", cards), max(count, 0))):
        told = _complaint(_drawn(stream(seed, "complaint", number), story, today))
        yield handled(told, stream(seed, "handling", number), today, by)


def evidence(count: int, seed: int, today: dt.date) -> Iterator[Evidence]:
    """Yield ``count`` unsaved items of evidence, by the same rules as :func:`complaints`."""
    dealt = itertools.islice(deck(seed, "evidence", items()), max(count, 0))
    for number, (turn, item) in enumerate(dealt):
        yield _evidence(stream(seed, "evidence", number), item, today, turn)


# Complaints -----------------------------------------------------------------------------------


@dataclasses.dataclass(frozen=True)
class _Case:
    """What has been drawn for one complaint before it is put into words."""

    chance: random.Random
    story: Story
    relation: str
    caller: str
    route: str
    urgency: str
    course: Course
    kin: people.Family
    child: Child
    respondent_type: str
    platform: str
    slots: words.Slots  # with no name
    slots_with_name: words.Slots  # with the child's given name, if it was taken and is used


def _drawn(chance: random.Random, story: Story, today: dt.date) -> _Case:
    age = chance.randint(*story.ages)
    relation = pick(chance, _who_can(story, age))
    urgency = pick(chance, story.urgency)
    stage = course(chance, urgency, today)
    kin = people.family_of(chance, story)
    child, given = people.child(chance, story, kin, age)
    platform = chance.choice(story.platforms)
    slots = _slots(chance, story, child, stage, platform)
    return _Case(
        chance=chance,
        story=story,
        relation=relation,
        caller=chance.choice(voices()[relation].callers),
        route=_route(chance, story, relation),
        urgency=urgency,
        course=stage,
        kin=kin,
        child=child,
        respondent_type=chance.choice(tuple(story.respondents)),
        platform=platform,
        slots=words.with_capitals(slots | words.about(child, "")),
        slots_with_name=words.with_capitals(slots | words.about(child, given if happens(chance, 60) else "")),
    )


def _complaint(case: _Case) -> Complaint:
    chance, story, course_ = case.chance, case.story, case.course
    sentences = words.told(chance, story.sentences, case.slots_with_name, story.language)
    name, contact = _complainant(case)
    agreed = consents(chance, case.relation)
    return Complaint(
        date_received=course_.received,
        urgency=case.urgency,
        urgency_reason=_why(case),
        subject=chance.choice(story.subjects),
        status=course_.status,
        route_of_entry=case.route,
        complainant_relation=case.relation,
        complainant_name=name,
        complainant_contact=contact,
        narrative=_narrative(case, sentences),
        harm=story.harm,
        children=(case.child, *_others(case)),
        respondent=_respondent(case),
        respondent_type=case.respondent_type,
        platform=case.platform if happens(chance, 85) else case.slots["service"],
        date_due=course_.due,
        date_closed=course_.closed,
        confidentiality=_confidentiality(chance, story.confidentiality),
        consent_handling=agreed["consent_handling"],
        consent_referral=agreed["consent_referral"],
        consent_statistics=agreed["consent_statistics"],
        consent_case_study=agreed["consent_case_study"],
        consent_quotation=agreed["consent_quotation"],
        consent_contact=agreed["consent_contact"],
        tags=words.tags(chance, story.tags, sentences),
    )


def _who_can(story: Story, age: int) -> Shares:
    """Return who may complain in the story; a very young child is spoken for by others."""
    if age >= people.YOUNGEST_CALLER:
        return story.complainants
    return {who: share for who, share in story.complainants.items() if who not in _SPEAK_FOR_THEMSELVES}


def _slots(chance: random.Random, story: Story, child: Child, stage: Course, platform: str) -> words.Slots:
    in_own_words = story.language != ENGLISH
    return {
        **words.places(chance, child, in_own_words),
        **words.figures(chance, stage.received),
        "service": chance.choice(story.services or world().services[platform]),
        "school": chance.choice(world().respondents["school"]),
    }


def _route(chance: random.Random, story: Story, relation: str) -> str:
    """Return the route of entry; what is told in the caller's own language came in writing."""
    if story.language == ENGLISH:
        return pick(chance, voices()[relation].routes)
    return chance.choice(("letter", "email", "online_form", "online_form"))


def _narrative(case: _Case, sentences: list[str]) -> str:
    """Return the intake note, or the caller's own letter where it is not in English."""
    if case.story.language != ENGLISH:
        return ("" if case.story.language in _NO_SPACES else " ").join(sentences)
    voice = voices()[case.relation]
    how = words.caller(case.caller) | {"reached": case.chance.choice(reached()[case.route])}
    how |= words.number(case.chance, ENGLISH)
    opening = case.chance.choice(voice.openings).format_map(case.slots | how)
    closing = case.chance.choice(voice.closings).format_map(case.slots_with_name | how)
    return " ".join([opening, *sentences, *([closing] if happens(case.chance, 85) else [])])


def _why(case: _Case) -> str:
    if case.urgency not in {"urgent", "high"} or not case.story.why:
        return ""
    few = words.number(case.chance, case.story.language)
    return case.chance.choice(case.story.why).format_map(case.slots | few)


def _others(case: _Case) -> tuple[Child, ...]:
    if case.relation == "group_of_children":
        more = case.chance.randint(1, 4)
    else:
        more = int(happens(case.chance, 25 if case.relation == "ngo" else 5))
    return tuple(people.another_child(case.chance, case.story) for _ in range(more))


def _respondent(case: _Case) -> str:
    """Return an invented name: of the story, of the service itself, or of any body of its type."""
    kind = case.respondent_type
    fitting = case.story.respondents[kind]
    if fitting:
        return case.chance.choice(fitting)
    if kind == "school":
        return case.slots["school"]
    if kind in _RUNS:
        runs = _RUNS[kind]
        own = case.platform in runs
        return case.slots["service"] if own else case.chance.choice(world().services[runs[0]])
    return case.chance.choice(world().respondents[kind]).format_map(case.slots)


def _complainant(case: _Case) -> tuple[str, str]:
    """Return name and contact of who complains; a quarter of them stay anonymous."""
    chance = case.chance
    if case.relation in NOT_FROM_A_PERSON or happens(chance, 25):
        return "", ""
    if case.relation in _SPEAK_FOR_THEMSELVES:
        return case.child.name, people.contact(chance)
    kin = case.kin if case.relation == "parent" else people.family(chance)
    return people.complainant_name(chance, case.caller, kin), people.contact(chance)


def _confidentiality(chance: random.Random, usual: str) -> str:
    return "restricted" if usual == "ordinary" and happens(chance, 8) else usual


# Evidence -------------------------------------------------------------------------------------


def _evidence(chance: random.Random, item: Item, today: dt.date, turn: int) -> Evidence:
    day = today - dt.timedelta(days=int(_EVIDENCE_DAYS * chance.random() ** 1.2))
    slots = _evidence_slots(chance, item, day)
    title = chance.choice(item.titles).format_map(slots)
    sentences = words.told(chance, item.summary, slots, ENGLISH)
    return Evidence(
        # A law or a page that comes up again has been taken again on another day.
        title=f"{title} ({day.isoformat()})" if turn else title,
        type=item.type,
        date=day,
        source=chance.choice(item.sources).format_map(slots),
        how_obtained=item.how,
        original_url=_address(chance, day) if item.on_the_web else "",
        source_reliability=chance.choice(item.reliability) if happens(chance, 94) else "unknown",
        information_credibility=chance.choice(item.credibility) if happens(chance, 94) else "unknown",
        citable=item.citable,
        confidentiality=item.confidentiality,
        summary=" ".join(sentences),
        tags=words.tags(chance, item.tags, sentences),
    )


def _evidence_slots(chance: random.Random, item: Item, day: dt.date) -> words.Slots:
    region = chance.choice(tuple(world().regions))
    slots = {
        **words.area(region),
        "town": chance.choice(world().regions[region]),
        "school": chance.choice(world().respondents["school"]),
        "service": chance.choice(world().services[item.platform]),
        "year": str(day.year),
        "n": str(chance.randint(6, 40)),
        "share": str(chance.randint(11, 68)),
        "amount": str(chance.randrange(100, 2400, 10)),
    }
    return words.with_capitals(slots)


def _address(chance: random.Random, day: dt.date) -> str:
    return f"{_WEB_ARCHIVE}/{day.year}/item-{chance.randrange(1000, 10000)}"
