"""Laws are cited by name: the names of laws, longest first, so that their commas and "và" are understood."""

from __future__ import annotations

import re
from typing import NamedTuple

from models.citations.kinds import LOWER, UPPER, WORD

_NAMES = """
An ninh mạng|An toàn thông tin mạng|An toàn thực phẩm|An toàn, vệ sinh lao động|Ban hành văn bản QPPL
Ban hành văn bản quy phạm pháp luật|Biên giới quốc gia|Biên phòng Việt Nam|Báo chí|Bình đẳng giới|Bảo hiểm xã hội
Bảo hiểm y tế|Bảo vệ bí mật nhà nước|Bảo vệ dữ liệu cá nhân|Bảo vệ môi trường|Bảo vệ quyền lợi người tiêu dùng
Bầu cử đại biểu Quốc hội và đại biểu Hội đồng nhân dân|Chuyển giao công nghệ|Chứng khoán|Các tổ chức tín dụng
Cán bộ, công chức|Công an nhân dân|Công chứng|Công nghiệp công nghệ số|Công nghệ thông tin|Công đoàn|Căn cước
Căn cước công dân|Cư trú|Cạnh tranh|Di sản văn hóa|Doanh nghiệp|Du lịch|Dân quân tự vệ|Dân số|Dân sự|Dược|Dữ liệu
Giao dịch điện tử|Giao thông đường bộ|Giá|Giáo dục|Giáo dục nghề nghiệp|Giáo dục đại học|Hàng hải Việt Nam|Hình sự
Hòa giải ở cơ sở|Hòa giải, đối thoại tại Tòa án|Hôn nhân và gia đình|Hải quan|Hỗ trợ doanh nghiệp nhỏ và vừa|Hộ tịch
Hợp tác xã|Khiếu nại|Khoa học và công nghệ|Khoa học, công nghệ và đổi mới sáng tạo|Khám bệnh, chữa bệnh
Kinh doanh bảo hiểm|Kinh doanh bất động sản|Kiến trúc|Kiểm toán nhà nước|Kế toán|Lao động|Luật sư|Lâm nghiệp
Lý lịch tư pháp|Lưu trữ|Mặt trận Tổ quốc Việt Nam|Nghĩa vụ quân sự|Ngoại thương|Ngân sách nhà nước|Người cao tuổi
Người khuyết tật|Người lao động Việt Nam đi làm việc ở nước ngoài theo hợp đồng|Nhà giáo|Nhà ở|Nuôi con nuôi
Năng lượng nguyên tử|Phá sản|Phí và lệ phí|Phòng cháy và chữa cháy|Phòng cháy, chữa cháy|Phòng, chống bạo lực gia đình
Phòng, chống ma túy|Phòng, chống mua bán người|Phòng, chống tham nhũng|Phòng, chống thiên tai
Phổ biến, giáo dục pháp luật|Quy hoạch|Quy hoạch đô thị và nông thôn|Quản lý nợ công|Quản lý thuế|Quản lý tài sản công
Quản lý, sử dụng tài sản công|Quản lý, sử dụng vốn nhà nước đầu tư vào sản xuất, kinh doanh tại doanh nghiệp|Quảng cáo
Quốc phòng|Quốc tịch Việt Nam|Sở hữu trí tuệ|Thanh niên|Thanh tra|Thi hành án dân sự|Thi hành án hình sự
Thi đua, khen thưởng|Thuế giá trị gia tăng|Thuế sử dụng đất phi nông nghiệp|Thuế thu nhập cá nhân
Thuế thu nhập doanh nghiệp|Thú y|Thư viện|Thương mại|Thống kê|Thủ đô|Thủy lợi|Thủy sản|Thực hiện dân chủ ở cơ sở
Thực hành tiết kiệm, chống lãng phí|Tiêu chuẩn và quy chuẩn kỹ thuật|Tiếp công dân|Tiếp cận thông tin|Tiền lương
Trách nhiệm bồi thường của Nhà nước|Trưng cầu ý dân|Trẻ em|Trợ giúp pháp lý|Tài nguyên nước
Tài nguyên, môi trường biển và hải đảo|Tín ngưỡng, tôn giáo|Tương trợ tư pháp|Tố cáo|Tố tụng dân sự|Tố tụng hành chính
Tố tụng hình sự|Tổ chức Chính phủ|Tổ chức Quốc hội|Tổ chức Tòa án nhân dân|Tổ chức Viện kiểm sát nhân dân
Tổ chức chính quyền địa phương|Viên chức|Viễn thông|Việc làm|Vệ sinh, an toàn lao động|Xuất bản|Xây dựng
Xử lý vi phạm hành chính|Điện lực|Điện ảnh|Đo lường|Đo đạc và bản đồ|Đường sắt|Đất đai|Đấu giá tài sản|Đấu thầu|Đầu tư
Đầu tư công|Đầu tư theo phương thức đối tác công tư|Đặc xá|Địa chất và khoáng sản
"""
_KNOWN = sorted((name for line in _NAMES.split("\n") for name in line.split("|") if name), key=len, reverse=True)
_NAME = "|".join(re.escape(name).replace("\\ ", r"\s{1,2}") for name in _KNOWN)
# What no list knows: a capital, then small words up to a comma or a word that does not belong to a name.
_STOPS = (
    r"năm|số|ngày|và|các|trên|đối|để|nhằm|theo|đã|được|của|do|là|có|khi|thì|trong|tại|cho|hoặc|nghị|thông|luật|quyết|"
    r"từ|với|phải|chưa|không|này|nêu|hiện|còn|vào|đến|bảo đảm|đảm bảo"
)
_FREE = rf"[{UPPER}][{LOWER}]{{1,8}}(?:\s(?!(?:{_STOPS})(?![{WORD}]))[{UPPER}{LOWER}][{LOWER}]{{0,8}}){{1,7}}"
_LAW = re.compile(rf"(?:(?i:{_NAME})(?![{WORD}])|{_FREE})")
_AMENDING = re.compile(
    rf"(?i:sửa\s{{1,2}}đổi(?:\s?,\s?bổ\s{{1,2}}sung)?\s{{1,2}}(?:một\s{{1,2}}số\s{{1,2}}điều\s{{1,2}}(?:của\s{{1,2}})?)?(?:các\s{{1,2}})?"
    rf"(?:bộ\s{{1,2}})?luật\s{{1,2}}(?:{_NAME})(?:(?:,|\s{{1,2}}và)\s{{1,2}}(?:bộ\s{{1,2}})?luật\s{{1,2}}(?:{_NAME})){{0,3}})(?![{WORD}])"
)


class Law(NamedTuple):
    """The name of a law in a text, and whether a list of laws knows it."""

    start: int
    end: int
    known: bool


_EXACT = re.compile(rf"(?i:{_NAME})(?![{WORD}])")


def law_at(text: str, place: int) -> Law | None:
    """The name of a law that stands at a place, right behind the word "Luật"."""
    amending = _AMENDING.match(text, place)
    if amending is not None:
        return Law(place, amending.end(), True)
    if not text[place : place + 1].isupper():
        return None
    found = _LAW.match(text, place)
    return Law(place, found.end(), _EXACT.match(text, place) is not None) if found else None
