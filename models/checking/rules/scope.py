"""Rules about how far a task reaches: leads that belong to other agencies, "của tỉnh" among rows "của Sở"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from models.checking.context import Context
from models.checking.finding import Finding, Severity, Spot
from models.checking.parts import any_word
from models.checking.rule import NodeRule, PlanRule, Rule, Trace, Traces
from models.checking.shared.agencies import is_own
from models.checking.shared.wording import exact, wording
from models.grid.grid import Address
from models.i18n import _
from models.plan import Line, Task
from models.text import one_line

if TYPE_CHECKING:
    from models.walk import Node

_CUT = "\x1f"
# So many leads of other agencies make an appendix a list of all tasks of the province, not of ours.
_WHOLE_LIST = 10
_SHOWN = 20
# Who makes a plan for himself; a province or a ministry gives tasks to all below it.
_DEPARTMENT = re.compile(r"(?:sở|thanh tra|ban|chi cục|trung tâm|văn phòng|viện|trường|bệnh viện)\b", re.IGNORECASE)
_BELOW_PROVINCE = re.compile(
    r"(?:ubnd|ủy ban nhân dân|uỷ ban nhân dân)\s+(?:huyện|quận|thị xã|xã|phường|thị trấn)\b", re.I
)
_PEOPLE = r"(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân)"
_ROOMS = "Phòng|Chi cục|Trung tâm|Ban|Văn phòng|Thanh tra"
_OF_PEOPLE = re.compile(rf"(?:Văn phòng\s+)?(?:{_PEOPLE}|HĐND)")
# At the beginning of a lead or behind ";", ",", a line break or "và": an agency beside or above a department.
_OUTSIDE = re.compile(
    rf"(?:^|[;,\n]|\bvà\b)\s*(?:-\s*)?(?:Phạm vi[^:\n]*:\s*)?("
    rf"Sở\s+(?=[A-ZĐ])[^;,\n(:]*"
    rf"|(?:Văn phòng\s+)?{_PEOPLE}\s+(?:tỉnh|thành phố|cấp|huyện|quận|thị xã|xã|phường|các)\b[^;,\n(:]*"
    rf"|(?:Văn phòng\s+)?(?:HĐND|Tỉnh ủy|Thành ủy)\b[^;,\n(:]*"
    rf"|Bộ\s+(?=[A-ZĐ])(?!Chỉ huy)[^;,\n(:]*"
    rf"|(?:{_ROOMS})\s(?:(?:[^;,\n(:]|,(?=\s[a-zà-ỹđ]))*?[-–\w]\s*)?\bSở\s+(?!(?:Các|{_ROOMS})\b)(?=[A-ZĐ])[^;,\n(:]*"
    rf")"
)
_TRAIL = re.compile(r"\s+(?:chủ trì|phối hợp|và các|và)\b.*$|[\s.]+$", re.DOTALL)
_SCOPE = re.compile(r"\b(?:của|tại|trong|địa bàn|phạm vi|toàn)\s+(tỉnh|[Ss]ở)\b")
_BEFORE = re.compile(r"(\w+\s+\w+)\s*$")


def _trace_leads(node: Node, context: Context) -> Iterator[Trace]:
    if not isinstance(node, Line) or not node.lead or "lead" in node.merged:
        return
    agency = context.head.agency
    for start, end, name in _outside(node.lead, agency):
        spot = Spot(Address("line", node.id, "lead"), start, end, node.lead[start:end])
        yield Trace(context.appendix_id(node.id), f"{agency}{_CUT}{name}", spot)


@lru_cache(maxsize=8192)
def _outside(lead: str, agency: str) -> tuple[tuple[int, int, str], ...]:
    """Where in a lead an agency stands that is no part of the one that makes the plan."""
    below = _BELOW_PROVINCE.match(agency.strip())
    if not below and not _DEPARTMENT.match(agency.strip()):
        return ()
    found: list[tuple[int, int, str]] = []
    for match in _OUTSIDE.finditer(lead):
        name = _TRAIL.sub("", match.group(1))
        own_people = below and _OF_PEOPLE.match(name) and not re.search(r"\btỉnh\b|\bthành phố\b", name)
        if name and not own_people and not is_own(name, agency):
            found.append((match.start(1), match.start(1) + len(name), one_line(name)))
    return tuple(found)


def _judge_leads(key: str, traces: Traces, context: Context) -> Iterator[Finding]:
    met = [(*variant.split(_CUT), spot) for variant, nodes in traces.items() for own in nodes.values() for spot in own]
    if len(met) > _WHOLE_LIST:
        text = _("{count} nhiệm vụ của phụ lục này do cơ quan khác chủ trì, không phải đơn vị của {agency}.")
        message = text.format(count=len(met), agency=one_line(str(met[0][0])))
        spots = (Spot(Address("appendix", key, "title")),)
        yield Finding(rule=LEADS.name, severity=Severity.HINT, message=message, spots=spots, key=f"{LEADS.name}/{key}")
        return
    for variant, nodes in traces.items():
        agency, name = variant.split(_CUT)
        text = _("“{name}” không phải đơn vị của {agency}; kế hoạch chỉ giao chủ trì cho đơn vị của mình.")
        message = text.format(name=name, agency=one_line(agency))
        for spot in (spot for own in nodes.values() for spot in own):
            yield Finding(rule=LEADS.name, severity=LEADS.severity, message=message, spots=(spot,))


def _trace_products(node: Node, context: Context) -> Iterator[Trace]:
    """Products that name a scope which their task does not name."""
    if not isinstance(node, Line) or "product" in node.merged or "hạm vi" in node.lead:
        return
    product = node.product
    scopes = {match.group(1).lower() for match in _SCOPE.finditer(product)}
    match = _SCOPE.search(product)
    if match is None or len(scopes) != 1:
        return
    masked = exact(_SCOPE.sub("§", product))
    told = {match.group(1).lower() for match in _SCOPE.finditer(context.task_of(node).title)}
    if scopes.isdisjoint(told) and len(wording(masked).telling) > 2:
        spot = Spot(Address("line", node.id, "product"), *match.span(1), match.group(1))
        yield Trace(masked, f"{context.appendix_id(node.id)}{_CUT}{scopes.pop()}", spot)


def _judge_products(_key: str, traces: Traces, context: Context) -> Iterator[Finding]:
    by_appendix: dict[str, dict[str, list[Spot]]] = {}
    for variant, nodes in traces.items():
        appendix, scope = variant.split(_CUT)
        spots = [spot for own in nodes.values() for spot in own]
        by_appendix.setdefault(appendix, {})[scope] = sorted(spots, key=lambda one: context.order(one.address.id))
    for scopes in by_appendix.values():
        if len(scopes) < 2:
            continue
        few, many = sorted(scopes.values(), key=len)[:2]
        text = _("Sản phẩm này ghi “{here}”, trong khi dòng giống hệt ghi “{there}”; cần xem phạm vi nào đúng.")
        for spot in few[:_SHOWN]:
            message = text.format(here=spot.text, there=many[0].text)
            yield Finding(rule=ROWS.name, severity=ROWS.severity, message=message, spots=(spot, many[0]))


_HAS_SCOPE = any_word("tỉnh", "sở").then(lambda parts: _SCOPE.search(parts.text))


def _within(node: Node, _context: Context) -> Iterator[Finding]:
    """A task "… phạm vi của tỉnh" whose product is one "… phạm vi của Sở"."""
    if not isinstance(node, Task):
        return
    asked: dict[str, str] | None = None
    for line in node.lines:
        if "product" in line.merged or "hạm vi" in line.lead:
            continue
        for match in _SCOPE.finditer(line.product):
            before = _BEFORE.search(line.product, 0, match.start())
            asked = dict(_scopes(node.title)) if asked is None else asked
            scope = asked.get(exact(before.group(1))) if before else None
            if scope and scope != match.group(1).lower():
                text = _("Nhiệm vụ ghi phạm vi của {title}, còn sản phẩm ghi của {product}; cần thống nhất.")
                named = {"tỉnh": "tỉnh", "sở": "Sở"}
                message = text.format(title=named[scope], product=named[match.group(1).lower()])
                spot = Spot(Address("line", line.id, "product"), *match.span(1), match.group(1))
                yield Finding(rule=WITHIN.name, severity=WITHIN.severity, message=message, spots=(spot,))


def _scopes(text: str) -> Iterator[tuple[str, str]]:
    """The two words before each scope, and the scope."""
    for match in _SCOPE.finditer(text):
        before = _BEFORE.search(text, 0, match.start())
        if before:
            yield exact(before.group(1)), match.group(1).lower()


LEADS = PlanRule(
    name="lead-of-another-agency",
    group="units",
    severity=Severity.WARNING,
    title="Chủ trì là cơ quan khác",
    explanation="Kế hoạch của một cơ quan giao việc cho đơn vị của mình; sở khác hoặc UBND chỉ có thể là đơn vị phối "
    "hợp hoặc cấp giao việc.",
    kinds=frozenset({"line"}),
    trace=_trace_leads,
    judge=_judge_leads,
)
ROWS = PlanRule(
    name="scope-among-rows",
    group="units",
    severity=Severity.HINT,
    title="“Của tỉnh” lẫn với “của Sở”",
    explanation="Các dòng giống nhau mà một dòng ghi phạm vi tỉnh, các dòng khác ghi phạm vi Sở thường là do chép.",
    kinds=frozenset({"line"}),
    trace=_trace_products,
    quick=_HAS_SCOPE,
    judge=_judge_products,
)
WITHIN = NodeRule(
    name="scope-of-product",
    group="units",
    severity=Severity.HINT,
    title="Sản phẩm khác phạm vi với nhiệm vụ",
    explanation="Nhiệm vụ ghi phạm vi của tỉnh mà sản phẩm ghi của Sở, hoặc ngược lại, thì chưa rõ phải làm đến đâu.",
    kinds=frozenset({"task"}),
    quick=_HAS_SCOPE,
    find=_within,
)
RULES: tuple[Rule, ...] = (LEADS, ROWS, WITHIN)
