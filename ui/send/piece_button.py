"""A button "Chèn" with a menu of named pieces; the one that is taken is put in where the cursor stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from models.i18n import _
from models.text import one_line

_LONGEST = 46


class PieceButton(QPushButton):
    """Offers pieces, each with what it stands for in this plan."""

    def __init__(
        self, names: Sequence[str], pieces: Mapping[str, str], insert: Callable[[str], None], parent: QWidget
    ) -> None:
        super().__init__(_("Chèn"), parent)
        self.setToolTip(_("Chèn phần tự điền theo kế hoạch, ví dụ tên cơ quan"))
        menu = QMenu(self)
        for name in names:
            piece = "{" + name + "}"
            value = one_line(pieces.get(name, "")) or _("(chưa có)")
            shown = value if len(value) <= _LONGEST else value[:_LONGEST].rstrip() + "…"
            action = menu.addAction(f"{piece}   {shown}".replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, text=piece: insert(text))
        self.setMenu(menu)
