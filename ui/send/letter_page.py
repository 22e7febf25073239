"""Third step: the mail draft; the letter is a template that stays, beside it the letter as it will be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from models.i18n import _
from models.sending.choices import Choices
from models.sending.letter import DEFAULT_LETTER, DEFAULT_SUBJECT, Letter, write_letter
from models.sending.pieces import FILES, LETTER_PIECES, unknown_pieces
from ui.send.piece_button import PieceButton


class LetterPage(QWidget):
    """Edits address, subject and letter; `changed` tells that the draft is wanted or not."""

    changed = Signal()

    def __init__(self, choices: Choices, pieces: Mapping[str, str], parent: QWidget) -> None:
        super().__init__(parent)
        self._pieces = pieces
        self._files: tuple[str, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.wanted = QCheckBox(_("Soạn sẵn thư nháp (.eml) có các tệp đính kèm, mở bằng chương trình thư"), self)
        self.wanted.setChecked(choices.mail)
        column.addWidget(self.wanted)
        self.parts = QWidget(self)
        column.addWidget(self.parts, 1)
        self._fill(choices)
        self.parts.setEnabled(choices.mail)
        self.wanted.toggled.connect(self.parts.setEnabled)
        self.wanted.toggled.connect(lambda _on: self.changed.emit())
        for line in (self.to, self.subject):
            line.textChanged.connect(lambda _text: self._show())
        self.template.textChanged.connect(self._show)
        self._show()

    def choices(self, choices: Choices) -> Choices:
        """The given choices with those of this page."""
        return replace(
            choices,
            mail=self.wanted.isChecked(),
            to=self.to.text().strip(),
            subject=self.subject.text(),
            letter=self.template.toPlainText(),
        )

    def show_files(self, names: Sequence[str]) -> None:
        """Name the files that will be attached."""
        self._files = tuple(names)
        self._show()

    def _fill(self, choices: Choices) -> None:
        grid = QGridLayout(self.parts)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        self.to = QLineEdit(choices.to, self.parts)
        self.to.setPlaceholderText(_("địa chỉ thư của Sở Nội vụ; nhiều địa chỉ cách nhau bằng dấu chấm phẩy"))
        self.subject = QLineEdit(choices.subject, self.parts)
        for row, (text, line) in enumerate(((_("&Gửi đến:"), self.to), (_("T&iêu đề:"), self.subject))):
            label = QLabel(text, self.parts)
            label.setBuddy(line)
            grid.addWidget(label, row, 0)
            grid.addWidget(line, row, 1, 1, 2)
        self.template = QPlainTextEdit(choices.letter, self.parts)
        self.template.setAccessibleName(_("Mẫu lời thư"))
        self.template.setTabChangesFocus(True)
        self.preview = QPlainTextEdit(self.parts)
        self.preview.setObjectName("letterPreview")
        self.preview.setAccessibleName(_("Thư sẽ thành"))
        self.preview.setReadOnly(True)
        self.preview.setTabChangesFocus(True)
        both = QHBoxLayout()
        both.setSpacing(12)
        for title, edit in (
            (_("Mẫu lời thư (được nhớ cho lần sau)"), self.template),
            (_("Thư sẽ thành"), self.preview),
        ):
            part = QVBoxLayout()
            part.setSpacing(4)
            label = QLabel(title, self.parts)
            label.setObjectName("fieldLabel")
            part.addWidget(label)
            part.addWidget(edit, 1)
            both.addLayout(part, 1)
        grid.addLayout(both, 2, 0, 1, 3)
        self.reset = QPushButton(_("Lấy lại mẫu ban đầu"), self.parts)
        self.copy = QPushButton(_("Sao chép thư"), self.parts)
        self.copy.setToolTip(_("Để dán vào hộp thư mở bằng trình duyệt"))
        foot = QHBoxLayout()
        offered = {**self._pieces, FILES: _("tên các tệp đính kèm")}
        foot.addWidget(PieceButton(LETTER_PIECES, offered, self._insert, self.parts))
        foot.addWidget(self.reset)
        self.note = QLabel(self.parts)
        self.note.setObjectName("warningNote")
        self.note.setWordWrap(True)
        foot.addWidget(self.note, 1)
        foot.addWidget(self.copy)
        grid.addLayout(foot, 3, 0, 1, 3)
        foot.setSpacing(8)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(2, 1)
        self.reset.clicked.connect(self._reset)
        self.copy.clicked.connect(lambda: copy_letter(self._letter()))

    def _letter(self) -> Letter:
        # The address is checked when the draft is made, not while it is being typed.
        return write_letter(self.subject.text(), self.template.toPlainText(), "", self._pieces, self._files)

    def _show(self) -> None:
        letter = self._letter()
        self.preview.setPlainText(f"{letter.subject}\n\n{letter.text}")
        unknown = unknown_pieces(self.subject.text() + self.template.toPlainText(), LETTER_PIECES)
        text = _("Không có phần nào tên là {names}.").format(names=", ".join(dict.fromkeys(unknown)))
        self.note.setText(text if unknown else "")

    def _insert(self, piece: str) -> None:
        self.template.insertPlainText(piece)
        self.template.setFocus()

    def _reset(self) -> None:
        self.subject.setText(DEFAULT_SUBJECT)
        # As an edit of the whole text, so that Ctrl+Z brings the officer's own letter back.
        self.template.selectAll()
        self.template.insertPlainText(DEFAULT_LETTER)


def copy_letter(letter: Letter) -> None:
    """Put subject and letter on the clipboard, for mail that is written in a browser."""
    QGuiApplication.clipboard().setText(f"{letter.subject}\n\n{letter.text}")
