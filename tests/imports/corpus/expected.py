"""The notation of expected plans -> appendices."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from models.layout import HEAD_FIELDS, Column, Layout, built_in_layout
from models.plan import Appendix, Area, Group, Item, Line, Objective, Task

_BREAK = "⏎"


@dataclass
class _Node:
    """A line of the notation that is an area, group, objective or task."""

    sign: str
    title: str
    below: list[_Node] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)


def appendices_in(text: str) -> tuple[Appendix, ...]:
    """The appendices that the notation tells; raises ValueError where it is wrong."""
    found: list[Appendix] = []
    block: list[str] = []
    for line in [*text.splitlines(), "@"]:
        if line.startswith("@") and block:
            found.append(_appendix(block))
            block = []
        if line.strip():
            block.append(line)
    return tuple(found)


def _appendix(block: list[str]) -> Appendix:
    sign, _space, title = block[0].partition(" ")
    names = [name.strip() for name in block[1].removeprefix("columns:").split(",")]
    fields = [f"extra.{name[1:]}" if name.startswith("+") else name for name in names]
    values = [name for name in fields if name not in HEAD_FIELDS]
    areas: list[_Node] = []
    above: dict[int, _Node] = {}
    before = Line()
    for line in block[2:]:
        depth, (sign_of, text) = (len(line) - len(line.lstrip())) // 2, _split(line.strip())
        if sign_of == "=":
            areas.append(_Node("=", text))
            above = {-1: areas[-1]}
            continue
        if sign_of in "+*-":
            if not areas:
                areas.append(_Node("=", ""))
                above = {-1: areas[-1]}
            title_of, _bar, rest = text.partition(" | ") if sign_of == "-" else (text, "", "")
            node = _Node(sign_of, title_of.replace(_BREAK, "\n").removesuffix(" |"))
            above[depth - 1].below.append(node)
            above = {**{place: kept for place, kept in above.items() if place < depth}, depth: node}
            if rest:
                before = _line(rest, values, before)
                node.lines.append(before)
            continue
        task = above[max(above)]
        if sign_of == ">":
            task.lines.append(Line(reference=text))
        elif sign_of == "~":
            before = _line(text, values, before)
            task.lines.append(before)
        else:
            raise ValueError(line)
    columns = tuple(Column(field=name, header=name.removeprefix("extra.")) for name in ["number", *fields])
    form: Layout = built_in_layout("list") if sign == "@list" else replace(built_in_layout("brief"), columns=columns)
    return Appendix(title=title.strip(), layout=form, areas=tuple(_area(node) for node in areas))


def _split(line: str) -> tuple[str, str]:
    return line[0], line[1:].strip()


def _line(text: str, names: list[str], above: Line) -> Line:
    cells = [cell.strip().replace(_BREAK, "\n") for cell in text.split("|")]
    if len(cells) > len(names):
        raise ValueError(f"{len(cells)} values for {len(names)} columns: {text}")
    own: dict[str, str] = {}
    extra: dict[str, str] = {}
    merged: set[str] = set()
    for name, cell in zip(names, cells, strict=False):
        if cell == "^":
            merged.add(name)
        value = above.text(name) if cell == "^" else cell
        if name.startswith("extra."):
            extra |= {name.removeprefix("extra."): value} if value else {}
        else:
            own[name] = value
    return Line(**own, extra=extra, merged=frozenset(merged))


def _area(node: _Node) -> Area:
    return Area(title=node.title, items=tuple(_item(below) for below in node.below))


def _item(node: _Node) -> Item:
    if node.sign == "-":
        return Task(title=node.title, lines=tuple(node.lines) or (Line(),))
    if node.sign == "*":
        return Objective(
            title=node.title, items=tuple(item for item in map(_item, node.below) if isinstance(item, Task))
        )
    inner = tuple(item for item in map(_item, node.below) if not isinstance(item, Group))
    return Group(title=node.title, items=inner)
