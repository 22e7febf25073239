"""All rules under their groups, each with a switch and its severity; a group is switched as a whole."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from models.checking.registry import all_rules
from models.checking.report import SEVERITY_NAMES
from models.checking.rule import GROUPS, Rule
from models.i18n import _
from ui.checking.grades import grade_icon

_RULE = Qt.ItemDataRole.UserRole
_ON, _OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class RuleTree(QTreeWidget):
    """Shows the rules of this program; those that it does not know stay as they are."""

    chosen_changed = Signal()

    def __init__(self, off: frozenset[str], found: Mapping[str, int], writable: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("ruleTree")
        self.setAccessibleName(_("Các quy tắc soát lỗi"))
        self.setColumnCount(3)
        self.setHeaderLabels([_("Quy tắc"), _("Mức độ"), _("Đang có")])
        self.setIconSize(QSize(15, 15))
        self.setUniformRowHeights(True)
        self.setRootIsDecorated(True)
        self._off = off
        for name, title in GROUPS.items():
            rules = [rule for rule in all_rules() if rule.group == name]
            if rules:
                self._add_group(_(title), rules, found, writable)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.expandAll()
        self.currentItemChanged.connect(lambda _now, _before: self.chosen_changed.emit())
        if rows := self._rows():
            self.setCurrentItem(rows[0])

    def _add_group(self, title: str, rules: list[Rule], found: Mapping[str, int], writable: bool) -> None:
        group = QTreeWidgetItem(self, [title])
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        switch = flags | Qt.ItemFlag.ItemIsUserCheckable if writable else flags
        group.setFlags(switch | Qt.ItemFlag.ItemIsAutoTristate)
        font = self.font()
        font.setBold(True)
        group.setFont(0, font)
        for rule in rules:
            count = found.get(rule.name, 0)
            row = QTreeWidgetItem(group, [_(rule.title), _(SEVERITY_NAMES[rule.severity]), str(count) if count else ""])
            row.setFlags(switch | Qt.ItemFlag.ItemNeverHasChildren)
            row.setCheckState(0, _OFF if rule.name in self._off else _ON)
            row.setData(0, _RULE, rule)
            row.setIcon(1, grade_icon(rule.severity))
            row.setToolTip(0, _(rule.title))
            row.setTextAlignment(2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def chosen(self) -> Rule | None:
        """The rule that is chosen; None for a group."""
        item = self.currentItem()
        rule = item.data(0, _RULE) if item else None
        return rule if isinstance(rule, Rule) else None

    def choose(self, name: str) -> None:
        """Choose a rule by its stable name."""
        for row in self._rows():
            if row.data(0, _RULE).name == name:
                self.setCurrentItem(row)
                self.scrollToItem(row)

    def switch_all(self) -> None:
        """Switch every rule on."""
        for row in self._rows():
            row.setCheckState(0, _ON)

    def off(self) -> frozenset[str]:
        """The names of the rules that are switched off."""
        shown = {row.data(0, _RULE).name: row.checkState(0) for row in self._rows()}
        unknown = {name for name in self._off if name not in shown}
        return frozenset(unknown | {name for name, state in shown.items() if state is _OFF})

    def _rows(self) -> list[QTreeWidgetItem]:
        groups = [self.topLevelItem(n) for n in range(self.topLevelItemCount())]
        found = (group.child(n) for group in groups if group for n in range(group.childCount()))
        return [row for row in found if row is not None]
