"""Which names in the plans from above mean our agency: every name with a tick, as lead and as partner."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from models.coverage.agency import Named, Role
from models.i18n import _
from models.text import printable
from ui.room import resize_within

_NAMED = Qt.ItemDataRole.UserRole


class NamesDialog(QDialog):
    """`choices` are CheckSettings.ours with what was ticked otherwise than the rule would."""

    def __init__(self, agency: str, names: Sequence[Named], choices: Mapping[str, bool], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("namesDialog")
        self.setWindowTitle(_("Tên của cơ quan trong kế hoạch cấp trên"))
        self._before = dict(choices)
        self.items: list[QTreeWidgetItem] = []
        own = printable(agency).strip() or _("(kế hoạch chưa ghi tên cơ quan)")
        told = QLabel(
            _(
                "Nhiệm vụ được tính là của {agency} khi cơ quan chủ trì hoặc phối hợp được đánh dấu dưới đây. Đánh dấu "
                "thêm tên khác của cơ quan, hoặc bỏ dấu những tên không gồm cơ quan mình."
            ).format(agency=own),
            self,
        )
        told.setTextFormat(Qt.TextFormat.PlainText)
        told.setWordWrap(True)
        self.tree = QTreeWidget(self)
        self.tree.setObjectName("namesTree")
        self.tree.setAccessibleName(_("Tên các cơ quan"))
        self.tree.setHeaderLabels([_("Tên trong kế hoạch cấp trên"), _("Số nhiệm vụ")])
        self.tree.setRootIsDecorated(False)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setStretchLastSection(False)
        titles = {Role.LEAD: _("Chủ trì"), Role.PARTNERS: _("Phối hợp")}
        for role in Role:
            some = [one for one in names if one.role is role]
            if not some:
                continue
            head = QTreeWidgetItem(self.tree, [titles[role]])
            head.setFirstColumnSpanned(True)
            head.setFlags(Qt.ItemFlag.ItemIsEnabled)
            strong = head.font(0)
            strong.setBold(True)
            head.setFont(0, strong)
            for one in some:
                item = QTreeWidgetItem(head, [printable(one.name), str(one.tasks)])
                item.setFlags(
                    Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
                )
                item.setCheckState(0, Qt.CheckState.Checked if one.ours else Qt.CheckState.Unchecked)
                item.setData(0, _NAMED, one)
                self.items.append(item)
                item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            head.setExpanded(True)
        buttons = QDialogButtonBox(self)
        go = buttons.addButton(_("Dùng các tên đã chọn"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(_("Hủy"), QDialogButtonBox.ButtonRole.RejectRole)
        go.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(10)
        column.addWidget(told)
        column.addWidget(self.tree, 1)
        column.addWidget(buttons)
        resize_within(self, 560, 480)
        self.tree.setFocus()
        if self.items:
            self.tree.setCurrentItem(self.items[0])

    def choices(self) -> dict[str, bool]:
        """All choices of the officer, those made before too."""
        chosen = dict(self._before)
        for item in self.items:
            named = item.data(0, _NAMED)
            ticked = item.checkState(0) is Qt.CheckState.Checked
            if ticked is not named.ours:
                chosen[named.key] = ticked
        return chosen
