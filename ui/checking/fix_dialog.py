"""All faults of one kind that can be put right: what each text becomes, ticked, before it is done as one step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from models.checking.finding import Finding, Spot
from models.checking.fixing import TextPlace, edits_of
from models.compare.comparison import PLACE_MARK, Difference, Kind
from models.i18n import _
from models.search.order import place_key
from models.store import PlanRows
from models.store.transaction import Command
from ui.checking.arranging import title_of
from ui.differences.tick_all import TickAll
from ui.differences.ticked import TickedList
from ui.room import resize_within


class _Offer(NamedTuple):
    """What a row stands for: a text that changes, or a remedy (None); and the findings that ask for it."""

    place: TextPlace | None
    findings: tuple[Finding, ...]


class FixDialog(QDialog):
    """Offers to put findings of one rule right, each text in a row of its own."""

    def __init__(
        self, findings: Sequence[Finding], rows: PlanRows, words: Callable[[Spot], str], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("fixDialog")
        self.setWindowTitle(_("Sửa các lỗi cùng loại"))
        self._offered = _offered(findings, rows, words)
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
        self.all = TickAll(self.list, self)
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
        self.do.clicked.connect(self.accept)
        shut.clicked.connect(self.reject)
        self.list.offer(self._offered)
        self.list.setFocus()
        self._count()
        resize_within(self, 820, 520)

    def chosen(self) -> list[Finding]:
        """The findings that are to be put right, at least in one of their places."""
        taken = (finding for one in self.list.taken() for finding in self._offered[one].findings)
        return list({id(finding): finding for finding in taken}.values())

    def left_out(self) -> frozenset[TextPlace]:
        """The texts that are to stay as they are."""
        taken = set(self.list.taken())
        return frozenset(offer.place for one, offer in self._offered.items() if one not in taken and offer.place)

    @property
    def count(self) -> int:
        """How many places are ticked."""
        return len(self.list.taken())

    def _count(self) -> None:
        count = self.count
        self.do.setText(_("Sửa {count} chỗ").format(count=count))
        self.do.setEnabled(count > 0)


def _offered(findings: Sequence[Finding], rows: PlanRows, words: Callable[[Spot], str]) -> dict[Difference, _Offer]:
    """A row for each text that changes, in reading order, then one for each remedy that is more than words."""
    told: dict[TextPlace, list[Finding]] = {}
    for finding in findings:
        for place in dict.fromkeys((spot.address, spot.paragraph) for spot in finding.spots if spot.put is not None):
            told.setdefault(place, []).append(finding)
    edits = sorted(edits_of(findings, rows), key=lambda edit: place_key(rows, edit.address, edit.paragraph))
    offered: dict[Difference, _Offer] = {}
    for edit in edits:
        text: TextPlace = (edit.address, edit.paragraph)
        above, label = _place(words(Spot(edit.address, paragraph=edit.paragraph)))
        shown = Difference(Kind.CHANGED, edit.address, above, label, edit.before, edit.after, paragraph=edit.paragraph)
        offered[shown] = _Offer(text, tuple(told.get(text, ())))
    remedied: dict[Command, list[Finding]] = {}
    for finding in findings:
        if finding.remedy is not None:
            remedied.setdefault(finding.remedy, []).append(finding)
    for same in remedied.values():
        above, label = _place(words(same[0].spots[0]))
        shown = Difference(Kind.CHANGED, same[0].address, above, label, "", same[0].message)
        offered[shown] = _Offer(None, tuple(same))
    return offered


def _place(words: str) -> tuple[tuple[str, ...], str]:
    """The parts above a text, and what it is called."""
    *above, label = words.split(PLACE_MARK)
    return tuple(above), label
