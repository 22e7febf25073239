"""Looking at the parts around the text: letterhead, number and date, signer, recipients (Nghị định 30/2020/NĐ-CP)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date

from models.checking.shared.captions import NUMBER, other_number
from models.checking.shared.letterhead import blank_fields, spaced_symbol, unfiled
from models.grid.grid import Address
from models.i18n import _
from models.plan import Appendix, Plan
from models.sending.finding import Finding, Severity, appendix_name
from models.text import fold

_FULL_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_OPEN_NUMBER = re.compile(r"\bsố\s*:?\s*(?:/|…|\.{2,}|_{2,}|[^\W\d_]{1,3}-|$)", re.IGNORECASE)
_DAY = re.compile(r"\bngày\s*\d", re.IGNORECASE)
_OPEN_DAY = re.compile(r"\bngày\s*(?:tháng|/|…|\.{2,}|_{2,}|$)", re.IGNORECASE)


def letterhead_findings(plan: Plan) -> Iterator[Finding]:
    """What is missing or at odds in letterhead, number and date, signature and recipients."""
    yield from _blanks(plan)
    yield from _number_and_date(plan)
    for appendix in plan.appendices:
        yield from _caption(plan, appendix)
    yield from _signature(plan)
    yield from _recipients(plan)


def has_full_date(plan: Plan) -> bool:
    """True where the day of issue is known and is a day of the calendar."""
    if _FULL_DATE.fullmatch(plan.issued):
        with suppress(ValueError):
            date.fromisoformat(plan.issued)
            return True
    return False


def _blanks(plan: Plan) -> Iterator[Finding]:
    head = _("Phần đầu văn bản")
    for field, message in blank_fields(plan):
        severity = Severity.HINT if field == "parent_agency" else Severity.WARNING
        yield _of_plan(plan, f"{field}-missing", severity, message, head, field)
    if text := spaced_symbol(plan.symbol):
        yield _of_plan(plan, "symbol-spaces", Severity.HINT, text, head, "symbol")


def _number_and_date(plan: Plan) -> Iterator[Finding]:
    """On paper both are filled; electronic documents get them from the system that issues them."""
    if plan.page.electronic:
        return
    head = _("Phần đầu văn bản")
    if not plan.number.strip():
        text = _("Chưa có số văn bản; bản giấy phải ghi số, còn ở chế độ văn bản điện tử thì được để trống.")
        yield _of_plan(plan, "number-missing", Severity.WARNING, text, head, "number")
    if not has_full_date(plan):
        text = _("Chưa có đủ ngày, tháng, năm ban hành; bản giấy phải ghi đủ, còn văn bản điện tử thì được để trống.")
        yield _of_plan(plan, "date-missing", Severity.WARNING, text, head, "issued")


def _caption(plan: Plan, appendix: Appendix) -> Iterator[Finding]:
    """The "(Kèm theo …)" line that the officer wrote, against the mode of the paper and the plan's own number."""
    text = appendix.caption
    if not text or not text.strip():
        return
    where, address = appendix_name(plan, appendix), Address("appendix", appendix.id, "caption")
    number = NUMBER.search(text)
    message = ""
    if plan.page.electronic:
        if number or _DAY.search(text):
            rule = "caption-filled"
            message = _("Dòng “Kèm theo” đã ghi số hoặc ngày, trong khi ở văn bản điện tử các chỗ này được để trống.")
    elif _OPEN_NUMBER.search(text) or _OPEN_DAY.search(text):
        rule = "caption-open"
        message = _(
            "Dòng “Kèm theo” còn để trống số hoặc ngày; xóa dòng này thì chương trình tự ghi theo phần đầu văn bản."
        )
    elif (other := other_number(text, plan.number)) is not None:
        rule = "caption-number"
        message = _("Dòng “Kèm theo” ghi số {here}, còn số của kế hoạch là {plan}.").format(
            here=other.text, plan=plan.number.strip()
        )
    if message:
        yield Finding(rule=rule, severity=Severity.WARNING, message=message, where=where, address=address)


def _signature(plan: Plan) -> Iterator[Finding]:
    where = _("Người ký")
    if not plan.signer.position.strip():
        text = _("Chưa có chức vụ của người ký.")
        yield _of_plan(plan, "position-missing", Severity.WARNING, text, where, "signer.position")
    if not plan.signer.name.strip():
        yield _of_plan(plan, "signer-missing", Severity.WARNING, _("Chưa có họ tên người ký."), where, "signer.name")


def _recipients(plan: Plan) -> Iterator[Finding]:
    where = _("Nơi nhận")
    folded = [fold(one) for one in plan.recipients if one.strip()]
    if not folded:
        text = _("Chưa có nơi nhận văn bản.")
        yield _of_plan(plan, "recipients-missing", Severity.WARNING, text, where, "recipients")
        return
    if "noi vu" not in fold(plan.agency) and not any("noi vu" in one for one in folded):
        text = _("Nơi nhận chưa có Sở Nội vụ.")
        yield _of_plan(plan, "recipient-snv", Severity.HINT, text, where, "recipients")
    if text := unfiled(plan.recipients):
        yield _of_plan(plan, "recipient-file", Severity.HINT, text, where, "recipients")


def _of_plan(plan: Plan, rule: str, severity: Severity, message: str, where: str, field: str) -> Finding:
    address = Address("plan", plan.id, field)
    return Finding(rule=rule, severity=severity, message=message, where=where, address=address)
