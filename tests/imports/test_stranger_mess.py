"""Lists as officers pass them around: cut by headings, numbers typed before the tasks, mails, chats, registers."""

from __future__ import annotations

import pytest

from imports.blocks import Paragraph, Source, Table
from imports.pasted import pasted_source
from imports.recognise.vocabulary import begins_closing, field_of
from imports.text.rows import dashed_rows, separator_of
from imports.understand import understand
from models.errors import InputProblem
from models.plan import Objective
from tests.imports.drawn import appendix_of, drawn, fields, line, tasks
from tests.imports.strangers import Rows, titles


def test_a_table_cut_by_headings_of_areas_shows_its_column_headings_once() -> None:
    head = ["STT", "Nhiệm vụ", "Đơn vị thực hiện", "Thời gian"]
    pieces = (
        Paragraph("I. VỀ THỂ CHẾ"),
        Table(drawn([head, ["1", "Góp ý nghị quyết", "Phòng Tư pháp", "15/7"]])),
        Paragraph("II. VỀ BỘ MÁY"),
        Table(drawn([["2", "Sáp nhập hai tổ dân phố", "Phòng Nội vụ", "20/9"]])),
        Paragraph("III. VỀ CÔNG VỤ"),
        Table(drawn([["1", "Thi tuyển phó trưởng phòng", "Phòng Nội vụ", "25/9"]])),
    )
    (appendix,) = understand(Source(pieces)).plan.appendices
    assert [area.title for area in appendix.areas] == ["VỀ THỂ CHẾ", "VỀ BỘ MÁY", "VỀ CÔNG VỤ"]
    assert [titles(area) for area in appendix.areas] == [
        ["Góp ý nghị quyết"], ["Sáp nhập hai tổ dân phố"], ["Thi tuyển phó trưởng phòng"],
    ]  # fmt: skip


def test_numbers_typed_before_the_tasks_get_a_column() -> None:
    rows: Rows = [
        ["Nhiệm vụ", "Chủ trì", "Thời gian"],
        ["I. THỂ CHẾ", "", ""],
        ["1. Rà soát nội quy", "Văn phòng", "Quý I"],
        ["2. Soạn quy chế", "Văn phòng", "Quý II"],
        ["II. BỘ MÁY", "", ""],
        ["1. Họp liên tịch", "Công đoàn", "Quý III"],
    ]
    appendix = appendix_of(rows)
    assert fields(appendix) == ["number", "task", "lead", "deadline"]
    assert [area.title for area in appendix.areas] == ["THỂ CHẾ", "BỘ MÁY"]
    assert [task.title for task in tasks(appendix)] == ["Rà soát nội quy", "Soạn quy chế", "Họp liên tịch"]
    assert [task.source_number for task in tasks(appendix)] == ["1", "2", "1"]


def test_a_task_that_begins_with_a_year_or_a_count_has_no_number() -> None:
    rows: Rows = [
        ["Nhiệm vụ", "Chủ trì", "Thời gian"],
        ["90% hồ sơ nộp trực tuyến", "Văn phòng", "Quý I"],
        ["05 lớp tập huấn", "Văn phòng", "Quý II"],
        ["Họp liên tịch", "Công đoàn", "Quý III"],
    ]
    appendix = appendix_of(rows)
    assert [task.title for task in tasks(appendix)] == [row[0] for row in rows[1:]]
    assert fields(appendix)[0] == "task"


def test_a_column_of_contents_of_the_reform_holds_areas() -> None:
    rows: Rows = [
        ["Nội dung", "Nhiệm vụ cụ thể", "Chủ trì", "Hoàn thành"],
        ["1. Cải cách thể chế", "Soát quy chế chi tiêu", "KHTC", "T3"],
        ["^", "Soát nội quy cơ quan", "VP", "T4"],
        ["2. Cải cách TTHC", "Công khai phí, lệ phí", "VP", "T2"],
        ["^", "Đối thoại với doanh nghiệp", "VP", "T11"],
    ]
    appendix = appendix_of(rows)
    assert [area.title for area in appendix.areas] == ["Cải cách thể chế", "Cải cách TTHC"]
    assert [area.source_number for area in appendix.areas] == ["1", "2"]


def test_plain_areas_stand_side_by_side_where_one_names_a_content_of_the_reform() -> None:
    rows: Rows = [
        ["Nhiệm vụ", "Đầu mối", "Thời gian"],
        ["Lĩnh vực 1: Thủ tục hành chính", "<", "<"],
        ["Thống kê hồ sơ", "VP", "31/3"],
        ["Lĩnh vực 2: Con người", "<", "<"],
        ["Luân chuyển kế toán", "TCCB", "30/9"],
    ]
    appendix = appendix_of(rows)
    assert [area.title for area in appendix.areas] == ["Lĩnh vực 1: Thủ tục hành chính", "Lĩnh vực 2: Con người"]


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("% hoàn thành", "state"), ("Tiến độ (%)", "state"), ("Hạn xử lý", "deadline"), ("Xong trước", "deadline"),
        ("Giao cho", "lead"), ("Đơn vị cùng làm", "partners"), ("Tiền (trđ)", "funding"), ("Kinh phí", "funding"),
    ],
)  # fmt: skip
def test_headings_of_registers(heading: str, field: str) -> None:
    assert field_of(heading) == field


def test_a_share_done_is_no_deadline() -> None:
    rows: Rows = [
        ["STT", "Nhiệm vụ", "Chủ trì", "Hạn xử lý", "% hoàn thành"],
        ["1", "Lắp bảng tra cứu", "Văn phòng", "15/5/2026", "80%"],
    ]
    assert line(appendix_of(rows), 0).deadline == "15/5/2026"


MAIL = """Kính gửi các anh chị,
Em gửi danh sách việc tháng 5:

1) Soát mẫu tờ khai
 - Chủ trì: phòng Tư pháp
 - Hạn: 15/5
2) Chụp ảnh minh chứng
 - Chủ trì: VP
 - Phối hợp: các xã
 - Hạn: 20/5

Trân trọng,
Người gửi"""
CHAT = """CÔNG VIỆC TUẦN 3
👉 Làm video hướng dẫn (Chủ trì: Đoàn TN; Phối hợp: VHTT; Xong trước: 18/4)
👉 Soạn câu hỏi thi (Chủ trì: Nội vụ; Phối hợp: Tư pháp; Xong trước: 20/4)
👉 Gửi báo cáo tuần (Chủ trì: VP; Xong trước: 21/4)
Cả nhà xác nhận nhé"""


def test_a_mail_with_its_list() -> None:
    plan = understand(pasted_source("", MAIL)).plan
    assert [task.title for task in tasks(plan.appendices[0])] == ["Soát mẫu tờ khai", "Chụp ảnh minh chứng"]
    assert line(plan.appendices[0], 1).partners == "các xã"
    told = "\n".join(remark.text for remark in plan.remarks)
    assert all(text in told for text in ("Kính gửi các anh chị,", "Em gửi danh sách", "Trân trọng,", "Người gửi"))
    assert not plan.legal_bases


def test_a_list_out_of_a_chat() -> None:
    assert separator_of(CHAT.split("\n")) == ""
    plan = understand(pasted_source("", CHAT)).plan
    (appendix,) = plan.appendices
    assert [task.title for task in tasks(appendix)] == ["Làm video hướng dẫn", "Soạn câu hỏi thi", "Gửi báo cáo tuần"]
    assert [line(appendix, n).deadline for n in range(3)] == ["18/4", "20/4", "21/4"]
    assert [remark.text for remark in plan.remarks] == ["Cả nhà xác nhận nhé"]


@pytest.mark.parametrize(
    ("first", "second"),
    [("I. Cải cách thể chế", "II. Sắp xếp đầu mối"), ("1. Lĩnh vực thể chế", "2. Lĩnh vực tài chính công")],
)
def test_a_heading_typed_into_the_column_of_numbers(first: str, second: str) -> None:
    rows: Rows = [
        ["STT", "Nhiệm vụ", "Chủ trì", "Thời gian"],
        [first, "", "", ""],
        ["1", "Đăng dự thảo", "Tư pháp", "03/11"],
        ["2", "Tổng hợp góp ý", "Tư pháp", "07/11"],
        [second, "", "", ""],
        ["1", "Họp thôn", "Nội vụ", "10/11"],
    ]
    appendix = appendix_of(rows)
    assert [area.title for area in appendix.areas] == [first.split(". ")[1], second.split(". ")[1]]
    assert [len(list(area.tasks())) for area in appendix.areas] == [2, 1]


def test_a_sum_of_parts_is_no_task() -> None:
    rows: Rows = [
        ["STT", "Nhiệm vụ", "Chủ trì", "Kinh phí"],
        ["1", "Thay máy lấy số", "Văn phòng", "50"],
        ["", "Cộng (A+B)", "", "50"],
    ]
    appendix = appendix_of(rows)
    assert len(tasks(appendix)) == 1
    assert appendix.closing == "Cộng (A+B): 50"
    assert [text for text in ("Cộng tác viên", "Tổng đài 1022", "Cộng đồng", "Cộng mục I") if begins_closing(text)] == [
        "Cộng mục I"
    ]


def test_a_heading_over_two_columns_of_which_one_row_alone_is_cut() -> None:
    rows: Rows = [
        ["STT", "Nội dung", "<", "Chủ trì", "Thời gian"],
        ["1", "Bỏ mẫu đơn", "<", "Sở", "Tháng 1"],
        ["2", "Gộp hai", "thủ tục", "Sở", "Tháng 2"],
        ["3", "Sửa quy chế", "<", "Sở", "Tháng 3"],
    ]
    appendix = appendix_of(rows)
    assert fields(appendix) == ["number", "task", "lead", "deadline"]
    assert [one.title.split() for one in tasks(appendix)][1] == ["Gộp", "hai", "thủ", "tục"]


def test_blocks_of_labels_without_numbers() -> None:
    lines = ["BẢNG GIAO VIỆC THÁNG 6"]
    for task, lead, when in (("Soát hồ sơ", "Một cửa", "10/6"), ("Họp rút kinh nghiệm", "Văn phòng", "15/6")):
        lines += [f"Nhiệm vụ: {task}", f"Chủ trì: {lead}", f"Hạn hoàn thành: {when}"]
    (appendix,) = understand(Source(tuple(map(Paragraph, lines)))).plan.appendices
    assert appendix.title == "BẢNG GIAO VIỆC THÁNG 6"
    assert [task.title for task in tasks(appendix)] == ["Soát hồ sơ", "Họp rút kinh nghiệm"]
    assert line(appendix, 1).deadline == "15/6"


LIST = """I. CẢI CÁCH THỂ CHẾ
1. Nhiệm vụ: Soát quy ước thôn
   Đơn vị chủ trì: Tư pháp
   Thời gian thực hiện: Quý II
2. Nhiệm vụ: Mở điểm tư vấn luật
   Đơn vị chủ trì: Tư pháp
   Thời gian thực hiện: Quý III
II. TÀI CHÍNH CÔNG
1. Nhiệm vụ: Khoán chi điện nước
   Đơn vị chủ trì: Kế toán
   Thời gian thực hiện: Từ tháng 2
"""


def test_a_list_alone_is_one_appendix_with_its_areas() -> None:
    plan = understand(pasted_source("", LIST)).plan
    (appendix,) = plan.appendices
    assert not plan.sections
    assert [area.title for area in appendix.areas] == ["CẢI CÁCH THỂ CHẾ", "TÀI CHÍNH CÔNG"]
    assert [len(list(area.tasks())) for area in appendix.areas] == [2, 1]
    assert tasks(appendix)[2].title == "Khoán chi điện nước"


def test_numbered_lines_with_dashes_are_rows() -> None:
    text = "VIỆC CẦN LÀM\n1. Rà soát thủ tục - VP - 15/3\n2. Trang trí góc hướng dẫn - Đoàn TN - 20/3\n"
    text += "3. Kiểm tra loa gọi số - Một cửa - 22/3\n"
    (appendix,) = understand(pasted_source("", text)).plan.appendices
    assert fields(appendix) == ["number", "task", "lead", "deadline"]
    assert [line(appendix, n).lead for n in range(3)] == ["VP", "Đoàn TN", "Một cửa"]
    assert tasks(appendix)[1].title == "Trang trí góc hướng dẫn"


def test_an_agency_with_a_dash_in_its_name_is_not_cut() -> None:
    rows = dashed_rows(["1. Họp - VP - 15/3", "2. Sở Lao động - Thương binh - Xã hội báo cáo - VP - 20/3"])
    assert len(rows) == 1


PLAIN = """> 1/ Đăng ký tên miền (giao anh Kiên, xong trước 10/4)
> 2/ Viết bài giới thiệu (giao chị Mơ, xong trước 12/4)
> 3/ Duyệt bài (giao chú Lân, xong trước 15/4)
"""


def test_a_list_without_labels_is_tasks_all_the_same() -> None:
    draft = understand(pasted_source("", PLAIN))
    (appendix,) = draft.plan.appendices
    assert [task.title.split(" (")[0] for task in tasks(appendix)] == [
        "Đăng ký tên miền", "Viết bài giới thiệu", "Duyệt bài",
    ]  # fmt: skip
    assert any("mỗi dòng" in remark.message for remark in draft.plan.remarks)
    (offer,) = draft.offers
    assert "Chủ trì: anh Kiên; Thời hạn: trước 10/4" in offer.shown


def test_running_text_is_no_list() -> None:
    text = "\n\n".join(["Một đoạn văn kể chuyện dài.", "Đoạn khác.", "1. Một ý.", "Lại kể.", "2. Hai ý.", "Hết."])
    with pytest.raises(InputProblem):
        understand(pasted_source("", text))


@pytest.mark.parametrize("numbered", [True, False])
def test_areas_in_plain_letters_beside_the_tasks_alone(numbered: bool) -> None:
    rows: Rows = [
        ["STT", "Tên công việc", "Chủ trì", "Hạn hoàn thành"],
        ["", "Công tác điều hành", "", ""],
        ["1", "Ban hành chỉ thị", "VP", "Tháng 1"],
        ["2", "Họp giao ban", "VP", "Thứ hai hằng tuần"],
        ["", "Việc của thôn", "", ""],
        ["3", "Cắt cỏ nhà văn hóa", "Trưởng thôn", "Tháng 3"],
    ]
    appendix = appendix_of(rows if numbered else [row[1:] for row in rows])
    assert [area.title for area in appendix.areas] == ["Công tác điều hành", "Việc của thôn"]
    assert [len(list(area.tasks())) for area in appendix.areas] == [2, 1]


def test_a_task_of_which_nothing_is_said_is_no_area() -> None:
    rows: Rows = [
        ["Tên công việc", "Chủ trì", "Hạn"],
        ["Họp giao ban", "VP", "Tháng 1"],
        ["Dọn kho", "", ""],
        ["Cắt cỏ", "Trưởng thôn", "Tháng 3"],
    ]
    assert len(tasks(appendix_of(rows))) == 3


def test_numbers_with_a_letter_below_a_number() -> None:
    rows: Rows = [
        ["STT", "Công việc", "Thực hiện", "Hạn"],
        ["1", "Đổi mới tiếp dân", "", ""],
        ["1.a", "Lịch tiếp dân điện tử", "VP", "T2"],
        ["1.b", "Phòng tiếp dân", "VP", "T3"],
        ["2", "Đổi mới hội nghị", "", ""],
        ["2.a", "Tài liệu qua mã QR", "CNTT", "T1"],
    ]
    (area,) = appendix_of(rows).areas
    assert [(type(item).__name__, item.title) for item in area.items] == [
        ("Group", "Đổi mới tiếp dân"), ("Group", "Đổi mới hội nghị"),
    ]  # fmt: skip


def test_who_heads_a_list_with_a_colon() -> None:
    text = "PHÂN CÔNG TUẦN 12\n*Tổ một:\n- Chấm điểm\n- Dự họp\n*Tổ hai:\n- Dọn phòng họp\n"
    (appendix,) = understand(pasted_source("", text)).plan.appendices
    assert [area.title for area in appendix.areas] == ["Tổ một", "Tổ hai"]
    assert [titles(area) for area in appendix.areas] == [["Chấm điểm", "Dự họp"], ["Dọn phòng họp"]]


def test_a_page_set_with_a_table_around_the_table() -> None:
    cells = [["STT", "Nhiệm vụ", "Chủ trì", "Thời gian"], ["1", "Họp tổ", "VP", "T4"], ["2", "Dán mã", "VP", "T5"]]
    inner = "".join("<tr>" + "".join(f"<td>{text}</td>" for text in row) + "</tr>" for row in cells)
    page = f"<table><tr><td>Trang chủ</td><td><table>{inner}</table></td></tr></table>"
    (appendix,) = understand(pasted_source(page, "")).plan.appendices
    assert [task.title for task in tasks(appendix)] == ["Họp tổ", "Dán mã"]


def test_one_heading_over_numbers_and_tasks() -> None:
    rows: Rows = [
        ["Nội dung nhiệm vụ", "<", "Người làm", "Thời gian"],
        ["1", "Chỉnh biển hiệu", "Bảo vệ", "T2"],
        ["2", "Sửa cổng dịch vụ", "CNTT", "T3"],
    ]
    appendix = appendix_of(rows)
    assert fields(appendix) == ["number", "task", "lead", "deadline"]
    assert [column.header for column in appendix.layout.columns][:2] == ["STT", "Nội dung nhiệm vụ"]
    assert [task.title for task in tasks(appendix)] == ["Chỉnh biển hiệu", "Sửa cổng dịch vụ"]


def test_the_date_of_the_document_that_orders_a_task_is_no_deadline() -> None:
    rows: Rows = [
        ["STT", "Văn bản giao nhiệm vụ", "<", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Thời hạn", "<"],
        ["^", "Số hiệu", "Ngày", "^", "^", "Theo VB", "Gia hạn"],
        ["1", "12/TB", "05/01/2026", "Mở lớp học", "Phòng Đào tạo", "30/3/2026", ""],
        ["2", "77/CV", "09/02/2026", "Kiểm kê tủ", "Văn phòng", "15/4/2026", "30/4/2026"],
    ]
    appendix = appendix_of(rows)
    assert [line(appendix, n).deadline for n in range(2)] == ["30/3/2026", "15/4/2026"]
    assert "09/02/2026" in line(appendix, 1).extra.values()


def test_an_amount_in_words_is_told_not_taken_for_a_task() -> None:
    rows: Rows = [
        ["STT", "Nhiệm vụ", "Chủ trì", "Kinh phí"],
        ["1", "Thuê máy chủ", "CNTT", "96"],
        ["", "Tổng cộng", "", "96"],
        ["", "Bằng chữ: Chín mươi sáu triệu đồng", "", ""],
    ]
    assert len(tasks(appendix_of(rows))) == 1


def test_a_target_over_several_tasks_is_their_objective() -> None:
    rows: Rows = [
        ["TT", "Chỉ tiêu", "ĐVT", "Nhiệm vụ, giải pháp", "Chủ trì", "Thời gian"],
        ["1", "Hồ sơ đúng hạn", "%", "Nhắc hạn bằng tin nhắn", "Văn phòng", "Cả năm"],
        ["^", "^", "^", "Xin lỗi khi trễ hẹn", "Một cửa", "Cả năm"],
        ["2", "Sáng kiến", "sáng kiến", "Mở hộp thư góp ý", "Công đoàn", "Quý II"],
    ]
    (area,) = appendix_of(rows).areas
    assert [(item.title, len(item.items)) for item in area.items if isinstance(item, Objective)] == [
        ("Hồ sơ đúng hạn", 2), ("Sáng kiến", 1),
    ]  # fmt: skip


def test_lines_with_dashes_are_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[int] = []

    def counted(lines: list[str]) -> list[list[str]]:
        rows = dashed_rows(lines)
        looked.append(len(rows))
        return rows

    monkeypatch.setattr("imports.text.reader.dashed_rows", counted)
    pasted_source("", "\n".join(f"{n}. một - hai - ba" for n in range(1, 400)))
    assert sum(looked) < 2 * 400
