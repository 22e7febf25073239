"""Rules about what stands twice: tasks, products, activities, lines; products that say no more than their task."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from models.checking.context import Context
from models.checking.finding import Finding, Severity, Spot
from models.checking.rule import NodeRule, PlanRule, Rule, Trace, Traces
from models.checking.wording import exact, opening, wording
from models.compare.places import short
from models.grid.grid import Address
from models.i18n import _
from models.plan import Task

if TYPE_CHECKING:
    from models.walk import Node

_CUT = "\x1f"
# Titles with so many telling words are the same task wherever they stand; others only under one heading.
_TELLING = 3
# Where so many begin alike, the words say nothing about any of them.
_TOO_MANY = 400
_SHOWN = 20
# A product on so many tasks is worth a hint; a long one on two already.
_MANY, _LONG = 3, 14
_SHORTEST = 20
_BEGINNING = 40
_BUCKETS = 997
_LEADING = re.compile(r"^(?:[-+\s\d.]|các |những )+")
_PAPERS = (
    *("kế hoạch", "báo cáo", "quyết định", "nghị quyết", "đề án", "văn bản", "tờ trình", "quy chế", "quy định"),
    *("thông báo", "danh mục", "hướng dẫn", "công văn", "chương trình", "phương án", "biên bản", "hồ sơ", "phần mềm"),
    *("dự thảo", "quy trình", "tài liệu", "bộ ", "sổ ", "kết luận", "chỉ thị", "dự án", "hợp đồng", "giấy", "bản "),
    *("hội nghị", "lớp ", "cuộc ", "bài ", "tin ", "bảng", "thông tư", "nghị định", "kết quả", "số liệu"),
)


def _trace_titles(node: Node, context: Context) -> Iterator[Trace]:
    if not isinstance(node, Task) or not node.title.strip():
        return
    appendix, holder = _stands_in(node.id, context)
    title = node.title
    telling = opening(title, _TELLING)
    about = " ".join(sorted(telling)) if len(telling) == _TELLING else f"{exact(title)}/{holder}"
    lead = node.lines[0].lead if node.lines else ""
    spot = Spot(Address("task", node.id, "title"), 0, len(title), title)
    yield Trace(_bucket(about), _CUT.join((about, appendix, lead)), spot)


def _trace_cells(node: Node, context: Context) -> Iterator[Trace]:
    if not isinstance(node, Task):
        return
    appendix = ""
    for line in node.lines:
        for field in ("product", "activity"):
            text = getattr(line, field)
            # What is shorter cannot have words enough.
            if len(text) > _SHORTEST and field not in line.merged:
                appendix = appendix or _stands_in(node.id, context)[0]
                about = text[:_BEGINNING].lower()
                spot = Spot(Address("line", line.id, field), 0, len(text), text)
                yield Trace(field + _bucket(about), f"{about}{_CUT}{appendix}", spot)


def _bucket(about: str) -> str:
    """One of a thousand keys: what is about the same is compared, and there are not as many keys as texts."""
    return str(crc32(about.encode("utf-8", "replace")) % _BUCKETS)


def _piles(traces: Traces) -> list[list[tuple[list[str], Spot]]]:
    """What is about the same thing, where there is more than one of it: the parts of the variant and the spot."""
    kept: dict[str, list[str]] = {}
    for variant in traces:
        kept.setdefault(variant[: variant.index(_CUT)], []).append(variant)
    piles = []
    for variants in kept.values():
        if len(variants) == 1 and len(traces[variants[0]]) == 1:
            continue
        met = [(one.split(_CUT), spot) for one in variants for own in traces[one].values() for spot in own]
        if 1 < len(met) <= _TOO_MANY:
            piles.append(met)
    return piles


def _stands_in(id_: str, context: Context) -> tuple[str, str]:
    """The appendix of a task and what holds the task."""
    rows = context.rows
    item = rows.item(id_)
    holder = id_ = item.parent_id if item is not None else ""
    while (item := rows.item(id_)) is not None:
        id_ = item.parent_id
    return id_, holder


class _Title(NamedTuple):
    appendix: str
    title: str
    lead: str
    spot: Spot

    @property
    def words(self) -> tuple[str, ...]:
        return wording(self.title).words


def _judge_titles(_key: str, traces: Traces, context: Context) -> Iterator[Finding]:
    for pile in _piles(traces):
        yield from _twice(_titles(pile, context))


def _judge_across(_key: str, traces: Traces, context: Context) -> Iterator[Finding]:
    if len(context.rows.siblings("appendix", context.rows.plan_id)) < 2:
        return
    for pile in _piles(traces):
        yield from _in_two(_titles(pile, context), context)


def _titles(pile: Sequence[tuple[list[str], Spot]], context: Context) -> list[_Title]:
    """The titles of a pile in reading order."""
    found = [_Title(appendix, spot.text, lead, spot) for (_about, appendix, lead), spot in pile]
    return sorted(found, key=lambda one: context.order(one.spot.address.id))


def _twice(titles: Sequence[_Title]) -> Iterator[Finding]:
    """Tasks of one appendix with the same words."""
    alike: dict[tuple[str, str], list[_Title]] = {}
    for one in titles:
        alike.setdefault((one.appendix, wording(one.title).same), []).append(one)
    for own in alike.values():
        if len(own) < 2:
            continue
        other = next((one for one in own if exact(one.title) != exact(own[0].title)), None)
        if other is None:
            text = _("Nhiệm vụ “{title}” được ghi {count} lần trong một phụ lục.")
            message = text.format(title=short(own[0].title), count=len(own))
        else:
            text = _("Hai nhiệm vụ chỉ khác nhau ở cách viết: “{first}” và “{second}”.")
            message = text.format(first=short(own[0].title), second=short(other.title))
        severity = Severity.HINT if other is not None else TASKS.severity
        # The second place in front, for it is the one that is likely to go.
        spots = (own[1].spot, own[0].spot, *(one.spot for one in own[2:_SHOWN]))
        yield Finding(rule=TASKS.name, severity=severity, message=message, spots=spots)


def _in_two(titles: Sequence[_Title], context: Context) -> Iterator[Finding]:
    """Tasks of two appendices of which one says what the other says, maybe more."""
    if len({one.appendix for one in titles}) < 2:
        return
    for first, second in pairwise(sorted(titles, key=lambda one: one.words)):
        if first.appendix == second.appendix or second.words[: len(first.words)] != first.words:
            continue
        if len(wording(first.title).telling) < _TELLING:
            continue
        text = _("Nhiệm vụ “{title}” có ở hai phụ lục; thời hạn và sản phẩm ở hai nơi phải thống nhất.")
        severity = Severity.HINT
        if _other_lead(first.lead, second.lead):
            text = _("Nhiệm vụ “{title}” có ở hai phụ lục với hai đơn vị chủ trì: {one}; {two}.")
            severity = ACROSS.severity
        earlier, later = sorted((first, second), key=lambda one: context.order(one.spot.address.id))
        message = text.format(title=short(first.title), one=short(earlier.lead), two=short(later.lead))
        yield Finding(rule=ACROSS.name, severity=severity, message=message, spots=(later.spot, earlier.spot))


def _other_lead(one: str, two: str) -> bool:
    """Whether two units lead; a name and its short form are one."""
    first, second = (frozenset(wording(text).words) for text in (one, two))
    return bool(first and second) and not first <= second and not second <= first


def _judge_cells(field: str) -> Callable[[str, Traces, Context], Iterator[Finding]]:
    def judge(key: str, traces: Traces, context: Context) -> Iterator[Finding]:
        for pile in _piles(traces) if key.startswith(field) else ():
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


def _twins(node: Node, _context: Context) -> Iterator[Finding]:
    if not isinstance(node, Task) or len(node.lines) < 2:
        return
    seen: set[tuple[str, ...]] = set()
    for line in node.lines:
        said = tuple(exact(getattr(line, field)) for field in _SAID)
        if not any(said):
            continue
        if said in seen:
            text = line.activity or line.product or line.lead
            field = next(name for name in ("activity", "product", "lead", *_SAID) if getattr(line, name))
            spot = Spot(Address("line", line.id, field), 0, len(text), text)
            message = _("Hai dòng của nhiệm vụ này ghi giống hệt nhau.")
            yield Finding(rule=TWINS.name, severity=TWINS.severity, message=message, spots=(spot,))
        seen.add(said)


_SAID = ("activity", "product", "lead", "partners", "deadline", "note", "reference")
_TASK = frozenset({"task"})
TASKS = PlanRule(
    name="task-repeated",
    group="repeats",
    severity=Severity.WARNING,
    title="Nhiệm vụ ghi hai lần",
    explanation="Một nhiệm vụ ghi hai lần trong một phụ lục dễ bị giao hai nơi và báo cáo hai lần.",
    kinds=_TASK,
    trace=_trace_titles,
    judge=_judge_titles,
)
ACROSS = PlanRule(
    name="task-in-two-appendices",
    group="repeats",
    severity=Severity.WARNING,
    title="Nhiệm vụ có ở hai phụ lục",
    explanation="Một việc có ở hai phụ lục thì đơn vị chủ trì, thời hạn và sản phẩm ở hai nơi phải thống nhất.",
    kinds=_TASK,
    trace=_trace_titles,
    judge=_judge_across,
)
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
TWINS = NodeRule(
    name="line-repeated",
    group="repeats",
    severity=Severity.WARNING,
    title="Hai dòng giống hệt nhau",
    explanation="Hai dòng phân công của một nhiệm vụ ghi giống hệt nhau thì một dòng là thừa.",
    kinds=_TASK,
    find=_twins,
)
RULES: tuple[Rule, ...] = (TASKS, ACROSS, PRODUCTS, ACTIVITIES, ECHOES, TWINS)
