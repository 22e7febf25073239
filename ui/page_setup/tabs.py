"""The dialog's first three tabs: paper, letters, appendices; each shows the draft and writes to it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from models.i18n import _
from models.page_settings import AppendixNumbers, PageNumbers
from ui.page_setup.draft import PageDraft
from ui.page_setup.fields import Answer, Choice, NumberRows, Switch, heading, hint
from ui.page_setup.rules import DECREE, number_rules

_MARGINS = ("top", "bottom", "left", "right")
_TABLE = ("table_size", "page_number_size")
_TEXT = ("body_size", "line_spacing", "paragraph_gap", "first_line")


class Tab(QScrollArea):
    """A page of settings that scrolls where the screen is small."""

    changed = Signal(str)  # name of the setting

    def __init__(self, draft: PageDraft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.draft = draft
        self.appendix = ""  # id of the one that is shown, "" for none
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body = QWidget(self)
        body.setObjectName("tabBody")
        self.column = QVBoxLayout(body)
        self.column.setContentsMargins(14, 12, 14, 12)
        self.column.setSpacing(6)
        self.setWidget(body)
        # The pane of the tabs shows through, behind the scroll bar too.
        body.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self.build(body)
        self.column.addStretch(1)

    def build(self, body: QWidget) -> None:
        """Make the fields."""

    def show_draft(self) -> None:
        """Show what is chosen now, for the appendix that is shown."""

    def release_switch(self, line: str, text: str, body: QWidget) -> Switch:
        """Offers to let the program write a line that stands in the plan as somebody wrote it."""
        switch = Switch(f"release_{line}", text, "", body)
        switch.setVisible(self.draft.written_by_hand(line) > 0)
        switch.switched.connect(lambda on: self._release(line, on))
        return switch

    def show_release(self, switch: Switch, line: str) -> None:
        """Say what becomes of the lines that were written by hand."""
        released = self.draft.released(line)
        switch.box.setChecked(released)
        text = (
            _("Dòng ghi tay của {count} phụ lục được thay bằng dòng chương trình ghi.")
            if released
            else _("{count} phụ lục đang giữ dòng ghi tay, không đổi theo lựa chọn ở trên.")
        )
        switch.tell(text.format(count=self.draft.written_by_hand(line)))

    def _release(self, line: str, on: bool) -> None:
        self.draft.release(line, on)
        self.show_draft()
        self.changed.emit(line)

    def _write(self, name: str, value: object) -> None:
        self.draft.set(**{name: value})
        self.changed.emit(name)


class PaperTab(Tab):
    """Paper or electronic document, direction of the shown appendix, margins."""

    def build(self, body: QWidget) -> None:
        """Make the fields."""
        rules = number_rules()
        self.mode = Choice(
            "electronic",
            (
                Answer(False, _("Văn bản &giấy"), _("Dòng “Kèm theo …” ghi đủ số và ngày của văn bản.")),
                Answer(
                    True,
                    _("Văn bản điện &tử"),
                    _("Để trống số, ngày; chừa góc trên bên phải trang đầu cho chữ ký số của cơ quan."),
                ),
            ),
            body,
        )
        self.mode.chosen.connect(lambda value: self._write("electronic", value))
        self.direction = Choice("landscape", (Answer(True, _("Giấy nga&ng")), Answer(False, _("Giấy &dọc"))), body)
        self.direction.chosen.connect(self._turn)
        self.margins = NumberRows([rules[name] for name in _MARGINS], body)
        self.margins.edited.connect(self._write)
        self.column.addWidget(heading(_("Văn bản phát hành"), body))
        self.caption = self.release_switch("caption", _("Để chương trình ghi dòng “&Kèm theo …”"), body)
        source = _("Theo {decree}, Phụ lục I, Phần I, Mục III.1.c và d.")
        for part in (self.mode, self.caption, hint(source.format(decree=DECREE), body)):
            self.column.addWidget(part)
        self.column.addSpacing(8)
        self.direction_title = heading("", body)
        self.column.addWidget(self.direction_title)
        self.column.addWidget(self.direction)
        self.column.addWidget(
            hint(_("Khổ A4. Nghị định không quy định hướng của phụ lục; bảng rộng thường in ngang."), body)
        )
        self.column.addSpacing(8)
        self.column.addWidget(heading(_("Lề trang"), body))
        self.column.addWidget(self.margins)
        self.column.addWidget(hint(rules["top"].source, body))

    def show_draft(self) -> None:
        """Show what is chosen now."""
        self.mode.show_value(self.draft.page.electronic)
        self.show_release(self.caption, "caption")
        self.margins.show_values(self.draft.page)
        self.direction.setEnabled(bool(self.appendix))
        self.direction_title.setText(_("Hướng giấy của phụ lục đang chọn") if self.appendix else _("Hướng giấy"))
        self.direction.show_value(bool(self.appendix) and self.draft.landscape(self.appendix))

    def _turn(self, landscape: object) -> None:
        self.draft.set_landscape(self.appendix, bool(landscape))
        self.changed.emit("landscape")


class LettersTab(Tab):
    """Sizes of letters, and the spacing of running text."""

    def build(self, body: QWidget) -> None:
        """Make the fields."""
        rules = number_rules()
        self.rows: list[NumberRows] = []
        groups = (
            (_("Bảng và số trang"), _TABLE, (rules["page_number_size"].source, rules["table_size"].source)),
            (_("Lời văn và phụ lục dạng liệt kê"), _TEXT, (rules["body_size"].source, rules["paragraph_gap"].source)),
        )
        for title, names, sources in groups:
            rows = NumberRows([rules[name] for name in names], body)
            rows.edited.connect(self._write)
            self.rows.append(rows)
            self.column.addWidget(heading(title, body))
            self.column.addWidget(rows)
            for source in sources:
                self.column.addWidget(hint(source, body))
            self.column.addSpacing(8)
        self.column.addWidget(hint(_("Phông chữ Times New Roman, màu đen (Mục I.4)."), body))

    def show_draft(self) -> None:
        """Show what is chosen now."""
        for rows in self.rows:
            rows.show_values(self.draft.page)


class AppendixTab(Tab):
    """Numbers of appendices and pages, and what stands above and under their tables."""

    def build(self, body: QWidget) -> None:
        """Make the fields."""
        numbers, pages = AppendixNumbers, PageNumbers
        self.numbers = Choice(
            "appendix_numbers",
            (
                Answer(
                    numbers.AUTO,
                    _("&Tự động theo số phụ lục"),
                    _("Từ hai phụ lục trở lên ghi số La Mã; một phụ lục thì không ghi số."),
                ),
                Answer(numbers.ROMAN, _("Luôn &ghi số La Mã")),
                Answer(numbers.NONE, _("&Không ghi số")),
            ),
            body,
        )
        self.numbers.chosen.connect(lambda value: self._write("appendix_numbers", value))
        self.pages = Choice(
            "page_numbers",
            (
                Answer(pages.EACH, _("Đánh riêng từng &phụ lục, không hiện ở trang đầu")),
                Answer(pages.THROUGH, _("Đánh l&iên tục cả tệp, không hiện ở trang đầu")),
                Answer(pages.NONE, _("Không đánh &số trang")),
            ),
            body,
        )
        self.pages.chosen.connect(lambda value: self._write("page_numbers", value))
        source = _("Theo {decree}, Phụ lục I, Phần I, {place}.")
        for title, choice, place in (
            (_("Số phụ lục"), self.numbers, _("Mục III.1.a")),
            (_("Số trang"), self.pages, _("Mục I.7 và III.1.đ")),
        ):
            self.column.addWidget(heading(title, body))
            self.column.addWidget(choice)
            if choice is self.numbers:
                self.label = self.release_switch("label", _("Để chương trình &viết nhãn phụ lục"), body)
                self.column.addWidget(self.label)
            self.column.addWidget(hint(source.format(decree=DECREE, place=place), body))
            self.column.addSpacing(8)
        self.column.addWidget(heading(_("Trên và dưới bảng"), body))
        self.switches: dict[str, Switch] = {}
        for name, text, told in (
            ("repeat_header", _("Lặp lại tiêu đề &bảng ở mỗi trang"), _("Bảng dài sang trang vẫn đọc được tên cột.")),
            (
                "count_line",
                _("Thêm dòng “Tổng cộ&ng: … nhiệm vụ”"),
                _("Chương trình tự đếm, luôn đúng với số nhiệm vụ trong bảng."),
            ),
            (
                "letterhead",
                _("Ghi tên cơ &quan, Quốc hiệu trên phụ lục"),
                _("Dùng khi phụ lục phát hành thành tệp riêng; Nghị định không bắt buộc."),
            ),
        ):
            switch = Switch(name, text, told, body)
            switch.switched.connect(lambda value, name=name: self._write(name, value))
            self.column.addWidget(switch)
            self.switches[name] = switch
            if name == "count_line":
                self.closing = self.release_switch("closing", _("Thay dòng cuối ghi t&ay bằng số đếm"), body)
                self.column.addWidget(self.closing)

    def show_draft(self) -> None:
        """Show what is chosen now."""
        self.numbers.show_value(self.draft.page.appendix_numbers)
        self.pages.show_value(self.draft.page.page_numbers)
        for name, switch in self.switches.items():
            switch.box.setChecked(getattr(self.draft.page, name))
        self.show_release(self.label, "label")
        self.show_release(self.closing, "closing")
        self.closing.setEnabled(self.draft.page.count_line)
