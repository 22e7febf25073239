"""Which appendices of a plan are exported, in which layout, under which heading lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from models.errors import InputProblem
from models.grid.build import build_grid
from models.grid.grid import Grid
from models.i18n import _
from models.layout import Layout
from models.page import Heading, PageSetup, appendix_heading, page_of
from models.plan import Appendix, Plan


@dataclass(frozen=True, slots=True)
class Selected:
    """One appendix as it is to be written: its heading lines, its page and its Grid."""

    appendix: Appendix
    heading: Heading
    page: PageSetup
    grid: Grid


def select(plan: Plan, appendices: Sequence[int] | None, layout: Layout | None) -> list[Selected]:
    """The chosen appendices (indexes from 0, None = all); raises InputProblem where there is none to write."""
    if not plan.appendices:
        raise InputProblem(_("Kế hoạch chưa có phụ lục nào để xuất."))
    indexes = range(len(plan.appendices)) if appendices is None else appendices
    if not indexes:
        raise InputProblem(_("Chưa chọn phụ lục nào để xuất."))
    return [_selected(plan, index, layout) for index in indexes]


def _selected(plan: Plan, index: int, layout: Layout | None) -> Selected:
    count = len(plan.appendices)
    if not 0 <= index < count:
        text = _("Không có phụ lục thứ {number}; kế hoạch có {count} phụ lục.")
        raise InputProblem(text.format(number=index + 1, count=count))
    appendix = plan.appendices[index]
    if layout is not None:
        appendix = replace(appendix, layout=layout)
    if not appendix.layout.shown:
        raise InputProblem(_("Mẫu bảng “{title}” không có cột nào để in.").format(title=appendix.layout.title))
    return Selected(appendix, appendix_heading(plan, appendix), page_of(appendix), build_grid(appendix))


def document_title(plan: Plan) -> str:
    """The title in a file's properties: the plan's, else that of its first appendix."""
    return plan.title or next((appendix.title for appendix in plan.appendices if appendix.title), "")
