"""A page kept as a file stands whole outside every desk, or not at all."""

from pathlib import Path

import pytest

from gc25desk.errors import CannotWrite
from gc25desk.services import paper
from gc25desk.services.desk import Desk


def test_a_page_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    paper.keep(tmp_path / "paper.pdf", b"old")
    paper.keep(tmp_path / "paper.pdf", b"new")
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"new"]


@pytest.mark.parametrize("inside", ["", "files", "backups"])
def test_no_page_is_kept_within_a_desk_or_through_a_link_to_one(
    desk: Desk, tmp_path: Path, inside: str
) -> None:
    folder = desk.info.folder / inside
    folder.mkdir(exist_ok=True)
    places = [folder, tmp_path / "link"]
    try:
        (tmp_path / "link").symlink_to(folder, target_is_directory=True)
    except OSError:  # Windows lets only some make links
        places.pop()
    for place in places:
        with pytest.raises(CannotWrite, match="own folder"):
            paper.keep(place / "paper.pdf", b"words")
    assert not (folder / "paper.pdf").exists()
