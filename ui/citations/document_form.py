"""The data of one cited document as a form, for an entry of the register or a document that is not in it yet."""

from __future__ import annotations

import re
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from models.citations.canonical import number_parts
from models.citations.dates import date_at
from models.citations.issuers import issuer_of_symbol
from models.citations.kinds import KINDS, STANDARD, kind_of_sign
from models.citations.writing import figures, full
from models.i18n import _
from models.registers import CitedDocument
from models.text import one_line
from ui.room import resize_within

_ISSUERS = (
    "Chính phủ",
    "Thủ tướng Chính phủ",
    "Quốc hội",
    "Ủy ban Thường vụ Quốc hội",
    "Bộ Chính trị",
    "Ban Bí thư",
    "Ban Chấp hành Trung ương Đảng",
    "Bộ Nội vụ",
    "Bộ Tài chính",
    "Bộ Tư pháp",
    "Văn phòng Chính phủ",
    "Tỉnh ủy",
    "Ban Thường vụ Tỉnh ủy",
    "Hội đồng nhân dân tỉnh",
    "Ủy ban nhân dân tỉnh",
    "Chủ tịch Ủy ban nhân dân tỉnh",
)
_PARTIAL = re.compile(r"\s*(?:(\d{1,2})\s*[/.-]\s*)?(\d{4})\s*")


def parsed_date(text: str) -> str | None:
    """A date as an officer types it, as it is stored; "" for none, None where it is no date."""
    text = one_line(text)
    if not text:
        return ""
    found = date_at(text, 0)
    if found is not None and found.start == 0 and found.end == len(text):
        return found.value or None
    partial = _PARTIAL.fullmatch(text)
    if partial is None:
        return None
    month, year = partial.groups()
    if month and not 1 <= int(month) <= 12:
        return None
    return f"{year}-{int(month):02d}" if month else year


class DocumentForm(QDialog):
    """`document` is what was typed, with the id of the one that was shown."""

    def __init__(self, document: CitedDocument, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("documentForm")
        self.setWindowTitle(title)
        self._before = document
        self.kind = self._choice([kind.name for kind in KINDS] + [STANDARD], document.kind, _("Tên loại"))
        self.number = self._line(document.number, _("Số, ký hiệu"), _("ví dụ 76/NQ-CP, 61/2018/NĐ-CP"))
        self.date = self._line(figures(document.date), _("Ngày ban hành"), _("ngày/tháng/năm, ví dụ 15/7/2021"))
        self.issuer = self._choice(list(_ISSUERS), document.issuer, _("Cơ quan ban hành"))
        self.title = QPlainTextEdit(document.title, self)
        self.title.setAccessibleName(_("Trích yếu, tên gọi"))
        self.title.setPlaceholderText(_("về việc ban hành …"))
        self.title.setTabChangesFocus(True)
        self.title.setFixedHeight(4 * self.title.fontMetrics().height() + 14)
        self.replaced = self._line(document.replaced_by, _("Thay bằng"), _("văn bản thay thế nó, nếu đã có"))
        self.note = self._line(document.note, _("Ghi chú"), "")
        self.shown = QLabel(self)
        self.shown.setObjectName("faint")
        self.shown.setTextFormat(Qt.TextFormat.PlainText)
        self.shown.setWordWrap(True)
        self.trouble = QLabel(self)
        self.trouble.setObjectName("warningNote")
        self.trouble.setWordWrap(True)
        self.trouble.hide()
        self.do = QPushButton(_("Lưu vào sổ"), self)
        self.do.setDefault(True)
        self._arrange()
        self.do.clicked.connect(self._finish)
        for line in (self.number, self.date, self.replaced, self.note):
            line.textChanged.connect(self._show)
        for box in (self.kind, self.issuer):
            box.currentTextChanged.connect(self._show)
        self.title.textChanged.connect(self._show)
        self.number.editingFinished.connect(self.guess)
        self._show()
        resize_within(self, 560, 430)
        # The type and the agency are guessed from the number, so that it comes first.
        self.number.setFocus()

    def _line(self, text: str, name: str, hint: str) -> QLineEdit:
        line = QLineEdit(text, self)
        line.setAccessibleName(name)
        line.setPlaceholderText(hint)
        return line

    def _choice(self, words: list[str], text: str, name: str) -> QComboBox:
        box = QComboBox(self)
        box.setEditable(True)
        box.addItems(words)
        box.setAccessibleName(name)
        # Nothing may complete or rewrite a word while it is typed.
        box.setCompleter(None)  # type: ignore[arg-type]
        box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        box.setEditText(text)
        return box

    def _arrange(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for word, widget in (
            (_("&Tên loại:"), self.kind),
            (_("&Số, ký hiệu:"), self.number),
            (_("&Ngày ban hành:"), self.date),
            (_("&Cơ quan ban hành:"), self.issuer),
            (_("T&rích yếu, tên gọi:"), self.title),
            (_("Thay &bằng:"), self.replaced),
            (_("&Ghi chú:"), self.note),
        ):
            label = QLabel(word, self)
            label.setBuddy(widget)
            form.addRow(label, widget)
        shut = QPushButton(_("Hủy"), self)
        shut.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.do)
        buttons.addWidget(shut)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(10)
        column.addLayout(form)
        column.addWidget(self.shown, 1)
        column.addWidget(self.trouble)
        column.addLayout(buttons)

    @property
    def document(self) -> CitedDocument:
        """What stands in the form; a date that is none is left out."""
        return replace(
            self._before,
            kind=one_line(self.kind.currentText()),
            number=one_line(self.number.text()),
            date=parsed_date(self.date.text()) or "",
            issuer=one_line(self.issuer.currentText()),
            title=one_line(self.title.toPlainText()),
            replaced_by=one_line(self.replaced.text()),
            note=one_line(self.note.text()),
        )

    def _show(self) -> None:
        self.trouble.hide()
        self.shown.setText(_("Viện dẫn lần đầu: {text}").format(text=full(self.document)))

    def guess(self) -> None:
        """Once a number is written: what its symbol tells, where nothing stands yet."""
        parts = number_parts(one_line(self.number.text()))
        known = kind_of_sign(parts.sign) if parts.sign else None
        if known is not None and not self.kind.currentText().strip():
            self.kind.setEditText(known.name)
        issuer = issuer_of_symbol(parts.agency) if parts.agency else ""
        if issuer and not self.issuer.currentText().strip():
            self.issuer.setEditText(issuer)

    def _finish(self) -> None:
        document = self.document
        trouble = ""
        if parsed_date(self.date.text()) is None:
            trouble = _("Ngày “{text}” không có trong lịch; hãy ghi như 15/7/2021.").format(
                text=self.date.text().strip()
            )
            self.date.setFocus()
        elif not document.kind:
            trouble = _("Hãy ghi tên loại văn bản, ví dụ Quyết định.")
            self.kind.setFocus()
        elif not (document.number or document.title):
            trouble = _("Hãy ghi số, ký hiệu hoặc tên gọi của văn bản.")
            self.number.setFocus()
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))
        if not trouble:
            self.accept()
