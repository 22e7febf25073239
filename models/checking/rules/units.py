"""Rules about who does what: one unit on both sides, nobody who answers, one unit written in several ways."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from models.checking.context import Context
from models.checking.finding import Finding, Severity, Spot
from models.checking.rule import NodeRule, PlanRule, Rule, Trace, Traces
from models.checking.shared.unit_names import clusters_of, doubts_between, fullest, likely, own_lists
from models.grid.grid import Address
from models.i18n import _
from models.plan import Line
from models.units.counting import roles
from models.units.directory import Directory, directory_of
from models.units.splitter import Part, split
from models.units.tokens import name_key
from models.units.variants import shown_form, variant_key

if TYPE_CHECKING:
    from models.walk import Node

_CELLS = ("lead", "partners")
_USUAL_SHORT = frozenset(("UBND", "HĐND", "THPT", "TTHC", "VNPT"))
_MOST_SPOTS = 200  # of one unit that a finding tells at once
_TOLD = 5  # spellings that a message names
_OUTSIDE = re.compile(
    r"^(?:Sở|UBND|Ủy ban|Uỷ ban|HĐND|Bộ|Công an|Bưu điện|Tỉnh|Huyện|Thành ủy|Báo|Đài|VNPT|Viettel|Viễn thông|Tổng đài|"
    r"Công đoàn|Đoàn|Hội|Liên đoàn|Liên minh|Mặt trận|Trường|Kho bạc|Thuế|Cục|Hải quan|Ngân hàng|Bảo hiểm|T[òo][àa] án|"
    r"Viện kiểm sát|Công ty)\b|\b(?:tỉnh|thành phố|huyện|thị xã|xã|phường)$"
)


@lru_cache(maxsize=20_000)
def _is_plain(lead: str, partners: str, directory: Directory) -> bool:
    """Whether nobody stands on both sides and single units lead, as in most lines."""
    leads: set[str] = set()
    others: set[str] = set()
    short = False
    for part, _field, role in roles(Line(lead=lead, partners=partners), directory):
        if role == "lead" and part.collective:
            return False
        (leads if role == "lead" else others).add(directory.key_of(part) + part.scope)
        short = short or _is_shortened(part)
    return leads.isdisjoint(others) and not (short and leads and others)


def _both_sides(node: Node, context: Context) -> Iterator[Finding]:
    """The same unit leads and takes part."""
    directory = directory_of(context.entries)
    if not isinstance(node, Line) or _is_plain(node.lead, node.partners, directory):
        return
    leads: dict[str, Part] = {}
    partners: dict[str, tuple[Part, str]] = {}
    for part, field, role in roles(node, directory):
        if role == "lead":
            leads.setdefault(directory.key_of(part) + part.scope, part)
        else:
            partners.setdefault(directory.key_of(part) + part.scope, (part, field))
    if {"lead", "partners"} <= node.merged:
        return
    for key, (part, field) in partners.items():
        if key not in leads:
            yield from _perhaps_both(node, part, field, leads.values(), context)
        else:
            message = _("“{name}” vừa chủ trì vừa phối hợp trong cùng một dòng; chỉ ghi ở một bên.")
            yield Finding(
                rule=BOTH_SIDES.name,
                severity=BOTH_SIDES.severity,
                message=message.format(name=leads[key].name),
                spots=(_removal(node, part, field, split(node.text(field), directory)),),
            )


def _perhaps_both(line: Line, part: Part, field: str, leads: Iterable[Part], context: Context) -> Iterator[Finding]:
    """A unit that takes part is one that leads, written shorter: "Phòng TCCB"."""
    agency = context.head.agency
    lead = next(
        (
            one
            for one in leads
            if not one.collective
            and one.scope == part.scope
            and _is_shortened(one) is not _is_shortened(part)
            and likely(one.name, part.name, agency)
        ),
        None,
    )
    if part.collective or lead is None:
        return
    message = _("“{partner}” có lẽ là “{lead}”, nên vừa chủ trì vừa phối hợp trong cùng một dòng.")
    yield Finding(
        rule=BOTH_SIDES.name,
        severity=Severity.WARNING,
        message=message.format(partner=part.name, lead=lead.name),
        spots=(Spot(Address("line", line.id, field), part.start, part.end, line.text(field)[part.start : part.end]),),
    )


def _is_shortened(part: Part) -> bool:
    """Whether a name has a word of first letters other than those that are written so everywhere."""
    return any(len(word) > 1 and word.isupper() and word not in _USUAL_SHORT for word in part.text.split())


def _removal(line: Line, part: Part, field: str, parts: Sequence[Part]) -> Spot:
    """Where the unit takes part, with the text without it where others are left there."""
    text = line.text(field)
    put: str | None = None
    start, end = part.start, part.end
    place = parts.index(part)
    if len(parts) > 1 and not any(one.role or one.scope for one in parts) and "\n" not in text:
        put = ""
        if place + 1 < len(parts):
            end = parts[place + 1].start
            # The next unit now begins the cell.
            if place == 0 and text[end].islower():
                end, put = end + 1, text[end].upper()
        else:
            start = parts[place - 1].end
    return Spot(Address("line", line.id, field), start, end, text[start:end], put)


def _only_many(node: Node, context: Context) -> Iterator[Finding]:
    """Only many lead together, so nobody answers for it alone."""
    directory = directory_of(context.entries)
    if not isinstance(node, Line) or not node.lead or "lead" in node.merged:
        return
    if _is_plain(node.lead, node.partners, directory):
        return
    leads = [part for part, _field, role in roles(node, directory) if role == "lead"]
    if not leads or not all(part.collective for part in leads):
        return
    first = next((part for part, field, role in roles(node, directory) if role == "lead" and field == "lead"), None)
    if first is None:
        return
    name = node.lead[leads[0].start : leads[-1].end] if len(leads) > 1 else first.text
    message = _("“{name}” là tập thể nên chưa rõ đơn vị nào chịu trách nhiệm chính; nên giao một đơn vị chủ trì.")
    inside = next((p for p, _field, role in roles(node, directory) if role == "partners" and _is_inside(p)), None)
    if inside is not None and _is_own(first):
        message = _(
            "“{name}” là tập thể, gồm cả “{partner}” ở cột phối hợp, nên chưa rõ ai chịu trách nhiệm chính; "
            "nên giao một đơn vị chủ trì."
        )
    spot = Spot(Address("line", node.id, "lead"), first.start, first.end, node.lead[first.start : first.end])
    text = message.format(name=" ".join(name.split()), partner=inside.name if inside else "")
    yield Finding(rule=ONLY_MANY.name, severity=ONLY_MANY.severity, message=text, spots=(spot,))


def _overlap(node: Node, context: Context) -> Iterator[Finding]:
    """Many lead beside one unit, and on the other side stands a part of them, or more than them."""
    directory = directory_of(context.entries)
    if not isinstance(node, Line) or _is_plain(node.lead, node.partners, directory) or node.merged & {*_CELLS}:
        return
    leads = [part for part, _field, role in roles(node, directory) if role == "lead"]
    many = next((part for part in leads if part.collective and _is_own(part)), None)
    # Where nobody else leads, that is told already.
    if many is None or all(part.collective for part in leads):
        return
    keys = {directory.key_of(part) for part in leads}
    for part, field, role in roles(node, directory):
        if role != "partners" or directory.key_of(part) in keys:
            continue
        if _is_inside(part) or (part.collective and _is_own(part) and _kinds(many) & _kinds(part)):
            message = _(
                "“{partner}” ở bên phối hợp và “{lead}” ở bên chủ trì có phần trùng nhau; nên ghi rõ đơn vị "
                "nào chủ trì, đơn vị nào phối hợp."
            )
            yield Finding(
                rule=OVERLAP.name,
                severity=OVERLAP.severity,
                message=message.format(partner=part.name, lead=many.name),
                spots=(
                    Spot(
                        Address("line", node.id, field), part.start, part.end, node.text(field)[part.start : part.end]
                    ),
                ),
            )
            return


def _kinds(part: Part) -> frozenset[str]:
    """Of which sorts of units many are: "phòng", "đơn vị"."""
    words = name_key(part.name)
    return frozenset(kind for kind in ("phong", "ban", "don vi", "co quan", "trung tam", "chi cuc") if kind in words)


def _is_inside(part: Part) -> bool:
    """Whether a unit is one of the own department."""
    return not part.collective and _OUTSIDE.search(part.name) is None


def _is_own(part: Part) -> bool:
    """Whether many are all those of the own department, not those that a matter concerns."""
    return variant_key(part.name) == "many/own"


def _trace_names(node: Node, context: Context) -> Iterator[Trace]:
    """Each unit of a line, by what all its likely spellings have in common."""
    if not isinstance(node, Line):
        return
    directory = directory_of(context.entries)
    for field in _CELLS:
        text = node.text(field)
        if not text or field in node.merged:
            continue
        for key, form, start, end in _named(text, context.head.agency, directory):
            yield Trace(key, form, Spot(Address("line", node.id, field), start, end, text[start:end]))


@lru_cache(maxsize=20_000)
def _named(text: str, agency: str, directory: Directory) -> tuple[tuple[str, str, int, int], ...]:
    """The units of a cell, each with its key, its form and its place."""
    keys = [
        (f"unit/{part.unit.id}" if part.unit else variant_key(part.text, agency), part)
        for part in split(text, directory)
    ]
    return tuple((key, shown_form(part.text), part.start, part.end) for key, part in keys if key)


def _judge_names(key: str, traces: Traces, context: Context) -> Iterator[Finding]:
    if len(traces) < 2:
        return
    counts = sorted(((form, len(nodes)) for form, nodes in traces.items()), key=lambda pair: (-pair[1], pair[0]))
    kind, _slash, rest = key.partition("/")
    if kind == "unit":
        unit = next((one for one in directory_of(context.entries).units if one.id == rest), None)
        if unit is not None:
            yield from _several(key, counts, traces, context, shown_form(unit.name), sure=True)
        return
    agency = context.head.agency
    clusters = own_lists(counts) if key == "many/own" else clusters_of(counts, agency)
    for cluster in clusters:
        if len(cluster) > 1:
            most = cluster[0][0] if kind == "many" else fullest(cluster)
            yield from _several(f"{key}/{name_key(most)}", cluster, traces, context, most, sure=kind != "many")
    for short, long in doubts_between(clusters, agency) if kind == "one" else ():
        message = _("“{short}” có thể là “{long}” viết tên khác; nếu cùng một đơn vị thì nên thống nhất một tên.")
        yield Finding(
            rule=SEVERAL.name,
            severity=SEVERAL.severity,
            message=message.format(short=short, long=long),
            spots=tuple(spot for own in islice(traces[short].values(), _MOST_SPOTS) for spot in own),
            key=f"{SEVERAL.name}/{name_key(short)}/{name_key(long)}",
        )


def _several(
    key: str,
    cluster: Sequence[tuple[str, int]],
    traces: Traces,
    context: Context,
    right: str,
    *,
    sure: bool,
) -> Iterator[Finding]:
    """One finding for the spellings of one unit, at those that are not the right one."""
    spots: list[Spot] = []
    for form, _count in cluster:
        if form == right:
            continue
        safe = sure or likely(right, form, context.head.agency)
        for own in islice(traces[form].values(), _MOST_SPOTS - len(spots)):
            spots += [_put(spot, right, safe) for spot in own]
    if not spots:
        return
    told = ", ".join(_("“{form}” ({count})").format(form=form, count=count) for form, count in cluster[:_TOLD]) + (
        ", …" if len(cluster) > _TOLD else ""
    )
    text = _("Một đơn vị được viết {count} cách: {forms}; nên thống nhất là “{right}”.")
    if not sure:
        text = _("Có thể cùng một tập thể đơn vị nhưng được viết {count} cách: {forms}; nên thống nhất một cách viết.")
    yield Finding(
        rule=SEVERAL.name,
        severity=SEVERAL.severity,
        message=text.format(count=len(cluster), forms=told, right=right),
        spots=tuple(sorted(spots, key=lambda spot: (context.order(spot.address.id), spot.address.field, spot.start))),
        key=f"{SEVERAL.name}/{key}",
    )


def _put(spot: Spot, right: str, safe: bool) -> Spot:
    """The spot with the right spelling, with a small letter where it stands in the middle of a cell."""
    if not safe:
        return spot
    put = right[0].lower() + right[1:] if spot.text[:1].islower() and spot.start else right
    return Spot(spot.address, spot.start, spot.end, spot.text, put, spot.paragraph)


BOTH_SIDES = NodeRule(
    name="unit-both-sides",
    group="units",
    severity=Severity.ERROR,
    title="Một đơn vị vừa chủ trì vừa phối hợp",
    explanation=(
        "Đơn vị chủ trì chịu trách nhiệm chính về nhiệm vụ, đơn vị phối hợp giúp đơn vị chủ trì; cùng một đơn vị không "
        "ghi ở cả hai bên của một dòng."
    ),
    kinds=frozenset({"line"}),
    find=_both_sides,
)
ONLY_MANY = NodeRule(
    name="unit-only-many",
    group="units",
    severity=Severity.WARNING,
    title="Chỉ có tập thể chủ trì",
    explanation=(
        "Khi chủ trì chỉ là “Các phòng, đơn vị …” thì không đơn vị nào thật sự chịu trách nhiệm; nên giao một đơn vị "
        "làm đầu mối chủ trì, các đơn vị khác phối hợp."
    ),
    kinds=frozenset({"line"}),
    find=_only_many,
)
OVERLAP = NodeRule(
    name="unit-overlap",
    group="units",
    severity=Severity.HINT,
    title="Tập thể chủ trì gồm cả bên phối hợp",
    explanation=(
        "Khi bên chủ trì có tập thể (“các đơn vị thuộc Sở”) mà bên phối hợp lại ghi đơn vị hoặc tập thể nằm trong đó, "
        "một đơn vị vừa chủ trì vừa phối hợp."
    ),
    kinds=frozenset({"line"}),
    find=_overlap,
)
SEVERAL = PlanRule(
    name="unit-several-names",
    group="units",
    severity=Severity.HINT,
    title="Một đơn vị viết nhiều cách",
    explanation=(
        "Tên một đơn vị cần viết thống nhất trong cả kế hoạch, để lọc, đếm và giao việc theo đơn vị không sót. Tên "
        "đúng lấy theo Danh mục đơn vị; khi danh mục chưa có thì theo cách viết đầy đủ dùng nhiều nhất."
    ),
    kinds=frozenset({"line"}),
    trace=_trace_names,
    judge=_judge_names,
)
RULES: tuple[Rule, ...] = (BOTH_SIDES, ONLY_MANY, OVERLAP, SEVERAL)
