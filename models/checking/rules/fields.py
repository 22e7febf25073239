"""Rules about what is missing: who leads, until when, with what result; rows without words, headings without tasks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from models.checking.context import Context
from models.checking.finding import Finding, Severity, Spot
from models.checking.rule import NodeRule, PlanRule, Rule, Traces
from models.checking.shared.counting import KINDS, Row, rows_in, trace_tasks
from models.grid.grid import Address
from models.i18n import _
from models.plan import Area, Group, Line, Objective, Task
from models.text import fold, one_line
from models.words import field_name

if TYPE_CHECKING:
    from models.walk import Node

# A column with so many empty cells is told once; nobody goes through them one by one.
_TOO_MANY = 300
# An appendix with fewer lines is told cell by cell even where a column is empty throughout.
_FEW = 3

_ONE = {
    "lead": "Chưa ghi “{column}”: chưa rõ đơn vị nào chịu trách nhiệm chính.",
    "product": "Chưa ghi “{column}”: chưa rõ kết quả phải có để đánh giá việc hoàn thành.",
    "deadline": "Chưa ghi “{column}”: không theo dõi, đôn đốc được tiến độ.",
}
_PARTNERS_ONLY = "Chỉ có đơn vị phối hợp, chưa ghi “{column}”: chưa rõ đơn vị nào chịu trách nhiệm chính."
_SECOND = "Dòng này của nhiệm vụ chưa ghi “{column}”; nếu dùng chung với dòng trên thì gộp hai ô làm một."
_WHOLE = "Cả cột “{column}” còn trống ({count} dòng); cần ghi đủ, hoặc ẩn cột nếu kế hoạch không dùng."
_MANY = "Cột “{column}” còn trống {count} dòng; cần ghi đủ."


def _judge(field: str) -> Callable[[str, Traces, Context], Iterator[Finding]]:
    def judge(_key: str, traces: Traces, context: Context) -> Iterator[Finding]:
        sorts: dict[str, list[tuple[Row, list[Spot]]]] = {}
        filled: set[str] = set()
        for row, nodes in rows_in(traces):
            if field in row.empty:
                spots = [spot for some in islice(nodes.values(), _TOO_MANY + 1) for spot in some]
                sorts.setdefault(row.appendix, []).append((row, spots))
            elif row.kind in ("line", "bare"):
                filled.add(row.appendix)
        for appendix, own in sorts.items():
            yield from _of_appendix(field, appendix, own, appendix in filled, context)

    return judge


def _of_appendix(
    field: str, appendix: str, own: list[tuple[Row, list[Spot]]], filled: bool, context: Context
) -> Iterator[Finding]:
    rule = MISSING[field]
    count = sum(len(spots) for _row, spots in own)
    layout = context.layout(appendix)
    column = (one_line(layout.header_of(field)) if layout else "") or field_name("line", field)
    if (not filled and count >= _FEW) or count > _TOO_MANY:
        text = _(_MANY) if filled or count > _TOO_MANY else _(_WHOLE)
        many = str(count) if count <= _TOO_MANY else _("hơn {count}").format(count=_TOO_MANY)
        spot = Spot(Address("appendix", appendix, "title"))
        message = text.format(column=column, count=many)
        yield Finding(
            rule=rule.name, severity=rule.severity, message=message, spots=(spot,), key=f"{rule.name}/{appendix}"
        )
        return
    for row, spots in own:
        if row.kind == "bare":
            yield from _bare(field, row, spots)
            continue
        shared = field in row.below
        text = _(_PARTNERS_ONLY) if field == "lead" and row.partners else _(_ONE[field])
        severity = rule.severity
        if shared:
            text = _(_SECOND)
            severity = Severity.HINT if rule.severity is Severity.WARNING else Severity.WARNING
        for spot in spots:
            address = spot.address._replace(field=field)
            yield Finding(rule=rule.name, severity=severity, message=text.format(column=column), spots=(Spot(address),))


def _bare(field: str, row: Row, spots: list[Spot]) -> Iterator[Finding]:
    """A row with nothing but its title is told once, by the first of the rules that miss something in it."""
    first, *others = sorted(row.empty, key=list(MISSING).index)
    if field != first:
        return
    rule = MISSING[field]
    text = _("Dòng này chưa giao cho ai: chưa ghi {what}; nếu là dòng tiêu đề thì nên đổi thành nhóm nhiệm vụ.")
    what = ", ".join(field_name("line", name).lower() for name in (first, *others))
    for spot in spots:
        places = tuple(Spot(spot.address._replace(field=name)) for name in (first, *others))
        yield Finding(rule=rule.name, severity=rule.severity, message=text.format(what=what), spots=places)


def _untitled(node: Node, context: Context) -> Iterator[Finding]:
    if not isinstance(node, Task | Group | Objective) or node.title.strip():
        return
    severity = UNTITLED.severity
    if isinstance(node, Task):
        layout = context.layout(node.id)
        if layout is not None and not layout.is_list and not layout.has("task"):
            return
        text = _("Nhiệm vụ chưa ghi nội dung, chỉ có các cột khác.")
        if not any(line.reference or _says_something(line) for line in node.lines):
            severity = Severity.HINT
            text = _("Dòng này còn trống; nếu không dùng thì nên xóa để số thứ tự đúng với số nhiệm vụ.")
    else:
        text = _("Dòng tiêu đề này chưa có tên, khi in chỉ có số thứ tự.")
    yield Finding(rule=UNTITLED.name, severity=severity, message=text, spots=(_title(node),))


def _says_something(line: object) -> bool:
    fields = ("activity", "product", "lead", "partners", "deadline", "funding", "note", "extra")
    return any(getattr(line, field) for field in fields)


def _childless(node: Node, _context: Context) -> Iterator[Finding]:
    if not isinstance(node, Area | Group | Objective) or node.items:
        return
    if isinstance(node, Area):
        # The only area of an appendix without areas has no title.
        named = node.title.strip()
        text = _("Lĩnh vực này chưa có nhiệm vụ nào.") if named else _("Phần này chưa có nhiệm vụ nào.")
    elif isinstance(node, Group):
        text = _("Nhóm nhiệm vụ này chưa có nhiệm vụ nào.")
    else:
        text = _("Mục tiêu này chưa có nhiệm vụ nào để thực hiện.")
    yield Finding(rule=CHILDLESS.name, severity=CHILDLESS.severity, message=text, spots=(_title(node),))


def _renamed(node: Node, context: Context) -> Iterator[Finding]:
    """A lead that the imported file called a partner, as long as it is as it was read and remarked on."""
    remark = context.remarks_on.get(("line", node.id, "lead")) if context.remarks_on else None
    if remark is None or not isinstance(node, Line):
        return
    label, _colon, value = remark.text.partition(":")
    if "phoi hop" in fold(label) and node.lead == value.strip():
        message = _("Tệp gốc chỉ ghi “{label}”, không ghi chủ trì; cần xác nhận “{unit}” có phải đơn vị chủ trì không.")
        message = message.format(label=one_line(label), unit=one_line(node.lead).rstrip(" .;"))
        spot = Spot(Address("line", node.id, "lead"), 0, len(node.lead), node.lead)
        yield Finding(rule=RENAMED.name, severity=RENAMED.severity, message=message, spots=(spot,))


def _title(node: Task | Group | Objective | Area) -> Spot:
    return Spot(Address(type(node).__name__.lower(), node.id, "title"), 0, len(node.title), node.title)


def _missing(field: str, severity: Severity, title: str, explanation: str) -> PlanRule:
    return PlanRule(
        name=f"{field}-missing",
        group="fields",
        severity=severity,
        title=title,
        explanation=explanation,
        kinds=KINDS,
        trace=trace_tasks,
        judge=_judge(field),
    )


MISSING = {
    "lead": _missing(
        "lead",
        Severity.ERROR,
        "Thiếu cơ quan, đơn vị chủ trì",
        "Mỗi nhiệm vụ phải có một đơn vị chủ trì chịu trách nhiệm; dòng chỉ có đơn vị phối hợp thì chưa giao cho ai.",
    ),
    "deadline": _missing(
        "deadline",
        Severity.ERROR,
        "Thiếu thời hạn",
        "Không có thời hạn thì không theo dõi, đôn đốc và không đánh giá được đúng hạn hay chậm.",
    ),
    "product": _missing(
        "product",
        Severity.WARNING,
        "Thiếu sản phẩm",
        "Sản phẩm là căn cứ để xác nhận nhiệm vụ đã hoàn thành và để chấm điểm chỉ số cải cách hành chính.",
    ),
}
UNTITLED = NodeRule(
    name="title-missing",
    group="fields",
    severity=Severity.WARNING,
    title="Dòng chưa có nội dung",
    explanation="Một dòng có số thứ tự mà không ghi nhiệm vụ, hoặc để trống cả dòng, làm sai số lượng nhiệm vụ.",
    kinds=frozenset({"group", "objective", "task"}),
    find=_untitled,
)
CHILDLESS = NodeRule(
    name="no-tasks",
    group="fields",
    severity=Severity.HINT,
    title="Tiêu đề không có nhiệm vụ",
    explanation="Lĩnh vực, nhóm hoặc mục tiêu không có nhiệm vụ nào bên dưới thì nên bổ sung hoặc bỏ đi.",
    kinds=frozenset({"area", "group", "objective"}),
    find=_childless,
)
RENAMED = NodeRule(
    name="lead-from-partners",
    group="fields",
    severity=Severity.WARNING,
    title="Đơn vị phối hợp được hiểu là chủ trì",
    explanation="Khi nhập lời văn mà một nhiệm vụ chỉ có “Đơn vị phối hợp”, chương trình tạm ghi vào cột chủ trì. Xóa "
    "ghi chú nhập tệp ở dòng ấy khi đã xác nhận.",
    kinds=frozenset({"line"}),
    find=_renamed,
)
RULES: tuple[Rule, ...] = (*MISSING.values(), UNTITLED, CHILDLESS, RENAMED)
