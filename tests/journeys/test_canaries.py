"""A canary is found wherever it hides in a file."""

import io
import zipfile

import pytest

from tests.journeys.canaries import Canary, named_in, of_people

CANARY = Canary(9)


def packed(**parts: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as package:
        for name, content in parts.items():
            package.writestr(name.replace("__", "."), content)
    return held.getvalue()


@pytest.mark.parametrize("way", [way for way in CANARY.ways() if way != "by address"])
def test_a_canary_is_found_by_every_way_to_name_or_find_them(way: str) -> None:
    text = CANARY.ways()[way]
    halves = text[: len(text) // 2], text[len(text) // 2 :]
    split = "<w><t>{}</t><b/><t>{}</t></w>".format(*halves).encode()
    assert named_in(packed(a__xml=split), of_people())
    assert named_in(packed(a__xml=f'<w alt="{text}"/>'.encode()), of_people())
    assert named_in(packed(b__xlsx=packed(a__xml=split)), of_people())
    assert named_in(packed(a__bin=text.encode("utf-16-le")), of_people())


def test_a_canary_is_found_in_the_name_of_a_part_and_where_they_live() -> None:
    assert named_in(packed(**{f"{CANARY.name}__png": b""}), of_people())
    assert named_in(packed(a__xml=f"<a>{CANARY.address}</a>".encode()), of_people())


def test_other_words_are_no_canaries() -> None:
    assert (
        named_in(packed(a__xml=b"<a>Schools film pupils at 12 Elm Street, +44 20 7946 0000</a>"), of_people())
        == []
    )
