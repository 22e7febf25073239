"""A quiet button for fields of a line that have no text yet: what the layout does not print, custom columns."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from models.i18n import _
from models.plan import Appendix, Line
from models.text import one_line
from models.words import field_name
from ui import dialogs
from ui.detail.fields import custom_columns, hidden_fields

_LONGEST = 60


class MoreFields(QPushButton):
    """Opens a menu of what can be written besides; the custom columns in use are looked up when it opens."""

    wanted = Signal(str, str)  # field, what it is called

    def __init__(self, parent: QWidget) -> None:
        super().__init__(_("Ghi thêm mục khác…"), parent)
        self.setObjectName("quietNote")
        self.setToolTip(_("Ghi một mục mà mẫu bảng không in, hoặc một cột riêng của Sở"))
        self._row: tuple[Appendix, Line] | None = None
        self.clicked.connect(self.offer)

    def belong_to(self, appendix: Appendix, line: Line) -> None:
        """Offer the fields of another line."""
        self._row = appendix, line

    def offer(self) -> None:
        """Open the menu."""
        if self._row is None:
            return
        appendix, line = self._row
        menu = QMenu(self)
        menu.setObjectName("moreFields")
        menu.aboutToHide.connect(menu.deleteLater)
        names = [*hidden_fields(appendix.layout, line), *custom_columns(appendix)]
        for name in dict.fromkeys(names):
            if not line.text(name) and not appendix.layout.has(name):
                label = one_line(appendix.layout.header_of(name)) or field_name("line", name)
                action = menu.addAction(label.replace("&", "&&"))
                action.triggered.connect(lambda _on=False, one=name, text=label: self.wanted.emit(one, text))
        if not menu.isEmpty():
            menu.addSeparator()
        menu.addAction(_("Cột riêng mới…")).triggered.connect(self._name_column)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _name_column(self) -> None:
        name = dialogs.ask_text(self.window(), _("Cột riêng mới"), _("Tên cột:"))
        key = one_line(name or "")[:_LONGEST]
        if key:
            self.wanted.emit(f"extra.{key}", key)
