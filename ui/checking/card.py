"""The card beside the list: one finding told calmly, what would put it right, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import NamedTuple

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from models.checking.registry import rules_by_name
from models.checking.report import SEVERITY_NAMES
from models.edits import Edit
from models.i18n import _
from models.text import printable
from ui.checking.arranging import Entry, title_of
from ui.checking.grades import grade_icon
from ui.checking.place_words import shortened
from ui.differences.marks import MarkedText
from ui.icons import icon

_MOST_EDITS = 3
_SIDES = 40  # pixels: margins and the scroll bar
_LONGEST = 400  # letters of an excerpt


class Told(NamedTuple):
    """What the card shows: a finding, where it stands, what the texts become, how many like it can be put right."""

    entry: Entry
    place: str
    edits: Sequence[Edit] = ()
    fixable: int = 0
    writable: bool = True


class FindingCard(QFrame):
    """Shows what it is told and tells what is wanted; knows no plan."""

    fix_wanted = Signal()
    fix_all_wanted = Signal()
    dismiss_wanted = Signal()
    back_wanted = Signal()
    place_wanted = Signal()
    explained = Signal(bool)  # the explanation is wanted, or no more

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("findingCard")
        self._told: Told | None = None
        self.menu = QMenu(self)
        self._sign = QLabel(self)
        self._sign.setFixedWidth(20)
        self._title = self._label("groupTitle")
        self._place = QPushButton(self)
        self._place.setObjectName("quietNote")
        self._place.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._place.clicked.connect(self.place_wanted)
        self._message = self._label("")
        self._message.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._edits = QVBoxLayout()
        self._edits.setSpacing(3)
        self._why = QPushButton(_("Vì sao?"), self)
        self._why.setObjectName("quietNote")
        self._why.setCheckable(True)
        self._why.toggled.connect(self._explain)
        self._explanation = self._label("faint")
        self.fix = self._button(_(" Sửa"), "wand-sparkles", self.fix_wanted)
        self.fix_all = self._button("", "", self.fix_all_wanted)
        self.dismiss = self._button(_("Bỏ qua…"), "", self.dismiss_wanted)
        self.dismiss.setToolTip(_("Để nguyên như vậy, kèm ghi chú vì sao; xem lại được ở “Đã bỏ qua” (Delete)"))
        self.back = self._button(_("Soát lại"), "", self.back_wanted)
        self.back.setToolTip(_("Đưa điều này trở lại danh sách"))
        self.more = QToolButton(self)
        self.more.setText("…")
        self.more.setToolTip(_("Việc khác"))
        self.more.setAccessibleName(_("Việc khác với điều này"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setMenu(self.menu)
        self._lay_out()
        self.show_told(None)

    def _label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return label

    def _button(self, text: str, sign: str, wanted: object) -> QPushButton:
        button = QPushButton(text, self)
        if sign:
            button.setProperty("icon_name", sign)
            button.setIcon(icon(sign))
        button.clicked.connect(wanted)
        return button

    def _lay_out(self) -> None:
        body = QWidget()
        body.setObjectName("detailBody")
        column = QVBoxLayout(body)
        column.setContentsMargins(12, 8, 10, 6)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._title, 1)
        column.addLayout(head)
        for widget in (self._place, self._message):
            column.addWidget(widget)
        column.addLayout(self._edits)
        column.addWidget(self._why, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._explanation)
        column.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(body)
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._buttons.setContentsMargins(12, 4, 10, 8)
        self._buttons.setSpacing(6)
        for button in (self.fix, self.fix_all, self.dismiss, self.back, self.more):
            self._buttons.addWidget(button)
        self._buttons.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scroll, 1)
        whole.addLayout(self._buttons)

    @property
    def told(self) -> Told | None:
        """What is shown."""
        return self._told

    def show_told(self, told: Told | None) -> None:
        """Show a finding, or nothing."""
        self._told = told
        while item := self._edits.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for part in (self._sign, self._title, self._place, self._message, self._why, self._explanation, self.fix,
                     self.fix_all, self.dismiss, self.back, self.more):  # fmt: skip
            part.setVisible(told is not None)
        if told is None:
            return
        finding, note = told.entry
        self._sign.setPixmap(grade_icon(finding.severity).pixmap(QSize(18, 18)))
        self._sign.setAccessibleName(_(SEVERITY_NAMES[finding.severity]))
        self._title.setText(f"{_(SEVERITY_NAMES[finding.severity])}: {title_of(finding)}")
        self._show_place()
        self._message.setText(finding.message)
        self._show_edits(told)
        rule = rules_by_name().get(finding.rule)
        self._explanation.setText(_(rule.explanation) if rule else "")
        self._why.setVisible(rule is not None)
        self._explanation.setVisible(self._why.isChecked() and rule is not None)
        self.fix.setVisible(finding.fixable and note is None)
        self.fix_all.setVisible(told.fixable > 1 and note is None)
        self.fix_all.setText(_("Sửa cả {count} lỗi cùng loại…").format(count=told.fixable))
        self.dismiss.setVisible(note is None)
        self.back.setVisible(note is not None)
        for button in (self.fix, self.fix_all, self.dismiss, self.back):
            button.setEnabled(told.writable)

    def _show_place(self) -> None:
        """As much of the place as there is room for: its beginning and its end tell most."""
        place = self._told.place if self._told else ""
        room = self.width() - _SIDES
        self._place.setText(shortened(place, self._place.fontMetrics(), room))
        self._place.setAccessibleName(_("Tới chỗ này: {place}").format(place=place))
        self._place.setToolTip(f"<qt>{escape(place)}<br>{_('Tới chỗ này (Enter)')}</qt>")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width has other room for the place."""
        super().resizeEvent(event)
        self._show_place()

    def _show_edits(self, told: Told) -> None:
        finding, note = told.entry
        if note is not None:
            text = _("Đã bỏ qua: {note}").format(note=note.note) if note.note else _("Đã bỏ qua, không ghi chú.")
            self._add(text, "faint")
            return
        for edit in told.edits[:_MOST_EDITS]:
            self._edits.addWidget(MarkedText(edit.before, edit.after, self))
        if len(told.edits) > _MOST_EDITS:
            self._add(_("và {count} chỗ khác").format(count=len(told.edits) - _MOST_EDITS), "faint")
        excerpt = printable(finding.excerpt[:_LONGEST])
        if not told.edits and excerpt and excerpt not in finding.message:
            self._add(f"“{excerpt}”", "faint")

    def _add(self, text: str, name: str) -> None:
        label = self._label(name)
        label.setText(text)
        self._edits.addWidget(label)

    def _explain(self, on: bool) -> None:
        self._why.setText(_("Ẩn giải thích") if on else _("Vì sao?"))
        self._explanation.setVisible(on and self._told is not None)
        self.explained.emit(on)

    def changeEvent(self, event: QEvent) -> None:
        """Follow another theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            for button in self.findChildren(QPushButton):
                if name := button.property("icon_name"):
                    button.setIcon(icon(name))
            self.show_told(self._told)
