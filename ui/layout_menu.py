"""The menu of table layouts for the appendix that is shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from models.i18n import _
from models.layout import LAYOUT_NAMES, Layout, built_in_layout
from models.plan import Appendix
from models.whole_list import whole_list


class LayoutMenu(QMenu):
    """Offers the built-in layouts and the appendix's own ones; the one in use is marked."""

    chosen = Signal(object)  # Layout

    def __init__(self, appendix: Callable[[], Appendix | None], parent: QWidget) -> None:
        super().__init__(_("&Mẫu bảng"), parent)
        self.setObjectName("menuLayout")
        self._appendix = appendix
        # Layouts that came with an import, by appendix: still offered after another one was chosen.
        self._own: dict[str, dict[str, Layout]] = {}
        self._group = QActionGroup(self)
        self.aboutToShow.connect(self.fill)

    def forget(self) -> None:
        """Another plan is opened: the layouts of the one before are no concern of it."""
        self._own.clear()

    def fill(self) -> None:
        """Make the entries for the appendix that is shown now."""
        self.clear()
        appendix = self._appendix()
        if appendix is None:
            return
        built_in = [whole_list(built_in_layout(name), appendix) for name in LAYOUT_NAMES]
        own = self._own.setdefault(appendix.id, {})
        if not any(_same_kind(appendix.layout, layout) for layout in built_in):
            own[appendix.layout.title] = appendix.layout
        for layout in own.values():
            known = layout.name in LAYOUT_NAMES
            text = _("{title} (đã sửa cột)") if known else _("{title} (như tệp đã nhập)")
            self._add(layout, text.format(title=layout.title), appendix)
        if own:
            self.addSeparator()
        for layout in built_in:
            self._add(layout, layout.title, appendix)

    def _add(self, layout: Layout, text: str, appendix: Appendix) -> None:
        entry = self.addAction(text.replace("&", "&&"))
        entry.setObjectName(f"layout-{layout.name}")
        entry.setCheckable(True)
        entry.setChecked(_same_kind(layout, appendix.layout))
        self._group.addAction(entry)
        entry.triggered.connect(lambda _checked=False: self.chosen.emit(layout))


def _same_kind(one: Layout, other: Layout) -> bool:
    """Columns of other widths or hidden ones make no other layout; choosing it again brings all of them back."""
    return _whole(one) == _whole(other)


def _whole(layout: Layout) -> Layout:
    return replace(layout, columns=tuple(replace(column, width=1.0, hidden=False) for column in layout.columns))
