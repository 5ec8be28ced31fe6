"""Two tellings of one matter meet in scripts written without spaces too, and unrelated ones do not.

Every narrative is invented.
"""

import datetime as dt

import pytest

from gc25desk.domain.complaint import Complaint
from gc25desk.services import saving, similar
from gc25desk.services.desk import Desk
from tests.builders import a_complaint

TODAY = dt.date(2026, 11, 20)
STORIES = {
    "Chinese": (
        "校车司机放学后把我儿子一个人留在车上，还用手机直播他哭的样子。我们在Wobblecast上看到了视频，公司说没有证据。",
        "一名家长来电反映：校车司机直播孩子在车上哭，视频发在Wobblecast上，公司不承认，说证据不足。",
        "镇上的图书馆不让未成年人用电脑，孩子写作业查不到资料，学校也没有机房。",
    ),
    "Japanese": (
        "保育園の写真販売サイトで、息子の着替え中の写真が誰でも買える状態になっていました。"
        "園長に削除を頼みましたが、業者に任せていると言われました。",
        "保育園が使っている写真販売サイトに子どもの着替えの写真が載っていて、誰でも買えるようです。業者は削除してくれません。",
        "中学校の制服が高すぎて買えません。学校に相談しましたが、指定の店でしか売っていないと言われました。",
    ),
    "Thai": (
        "นาฬิกาอัจฉริยะของลูกส่งตำแหน่งของเด็กให้คนแปลกหน้าเห็นได้ ร้านค้าไม่รับคืนและบริษัทไม่ตอบอีเมล",
        "ซื้อนาฬิกาอัจฉริยะให้หลาน ปรากฏว่าคนแปลกหน้าเห็นตำแหน่งของเด็กได้ ขอคืนสินค้าแต่ร้านค้าไม่รับ",
        "โรงเรียนเก็บเงินค่าแท็บเล็ตทุกเทอม เด็กที่ไม่จ่ายต้องนั่งหลังห้องและเรียนกับหนังสือเก่า",
    ),
    "Khmer": (
        "គ្រូបានបង្ហោះពិន្ទុប្រឡងនិងឈ្មោះកូនខ្ញុំនៅលើបណ្ដាញសង្គម អ្នកភូមិសើចចំអកឲ្យនាង",
        "ពិន្ទុប្រឡងនិងឈ្មោះសិស្សត្រូវបានបង្ហោះនៅលើបណ្ដាញសង្គមដោយគ្រូ កូនខ្ញុំត្រូវគេសើចចំអក",
        "មន្ទីរពេទ្យមិនព្យាបាលកូនតូចព្រោះគ្មានប្រាក់ ទឹកស្អាតក៏មិនមានដែរ",
    ),
}
# The marks of Devanagari part its words in the index, though spaces stand between them.
HINDI = (
    "स्कूल की बस में लगा कैमरा बच्चों की बातचीत रिकॉर्ड करता है और ठेकेदार वीडियो बेचता है",
    "ठेकेदार स्कूल बस के कैमरा से बच्चों की बातचीत रिकॉर्ड करके वीडियो बेचता है, रोकना चाहिए",
    "गाँव के अस्पताल में दवाइयाँ नहीं मिलतीं और छोटी बहन बीमार है",
)


def logged(desk: Desk, narrative: str) -> Complaint:
    plain = a_complaint(subject="", narrative=narrative, children=(), tags=(), date_received=TODAY)
    saved, _changes = saving.save(desk, "complaint", plain)
    assert isinstance(saved, Complaint)
    return saved


def alike(desk: Desk, narrative: str) -> list[tuple[str, tuple[str, ...]]]:
    found = similar.find(desk, Complaint(date_received=TODAY, narrative=narrative))
    return [(one.short.id, one.signs) for one in found]


@pytest.mark.parametrize("script", STORIES)
def test_a_matter_told_again_without_spaces_is_found_and_another_is_not(desk: Desk, script: str) -> None:
    told, retold, unrelated = STORIES[script]
    earlier = logged(desk, told)
    others = [logged(desk, words[2]).id for words in STORIES.values()]
    assert alike(desk, retold) == [(earlier.id, ("narrative",))]
    assert [one for one, _signs in alike(desk, unrelated)] == [others[list(STORIES).index(script)]]


def test_a_matter_told_again_in_a_script_that_the_index_splits_at_marks_is_found(desk: Desk) -> None:
    told, retold, unrelated = HINDI
    earlier = logged(desk, told)
    logged(desk, unrelated)
    assert alike(desk, retold)[0] == (earlier.id, ("narrative",))


def test_a_name_in_latin_letters_makes_no_two_matters_one(desk: Desk) -> None:
    logged(desk, "Wobblecast上有人卖假门票，我女儿用压岁钱买了两张，到了体育馆才知道是骗人的。")
    logged(desk, "On Wobblecast somebody sold forged tickets to a girl who paid with her savings.")
    assert alike(desk, STORIES["Chinese"][1]) == []


def test_a_name_in_latin_letters_helps_to_find_the_matter(desk: Desk) -> None:
    earlier = logged(desk, STORIES["Chinese"][0])
    (found,) = alike(desk, "Wobblecast有校车司机直播学生哭的视频，家长找到公司，公司说没有证据。")
    assert found == (earlier.id, ("narrative",))


def test_a_few_characters_say_too_little(desk: Desk) -> None:
    logged(desk, STORIES["Chinese"][0])
    assert alike(desk, "校车司机") == []
