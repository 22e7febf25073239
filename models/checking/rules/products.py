"""The rule about products that name a kind of paper only: "Báo cáo", of which nobody can tell what it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from models.checking.context import Context
from models.checking.finding import Finding, Severity, Spot
from models.checking.rule import PlanRule, Rule, Trace, Traces
from models.checking.shared.wording import exact
from models.grid.grid import Address
from models.i18n import _
from models.plan import Line
from models.text import one_line

if TYPE_CHECKING:
    from models.walk import Node

_FEWEST = 3  # tasks with one and the same of them: fewer may be told apart by their tasks
_NAMED = 3  # spellings that the message names
_SHOWN = 20
_LOOKED_AT = 200
_LONGEST = 80
_PAPERS = (
    "báo cáo|kế hoạch|quyết định|văn bản|công văn|tờ trình|quy chế|đề án|phương án|hồ sơ|tài liệu|thông báo|kết luận"
    "|nghị quyết|hướng dẫn|biên bản|chương trình|quy trình|quy định|sản phẩm"
)
_MORE = (
    "kết quả|thực hiện|triển khai|tổ chức|ban hành|chỉ đạo|kèm theo|các|những|và|hoặc|nếu có|theo quy định"
    "|của (?:các )?(?:cơ quan|cấp)(?:,? đơn vị)? có thẩm quyền|có liên quan"
)
_VAGUE = re.compile(rf"[-+•\s]*(?:{_PAPERS})(?:[\s,;.()/+•-]+(?:{_PAPERS}|{_MORE}))*[\s,;.()]*", re.IGNORECASE)


@lru_cache(maxsize=20_000)
def is_vague(product: str) -> bool:
    """Whether a product is a kind of paper without a word about its matter or who issues it."""
    return len(product) <= _LONGEST and _VAGUE.fullmatch(product) is not None


def _trace(node: Node, context: Context) -> Iterator[Trace]:
    if isinstance(node, Line) and node.product and "product" not in node.merged and is_vague(node.product):
        spot = Spot(Address("line", node.id, "product"), 0, len(node.product), node.product)
        yield Trace(context.appendix_id(node.id), exact(node.product), spot)


def _judge(key: str, traces: Traces, context: Context) -> Iterator[Finding]:
    counts = sorted(((len(nodes), said) for said, nodes in traces.items()), key=lambda one: (-one[0], one[1]))
    count = sum(many for many, _said in counts)
    if not counts or counts[0][0] < _FEWEST:
        return
    spots = [
        spot
        for _many, said in counts
        for own in islice(traces[said].values(), max(1, _LOOKED_AT // len(counts)))
        for spot in own
    ]
    spots.sort(key=lambda one: context.order(one.address.id))
    named = [next(iter(traces[said].values()))[0].text for _many, said in counts[:_NAMED]]
    forms = ", ".join(
        _("“{form}” ({count})").format(form=one_line(text), count=many)
        for text, (many, _said) in zip(named, counts, strict=False)
    )
    text = _("{count} ô sản phẩm chỉ ghi loại văn bản, như {forms}; nên thêm văn bản về việc gì, của cơ quan nào.")
    yield Finding(
        rule=VAGUE.name,
        severity=VAGUE.severity,
        message=text.format(count=count, forms=forms),
        spots=tuple(spots[:_SHOWN]),
        key=f"{VAGUE.name}/{key}",
    )


VAGUE = PlanRule(
    name="product-vague",
    group="fields",
    severity=Severity.HINT,
    title="Sản phẩm ghi chung chung",
    explanation="“Báo cáo”, “Kế hoạch”, “Văn bản” chưa nói văn bản nào, nên khó xác nhận đã hoàn thành và khó tìm tài "
    "liệu kiểm chứng.",
    kinds=frozenset({"line"}),
    trace=_trace,
    judge=_judge,
)
RULES: tuple[Rule, ...] = (VAGUE,)
