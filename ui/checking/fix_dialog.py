"""All faults of one kind that can be put right: what each text becomes, ticked, before it is done as one step."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from models.checking.finding import Finding
from models.checking.fixing import edits_of
from models.compare.comparison import PLACE_MARK, Difference, Kind
from models.grid.grid import Address
from models.i18n import _
from models.store import PlanRows
from ui.checking.arranging import title_of
from ui.differences.ticked import TickedList
from ui.room import resize_within


class FixDialog(QDialog):
    """Offers to put findings of one rule right; `chosen` tells which."""

    def __init__(
        self, findings: Sequence[Finding], rows: PlanRows, place_of: Callable[[Finding], str], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("fixDialog")
        self.setWindowTitle(_("Sửa các lỗi cùng loại"))
        self._findings: dict[Difference, Sequence[Finding]] = {}
        self._edits: dict[Difference, int] = {}
        # What is wrong in one text is shown in one row.
        texts: dict[tuple[Address, int], list[Finding]] = {}
        for finding in findings:
            texts.setdefault((finding.address, finding.spots[0].paragraph), []).append(finding)
        for own in texts.values():
            self._offer(own, rows, place_of(own[0]))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        head = QLabel(title_of(findings[0]) if findings else "", self)
        head.setObjectName("groupTitle")
        head.setTextFormat(Qt.TextFormat.PlainText)
        about = QLabel(_("Bỏ dấu chọn ở chỗ muốn giữ nguyên. Mọi chỗ được sửa trong một bước, hoàn tác được."), self)
        about.setObjectName("faint")
        about.setWordWrap(True)
        self.list = TickedList(_("Các chỗ sẽ sửa"), self)
        self.all = QCheckBox(_("Chọn tất cả"), self)
        self.all.setTristate(True)
        self.all.setCheckState(Qt.CheckState.Checked)
        self.do = QPushButton(self)
        self.do.setDefault(True)
        shut = QPushButton(_("Hủy"), self)
        buttons = QHBoxLayout()
        buttons.addWidget(self.all)
        buttons.addStretch(1)
        buttons.addWidget(self.do)
        buttons.addWidget(shut)
        for widget in (head, about):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        column.addLayout(buttons)
        self.list.ticked.connect(self._count)
        self.all.clicked.connect(lambda _on: self.list.tick_all(self.all.checkState() is not Qt.CheckState.Unchecked))
        self.do.clicked.connect(self.accept)
        shut.clicked.connect(self.reject)
        self.list.offer(self._findings)
        self.list.setFocus()
        self._count()
        resize_within(self, 820, 520)

    def _offer(self, findings: Sequence[Finding], rows: PlanRows, place: str) -> None:
        edits = edits_of(findings, rows)
        shown = edits[0] if edits else None
        *words, label = place.split(PLACE_MARK)
        if len(edits) > 1:
            label = _("{place} và {count} chỗ khác").format(place=label, count=len(edits) - 1)
        difference = Difference(
            Kind.CHANGED,
            findings[0].address,
            tuple(words),
            label,
            shown.before if shown else "",
            shown.after if shown else findings[0].message,
            paragraph=findings[0].spots[0].paragraph,
        )
        self._findings[difference] = findings
        self._edits[difference] = max(1, len(edits))

    def chosen(self) -> list[Finding]:
        """The findings that are to be put right."""
        return [finding for one in self.list.taken() for finding in self._findings[one]]

    def _count(self) -> None:
        taken = self.list.taken()
        count = sum(self._edits[one] for one in taken)
        states = Qt.CheckState
        whole = len(taken) == len(self._findings)
        self.all.setCheckState(states.Checked if whole else states.PartiallyChecked if count else states.Unchecked)
        self.do.setText(_("Sửa {count} chỗ").format(count=count))
        self.do.setEnabled(count > 0)
