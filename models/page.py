"""The page as Nghị định 30/2020/NĐ-CP wants it: margins and sizes, and the heading lines of an appendix."""

from __future__ import annotations

from dataclasses import dataclass

from models.i18n import _
from models.numbering import roman
from models.plan import Appendix, Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSetup:
    """An A4 page: margins in mm, font sizes in pt (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục I)."""

    landscape: bool = True
    top: float = 20.0
    bottom: float = 20.0
    left: float = 30.0
    right: float = 15.0
    body_size: float = 14.0
    table_size: float = 12.0
    page_number_size: float = 13.0

    @property
    def width(self) -> float:
        """The paper's width in mm."""
        return 297.0 if self.landscape else 210.0

    @property
    def height(self) -> float:
        """The paper's height in mm."""
        return 210.0 if self.landscape else 297.0

    @property
    def text_width(self) -> float:
        """The width in mm between the margins."""
        return self.width - self.left - self.right


def page_of(appendix: Appendix) -> PageSetup:
    """Tables lie on landscape pages, the list form on upright ones."""
    return PageSetup(landscape=not appendix.layout.is_list)


@dataclass(frozen=True, slots=True)
class Heading:
    """The lines above an appendix: label ("Phụ lục I"), title and caption; "" where there is none."""

    label: str
    title: str
    caption: str


def appendix_heading(plan: Plan, appendix: Appendix) -> Heading:
    """The heading as printed: what the officer wrote, else what the rules make of the letterhead."""
    label = appendix.label
    if label is None:
        label = _("PHỤ LỤC")
        if len(plan.appendices) > 1:
            place = next((n for n, other in enumerate(plan.appendices, 1) if other.id == appendix.id), 1)
            label = _("Phụ lục {number}").format(number=roman(place))
    caption = appendix.caption if appendix.caption is not None else caption_of(plan)
    if appendix.layout.is_list and appendix.caption is None:
        # Prose stands in the body of the plan, which needs no word of what it belongs to.
        label, caption = appendix.label or "", ""
    return Heading(label, appendix.title, caption)


def caption_of(plan: Plan) -> str:
    """The "(Kèm theo Kế hoạch số …)" line; places not yet known stay open, days and months as the decree wants."""
    year, month, day = ([*plan.issued.split("-"), "", "", ""])[:3]
    text = _("(Kèm theo Kế hoạch số {number}/{symbol} ngày {day} tháng {month} năm {year} của {agency})")
    return text.format(
        number=plan.number or "   ",
        symbol=plan.symbol or "KH-…",
        day=_padded(day, 10) or "   ",
        month=_padded(month, 3) or "   ",
        year=year or "     ",
        agency=plan.agency or "…",
    )


def _padded(digits: str, below: int) -> str:
    """Days below 10 and months 1 and 2 get a leading zero, other months do not (Phụ lục I, mục II.4)."""
    if not digits.isdigit():
        return ""
    return f"{int(digits):02d}" if int(digits) < below else str(int(digits))
