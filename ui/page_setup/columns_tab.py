"""The tab of columns: width of each in millimetres, their sum against the page, which are printed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QPushButton, QSizePolicy, QWidget

from models.i18n import _
from ui.measures import millimetres
from ui.page_setup.fields import NumberField, heading, hint
from ui.page_setup.tabs import Tab
from ui.table.column_widths import LEAST

_MOST = 250.0  # mm; no text of an A4 page is wider than 252


class ColumnsTab(Tab):
    """One row for each column of the shown appendix."""

    def build(self, body: QWidget) -> None:
        """Make the frame; the rows come with the appendix."""
        self.title = heading(_("Cột của phụ lục đang chọn"), body)
        self.rows = QWidget(body)
        self.sum = hint("", body)
        self.share = QPushButton(_("Chia lại cho &vừa trang"), body)
        self.share.setObjectName("shareOut")
        self.share.setToolTip(_("Giữ tỉ lệ giữa các cột, tổng độ rộng bằng bề ngang phần chữ của trang"))
        self.share.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.share.clicked.connect(self._share_out)
        self.about = hint("", body)
        for part in (self.title, self.rows, self.sum, self.share, self.about):
            self.column.addWidget(part)
        self.widths: list[NumberField] = []
        self.boxes: list[QCheckBox] = []
        self._made_for: tuple[str, ...] = ()
        self._grid = QGridLayout(self.rows)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnStretch(0, 1)

    def show_draft(self) -> None:
        """Show the columns of the appendix."""
        columns = self.draft.columns(self.appendix) if self.appendix else []
        is_list = bool(self.appendix) and self.draft.appendix(self.appendix).layout.is_list
        made_for = (self.appendix, *(column.name for column in columns))
        if made_for != self._made_for:
            self._make([column.name for column in columns], with_widths=not is_list)
            self._made_for = made_for
        for box, column in zip(self.boxes, columns, strict=True):
            box.setChecked(column.shown)
        for field, column in zip(self.widths, columns, strict=False):
            field.blockSignals(True)
            field.setMinimum(min(LEAST, column.width))
            field.setValue(column.width)
            field.setEnabled(column.shown)
            field.blockSignals(False)
        for part in (self.rows, self.about):
            part.setVisible(bool(columns))
        self.share.setVisible(bool(columns) and not is_list)
        about = _("Cột không in vẫn giữ nguyên nội dung.")
        if not is_list:
            about += " " + _("Cũng có thể kéo vạch giữa hai cột ngay trên bảng.")
        self.about.setText(about)
        self._show_sum(is_list)

    def _make(self, names: list[str], with_widths: bool) -> None:
        grid = self._grid
        for old in (*self.boxes, *self.widths):
            grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.boxes, self.widths = [], []
        for place, name in enumerate(names):
            box = QCheckBox(self.rows)
            box.setText(box.fontMetrics().elidedText(name.replace("&", "&&"), Qt.TextElideMode.ElideRight, 230))
            box.setAccessibleName(_("In cột {name}").format(name=name))
            box.setToolTip(_("{name}: bỏ dấu để không in cột này").format(name=name))
            box.clicked.connect(lambda shown, place=place: self._show_column(place, shown))
            grid.addWidget(box, place, 0)
            self.boxes.append(box)
            if with_widths:
                field = NumberField(_("mm"), LEAST, _MOST, 1, 1, self.rows)
                field.setAccessibleName(_("Độ rộng cột {name}").format(name=name))
                field.setToolTip(_("Độ rộng trên giấy của cột “{name}”").format(name=name))
                field.valueChanged.connect(lambda width, place=place: self._set_width(place, width))
                grid.addWidget(field, place, 1)
                self.widths.append(field)
        chain = [part for row in zip(self.boxes, self.widths, strict=False) for part in row]
        for before, after in zip(chain, [*chain[1:], self.share], strict=False):
            QWidget.setTabOrder(before, after)

    def _show_sum(self, is_list: bool) -> None:
        if not self.appendix:
            self.sum.setText(_("Hãy chọn một phụ lục để đặt độ rộng các cột."))
            return
        if is_list:
            self.sum.setText(_("Phụ lục này in dạng liệt kê, không có độ rộng cột; bỏ dấu ở mục không cần in."))
            return
        whole, room = self.draft.width_sum(self.appendix), self.draft.text_width(self.appendix)
        fills = self.draft.fills(self.appendix)
        self.share.setEnabled(not fills)
        if fills:
            self.sum.setText(_("Tổng {whole} = bề ngang trang.").format(whole=millimetres(whole)))
            return
        text = (
            _("Tổng {whole}, bề ngang trang {room}: khi in các cột được thu hẹp theo tỉ lệ cho vừa.")
            if whole > room
            else _("Tổng {whole}, bề ngang trang {room}: khi in các cột được nới rộng theo tỉ lệ cho vừa.")
        )
        self.sum.setText(text.format(whole=millimetres(whole), room=millimetres(room)))

    def _set_width(self, place: int, width: float) -> None:
        self.draft.set_width(self.appendix, place, width)
        self._show_sum(is_list=False)
        self.changed.emit("columns")

    def _show_column(self, place: int, shown: bool) -> None:
        if not self.draft.set_shown(self.appendix, place, shown):
            self.boxes[place].setChecked(True)
            self.sum.setText(_("Phải in ít nhất một cột."))
            return
        self.show_draft()
        self.changed.emit("columns")

    def _share_out(self) -> None:
        self.draft.share_out(self.appendix)
        self.show_draft()
        self.changed.emit("columns")
