"""The official text on the desk: imported from the user's own copy, searched, and tagged to."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

import pytest

from gc25desk.domain.official_text import Footnote, TextParagraph
from gc25desk.errors import KnownError, UnreadableFile
from gc25desk.services import desk as desks
from gc25desk.services import paragraph, saving, search
from gc25desk.services.changes import Changes
from gc25desk.services.desk import Desk
from gc25desk.store import session, texts
from tests.builders import PASSPHRASE, a_complaint, a_tag, an_evidence

INVENTED = (
    TextParagraph(1, "I", "", "The lantern hangs over the quiet harbour.", (Footnote(1, "A note.", 11),)),
    TextParagraph(2, "I", "", "A copper kettle stands beside the orchard gate."),
    TextParagraph(75, "VII", "B", "Every meadow keeps its own pebble and its own ribbon."),
)


def hold(desk: Desk, paragraphs: Sequence[TextParagraph] = INVENTED, language: str = "en") -> None:
    with desk.store.writing() as writer:
        texts.put(writer, language, tuple(paragraphs), "0" * 64)


def test_a_desk_holds_no_text_until_one_is_imported(desk: Desk) -> None:
    assert paragraph.text(desk).paragraphs == ()
    assert paragraph.languages(desk) == ()
    assert paragraph.find(desk, "lantern") == []


def test_what_is_held_comes_back_with_its_footnotes(desk: Desk) -> None:
    hold(desk)
    assert paragraph.text(desk).paragraphs == INVENTED
    desks.close(desk)
    again = desks.open_desk(desk.info.folder, PASSPHRASE)
    assert paragraph.text(again).paragraphs == INVENTED
    desks.close(again)


def test_copies_in_several_languages_stand_side_by_side(desk: Desk) -> None:
    hold(desk)
    french = TextParagraph(2, "I", "", "Une bouilloire de cuivre près du verger.")
    hold(desk, [french], "fr")
    assert paragraph.languages(desk) == ("en", "fr")
    assert paragraph.text(desk, "fr").paragraphs == (french,)
    assert paragraph.text(desk).paragraphs == INVENTED
    assert {hit.id for hit in search.search(desk, "bouilloire")} == {"2"}


def test_a_later_copy_replaces_what_it_has_and_leaves_the_rest(desk: Desk) -> None:
    hold(desk)
    changed = TextParagraph(2, "I", "", "An iron kettle stands there instead.")
    hold(desk, [changed])
    assert paragraph.text(desk).paragraphs == (INVENTED[0], changed, INVENTED[2])
    assert search.search(desk, "copper") == []
    assert [hit.id for hit in search.search(desk, "iron")] == ["2"]


def test_a_paragraph_is_found_by_its_words_the_likest_first(desk: Desk) -> None:
    hold(desk)
    found = paragraph.find(desk, "copper kettle orchard")
    assert found[0][0] == 2
    assert [likeness for _number, likeness in found] == sorted((one[1] for one in found), reverse=True)


def test_what_is_tagged_to_a_paragraph_is_listed_with_its_stance(desk: Desk) -> None:
    complaint, _changes = saving.save(desk, "complaint", a_complaint(tags=(a_tag(75, primary=True),)))
    item, _changes = saving.save(desk, "evidence", an_evidence(tags=(a_tag(75, "gap"), a_tag(76, "context"))))
    assert paragraph.tagged(desk, 75) == [
        paragraph.Tagged(
            "complaint",
            complaint.id,
            complaint.reference,
            complaint.subject,
            "alleged_violation",
            primary=True,
        ),
        paragraph.Tagged("evidence", item.id, item.reference, item.title, "gap", primary=False),
    ]
    assert [one.noun for one in paragraph.tagged(desk, 76)] == ["evidence"]
    assert paragraph.tagged(desk, 1) == []


def test_the_newest_tagged_record_comes_first(desk: Desk) -> None:
    saving.save_all(desk, "complaint", [a_complaint(subject=f"Matter {at}") for at in range(3)])
    assert [one.title for one in paragraph.tagged(desk, 75)] == ["Matter 2", "Matter 1", "Matter 0"]


@pytest.mark.parametrize("content", [b"", b"Dear all, the harbour opens at noon.\n" * 50, b"%PDF-1.7 broken"])
def test_what_is_no_copy_is_refused_and_nothing_is_changed(
    desk: Desk, tmp_path: Path, content: bytes
) -> None:
    hold(desk)
    copy = tmp_path / "copy.txt"
    copy.write_bytes(content)
    for act in (paragraph.preview_text, paragraph.import_text):
        with pytest.raises(KnownError):
            act(desk, copy)
    with pytest.raises(UnreadableFile):
        paragraph.import_text(desk, tmp_path / "gone.txt")
    assert paragraph.text(desk).paragraphs == INVENTED


def test_the_users_own_copy_is_imported_whole_and_journalled(desk: Desk, seeds: Path) -> None:
    (copy,) = seeds.glob("001_*.txt")
    before = paragraph.preview_text(desk, copy)
    assert before.recognised.whole
    assert paragraph.text(desk).paragraphs == ()
    done = paragraph.import_text(desk, copy)
    assert done.changes == Changes(frozenset({"text"}), ("en",))
    held = paragraph.text(desk)
    assert held.paragraphs == done.recognised.paragraphs
    assert [one.number for one in held.paragraphs] == list(range(1, 126))
    assert sum(len(one.footnotes) for one in held.paragraphs) == 57
    with desk.store.reading() as reader:
        entry = list(session.entries(reader))[-1]
    sha256 = hashlib.sha256(copy.read_bytes()).hexdigest()
    assert (entry.noun, entry.record, entry.action) == ("text", "en", "import")
    assert entry.changed() == {"paragraphs": [0, 125], "sha256": [None, sha256]}
    assert paragraph.preview_text(desk, copy).differences == ()


def test_a_web_page_of_one_chapter_shows_where_it_differs_and_leaves_others(desk: Desk, seeds: Path) -> None:
    (copy,) = seeds.glob("001_*.txt")
    (page,) = seeds.glob("000_*.txt")
    paragraph.import_text(desk, copy)
    whole = paragraph.text(desk)
    found = paragraph.preview_text(desk, page)
    numbers = [one.number for one in found.recognised.paragraphs]
    assert numbers == list(range(112, 123))
    assert {one.number for one in found.differences} <= set(numbers)
    assert paragraph.text(desk) == whole
    paragraph.import_text(desk, page)
    assert [one for one in paragraph.text(desk).paragraphs if one.number not in numbers] == [
        one for one in whole.paragraphs if one.number not in numbers
    ]
