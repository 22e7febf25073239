"""What the review calls fields, rows and tables on the screen, and the keys that say what a row is."""

from __future__ import annotations

from collections.abc import Mapping

from imports.choices import CUSTOM, SKIPPED, RowMeaning
from models.i18n import _
from models.layout import LINE_FIELDS
from models.words import field_name

# The fields that a column can be given, as they stand in the menu; None parts them.
MENU_FIELDS: tuple[str | None, ...] = ("number", "objective", "task", None, *LINE_FIELDS, None, CUSTOM, SKIPPED)

# The meanings that a row can be given, each with its key; as in the table 1 to 3 are the headings.
MENU_ROWS: tuple[tuple[RowMeaning, str] | None, ...] = (
    (RowMeaning.AREA, "1"),
    (RowMeaning.GROUP, "2"),
    (RowMeaning.OBJECTIVE, "3"),
    (RowMeaning.TASK, "4"),
    (RowMeaning.LINE, "5"),
    (RowMeaning.JOIN, "6"),
    None,
    (RowMeaning.HEADER, "7"),
    (RowMeaning.ABOVE, ""),
    (RowMeaning.CLOSING, "8"),
    (RowMeaning.BELOW, "9"),
    None,
    (RowMeaning.SKIP, "0"),
)
MEANING_OF_KEY: Mapping[str, RowMeaning] = {one[1]: one[0] for one in MENU_ROWS if one and one[1]}

_ROWS = {
    RowMeaning.ABOVE: "Trên bảng",
    RowMeaning.HEADER: "Tiêu đề bảng",
    RowMeaning.AREA: "Lĩnh vực",
    RowMeaning.GROUP: "Nhóm",
    RowMeaning.OBJECTIVE: "Mục tiêu",
    RowMeaning.TASK: "Nhiệm vụ",
    RowMeaning.LINE: "Dòng tiếp",
    RowMeaning.JOIN: "Nối lên",
    RowMeaning.CLOSING: "Dòng cộng",
    RowMeaning.SKIP: "Bỏ qua",
    RowMeaning.BELOW: "Ghi chú",
}

_PIECES = {
    "section": "Lời văn",
    "appendix": "Phụ lục",
    "area": "Lĩnh vực",
    "group": "Nhóm",
    "objective": "Mục tiêu",
    "task": "Nhiệm vụ",
    "remark": "Xem lại",
}

_ROWS_IN_MENU = {
    RowMeaning.ABOVE: "Phần ở trên bảng",
    RowMeaning.GROUP: "Nhóm nhiệm vụ",
    RowMeaning.LINE: "Dòng tiếp của nhiệm vụ trên",
    RowMeaning.JOIN: "Nối với dòng trên",
    RowMeaning.CLOSING: "Dòng cộng cuối bảng",
    RowMeaning.SKIP: "Bỏ qua dòng này",
    RowMeaning.BELOW: "Ghi chú dưới bảng",
}


def row_word(meaning: RowMeaning) -> str:
    """What a row is, in as few words as its gutter has room for."""
    return _(_ROWS[meaning])


def piece_word(kind: str) -> str:
    """What a paragraph became, by the kind of node that begins in it."""
    return _(_PIECES.get(kind, ""))


def row_in_menu(meaning: RowMeaning) -> str:
    """What a row is, in full."""
    return _(_ROWS_IN_MENU.get(meaning, _ROWS[meaning]))


def field_word(field: str, header: str = "") -> str:
    """What a column is understood as: "Chủ trì", "Cột riêng: Địa điểm", "Bỏ qua"."""
    if field == SKIPPED:
        return _("Bỏ qua")
    if field == CUSTOM or field.startswith("extra."):
        name = " ".join(header.split()) or field.removeprefix(CUSTOM).removeprefix(".")
        return _("Cột riêng: {name}").format(name=name) if name else _("Cột riêng")
    if field == "number":
        return _("Số thứ tự")
    if field in ("objective", "task"):
        return field_name(field, "title")
    return field_name("line", field)


def field_short(field: str) -> str:
    """The same where there is room for a word only."""
    if field == "number":
        return _("STT")
    return field_word("" if field == SKIPPED else CUSTOM if field.startswith("extra.") else field)


def field_in_menu(field: str) -> str:
    """A field as a choice: what is to be done with the column."""
    if field == CUSTOM:
        return _("Giữ thành cột riêng")
    if field == SKIPPED:
        return _("Bỏ qua cột này")
    return field_word(field)
