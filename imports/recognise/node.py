"""A node of the tree while it grows, where its items belong, and the value of the plan that it becomes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from imports.recognise.notes import Notes
from imports.recognise.number import NONE, Number, parse_number
from imports.recognise.rows import Kind, Places, Row
from models.plan import Area, Group, Item, Line, Objective, Task, new_id


@dataclass(slots=True)
class Node:
    """An area, group, objective or task while it grows; `lines` only in tasks, `items` in all others."""

    kind: str
    title: str
    number: Number = NONE
    items: list[Node] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    whole: bool = False
    row: int = -1
    id: str = field(default_factory=new_id)
    chosen: bool = False  # by the officer, who knows better than the numbers below it


def belongs(number: Number, group: Node) -> bool:
    """Whether an item with this number stands inside the group."""
    own = group.number
    if not number.kind or (group.chosen and not group.items):
        return True
    if own.kind in ("roman", ""):
        return number.kind not in ("roman", "capital")
    if number.kind == "dotted":
        return number.parts[: len(own.parts)] == own.parts or own.kind not in ("arabic", "padded", "dotted")
    if number.kind == "letter":
        return own.kind != "letter"
    if number.kind in ("arabic", "padded"):
        below = [item.number for item in group.items]
        if not below:
            return number.value == 1 and own.value != 0 and own.kind in ("roman", "arabic", "padded", "letter")
        return below[-1].kind == number.kind and number.value == below[-1].value + 1
    return False


def heading_kind(row: Row, following: Row | None, places: Places) -> str:
    """What a heading row with an Arabic number or none holds, told from the number of the row below it."""
    number = row.number
    if following is None or following.kind in (Kind.AREA, Kind.CLOSING, Kind.LOOSE):
        return "empty"
    if following.kind is Kind.HEADING:
        below = following.number
    else:
        slot = following.slots[places.number] if places.number is not None else None
        below = parse_number(slot.text) if slot is not None else NONE
    if not below.kind:
        # In a table with a column for objectives, a row without number is one whose cells go on.
        return "group" if places.objective is not None else "objective"
    if not number.kind and following.kind is Kind.LINE:
        return "group"
    if number.kind == "roman":
        return "empty" if below.kind == "roman" else "group"
    if below.kind == "dotted":
        return "group" if below.parts[: len(number.parts)] == number.parts or not number.kind else "empty"
    if below.kind == "letter":
        return "group" if number.kind != "letter" else "empty"
    if row.whole and below.value == 1:
        return "area"
    if below.value == 1 and below.kind in ("arabic", "padded"):
        return "group"
    return "empty"


def frozen(node: Node) -> Area:
    """A grown area as a value of the plan."""
    items = tuple(_item(below) for below in node.items)
    return Area(title=node.title, source_number=node.number.text, items=items, id=node.id)


def _item(node: Node) -> Item:
    if node.kind == "task":
        return _task(node)
    if node.kind == "objective":
        tasks = tuple(_task(below) for below in node.items)
        return Objective(title=node.title, source_number=node.number.text, items=tasks, id=node.id)
    inner = tuple(_item(below) for below in node.items)
    kept = tuple(item for item in inner if not isinstance(item, Group))
    return Group(title=node.title, source_number=node.number.text, items=kept, id=node.id)


def _task(node: Node) -> Task:
    lines = tuple(node.lines) or (Line(),)
    return Task(title=node.title, source_number=node.number.text, lines=lines, id=node.id)


def noted(nodes: Sequence[Node], notes: Notes) -> None:
    """Note where grown nodes stand; an area that no row shows stands where its first item does."""
    for node in nodes:
        first = node.row if node.row >= 0 or not node.items else node.items[0].row
        notes.stands(node.id, first)
        for line in node.lines:  # noted before; the innermost of one row stands last
            if (spot := notes.origins.pop(line.id, None)) is not None:
                notes.origins[line.id] = spot
        noted(node.items, notes)
