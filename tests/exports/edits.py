"""Random edits of a plan that share all unchanged nodes with the plan before, as the session does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import count
from random import Random
from typing import Any, TypeVar

from models.layout import LAYOUT_NAMES, built_in_layout
from models.plan import Appendix, Area, Group, Line, Objective, Plan, Section, Signer, Task

_Node = TypeVar("_Node")
_WORDS = "rà soát xây dựng kế hoạch triển khai nhiệm vụ cải cách hành chính của cơ quan đơn vị thuộc Sở".split()  # noqa: SIM905
_ids = count()


def text(draw: Random, most: int = 40) -> str:
    """Some words, now and then very many."""
    many = 900 if draw.random() < 0.04 else most
    return " ".join(draw.choices(_WORDS, k=draw.randint(1, many)))


def _fresh(kind: str) -> str:
    return f"{kind}-{next(_ids)}"


def line(draw: Random) -> Line:
    """A line with some fields, maybe merged with the one above."""
    merged = frozenset({"lead"}) if draw.random() < 0.2 else frozenset()
    return Line(activity=text(draw), product=text(draw), lead=text(draw, 4), merged=merged, id=_fresh("line"))


def task(draw: Random) -> Task:
    """A task of one to three lines."""
    return Task(title=text(draw), lines=tuple(line(draw) for _ in range(draw.randint(1, 3))), id=_fresh("task"))


def item(draw: Random) -> Task | Objective | Group:
    """A task, or a heading over some."""
    below = tuple(task(draw) for _ in range(draw.randint(0, 4)))
    kind = draw.random()
    if kind < 0.2:
        return Objective(title=text(draw), items=below, id=_fresh("objective"))
    return Group(title=text(draw, 8), items=below, id=_fresh("group")) if kind < 0.35 else task(draw)


def area(draw: Random, items: int) -> Area:
    """An area with so many items."""
    return Area(title=text(draw, 8).upper(), items=tuple(item(draw) for _ in range(items)), id=_fresh("area"))


def appendix(draw: Random, items: int = 10) -> Appendix:
    """An appendix of four areas in any layout."""
    layout = built_in_layout(draw.choice(LAYOUT_NAMES))
    areas = tuple(area(draw, items) for _ in range(4))
    return Appendix(title=text(draw, 8).upper(), layout=layout, areas=areas, id=_fresh("appendix"))


def whole_plan(seed: int, appendices: int = 2, items: int = 10) -> Plan:
    """A plan with text, signature and appendices."""
    draw = Random(seed)  # noqa: S311
    sections = tuple(
        Section(number=number, heading=text(draw, 6), paragraphs=tuple(text(draw) for _ in range(5)), id=_fresh("s"))
        for number in ("I", "II", "III", "IV")
    )
    return Plan(
        title="Cải cách hành chính năm 2027",
        agency="Sở Mẫu",
        parent_agency="UBND tỉnh Mẫu",
        place="Mẫu",
        signer=Signer("", "Giám đốc", "Nguyễn Văn A"),
        legal_bases=(text(draw), text(draw)),
        recipients=("Như trên", "Lưu: VT"),
        sections=sections,
        appendices=tuple(appendix(draw, items) for _ in range(appendices)),
        id="plan",
    )


def edited(plan: Plan, draw: Random) -> Plan:
    """The plan after one random edit."""
    kinds: list[Callable[[Plan, Random], Plan]] = [_in_table] * 8
    kinds += [_in_text, _in_letterhead, _in_settings, _in_appendices]
    return draw.choice(kinds)(plan, draw)


def _in_table(plan: Plan, draw: Random) -> Plan:
    one = draw.choice(plan.appendices)
    kind = draw.random()
    if kind < 0.15:
        changed = replace(one, areas=_list(one.areas, draw, lambda _old: area(draw, 3)))
    elif kind < 0.25:
        changed = replace(one, closing=draw.choice(("", "Tổng cộng")), title=text(draw, 8))
    else:
        changed = replace(one, areas=_inside(one.areas, draw, _edit_area))
    return replace(plan, appendices=tuple(changed if other is one else other for other in plan.appendices))


def _edit_area(one: Area, draw: Random) -> Area:
    kind = draw.random()
    if kind < 0.1:
        return replace(one, title=text(draw, 8))
    if kind < 0.4:
        return replace(one, items=_list(one.items, draw, lambda _old: item(draw)))
    return replace(one, items=_inside(one.items, draw, _edit_item))


def _edit_item(one: Any, draw: Random) -> Any:
    if isinstance(one, Task):
        return _edit_task(one, draw)
    if draw.random() < 0.3 or not one.items:
        return replace(one, title=text(draw, 10))
    if draw.random() < 0.3:
        return replace(one, items=_list(one.items, draw, lambda _old: task(draw)))
    return replace(one, items=_inside(one.items, draw, _edit_item))


def _edit_task(one: Task, draw: Random) -> Task:
    kind = draw.random()
    if kind < 0.3:
        return replace(one, title=text(draw))
    if kind < 0.5:
        return replace(one, lines=_list(one.lines, draw, lambda _old: line(draw)) or (line(draw),))
    return replace(one, lines=_inside(one.lines, draw, lambda old, _draw: replace(old, product=text(draw))))


def _in_text(plan: Plan, draw: Random) -> Plan:
    one = draw.choice(plan.sections)
    changed = replace(one, paragraphs=_list(one.paragraphs, draw, lambda _old: text(draw)))
    return replace(plan, sections=tuple(changed if other is one else other for other in plan.sections))


def _in_letterhead(plan: Plan, draw: Random) -> Plan:
    return replace(plan, title=text(draw, 20), number=draw.choice(("", "7")), recipients=(text(draw, 8), "Lưu"))


def _in_settings(plan: Plan, draw: Random) -> Plan:
    page = replace(
        plan.page,
        left=draw.choice((30.0, 35.0)),
        table_size=draw.choice((11.0, 12.0)),
        line_spacing=draw.choice((1.0, 1.3)),
        page_numbers=draw.choice(list(type(plan.page.page_numbers))),
        count_line=draw.choice((True, False)),
        letterhead=draw.choice((True, False)),
        repeat_header=draw.choice((True, False)),
    )
    return replace(plan, page=page)


def _in_appendices(plan: Plan, draw: Random) -> Plan:
    if draw.random() < 0.5:
        one = draw.choice(plan.appendices)
        changed = replace(one, layout=built_in_layout(draw.choice(LAYOUT_NAMES)))
        return replace(plan, appendices=tuple(changed if other is one else other for other in plan.appendices))
    kept = _list(plan.appendices, draw, lambda _old: appendix(draw, 2))
    return replace(plan, appendices=kept or plan.appendices)


def _list(nodes: tuple[_Node, ...], draw: Random, make: Callable[[object], _Node]) -> tuple[_Node, ...]:
    """The nodes with one added, taken away or moved."""
    out = list(nodes)
    kind = draw.random()
    if out and kind < 0.6:
        taken = out.pop(draw.randrange(len(out)))
        if kind < 0.3:
            out.insert(draw.randint(0, len(out)), taken)
    else:
        out.insert(draw.randint(0, len(out)), make(None))
    return tuple(out)


def _inside(nodes: tuple[_Node, ...], draw: Random, edit: Callable[[_Node, Random], _Node]) -> tuple[_Node, ...]:
    """The nodes with one of them edited."""
    if not nodes:
        return nodes
    place = draw.randrange(len(nodes))
    return (*nodes[:place], edit(nodes[place], draw), *nodes[place + 1 :])
