"""Tables without any heading: what each column holds is told by its texts. Strict, for much else looks like that."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from imports.recognise.heading_rows import HeadColumn
from imports.recognise.number import parse_number
from imports.recognise.view import View
from models.i18n import _

_COUNTED = ("arabic", "padded")
_TIME = re.compile(
    r"\b(?:quý|tháng|năm 20\d\d|hằng năm|hàng năm|thường xuyên|định kỳ|trước ngày|cả năm|20[2-9]\d)\b|/20[2-9]\d\b"
    r"|^(?:trước |ngày |đến )*\d{1,2}/\d{1,2}$",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"[-–+•\s]*(?:các\s+)?(?:phòng|sở|văn phòng|ubnd|ủy ban|ban|trung tâm|thanh tra|chi cục|công an|tổ|bộ phận|hội|đoàn"
    r"|cục|bộ|đơn vị|cơ quan|công chức|trạm|trường|đài|mttq|kế toán|văn thư)\b",
    re.IGNORECASE,
)
_PRODUCT = re.compile(
    r"[-–+•\s]*(?:báo cáo|kế hoạch|quyết định|văn bản|công văn|tờ trình|danh mục|quy chế|biên bản|đề án|hồ sơ"
    r"|nghị quyết|thông báo|kết luận|chương trình)\b",
    re.IGNORECASE,
)
# "VP", "TCCB, KHTC": agencies in short; "BC", "QĐ" are documents.
_SHORT_UNIT = re.compile(r"(?!(?:BC|KH|QĐ|CV|VB|TB|BB|HS)\b)[A-ZĐ]{2,6}(?:\s*[,;&+]\s*[A-ZĐ]{2,6}){0,5}")
_SEARCHED = 40
_FEWEST_ROWS = 3
_FEWEST_COLUMNS = 3
_SHORTEST_TASK = 15


def first_task_row(view: View) -> int | None:
    """The row where a table of tasks without heading begins; None where it is not plainly one."""
    for row in range(min(view.rows, _SEARCHED)):
        if parse_number(_text(view, row, 0)).kind in ("arabic", "padded", "roman"):
            return row if _holds_tasks(view, row) else None
    return None


def _text(view: View, row: int, column: int) -> str:
    return view.texts[view.owners[row][column]] if column < view.columns else ""


def _holds_tasks(view: View, first: int) -> bool:
    counted = [row for row in range(first, view.rows) if parse_number(_text(view, row, 0)).kind in _COUNTED]
    # Titles of areas and sums lie over several columns.
    filled = [row for row in range(first, view.rows) if sum(bool(view.texts[i]) for i in view.distinct(row)) > 2]
    if view.columns < _FEWEST_COLUMNS or len(counted) < _FEWEST_ROWS or len(counted) * 3 < len(filled) * 2:
        return False
    values = [parse_number(_text(view, row, 0)).value for row in counted]
    steps = sum(after in (before + 1, 1) for before, after in pairwise(values))
    fields = content_fields(view, [HeadColumn(place, place + 1, "") for place in range(view.columns)], first)
    named = {column.field for column in fields}
    tasks = [_text(view, row, 1) for row in counted]
    names = sum(text.istitle() for text in tasks)
    long = sum(len(text) for text in tasks) >= _SHORTEST_TASK * len(tasks)
    return steps == len(values) - 1 and {"lead", "deadline"} <= named and long and names * 2 < len(tasks)


def content_fields(view: View, columns: Sequence[HeadColumn], first: int) -> list[HeadColumn]:
    """Columns without heading, under the usual headings of what they hold; others keep none."""
    found: list[HeadColumn] = []
    taken: set[str] = set()
    for place, column in enumerate(columns):
        owners = dict.fromkeys(view.owners[row][column.start] for row in range(first, view.rows))
        texts = [view.texts[owner] for owner in owners if view.texts[owner] and view.cells[owner].colspan == 1]
        field = "task" if place == 1 and "number" in taken else _held(texts, taken, place)
        if field:
            taken.add(field)
        found.append(replace(column, field=field, header=_heading(field) if field else ""))
    return found


def _held(texts: Sequence[str], taken: set[str], place: int) -> str:
    if not texts:
        return ""
    if place == 0:
        return "number" if sum(parse_number(text).kind not in ("", "other") for text in texts) * 2 > len(texts) else ""
    for field, form in (("deadline", _TIME), ("lead", _UNIT), ("partners", _UNIT), ("product", _PRODUCT)):
        fitting = sum(_fits(form, text) for text in texts)
        if field not in taken and fitting * 2 > len(texts):
            return field
    return ""


def _fits(form: re.Pattern[str], text: str) -> bool:
    if form is _UNIT and _SHORT_UNIT.fullmatch(text) is not None:
        return True
    return (form.search if form is _TIME else form.match)(text) is not None


def _heading(field: str) -> str:
    return {
        "number": _("STT"),
        "task": _("Nhiệm vụ"),
        "product": _("Sản phẩm"),
        "lead": _("Đơn vị chủ trì"),
        "partners": _("Đơn vị phối hợp"),
        "deadline": _("Thời gian thực hiện"),
    }[field]
