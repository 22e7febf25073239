"""Where the parts of an open plan stand: tree left, paper or text in the middle, details right, remarks below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from models.i18n import _
from ui.message_bar import MessageBar


class Frame(NamedTuple):
    """The movable borders, and the sheets of which one is seen."""

    columns: QSplitter
    rows: QSplitter
    sheets: QStackedWidget


class _Sheets(QStackedWidget):
    """As narrow as the sheet that is seen can be; the others do not widen it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.currentChanged.connect(lambda _place: self.updateGeometry())

    def minimumSizeHint(self) -> QSize:
        """The least size of the sheet that is seen."""
        sheet = self.currentWidget()
        return sheet.minimumSizeHint() if sheet else super().minimumSizeHint()


def arrange(
    whole: QWidget,
    tree: QWidget,
    messages: MessageBar,
    sheets: tuple[QWidget, ...],
    details: QWidget,
    lower: QWidget,
) -> Frame:
    """Put the parts into the whole."""
    side = QFrame(whole)
    side.setMinimumWidth(170)
    details.setMinimumWidth(200)
    side.setObjectName("sidePanel")
    column = QVBoxLayout(side)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    title = QLabel(_("NỘI DUNG KẾ HOẠCH"), side)
    title.setObjectName("panelTitle")
    column.addWidget(title)
    column.addWidget(tree)
    desk = QWidget(whole)
    desk.setObjectName("desk")
    middle = QVBoxLayout(desk)
    middle.setContentsMargins(8, 8, 8, 8)
    middle.setSpacing(6)
    messages.live_in(middle, 0)
    stack = _Sheets(desk)
    for sheet in sheets:
        stack.addWidget(sheet)
    middle.addWidget(stack, 1)
    columns = QSplitter(Qt.Orientation.Horizontal, whole)
    for widget, stretch in ((side, 0), (desk, 1), (details, 0)):
        columns.addWidget(widget)
        columns.setStretchFactor(columns.count() - 1, stretch)
    columns.setCollapsible(1, False)
    rows = QSplitter(Qt.Orientation.Vertical, whole)
    rows.addWidget(columns)
    rows.addWidget(lower)
    rows.setStretchFactor(0, 1)
    rows.setCollapsible(0, False)
    layout = QVBoxLayout(whole)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(rows)
    return Frame(columns, rows, stack)


def focus_next(frame: Frame, tree: QWidget, middle: QWidget, editors: Sequence[QWidget], last: QWidget) -> None:
    """Move the focus to the next part that is seen: tree, bar of the filter, middle, panel of finding, the first of
    the editors, the last part."""
    filters, find = (frame.columns.findChild(QFrame, name) for name in ("filterBar", "findPanel"))
    parts = (tree, filters, middle, find, *editors[:1], last)
    panes = [pane for pane in parts if pane is not None and pane.isVisible()]
    focus = QApplication.focusWidget()
    here = next((n for n, pane in enumerate(panes) if pane is focus or pane.isAncestorOf(focus)), -1) if focus else -1
    if any(editor is focus for editor in editors):
        here = panes.index(editors[0])
    panes[(here + 1) % len(panes)].setFocus(Qt.FocusReason.TabFocusReason)
