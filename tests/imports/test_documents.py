"""Whole Word documents of strangers: letterheads without tables, sections, signatures, tables within the text."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from imports.open_any import read_plan
from imports.whole.casing import Casing
from imports.whole.document import period_of
from imports.whole.letterhead import iso_date, read_caption
from models.plan import Period, Plan, Section, Signer
from tests.imports.strangers import Rows, add_lines, add_table
from tests.imports.words import docx_words, lost

ROWS = [
    ["*STT", "*Nhiệm vụ", "*Chủ trì", "*Thời gian"],
    ["1", "Rà soát", "Văn phòng", "Quý I"],
]


def read(folder: Path, *parts: str | Rows) -> Plan:
    """A document of lines and tables, read; no word of it may be lost."""
    document = docx.Document()
    for part in parts:
        if isinstance(part, str):
            add_lines(document, part)
        else:
            add_table(document, part)
    path = folder / "ke-hoach.docx"
    document.save(str(path))
    plan = read_plan(path).plan
    assert lost(docx_words(path), plan) == {}
    return plan


def test_letterhead_typed_with_tabs(tmp_path: Path) -> None:
    plan = read(
        tmp_path,
        "UBND TỈNH AN BÌNH\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "*SỞ KẾ HOẠCH VÀ ĐẦU TƯ\tĐộc lập - Tự do - Hạnh phúc",
        "Số: 12/KH-SKHĐT\tAn Bình, ngày 05 tháng 01 năm 2027",
        "|*KẾ HOẠCH",
        "|*Cải cách hành chính năm 2027",
        "Căn cứ Quyết định số 1;",
        "*I. MỤC ĐÍCH",
        "Nâng cao chất lượng.",
        ROWS,
        "Nơi nhận:\tKT. GIÁM ĐỐC",
        "- UBND tỉnh;\tPHÓ GIÁM ĐỐC",
        "- Lưu: VT.\t",
        "\tTrần Thị Bưởi",
    )
    assert (plan.agency, plan.parent_agency, plan.place) == ("Sở Kế hoạch và Đầu tư", "UBND tỉnh An Bình", "An Bình")
    assert (plan.number, plan.symbol, plan.issued) == ("12", "KH-SKHĐT", "2027-01-05")
    assert plan.title == "Cải cách hành chính năm 2027"
    assert plan.period == Period(2027, 2027)
    assert plan.legal_bases == ("Căn cứ Quyết định số 1;",)
    assert plan.recipients == ("UBND tỉnh", "Lưu: VT")
    assert plan.signer == Signer("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Trần Thị Bưởi")


def test_sections_by_number_and_bold_heading(tmp_path: Path) -> None:
    plan = read(
        tmp_path,
        "|*KẾ HOẠCH",
        "|*Cải cách hành chính năm 2027",
        "*I. MỤC ĐÍCH, YÊU CẦU",
        "*1. Mục đích",
        "- Một.",
        "1. Dòng trong mục.",
        "2. Dòng nữa.",
        "2. Yêu cầu không in đậm nhưng là mục tiếp theo.",
        "*3. Khác",
        "*II. NHIỆM VỤ",
        "1. Đoạn văn có số.",
        "2. Đoạn văn có số.",
        ROWS,
    )
    first, second = plan.sections
    assert [(s.number, s.heading, len(s.paragraphs)) for s in first.sections] == [
        ("1", "Mục đích", 3),
        ("2", "", 1),
        ("3", "Khác", 0),
    ]
    assert second == Section(number="II", heading="NHIỆM VỤ", paragraphs=("1. Đoạn văn có số.", "2. Đoạn văn có số."))


def test_a_section_without_heading_between_headings(tmp_path: Path) -> None:
    plan = read(
        tmp_path,
        "|*KẾ HOẠCH",
        "|*Năm 2027",
        "*I. TỔ CHỨC THỰC HIỆN",
        "*1. Các phòng",
        "- Chủ động.",
        "2. Trong quá trình thực hiện, nếu vướng mắc thì báo cáo.",
        ROWS,
    )
    below = plan.sections[0].sections
    assert [(s.number, s.heading, s.paragraphs) for s in below] == [
        ("1", "Các phòng", ("- Chủ động.",)),
        ("2", "", ("Trong quá trình thực hiện, nếu vướng mắc thì báo cáo.",)),
    ]


def test_title_and_kind_in_one_line(tmp_path: Path) -> None:
    plan = read(tmp_path, "|*KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM 2027", "*I. CHUNG", "Lời.", ROWS)
    assert plan.title == "CẢI CÁCH HÀNH CHÍNH NĂM 2027"


def test_only_an_appendix(tmp_path: Path) -> None:
    plan = read(
        tmp_path,
        "|*PHỤ LỤC I",
        "|*NHIỆM VỤ NĂM 2027",
        "|(Kèm theo Kế hoạch số 7/KH-STP ngày 05/01/2027 của Sở Tư pháp)",
        ROWS,
    )
    (appendix,) = plan.appendices
    assert (appendix.label, appendix.title) == ("PHỤ LỤC I", "NHIỆM VỤ NĂM 2027")
    assert (plan.agency, plan.number, plan.symbol, plan.issued) == ("Sở Tư pháp", "7", "KH-STP", "2027-01-05")


def test_a_list_behind_the_signature(tmp_path: Path) -> None:
    plan = read(
        tmp_path,
        "|*KẾ HOẠCH",
        "|*Năm 2027",
        "*I. CHUNG",
        "Lời.",
        "Nơi nhận:\tQ. GIÁM ĐỐC",
        "- Lưu: VT.\tLê Văn Cam",
        "|*PHỤ LỤC",
        "|*DANH MỤC NHIỆM VỤ",
        "*1. Thể chế",
        "a) Rà soát",
        "- Chủ trì: Văn phòng",
        "- Thời gian: Quý I",
        "b) Niêm yết",
        "- Chủ trì: Thanh tra",
        "- Thời gian: Quý II",
    )
    (appendix,) = plan.appendices
    assert (appendix.label, appendix.title) == ("PHỤ LỤC", "DANH MỤC NHIỆM VỤ")
    assert [task.title for task in appendix.tasks()] == ["Rà soát", "Niêm yết"]
    assert plan.signer == Signer("", "Q. GIÁM ĐỐC", "Lê Văn Cam")


def test_a_letterhead_above_an_appendix_tells_of_the_document(tmp_path: Path) -> None:
    head = [
        ["UBND TỈNH AN BÌNH\nSỞ TƯ PHÁP", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"],
        ["Số:   /KH-STP", "An Bình, ngày    tháng 01 năm 2027"],
    ]
    other = [["SỞ NỘI VỤ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]]
    plan = read(tmp_path, head, "|*PHỤ LỤC I", "|*NHIỆM VỤ", ROWS, other, "|*PHỤ LỤC II", "|*NHIỆM VỤ KHÁC", ROWS)
    assert (plan.parent_agency, plan.agency) == ("UBND tỉnh An Bình", "Sở Tư pháp")
    assert (plan.number, plan.symbol, plan.issued, plan.place) == ("", "KH-STP", "2027-01", "An Bình")
    assert len(plan.appendices) == 2
    assert ["SỞ NỘI VỤ" in remark.text for remark in plan.remarks] == [True], "another agency is told"


LIST = (
    "*1. Thể chế",
    "a) Rà soát",
    "- Chủ trì: Văn phòng",
    "- Thời gian: Quý I",
    "b) Niêm yết",
    "- Chủ trì: Thanh tra",
    "- Thời gian: Quý II",
    "*2. Thủ tục",
    "a) Số hóa",
    "- Chủ trì: Văn phòng",
    "- Thời gian: Quý IV",
)


def test_a_list_in_a_file_of_its_own(tmp_path: Path) -> None:
    for heading, label in ((("|*DANH MỤC NHIỆM VỤ",), ""), (("|*PHỤ LỤC", "|*DANH MỤC NHIỆM VỤ"), "PHỤ LỤC")):
        plan = read(tmp_path, *heading, *LIST)
        (appendix,) = plan.appendices
        assert (appendix.label, appendix.title) == (label, "DANH MỤC NHIỆM VỤ")
        assert [len(area.items) for area in appendix.areas] == [2, 1]
        assert plan.sections == ()


def test_a_list_behind_a_text_without_signature(tmp_path: Path) -> None:
    plan = read(tmp_path, "|*KẾ HOẠCH", "|*Năm 2027", "*I. CHUNG", "Lời.", "|*PHỤ LỤC", "|*DANH MỤC", *LIST)
    (appendix,) = plan.appendices
    assert (appendix.label, appendix.title) == ("PHỤ LỤC", "DANH MỤC")
    assert [section.paragraphs for section in plan.sections] == [("Lời.",)]


def test_a_list_in_the_text_has_no_label_of_its_own(tmp_path: Path) -> None:
    plan = read(tmp_path, "|*KẾ HOẠCH", "|*Năm 2027", "*I. CHUNG", "Lời.", "*II. NHIỆM VỤ", *LIST)
    (appendix,) = plan.appendices
    assert (appendix.label, appendix.caption, appendix.title) == (None, None, "NHIỆM VỤ")


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("SỞ NỘI VỤ", "Giám đốc Sở Nội vụ và sở nội vụ", "Sở Nội vụ"),
        ("UBND TỈNH BÀ RỊA - VŨNG TÀU", "", "UBND tỉnh Bà Rịa - Vũng Tàu"),
        ("ỦY BAN NHÂN DÂN THÀNH PHỐ HUẾ", "", "Ủy ban nhân dân thành phố Huế"),
        ("SỞ KHOA HỌC VÀ CÔNG NGHỆ", "", "Sở Khoa học và Công nghệ"),
        ("Sở Y tế", "", "Sở Y tế"),
    ],
)
def test_names_in_capitals(name: str, text: str, expected: str) -> None:
    assert Casing([], [text]).proper(name) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("giai đoạn 2021 – 2025 và định hướng đến năm 2030", Period(2021, 2025, 2030)),
        ("từ năm 2026 đến năm 2030", Period(2026, 2030)),
        ("năm 2027", Period(2027, 2027)),
        ("tầm nhìn 2045", Period(vision=2045)),
        ("hằng năm", Period()),
    ],
)
def test_periods(title: str, expected: Period) -> None:
    assert period_of(title) == expected


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (("05", "1", "2027"), "2027-01-05"),
        (("  ", " 12 ", "2026"), "2026-12"),
        (("…", "…", "2026"), "2026"),
        (("5", "13", "2026"), "2026"),
    ],
)
def test_dates(parts: tuple[str, str, str], expected: str) -> None:
    assert iso_date(*parts) == expected


def test_caption_without_number() -> None:
    told = read_caption("(Kèm theo Kế hoạch số      /KH-SNV ngày    tháng 12 năm 2026 của Sở Nội vụ)")
    assert (told.number, told.symbol, told.issued, told.agency) == ("", "KH-SNV", "2026-12", "Sở Nội vụ")
