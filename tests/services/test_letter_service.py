"""Letters written from a desk: proposed, filled, journalled without a name, refused when they cannot be."""

import datetime as dt
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest

from gc25desk.domain.access import Role
from gc25desk.domain.complaint import Complaint
from gc25desk.domain.letter import Letter, LetterKind, Wording
from gc25desk.domain.party import Involved, Party
from gc25desk.errors import BadTags, CannotWrite, NotFound, UnreadableFile
from gc25desk.reports.letter import BLANK
from gc25desk.services import history, letter, letter_template, saving
from gc25desk.services.desk import Desk
from gc25desk.store import session
from tests.builders import a_complaint
from tests.conftest import WAITING, OpenAs
from tests.readers.letters import a_template, of_lines
from tests.readers.templates import as_macro_template, saved

TODAY = dt.date(2026, 11, 22)
NAMED = "Quillfeather Marrow"
OUTCOME = Letter(LetterKind.OUTCOME, Wording.PLAIN, "en")


def a_saved_complaint(desk: Desk, spoken: str = "French", **values: Any) -> Complaint:
    party, _changes = saving.save(desk, "party", Party(name=NAMED, language=spoken))
    involved = (Involved(role="complainant", party=party.id),)
    filled: dict[str, Any] = {"complainant_name": NAMED, "parties": involved}
    complaint: Complaint = saving.save(desk, "complaint", a_complaint(**(filled | values)))[0]
    return complaint


def text_of(path: Path) -> str:
    return "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)


def own(desk: Desk, wanted: Letter, path: Path, *lines: str) -> None:
    path.write_bytes(of_lines(*lines))
    letter_template.put_in(desk, wanted, path)


def test_the_letter_of_the_stage_is_proposed_in_the_complainants_language(desk: Desk) -> None:
    complaint = a_saved_complaint(desk, complainant_relation="child")
    offer = letter.offer(desk, complaint.id)
    assert offer.wanted == Letter(LetterKind.ACKNOWLEDGEMENT, Wording.CHILD, "fr")
    assert offer.used(offer.wanted) == offer.wanted
    assert offer.names


def test_a_language_without_a_template_falls_back_and_says_to_which(desk: Desk, tmp_path: Path) -> None:
    complaint = a_saved_complaint(desk, "Kiswahili")
    offer = letter.offer(desk, complaint.id)
    assert (offer.wanted.language, offer.spoken) == ("sw", "Kiswahili")
    written = letter.write(desk, complaint.id, offer.wanted, tmp_path / "letter.docx", TODAY)
    assert written.letter.language == "en"
    own(desk, offer.wanted, tmp_path / "own.docx", "Hujambo {{ name }}")
    again = letter.write(desk, complaint.id, offer.wanted, tmp_path / "letter.docx", TODAY)
    assert again.letter.language == "sw"
    assert text_of(tmp_path / "letter.docx") == f"Hujambo {NAMED}"


def test_a_letter_is_filled_and_its_file_says_nothing_of_a_person(desk: Desk, tmp_path: Path) -> None:
    complaint = a_saved_complaint(desk)
    path = tmp_path / "letter.docx"
    letter.write(desk, complaint.id, OUTCOME, path, TODAY)
    text = text_of(path)
    assert f"Dear {NAMED}" in text
    assert complaint.reference in text
    properties = docx.Document(str(path)).core_properties
    assert (properties.author, properties.title) == (
        "Commission of Midland",
        f"Outcome {complaint.reference}",
    )
    assert properties.created.date() == TODAY


def test_the_journal_tells_of_the_letter_and_names_nobody(desk: Desk, tmp_path: Path) -> None:
    complaint = a_saved_complaint(desk)
    written = letter.write(desk, complaint.id, OUTCOME, tmp_path / f"{NAMED}.docx", TODAY)
    with desk.store.reading() as reader:
        (entry,) = [one for one in session.entries(reader) if one.action == "letter"]
    assert (entry.noun, entry.record) == ("complaint", complaint.id)
    told = {key: new for key, (_old, new) in json.loads(entry.fields).items()}
    assert told == {"letter": "outcome", "wording": "plain", "language": "en", "sha256": written.file.sha256}
    assert "Quillfeather" not in entry.fields
    assert "letter" in {change.action for change in history.of(desk, "complaint", complaint.id)}


def test_writing_the_acknowledgement_does_not_move_the_complaint(desk: Desk, tmp_path: Path) -> None:
    complaint = a_saved_complaint(desk)
    wanted = Letter(LetterKind.ACKNOWLEDGEMENT, Wording.PLAIN, "en")
    letter.write(desk, complaint.id, wanted, tmp_path / "letter.docx", TODAY)
    with desk.store.reading() as reader:
        entries = [one.action for one in session.entries(reader) if one.record == complaint.id]
    assert "move" not in entries


def test_without_the_identity_key_the_name_is_left_to_be_filled_in(open_as: OpenAs, tmp_path: Path) -> None:
    complaint = a_saved_complaint(open_as(Role.INTAKE_OFFICER.value), complainant_contact="12 Long Street")
    waiting = open_as(WAITING)
    assert not letter.offer(waiting, complaint.id).names
    path = tmp_path / "letter.docx"
    written = letter.write(waiting, complaint.id, OUTCOME, path, TODAY)
    assert not written.names
    assert f"Dear {BLANK}," in text_of(path)
    for part in (NAMED, "Quillfeather", "Long Street"):
        assert part.encode() not in b"".join(_unpacked(path))


def _unpacked(path: Path) -> list[bytes]:
    with zipfile.ZipFile(path) as package:
        return [package.read(name) for name in package.namelist()]


def test_a_place_within_the_desk_is_refused(desk: Desk) -> None:
    complaint = a_saved_complaint(desk)
    with pytest.raises(CannotWrite):
        letter.write(desk, complaint.id, OUTCOME, desk.info.folder / "letter.docx", TODAY)


# Templates --------------------------------------------------------------------------------------


def test_a_copy_is_edited_put_in_used_and_taken_out_again(desk: Desk, tmp_path: Path) -> None:
    complaint = a_saved_complaint(desk)
    copy = letter_template.take_copy(desk, OUTCOME, tmp_path / "copy.docx")
    document = docx.Document(str(copy))
    document.add_paragraph("Visit us at the market, {{ name }}.")
    document.save(str(copy))
    letter_template.put_in(desk, OUTCOME, copy)
    standing = letter_template.standing(desk)[OUTCOME]
    assert (standing.file_name, standing.shipped) == ("copy.docx", True)
    assert standing.at is not None
    letter.write(desk, complaint.id, OUTCOME, tmp_path / "letter.docx", TODAY)
    assert f"Visit us at the market, {NAMED}." in text_of(tmp_path / "letter.docx")
    kept = letter_template.take_copy(desk, OUTCOME, tmp_path / "again.docx").read_bytes()
    assert "market" in "\n".join(one.text for one in docx.Document(io.BytesIO(kept)).paragraphs)
    letter_template.use_shipped(desk, OUTCOME)
    assert letter_template.standing(desk)[OUTCOME].at is None


@pytest.mark.parametrize(
    ("role", "stands"), [(Role.INTAKE_OFFICER.value, "12 Long Street"), (WAITING, BLANK)]
)
def test_the_address_of_who_is_written_to_stands_in_a_template_that_asks_for_it(
    open_as: OpenAs, tmp_path: Path, role: str, stands: str
) -> None:
    desk = open_as(Role.SUPERVISOR.value)
    mother, _changes = saving.save(desk, "party", Party(name=NAMED, address="12 Long Street"))
    complaint = a_saved_complaint(desk, parties=(Involved(role="complainant", party=mother.id),))
    assert "Long Street" not in text_of(
        letter.write(desk, complaint.id, OUTCOME, tmp_path / "shipped.docx", TODAY).file.path
    )
    own(desk, OUTCOME, tmp_path / "own.docx", "To {{ address }}")
    written = letter.write(open_as(role), complaint.id, OUTCOME, tmp_path / "letter.docx", TODAY)
    assert f"To {stands}" in text_of(written.file.path)


def test_bad_tags_are_named_and_the_template_before_stays(desk: Desk, tmp_path: Path) -> None:
    own(desk, OUTCOME, tmp_path / "good.docx", "Dear {{ name }}")
    bad = tmp_path / "bad.docx"
    bad.write_bytes(of_lines("Dear {{ nmae }}", "and", "{% if name %}"))
    with pytest.raises(BadTags) as refused:
        letter_template.put_in(desk, OUTCOME, bad)
    first, second = refused.value.faults
    assert first.startswith("Text, paragraph 1 (“Dear {{ nmae }}”)")
    assert second.startswith("Text, paragraph 3 (“{% if name %}”)")
    assert letter_template.standing(desk)[OUTCOME].file_name == "good.docx"


def test_a_template_with_macros_never_reaches_the_desk(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile):
        letter_template.put_in(desk, OUTCOME, as_macro_template(saved(a_template("x"), tmp_path / "m.docm")))
    assert letter_template.standing(desk)[OUTCOME].at is None


def test_a_kept_template_that_is_no_longer_sound_writes_nothing(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    complaint = a_saved_complaint(desk)
    bad = of_lines("Dear {{ nmae }}")
    monkeypatch.setattr(letter_template, "content", lambda _reader, _letter: bad)
    with pytest.raises(BadTags):
        letter.write(desk, complaint.id, OUTCOME, tmp_path / "letter.docx", TODAY)
    assert not (tmp_path / "letter.docx").exists()
    with desk.store.reading() as reader:
        assert "letter" not in {one.action for one in session.entries(reader)}


def test_a_letter_of_no_language_has_no_copy(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        letter_template.take_copy(desk, Letter(LetterKind.OUTCOME, Wording.PLAIN, "sw"), tmp_path / "x.docx")
    assert not (tmp_path / "x.docx").exists()
