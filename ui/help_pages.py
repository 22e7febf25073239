"""The pages of the help menu: keys, and what this program is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from models.i18n import _
from ui import dialogs
from ui.actions.actions import Actions


def show_keys(parent: QWidget, actions: Actions) -> None:
    """All keys on one sheet; the window can be used beside it."""
    from ui.keys_sheet import KeysSheet

    sheet = KeysSheet(actions, parent)
    sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    sheet.show()


def show_about(parent: QWidget) -> None:
    """What the program is and whose work it contains."""
    text = _(
        "<b>Kế hoạch CCHC</b><br>Soạn kế hoạch cải cách hành chính của một Sở, hoàn toàn trên máy này, không cần "
        "mạng.<br><br>Biểu tượng: Lucide (giấy phép ISC). Phông chữ đi kèm: Liberation Serif (SIL OFL 1.1)."
    )
    dialogs.show_about(parent, _("Giới thiệu"), text)
