"""Signs, doubled words and abbreviations in single texts."""

from __future__ import annotations

import pytest

from models.spelling.abbreviations import abbreviations_in, explained_in, is_slip_of
from models.spelling.capitals import capitals_inside
from models.spelling.doubled import begun_again, doubled
from models.spelling.look_alikes import latin, look_alikes
from models.spelling.pairs_of_signs import Unpaired, unpaired
from models.spelling.stray_signs import dashes, stray_signs


@pytest.mark.parametrize(
    ("text", "once", "put"),
    [
        ("Các đơn vị vị trực thuộc", "vị", "vị"),
        ("theo quy định quy định tại Điều 4", "quy định", "quy định"),
        ("UBND các xã, TP TP và thị xã", "TP", "TP"),
        ("Thực hiện các các nhiệm vụ", "các", None),
        ("đầu ra hoặc đầu đầu cung cấp", "đầu", None),
    ],
)
def test_doubled(text: str, once: str, put: str | None) -> None:
    (one,) = doubled(text)
    assert (one.once, one.put) == (once, put)
    assert text[one.start : one.end].lower().split() == once.lower().split() * 2


@pytest.mark.parametrize(
    "text",
    [
        "Cắt giảm từ từ, dần dần, thường thường, song song",
        "các cơ quan, cơ quan trung ương",
        "thực hiện hiện đại hóa công sở",
        "chỉ số số hóa hồ sơ",
        "cán bộ bộ phận một cửa",
        "quy trình trình ký văn bản",
        "từng bước từng bước hoàn thiện",
        "xã, xã\nxã",
        "01 01 2026",
    ],
)
def test_meant_twice(text: str) -> None:
    assert list(doubled(text)) == []


def test_a_word_that_was_begun_a_second_time() -> None:
    text = "Thực hiện công tác công quản lý đất đai"
    assert list(begun_again(text)) == [(19, 23, "công tác công quản lý")]
    for good in (
        "người dân người lao động",
        "phòng ban phòng nội vụ",
        "dịch vụ công trực tuyến, dịch vụ công ích",
        "công tác, công quản lý",
        "công tác công chứng",
    ):
        assert list(begun_again(good)) == [], good


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("Đề án “Chính quyền số", [(6, Unpaired.OPEN)]),
        ("Đề án Chính quyền số”", [(20, Unpaired.SHUT)]),
        ("(theo Quyết định số 1", [(0, Unpaired.OPEN)]),
        ("theo Quyết định) số 1", [(15, Unpaired.SHUT)]),
        ('Đề án "Chính quyền số', [(6, Unpaired.OPEN)]),
        ("(a (b) c", [(0, Unpaired.OPEN)]),
        ("a) Một; b) hai; đ) ba (bốn)", []),
        ("1) một; 2) hai; iv) ba; điểm a)", []),
        ('“abc" và "abc” và “abc”', []),
        ("([x])", []),
        ('màn hình 15" và bàn phím', []),
    ],
)
def test_pairs(text: str, alone: list[tuple[int, Unpaired]]) -> None:
    assert list(unpaired(text)) == alone


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Rà  soát", "Rà soát"),
        ("CHỦ TRÌ , PHỐI HỢP", "CHỦ TRÌ, PHỐI HỢP"),
        ("báo cáo ; kiểm tra .", "báo cáo; kiểm tra."),
        ("báo cáo,, kiểm tra;; thanh tra..", "báo cáo, kiểm tra; thanh tra."),
        ("báo cáo,kiểm tra", "báo cáo, kiểm tra"),
        ("Thực hiện.Tổ chức", "Thực hiện. Tổ chức"),
        ("( nếu có )", "(nếu có)"),
    ],
)
def test_stray_signs(text: str, right: str) -> None:
    out = text
    for one in reversed(stray_signs(text)):
        out = out[: one.start] + one.put + out[one.end :]
    assert out == right
    assert all(one.says() for one in stray_signs(text))


@pytest.mark.parametrize(
    "text",
    [
        "lúc 7:30, đạt 98,5% (1.250.000 đồng)...",
        "http://a.vn/b,c;d và x@tinh.gov.vn",
        "TP.Đà Nẵng, P.TCBC, CBCC,VC, v.v., v.v…",
        "ngày ..... tháng ….. năm 2026",
        "Luật số 15/2012/QH13./.",
        "- Một;\n- Hai.",
        "Nơi nhận:\n- Như trên;",
        "tệp bao-cao.docx",
    ],
)
def test_signs_that_are_right(text: str) -> None:
    assert stray_signs(text) == ()


def test_levels_are_two_numbers() -> None:
    assert [(one.fault, one.put) for one in stray_signs("dịch vụ công mức độ 3,4 của Sở")] == [("none", ", ")]
    for good in ("mức độ 3, 4", "nhiệt độ 3,45", "đạt 3,4 điểm", "mức độ 3"):
        assert stray_signs(good) == (), good


def test_dashes() -> None:
    assert [(one.put, one.fault) for one in dashes("Lao động- Thương binh")] == [(" - ", "words")]
    assert [(one.put, one.fault) for one in dashes("Hành chính –Tổ chức")] == [(" – ", "words")]
    assert [(one.put, one.fault) for one in dashes("phát triển kinh tế-xã hội")] == [(" - ", "words")]
    assert [one.start for one in dashes("Phòng Quản trị-Tài vụ")] == [14]
    assert [(one.put, one.fault) for one in dashes("giai đoạn 2026- 2030")] == [("-", "years")]
    for good in (
        "kinh tế - xã hội",
        "HC-TC",
        "Lê-nin",
        "hợp tác Việt-Lào",
        "2026-2030",
        "2026 - 2030",
        "- Một\n- Hai",
        "Quý I-II",
    ):
        assert list(dashes(good)) == [], good


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Tổ chức hội nghị phổ biến, Quán triệt chủ trương mới", "Quán triệt"),
        ("Sở trình Ban hành Quy chế làm việc", "Ban hành"),
        ("nhằm Nâng cao nhận thức", "Nâng cao"),
    ],
)
def test_capitals_inside(text: str, verb: str) -> None:
    assert [text[start:end] for start, end in capitals_inside(text)] == [verb]


@pytest.mark.parametrize(
    "text",
    [
        "Rà soát, triển khai. Thực hiện báo cáo; Nâng cao nhận thức",
        "Luật Ban hành văn bản quy phạm pháp luật",
        "Sở Nội vụ, Sở Xây dựng, Trung tâm Hướng dẫn việc làm",
        "Các bước: một, Rà soát hồ sơ, hai, Triển khai thử, ba, Thực hiện rộng",
        "PHỔ BIẾN, QUÁN TRIỆT",
    ],
)
def test_capitals_that_belong_there(text: str) -> None:
    assert list(capitals_inside(text)) == []


def test_letters_of_other_scripts() -> None:
    word = "Ðảng"  # an eth of Iceland
    assert [*look_alikes(f"Cấp ủy {word}")]
    assert latin(word) == "Đảng"
    assert latin("Вáo") == "Báo"
    for good in ("Đảng ủy", "α là hệ số", "Báo cáo", "Москва"):
        assert not [*look_alikes(good)], good


def test_abbreviations() -> None:
    assert [word for _at, word in abbreviations_in("Phòng XDCQ và CTTN, Nghị định 30/2020/NĐ-CP, mục IV")] == [
        "XDCQ",
        "CTTN",
    ]
    assert abbreviations_in("KẾ HOẠCH CCHC NĂM 2026") == ()
    assert abbreviations_in("Quyết định số 5/QĐ-UBND") == ()
    assert list(explained_in("Xây dựng chính quyền (XDCQ)")) == ["XDCQ"]
    assert list(explained_in("Trung tâm (sau đây gọi tắt là TTPVHCC) và UBND")) == ["TTPVHCC"]
    assert list(explained_in("theo Quyết định (2026)")) == []


@pytest.mark.parametrize(
    ("rare", "usual", "slip"),
    [
        ("TTTC", "TTHC", True),
        ("THTC", "TTHC", True),
        ("CBCCVN", "CBCCVC", True),
        ("CBCCC", "CBCC", True),
        ("CCVC", "CCVC", False),
        ("CBCCVC", "CBCC", False),
        ("KHCN", "GDĐT", False),
        ("BC", "BV", False),
    ],
)
def test_slips_of_abbreviations(rare: str, usual: str, slip: bool) -> None:
    assert is_slip_of(rare, usual) is slip
