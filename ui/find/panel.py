"""The panel of find and replace under the table: fields and buttons, and below them all hits."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from models.i18n import _
from models.search.folding import Way
from ui.find.edge import DragEdge
from ui.find.fields import FindField, ScopeBox
from ui.find.hit_delegate import HitDelegate
from ui.find.hit_model import HitModel
from ui.icons import icon

_SIDES = 30  # pixels: margins of the panel and the gap before its last button
_LEAST_LIST, _FIRST_LIST = 60, 168


class FindPanel(QFrame):
    """Shows what it is told and tells what is wanted; knows no plan."""

    wanted = Signal()  # another text, another way or scope
    new_text = Signal()
    stepped = Signal(int)  # 1 to the next hit, -1 to the one before
    chosen = Signal(int, bool)  # a hit in the list; True where the focus is to go there
    replace_one = Signal()
    replace_all = Signal()
    closed = Signal()

    def __init__(self, hits: HitModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("findPanel")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.text = FindField(_("Tìm"), self)
        self.text.setPlaceholderText(_("Tìm trong kế hoạch"))
        self.setFocusProxy(self.text)
        self.replacement = FindField(_("Thay bằng"), self)
        self.replacement.setMinimumWidth(110)
        self.replacement.setPlaceholderText(_("Thay bằng (để trống là xóa chữ tìm thấy)"))
        self.marks = self._option(_("Đúng dấu"), _("Chỉ tìm chữ có dấu như đã gõ: “hòa” không khớp “hoa”"))
        self.case = self._option(_("Đúng chữ hoa"), _("Phân biệt chữ hoa với chữ thường"))
        self.words = self._option(_("Cả từ"), _("Không tìm chữ nằm bên trong một từ khác"))
        self.scope = ScopeBox(self)
        self.scope.setAccessibleName(_("Phạm vi tìm"))
        self.scope.setSizeAdjustPolicy(ScopeBox.SizeAdjustPolicy.AdjustToContents)
        self.count = QLabel(self)
        self.count.setObjectName("faint")
        self.back = self._button("chevron-up", _("Chỗ trước (Shift+F3)"), lambda: self.stepped.emit(-1))
        self.on = self._button("chevron-down", _("Chỗ sau (F3)"), lambda: self.stepped.emit(1))
        self.swap = self._button("replace", _("Thay thế (Ctrl+H)"), lambda: None)
        self.swap.setCheckable(True)
        self.shut = self._button("x", _("Đóng (Esc)"), self.closed.emit)
        self.one = QPushButton(_("Thay"), self)
        self.all = QPushButton(_("Thay tất cả"), self)
        self.every = QCheckBox(_("Chọn hết"), self)
        self.list = QListView(self)
        self._hits = hits
        self._narrow: bool | None = None
        self._lay_out()
        self._set_up_list()
        self._connect()
        self.show_replacing(False)

    def _option(self, text: str, tip: str) -> QCheckBox:
        box = QCheckBox(text, self)
        box.setToolTip(tip)
        box.toggled.connect(self.wanted)
        return box

    def _button(self, name: str, tip: str, handler: Callable[[], None]) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("icon_name", name)
        button.setIcon(icon(name))
        button.setIconSize(QSize(16, 16))
        button.setToolTip(tip)
        button.setAccessibleName(tip.split(" (")[0])
        button.clicked.connect(lambda _checked=False: handler())
        return button

    def _lay_out(self) -> None:
        edge = DragEdge(self)
        edge.pulled.connect(self._pull)
        first = QHBoxLayout()
        for widget in (self.swap, self.text, self.back, self.on, self.count):
            first.addWidget(widget, 1 if widget is self.text else 0)
        second = QHBoxLayout()
        for option in (self.marks, self.case, self.words):
            second.addWidget(option)
        second.addWidget(self.scope)
        second.addStretch(1)
        self._bar = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._bar.setSpacing(8)
        self._bar.addLayout(first, 1)
        self._bar.addLayout(second)
        top = QHBoxLayout()
        top.addLayout(self._bar, 1)
        top.addWidget(self.shut, 0, Qt.AlignmentFlag.AlignTop)
        self._replacing = QWidget(self)
        row = QHBoxLayout(self._replacing)
        row.setContentsMargins(self.swap.sizeHint().width() + 6, 0, 0, 0)
        row.addWidget(self.replacement, 1)
        for button in (self.one, self.all, self.every):
            row.addWidget(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(8, 0, 8, 6)
        whole.setSpacing(5)
        whole.addWidget(edge)
        whole.addLayout(top)
        whole.addWidget(self._replacing)
        whole.addWidget(self.list)

    def _set_up_list(self) -> None:
        self.list.setObjectName("hitList")
        self.list.setAccessibleName(_("Các chỗ tìm thấy"))
        self.list.setUniformItemSizes(True)
        self.list.setItemDelegate(HitDelegate(self.list))
        self.list.setModel(self._hits)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFixedHeight(max(_LEAST_LIST, min(_FIRST_LIST, self.window().height() // 6)))
        self.list.hide()

    def _connect(self) -> None:
        self.text.textChanged.connect(self.wanted)
        self.text.entered.connect(self.stepped)
        self.replacement.textChanged.connect(self.new_text)
        self.replacement.entered.connect(lambda _way: self.replace_one.emit())
        for field in (self.text, self.replacement):
            field.list_wanted.connect(self._into_list)
        self.scope.activated.connect(lambda _place: self.wanted.emit())
        self.swap.toggled.connect(self.show_replacing)
        self.one.clicked.connect(self.replace_one)
        self.all.clicked.connect(self.replace_all)
        self.every.clicked.connect(lambda wanted: self._hits.tick(range(self._hits.rowCount()), wanted))
        self.list.selectionModel().currentChanged.connect(self._row_changed)
        self.list.clicked.connect(lambda index: self.chosen.emit(index.row(), False))
        self.list.activated.connect(lambda index: self.chosen.emit(index.row(), True))

    @property
    def way(self) -> Way:
        """How exactly to compare."""
        return Way(self.marks.isChecked(), self.case.isChecked(), self.words.isChecked())

    @property
    def replacing(self) -> bool:
        """Whether something is to be put in the place of what is found."""
        return self._replacing.isVisibleTo(self)

    def show_replacing(self, wanted: bool) -> None:
        """Show or hide the line for what is put in its place."""
        self.swap.setChecked(wanted)
        self._replacing.setVisible(wanted)
        self.new_text.emit()

    def show_scopes(self, names: Sequence[str], chosen: int) -> None:
        """Offer these places to search."""
        self.scope.clear()
        self.scope.addItems(list(names))
        self.scope.setCurrentIndex(chosen)
        self._fold()

    def show_count(self, text: str, hits: int, replaceable: int, writable: bool) -> None:
        """How much was found, and how much of it is to be replaced."""
        self.count.setText(text)
        self._fold()
        self.list.setVisible(bool(hits))
        for button in (self.back, self.on):
            button.setEnabled(bool(hits))
        self.swap.setEnabled(writable)
        self.one.setEnabled(writable and bool(hits))
        self.all.setEnabled(writable and bool(replaceable))
        self.all.setText(_("Thay tất cả ({count})").format(count=replaceable) if replaceable else _("Thay tất cả"))
        self.every.setEnabled(bool(hits))
        self.every.setChecked(bool(hits) and replaceable == hits)

    def show_row(self, row: int) -> None:
        """Choose a hit in the list without going there."""
        index = self._hits.index(row) if row >= 0 else QModelIndex()
        model = self.list.selectionModel()
        model.blockSignals(True)
        self.list.setCurrentIndex(index)
        model.blockSignals(False)
        self.list.viewport().update()
        if index.isValid():
            self.list.scrollTo(index)

    def begin(self) -> None:
        """Write here: the text that was searched last is chosen, so that typing replaces it."""
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.text.selectAll()

    def retheme(self) -> None:
        """Draw the icons in the colour of the theme in use."""
        for button in self.findChildren(QToolButton):
            if name := button.property("icon_name"):
                button.setIcon(icon(name))

    def changeEvent(self, event: QEvent) -> None:
        """Follow another theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self.retheme()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the panel."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        """As narrow as its wider line: the panel turns into two lines before it makes the sheet above it wider."""
        lines = [line for n in range(self._bar.count()) if (line := self._bar.itemAt(n)) is not None]
        width = max(line.minimumSize().width() for line in lines) + self.shut.sizeHint().width() + _SIDES
        if self.replacing:
            width = max(width, self._replacing.minimumSizeHint().width() + _SIDES)
        return QSize(width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the options stand under the field."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        lines = [line for n in range(self._bar.count()) if (line := self._bar.itemAt(n)) is not None]
        wanted = sum(line.minimumSize().width() for line in lines) + self._bar.spacing()
        narrow = wanted + self.shut.sizeHint().width() + _SIDES > self.width()
        if narrow != self._narrow:
            self._narrow = narrow
            ways = QBoxLayout.Direction
            self._bar.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)

    def _row_changed(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid() and self.list.hasFocus():
            self.chosen.emit(now.row(), False)

    def _into_list(self) -> None:
        if self._hits.rowCount():
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
            row = self.list.currentIndex().row()
            self.list.setCurrentIndex(self._hits.index(max(0, row)))

    def _pull(self, pixels: int) -> None:
        most = max(_LEAST_LIST, self.window().height() // 2)
        self.list.setFixedHeight(max(_LEAST_LIST, min(most, self.list.height() + pixels)))
