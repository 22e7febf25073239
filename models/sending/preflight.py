"""The look at a plan before it is sent: pure functions on the Plan, most serious findings first."""

from __future__ import annotations

from collections.abc import Iterator

from models.i18n import _
from models.plan import Plan
from models.sending.appendix_checks import appendix_findings
from models.sending.blanks import blank_findings
from models.sending.body_checks import body_findings
from models.sending.finding import Finding, Severity
from models.sending.letterhead_checks import letterhead_findings

_ORDER = {severity: place for place, severity in enumerate(Severity)}


def preflight(plan: Plan) -> tuple[Finding, ...]:
    """All that deserves a look before the plan leaves the house; in the order of the document within each severity."""
    return tuple(sorted(_all(plan), key=lambda one: _ORDER[one.severity]))


def _all(plan: Plan) -> Iterator[Finding]:
    if not plan.appendices and not plan.sections:
        text = _("Kế hoạch chưa có lời văn và chưa có phụ lục nào để gửi.")
        yield Finding(rule="nothing", severity=Severity.ERROR, message=text, where=_("Kế hoạch"))
    yield from letterhead_findings(plan)
    yield from body_findings(plan)
    yield from appendix_findings(plan)
    yield from blank_findings(plan)
    yield from _remarks(plan)


def _remarks(plan: Plan) -> Iterator[Finding]:
    """What an import could not place and nobody has looked at since."""
    if plan.remarks:
        text = _("Còn {count} điều cần xem lại sau khi nhập chưa được xử lý; chúng đi theo tệp kế hoạch .cchc.")
        count = len(plan.remarks)
        yield Finding(
            rule="remarks",
            severity=Severity.HINT,
            message=text.format(count=count),
            where=_("Sau khi nhập"),
            count=count,
        )
