"""Every place where a name is about to change, ticked, before it is done as one step."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from models.compare.comparison import Difference, Kind
from models.compare.index import PlanIndex
from models.compare.places import Places
from models.i18n import _
from models.plan import Plan
from models.units.renaming import Rename
from ui.differences.tick_all import TickAll
from ui.differences.ticked import TickedList
from ui.room import resize_within


class RenamePreview(QDialog):
    """Lists the texts before and after; units' cells and other texts can be taken apart."""

    def __init__(self, title: str, places: Mapping[Difference, Rename], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("renamePreview")
        self.setWindowTitle(_("Xem trước các chỗ sẽ đổi"))
        self._places = places
        head = QLabel(title, self)
        head.setObjectName("groupTitle")
        head.setTextFormat(Qt.TextFormat.PlainText)
        head.setWordWrap(True)
        about = QLabel(_("Bỏ dấu chọn ở chỗ muốn giữ nguyên. Mọi chỗ được đổi trong một bước, hoàn tác được."), self)
        about.setObjectName("faint")
        about.setWordWrap(True)
        self.list = TickedList(_("Các chỗ sẽ đổi"), self)
        texts = sum(not place.in_cell for place in places.values())
        self.texts = QCheckBox(_("Cả trong lời văn, tên nhiệm vụ, sản phẩm ({count})").format(count=texts), self)
        self.texts.setChecked(True)
        self.texts.setVisible(0 < texts < len(places))
        self.do = QPushButton(self)
        self.do.setDefault(True)
        shut = QPushButton(_("Hủy"), self)
        self.all = TickAll(self.list, self)
        buttons = QHBoxLayout()
        buttons.setSpacing(14)
        buttons.addWidget(self.all)
        buttons.addWidget(self.texts)
        buttons.addStretch(1)
        buttons.addWidget(self.do)
        buttons.addWidget(shut)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        for widget in (head, about):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        column.addLayout(buttons)
        self.list.ticked.connect(self._count)
        self.texts.toggled.connect(self._offer)
        self.do.clicked.connect(self.accept)
        shut.clicked.connect(self.reject)
        self._offer()
        self.list.setFocus()
        resize_within(self, 860, 560)

    def chosen(self) -> list[Rename]:
        """The places that are ticked."""
        return [self._places[one] for one in self.list.taken()]

    def _offer(self) -> None:
        both = self.texts.isChecked()
        self.list.offer(one for one, place in self._places.items() if both or place.in_cell)
        self._count()

    def _count(self) -> None:
        count = len(self.list.taken())
        self.do.setText(_("Đổi {count} chỗ").format(count=count))
        self.do.setEnabled(count > 0)


def differences(places: Iterable[Rename], plan: Plan) -> dict[Difference, Rename]:
    """The places as a list of changes shows them; safe in a thread, since it looks at the frozen plan alone."""
    words = Places(PlanIndex(plan))
    return {_difference(place, words): place for place in places}


def _difference(place: Rename, words: Places) -> Difference:
    edit = place.edit
    paragraph = edit.paragraph if edit.paragraph >= 0 else None
    where = words.of(edit.address.id)
    label = words.label(edit.address.id, edit.address.field, paragraph)
    return Difference(Kind.CHANGED, edit.address, where, label, edit.before, edit.after, paragraph=paragraph)
