"""Doubts about spelling: real slips are found with what was meant, good sentences give none."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.spelling import speller
from models.spelling.forms import bare, differs_by_letter, form, marks_apart
from models.spelling.lexicon import lexicon
from models.spelling.speller import Doubt, misspellings, partners

GOOD = (Path(__file__).parent / "good_sentences.txt").read_text(encoding="utf-8").splitlines()


def found(text: str) -> list[tuple[str, str]]:
    """What is doubted, and what was meant."""
    return [(one.written, one.meant) for one in misspellings(text)]


@pytest.mark.parametrize("sentence", GOOD)
def test_good_sentences(sentence: str) -> None:
    assert found(sentence) == []
    assert found(sentence.upper()) == []


@pytest.mark.parametrize(
    ("text", "written", "meant"),
    [
        ("Báo cáo của các đơn vi trực thuộc", "đơn vi", "đơn vị"),
        ("CÁI CÁCH TÀI CHÍNH", "CÁI CÁCH", "CẢI CÁCH"),
        ("Theo dõi, đơn đốc thực hiện", "đơn đốc", "đôn đốc"),
        ("Niên yết tại trụ sở", "Niên yết", "Niêm yết"),
        ("đẩy mạnh chuyên đổi số", "chuyên đổi", "chuyển đổi"),
        ("Tổ chức lắng ý kiến người dân", "lắng ý kiến", "lắng nghe ý kiến"),
        ("Sửa Quy chế tiêu nội bộ", "Quy chế tiêu nội bộ", "Quy chế chi tiêu nội bộ"),
        ("SỬA QUY CHẾ TIÊU NỘI BỘ", "QUY CHẾ TIÊU NỘI BỘ", "QUY CHẾ CHI TIÊU NỘI BỘ"),
        ("Quy chế mới (thế Quyết định số 5/2020/QĐ-UBND)", "thế Quyết định", "thay thế Quyết định"),
        ("theo tinh thần theo Nghị quyết số 18-NQ/TW", "theo tinh thần theo", "theo tinh thần"),
        ("gửi qua trực liên thông văn bản", "trực liên thông", "trục liên thông"),
        ("hành vi những nhiều, tiêu cực", "những nhiều", "nhũng nhiễu"),
        ("không để sảy ra tham nhủng", "tham nhủng", "tham nhũng"),
        ("Bổ xung biên chế", "Bổ xung", "Bổ sung"),
        ("kỹ luật, kỷ cương", "kỹ luật", "kỷ luật"),
        ("hồ sơ đươc trả đúng hạn", "đươc", "được"),
        ("quyết địng công bố", "quyết địng", "quyết định"),
        ("Rà soát thủ tuc hành chính", "thủ tuc", "thủ tục"),
        ("trách nhiệm cuả cơ quan", "cuả", "của"),
        ("các cơ quan cấp tnh", "tnh", ""),
        ("vướngmắc khi thực hiện", "vướngmắc", "vướng mắc"),
    ],
)
def test_slips(text: str, written: str, meant: str) -> None:
    assert (written, meant) in found(text)


@pytest.mark.parametrize(
    ("text", "half"),
    [
        ("nâng cao chất lượng, hiệu trong công việc", "hiệu"),
        ("công tác cải hành chính năm 2026", "cải"),
        ("đơn vị nghiệp công lập", "nghiệp"),
        ("Xây dựng Kế chuyển đổi số", "Kế"),
        ("Quy chế tiêu của đơn vị", "tiêu"),
        ("Các phòng, đơn vị trực", "trực"),
    ],
)
def test_words_that_lack_a_half(text: str, half: str) -> None:
    assert [(one.written, one.doubt) for one in misspellings(text)] == [(half, Doubt.HALF)]
    assert any(half.lower() in word.split() for word in partners(half))


def test_the_most_usual_words_are_named_first() -> None:
    assert partners("kế")[0] == "kế hoạch"
    assert partners("cải")[0] == "cải cách"


@pytest.mark.parametrize(
    "text", ["thay thế Quyết định số 5", "Vì thế Quyết định này có hiệu lực", "Báo cáo theo quy định"]
)
def test_no_slips(text: str) -> None:
    assert misspellings(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Phòng KSTTHC, CBCCVC, NĐ-CP, QĐ-UBND, HĐND, Đắk Lắk, Krông Nô, Pleiku",
        "https://dichvucong.gov.vn/tra-cưu và thưđiệntử@tinh.gov.vn",
        "ông Nguyễn Hữu Đơn Đốc, bà Trần Thị Hiệu",
        "tệp báo-cáo.xlsx, tệp pdf, đường dẫn tinh/snv/bc, website, internet, logo, e-mail, 5G, VNeID",
        "khong co dau thi khong soat",
        "hoá đơn, hóa đơn, lí do, lý do, qui định, quy định",
        "Ê Đê, Ba Na, Xơ Đăng, chữ Việt",
        "",
    ],
)
def test_what_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_a_pair_that_belongs_to_other_words_is_left_alone() -> None:
    assert found("đơn vi phạm") == []
    assert found("chi số tiền còn lại") == []
    assert found("nhu cầu chuyển đối tượng") == []


def test_places_are_those_of_the_text() -> None:
    text = "Các đơn vi và đơn vi khác; niên yết"
    assert [text[one.start : one.end] for one in misspellings(text)] == ["đơn vi", "đơn vi", "niên yết"]


@given(st.text(max_size=80))
def test_nothing_raises_on_any_text(text: str) -> None:
    for one in misspellings(text):
        assert text[one.start : one.end] == one.written or " " in one.written


def test_what_was_learnt_is_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    inner = speller._is_fine
    monkeypatch.setattr(speller, "_is_fine", lambda word: asked.append(word) or inner(word))
    for number in range(20):
        misspellings(f"Triển khai cổng dịch vụ công lần thứ {number} của tỉnh")
    assert len(asked) == len(set(asked))


def test_forms() -> None:
    assert form("Hoà") == form("hòa")
    assert form("lý") == form("lí")
    assert bare(form("Đốc")) == "doc"
    assert marks_apart(form("vi"), form("vị")) == 1
    assert marks_apart(form("dung"), form("đứng")) == 3
    assert marks_apart(form("vi"), form("va")) == 0
    assert differs_by_letter(form("niên"), form("niêm"))
    assert differs_by_letter(form("xử"), form("sử"))
    assert not differs_by_letter(form("niên"), form("niềm"))


def test_the_lists_agree_with_themselves() -> None:
    known = lexicon()
    assert known.bound.isdisjoint(known.free)
    for half in known.bound:
        assert any(half in pair for pair in known.words), half
    for wrong, right in known.slips.items():
        assert wrong != tuple(map(form, right))
        assert not misspellings(" ".join(right)), right


@pytest.mark.parametrize(
    "place",
    [
        *("Đắk Lắk", "Đắk Nông", "Bắc Kạn", "Tuyên Quang", "Kon Tum", "Bình Định", "Châu Đốc", "Phủ Lý", "Vị Thanh"),
        *("Thừa Thiên Huế", "Bà Rịa - Vũng Tàu", "Krông Pa", "Ia Grai", "Đakrông", "Kế Sách", "Buôn Ma Thuột"),
    ],
)
def test_names_of_places(place: str) -> None:
    for text in (f"ỦY BAN NHÂN DÂN TỈNH {place.upper()}", f"của tỉnh {place} năm 2026", f"KẾ HOẠCH, {place.upper()}"):
        assert found(text) == [], text
