"""Faults that are planted into the plans of tests/fixtures/checking, one at a time, and the rules that tell them."""

from __future__ import annotations

from typing import NamedTuple


class Fault(NamedTuple):
    """What is changed: `old` to `new` in the only text that holds it, or in a field of the task with such a title.

    With `task` and without `old` the whole field is changed.
    """

    plan: str
    rule: str
    old: str
    new: str
    task: str = ""
    field: str = ""


def _field(plan: str, rule: str, task: str, field: str, new: str, old: str = "") -> Fault:
    return Fault(plan, rule, old, new, task, field)


_FIELDS = (
    _field("y-te", "lead-missing", "Rà soát, đánh giá TTHC", "lead", ""),
    _field("xa", "lead-missing", "giờ giấc làm việc", "lead", "-"),
    _field("tu-phap", "lead-missing", "Liên thông đăng ký khai sinh", "lead", ""),
    _field("thanh-tra", "deadline-missing", "Góp ý dự thảo", "deadline", ""),
    _field("xa", "deadline-missing", "Phủ sóng wifi", "deadline", "…"),
    _field("nong-nghiep", "product-missing", "Nền tảng quản lý hợp tác xã", "product", ""),
    _field("giao-duc", "product-missing", "Đấu thầu qua mạng", "product", "-"),
    _field("y-te", "unit-both-sides", "Phân cấp, ủy quyền", "partners", "Văn phòng Sở; Phòng Nghiệp vụ Dược"),
    _field(
        "xa",
        "unit-both-sides",
        "Trả kết quả hộ tịch",
        "partners",
        "Công an xã và Trung tâm Phục vụ hành chính công xã",
    ),
    _field("y-te", "unit-both-sides", "Hoàn thiện vị trí việc làm", "partners", "Phòng TCCB"),
    _field("thanh-tra", "unit-both-sides", "qua hộp thư điện tử", "partners", "Văn phòng, Phòng Nghiệp vụ 5"),
    _field("xa", "unit-only-many", "quy chế chi tiêu nội bộ", "lead", "Tất cả các phòng chuyên môn"),
    _field("giao-duc", "unit-only-many", "Ngày Pháp luật", "lead", "Các trường, trung tâm trực thuộc Sở"),
)
_NUMBERS = (
    _field("y-te", "source-numbers", "Khảo sát sự hài lòng", "number", "5"),
    _field("giao-duc", "source-numbers", "Họp không giấy tờ", "number", "b"),
    _field("thanh-tra", "source-numbers", "Rà soát, đánh giá TTHC", "number", "e"),
    _field("tu-phap", "source-numbers", "Tổ chức thi hành pháp luật", "number", "4"),
    Fault("y-te", "written-total", "27 nhiệm vụ", "29 nhiệm vụ"),
    Fault("xa", "written-total", "gồm 25 nhiệm vụ", "gồm 26 nhiệm vụ"),
)
_CITATIONS = (
    Fault(
        "tu-phap",
        "citation-dates",
        "bám sát Nghị quyết số 66-NQ/TW./.",
        "bám sát Nghị quyết số 66-NQ/TW ngày 30/5/2025 của Bộ Chính trị./.",
    ),
    Fault(
        "xa",
        "citation-dates",
        "Rà soát văn bản do HĐND",
        "Thực hiện Luật Tổ chức chính quyền địa phương ngày 19/6/2025; rà soát văn bản do HĐND",
    ),
    Fault(
        "y-te",
        "citation-issuers",
        "Đơn giản hóa ít nhất",
        "Theo Quyết định số 1187/QĐ-UBND ngày 22/12/2025 của Chủ tịch UBND tỉnh, đơn giản hóa ít nhất",
    ),
    Fault(
        "tu-phap",
        "citation-titles",
        "tham mưu sơ kết",
        "tham mưu sơ kết Kế hoạch số 77/KH-UBND ngày 31/3/2026 của UBND tỉnh về chuyển đổi số giai đoạn 2026-2030",
    ),
    Fault(
        "nong-nghiep",
        "citation-forms",
        "Tham mưu Ủy ban nhân dân",
        "Theo Công văn số 233/SNV ngày 24 tháng 02 năm 2026 của Sở Nội vụ, tham mưu Ủy ban nhân dân",
    ),
    Fault("xa", "citation-slash", "Giám sát, phản biện", "Theo Nghị định số 150/2025/CP-NĐ, giám sát, phản biện"),
    Fault("tu-phap", "citation-slash", "Đến năm 2028, 100%", "Theo Kế hoạch số 77-KH/UBND, đến năm 2028, 100%"),
    Fault("thanh-tra", "citation-year", "Góp ý dự thảo", "Thực hiện Thông tư số 02/TT-TTCP; góp ý dự thảo"),
    Fault(
        "giao-duc",
        "citation-replaced",
        "Tiếp tục thực hiện Nghị quyết số 71-NQ/TW;",
        "Tiếp tục thực hiện Nghị quyết số 71-NQ/TW; Kế hoạch số 2215/KH-SGDĐT;",
    ),
    Fault("xa", "appendix-caption", "số 23/KH-UBND ngày 15/01/2026", "số 23/KH-UBND ngày 15/01/2025"),
    Fault("tu-phap", "symbol-slash", "số 61/KH-STP ngày", "số 61KH/STP ngày"),
    Fault("y-te", "symbol-slash", "số 15/KH-SYT ngày", "số 15-KH-SYT ngày"),
)
_TIMES = (
    _field("xa", "year-outside", "của các xã cũ", "deadline", "Xong trước 31/3/2024"),
    _field("nong-nghiep", "period-beyond", "cảnh báo môi trường", "deadline", "Giai đoạn 2027 - 2035"),
    _field("tu-phap", "period-beyond", "sổ hộ tịch lịch sử", "deadline", "2026-2032"),
    _field("thanh-tra", "deadline-past", "kế hoạch tuyên truyền CCHC", "deadline", "Trước ngày 10/01/2025"),
    _field("y-te", "date-impossible", "giải ngân vốn đầu tư công", "deadline", "Đến hết ngày 31/02/2027"),
    _field("y-te", "deadline-backwards", "Công khai dự toán", "deadline", "Từ tháng 9/2026 đến tháng 3/2026"),
    _field("nong-nghiep", "deadline-backwards", "bản đồ số nông nghiệp", "deadline", "Năm 2029 đến năm 2027"),
    _field("xa", "deadline-unclear", "Kiện toàn chức năng", "deadline", "Tháng 13/2026"),
    _field("nong-nghiep", "deadline-unclear", "giải quyết TTHC tại các chi cục", "deadline", "Chưa xác định"),
    _field(
        "y-te", "deadline-target", "bệnh án điện tử tại", "deadline", "Trong tháng 9/2026, đạt tối thiểu 60% bệnh viện"
    ),
    _field("tu-phap", "date-zero", "Trung tâm Dịch vụ đấu giá", "deadline", "Trước ngày 1/12/2026"),
    _field("thanh-tra", "deadline-disagrees", "Số hóa hồ sơ", "product", "450 hồ sơ, nộp lưu trước ngày 15/6/2025"),
    _field(
        "xa", "deadline-disagrees", "Số hóa sổ hộ tịch giấy", "product", "7.850 trường hợp (xong trong tháng 4/2026)"
    ),
    Fault("y-te", "period-differs", "NĂM 2026 CỦA SỞ Y TẾ", "NĂM 2025 CỦA SỞ Y TẾ"),
)
_REPEATS = (
    _field("thanh-tra", "product-says-task", "bình xét thi đua", "product", "Gắn kết quả CCHC với bình xét thi đua"),
    _field(
        "y-te",
        "task-repeated",
        "giải ngân vốn đầu tư công",
        "title",
        "Công khai dự toán, quyết toán ngân sách năm 2025",
    ),
    _field(
        "nong-nghiep",
        "task-in-two-appendices",
        "nhiệm vụ được giao",
        "title",
        "Rà soát vị trí việc làm, định mức biên chế",
    ),
    _field(
        "tu-phap", "lead-of-another-agency", "Luân chuyển giám định", "lead", "Phòng Công chức, viên chức Sở Nội vụ"
    ),
    _field("xa", "lead-of-another-agency", "Công khai thu, chi", "lead", "Sở Tài chính"),
)
_NAMES = (
    _field("xa", "unit-several-names", "Thí điểm khoán", "lead", "Phòng kinh tế"),
    _field("xa", "unit-several-names", "thi đua, khen thưởng", "lead", "Phòng VHXH"),
    _field("thanh-tra", "unit-several-names", "quy tắc ứng xử", "lead", "Phòng PCTN"),
    _field(
        "tu-phap", "unit-several-names", "Kiểm tra văn bản", "lead", "Phòng XD, kiểm tra và theo dõi thi hành pháp luật"
    ),
    Fault("xa", "spelling-word", "CẢI CÁCH TỔ CHỨC BỘ MÁY", "CẢI CÁCH TỔ CHỨC BỘ MÁT"),
    Fault("tu-phap", "usage-dau-thanh", "Số hóa sổ hộ tịch lịch sử", "Số hoá sổ hộ tịch lịch sử"),
    Fault("tu-phap", "appendix-mentions", "nêu tại Phụ lục xây", "nêu tại Phụ lục II xây"),
    Fault("nong-nghiep", "appendix-mentions", "chủ trì nêu tại Phụ lục II.", "chủ trì nêu tại Phụ lục III."),
)
_LETTERS = (
    Fault("tu-phap", "double-word", "trách nhiệm, chủ động", "trách nhiệm, chủ chủ động"),
    Fault("xa", "double-word", "vận động đoàn viên", "vận động động đoàn viên"),
    Fault("xa", "brackets", "(năm 2025 đạt 89,7%)", "(năm 2025 đạt 89,7%"),
    Fault("tu-phap", "brackets", 'sáng tạo, hiệu quả" trong', "sáng tạo, hiệu quả trong"),
    Fault("xa", "stray-signs", "đồng bộ, thống nhất.", "đồng bộ,, thống nhất."),
    Fault("tu-phap", "stray-signs", "Họp, lấy ý kiến", "Họp , lấy ý kiến"),
    Fault("xa", "spelling-word", "hoạt động hiệu quả; 60%", "hoạt đông hiệu quả; 60%"),
    Fault("xa", "spelling-word", "sau sáp nhập từ", "sau sát nhập từ"),
    Fault("y-te", "small-after-stop", "Đơn giản hóa ít nhất", "Đơn giản hóa. ít nhất"),
    Fault("xa", "spelling-word", "Bố trí máy tính", "Bố chí máy tính"),
    Fault("tu-phap", "spelling-word", "Khắc phục tình trạng", "Khắc phục tình chạng"),
    Fault("tu-phap", "spelling-word", "Lập danh mục, rà soát", "Lập danh mục, rà soátt"),
    Fault("xa", "abbreviation-slip", "Niêm yết bộ TTHC", "Niêm yết bộ THTC"),
    Fault("xa", "abbreviation-unexplained", "Mẫu thư do Chủ tịch", "Mẫu thư QLCL do Chủ tịch"),
)
FAULTS = (*_FIELDS, *_NUMBERS, *_CITATIONS, *_TIMES, *_REPEATS, *_NAMES, *_LETTERS)
