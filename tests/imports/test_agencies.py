"""Which agency a plan is of where its letterhead is missing, or set with nothing but spaces."""

from __future__ import annotations

import pytest

from imports.blocks import Paragraph
from imports.text.reader import read_text
from imports.understand import understand
from imports.whole.agency import agency_and_parent
from imports.whole.letterhead import Letterhead, read_letterhead, split_lines

TABLE = "STT\tNhiệm vụ\tChủ trì\tThời gian\n1\tRà soát\tVăn phòng\tQuý I"


def told(*lines: str) -> Letterhead:
    return read_letterhead(split_lines([Paragraph(line) for line in lines]))


@pytest.mark.parametrize(
    ("lead_in", "agency"),
    [
        ("Căn cứ Kế hoạch của UBND tỉnh, Thanh tra tỉnh ban hành Kế hoạch năm 2027 như sau:", "Thanh tra tỉnh"),
        ("Sở Y tế (sau đây gọi tắt là Sở) xây dựng Kế hoạch, cụ thể như sau:", "Sở Y tế"),
        ("Trường THPT Hoa Lư xây dựng và triển khai thực hiện Kế hoạch như sau:", "Trường THPT Hoa Lư"),
        ("Căn cứ Quyết định của Chủ tịch UBND tỉnh ban hành Kế hoạch năm 2027;", ""),
        ("Để ban hành Kế hoạch đúng hạn, các phòng nộp báo cáo.", ""),
    ],
)
def test_the_lead_in_names_the_agency(lead_in: str, agency: str) -> None:
    assert agency_and_parent("Cải cách hành chính năm 2027", "", "Hà Sơn", [lead_in]) == (agency, "")


def test_the_title_and_the_caption_go_before_the_lead_in() -> None:
    bases = ["Sở Nội vụ ban hành Kế hoạch như sau:"]
    assert agency_and_parent("Kế hoạch của Sở Tư pháp", "Sở Y tế", "Hà Sơn", bases)[0] == "Sở Tư pháp"
    assert agency_and_parent("Cải cách hành chính", "Sở Y tế", "Hà Sơn", bases)[0] == "Sở Y tế"


def test_a_committee_without_a_name_is_that_of_the_place() -> None:
    assert agency_and_parent("Cải cách hành chính", "UBND tỉnh", "Hà Sơn") == ("UBND tỉnh Hà Sơn", "")
    assert agency_and_parent("Cải cách hành chính", "UBND tỉnh Hà Sơn", "Hà Sơn") == ("UBND tỉnh Hà Sơn", "")


def test_a_letterhead_set_with_spaces() -> None:
    head = told(
        "UBND TỈNH HÀ SƠN            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "BAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP   Độc lập - Tự do - Hạnh phúc",
        "Số: 07/KH-BQL         Hà Sơn, ngày 19 tháng 01 năm 2027",
    )
    assert (head.parent, head.agency) == ("UBND TỈNH HÀ SƠN", "BAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP")
    assert (head.number, head.symbol, head.place, head.issued) == ("07", "KH-BQL", "Hà Sơn", "2027-01-19")


def test_number_and_date_in_one_line_with_one_space() -> None:
    head = told("Số:     /KH-SNV Hà Sơn, ngày     tháng 12 năm 2027")
    assert (head.number, head.symbol, head.place, head.issued) == ("", "KH-SNV", "Hà Sơn", "2027-12")


def test_the_seat_below_an_agency_belongs_to_it() -> None:
    head = told("SỞ GIÁO DỤC VÀ ĐÀO TẠO", "THÀNH PHỐ HÀ SƠN", "TRƯỜNG THPT HOA LƯ")
    assert (head.parent, head.agency) == ("SỞ GIÁO DỤC VÀ ĐÀO TẠO THÀNH PHỐ HÀ SƠN", "TRƯỜNG THPT HOA LƯ")
    assert told("ĐẢNG BỘ TỈNH HÀ SƠN", "HUYỆN ỦY BẮC SƠN").agency == "HUYỆN ỦY BẮC SƠN"


def test_the_number_of_a_party_committee() -> None:
    assert (told("Số 15-KH/ĐU").number, told("Số 15-KH/ĐU").symbol) == ("15", "KH/ĐU")


def test_a_text_without_letterhead() -> None:
    text = f"**KẾ HOẠCH**\n**Nâng cao chỉ số hài lòng năm 2027**\n\nBan Dân tộc ban hành Kế hoạch sau:\n\n{TABLE}"
    assert understand(read_text(text)).plan.agency == "Ban Dân tộc"
