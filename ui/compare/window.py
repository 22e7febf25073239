"""The window that compares: a version with the plan as it is now, or with another version."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from models.compare.comparison import Comparison, Difference
from models.compare.taking_back import TakingBack
from models.errors import PlanError
from models.i18n import _
from models.store import Version
from models.store.transaction import Command
from ui.compare.comparing import Comparing, Side
from ui.compare.kinds import KindFilter
from ui.differences.list import DifferenceList
from ui.document import Document
from ui.room import resize_within
from ui.versions_dialog import version_words

_NOW = ""
_AFTER = 300  # milliseconds after a change of the plan


class CompareWindow(QDialog):
    """Stays open beside the table; after each change of the plan it compares again."""

    place_wanted = Signal(object)  # Address
    back_wanted = Signal(object, str)  # Command, what it takes back
    report_wanted = Signal(str)  # "pdf", "html" or "print"

    def __init__(self, document: Document, versions: Sequence[Version], chosen: Version, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("compareWindow")
        self.setWindowTitle(_("So sánh"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._document = document
        self._versions = {version.id: version for version in versions}
        self._again = False  # the same two states are compared anew
        self.comparison: Comparison | None = None
        self._comparing = Comparing(self)
        self._comparing.compared.connect(self._show)
        self._comparing.failed.connect(self._fail)
        self._later = QTimer(self, singleShot=True, interval=_AFTER)
        self._later.timeout.connect(self._refresh)
        self.old, self.new = QComboBox(self), QComboBox(self)
        self.told = QLabel(self)
        self.told.setObjectName("groupTitle")
        self.told.setWordWrap(True)
        self.kinds = KindFilter(self)
        self.list = DifferenceList(_("Những chỗ khác nhau"), self)
        self.jump = QPushButton(_("Tới chỗ này"), self)
        self.back = QPushButton(_("Lấy lại như bản cũ"), self)
        self.back.setToolTip(_("Chỉ lấy lại chỗ đang chọn; hoàn tác được bằng Ctrl+Z"))
        self.report = QPushButton(_("Bảng so sánh"), self)
        self.shut = QPushButton(_("Đóng"), self)
        self._arrange()
        self._fill(versions, chosen)
        self._connect()
        resize_within(self, 760, 560)
        self._compare()

    def _arrange(self) -> None:
        sides = QHBoxLayout()
        sides.setSpacing(8)
        for word, box, name in (
            (_("Bản cũ:"), self.old, _("Bản cũ")),
            (_("Bản mới:"), self.new, _("Bản mới")),
        ):
            box.setAccessibleName(name)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(14)
            label = QLabel(word, self)
            label.setBuddy(box)
            sides.addWidget(label)
            sides.addWidget(box, 1)
        buttons = QHBoxLayout()
        for button in (self.jump, self.back):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.report)
        buttons.addWidget(self.shut)
        menu = QMenu(self.report)
        for kind, text in (
            ("pdf", _("Xuất PDF…")),
            ("html", _("Xuất HTML để dán vào Word, thư…")),
            ("print", _("In…")),
        ):
            menu.addAction(text).triggered.connect(lambda _on=False, one=kind: self.report_wanted.emit(one))
        self.report.setMenu(menu)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(8)
        column.addLayout(sides)
        column.addWidget(self.told)
        column.addWidget(self.kinds)
        column.addWidget(self.list, 1)
        column.addLayout(buttons)

    def _fill(self, versions: Sequence[Version], chosen: Version) -> None:
        for version in versions:
            self.old.addItem(version_words(version), version.id)
        self.new.addItem(_("Kế hoạch hiện nay"), _NOW)
        for version in versions:
            self.new.addItem(version_words(version), version.id)
        self.old.setCurrentIndex(self.old.findData(chosen.id))
        self.new.setCurrentIndex(0)

    def _connect(self) -> None:
        for box in (self.old, self.new):
            box.currentIndexChanged.connect(self._compare)
        self.kinds.changed.connect(self._list)
        self.list.chosen_changed.connect(self._update_buttons)
        self.list.wanted.connect(self._lead)
        self.jump.clicked.connect(lambda: self._lead(self.list.chosen()))
        self.back.clicked.connect(self._take_back)
        self.shut.clicked.connect(self.close)
        self._document.changed.connect(self._plan_changed)
        self._document.closed.connect(self.close)

    @property
    def names(self) -> tuple[str, str]:
        """What the two states are called."""
        return self.old.currentText(), self.new.currentText()

    @property
    def with_now(self) -> bool:
        """Whether the new state is the plan as it is now."""
        return self.new.currentData() == _NOW

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nothing more is compared."""
        self._later.stop()
        self._comparing.end()
        super().closeEvent(event)

    def _plan_changed(self) -> None:
        if self.with_now and self.isVisible():
            self._later.start()

    def _refresh(self) -> None:
        self._again = True
        self._ask()

    def _compare(self) -> None:
        """Compare the two chosen states."""
        self._again = False
        self.told.setText(_("Đang so sánh…"))
        self._ask()

    def _ask(self) -> None:
        self._comparing.ask(lambda: (self._side(self.old.currentData()), self._side(self.new.currentData())))
        self._update_buttons()

    def _side(self, key: str) -> Side:
        if key == _NOW:
            return Side(key, self._document.plan)
        try:
            return Side(key, data=self._document.session.version_data(key))
        except PlanError:
            # It was deleted meanwhile; an empty packet is told as a version that cannot be read.
            return Side(key, data=b"-")

    def _show(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self.told.setText(comparison.in_words())
        self.kinds.count(comparison.differences)
        self._list(keep=self._again)

    def _fail(self, problem: PlanError) -> None:
        self.comparison = None
        self.told.setText(problem.message)
        self.kinds.count(())
        self.list.show_differences(())

    def _list(self, keep: bool = False) -> None:
        differences = self.comparison.differences if self.comparison else ()
        self.list.show_differences(self.kinds.wanted(differences), keep)
        if not keep:
            self.list.choose_first()
        self._update_buttons()

    def _update_buttons(self) -> None:
        chosen = self.list.chosen()
        self.jump.setEnabled(self.with_now and chosen is not None and chosen.goal is not None)
        self.back.setEnabled(self._current() and chosen is not None)
        self.back.setVisible(self.with_now and self._document.writable)
        self.report.setEnabled(self.comparison is not None and bool(self.comparison.differences))

    def _current(self) -> bool:
        """Whether what is shown belongs to the plan as it is now."""
        shown = self.comparison is not None and self._document.is_open and self.with_now and not self._comparing.busy
        return bool(shown and self.comparison and self.comparison.new is self._document.plan)

    def _lead(self, difference: Difference | None) -> None:
        if difference is not None and difference.goal is not None and self.with_now:
            self.place_wanted.emit(difference.goal)

    def _take_back(self) -> None:
        chosen = self.list.chosen()
        if chosen is None or self.comparison is None or not self._current():
            return
        command: Command | None = TakingBack(self.comparison).command(chosen)
        if command is None:
            self.told.setText(_("Chỗ này không lấy lại riêng được; hãy khôi phục cả phiên bản."))
            return
        self.back_wanted.emit(command, chosen.where)
