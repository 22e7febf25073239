"""What the plan says of its units, to be ticked: names to take into the directory, spellings that mean one unit."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from models.i18n import _
from models.registers import UnitKind
from models.units.alike import Confidence
from models.units.learning import Proposal
from ui.room import resize_within

_PROPOSAL = Qt.ItemDataRole.UserRole
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ProposalsDialog(QDialog):
    """Sure and likely proposals come ticked; what is only possible waits for the officer's word."""

    def __init__(self, proposals: Sequence[Proposal], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("unitProposals")
        self.setWindowTitle(_("Học danh mục từ kế hoạch"))
        ways = _("Các cách viết chỉ được gộp trong danh mục, chữ của kế hoạch giữ nguyên.")
        about = QLabel(_("Đánh dấu những gì đúng.") + " " + ways, self)
        about.setObjectName("faint")
        about.setWordWrap(True)
        self.tree = QTreeWidget(self)
        self.tree.setObjectName("proposalTree")
        self.tree.setAccessibleName(_("Đề nghị"))
        self.tree.setHeaderLabels([_("Đơn vị"), _("Cách viết trong kế hoạch"), _("Số dòng")])
        self.tree.setRootIsDecorated(False)
        self.tree.setItemsExpandable(False)
        self.tree.setUniformRowHeights(True)
        self.tree.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        self.reason = QLabel(self)
        self.reason.setTextFormat(Qt.TextFormat.PlainText)
        self.reason.setWordWrap(True)
        self.reason.setMinimumHeight(self.reason.fontMetrics().lineSpacing() * 3)
        self.reason.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._fill(proposals)
        self._arrange(about)
        self.tree.itemChanged.connect(lambda *_args: self._count())
        self.tree.currentItemChanged.connect(lambda item, _before: self._tell(item))
        first = self._items()
        if first:
            self.tree.setCurrentItem(first[0])
        self.tree.setFocus()
        self._count()
        resize_within(self, 860, 560)

    def _arrange(self, about: QLabel) -> None:
        every, none = QPushButton(_("Chọn hết"), self), QPushButton(_("Bỏ chọn hết"), self)
        every.clicked.connect(lambda: self._tick(Qt.CheckState.Checked))
        none.clicked.connect(lambda: self._tick(Qt.CheckState.Unchecked))
        self.take = QPushButton(self)
        self.take.setDefault(True)
        self.take.clicked.connect(self.accept)
        shut = QPushButton(_("Hủy"), self)
        shut.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addWidget(every)
        buttons.addWidget(none)
        buttons.addStretch(1)
        buttons.addWidget(self.take)
        buttons.addWidget(shut)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(about)
        column.addWidget(self.tree, 1)
        column.addWidget(self.reason)
        column.addLayout(buttons)

    def _fill(self, proposals: Sequence[Proposal]) -> None:
        names = {
            Confidence.SURE: _("Tên có trong kế hoạch"),
            Confidence.LIKELY: _("Rất có thể là một đơn vị"),
            Confidence.PERHAPS: _("Có thể là một đơn vị – cần xem lại"),
        }
        for confidence, title in names.items():
            own = [one for one in proposals if one.confidence is confidence]
            if not own:
                continue
            top = QTreeWidgetItem(self.tree, [f"{title} ({len(own)})"])
            top.setFlags(Qt.ItemFlag.ItemIsEnabled)
            top.setFirstColumnSpanned(True)
            font = top.font(0)
            font.setBold(True)
            top.setFont(0, font)
            for proposal in own:
                self._add(top, proposal)
            top.setExpanded(True)

    def _add(self, top: QTreeWidgetItem, proposal: Proposal) -> None:
        others = [one.text for one in proposal.spelled if one.text != proposal.name]
        sure = proposal.confidence is not Confidence.PERHAPS
        name = (
            _("{name} – tập thể").format(name=proposal.name) if proposal.kind is UnitKind.COLLECTIVE else proposal.name
        )
        words = [name, "; ".join(others)]
        if not sure:
            words = [proposal.spelled[0].text, _("có phải là “{name}”?").format(name=proposal.name)]
        item = QTreeWidgetItem(top, [*words, str(proposal.lines)])
        for column, text in enumerate(words):
            # A tool tip that begins like markup would be read as such.
            item.setToolTip(column, text.replace("<", "‹"))
        item.setData(0, _PROPOSAL, proposal)
        item.setTextAlignment(2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(0, Qt.CheckState.Checked if sure else Qt.CheckState.Unchecked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes what is ticked, also while the list has the focus."""
        if event.key() in _ENTER and self.take.isEnabled():
            self.accept()
        else:
            super().keyPressEvent(event)

    def accepted_proposals(self) -> list[Proposal]:
        """What is ticked."""
        return [item.data(0, _PROPOSAL) for item in self._items() if item.checkState(0) is Qt.CheckState.Checked]

    def _items(self) -> list[QTreeWidgetItem]:
        tops = [self.tree.topLevelItem(place) for place in range(self.tree.topLevelItemCount())]
        items = (top.child(place) for top in tops if top is not None for place in range(top.childCount()))
        return [item for item in items if item is not None]

    def _tick(self, state: Qt.CheckState) -> None:
        self.tree.blockSignals(True)
        for item in self._items():
            item.setCheckState(0, state)
        self.tree.blockSignals(False)
        self.tree.viewport().update()
        self._count()

    def _tell(self, item: QTreeWidgetItem | None) -> None:
        proposal = item.data(0, _PROPOSAL) if item is not None else None
        text = ""
        if isinstance(proposal, Proposal):
            text = "; ".join(proposal.reasons)
            text = text[:1].upper() + text[1:] + "." if text else _("Tên được viết thống nhất.")
            if proposal.known is not None:
                text = _("Thêm vào “{name}” đã có trong danh mục.").format(name=proposal.known.name) + " " + text
        self.reason.setText(text)

    def _count(self) -> None:
        count = len(self.accepted_proposals())
        self.take.setText(_("Đưa vào danh mục ({count})").format(count=count))
        self.take.setEnabled(count > 0)
