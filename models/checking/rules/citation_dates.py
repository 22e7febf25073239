"""Rules for the dates of cited documents against the plan's own: nothing is cited before it exists."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from models.checking.citation_traces import KINDS, values_of
from models.checking.finding import Finding, Severity, Spot
from models.checking.rule import NodeRule, Rule
from models.citations.canonical import is_own
from models.citations.finding import citations_in, may_cite
from models.citations.kinds import STANDARD
from models.citations.writing import figures, is_law, short
from models.i18n import _

if TYPE_CHECKING:
    from models.checking.context import Context
    from models.walk import Node


def _later(node: Node, context: Context) -> Iterator[Finding]:
    issued = context.head.issued
    end = context.period.end or context.period.start
    if not issued and end is None:
        return
    for value in values_of(node):
        if not value.text or not may_cite(value.text) or value.address.field == "caption":
            continue
        for one in citations_in(value.text):
            if not one.date or one.kind == STANDARD or is_own(one, context.head.number, context.head.symbol):
                continue
            if is_law(one.kind) and not one.number:
                continue
            if issued and one.date[: len(issued)] > issued[: len(one.date)]:
                message = _("{document} ghi ngày {date}, sau ngày ban hành của kế hoạch ({issued}).").format(
                    document=short(one), date=figures(one.date), issued=figures(issued)
                )
            elif not issued and end is not None and int(one.date[:4]) > end:
                message = _("{document} ghi ngày {date}, sau thời kỳ của kế hoạch.").format(
                    document=short(one), date=figures(one.date)
                )
            else:
                continue
            start, stop = one.date_at
            spot = Spot(value.address, start, stop, value.text[start:stop], None, value.paragraph)
            yield Finding(rule=LATER.name, severity=LATER.severity, message=message, spots=(spot,))


LATER = NodeRule(
    name="citation-later",
    group="citations",
    severity=Severity.WARNING,
    title="Văn bản viện dẫn ban hành sau kế hoạch",
    explanation="Kế hoạch chỉ có thể viện dẫn văn bản đã ban hành; ngày muộn hơn ngày kế hoạch thường là gõ nhầm năm.",
    kinds=KINDS,
    find=_later,
)

RULES: tuple[Rule, ...] = (LATER,)
