"""Two calls taken by keyboard through the real window, each a valid record within 90 seconds.

The model is that of :mod:`tests.journeys.hands`: 200 keys a minute, 0.3 seconds a key, a held Ctrl or Alt
counted as a key. A narrative of 30 words is some 160 keys, 48 seconds; that leaves 42 seconds, 140 keys, for
everything else: route, who calls, urgency, contact, the child, who it is about, consent, saving. The two
calls here take 56 and 70 of them beside the narrative, and 62 and 77 seconds in all.
"""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gc25desk import app, settings
from gc25desk.domain.complaint import Complaint
from gc25desk.domain.institution import Institution
from gc25desk.domain.missing import missing
from gc25desk.domain.query import Query
from gc25desk.services import desk as desks
from gc25desk.services import draft, institution, records, saving, task
from gc25desk.services.desk import Desk
from gc25desk.ui.complaints.page import ComplaintsPage
from gc25desk.ui.complaints.quick_acts import QuickActs
from gc25desk.ui.window import Window
from tests.builders import PASSPHRASE, a_complaint
from tests.journeys.hands import Hands

LOG = logging.getLogger(__name__)  # pytest --log-cli-level=INFO prints the figures
Key = Qt.Key
Control, Shift, Alt = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
MOST_SECONDS = 90
MOST_BESIDES = 140
STEPS = "Ring 116 111 and stay on the line."
AT_RISK = (
    "A man he met in a game has his pictures and says he will send them to the whole class tonight. "
    "He says he cannot go on and nobody at home may know it."
)
PROCTORING = (
    "The school makes my daughter keep the camera on during exams at home. The program films her bedroom, "
    "keeps the recordings and marks her as cheating when she looks away. She cannot sleep."
)


@pytest.fixture
def window(qtbot: QtBot, desk_folder: Path) -> Iterator[Window]:
    settings.activate(None)
    app.application()
    made = app.make_window()
    qtbot.addWidget(made)
    made.resize(1366, 768)
    with qtbot.waitExposed(made):
        made.show()
    made.enter(desks.open_desk(desk_folder, PASSPHRASE))
    settle(made)
    yield made
    made.close()
    settings.activate(None)


def settle(window: Window) -> None:
    for _round in range(4):
        assert window.jobs.wait()
        QApplication.processEvents()
        if not window.isActiveWindow():
            window.activateWindow()


def desk_of(window: Window) -> Desk:
    assert window.desk is not None
    return window.desk


def quick_of(window: Window) -> QuickActs:
    assert window.inside is not None
    found = window.inside.shell.pages["complaints"]
    assert isinstance(found, ComplaintsPage)
    assert found.quick is not None
    return found.quick


def begin(window: Window, hands: Hands) -> QuickActs:
    """Press the one key that begins quick intake, from the page shown at the start."""
    hands.press(Key.Key_Q, Control, Shift)
    settle(window)
    quick = quick_of(window)
    assert quick.sheet.isVisible()
    assert quick.sheet.key == "route_of_entry"
    return quick


def newest(desk: Desk) -> Complaint:
    found = records.page(desk, "complaint", records.rows(desk, "complaint", Query())[:1], ())
    held = records.get(desk, "complaint", found[0].id)
    assert isinstance(held, Complaint)
    return held


def report(name: str, hands: Hands) -> None:
    LOG.info("%s: %d keys beside %d of narrative, %.0f s", name, hands.besides, hands.told, hands.seconds)
    assert hands.besides <= MOST_BESIDES
    assert hands.seconds <= MOST_SECONDS


def test_an_anonymous_child_at_risk_by_phone(window: Window) -> None:
    desk = desk_of(window)
    institution.change(desk, Institution(emergency=STEPS))
    assert len(AT_RISK.split()) >= 30
    hands = Hands()
    quick = begin(window, hands)
    hands.tab()  # by phone, as before
    hands.write("t")  # the child in person
    hands.tab(2)  # no name
    hands.write("u")  # urgent
    settle(window)
    assert quick.sheet.strip.isVisible()
    assert quick.sheet.strip.steps.text() == STEPS
    assert records.count(desk, "complaint", Query()) == 0, "before anything is saved"
    hands.tab()
    hands.write("May kill himself")
    hands.tab()
    hands.tell(AT_RISK)
    hands.tab()
    hands.write("this number till 10")
    hands.tab()
    hands.write("13")
    hands.tab()
    hands.write("b")
    hands.press(Key.Key_N, Alt)  # straight to consent
    assert quick.sheet.key == "consent_handling"
    hands.write("g")
    hands.press(Key.Key_S, Control)
    settle(window)
    report("anonymous child", hands)
    held = newest(desk)
    assert (held.route_of_entry, held.complainant_relation, held.urgency) == ("phone", "child", "urgent")
    assert (held.urgency_reason, held.narrative) == ("May kill himself", AT_RISK)
    assert (held.complainant_name, held.complainant_contact) == ("", "this number till 10")
    assert [(child.age, child.age_certainty, child.sex) for child in held.children] == [(13, "exact", "boy")]
    assert (held.consent_handling, held.status) == ("given", "received")
    assert "act_now" in {one.rule for one in task.of_complaint(desk, held.id)}
    assert held.reference in quick.sheet.told.text()
    assert {one.key for one in missing(held)} == {"subject", "respondent", "tags"}
    assert draft.drafts(desk) == []


def test_a_parent_about_the_proctoring_software_of_a_school(window: Window) -> None:
    desk = desk_of(window)
    earlier, _changes = saving.save(
        desk, "complaint", a_complaint(platform="ExamGuard", subject="Filmed during exams")
    )
    assert len(PROCTORING.split()) >= 30
    hands = Hands()
    quick = begin(window, hands)
    hands.tab()
    hands.write("p")  # a parent
    hands.tab()
    hands.write("Ada Marrow")
    hands.press(Key.Key_H, Alt)  # straight to what happened
    assert quick.sheet.key == "narrative"
    hands.tell(PROCTORING)
    hands.tab()
    hands.write("0999 555 0177")
    hands.tab()
    hands.write("14")
    hands.tab()
    hands.write("g")
    hands.tab(2)
    hands.write("Hillside School")
    hands.tab()
    hands.write("s")
    hands.tab()
    hands.write("ExamGuard")
    quick.similar.search.look()
    settle(window)
    assert any("same platform" in words.casefold() for words in quick.sheet.similar.words())
    assert [made.text() for made in quick.sheet.similar.buttons()] == [earlier.reference]
    hands.tab()
    hands.write("g")
    hands.press(Key.Key_Return, Control)
    settle(window)
    report("parent", hands)
    held = newest(desk)
    assert (held.complainant_relation, held.complainant_name) == ("parent", "Ada Marrow")
    assert (held.narrative, held.complainant_contact) == (PROCTORING, "0999 555 0177")
    assert (held.respondent, held.respondent_type, held.platform) == (
        "Hillside School",
        "school",
        "ExamGuard",
    )
    assert [(child.age, child.sex) for child in held.children] == [(14, "girl")]
    assert held.consent_handling == "given"
    assert quick.sheet.isVisible(), "the next call"
    assert quick.sheet.card.record_id == ""
    assert quick.sheet.fields.editor("narrative").draft() == ""
    assert quick.sheet.key == "route_of_entry"


def test_it_is_found_by_its_name_in_the_search_box(window: Window) -> None:
    hands = Hands()
    hands.press(Key.Key_K, Control)
    settle(window)
    assert window.inside is not None
    palette = window.inside.palette
    hands.write("quick intake")
    palette.search_now()
    settle(window)
    hands.press(Key.Key_Return)
    settle(window)
    assert quick_of(window).sheet.isVisible()
