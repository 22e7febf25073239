"""A part of the plan as one text, for what was added or removed as a whole."""

from __future__ import annotations

from models.compare.index import Node, PlanIndex
from models.layout import Layout
from models.plan import LINE_FIELDS, Appendix, Line, Plan, Section, Task
from models.text import one_line
from models.words import field_name


def content_of(node: Node, index: PlanIndex) -> str:
    """The words of a node: a task with its lines, a section with its paragraphs, a heading by its title alone."""
    match node:
        case Task():
            return task_text(node, _layout(node, index))
        case Line():
            return line_text(node, _layout(node, index))
        case Section():
            return "\n".join(text for text in (node.heading, *node.paragraphs) if text)
        case Plan():
            return node.title
    return node.title


def task_text(task: Task, layout: Layout | None) -> str:
    """A task: its title, then each line with the names of its fields."""
    lines = [line_text(line, layout) for line in task.lines]
    return "\n".join(text for text in (task.title, *lines) if text)


def line_text(line: Line, layout: Layout | None) -> str:
    """A line: one row of text for each field that is not empty."""
    names = ("reference", *(layout.line_fields() if layout else ()), *LINE_FIELDS, *(f"extra.{k}" for k in line.extra))
    out = []
    for name in dict.fromkeys(names):
        if text := line.text(name):
            label = one_line(layout.header_of(name)) if layout else ""
            out.append(f"{label or field_name('line', name)}: {text}")
    return "\n".join(out)


def _layout(node: Node, index: PlanIndex) -> Layout | None:
    id_ = index.parent_id(node.id)
    while id_:
        above = index.node(id_)
        if isinstance(above, Appendix):
            return above.layout
        id_ = index.parent_id(id_)
    return None
