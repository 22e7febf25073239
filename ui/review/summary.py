"""A draft in one or two lines: what was read of the letterhead, and how much of everything there is."""

from __future__ import annotations

from imports.draft import Draft
from models.i18n import _
from models.plan import Plan


def counts(draft: Draft) -> str:
    """ "2 phụ lục · 8 lĩnh vực · 58 nhiệm vụ · 3 điều cần xem lại"."""
    plan = draft.plan
    if not plan.appendices:
        return _("Chưa nhận ra bảng nhiệm vụ nào; nếu có, hãy chọn bảng ở bên trái rồi bấm “Đây là bảng nhiệm vụ”.")
    areas = sum(1 for appendix in plan.appendices for area in appendix.areas if area.title)
    tasks, lines, looked = plan.task_count(), plan.line_count(), len(plan.remarks) + len(draft.offers)
    parts = [_("{count} phụ lục").format(count=len(plan.appendices))]
    if areas:
        parts.append(_("{count} lĩnh vực").format(count=areas))
    parts.append(_("{count} nhiệm vụ").format(count=tasks))
    if lines != tasks:
        parts.append(_("{count} dòng phân công").format(count=lines))
    parts.append(_("{count} điều cần xem lại").format(count=looked) if looked else _("không có điều gì cần xem lại"))
    return " · ".join(parts)


def letterhead(plan: Plan) -> str:
    """Title, agency, number and date as they were read, and how many sections the text has."""
    number = "/".join(filter(None, (plan.number, plan.symbol)))
    symbol = _("ký hiệu {symbol}").format(symbol=plan.symbol) if plan.symbol else ""
    parts = [
        " ".join(plan.title.split())[:160],
        " ".join(plan.agency.split())[:80],
        _("số {number}").format(number=number) if plan.number else symbol,
        written_date(plan.issued),
        _("{count} mục lời văn").format(count=len(plan.sections)) if plan.sections else "",
    ]
    return " · ".join(filter(None, parts)) or _("Tệp chỉ có bảng, không có phần văn bản.")


def written_date(issued: str) -> str:
    """ "2024-01-15" as "ngày 15/01/2024", "2024-01" as "tháng 01/2024"."""
    if not issued:
        return ""
    parts = issued.split("-")
    words = {1: _("năm {date}"), 2: _("tháng {date}")}.get(len(parts), _("ngày {date}"))
    return words.format(date="/".join(reversed(parts)))
