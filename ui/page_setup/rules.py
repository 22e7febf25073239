"""What each setting of the page is called, its unit and step, and what the decree says of it; no widgets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from models.i18n import _
from models.page_settings import RANGES
from ui.measures import decimal

DECREE = "Nghị định 30/2020/NĐ-CP"


@dataclass(frozen=True, slots=True)
class NumberRule:
    """A setting that is a number: its name on the screen, unit, step, decimals, and where its range comes from."""

    name: str
    label: str
    unit: str
    step: float
    source: str
    places: int = 1
    either: bool = False  # one of the two ends, not what lies between them

    @property
    def low(self) -> float:
        """The least legal value."""
        return RANGES[self.name].low

    @property
    def high(self) -> float:
        """The greatest legal value."""
        return RANGES[self.name].high

    @property
    def span(self) -> str:
        """The legal range in words: "20–25 mm"."""
        low, high = decimal(self.low, self.places), decimal(self.high, self.places)
        text = _("{low} hoặc {high} {unit}") if self.either else _("{low}–{high} {unit}")
        return text.format(low=low, high=high, unit=self.unit)

    @property
    def told(self) -> str:
        """Range and source in one sentence, for the tool tip and for screen readers."""
        return _("{label}: {span}. {source}").format(label=self.label, span=self.span, source=self.source)


def number_rules() -> Mapping[str, NumberRule]:
    """Every setting that is a number, by its name in PageSettings, in the language in use."""
    margins = _("Theo {decree}, Phụ lục I, Phần I, Mục I.3.").format(decree=DECREE)
    number = _("Theo {decree}, Phụ lục I, Phần I, Mục I.7.").format(decree=DECREE)
    text = _("Theo {decree}, Phụ lục I, Phần I, Mục II.6.e.").format(decree=DECREE)
    table = _("Cỡ chữ trong bảng: thường dùng 12 pt, Nghị định không quy định.")
    gap = _("Cách đoạn: Nghị định quy định tối thiểu 6 pt.")
    millimetres, points, lines = _("mm"), _("pt"), _("dòng")
    rules = (
        NumberRule("top", _("Lề trên"), millimetres, 1, margins),
        NumberRule("bottom", _("Lề dưới"), millimetres, 1, margins),
        NumberRule("left", _("Lề trái"), millimetres, 1, margins),
        NumberRule("right", _("Lề phải"), millimetres, 1, margins),
        NumberRule("table_size", _("Cỡ chữ trong bảng"), points, 0.5, table),
        NumberRule("body_size", _("Cỡ chữ lời văn"), points, 0.5, text),
        NumberRule("page_number_size", _("Cỡ chữ số trang"), points, 0.5, number),
        NumberRule("line_spacing", _("Giãn dòng"), lines, 0.05, text, places=2),
        NumberRule("paragraph_gap", _("Cách đoạn"), points, 1, gap),
        NumberRule("first_line", _("Lùi đầu dòng"), millimetres, 2.7, text, either=True),
    )
    return {rule.name: rule for rule in rules}
