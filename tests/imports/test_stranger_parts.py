"""Several tables in a document of a stranger: appendices of their own, parts of one, tables that list no tasks."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from models.plan import Plan
from tests.imports.strangers import Rows, add_lines, add_table, only, titles
from tests.imports.test_stranger_documents import imported

HEAD = ["*STT", "*Nhiệm vụ", "*Chủ trì", "*Thời gian"]
FIRST: Rows = [HEAD, ["1", "Rà soát", "Văn phòng", "Quý I"], ["2", "Niêm yết", "Thanh tra", "Quý II"]]
SECOND: Rows = [HEAD, ["3", "Kiểm tra", "Văn phòng", "Quý I"], ["4", "Báo cáo", "Thanh tra", "Quý II"]]
REPEATED = "STT Nhiệm vụ Chủ trì Thời gian"
MONEY: Rows = [["*STT", "*Nội dung chi", "*Số tiền"], ["1", "Tập huấn", "15.000.000"], ["", "Tổng cộng", "15.000.000"]]
TARGETS: Rows = [["*TT", "*Chỉ tiêu", "*Đơn vị tính", "*Năm 2027"], ["1", "Hồ sơ trực tuyến", "%", "80"]]


def read(folder: Path, *pieces: str | Rows, repeated: str = "") -> Plan:
    """The plan in a document of lines and tables."""
    document = docx.Document()
    for piece in pieces:
        if isinstance(piece, str):
            add_lines(document, piece)
        else:
            add_table(document, piece)
    return imported(document, folder, repeated)


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ([""], []),
        (["- 2 -"], ["- 2 -"]),
        (["(Tiếp theo trang trước)"], ["(Tiếp theo trang trước)"]),
        (["Ghi chú: số liệu tạm tính"], ["Ghi chú: số liệu tạm tính"]),
        (["Trang 2/3", "|Phụ lục 1 (tiếp theo)"], ["Trang 2/3\nPhụ lục 1 (tiếp theo)"]),
    ],
)
@pytest.mark.parametrize("headed", [True, False])
def test_one_table_in_two_parts(tmp_path: Path, lines: list[str], told: list[str], headed: bool) -> None:
    repeated = REPEATED if headed else ""
    plan = read(tmp_path, "|*PHỤ LỤC", "|*NHIỆM VỤ", FIRST, *lines, SECOND if headed else SECOND[1:], repeated=repeated)
    assert titles(only(plan).areas[0]) == ["Rà soát", "Niêm yết", "Kiểm tra", "Báo cáo"]
    assert [remark.text for remark in plan.remarks] == told


@pytest.mark.parametrize(
    ("above", "labels"),
    [
        (("|*PHỤ LỤC 1", "|*Việc thường xuyên", "|*Phụ lục số 02", "|*Việc đột xuất"), ["PHỤ LỤC 1", "Phụ lục số 02"]),
        (("Biểu số 01: Việc thường xuyên", "", "Biểu số 02: Việc đột xuất", ""), ["Biểu số 01", "Biểu số 02"]),
        (
            ("*Mẫu số 01/CCHC", "*Việc thường xuyên", "*Mẫu số 02/CCHC", "*Việc đột xuất"),
            ["Mẫu số 01/CCHC", "Mẫu số 02/CCHC"],
        ),
        (("", "*Việc thường xuyên", "", "*Việc đột xuất"), ["", ""]),
    ],
)
def test_tables_with_titles_of_their_own(tmp_path: Path, above: tuple[str, ...], labels: list[str]) -> None:
    plan = read(tmp_path, *above[:2], FIRST, *above[2:], FIRST)
    assert [appendix.label for appendix in plan.appendices] == labels
    assert [appendix.title for appendix in plan.appendices] == ["Việc thường xuyên", "Việc đột xuất"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("*I. CÔNG TÁC CHỈ ĐẠO", "*II. CẢI CÁCH THỂ CHẾ"),
        ("I. Cải cách thể chế", "II. Cải cách thủ tục hành chính"),
        ("1. Cải cách thể chế", "2. Cải cách thủ tục hành chính"),
        ("*A. Cải cách thể chế", "*B. Cải cách tài chính công"),
    ],
)
def test_areas_as_lines_between_tables(tmp_path: Path, first: str, second: str) -> None:
    plan = read(tmp_path, "|*PHỤ LỤC", "|*NHIỆM VỤ", first, FIRST, second, FIRST, repeated=REPEATED)
    appendix = only(plan)
    assert appendix.title == "NHIỆM VỤ"
    assert [area.title for area in appendix.areas] == [first.lstrip("*")[3:].strip(), second.split(". ")[1]]
    assert [titles(area) for area in appendix.areas] == [["Rà soát", "Niêm yết"]] * 2


def test_unit_and_date_are_no_title(tmp_path: Path) -> None:
    plan = read(tmp_path, "|*PHỤ LỤC", "|*NHIỆM VỤ", "Ngày 03 tháng 02 năm 2027", "Đơn vị tính: triệu đồng", FIRST)
    assert (only(plan).label, only(plan).title) == ("PHỤ LỤC", "NHIỆM VỤ")
    assert [remark.text for remark in plan.remarks] == ["Ngày 03 tháng 02 năm 2027", "Đơn vị tính: triệu đồng"]


def test_targets_and_money_are_no_tasks_beside_tasks(tmp_path: Path) -> None:
    plan = read(
        tmp_path, "|*KẾ HOẠCH", "|*Năm 2027", "*I. MỤC TIÊU", TARGETS, "*II. KINH PHÍ", MONEY, "|*PHỤ LỤC", FIRST
    )
    assert titles(only(plan).areas[0]) == ["Rà soát", "Niêm yết"]
    assert [section.heading for section in plan.sections] == ["MỤC TIÊU", "KINH PHÍ"]
    assert [remark.text.split("\n")[-1] for remark in plan.remarks] == [
        "1 | Hồ sơ trực tuyến | % | 80", "Tổng cộng | 15.000.000",
    ]  # fmt: skip


def test_a_table_of_targets_alone_is_taken(tmp_path: Path) -> None:
    assert titles(only(read(tmp_path, "|*PHỤ LỤC", "|*CHỈ TIÊU", TARGETS)).areas[0]) == ["Hồ sơ trực tuyến"]


def test_a_letter_that_brings_an_appendix(tmp_path: Path) -> None:
    head: Rows = [
        [
            "UBND TỈNH HÀ SƠN\nSỞ TƯ PHÁP\nSố: 120/STP-VP",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nHà Sơn, ngày 15 tháng 01 năm 2027",
        ]
    ]
    letter = ("|Kính gửi: Sở Nội vụ", "Sở Tư pháp gửi nhiệm vụ như phụ lục.")
    end: Rows = [["Nơi nhận:\n- Như trên.", "GIÁM ĐỐC\nHà Đức"]]
    plan = read(tmp_path, head, *letter, end, "|*PHỤ LỤC", "|*NHIỆM VỤ", FIRST)
    assert (plan.agency, plan.symbol, plan.signer.name) == ("Sở Tư pháp", "STP-VP", "Hà Đức")
    assert (plan.legal_bases, plan.sections) == ((), ())
    assert plan.remarks[0].text.split("\n")[0] == "Kính gửi: Sở Nội vụ"


def test_a_letterhead_typed_above_an_appendix(tmp_path: Path) -> None:
    lines = ("UBND TỈNH HÀ SƠN", "*TRUNG TÂM LƯU TRỮ", "Số: 10/KH-TTLT", "|*PHỤ LỤC", "|*NHIỆM VỤ NĂM 2027")
    plan = read(tmp_path, *lines, FIRST, "Ghi chú: có thể điều chỉnh.")
    assert (plan.parent_agency, plan.agency, plan.number) == ("UBND tỉnh Hà Sơn", "Trung tâm lưu trữ", "10")
    assert (plan.period.start, plan.legal_bases) == (2027, ())
    assert [remark.message.split(";")[0] for remark in plan.remarks] == ["Ghi chú dưới bảng"]


def test_the_line_below_the_title_names_the_decision(tmp_path: Path) -> None:
    caption = "|(Ban hành kèm theo Quyết định số 15/QĐ-UBND ngày 10/01/2027 của UBND xã Đông Hòa)"
    plan = read(
        tmp_path, "|*KẾ HOẠCH", "|*Cải cách hành chính năm 2027", caption, "Căn cứ Luật;", "*I. MỤC TIÊU", "Tốt.", FIRST
    )
    assert plan.legal_bases == ("Căn cứ Luật;",)
    assert [remark.text for remark in plan.remarks] == [caption[1:]]
