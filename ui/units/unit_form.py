"""One unit of the directory: its name, short name, other spellings, and whether it stands for many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from models.i18n import _
from models.registers import Unit, UnitKind
from models.text import one_line, printable
from models.units.directory import Directory, spellings
from models.units.exchange import kind_name
from models.units.naming import is_collective
from models.units.tokens import name_key
from ui.form_dialog import arrange_form
from ui.room import resize_within

_KINDS = (UnitKind.UNIT, UnitKind.COLLECTIVE)
_LINES = 4


class UnitForm(QDialog):
    """A form; what would name two units alike is told before it can be taken."""

    def __init__(self, unit: Unit | None, units: Sequence[Unit], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("unitForm")
        self.setWindowTitle(_("Thêm đơn vị") if unit is None else _("Sửa đơn vị"))
        self._unit = unit
        self._others = Directory([other for other in units if unit is None or other.id != unit.id])
        self._kind_chosen = unit is not None
        self.name = QLineEdit(unit.name if unit else "", self)
        self.short = QLineEdit(unit.short if unit else "", self)
        self.variants = QPlainTextEdit("\n".join(unit.variants) if unit else "", self)
        self.variants.setTabChangesFocus(True)
        self.variants.setFixedHeight(self.variants.fontMetrics().lineSpacing() * _LINES + 14)
        self.kind = QComboBox(self)
        for kind in _KINDS:
            self.kind.addItem(kind_name(kind))
        self.kind.setCurrentIndex(_KINDS.index(unit.kind) if unit else 0)
        self.trouble = QLabel(self)
        self.trouble.setObjectName("warningNote")
        self.trouble.setTextFormat(Qt.TextFormat.PlainText)
        self.trouble.setWordWrap(True)
        self._arrange()
        self.name.textChanged.connect(self._check)
        self.short.textChanged.connect(self._check)
        self.variants.textChanged.connect(self._check)
        self.kind.activated.connect(self._choose_kind)
        self._check()
        resize_within(self, 560, 320)

    def _arrange(self) -> None:
        form = QFormLayout()
        form.setSpacing(8)
        for label, widget, name in (
            (_("&Tên đơn vị:"), self.name, _("Tên đơn vị")),
            (_("Tên &ngắn:"), self.short, _("Tên ngắn")),
            (_("&Cách viết khác:"), self.variants, _("Cách viết khác, mỗi dòng một cách")),
            (_("&Loại:"), self.kind, _("Loại")),
        ):
            widget.setAccessibleName(name)
            form.addRow(label, widget)
        self.variants.setPlaceholderText(_("Mỗi dòng một cách viết, ví dụ: VP Sở"))
        hint = QLabel(_("Tập thể đơn vị (“Các phòng, đơn vị thuộc Sở” …) không tự chịu trách nhiệm chính được."), self)
        hint.setObjectName("faint")
        hint.setWordWrap(True)
        form.addRow("", hint)
        self.take = QPushButton(_("Thêm") if self._unit is None else _("Ghi lại"), self)
        arrange_form(self, form, self.trouble, self.take)

    def unit(self) -> Unit:
        """The unit as it stands in the form; the old name of one that was renamed stays a spelling of it."""
        name, short = one_line(self.name.text()), one_line(self.short.text())
        texts = [one_line(line) for line in printable(self.variants.toPlainText()).split("\n")]
        if self._unit is not None and name_key(self._unit.name) != name_key(name):
            texts.append(self._unit.name)
        variants = tuple(dict.fromkeys(text for text in texts if text and text not in (name, short)))
        fields = {"name": name, "short": "" if short == name else short, "variants": variants}
        kind = _KINDS[self.kind.currentIndex()]
        return replace(self._unit, **fields, kind=kind) if self._unit else Unit(**fields, kind=kind)  # type: ignore[arg-type]

    def _choose_kind(self) -> None:
        self._kind_chosen = True

    def _check(self) -> None:
        if not self._kind_chosen:
            self.kind.setCurrentIndex(int(is_collective(self.name.text())))
        unit = self.unit()
        trouble = ""
        for text in spellings(unit):
            other = self._others.find(text)
            if other is not None:
                trouble = _("“{text}” đã là tên hoặc cách viết của “{name}”; hai đơn vị không mang chung một tên.")
                trouble = trouble.format(text=text, name=other.name)
                break
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))
        self.take.setEnabled(bool(name_key(unit.name)) and not trouble)
