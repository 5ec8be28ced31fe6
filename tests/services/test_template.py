"""The institution's template: picked once, used for every report, and never a danger."""

import datetime as dt
import io
from pathlib import Path

import docx
import pytest

from gc25desk.errors import UnreadableFile
from gc25desk.services import submission, template
from gc25desk.services.desk import Desk
from tests.builders import a_project

TODAY = dt.date(2026, 11, 20)


def letterhead(path: Path) -> Path:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Commission of Midland, 1 Long Street"
    document.save(str(path))
    return path


def test_a_chosen_template_is_used_until_the_shipped_one_is_wanted_again(desk: Desk, tmp_path: Path) -> None:
    project = a_project(desk)
    assert template.in_use(desk) is None
    remarks, changes = template.choose(desk, letterhead(tmp_path / "Our paper.docx"))
    kept = template.in_use(desk)
    assert kept is not None
    assert kept.file_name == "Our paper.docx"
    assert changes.nouns == {"template"}
    assert all(remark.endswith(".") for remark in remarks)
    made = docx.Document(io.BytesIO(submission.prepare(desk, project.id, TODAY).word))
    headers = [p.text for section in made.sections for p in section.header.paragraphs]
    assert any("Long Street" in text for text in headers)
    template.use_shipped(desk)
    assert template.in_use(desk) is None


def test_what_is_no_template_leaves_the_one_before(desk: Desk, tmp_path: Path) -> None:
    template.choose(desk, letterhead(tmp_path / "Our paper.docx"))
    (tmp_path / "song.docx").write_bytes(b"not a document")
    with pytest.raises(UnreadableFile):
        template.choose(desk, tmp_path / "song.docx")
    kept = template.in_use(desk)
    assert kept is not None
    assert kept.file_name == "Our paper.docx"
