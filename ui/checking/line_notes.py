"""What the check found in the chosen line, in one quiet block of the details."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from models.checking.finding import Finding, Severity
from models.checking.report import SEVERITY_NAMES
from models.i18n import _
from ui.checking.grades import grade_icon

_MOST = 4
_RANK = {severity: place for place, severity in enumerate(Severity)}


class LineNotes(QWidget):
    """Hidden where nothing was found; a click leads to the words."""

    wanted = Signal(object)  # Finding
    more_wanted = Signal()

    def __init__(self, of: Callable[[str], Sequence[Finding]]) -> None:
        super().__init__()
        self._of = of
        self._shown: tuple[Finding, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 8, 0, 2)
        self._column.setSpacing(4)
        self.hide()

    def show_for(self, ids: Sequence[str]) -> None:
        """Tell what was found in a task and its line, the gravest first."""
        found = tuple(sorted((one for id_ in ids for one in self._of(id_)), key=lambda one: _RANK[one.severity]))
        if found == self._shown:
            return
        self._shown = found
        while item := self._column.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for finding in found[:_MOST]:
            self._column.addWidget(self._row(finding))
        if len(found) > _MOST:
            more = QPushButton(_("và {count} điều khác").format(count=len(found) - _MOST), self)
            more.setObjectName("quietNote")
            more.clicked.connect(self.more_wanted)
            self._column.addWidget(more)
        self.setVisible(bool(found))

    def _row(self, finding: Finding) -> QWidget:
        row = QWidget(self)
        sign, text = QLabel(row), QLabel(finding.message, row)
        sign.setPixmap(grade_icon(finding.severity).pixmap(QSize(14, 14)))
        sign.setAccessibleName(_(SEVERITY_NAMES[finding.severity]))
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setWordWrap(True)
        look = QPushButton(_("Tới chỗ này"), row)
        look.setObjectName("quietNote")
        look.setAccessibleName(_("Tới chỗ này: {message}").format(message=finding.message))
        look.clicked.connect(lambda: self.wanted.emit(finding))
        beside = QVBoxLayout()
        beside.setSpacing(0)
        beside.addWidget(text)
        beside.addWidget(look, 0, Qt.AlignmentFlag.AlignLeft)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(beside, 1)
        return row

    def retheme(self) -> None:
        """Draw the signs in the colours of the theme in use."""
        self._shown = ()
