"""What the tree shows: the plan's text with its sections, appendices with their headings; how a title is painted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from models.grid.prose import mark
from models.i18n import _
from models.plan import Appendix, Area, Group, Objective, Plan, Section, Task
from models.text import one_line, printable

Node = Plan | Section | Appendix | Area | Group | Objective  # Plan stands for its text, "body"
AnyIndex = QModelIndex | QPersistentModelIndex
NUMBER = Qt.ItemDataRole.UserRole + 1
STAND_IN = Qt.ItemDataRole.UserRole + 2  # what is shown where there is no title
ICONS = {"body": "text-align-start", "appendix": "file-text", "area": "folder", "group": "layers"}
PARENTS = {"area": ("appendix",), "group": ("area",), "objective": ("area", "group"), "section": ("body", "section")}
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
        self.kind = _KINDS[type(node)]
        self.filled = False
        if self.kind == "body":
            self.setFlags(self.flags() & ~Qt.ItemFlag.ItemIsDragEnabled)
        else:
            self.setFlags(self.flags() | Qt.ItemFlag.ItemIsEditable)
        self.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class TitleDelegate(QStyledItemDelegate):
    """Shows "I. Title" while the editor holds the title alone; edits go out as a signal, not into the item."""

    renamed = Signal(str, str, str)  # kind, id, title

    def __init__(self, following: Callable[[], bool], parent: QTreeWidget) -> None:
        super().__init__(parent)
        self._following = following  # whether the tree is just being brought in step
        self.editor: QWidget | None = None

    def initStyleOption(self, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """The printed number stands before the title."""
        super().initStyleOption(option, index)
        number = index.data(NUMBER)
        if index.column() == 0:
            title = " ".join(str(index.data() or index.data(STAND_IN) or _("(chưa có tên)")).split())
            option.text = f"{mark(number or '')}{title}"
            option.textElideMode = Qt.TextElideMode.ElideRight
        else:
            palette = option.palette
            faint = palette.color(QPalette.ColorRole.PlaceholderText)
            palette.setColor(QPalette.ColorRole.Text, faint)
            palette.setColor(QPalette.ColorRole.HighlightedText, faint)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint without the dotted focus frame; the chosen row is tinted as a whole."""
        option.state &= ~QStyle.StateFlag.State_HasFocus
        super().paint(painter, option, index)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> QWidget:
        """Qt's own line, kept in mind so that it can be stored from outside."""
        self.editor = super().createEditor(parent, option, index)
        return self.editor

    def destroyEditor(self, editor: QWidget, index: AnyIndex) -> None:
        """Forget an editor that is closed."""
        self.editor = None
        super().destroyEditor(editor, index)

    def setModelData(self, editor: QWidget, model: object, index: AnyIndex) -> None:
        """Hand the new title on; the plan's own answer brings it back into the item."""
        text = printable(str(editor.property("text") or "")).strip()
        tree = cast(QTreeWidget, self.parent())
        item = tree.itemFromIndex(QModelIndex(cast(QModelIndex, index)))
        if isinstance(item, TreeItem) and text != item.text(0) and not self._following():
            self.renamed.emit(item.kind, item.node.id, text)


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


def child_before(parent: Node, node_id: str, moving: str) -> str:
    """The id of the sibling before a node, tasks counted, the moving one left out; "" where it is the first."""
    before = ""
    children: Sequence[object]
    if isinstance(parent, Plan | Section):
        children = parent.sections
    else:
        children = parent.areas if isinstance(parent, Appendix) else parent.items
    for child in children:
        child_id = str(getattr(child, "id", ""))
        if child_id == node_id:
            break
        if child_id != moving:
            before = child_id
    return before


def task_count(node: Node) -> int | None:
    """The number of tasks in a node; None in the text, which has none."""
    if isinstance(node, Plan | Section):
        return None
    if isinstance(node, Appendix):
        return sum(task_count(area) or 0 for area in node.areas)
    return sum(1 if isinstance(item, Task) else task_count(item) or 0 for item in node.items)
