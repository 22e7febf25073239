"""The place below the table that the check and the remarks of an import share: one of them is seen, or none."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTabBar, QToolButton, QVBoxLayout, QWidget

from models.i18n import _
from ui.findings_panel import FindingsPanel
from ui.icons import icon

_CHECK, _REMARKS = 0, 1


class LowerPanels(QFrame):
    """Remarks stand here by themselves while there are any; the check only while the officer has it open."""

    fitted = Signal()  # another height would be right
    left = Signal()  # the officer has closed the check

    def __init__(self, remarks: FindingsPanel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("lowerPanels")
        self.remarks = remarks
        self._check: QWidget | None = None
        self._open = False
        self._tab = _CHECK
        self._count = 0
        self.bar = QFrame(self)
        self.bar.setObjectName("lowerBar")
        self.tabs = QTabBar(self.bar)
        self.tabs.setObjectName("lowerTabs")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.tabs.setAccessibleName(_("Khung bên dưới"))
        self.tabs.addTab(_("Soát lỗi"))
        self.tabs.addTab("")
        self.tabs.currentChanged.connect(self._tab_changed)
        self.shut = QToolButton(self.bar)
        self.shut.setToolTip(_("Đóng (Esc)"))
        self.shut.setAccessibleName(_("Đóng khung soát lỗi"))
        self.shut.setIconSize(QSize(16, 16))
        self.shut.clicked.connect(self.leave_check)
        self._row = QHBoxLayout(self.bar)
        self._row.setContentsMargins(0, 0, 6, 0)
        self._row.setSpacing(6)
        self._row.addWidget(self.tabs)
        self._row.addStretch(1)
        self._row.addWidget(self.shut)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.bar)
        self._column.addWidget(remarks, 1)
        remarks.filled.connect(self._filled)
        remarks.fitted.connect(self.fitted)
        self.retheme()
        self._settle()

    @property
    def in_check(self) -> bool:
        """Whether the check is seen."""
        return self._open and self._tab == _CHECK

    def show_check(self, check: QWidget, corner: QWidget) -> None:
        """Show the check; `corner` stands at the right of its tab."""
        if self._check is None:
            self._check = check
            self._column.addWidget(check, 1)
            self._row.insertWidget(2, corner)
        self._open, self._tab = True, _CHECK
        self._corner = corner
        self._settle()
        self.fitted.emit()

    def leave_check(self) -> None:
        """Hide the check; remarks are seen again where there are some."""
        if self._open:
            self._open = False
            self._settle()
            self.fitted.emit()
            self.left.emit()

    def name_check(self, text: str) -> None:
        """What stands on the tab of the check."""
        self.tabs.setTabText(_CHECK, text)

    def stop(self) -> QWidget:
        """Where the keyboard finds something to do in here."""
        return self._check if self.in_check and self._check is not None else self.remarks.list

    def retheme(self) -> None:
        """Draw the icon in the colour of the theme in use."""
        self.shut.setIcon(icon("x"))

    def _filled(self, count: int) -> None:
        self._count = count
        self._settle()

    def _tab_changed(self, tab: int) -> None:
        self._tab = tab
        self._settle()
        self.fitted.emit()

    def _settle(self) -> None:
        if not self._count:
            self._tab = _CHECK
        self.tabs.blockSignals(True)
        self.tabs.setTabVisible(_REMARKS, bool(self._count))
        self.tabs.setTabText(_REMARKS, _("Điều cần xem lại ({count})").format(count=self._count))
        self.tabs.setCurrentIndex(self._tab)
        self.tabs.blockSignals(False)
        self.bar.setVisible(self._open)
        if self._check is not None:
            self._check.setVisible(self.in_check)
            self._corner.setVisible(self.in_check)
        self.remarks.setVisible(bool(self._count) and not self.in_check)
        self.setVisible(self._open or bool(self._count))
