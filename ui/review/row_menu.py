"""The menu for the chosen lines of the source: what rows are, whether a table is one of tasks."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from imports.choices import TableChoices
from imports.encodings.tables import TCVN3, VNI, VPS
from models.i18n import _
from ui.review.choosing import says_of_row
from ui.review.source_lines import TITLE
from ui.review.source_view import SourceView
from ui.review.words import MENU_ROWS, row_in_menu


class RowMenu(QMenu):
    """Filled for what is chosen when it opens."""

    meaning_wanted = Signal(object)  # RowMeaning, or None for what is recognised
    encoding_wanted = Signal(str)
    used_wanted = Signal(int, bool)
    left_wanted = Signal(int)

    def __init__(self, view: SourceView, parent: QWidget) -> None:
        super().__init__(parent)
        self._view = view

    def show_at(self, point: QPoint) -> None:
        """Open with what can be said of the chosen lines, if anything can."""
        self.clear()
        chosen = [(piece, rows) for piece, rows in self._view.chosen_rows()]
        model = self._view.source_model
        if rows := [(piece, kept) for piece, kept in chosen if model.reading.used(piece)]:
            self._fill_rows(rows)
        line = self._view.current_line()
        if line is not None and line.row is not None:
            if self.actions():
                self.addSeparator()
            self._fill_table(line.piece)
        if any(one.row != TITLE for one in self._view.chosen_lines()):
            if self.actions():
                self.addSeparator()
            self._fill_encodings()
        if self.actions():
            self.popup(point)

    def _fill_encodings(self) -> None:
        menu = self.addMenu(_("Đọc chữ phông cũ"))
        for encoding, text in (
            (TCVN3, _("Theo TCVN3 (.VnTime, .VnArial …)")),
            (VNI, _("Theo VNI (VNI-Times, VNI-Helve …)")),
            (VPS, _("Theo VPS")),
            ("", _("Giữ nguyên như trong tệp")),
        ):
            action = menu.addAction(text)
            action.triggered.connect(lambda _on=False, one=encoding: self.encoding_wanted.emit(one))

    def _fill_rows(self, chosen: list[tuple[int, list[int]]]) -> None:
        model = self._view.source_model
        meanings = {model.reading.meaning(piece, row) for piece, rows in chosen for row in rows}
        for entry in MENU_ROWS:
            if entry is None:
                self.addSeparator()
                continue
            meaning, digit = entry
            # The digit is shown as a key, yet pressed in the view alone.
            action = self.addAction(f"{row_in_menu(meaning)}\t{digit}" if digit else row_in_menu(meaning))
            action.setCheckable(True)
            action.setChecked(meanings == {meaning})
            action.setData(meaning)
            action.triggered.connect(lambda _on=False, one=meaning: self.meaning_wanted.emit(one))
        if any(says_of_row(model.choices.table(piece), row) for piece, rows in chosen for row in rows):
            self.addSeparator()
            action = self.addAction(_("Theo máy nhận ra") + "\tBackspace")
            action.triggered.connect(lambda: self.meaning_wanted.emit(None))

    def _fill_table(self, piece: int) -> None:
        model = self._view.source_model
        used = model.reading.used(piece)
        text = _("Không phải bảng nhiệm vụ") if used else _("Đây là bảng nhiệm vụ")
        action: QAction = self.addAction(text)
        action.triggered.connect(lambda: self.used_wanted.emit(piece, not used))
        if model.choices.table(piece) != TableChoices():
            action = self.addAction(_("Cả bảng theo máy nhận ra"))
            action.triggered.connect(lambda: self.left_wanted.emit(piece))
