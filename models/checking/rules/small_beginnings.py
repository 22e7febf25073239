"""The rule about cells that begin with a small letter, as after a cut at the end of a page."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from models.checking.context import Context
from models.checking.finding import Finding, Severity
from models.checking.parts import Parts
from models.checking.rule import PlanRule, TextKind, TextTrace, Traces
from models.i18n import _
from models.words import field_name

_CELLS = frozenset(
    {("line", "lead"), ("line", "partners"), ("line", "product"), ("line", "activity"), ("task", "title")}
)
_MOST = 10  # cells of one column; where more begin so, it is the usage of the plan
_WORD = 2  # small letters in a row that make a word: "e-office" begins with one


def _may_begin_so(parts: Parts) -> bool:
    return parts.text[:_WORD].islower()


def _in_text(text: str, kind: TextKind) -> Iterator[TextTrace]:
    if (kind.table, kind.field) in _CELLS and text[:_WORD].isalpha() and text[:_WORD].islower():
        end = len(text.split(None, 1)[0])
        yield TextTrace(f"{kind.table}/{kind.field}", "small", 0, end)


def _judge(key: str, traces: Traces, _context: Context) -> Iterator[Finding]:
    nodes = traces.get("small", {})
    if not nodes or len(nodes) > _MOST:
        return
    table, _slash, field = key.partition("/")
    spots = [spot for own in islice(nodes.values(), _MOST) for spot in own]
    message = _("{count} ô ở cột “{column}” bắt đầu bằng chữ thường; nếu không mất phần đầu thì nên viết hoa.")
    message = message.format(count=len(nodes), column=field_name(table, field))
    yield Finding(
        rule=SMALL.name, severity=SMALL.severity, message=message, spots=tuple(spots), key=f"{SMALL.name}/{key}"
    )


SMALL = PlanRule(
    name="cell-small-letter",
    group="text",
    severity=Severity.HINT,
    title="Ô bắt đầu bằng chữ thường",
    explanation="Thường do ô bị cắt ở cuối trang hoặc chép thiếu phần đầu; nếu đủ chữ thì nên viết hoa chữ đầu.",
    of_text=_in_text,
    quick=_may_begin_so,
    judge=_judge,
)
