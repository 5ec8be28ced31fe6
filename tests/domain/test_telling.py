"""What a narrative is looked for by, in scripts with and without spaces between words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gc25desk.domain import telling

SCRIPTS = "aé摄像頭のカーグกล้องทำកាមេក្ရមက်काबेट 한국어3.,-。\n"
texts = st.one_of(st.text(max_size=60), st.text(SCRIPTS, max_size=60))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Café café CAMERA, a boy", ["cafe", "camera"]),
        ("摄像头，ExamGuard坏了", ["摄 像", "像 头", "examguard", "坏 了"]),
        ("カメラで撮りました", ["カ メ", "メ ラ", "ラ で", "で 撮", "撮 り"]),
        ("กล้องถ่าย", ["กล องถ", "องถ าย"]),
        ("बेटी परीक्षा", ["ब ट", "पर क ष"]),
    ],
)
def test_words_are_what_the_index_holds_side_by_side(text: str, words: list[str]) -> None:
    assert telling.words_of(text) == words


@given(texts)
def test_words_fit_between_quotation_marks_and_come_once(text: str) -> None:
    words = telling.words_of(text)
    assert len(set(words)) == len(words)
    assert all(piece.isalnum() for word in words for piece in word.split(" "))


@given(texts, texts)
def test_a_retelling_is_one_both_ways_and_never_surer_than_sure(one: str, other: str) -> None:
    assert 0 <= telling.retold(one, other) == telling.retold(other, one) <= 1


def test_two_phrases_are_looked_up_for_one_word() -> None:
    assert telling.first(["camera", "摄 像", "像 头", "exam"], 2) == ["camera", "摄 像", "像 头"]
    assert telling.first(["camera", "exam", "school"], 2) == ["camera", "exam"]
    assert telling.much(["camera", "摄 像", "像 头"]) == 2


def test_names_in_other_letters_do_not_change_how_a_text_is_written() -> None:
    assert telling.unspaced("孩子在Castlemoor Quest里花了钱")
    assert telling.unspaced("กล้อง ExamGuard ถ่ายภาพห้องนอน")
    assert not telling.unspaced("美玲 wrote by e-mail that the school keeps the recordings")
    assert not telling.unspaced("बेटी की परीक्षा")
    assert not telling.unspaced("")
