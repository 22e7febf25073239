"""Which appendices are exported, in which layout and under which heading; what a file says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date

from exports.measure import clean
from models.errors import InputProblem
from models.grid.build import appendix_blocks
from models.grid.grid import Block, GridColumn
from models.grid.numbers import printed_numbers
from models.grid.prose import prose_columns
from models.grid.table import grid_columns, header_block
from models.i18n import _
from models.layout import Layout
from models.official.body import lists_in_body
from models.official.paragraphs import Paragraph, ParagraphStyle
from models.page import Heading, PageSetup, appendix_heading, closing_of, page_of
from models.plan import Appendix, Plan
from models.whole_list import whole_list

_FULL_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_UNKNOWN_DATE = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class Selected:
    """One appendix as it is to be written: heading, page, columns, printed numbers and closing line."""

    appendix: Appendix
    heading: Heading
    page: PageSetup
    columns: tuple[GridColumn, ...]
    numbers: Mapping[str, str]
    closing: str

    @property
    def is_list(self) -> bool:
        """True for the list form, which has no table heading."""
        return self.appendix.layout.is_list

    def blocks(self) -> Iterator[Block]:
        """The blocks of the Grid from top to bottom, the table heading first; made one by one, not to be kept."""
        if not self.is_list:
            yield header_block(self.appendix.layout)
        yield from appendix_blocks(self.appendix, self.numbers)

    @property
    def heading_lines(self) -> tuple[Paragraph, ...]:
        """The lines above it: label, title and caption, as far as there are any."""
        lines = (
            Paragraph(ParagraphStyle.LABEL, self.heading.label),
            Paragraph(ParagraphStyle.TITLE, self.heading.title),
            Paragraph(ParagraphStyle.CAPTION, self.heading.caption),
        )
        return tuple(line for line in lines if line.text.strip())

    @property
    def closing_line(self) -> Paragraph | None:
        """The line under it."""
        return Paragraph(ParagraphStyle.CLOSING, self.closing) if self.closing.strip() else None

    @property
    def rows(self) -> int:
        """About how many rows the blocks have together; a measure of the work."""
        return len(self.numbers) + sum(len(task.lines) for task in self.appendix.tasks())


def in_layout(plan: Plan, layout: Layout | None) -> Plan:
    """The plan with all its appendices in one layout, None leaves each in its own; a list prints all their texts."""
    if layout is None:
        return plan
    return replace(plan, appendices=tuple(replace(one, layout=whole_list(layout, one)) for one in plan.appendices))


def select(plan: Plan, appendices: Sequence[int] | None, layout: Layout | None) -> list[Selected]:
    """The chosen appendices (indexes from 0, None = all); raises InputProblem where there is none to write."""
    if not plan.appendices:
        raise InputProblem(_("Kế hoạch chưa có phụ lục nào để xuất."))
    indexes = range(len(plan.appendices)) if appendices is None else appendices
    if not indexes:
        raise InputProblem(_("Chưa chọn phụ lục nào để xuất."))
    arranged = in_layout(plan, layout)
    return [_selected(arranged, index) for index in indexes]


def after_body(plan: Plan, layout: Layout | None) -> list[Selected]:
    """The appendices that follow the text of the whole document: all but the lists that stand in the text itself."""
    arranged = in_layout(plan, layout)
    inside = {appendix.id for appendix in lists_in_body(arranged).values()}
    return [_selected(arranged, index) for index, one in enumerate(arranged.appendices) if one.id not in inside]


def choose(
    plan: Plan, appendices: Sequence[int] | None, layout: Layout | None, *, body: bool
) -> tuple[Plan | None, Sequence[Selected]]:
    """What a document consists of: the plan whose text comes first (None = no text), and the chosen appendices.

    Lists that stand in the text do not come again. Raises InputProblem where there is nothing to write.
    """
    if not (body and plan.has_text):
        if body and not plan.appendices:
            raise InputProblem(_("Kế hoạch chưa có lời văn và phụ lục nào để xuất."))
        return None, select(plan, appendices, layout)
    following = after_body(plan, layout)
    if appendices is not None:
        after = {one.appendix.id for one in following}
        chosen = select(plan, appendices, layout) if appendices else []
        following = [one for one in chosen if one.appendix.id in after]
    return in_layout(plan, layout), following


def _selected(plan: Plan, index: int) -> Selected:
    count = len(plan.appendices)
    if not 0 <= index < count:
        text = _("Không có phụ lục thứ {number}; kế hoạch có {count} phụ lục.")
        raise InputProblem(text.format(number=index + 1, count=count))
    appendix = plan.appendices[index]
    if not appendix.layout.shown:
        raise InputProblem(_("Mẫu bảng “{title}” không có cột nào để in.").format(title=appendix.layout.title))
    columns = prose_columns() if appendix.layout.is_list else grid_columns(appendix.layout)
    heading = appendix_heading(plan, appendix)
    page, closing = page_of(plan, appendix), closing_of(plan, appendix)
    return Selected(appendix, heading, page, columns, printed_numbers(appendix), closing)


def document_title(plan: Plan) -> str:
    """The title in a file's properties: the plan's, else that of its first appendix."""
    return clean(plan.title or next((appendix.title for appendix in plan.appendices if appendix.title), ""))


def document_date(plan: Plan) -> date:
    """The date in a file's properties: of issue, else the first day of the period, else 1 January 2000.

    Never the day of the export, so that the same plan gives the same bytes.
    """
    with suppress(ValueError):
        if _FULL_DATE.fullmatch(plan.issued):
            return date.fromisoformat(plan.issued)
    with suppress(ValueError, OverflowError):
        if plan.period.start is not None:
            return date(plan.period.start, 1, 1)
    return _UNKNOWN_DATE
