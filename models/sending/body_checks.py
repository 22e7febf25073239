"""Looking at the text of the plan: how it ends, and whether text and appendices know of each other."""

from __future__ import annotations

from collections.abc import Iterator

from models.checking.shared.mentions import mentions_in, odd_mentions
from models.grid.grid import Address
from models.i18n import _
from models.official.body import body_paragraphs
from models.plan import Plan
from models.sending.finding import Finding, Severity

_END = "./."


def body_findings(plan: Plan) -> Iterator[Finding]:
    """What is amiss in the text, and between the text and the appendices."""
    paragraphs = [one for one in body_paragraphs(plan) if one.text.strip()]
    if not plan.sections:
        if plan.appendices:
            text = _("Kế hoạch chưa có phần lời văn, nên chỉ gửi được các phụ lục.")
            yield Finding(rule="text-missing", severity=Severity.HINT, message=text, where=_("Nội dung"))
        return
    if paragraphs and not paragraphs[-1].text.rstrip().endswith(_END):
        text = _("Lời văn chưa kết thúc bằng dấu “./.”.")
        address = paragraphs[-1].address
        yield Finding(rule="end-mark", severity=Severity.HINT, message=text, where=_("Nội dung"), address=address)
    found = [mention for one in paragraphs for mention in mentions_in(one.text, one.address)]
    for odd in odd_mentions(plan, found):
        places = [one.address for one in odd.mentions]
        places += [Address("appendix", id_, "title") for id_ in odd.appendices]
        yield Finding(
            rule=odd.name,
            severity=odd.severity,
            message=odd.message,
            where=_("Nội dung"),
            address=places[0],
            count=len(places),
        )
