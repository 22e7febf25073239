"""Our tasks beside one from above: a tick for those that cover it, the shared words marked, how alike they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QApplication, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from models.coverage.marking import shared_runs
from models.coverage.matching import OurTask
from models.i18n import _
from models.text import one_line, printable
from ui.differences.marks import marked_document, paint_document
from ui.theme import current_theme

AnyIndex = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_CHOICE = Qt.ItemDataRole.UserRole
_PAD, _MOST = 8, 700
_KEPT = 200


@dataclass(frozen=True, slots=True)
class Choice:
    """One of our tasks; `linked` where it covers the task from above, `score` None where it was not compared."""

    task: OurTask
    linked: bool = False
    score: float | None = None
    sure: bool = False


class CandidateModel(QAbstractListModel):
    """A Choice in each row, with Qt's own box."""

    toggled = Signal(object)  # Choice as it was

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self.choices: Sequence[Choice] = ()
        self.text = ""
        self.writable = True

    def show(self, text: str, choices: Sequence[Choice]) -> None:
        """Show other tasks beside a text from above."""
        self.beginResetModel()
        self.text, self.choices = text, choices
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Our tasks that are shown."""
        return 0 if parent.isValid() else len(self.choices)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The choice itself, its tick, its words for screen readers."""
        choice = self.choices[index.row()]
        if role == _CHOICE:
            return choice
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if choice.linked else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(choice.task.text)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return told(choice)
        return None

    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """A tick is only told; the plan answers with another list."""
        if role != Qt.ItemDataRole.CheckStateRole or not self.writable:
            return False
        self.toggled.emit(self.choices[index.row()])
        return True

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """All can be chosen and ticked."""
        own = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return own | Qt.ItemFlag.ItemIsUserCheckable if self.writable else own


class CandidateList(QListView):
    """Space ticks, Enter takes the task and goes on to the next one from above, Left goes back."""

    take_wanted = Signal()
    back_wanted = Signal()
    place_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("candidateList")
        self.setAccessibleName(_("Nhiệm vụ trong kế hoạch"))
        self.rows = CandidateModel(self)
        self.setModel(self.rows)
        self.painter_of_rows = _Painter(self)
        self.setItemDelegate(self.painter_of_rows)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.doubleClicked.connect(lambda _index: self.place_wanted.emit())

    def show_choices(self, text: str, choices: Sequence[Choice]) -> None:
        """Show other tasks; beside the same text the row with the focus stays where the task is still shown."""
        current = self.current() if text == self.rows.text else None
        self.painter_of_rows.forget()
        self.rows.show(text, choices)
        same = (place for place, one in enumerate(choices) if current and one.task.id == current.task.id)
        place = next(same, 0 if choices else -1)
        if place >= 0:
            self.setCurrentIndex(self.rows.index(place))

    def current(self) -> Choice | None:
        """The task with the focus."""
        choice = self.currentIndex().data(_CHOICE) if self.currentIndex().isValid() else None
        return choice if isinstance(choice, Choice) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the list; Space is Qt's own and ticks."""
        if event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.take_wanted.emit()
                return
            if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Escape):
                self.back_wanted.emit()
                return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words wrap anew in another width."""
        if event.size().width() != event.oldSize().width():
            self.painter_of_rows.forget()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Draw in the colours and letters in use."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.painter_of_rows.forget()
            self.scheduleDelayedItemsLayout()


class _Painter(QStyledItemDelegate):
    def __init__(self, view: CandidateList) -> None:
        super().__init__(view)
        self._view = view
        self._documents: dict[tuple[str, int], QTextDocument] = {}

    def forget(self) -> None:
        """Lay out all texts anew."""
        self._documents.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """As high as the text is, and a line below it."""
        choice = index.data(_CHOICE)
        height = self._document(choice).size().height() if isinstance(choice, Choice) else 0
        return QSize(100, int(height + option.fontMetrics.lineSpacing() + 2 * _PAD + 1))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Background and box by the style, then the marked text, then area, deadline and likeness."""
        choice = index.data(_CHOICE)
        if not isinstance(choice, Choice):
            return
        own = QStyleOptionViewItem(option)
        self.initStyleOption(own, index)
        own.text = ""
        style = own.widget.style() if own.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, own, painter, own.widget)
        document = self._document(choice)
        box = QRectF(option.rect).adjusted(self._left(), _PAD, -_PAD, -_PAD)
        paint_document(painter, document, QRectF(box.left(), box.top(), box.width(), document.size().height()))
        painter.save()
        painter.setFont(own.font)
        painter.setPen(QColor(current_theme().faint))
        line = own.fontMetrics.lineSpacing()
        shown = own.fontMetrics.elidedText(told(choice), Qt.TextElideMode.ElideRight, int(box.width()))
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        painter.drawText(QRectF(box.left(), box.bottom() - line, box.width(), line), flags, shown)
        painter.restore()

    def _left(self) -> int:
        style = self._view.style()
        box = style.pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth, None, self._view)
        return box + 3 * _PAD

    def _document(self, choice: Choice) -> QTextDocument:
        width = self._view.viewport().width() - self._left() - _PAD
        key = (choice.task.id, width)
        if key not in self._documents:
            if len(self._documents) >= _KEPT:
                self._documents.clear()
            text = printable(one_line(choice.task.text))
            text = text if len(text) <= _MOST else text[:_MOST].rstrip() + " …"
            document = marked_document(shared_runs(text, self._view.rows.text), self._view.font())
            document.setTextWidth(max(60, width))
            self._documents[key] = document
        return self._documents[key]


def told(choice: Choice) -> str:
    """What is told below a task: likeness, area, deadline, lead."""
    parts = []
    if choice.score is not None and not choice.linked:
        parts.append(_("Đề xuất") if choice.sure else _("Gợi ý"))
    if choice.score is not None:
        parts.append(_("giống {share}%").format(share=round(100 * choice.score)))
    parts.append(one_line(choice.task.area))
    parts.append(one_line(choice.task.deadline))
    parts.append(one_line(choice.task.lead))
    return printable(" · ".join(part for part in parts if part))
