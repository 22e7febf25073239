"""The pages of the help menu: keys, and what this program is."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from models.i18n import _
from ui import dialogs
from ui.actions.actions import Actions


def show_keys(parent: QWidget, actions: Actions) -> None:
    """All keys on one page."""
    dialogs.show_about(parent, _("Phím tắt"), keys_page(actions))


def keys_page(actions: Actions) -> str:
    """All keys, those of the table first."""
    table = _(
        "<b>Trong bảng</b><br>Gõ chữ: viết lại ô · F2 hoặc bấm đúp: sửa tiếp · Enter: lưu, xuống ô dưới · Tab: lưu, "
        "sang ô sau · Alt+Enter hoặc Shift+Enter: xuống dòng trong ô · Esc: bỏ · Delete: xóa chữ trong ô · "
        "Ctrl+con lăn: phóng to, thu nhỏ"
    )
    return f"{table}<br><br>{actions.key_list()}"


def show_about(parent: QWidget) -> None:
    """What the program is and whose work it contains."""
    text = _(
        "<b>Kế hoạch CCHC</b><br>Soạn kế hoạch cải cách hành chính của một Sở, hoàn toàn trên máy này, không cần "
        "mạng.<br><br>Biểu tượng: Lucide (giấy phép ISC). Phông chữ đi kèm: Liberation Serif (SIL OFL 1.1)."
    )
    dialogs.show_about(parent, _("Giới thiệu"), text)
