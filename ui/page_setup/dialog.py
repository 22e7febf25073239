""" "Thiết lập trang…": settings on the left, the pages as they will print on the right; one step on "Đồng ý"."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from models.i18n import _
from models.numbering import roman
from models.official.body import lists_in_body
from models.plan import Plan
from ui.page_setup.columns_tab import ColumnsTab
from ui.page_setup.draft import PageDraft
from ui.page_setup.picture import PagePicture
from ui.page_setup.tabs import AppendixTab, LettersTab, PaperTab, Tab
from ui.room import resize_within

_TEXT_ONLY = frozenset({"body_size", "line_spacing", "paragraph_gap", "first_line"})
_TABLE_ONLY = frozenset({"table_size", "repeat_header", "count_line", "letterhead", "appendix_numbers"})
# Which page shows best what was changed: 0 the first, 1 the second, -1 the end.
_AIMS = {
    "electronic": 0, "letterhead": 0, "appendix_numbers": 0, "landscape": 0,
    "label": 0, "caption": 0, "repeat_header": 1, "page_numbers": 1, "page_number_size": 1, "count_line": -1,
    "closing": -1,
}  # fmt: skip
_WIDE, _HIGH = 1120, 700  # pixels where the screen has them


class PageSetupDialog(QDialog):
    """Edits a draft; what was chosen goes out as one command when the officer agrees."""

    decided = Signal(object)  # Command

    def __init__(self, plan: Plan, appendix_id: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("pageSetup")
        self.setWindowTitle(_("Thiết lập trang"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._plan = plan
        self.draft = PageDraft(plan)
        self._left = ""  # the appendix that gave way to the text in the picture
        self.choice = QComboBox(self)
        self.tabs = QTabWidget(self)
        self.tabs.setAccessibleName(_("Các phần của thiết lập trang"))
        self.paper, self.letters = PaperTab(self.draft, self), LettersTab(self.draft, self)
        self.appendices, self.columns = AppendixTab(self.draft, self), ColumnsTab(self.draft, self)
        self.picture = PagePicture(self)
        self._build()
        self._fill_choice(appendix_id)
        self._connect()
        self._show_chosen()

    def _build(self) -> None:
        titles = (_("T&rang giấy"), _("C&hữ"), _("Phụ &lục"), _("&Cột"))
        for tab, title in zip(self._tabs(), titles, strict=True):
            self.tabs.addTab(tab, title)
        self.tabs.setFixedWidth(400)
        self.choice.setAccessibleName(_("Phần đang xem"))
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        label = QLabel(_("Đang &xem:"), self)
        label.setBuddy(self.choice)
        self.defaults = QPushButton(_("Về &mặc định của Nghị định 30"), self)
        self.defaults.setToolTip(
            _("Lề, cỡ chữ, giãn cách, đánh số, hướng giấy trở về mặc định; độ rộng cột giữ nguyên")
        )
        self.defaults.setAutoDefault(False)
        self.buttons = QDialogButtonBox(self)
        self.agree = self.buttons.addButton(_("Đồng ý"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton(_("Hủy"), QDialogButtonBox.ButtonRole.RejectRole)
        self.agree.setDefault(True)
        top = QHBoxLayout()
        top.addWidget(label)
        top.addWidget(self.choice, 1)
        right = QVBoxLayout()
        right.setSpacing(6)
        right.addLayout(top)
        right.addWidget(self.picture, 1)
        middle = QHBoxLayout()
        middle.setSpacing(14)
        middle.addWidget(self.tabs)
        middle.addLayout(right, 1)
        bottom = QHBoxLayout()
        bottom.addWidget(self.defaults)
        bottom.addStretch(1)
        bottom.addWidget(self.buttons)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(14, 12, 14, 12)
        whole.setSpacing(10)
        whole.addLayout(middle, 1)
        whole.addLayout(bottom)

    def _tabs(self) -> tuple[Tab, ...]:
        return self.paper, self.letters, self.appendices, self.columns

    def _fill_choice(self, appendix_id: str) -> None:
        if self._plan.has_text:
            self.choice.addItem(_("Phần lời văn"), "")
        inside = {one.id for one in lists_in_body(self._plan).values()}
        following = [one.id for one in self._plan.appendices if one.id not in inside]
        for appendix in self._plan.appendices:
            name = _("Phụ lục")
            if appendix.id in inside:
                name = _("Trong lời văn")
            elif len(following) > 1:
                name = _("Phụ lục {number}").format(number=roman(following.index(appendix.id) + 1))
            title = " ".join(appendix.title.split())
            self.choice.addItem(f"{name}: {title}" if title else name, appendix.id)
        self._left = appendix_id or (self._plan.appendices[0].id if self._plan.appendices else "")
        self.choice.setCurrentIndex(max(0, self.choice.findData(self._left)))
        self.choice.setEnabled(self.choice.count() > 1)

    def _connect(self) -> None:
        for tab in self._tabs():
            tab.changed.connect(self._changed)
        self.choice.currentIndexChanged.connect(self._show_chosen)
        self.defaults.clicked.connect(self._set_defaults)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.finished.connect(self.picture.close_maker)

    @property
    def shown(self) -> str:
        """The id of the appendix that is shown, "" for the text."""
        return str(self.choice.currentData() or "")

    def _show_chosen(self) -> None:
        """Show another part of the plan."""
        for tab in self._tabs():
            tab.appendix = self.shown
        self._refill()
        self._draw(0)

    def _refill(self) -> None:
        for tab in self._tabs():
            tab.show_draft()
        self.defaults.setEnabled(not self.draft.is_default)

    def _changed(self, name: str) -> None:
        if name in _TEXT_ONLY and self._plan.has_text and self.shown and not self._is_list():
            # Only running text shows the difference.
            self._left, there = self.shown, 0
        elif name in _TABLE_ONLY and not self.shown:
            there = self.choice.findData(self._left)
        else:
            there = -1
        if there >= 0:
            self.choice.setCurrentIndex(there)
            return
        self._refill_dependent()
        self.defaults.setEnabled(not self.draft.is_default)
        self._draw(_AIMS.get(name))

    def _refill_dependent(self) -> None:
        """What depends on other settings; the field that is being typed in is left alone."""
        self.columns.show_draft()
        self.appendices.show_draft()

    def _is_list(self) -> bool:
        return self.draft.appendix(self.shown).layout.is_list

    def _set_defaults(self) -> None:
        self.draft.set_defaults()
        self._refill()
        self._draw(None)

    def _draw(self, aim: int | None) -> None:
        if not self.choice.count():
            self.picture.show_nothing(_("Kế hoạch chưa có phụ lục hay lời văn nào để vẽ trang."))
            return
        place = next((n for n, one in enumerate(self._plan.appendices) if one.id == self.shown), None)
        self.picture.show_plan(self.draft.plan, place, aim)

    def accept(self) -> None:
        """Hand on what was chosen, if anything was."""
        command = self.draft.command()
        super().accept()
        if command is not None:
            self.decided.emit(command)

    def showEvent(self, event: QShowEvent) -> None:
        """As large as the screen lets it, up to what is needed."""
        if not event.spontaneous():
            resize_within(self, _WIDE, _HIGH)
        super().showEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """The window's own close button is "Hủy"."""
        self.picture.close_maker()
        super().closeEvent(event)
