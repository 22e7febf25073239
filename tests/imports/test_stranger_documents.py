"""Documents of strangers: issued by a decision, in parts, without looks, in a frame, signed below the table."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docx
import pytest

from imports.blocks import Paragraph
from imports.open_any import read_plan
from imports.whole.letterhead import read_letterhead
from models.plan import Plan, Section, Signer
from tests.imports.strangers import Rows, add_lines, add_table, only, titles
from tests.imports.words import docx_words, lost, words

TABLE: Rows = [["*STT", "*Nhiệm vụ", "*Chủ trì", "*Thời gian"], ["1", "Rà soát", "Văn phòng", "Quý I"]]
HEADINGS = "STT Nhiệm vụ Chủ trì Thời gian"


def imported(document: Any, folder: Path, repeated: str = "") -> Plan:
    """The plan in a document, no word of which may be lost."""
    path = folder / "la.docx"
    document.save(str(path))
    plan = read_plan(path).plan
    left = lost(docx_words(path), plan)
    left.subtract(words(repeated))
    assert {word: count for word, count in left.items() if count > 0} == {}
    return plan


def outline(sections: tuple[Section, ...]) -> list[Any]:
    """Numbers and headings of sections, those below in lists."""
    found: list[Any] = []
    for section in sections:
        found.append(f"{section.number} {section.heading}")
        if section.sections:
            found.append(outline(section.sections))
    return found


def test_a_plan_issued_by_a_decision(tmp_path: Path) -> None:
    document = docx.Document()
    add_lines(document, "UBND TỈNH HÀ SƠN", "*SỞ TÀI CHÍNH", "Số: 45/QĐ-STC", "Hà Sơn, ngày 20 tháng 11 năm 2026")
    add_lines(document, "|*QUYẾT ĐỊNH", "|*Về việc ban hành Kế hoạch năm 2027", "|*GIÁM ĐỐC SỞ TÀI CHÍNH")
    add_lines(document, "Theo lời trình của Văn phòng;", "|*QUYẾT ĐỊNH:", "Điều 1. Kèm theo đây là Kế hoạch.")
    add_lines(document, "Nơi nhận:", "- Như Điều 3;", "- Lưu: VT.", "GIÁM ĐỐC", "Vũ Hải")
    add_lines(document, "|*KẾ HOẠCH", "|*Cải cách hành chính năm 2027", "|(Kèm theo Quyết định số 45/QĐ-STC)")
    add_lines(document, "*I. MỤC TIÊU", "Nhanh hơn.", "|*PHỤ LỤC", "|*NHIỆM VỤ")
    add_table(document, TABLE)
    plan = imported(document, tmp_path)
    assert (plan.title, plan.agency, plan.symbol) == ("Cải cách hành chính năm 2027", "Sở Tài chính", "QĐ-STC")
    assert plan.signer == Signer("", "GIÁM ĐỐC", "Vũ Hải")
    assert plan.recipients == ("Như Điều 3", "Lưu: VT")
    assert outline(plan.sections) == ["I MỤC TIÊU"]
    assert only(plan).title == "NHIỆM VỤ"
    assert plan.remarks[0].message.startswith("Phần văn bản ban hành kế hoạch")


def test_parts_and_what_is_below_them(tmp_path: Path) -> None:
    document = docx.Document()
    add_lines(document, "|*KẾ HOẠCH", "|*Cải cách hành chính năm 2027", "|*Phần thứ nhất", "|*KẾT QUẢ", "*I. Đã làm")
    add_lines(
        document, "Nhiều việc.", "*II. Chưa làm", "Ít việc.", "|*PHẦN II. VIỆC PHẢI LÀM", "*I. Việc chung", "Phần mềm."
    )
    add_table(document, TABLE)
    plan = imported(document, tmp_path)
    assert plan.title == "Cải cách hành chính năm 2027"
    assert outline(plan.sections) == [
        "Phần thứ nhất KẾT QUẢ", ["I Đã làm", "II Chưa làm"], "PHẦN II VIỆC PHẢI LÀM", ["I Việc chung"],
    ]  # fmt: skip
    assert plan.sections[1].sections[0].paragraphs == ("Phần mềm.",)


def test_letters_above_roman_sections(tmp_path: Path) -> None:
    document = docx.Document()
    add_lines(document, "|*KẾ HOẠCH", "|*Năm 2027", "*A. TÌNH HÌNH", "*I. Thuận lợi", "*II. Khó khăn", "*B. MỤC TIÊU")
    add_lines(document, "*C. NHIỆM VỤ", "*I. Chung", "*D. THỰC HIỆN", "Ngay.")
    add_table(document, TABLE)
    plan = imported(document, tmp_path)
    expected = ["A TÌNH HÌNH", ["I Thuận lợi", "II Khó khăn"], "B MỤC TIÊU", "C NHIỆM VỤ", ["I Chung"], "D THỰC HIỆN"]
    assert outline(plan.sections) == expected


def test_a_text_without_any_looks(tmp_path: Path) -> None:
    document = docx.Document()
    add_lines(document, "UBND TỈNH HÀ SƠN", "SỞ Y TẾ", "Số: 21/KH-SYT", "Hà Sơn, 22/12/2026", "KẾ HOẠCH")
    add_lines(document, "Cải cách hành chính năm 2027", "Căn cứ chỉ đạo của tỉnh, Sở xây dựng kế hoạch.")
    add_lines(document, "I. MỤC TIÊU", "Phục vụ tốt.", "PHỤ LỤC", "NHIỆM VỤ NĂM 2027")
    add_table(document, TABLE)
    add_lines(document, "Nơi nhận:", "- UBND tỉnh;", "GIÁM ĐỐC", "Đỗ Mai")
    plan = imported(document, tmp_path)
    assert (plan.parent_agency, plan.agency, plan.place) == ("UBND tỉnh Hà Sơn", "Sở Y tế", "Hà Sơn")
    assert (plan.number, plan.symbol, plan.issued) == ("21", "KH-SYT", "2026-12-22")
    assert plan.title == "Cải cách hành chính năm 2027"
    assert plan.legal_bases == ("Căn cứ chỉ đạo của tỉnh, Sở xây dựng kế hoạch.",)
    assert (only(plan).label, only(plan).title) == ("PHỤ LỤC", "NHIỆM VỤ NĂM 2027")
    assert plan.signer.name == "Đỗ Mai"


def test_a_frame_around_everything(tmp_path: Path) -> None:
    document = docx.Document()
    frame = document.add_table(1, 1).cell(0, 0)
    add_lines(frame, "|*KẾ HOẠCH", "|*Năm 2027", "*I. MỤC TIÊU", "Nhanh.", "|*PHỤ LỤC")
    inner = frame.add_table(2, 4)
    for row, line in enumerate(TABLE):
        for column, text in enumerate(line):
            inner.cell(row, column).text = text.removeprefix("*")
    plan = imported(document, tmp_path)
    assert plan.title == "Năm 2027"
    assert outline(plan.sections) == ["I MỤC TIÊU"]
    assert titles(only(plan).areas[0]) == ["Rà soát"]


def test_a_signature_and_a_note_below_the_last_table(tmp_path: Path) -> None:
    document = docx.Document()
    add_lines(document, "|*PHỤ LỤC", "|*NHIỆM VỤ")
    add_table(document, TABLE)
    add_lines(document, "Ghi chú:", "- Có thể điều chỉnh.", "- Không chờ nhắc.")
    add_table(document, [["*NGƯỜI LẬP", "*KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC"], ["Lê An", "Trần Bình"]])
    plan = imported(document, tmp_path)
    assert plan.signer == Signer("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Trần Bình")
    assert [remark.text for remark in plan.remarks] == [
        "Ghi chú:\n- Có thể điều chỉnh.\n- Không chờ nhắc.", "NGƯỜI LẬP\nLê An",
    ]  # fmt: skip


def test_areas_whose_headings_stand_between_the_tables(tmp_path: Path) -> None:
    document = docx.Document()
    add_lines(document, "|*PHỤ LỤC", "|*NHIỆM VỤ", "*I. CẢI CÁCH THỂ CHẾ")
    add_table(document, TABLE)
    add_lines(document, "*II. CẢI CÁCH THỦ TỤC HÀNH CHÍNH")
    add_table(document, TABLE)
    plan = imported(document, tmp_path, repeated=HEADINGS)
    assert only(plan).title == "NHIỆM VỤ"
    assert [area.title for area in only(plan).areas] == ["CẢI CÁCH THỂ CHẾ", "CẢI CÁCH THỦ TỤC HÀNH CHÍNH"]
    assert [area.source_number for area in only(plan).areas] == ["I", "II"]


def test_a_page_number_between_parts_of_a_table(tmp_path: Path) -> None:
    document = docx.Document()
    add_table(document, TABLE)
    add_lines(document, "Trang 2")
    add_table(document, [TABLE[0], ["2", "Niêm yết", "Thanh tra", "Quý II"]])
    plan = imported(document, tmp_path, repeated=HEADINGS)
    assert titles(only(plan).areas[0]) == ["Rà soát", "Niêm yết"]
    assert [remark.text for remark in plan.remarks] == ["Trang 2"]


def test_labelled_values_in_one_line(tmp_path: Path) -> None:
    document = docx.Document()
    add_lines(document, "|*KẾ HOẠCH", "|*Năm 2027", "*I. NHIỆM VỤ", "1. Rà soát.")
    add_lines(document, "- Đơn vị chủ trì: Phòng Một; đơn vị phối hợp: Phòng Hai; Phòng Ba.", "- Thời gian: Quý II.")
    add_lines(document, "2. Niêm yết.", "- Đơn vị chủ trì: Văn phòng.", "- Thời gian: Quý I.")
    plan = imported(document, tmp_path)
    first = next(only(plan).tasks()).lines[0]
    assert (first.lead, first.partners, first.deadline) == ("Phòng Một", "Phòng Hai; Phòng Ba.", "Quý II.")


@pytest.mark.parametrize(
    ("line", "place", "issued"),
    [
        ("Hà Sơn, ngày 05/3/2026", "Hà Sơn", "2026-03-05"),
        ("Hà Sơn, 5.3.2026", "Hà Sơn", "2026-03-05"),
        ("Hà Sơn, ngày    tháng 01 năm 2026", "Hà Sơn", "2026-01"),
        ("Hà Sơn, ngày … tháng … năm 20…", "Hà Sơn", ""),
    ],
)
def test_dates_of_a_letterhead(line: str, place: str, issued: str) -> None:
    head = read_letterhead([Paragraph(line)])
    assert (head.place, head.issued, head.rest) == (place, issued, ())


def test_a_name_on_two_lines() -> None:
    head = read_letterhead([Paragraph("ỦY BAN NHÂN DÂN"), Paragraph("TỈNH HÀ SƠN"), Paragraph("SỞ Y TẾ", bold=True)])
    assert (head.parent, head.agency) == ("ỦY BAN NHÂN DÂN TỈNH HÀ SƠN", "SỞ Y TẾ")


def test_who_signs_right_above_an_appendix_without_a_label(tmp_path: Path) -> None:
    document = docx.Document()
    add_lines(document, "|*KẾ HOẠCH", "|*Cải cách hành chính năm 2027", "*I.- MỤC TIÊU", "Nhanh hơn.")
    add_lines(
        document, "Nơi nhận:", "\u200b- Các tổ;", "- Lưu: VT.", "|*HIỆU TRƯỞNG", "", "|*Lê Mai", "", "|*BẢNG PHÂN CÔNG"
    )
    add_table(document, TABLE)
    plan = imported(document, tmp_path)
    assert (plan.signer, plan.recipients) == (Signer("", "HIỆU TRƯỞNG", "Lê Mai"), ("Các tổ", "Lưu: VT"))
    assert (only(plan).title, outline(plan.sections)) == ("BẢNG PHÂN CÔNG", ["I MỤC TIÊU"])
