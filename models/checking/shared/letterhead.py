"""What both the check and the look before sending ask of letterhead and recipients."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from models.i18n import _
from models.plan import Plan

_FILED = re.compile(r"\s*-?\s*lưu\b", re.IGNORECASE)


def blank_fields(plan: Plan) -> Iterator[tuple[str, str]]:
    """The fields of the letterhead that are empty, each with one sentence."""
    wanted = (
        ("parent_agency", _("Chưa có tên cơ quan chủ quản, thường là UBND tỉnh.")),
        ("agency", _("Chưa có tên cơ quan ban hành kế hoạch.")),
        ("symbol", _("Chưa có ký hiệu văn bản, ví dụ KH-SXD.")),
        ("place", _("Chưa có địa danh, thường là tên tỉnh hoặc thành phố.")),
        ("title", _("Chưa có trích yếu, tức là tên của kế hoạch.")),
    )
    for field, message in wanted:
        if not getattr(plan, field).strip():
            yield field, message


def spaced_symbol(symbol: str) -> str:
    """One sentence where a symbol has spaces in it, else ""."""
    if not re.search(r"\s", symbol.strip()):
        return ""
    return _("Ký hiệu “{symbol}” có dấu cách; ký hiệu được viết liền, ví dụ KH-SXD.").format(symbol=symbol.strip())


def is_filed(recipient: str) -> bool:
    """Whether this is the line "Lưu: VT, …" of the recipients."""
    return _FILED.match(recipient) is not None


def unfiled(recipients: Sequence[str]) -> str:
    """One sentence where no recipient is the file, else ""."""
    if any(is_filed(one) for one in recipients):
        return ""
    return _("Nơi nhận chưa có dòng “Lưu: VT”.")
