"""What the tree shows: the plan's text with its sections, appendices with their headings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidgetItem

from models.grid.numbers import Series, item_numbers, numbered_areas
from models.i18n import _
from models.plan import Appendix, Area, Group, Objective, Plan, Section, Task
from models.text import one_line

Node = Plan | Section | Appendix | Area | Group | Objective  # Plan stands for its text, "body"
NUMBER = Qt.ItemDataRole.UserRole + 1
STAND_IN = Qt.ItemDataRole.UserRole + 2  # what is shown where there is no title
BADGES = Qt.ItemDataRole.UserRole + 3  # Badges of the node
ICONS = {
    "body": "text-align-start",
    "appendix": "file-text",
    "area": "folder",
    "group": "layers",
    "objective": "target",
}
_KINDS: dict[type, str] = {
    Plan: "body",
    Section: "section",
    Appendix: "appendix",
    Area: "area",
    Group: "group",
    Objective: "objective",
}
_SHOWN = 80  # signs of a paragraph that stands in for a title


class TreeItem(QTreeWidgetItem):
    """One node of the plan in the tree; its children are made when it is first opened."""

    def __init__(self, node: Node) -> None:
        super().__init__()
        self.node = node
        self.kind = kind_of(node)
        self.shown = False
        self.filled = False
        self.number = ""
        self.series: Series | None = None  # what the numbers in it depend on
        if self.kind == "body":
            self.setFlags(self.flags() & ~Qt.ItemFlag.ItemIsDragEnabled)
        else:
            self.setFlags(self.flags() | Qt.ItemFlag.ItemIsEditable)
        self.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


def kind_of(node: Node) -> str:
    """What a node is, in the words of the tree."""
    return _KINDS[type(node)]


def title_of(node: Node) -> str:
    """What stands in the tree for a node."""
    if isinstance(node, Plan):
        return _("Nội dung văn bản")
    return node.heading if isinstance(node, Section) else node.title


def stand_in_of(node: Node) -> str:
    """The beginning of a section's text where it has no heading."""
    texts = node.paragraphs if isinstance(node, Section) else ()
    return one_line(texts[0][:_SHOWN]) if texts else ""


def below(node: Node) -> list[Node]:
    """The nodes that the tree shows in a node."""
    if isinstance(node, Plan | Section):
        return list(node.sections)
    found = node.areas if isinstance(node, Appendix) else node.items
    return [child for child in found if not isinstance(child, Task)]


class Shown(NamedTuple):
    """A node with its printed number; `series` and `numbers` tell the numbers of what stands in it."""

    node: Node
    number: str = ""
    series: Series | None = None
    numbers: Mapping[str, str] = {}


def shown_in(shown: Shown) -> Iterator[Shown]:
    """What the tree shows in a node; the numbers in an area are made once, and only where something has one."""
    node = shown.node
    if isinstance(node, Plan | Section):
        yield from (Shown(section, section.number) for section in node.sections)
    elif isinstance(node, Appendix):
        yield from (Shown(area, series.number or "", series) for area, series in numbered_areas(node))
    else:
        inside, numbers, series = below(node), shown.numbers, shown.series
        if inside and isinstance(node, Area) and series is not None:
            numbers = item_numbers(node, series)
        for child in inside:
            number = numbers.get(child.id, "")
            # Beside its own number only the rules of the layout tell how a group counts.
            yield Shown(child, number, series._replace(number=number, order=0, start=0) if series else None, numbers)


class TaskCounts:
    """The number of tasks in each node, counted once for each state of the node."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[Node, int]] = {}

    def of(self, node: Node) -> int | None:
        """The number of tasks in a node; None in the text, which has none."""
        return None if isinstance(node, Plan | Section) else self._count(node)

    def forget(self, node_id: str) -> None:
        """A node has left the tree."""
        self._known.pop(node_id, None)

    def _count(self, node: Appendix | Area | Group | Objective) -> int:
        known = self._known.get(node.id)
        if known is not None and known[0] is node:
            return known[1]
        below = node.areas if isinstance(node, Appendix) else node.items
        count = sum(1 if isinstance(item, Task) else self._count(item) for item in below)
        self._known[node.id] = (node, count)
        return count
