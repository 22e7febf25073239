"""The pages of a plan as its settings make them, and the heading lines of an appendix."""

from __future__ import annotations

from dataclasses import dataclass

from models.i18n import _
from models.numbering import roman
from models.official.body import lists_in_body
from models.official.dates import date_words, number_words
from models.page_settings import AppendixNumbers, PageSettings
from models.plan import Appendix, Plan

_SHORT, _LONG = 210.0, 297.0  # A4 in mm


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSetup:
    """An A4 page: which way it lies, and the plan's settings."""

    landscape: bool = True
    settings: PageSettings = PageSettings()

    @property
    def width(self) -> float:
        """The paper's width in mm."""
        return _LONG if self.landscape else _SHORT

    @property
    def height(self) -> float:
        """The paper's height in mm."""
        return _SHORT if self.landscape else _LONG

    @property
    def text_width(self) -> float:
        """The width in mm between the margins."""
        return self.width - self.settings.left - self.settings.right


def body_page(plan: Plan) -> PageSetup:
    """The upright page of the plan's text."""
    return PageSetup(landscape=False, settings=plan.page)


def page_of(plan: Plan, appendix: Appendix) -> PageSetup:
    """The page of an appendix: as the officer chose, else tables lie on landscape pages and lists on upright ones."""
    landscape = not appendix.layout.is_list if appendix.landscape is None else appendix.landscape
    return PageSetup(landscape=landscape, settings=plan.page)


@dataclass(frozen=True, slots=True)
class Heading:
    """The lines above an appendix: label ("Phụ lục I"), title and caption; "" where there is none."""

    label: str
    title: str
    caption: str


def appendix_heading(plan: Plan, appendix: Appendix) -> Heading:
    """The heading as printed: what the officer wrote, else what the rules make of the letterhead.

    A list that stands in the text of the plan is no appendix there: it needs no label, caption or number.
    """
    inside = {one.id for one in lists_in_body(plan).values()}
    if appendix.id in inside:
        return Heading("", appendix.title, "")
    label = appendix.label
    if label is None:
        label = _("PHỤ LỤC")
        following = [other.id for other in plan.appendices if other.id not in inside]
        numbers = plan.page.appendix_numbers
        if numbers is AppendixNumbers.ROMAN or (numbers is AppendixNumbers.AUTO and len(following) > 1):
            place = following.index(appendix.id) + 1 if appendix.id in following else 1
            label = _("Phụ lục {number}").format(number=roman(place))
    caption = appendix.caption if appendix.caption is not None else caption_of(plan)
    return Heading(label, appendix.title, caption)


def label_apart(plan: Plan, appendix: Appendix) -> str:
    """The label of an appendix, with its place where another one bears the same ("PHỤ LỤC" twice); "" for none."""
    labels = {one.id: appendix_heading(plan, one).label.strip() for one in plan.appendices}
    label = labels.get(appendix.id, "")
    same = [id_ for id_, other in labels.items() if other.casefold() == label.casefold()]
    return f"{label} {roman(same.index(appendix.id) + 1)}" if label and len(same) > 1 else label


def closing_of(plan: Plan, appendix: Appendix) -> str:
    """The line under an appendix: the officer's own, else the count where the settings want one."""
    if appendix.closing.strip() or not plan.page.count_line:
        return appendix.closing
    return _("Tổng cộng: {count} nhiệm vụ").format(count=sum(1 for _task in appendix.tasks()))


def caption_of(plan: Plan) -> str:
    """The "(Kèm theo Kế hoạch số …)" line; what is unknown, and number and date of electronic paper, stay open."""
    number, issued = ("", "") if plan.page.electronic else (plan.number, plan.issued)
    text = _("(Kèm theo Kế hoạch số {number}/{symbol} {date} của {agency})")
    return text.format(
        number=number_words(number), symbol=plan.symbol or "KH-…", date=date_words(issued), agency=plan.agency or "…"
    )
