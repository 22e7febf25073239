"""The rule about one document under two numbers: the same type, day and summary, but another number."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, islice
from typing import TYPE_CHECKING

from models.checking.finding import Finding, Severity
from models.checking.parts import any_word
from models.checking.rule import PlanRule, Rule, Trace, Traces
from models.checking.shared.citation_traces import KINDS, finding, said_in, trace_citations
from models.citations.canonical import gist, number_parts
from models.citations.kinds import STANDARD
from models.citations.writing import is_law, written_date
from models.i18n import _
from models.text import fold

if TYPE_CHECKING:
    from models.checking.context import Context
    from models.walk import Node

_CUT = "\x1f"
_LEAST_WORDS = 5  # of a summary that hardly two documents of one day share
_MOST = 20


def _trace(node: Node, context: Context) -> Iterator[Trace]:
    for _key, variant, spot in trace_citations(node, context):
        said = said_in(variant)
        whole = said.role in ("cited", "nested") and said.number and len(said.date) == len("2026-07-15")
        if whole and said.kind != STANDARD and not is_law(said.kind) and len(gist(said.title)) >= _LEAST_WORDS:
            yield Trace(f"{fold(said.kind)}{_CUT}{said.date}", f"{said.number}{_CUT}{said.title}", spot)


def _judge(key: str, traces: Traces, context: Context) -> Iterator[Finding]:
    ways = [(*variant.split(_CUT), variant) for variant in islice(traces, _MOST)]
    for (one, title, variant), (other, other_title, other_variant) in combinations(ways, 2):
        if number_parts(one).digits == number_parts(other).digits or not _is_one(title, other_title):
            continue
        spots = [spot for name in (variant, other_variant) for own in traces[name].values() for spot in own]
        spots.sort(key=lambda spot: context.order(spot.address.id), reverse=True)
        text = _("{one} và {other} cùng {date}, cùng trích yếu: có lẽ là một văn bản, một chỗ ghi nhầm số.")
        first, second = sorted((one, other))
        message = text.format(one=first, other=second, date=written_date(key.split(_CUT)[1]))
        yield finding(NUMBERS.name, NUMBERS.severity, message, spots)


def _is_one(title: str, other: str) -> bool:
    """Whether one summary holds all words of the other; decrees of one day may differ in a single one."""
    short, long = sorted((gist(title), gist(other)), key=len)
    return short <= long


NUMBERS = PlanRule(
    name="citation-numbers",
    group="citations",
    severity=Severity.WARNING,
    title="Một văn bản ghi hai số",
    explanation="Cùng tên loại, ngày và trích yếu mà khác số thì thường là một văn bản bị ghi nhầm số ở một chỗ.",
    kinds=KINDS,
    quick=any_word("ngày"),
    trace=_trace,
    judge=_judge,
)
RULES: tuple[Rule, ...] = (NUMBERS,)
