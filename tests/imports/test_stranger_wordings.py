"""What the headings of departments, provinces and wards mean, in their own words, short forms and slips."""

from __future__ import annotations

import pytest

from imports.recognise.header import find_header
from imports.recognise.likeness import likely_field, mended
from imports.recognise.view import View
from models.layout import is_field
from tests.imports.drawn import drawn

WORDINGS = {
    "number": ["STT", "TT", "Stt", "Số TT", "S T T", "S\nT\nT", "Số thứ tự", "STT/No.", "TT."],
    "task": [
        "Nhiệm vụ", "Nội dung", "Nội dung công việc", "Nhiệm vụ, giải pháp", "NHIỆM VỤ TRỌNG TÂM", "Đầu việc",
        "Công việc cần làm", "Nội dung nhiệm vụ/công việc", "Tên nhiệm vụ", "ND công việc", "NV cụ thể", "N/vụ",
        "Nội dung triển khai", "Nhiệm vụ được giao", "Nhiêm vụ", "Nhiệm vụu", "N h i ệ m  v ụ", "Nhiệm vụ\n(Tasks)",
        "Nội dug công việc", "Nhiệm-\nvụ", "Nội dung phân công",
    ],
    "lead": [
        "ĐV chủ trì", "Đ/v chủ trì", "Cơ quan chủ trì", "CQ chủ trì", "Cơ quan chử trì", "Đơn vị chủ tri",
        "Cơ quan, đơn vị thực hiện", "Đơn vị chịu trách nhiệm chính", "Người phụ trách", "Bộ phận tham mưu",
        "Công chức tham mưu thực hiện", "Công chức phụ trách", "Phòng chuyên môn", "Đơn vị được giao",
        "Sở, ngành chủ trì", "Chủ trì/Phối hợp", "Đơn vị đầu mối", "Phân công", "Lead agency", "ĐVCT", "Đơn vị TH",
        "Cơ quan\nchủ\ntrì", "Cơ quan ch-\nủ trì", "Đơn vị chủ trì thực hiện/ tham mưu", "Cá nhân, đơn vị thực hiện",
        "Người chuẩn bị",
    ],
    "partners": [
        "CQ phối hợp", "ĐV phối hợp", "Phối hợp", "Cơ quan phói hơp", "Đơn vị phối hơp", "Đơn vị liên quan",
        "Cơ quan, đơn vị phối hợp thực hiện", "P/hợp", "Đơn vị tham gia", "CQPH", "Đơn vị phối hợp\n(nếu có)",
    ],
    "deadline": [
        "TG hoàn thành", "T/g", "T/gian", "Thời gian hoan thanh", "Thời hạn", "Tiến độ", "Tiến độ thực hiện",
        "Mốc thời gian", "Hạn chót", "Thời gain hoàn thành", "Lộ trình", "Kỳ hạn", "Ngày hoàn thành", "Deadline",
        "Thời gian\n(tháng/năm)", "Dự kiến hoàn thành", "Thời gian trình", "Hạn xử lý", "Thời gian thực hiên",
        "Quý", "Tháng", "Thời gian kết thúc", "TGHT",
    ],
    "product": [
        "SP đầu ra", "Sản phẩm", "Kết quả", "Sản phẩm/kết quả", "Kết quả đầu ra", "Dự kiến sản phẩm", "Sảm phẩm",
        "Kết quả dự kiến", "Sản phẩm hoàn thành", "Hình thức văn bản", "Sản phẩm cần đạt", "Output", "Yêu cầu sản phẩm",
        "Minh chứng", "Tài liệu kiểm chứng",
    ],
    "note": ["Ghi chú", "Ghi chú (nếu có)", "G/chú", "Ghi chù", "Ghi chú khác", "Notes"],
    "funding": ["Kinh phí", "Kinh phí (triệu đồng)", "Dự toán kinh phí", "KP thực hiện", "Nguồn kinh phí", "K/phí"],
    "activity": ["Hoạt động", "Hoạt động cụ thể", "Giải pháp thực hiện"],
    "objective": ["Mục tiêu", "Mục tiêu cụ thể", "Mục tiêu, yêu cầu"],
}  # fmt: skip
OWN = [
    "Đơn vị tính", "ĐVT", "Mức độ hoàn thành", "Tỷ lệ hoàn thành (%)", "Tình trạng", "Văn bản chỉ đạo", "Căn cứ",
    "Văn bản giao nhiệm vụ", "Mã nhiệm vụ", "Đã hoàn thành", "Chỉ tiêu", "Quý I", "Tháng 3", "Năm 2026", "Lĩnh vực",
    "Cơ quan theo dõi", "Cấp ban hành", "Điểm", "Kết quả năm 2025", "Nhóm nhiệm vụ", "Lãnh đạo Ủy ban",
    "Tự đánh giá", "Địa bàn", "Mức độ ưu tiên",
]  # fmt: skip
RUNNING = [
    "Thanh tra Sở", "Văn phòng", "Các phòng, ban", "Rà soát thủ tục", "Báo cáo", "Quý II/2026", "Phòng Tư pháp",
    "Hằng năm", "Thường xuyên", "Chi cục Thuế", "Nguyễn Văn An", "Kế hoạch", "Quyết định", "Công bố", "Hồ sơ", "Khi có",
    "Đạt", "Sở Nội vụ", "Ban Tổ chức", "Hội nghị", "Chủ tịch", "Thủ trưởng", "Phó Giám đốc", "Danh sách",
]  # fmt: skip


@pytest.mark.parametrize(("field", "heading"), [(field, text) for field, all_ in WORDINGS.items() for text in all_])
def test_a_wording_means_its_field(field: str, heading: str) -> None:
    assert likely_field(heading)[0] == field


@pytest.mark.parametrize("heading", OWN)
def test_a_heading_that_is_no_field_of_a_plan_stays_a_column_of_its_own(heading: str) -> None:
    from imports.recognise.periods import period_of_heading

    assert period_of_heading(heading) or not is_field(likely_field(heading)[0])


@pytest.mark.parametrize("text", RUNNING)
def test_what_stands_in_cells_is_like_no_heading(text: str) -> None:
    assert not is_field(likely_field(text)[0])


def test_a_word_cut_at_a_line_end_is_whole_only_where_that_is_a_heading() -> None:
    assert mended("Thời gian hoàn thà-\nnh") == "Thời gian hoàn thành"
    assert mended("Phòng CCHC-\nVTLT") == "Phòng CCHC-\nVTLT"


@pytest.mark.parametrize(
    "row",
    [
        ["1", "Nhiệm vụ trọng tâm", "Chủ trì rà soát", "Thời gian qua"],
        ["STT", "Họ và tên", "Đơn vị", "Ghi chú"],
        ["STT", "Họ và tên", "Chức vụ", "Phụ trách", "Số điện thoại"],
        ["UBND TỈNH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "", ""],
        ["", "Rà soát nhiệm vụ", "Văn phòng", "Quý I"],
        ["I", "Nội dung chung", "Phân công cụ thể", "Kết quả"],
    ],
)
def test_a_row_that_is_no_heading_of_a_plan_is_none(row: list[str]) -> None:
    rows = [row, *([str(n), f"Chữ {n}", "Văn phòng", "Quý I", ""][: len(row)] for n in range(1, 4))]
    assert find_header(View(drawn(rows))) is None
