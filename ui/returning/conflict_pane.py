"""A text that both sides changed, three ways: as it was sent, as it is here, as it came back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QGridLayout, QLabel, QPlainTextEdit, QPushButton, QTextEdit, QWidget

from models.compare.comparison import Kind
from models.i18n import _
from models.merge.merging import Change
from models.text import printable
from ui.differences.marks import marked_document, shown_runs


class ConflictPane(QWidget):
    """Shows one change; `decided` tells whose text is taken, `written` the officer's own one."""

    ours_wanted = Signal()
    theirs_wanted = Signal()
    written = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("conflictPane")
        self._documents: list[QTextDocument] = []
        self.texts: list[QTextEdit] = []
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        titles = (_("Lúc gửi đi"), _("Của tôi (kế hoạch hiện nay)"), _("Của họ (trong tệp)"))
        for column, title in enumerate(titles):
            label = QLabel(title, self)
            label.setObjectName("groupTitle")
            text = QTextEdit(self)
            text.setReadOnly(True)
            text.setTabChangesFocus(True)
            text.setAccessibleName(title)
            text.setMinimumHeight(56)
            label.setBuddy(text)
            self.texts.append(text)
            grid.addWidget(label, 0, column)
            grid.addWidget(text, 1, column)
            grid.setColumnStretch(column, 1)
        self.ours = QPushButton(_("Giữ của tôi"), self)
        self.theirs = QPushButton(_("Lấy của họ"), self)
        self.write = QPushButton(_("Sửa tay…"), self)
        self.write.setToolTip(_("Viết một câu khác thay cho cả hai"))
        grid.addWidget(self.write, 2, 0)
        grid.addWidget(self.ours, 2, 1)
        grid.addWidget(self.theirs, 2, 2)
        self.own = QPlainTextEdit(self)
        self.own.setAccessibleName(_("Chữ viết tay thay cho cả hai"))
        self.own.setTabChangesFocus(True)
        self.own.setMaximumHeight(84)
        self.use = QPushButton(_("Dùng chữ này"), self)
        grid.addWidget(self.own, 3, 0, 1, 2)
        grid.addWidget(self.use, 3, 2, Qt.AlignmentFlag.AlignTop)
        grid.setRowStretch(1, 1)
        for button in (self.ours, self.theirs, self.write, self.use):
            button.setAutoDefault(False)
        self.ours.clicked.connect(self.ours_wanted)
        self.theirs.clicked.connect(self.theirs_wanted)
        self.write.clicked.connect(self._begin_writing)
        self.use.clicked.connect(lambda: self.written.emit(printable(self.own.toPlainText())))
        self._show_writing(False)

    def show_change(self, change: Change, own: str) -> None:
        """Show the three texts; `own` is what the officer wrote before, if anything."""
        sent, ours, theirs = three_texts(change)
        base = sent if change.sent is not None else ours
        font = self.font()
        self._documents = [
            marked_document(shown_runs(sent, sent, whole=True), font),
            marked_document(shown_runs(base, ours, whole=True), font),
            marked_document(shown_runs(base, theirs, whole=True), font),
        ]
        for text, document in zip(self.texts, self._documents, strict=True):
            document.setDocumentMargin(4)
            text.setDocument(document)
        self.write.setVisible(change.writable)
        self.own.setPlainText(own or change.shown.after)
        self._show_writing(bool(own))

    def _begin_writing(self) -> None:
        self._show_writing(True)
        self.own.setFocus()
        self.own.selectAll()

    def _show_writing(self, shown: bool) -> None:
        self.own.setVisible(shown)
        self.use.setVisible(shown)


def three_texts(change: Change) -> tuple[str, str, str]:
    """As sent, ours, theirs; what is no text is said in words."""
    shown = change.shown
    sent = change.sent if change.sent is not None else _("(kế hoạch không còn giữ)")
    if shown.kind is Kind.ADDED:
        return _("(có)"), _("(đã xóa ở đây)"), shown.after
    if shown.kind is Kind.REMOVED:
        return _("(có)"), shown.before, _("(đã xóa trong tệp)")
    if shown.kind is Kind.MOVED:
        return _("(ở chỗ khác)"), shown.before, shown.after
    return sent, shown.before, shown.after
