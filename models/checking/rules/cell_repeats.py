"""Rules about products and activities that stand at several tasks, and products that only say what their task says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from models.checking.context import Context
from models.checking.finding import Finding, Severity, Spot
from models.checking.rule import NodeRule, PlanRule, Rule, Trace, Traces
from models.checking.shared.piles import CUT, bucket, piles, stands_in
from models.checking.shared.wording import exact, wording
from models.compare.places import short
from models.grid.grid import Address
from models.i18n import _
from models.plan import Task

if TYPE_CHECKING:
    from models.walk import Node

# A text with fewer telling words is a kind of paper, not one of its own.
_TELLING = 3
_SHORTEST = 20
_BEGINNING = 40
_SHOWN = 20
# A product on so many tasks is worth a hint; a long one on two already.
_MANY, _LONG = 3, 14
_LEADING = re.compile(r"^(?:[-+\s\d.]|các |những )+")
_PAPERS = (
    *("kế hoạch", "báo cáo", "quyết định", "nghị quyết", "đề án", "văn bản", "tờ trình", "quy chế", "quy định"),
    *("thông báo", "danh mục", "hướng dẫn", "công văn", "chương trình", "phương án", "biên bản", "hồ sơ", "phần mềm"),
    *("dự thảo", "quy trình", "tài liệu", "bộ ", "sổ ", "kết luận", "chỉ thị", "dự án", "hợp đồng", "giấy", "bản "),
    *("hội nghị", "lớp ", "cuộc ", "bài ", "tin ", "bảng", "thông tư", "nghị định", "kết quả", "số liệu"),
)


def _trace_cells(node: Node, context: Context) -> Iterator[Trace]:
    if not isinstance(node, Task):
        return
    appendix = ""
    for line in node.lines:
        for field in ("product", "activity"):
            text = getattr(line, field)
            # What is shorter cannot have words enough.
            if len(text) > _SHORTEST and field not in line.merged:
                appendix = appendix or stands_in(node.id, context)[0]
                about = text[:_BEGINNING].lower()
                spot = Spot(Address("line", line.id, field), 0, len(text), text)
                yield Trace(field + bucket(about), f"{about}{CUT}{appendix}", spot)


def _judge_cells(field: str) -> Callable[[str, Traces, Context], Iterator[Finding]]:
    def judge(key: str, traces: Traces, context: Context) -> Iterator[Finding]:
        for pile in piles(traces) if key.startswith(field) else ():
            yield from _on_many(PRODUCTS if field == "product" else ACTIVITIES, pile, context)

    return judge


def _on_many(rule: PlanRule, pile: Sequence[tuple[list[str], Spot]], context: Context) -> Iterator[Finding]:
    """The same product or activity in several tasks of one appendix."""
    alike: dict[tuple[str, str], dict[str, Spot]] = {}
    for (_about, appendix), spot in pile:
        own = alike.setdefault((appendix, exact(spot.text)), {})
        own.setdefault(context.rows.parent_id(spot.address.id), spot)
    for tasks in alike.values():
        said = wording(next(iter(tasks.values())).text)
        few = rule is PRODUCTS and len(tasks) < _MANY and len(said.words) < _LONG
        if len(tasks) < 2 or few or len(said.telling) <= _TELLING:
            continue
        spots = sorted(tasks.values(), key=lambda one: context.order(one.address.id))[:_SHOWN]
        if rule is PRODUCTS:
            text = _("Sản phẩm “{text}” ghi cho {count} nhiệm vụ, nên khó biết nhiệm vụ nào đã hoàn thành.")
        else:
            text = _("Hoạt động “{text}” ghi ở {count} nhiệm vụ.")
        message = text.format(text=short(spots[0].text), count=len(tasks))
        yield Finding(rule=rule.name, severity=rule.severity, message=message, spots=tuple(spots))


def _echo(node: Node, _context: Context) -> Iterator[Finding]:
    """Products made of words of their task, which name no paper, no number and no other result."""
    if not isinstance(node, Task):
        return
    for line in node.lines:
        product = line.product
        if len(product) < _SHORTEST or "product" in line.merged or "%" in product:
            continue
        for text in (node.title, line.activity):
            # A look at some words first, for hardly any product says what its task says.
            if text and _likely(product, text) and _says_the_same(product, text):
                spot = Spot(Address("line", line.id, "product"), 0, len(product), product)
                message = _("Sản phẩm chỉ lặp lại lời của nhiệm vụ; nên ghi văn bản hoặc kết quả kiểm đếm được.")
                yield Finding(rule=ECHOES.name, severity=ECHOES.severity, message=message, spots=(spot,))
                break


def _likely(product: str, task: str) -> bool:
    words = product.split(None, 6)
    return len(words) > 5 and (f"{words[1]} {words[2]}" in task or f"{words[3]} {words[4]}" in task)


def _says_the_same(product: str, task: str) -> bool:
    """Whether nearly all words of a product stand in the task, and they are a good part or the beginning of it."""
    if _LEADING.sub("", product.lower()).startswith(_PAPERS):
        return False
    own, said = wording(product), wording(task).words
    shared = len([word for word in own.words if word in said])
    much = shared >= 0.4 * len(said) or own.words == said[: len(own.words)]
    return len(own.telling) > _TELLING and shared >= 0.9 * len(own.words) and much


_TASK = frozenset({"task"})
PRODUCTS = PlanRule(
    name="product-repeated",
    group="repeats",
    severity=Severity.HINT,
    title="Một sản phẩm ghi cho nhiều nhiệm vụ",
    explanation="Mỗi nhiệm vụ nên có sản phẩm riêng, để biết nhiệm vụ nào đã hoàn thành.",
    kinds=_TASK,
    trace=_trace_cells,
    judge=_judge_cells("product"),
)
ACTIVITIES = PlanRule(
    name="activity-repeated",
    group="repeats",
    severity=Severity.HINT,
    title="Một hoạt động ghi ở nhiều nhiệm vụ",
    explanation="Cùng một hoạt động ở nhiều nhiệm vụ thì nên ghi một lần, hoặc nói rõ điểm khác nhau.",
    kinds=_TASK,
    trace=_trace_cells,
    judge=_judge_cells("activity"),
)
ECHOES = NodeRule(
    name="product-says-task",
    group="repeats",
    severity=Severity.HINT,
    title="Sản phẩm chỉ lặp lại nhiệm vụ",
    explanation="Sản phẩm nên là văn bản hoặc kết quả kiểm đếm được, không chép lại lời của nhiệm vụ.",
    kinds=_TASK,
    find=_echo,
)
RULES: tuple[Rule, ...] = (PRODUCTS, ACTIVITIES, ECHOES)
