"""The Vietnamese names of the plan's parts and fields, for menus, undo steps and messages."""

from __future__ import annotations

from models.i18n import _

KIND_NAMES = {
    "plan": "kế hoạch",
    "section": "mục",
    "appendix": "phụ lục",
    "area": "lĩnh vực",
    "group": "nhóm nhiệm vụ",
    "objective": "mục tiêu",
    "task": "nhiệm vụ",
    "line": "dòng phân công",
    "remark": "điều cần xem lại",
    "entry": "mục trong sổ",
}

FIELD_NAMES = {
    "activity": "Hoạt động",
    "product": "Sản phẩm",
    "lead": "Chủ trì",
    "partners": "Phối hợp",
    "deadline": "Thời hạn",
    "funding": "Kinh phí",
    "note": "Ghi chú",
    "reference": "Dẫn chiếu",
    "agency": "Tên cơ quan",
    "parent_agency": "Cơ quan chủ quản",
    "place": "Địa danh",
    "number": "Số",
    "symbol": "Ký hiệu",
    "issued": "Ngày ban hành",
    "period": "Thời kỳ",
    "period.start": "Năm bắt đầu",
    "period.end": "Năm kết thúc",
    "period.vision": "Định hướng đến năm",
    "signer": "Người ký",
    "signer.authority": "Quyền hạn người ký",
    "signer.position": "Chức vụ người ký",
    "signer.name": "Người ký",
    "legal_bases": "Căn cứ",
    "recipients": "Nơi nhận",
    "label": "Nhãn phụ lục",
    "caption": "Dòng kèm theo",
    "closing": "Dòng cuối phụ lục",
    "heading": "Tiêu đề mục",
    "paragraphs": "Nội dung mục",
}

TITLE_NAMES = {
    "plan": "Tên kế hoạch",
    "appendix": "Tên phụ lục",
    "area": "Lĩnh vực",
    "group": "Nhóm nhiệm vụ",
    "objective": "Mục tiêu",
    "task": "Nhiệm vụ",
}


def kind_name(kind: str) -> str:
    """What a kind of node is called within a sentence: "nhiệm vụ", "lĩnh vực" …"""
    return _(KIND_NAMES.get(kind, kind))


def field_name(table: str, field: str) -> str:
    """What a field is called on the screen: "Sản phẩm"; a custom column by its key."""
    if field == "title":
        return _(TITLE_NAMES.get(table, "Tên"))
    if field.startswith("extra."):
        return field.removeprefix("extra.")
    return _(FIELD_NAMES.get(field, field))
