"""Six complaints from the first word to their end, through the real window, by keyboard.

Each leaves a journal that tells its story: who logged it, each step with its reason, and how it closed.
"""

from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from pytestqt.qtbot import QtBot

from gc25desk import app, settings
from gc25desk.domain.institution import Institution
from gc25desk.domain.party import Party
from gc25desk.services import desk as desks
from gc25desk.services import institution, saving
from gc25desk.services import journal as journals
from gc25desk.ui import ask
from tests.builders import PASSPHRASE
from tests.journeys.complaint_story import Key, Story, settle

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")


@pytest.fixture
def story(qtbot: QtBot, desk_folder: Path) -> Iterator[Story]:
    settings.activate(None)
    app.application()
    made = app.make_window()
    qtbot.addWidget(made)
    made.resize(1366, 768)
    with qtbot.waitExposed(made):
        made.show()
    made.enter(desks.open_desk(desk_folder, PASSPHRASE))
    settle(made)
    yield Story(made)
    made.close()
    settings.activate(None)


@pytest.fixture
def letters(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where every letter is written; the question where is the system's own."""
    target = tmp_path / "letter.docx"
    monkeypatch.setattr(ask, "file_to_save", lambda *_asked: target)
    return target


def moves(story: Story) -> int:
    return story.told().count("move")


def words_of(letter: Path) -> str:
    return "\n".join(one.text for one in docx.Document(str(letter)).paragraphs)


def test_an_anonymous_child_by_phone_at_risk(story: Story, letters: Path) -> None:
    institution.change(story.desk, Institution(emergency="Ring 116 111"))
    story.take_down(
        [
            ("complainant_relation", "t"),
            ("urgency", "u"),
            ("urgency_reason", "May harm himself tonight"),
            ("narrative", "A man from a game has his pictures and says he will send them to the class."),
            ("complainant_contact", "this number till 10"),
            ("consent_handling", "g"),
        ]
    )
    assert story.page.path_acts.strip.isVisible()
    story.meet_danger("Helpline stayed on the line; police on the way")
    story.fill("subject", "Pictures of a boy held by a stranger")
    story.fill("tags", "82")
    story.add("referrals", "Police unit for children online", "", "g", "t")
    story.save()
    story.step("reg")
    story.step("ref", "The police have taken it up at once")
    story.fill("closure_reason", "ref")
    story.fill("feedback_given", "t")
    story.save()
    story.write_letter("ref")
    story.step("clo", "In safe hands")
    held = story.held()
    assert story.stages() == ["received", "registered", "referred", "closed"]
    assert (held.complainant_name, held.urgency_met_how) == (
        "",
        "Helpline stayed on the line; police on the way",
    )
    assert story.told()[:2] == ["create", "meet_danger"]
    assert moves(story) == 3
    assert "letter" in story.told()
    assert story.open_tasks() == {"follow_referral"}
    assert held.reference in words_of(letters)


def test_a_parent_about_the_proctoring_software_of_a_school(story: Story, letters: Path) -> None:
    story.take_down(
        [
            ("complainant_relation", "par"),
            ("complainant_name", "Ada Marrow"),
            ("narrative", "The school films my daughter in her bedroom during exams at home."),
            ("complainant_contact", "0999 555 0177"),
            ("respondent", "Hillside School"),
            ("respondent_type", "sch"),
            ("platform", "ExamGuard"),
            ("consent_handling", "g"),
        ]
    )
    story.fill("subject", "Filmed at home during exams")
    story.fill("tags", "102 and 103")
    story.save()
    story.write_letter("ack")
    assert "Ada Marrow" in words_of(letters)
    story.step("ack", "Letter sent today")
    story.fill("information_given", "t")
    story.add("tests", "wit", "y", "A State school")
    story.save()
    story.step("pre")
    story.step("adm", "Every question of the checklist answered")
    story.step("inv")
    story.add("findings", "Recordings of bedrooms are kept without need.", "conf", "bal")
    story.save()
    story.step("fin")
    story.add("remedies", "rem", "All recordings of exams are deleted", "t")
    story.save()
    story.step("rec", "The school deletes the recordings")
    story.step("com")
    story.fill("closure_reason", "rec")
    story.fill("closure_note", "All recordings were deleted; a new rule stands.")
    story.fill("feedback_given", "t")
    story.save()
    story.step("clo", "Complied with")
    held = story.held()
    assert held.closure_reason == "complied"
    assert story.stages() == [
        "received", "acknowledged", "assessment", "admissible", "investigation", "findings",
        "recommendation", "compliance", "closed",
    ]  # fmt: skip
    assert story.open_tasks() == set()
    assert moves(story) == 8


def test_forty_pupils_about_one_game(story: Story) -> None:
    made, _changes = saving.save(story.desk, "party", Party(name="Mossy Island", kind="platform"))
    story.take_down(
        [
            ("complainant_relation", "gro"),
            ("narrative", "Forty pupils of a school each paid for boxes in the game that held nothing."),
            ("children_in_all", "40"),
            ("consent_handling", "g"),
        ]
    )
    story.fill("subject", "Paid surprise boxes in a game")
    story.fill("tags", "40")
    story.add("parties", "resp", made.reference)
    story.pick_first("parties", "party")
    story.save()
    assert [(one.role, one.party) for one in story.held().parties] == [("respondent", made.id)]
    for stage in ("ack", "pre", "adm", "con"):
        story.step(stage)
    story.fill("closure_reason", "resolved")
    story.save()
    story.step("clo", "The game pays all forty back")
    held = story.held()
    assert (held.children_in_all, held.complainant_relation) == (40, "group_of_children")
    assert held.status == "closed"
    assert story.stages()[-2:] == ["conciliation", "closed"]


def test_the_institutions_own_case_from_the_media(story: Story) -> None:
    story.take_down(
        [
            ("route_of_entry", "med"),
            ("complainant_relation", (Key.Key_End, Key.Key_Up)),
            ("narrative", "A paper tells that a toy with a microphone sends recordings abroad."),
            ("platform", "Talking toy"),
        ]
    )
    story.fill("subject", "Talking toy that records children")
    story.fill("tags", "67 and 70")
    story.add_task("Buy one and have it looked at")
    story.save()
    assert "Buy one and have it looked at" in story.open_tasks()
    for stage in ("reg", "pre", "adm", "inv"):
        story.step(stage)
    story.add("findings", "The toy sends sound only while its button is held.", "not", "bal")
    story.fill("closure_reason", "not")
    story.save()
    story.step("clo", "Not borne out")
    held = story.held()
    assert (held.route_of_entry, held.complainant_relation) == ("media_or_monitoring", "institution")
    assert held.closure_reason == "not_substantiated"
    assert story.open_tasks() == {"Buy one and have it looked at"}


def test_out_of_mandate_and_referred(story: Story, letters: Path) -> None:
    story.take_down(
        [
            ("complainant_relation", "par"),
            ("complainant_name", "Ada Marrow"),
            ("narrative", "A neighbour does not pay for the phone that he bought."),
            ("complainant_contact", "0999 555 0177"),
            ("consent_handling", "g"),
        ]
    )
    story.fill("subject", "Unpaid phone")
    story.add("tests", "wit", "n", "No right of a child and no public body")
    story.fill("ground", "outs")
    story.fill("sent_to", "Consumer advice office")
    story.save()
    story.step("pre")
    story.step("not", "Outside the mandate")
    story.write_letter("not")
    assert "Consumer advice office" in words_of(letters)
    held = story.held()
    assert (held.status, held.ground, held.sent_to) == (
        "not_admissible",
        "outside_mandate",
        "Consumer advice office",
    )
    assert held.date_closed is not None
    assert story.told() == ["create", "update", "move", "move", "letter"]


def test_a_respondent_that_ignores_a_recommendation(story: Story) -> None:
    story.take_down(
        [
            ("complainant_relation", "nong"),
            ("complainant_name", "Children online"),
            (
                "narrative",
                "A platform leaves pictures of pupils standing although it was told to remove them.",
            ),
            ("complainant_contact", "office at noon"),
            ("respondent_type", "soc"),
            ("consent_handling", "g"),
        ]
    )
    story.fill("subject", "Pictures left standing")
    story.add("interim_measures", "Take the pictures down at once", "The platform", "t")
    story.save()
    assert "interim" in story.open_tasks()
    for stage in ("ack", "pre", "adm", "inv", "fin", "rec"):
        story.step(stage)
    assert "ask_reply" in story.open_tasks()
    story.step("com", "No answer to two letters")
    assert "follow_up" in story.open_tasks()
    story.fill("closure_reason", ("rec", Key.Key_Down))
    story.fill("closure_note", "Named in the next report.")
    story.save()
    story.step("clo", "Not complied with; it goes into the report")
    assert story.held().closure_reason == "not_complied"
    extract = journals.ACTIONS
    assert all(action in extract for action in story.told())
