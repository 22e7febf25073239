"""What two texts share when spelling, abbreviations and small words are left aside."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

_SIGNS = ",;:.()“”\"'…–-/"
# Short forms that every plan of this field uses.
_SHORT = {
    "tthc": "thủ tục hành chính",
    "cchc": "cải cách hành chính",
    "qppl": "quy phạm pháp luật",
    "vbqppl": "văn bản quy phạm pháp luật",
    "cntt": "công nghệ thông tin",
    "ubnd": "ủy ban nhân dân",
    "hđnd": "hội đồng nhân dân",
    "cbcc": "cán bộ công chức",
    "cbccvc": "cán bộ công chức viên chức",
    "ccvc": "công chức viên chức",
    "vtvl": "vị trí việc làm",
    "dvc": "dịch vụ công",
    "dvctt": "dịch vụ công trực tuyến",
    "csdl": "cơ sở dữ liệu",
    "cqđt": "chính quyền điện tử",
    "cpđt": "chính phủ điện tử",
    "cđs": "chuyển đổi số",
    "ttđt": "thông tin điện tử",
    "parindex": "par index",
    "hàng": "hằng",
    "lí": "lý",
    "uỷ": "ủy",
    "hoá": "hóa",
    "hoà": "hòa",
    "hoả": "hỏa",
    "xoá": "xóa",
    "toà": "tòa",
    "thuỷ": "thủy",
    "khoẻ": "khỏe",
}
_LITTLE = frozenset(
    [
        *("và", "các", "của", "về", "việc", "tại", "trên", "để", "có", "theo", "cho", "với", "cùng", "những", "là"),
        *("được", "trong", "hoặc", "gồm", "từ", "đến", "đối"),
    ]
)
# What is done with a task and what papers come of it, whatever the task is about: syllables of such words.
_COMMON = frozenset(
    [
        *("ban", "hành", "triển", "khai", "thực", "hiện", "kế", "hoạch", "xây", "dựng", "tổ", "chức", "tham", "mưu"),
        *("trình", "báo", "cáo", "kết", "quả", "công", "tác", "quyết", "định", "văn", "bản", "đề", "án", "quy", "chế"),
        *("chương", "nghị", "phê", "duyệt", "thông", "tờ", "chỉ", "đạo", "hướng", "dẫn", "cơ", "quan", "đơn", "vị"),
        *("phòng", "sở", "tỉnh", "ủy", "nhân", "dân", "thẩm", "quyền", "cấp", "năm", "quý", "hằng", "kỳ", "tổng"),
        *("hợp", "danh", "mục", "phương", "biên", "hồ", "sơ", "tiếp", "tục", "đẩy", "mạnh", "tăng", "cường", "chủ"),
        *("tịch", "hội", "đồng", "bộ", "nội", "vụ", "nhiệm", "này", "khi", "đã", "hoàn", "thành"),
    ]
)


_SILENT = _LITTLE | _COMMON
_BEGINNING = 80


class Wording(NamedTuple):
    """The words of a text in their order, in small letters, short forms written out, little words left out.

    `telling` are those that say what it is about, `same` is the same for texts with the same words in another order.
    """

    words: tuple[str, ...]
    telling: tuple[str, ...]
    same: str


@lru_cache(maxsize=65536)
def wording(text: str) -> Wording:
    """The wording of a text."""
    small = text.lower()
    for sign in _SIGNS:
        small = small.replace(sign, " ")
    words = small.split()
    if not _SHORT.keys().isdisjoint(words):
        words = " ".join([_SHORT.get(word, word) for word in words]).split()
    own = tuple([word for word in words if word not in _LITTLE])
    telling = tuple([word for word in own if word not in _COMMON])
    return Wording(own, telling, " ".join(sorted(set(own))))


def opening(text: str, count: int) -> tuple[str, ...]:
    """The first telling words of a text, in small letters; cheaper than all of its wording."""
    small = text[:_BEGINNING].lower()
    for sign in _SIGNS:
        small = small.replace(sign, " ")
    words = small.split()
    if len(text) > _BEGINNING and len(words) > 1:
        words.pop()
    if not _SHORT.keys().isdisjoint(words):
        words = " ".join([_SHORT.get(word, word) for word in words]).split()
    return tuple([word for word in words if word not in _SILENT][:count])


def exact(text: str) -> str:
    """A text for comparing word by word: small letters, single spaces, no sign at its end."""
    return " ".join(text.casefold().split()).rstrip(" .;,:")
