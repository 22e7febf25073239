"""The head of the document as on paper: agencies, number and symbol, the state and its motto, place and date, title."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from models.i18n import _
from models.official.dates import date_words, number_words
from models.official.letterhead import MOTTO, NATION
from models.plan import Period, Plan
from ui.body.entering import read_date, read_number, read_place, read_symbol, read_year, write_date
from ui.body.looks import Looks
from ui.body.page_field import PageField
from ui.body.page_form import CENTRE, PageForm

_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
_NATION = (13.0, True, False)
_MOTTO = (14.0, True, False)
_ROOMY = 0.75  # zoom from which the strip has room for a note
_PERIODS = ("start", "end", "vision")


class LetterheadForm(PageForm):
    """Two columns and the title; what every document has alike is grey."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rules: list[tuple[QFrame, float]] = []
        self._inline: list[tuple[PageField, float]] = []
        self._words: list[QLabel] = []
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self.columns = QWidget(self)
        row = QHBoxLayout(self.columns)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addLayout(self._agencies(), 1)
        row.addWidget(self._state(), 0)
        whole.addWidget(self.columns)
        self._gap = QWidget(self)
        whole.addWidget(self._gap)
        self._kind = self.fixed(_("KẾ HOẠCH"), _MOTTO)
        whole.addWidget(self._kind)
        whole.addWidget(self.field("title", _("Trích yếu: tên của kế hoạch"), CENTRE, _MOTTO))
        whole.addLayout(self._rule(30))
        whole.addWidget(self._period())
        whole.addSpacing(8)

    def _agencies(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        parent = self.field("parent_agency", _("Cơ quan chủ quản"), CENTRE, (13.0, False, False), capitals=True)
        agency = self.field("agency", _("Cơ quan ban hành"), CENTRE, _NATION, capitals=True)
        column.addWidget(parent)
        column.addWidget(agency)
        column.addLayout(self._rule(25))
        column.addStretch(1)
        look = (13.0, False, False)
        number = self.field("number", _("số"), _RIGHT, look)
        number.printed, number.read = lambda text: number_words(text).strip(), read_number
        symbol = self.field("symbol", _("KH-…"), _LEFT, look)
        symbol.read = read_symbol
        line = QHBoxLayout()
        line.setSpacing(0)
        line.addStretch(1)
        for widget in (self.fixed(_("Số:"), look), number, self.fixed("/", look), symbol):
            line.addWidget(widget)
        self._inline += [(number, 6.0), (symbol, 12.0)]
        line.addStretch(1)
        column.addLayout(line)
        return column

    def _state(self) -> QWidget:
        self._right = QWidget(self.columns)
        column = QVBoxLayout(self._right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.fixed(NATION, _NATION))
        column.addWidget(self.fixed(MOTTO, _MOTTO))
        column.addLayout(self._rule(62))
        column.addStretch(1)
        look = (14.0, False, True)
        place = self.field("place", _("Địa danh"), _RIGHT, look)
        place.read = read_place
        issued = self.field("issued", _("ngày … tháng … năm …"), _LEFT, look)
        issued.printed, issued.write, issued.read = date_words, write_date, read_date
        line = QHBoxLayout()
        line.setSpacing(0)
        line.addWidget(place, 36)
        line.addWidget(self.fixed(",", look), 0)
        line.addSpacing(4)
        line.addWidget(issued, 64)
        column.addLayout(line)
        return self._right

    def _rule(self, width: float) -> QHBoxLayout:
        """A line in the middle, some millimetres wide."""
        line = QFrame(self)
        line.setObjectName("paperRule")
        line.setFixedHeight(1)
        row = QHBoxLayout()
        row.setContentsMargins(0, 2, 0, 3)
        row.addStretch(1)
        row.addWidget(line)
        row.addStretch(1)
        self._rules.append((line, width))
        return row

    def _period(self) -> QWidget:
        """The years of the plan, which no line of the head prints."""
        strip = QFrame(self)
        strip.setObjectName("unprinted")
        row = QHBoxLayout(strip)
        row.setContentsMargins(8, 2, 8, 2)
        row.setSpacing(2)
        row.addStretch(1)
        words = {
            "start": _("Thời kỳ:"),
            "end": _("–"),
            "vision": _("định hướng đến"),
        }
        for name in _PERIODS:
            label = QLabel(words[name], strip)
            label.setObjectName("faint")
            row.addWidget(label)
            self._words.append(label)
            year = self.field(f"period.{name}", _("năm"), CENTRE, (11.0, False, False))
            year.read = read_year
            row.addWidget(year)
            self._inline.append((year, 12.0))
            row.addSpacing(6)
        strip.setToolTip(_("Các năm của kế hoạch; phần đầu văn bản không in dòng này"))
        self._note = QLabel(_("(không in ở đây)"), strip)
        self._note.setObjectName("faint")
        self._words.append(self._note)
        row.addWidget(self._note)
        row.addStretch(1)
        return strip

    def texts(self, plan: Plan) -> Mapping[str, str]:
        """The stored values by field."""
        names = ("parent_agency", "agency", "number", "symbol", "place", "issued", "title")
        years = {f"period.{name}": str(getattr(plan.period, name) or "") for name in _PERIODS}
        return {name: getattr(plan, name) for name in names} | years

    def restyle(self, looks: Looks) -> None:
        """Fonts and widths for a zoom."""
        super().restyle(looks)
        for line, width in self._rules:
            line.setFixedWidth(round(looks.mm(width)))
        for widget, width in self._inline:
            widget.least_width = round(looks.mm(width))
            widget.show_width()
        small = QFont(self.font())
        small.setPointSizeF(self.font().pointSizeF() * min(1.0, looks.zoom))
        for label in self._words:
            label.setFont(small)
        self._note.setVisible(looks.zoom >= _ROOMY)
        self._gap.setFixedHeight(round(looks.pt(18)))
        # The state's name must stand on one line, whatever the font of the screen.
        nation = QFontMetricsF(looks.font(*_NATION)).horizontalAdvance(NATION)
        self._right.setFixedWidth(round(nation + looks.pt(6)))


def period_with(period: Period, name: str, text: str) -> Period:
    """A period with another year in one of its places ("period.start"); "" takes the year away."""
    years = {key: getattr(period, key) for key in _PERIODS}
    years[name.removeprefix("period.")] = int(text) if text else None
    return Period(**years)
