"""The practice desk is fictional, valid, repeatable, and looks like a real one."""

import datetime as dt
import json
import re
import string
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gc25desk.domain import codes
from gc25desk.domain.catalogue import catalogue
from gc25desk.domain.child import PARA_30_AXES
from gc25desk.domain.complaint import ENDED, Complaint, is_open, is_overdue
from gc25desk.domain.evidence import Evidence
from gc25desk.domain.field import NOT_ASKED, NOT_SAID, UNKNOWN, CodeList
from gc25desk.domain.paragraph import COMPLAINT_STANCES, EVIDENCE_STANCES, Tag
from gc25desk.domain.practice import records as practice
from gc25desk.domain.practice import stories as practice_stories
from gc25desk.domain.practice import words as practice_words
from gc25desk.domain.practice.chance import stream
from gc25desk.domain.record import as_json, check, cleaned
from gc25desk.paths import bundled
from tests.builders import SHARED

TODAY = dt.date(2026, 11, 21)
OFFICIAL_TEXT = SHARED / "seeds" / "001_93eef357e665ebb2.txt"

seeds = st.integers(min_value=0, max_value=2**63)

# Firms and services that everybody knows; a practice record must point at none of them.
WELL_KNOWN = """
Alibaba Alphabet Amazon Anthropic AOL Apple AT&T Baidu Bing BlackBerry ByteDance ChatGPT Cisco
Clearview Dell Deliveroo Disney Duolingo eBay Epic Ericsson Facebook Fortnite Foursquare GitHub Gmail
Google Huawei IBM Instagram Intel Kahoot Lego LinkedIn Mattel Microsoft Minecraft Mozilla Netflix
Nintendo Nokia OnlyFans OpenAI Oracle Orange Palantir PayPal Pearson Pinterest PlayStation Proctorio
Reddit Roblox Samsung Skype Snapchat Sony Spotify Steam Telegram Telefónica TikTok Tinder Tumblr Twitch
Twitter Uber Verizon Viber VKontakte Vodafone WeChat Weibo WhatsApp Wikipedia Xbox Xiaomi Yahoo Yandex
YouTube Zoom
"""


@pytest.fixture(scope="module")
def many() -> tuple[Complaint, ...]:
    return tuple(practice.complaints(1_000, 7, TODAY))


@pytest.fixture(scope="module")
def items() -> tuple[Evidence, ...]:
    return tuple(practice.evidence(180, 7, TODAY))


def strings(value: Any) -> Iterator[str]:
    """Yield every text in a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from strings(part)


def shipped() -> Iterator[str]:
    """Yield every text of the shipped practice data."""
    for file in sorted(bundled(practice_stories.FOLDER).glob("*.json")):
        yield from strings(json.loads(file.read_text("utf-8")))


def texts(records: Iterable[Complaint | Evidence]) -> Iterator[str]:
    """Yield every text of some records."""
    for record in records:
        yield from strings(as_json(record))


# The same every time ---------------------------------------------------------------------------


@settings(max_examples=20, deadline=None)
@given(seeds, st.integers(0, 30), st.integers(0, 60))
def test_a_longer_desk_begins_with_a_shorter_one(seed: int, few: int, more: int) -> None:
    assert (
        list(practice.complaints(few, seed, TODAY))
        == list(practice.complaints(few + more, seed, TODAY))[:few]
    )
    assert list(practice.evidence(few, seed, TODAY)) == list(practice.evidence(few + more, seed, TODAY))[:few]


def test_another_seed_gives_another_desk() -> None:
    assert list(practice.complaints(20, 1, TODAY)) != list(practice.complaints(20, 2, TODAY))
    assert list(practice.evidence(20, 1, TODAY)) != list(practice.evidence(20, 2, TODAY))


@pytest.mark.parametrize("count", [-1, 0])
def test_none_asked_for_is_none_given(count: int) -> None:
    assert not list(practice.complaints(count, 1, TODAY))
    assert not list(practice.evidence(count, 1, TODAY))


# Fit to be saved -------------------------------------------------------------------------------


@settings(max_examples=8, deadline=None)
@given(seeds)
def test_every_record_keeps_the_rules_and_is_clean_for_any_seed(seed: int) -> None:
    for record in [*practice.complaints(160, seed, TODAY), *practice.evidence(80, seed, TODAY)]:
        check(record)
        assert record == cleaned(record)
        assert record.id == ""
        assert not any("{" in text or "}" in text or "  " in text for text in strings(as_json(record)))


@settings(max_examples=8, deadline=None)
@given(seeds, st.dates(dt.date(1950, 1, 1), dt.date(2150, 1, 1)))
def test_days_lie_in_their_order(seed: int, today: dt.date) -> None:
    for complaint in practice.complaints(120, seed, today):
        received, closed = complaint.date_received, complaint.date_closed
        assert received is not None
        assert today - dt.timedelta(days=731) < received <= today
        assert (closed is not None) == (complaint.status in ENDED)
        assert closed is None or received <= closed <= today
        assert complaint.date_due is None or is_open(complaint)
    assert all(item.date is not None and item.date <= today for item in practice.evidence(60, seed, today))


@settings(max_examples=8, deadline=None)
@given(seeds)
def test_tags_name_a_paragraph_with_a_stance_and_one_is_the_main_one(seed: int) -> None:
    for complaint in practice.complaints(150, seed, TODAY):
        assert_tags_are_right(complaint.tags, COMPLAINT_STANCES, complaint.narrative)
    for item in practice.evidence(70, seed, TODAY):
        assert_tags_are_right(item.tags, EVIDENCE_STANCES, item.summary)


def assert_tags_are_right(tags: tuple[Tag, ...], stances: CodeList, text: str) -> None:
    assert [tag.primary for tag in tags].count(True) == 1
    assert len({tag.paragraph for tag in tags}) == len(tags)
    for tag in tags:
        assert 1 <= tag.paragraph <= 125
        assert tag.stance in stances.codes()
        assert tag.passage
        assert tag.passage in text


def test_no_fault_is_found_with_a_paragraph_that_states_no_duty() -> None:
    plans = [tag for story in practice_stories.stories() for tag in story.tags]
    plans += [tag for item in practice_stories.items() for tag in item.tags]
    assert not {
        plan.paragraph
        for plan in plans
        if plan.stance != "context" and not catalogue().is_duty(plan.paragraph)
    }


# The stories -----------------------------------------------------------------------------------


def test_the_stories_are_many_and_each_has_its_own_key() -> None:
    for kinds, least in ((practice_stories.stories(), 60), (practice_stories.items(), 50)):
        keys = [kind.key for kind in kinds]
        assert len(set(keys)) == len(keys) >= least


def test_every_wording_can_be_filled_in() -> None:
    story = practice_stories.stories()[0]
    case = practice._drawn(stream(1, "a"), story, TODAY)
    small = practice_words.number(stream(1, "b"), practice_stories.ENGLISH)
    known = set(case.slots) | set(small) | set(practice_words.caller("aunt")) | {"reached", "given", "family"}
    known |= set(practice._evidence_slots(stream(1, "c"), practice_stories.items()[0], TODAY))
    used = {
        slot for text in shipped() for _text, slot, _format, _how in string.Formatter().parse(text) if slot
    }
    assert used <= known


def test_subjects_and_titles_carry_no_name(many: tuple[Complaint, ...], items: tuple[Evidence, ...]) -> None:
    lines = {complaint.subject for complaint in many} | {item.title for item in items}
    names = {child.name for complaint in many for child in complaint.children if child.name}
    names |= {complaint.complainant_name for complaint in many if complaint.complainant_name}
    assert names
    assert not {line for line in lines for name in names if name in line}


def test_two_records_hardly_ever_tell_the_same_words(many: tuple[Complaint, ...]) -> None:
    assert len({complaint.narrative for complaint in many}) > 0.98 * len(many)


def test_names_and_narratives_come_in_many_scripts(many: tuple[Complaint, ...]) -> None:
    named = scripts(child.name for complaint in many for child in complaint.children)
    told = scripts(complaint.narrative for complaint in many)
    assert named >= {"LATIN", "ARABIC", "CYRILLIC", "CJK", "DEVANAGARI", "GREEK", "ETHIOPIC", "HANGUL"}
    assert told >= {"LATIN", "ARABIC", "CYRILLIC", "CJK", "DEVANAGARI"}


def scripts(lines: Iterable[str]) -> set[str]:
    """Return the first word of each letter's Unicode name, which tells its script."""
    letters = {letter for line in lines for letter in line if letter.isalpha()}
    return {unicodedata.name(letter).split()[0] for letter in letters}


# Nobody real -----------------------------------------------------------------------------------


def test_contacts_can_reach_nobody(many: tuple[Complaint, ...], items: tuple[Evidence, ...]) -> None:
    way = re.compile(r"(555-01\d\d|intake\.\d+@example\.org)(, [a-z ]+)?")
    contacts = [complaint.complainant_contact for complaint in many if complaint.complainant_contact]
    addresses = [item.original_url for item in items if item.original_url]
    assert contacts
    assert addresses
    assert all(way.fullmatch(contact) for contact in contacts)
    assert all(address.startswith("https://archive.example.org/") for address in addresses)


def test_no_well_known_firm_is_named(many: tuple[Complaint, ...], items: tuple[Evidence, ...]) -> None:
    known = re.compile(rf"\b({'|'.join(map(re.escape, WELL_KNOWN.split()))})\b", re.IGNORECASE)
    assert not {found[0] for text in [*shipped(), *texts((*many, *items))] if (found := known.search(text))}


@pytest.mark.skipif(not OFFICIAL_TEXT.exists(), reason="the official text is not beside the checkout")
def test_no_eight_words_running_are_those_of_the_official_text(
    many: tuple[Complaint, ...], items: tuple[Evidence, ...]
) -> None:
    official = runs(OFFICIAL_TEXT.read_text("utf-8"))
    assert not {run for text in [*shipped(), *texts((*many, *items))] for run in runs(text) & official}


def runs(text: str, length: int = 8) -> set[tuple[str, ...]]:
    """Return every run of so many words of a text."""
    found = re.findall(r"\w+", text.casefold())
    return {tuple(found[i : i + length]) for i in range(len(found) - length + 1)}


# Like a real desk ------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", [1, 7, 2026])
def test_a_few_are_urgent_and_open_and_some_are_overdue(seed: int) -> None:
    complaints = list(practice.complaints(400, seed, TODAY))
    still = [complaint for complaint in complaints if is_open(complaint)]
    urgent = [complaint for complaint in still if complaint.urgency == "urgent"]
    overdue = [complaint for complaint in still if is_overdue(complaint, TODAY)]
    assert 0 < len(urgent) < 0.1 * len(still)
    assert 0 < len(overdue) < 0.5 * len(still)
    assert 0.1 * len(complaints) < len(still) < 0.5 * len(complaints)


def test_old_complaints_are_mostly_done(many: tuple[Complaint, ...]) -> None:
    year_ago = TODAY - dt.timedelta(days=365)
    old = [c for c in many if c.date_received is not None and c.date_received < year_ago]
    assert old
    assert sum(is_open(complaint) for complaint in old) < 0.2 * len(old)


def test_urgent_and_high_say_why_and_the_others_need_not(many: tuple[Complaint, ...]) -> None:
    assert all(complaint.urgency_reason for complaint in many if complaint.urgency == "urgent")
    assert not any(c.urgency_reason for c in many if c.urgency in {"normal", "low"})


def test_every_axis_of_paragraph_30_is_filled_with_each_of_the_three_silences(
    many: tuple[Complaint, ...],
) -> None:
    children = [child for complaint in many for child in complaint.children]
    for axis in PARA_30_AXES:
        answers = Counter(getattr(child, "age_certainty" if axis == "age" else axis) for child in children)
        silences = {NOT_ASKED, NOT_SAID, UNKNOWN}
        assert silences < set(answers)
        assert sum(answers[silence] for silence in silences) < 0.8 * len(children)
    assert {child.age for child in children if child.age is not None} == set(range(18))
    assert all((child.age is None) == (child.age_certainty in silences) for child in children)


def test_every_code_that_a_count_is_made_by_occurs(many: tuple[Complaint, ...]) -> None:
    assert {c.urgency for c in many} == set(codes.URGENCIES.codes())
    assert {c.status for c in many} == set(codes.STATUSES.codes())
    assert {c.route_of_entry for c in many} == set(codes.ROUTES.codes())
    assert {c.complainant_relation for c in many} == set(codes.COMPLAINANTS.codes())
    assert {harm for c in many for harm in c.harm} == set(codes.HARMS.codes())
    assert {c.confidentiality for c in many} == set(codes.CONFIDENTIALITIES.codes())
    assert {c.consent_case_study for c in many} == set(codes.CONSENTS.codes())
    assert {c.respondent_type for c in many} >= set(codes.RESPONDENT_TYPES.codes()) - {"unknown"}


def test_nobody_can_have_agreed_where_nobody_complained(many: tuple[Complaint, ...]) -> None:
    taken_up = [complaint for complaint in many if complaint.complainant_relation == "institution"]
    assert taken_up
    for complaint in taken_up:
        assert complaint.complainant_name == complaint.complainant_contact == ""
        assert complaint.consent_handling == complaint.consent_case_study == "not_asked"


def test_evidence_is_of_many_kinds_and_a_third_may_be_cited_in_public(items: tuple[Evidence, ...]) -> None:
    assert {item.type for item in items} == set(codes.EVIDENCE_TYPES.codes())
    assert {item.source_reliability for item in items} >= {"highly_reliable", "unsure", "unknown"}
    assert {item.information_credibility for item in items} >= {"confirmed", "unlikely", "unknown"}
    assert {tag.stance for item in items for tag in item.tags} == set(EVIDENCE_STANCES.codes())
    citable = Counter(item.citable for item in items)
    assert set(citable) == set(codes.CITABLE.codes())
    assert 0.25 < citable["public"] / len(items) < 0.4


def test_about_a_quarter_of_the_duties_stay_silent_so_that_the_map_has_gaps_to_show(
    many: tuple[Complaint, ...], items: tuple[Evidence, ...]
) -> None:
    held = {tag.paragraph for complaint in many for tag in complaint.tags}
    held |= {tag.paragraph for item in items for tag in item.tags}
    duties = [number for number in range(1, 126) if catalogue().is_duty(number)]
    silent = [number for number in duties if number not in held]
    assert 0.15 < len(silent) / len(duties) < 0.35


def test_a_small_desk_already_shows_most_of_the_stories() -> None:
    subjects = {subject: story.key for story in practice_stories.stories() for subject in story.subjects}
    met = {subjects[complaint.subject] for complaint in practice.complaints(100, 3, TODAY)}
    assert len(met) > 0.6 * len(practice_stories.stories())
