"""What has been chosen in the dialog so far, as a plan to look at and as one command; no widgets."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, NamedTuple

from models.commands import LeaveToRule, SetLayout, SetOrientation, SetPage, SetText
from models.commands.together import Together
from models.grid.grid import Address
from models.grid.numbers import printed_numbers
from models.grid.table import grid_columns
from models.i18n import _
from models.layout import Column, Layout
from models.official.body import lists_in_body
from models.page import page_of
from models.page_settings import PageSettings
from models.plan import Appendix, Plan
from models.store.transaction import Command
from ui.table.column_widths import alike, paper_widths, shared_out, shown_widths, with_widths

# What leaves a line of an appendix to the program.
_RULED: Mapping[str, str | None] = {"label": None, "caption": None, "closing": ""}
_SAME = 0.05  # mm; less is no difference


class DraftColumn(NamedTuple):
    """A column as the dialog shows it: its heading on one line, its width in mm on paper, whether it is printed."""

    name: str
    width: float
    shown: bool


class PageDraft:
    """Settings, directions and columns that differ from the plan only once something was chosen."""

    def __init__(self, plan: Plan) -> None:
        self._before = plan
        self._inside = frozenset(one.id for one in lists_in_body(plan).values())
        self.page = plan.page
        self._released: set[str] = set()  # lines that the program writes from now on: "label", "caption", "closing"
        self._landscapes: dict[str, bool | None] = {}
        self._layouts: dict[str, Layout] = {}
        self._numbers: dict[str, frozenset[str]] = {}  # of an appendix, one of each width

    @property
    def plan(self) -> Plan:
        """The plan as it would be."""
        appendices = tuple(self._drafted(appendix) for appendix in self._before.appendices)
        return replace(self._before, page=self.page, appendices=appendices)

    def appendix(self, appendix_id: str) -> Appendix:
        """An appendix as it would be."""
        return self._drafted(self._own(appendix_id))

    def set(self, **values: Any) -> None:
        """Choose settings of the page, by their names in PageSettings."""
        with self._same_share():
            self.page = replace(self.page, **values)

    def written_by_hand(self, line: str) -> int:
        """How many appendices have a "label", "caption" or "closing" of their own, which no setting changes."""
        return sum(1 for appendix in self._before.appendices if self._by_hand(appendix, line))

    def released(self, line: str) -> bool:
        """Whether the program is to write a line that was written by hand."""
        return line in self._released

    def release(self, line: str, released: bool) -> None:
        """Let the program write a line of all appendices, or keep what was written by hand."""
        (self._released.add if released else self._released.discard)(line)

    def landscape(self, appendix_id: str) -> bool:
        """Whether an appendix lies."""
        return page_of(self._before, self.appendix(appendix_id)).landscape

    def set_landscape(self, appendix_id: str, landscape: bool) -> None:
        """Lay an appendix or stand it up; what its form does by itself is not written down."""
        own = self._own(appendix_id)
        with self._same_share():
            if page_of(self._before, own).landscape == landscape:
                self._landscapes.pop(appendix_id, None)
            else:
                by_form = page_of(self._before, replace(own, landscape=None)).landscape
                self._landscapes[appendix_id] = None if by_form == landscape else landscape

    def text_width(self, appendix_id: str) -> float:
        """The width in mm between the margins of an appendix's pages."""
        return page_of(replace(self._before, page=self.page), self.appendix(appendix_id)).text_width

    def columns(self, appendix_id: str) -> list[DraftColumn]:
        """All columns in order, hidden ones too, with their widths as on paper."""
        layout = self._in_millimetres(appendix_id)
        return [DraftColumn(_name(column), column.width, not column.hidden) for column in layout.columns]

    def width_sum(self, appendix_id: str) -> float:
        """The widths of the printed columns together, in mm."""
        return sum(shown_widths(self._in_millimetres(appendix_id)))

    def fills(self, appendix_id: str) -> bool:
        """Whether the columns are together just as wide as the text."""
        return abs(self.width_sum(appendix_id) - self.text_width(appendix_id)) < _SAME

    def set_width(self, appendix_id: str, place: int, width: float) -> None:
        """Make one column so many mm wide; the others stay as they are."""
        self._change(appendix_id, place, lambda column: replace(column, width=round(width, 1)))

    def set_shown(self, appendix_id: str, place: int, shown: bool) -> bool:
        """Print a column or not; False where it is the last one that is printed, which stays."""
        layout = self._in_millimetres(appendix_id)
        if not shown and [column.hidden for column in layout.columns].count(False) == 1:
            return False
        filled = self.fills(appendix_id)
        self._change(appendix_id, place, lambda column: replace(column, hidden=not shown))
        if filled:
            self.share_out(appendix_id)
        return True

    def share_out(self, appendix_id: str) -> None:
        """Make the printed columns together as wide as the text, in their proportions."""
        layout = self._in_millimetres(appendix_id)
        if not layout.is_list:
            self._choose(appendix_id, with_widths(layout, self._on_paper(appendix_id, layout)))

    @property
    def is_default(self) -> bool:
        """Whether all is as the decree has it: settings, and directions left to the form of each appendix."""
        return self.page == PageSettings() and all(
            self.appendix(one.id).landscape is None for one in self._before.appendices
        )

    def set_defaults(self) -> None:
        """Back to the decree's settings; columns stay as they are."""
        with self._same_share():
            self.page = PageSettings()
            self._landscapes = {one.id: None for one in self._before.appendices if one.landscape is not None}

    def command(self) -> Command | None:
        """All that was chosen as one step, None where nothing was."""
        steps: list[Command] = []
        if self.page != self._before.page:
            steps.append(SetPage(self.page))
        for own in self._before.appendices:
            now = self.appendix(own.id)
            if now.landscape != own.landscape:
                steps.append(SetOrientation(own.id, now.landscape))
            if now.layout != own.layout:
                steps.append(SetLayout(own.id, now.layout))
            steps += [LeaveToRule(own.id, n) for n in ("label", "caption") if getattr(now, n) != getattr(own, n)]
            if now.closing != own.closing:
                steps.append(SetText(Address("appendix", own.id, "closing"), ""))
        return Together(_("Thiết lập trang"), tuple(steps)) if steps else None

    def _own(self, appendix_id: str) -> Appendix:
        return next(one for one in self._before.appendices if one.id == appendix_id)

    def _drafted(self, appendix: Appendix) -> Appendix:
        landscape = self._landscapes.get(appendix.id, appendix.landscape)
        lines: dict[str, Any] = {line: _RULED[line] for line in self._released if self._by_hand(appendix, line)}
        if not self.page.count_line:
            lines.pop("closing", None)  # nothing would stand in its place
        layout = self._layouts.get(appendix.id, appendix.layout)
        return replace(appendix, landscape=landscape, layout=layout, **lines)

    def _by_hand(self, appendix: Appendix, line: str) -> bool:
        if line == "closing":
            return bool(appendix.closing.strip())
        # A list in the text of the plan has no such lines.
        return getattr(appendix, line) is not None and appendix.id not in self._inside

    def _in_millimetres(self, appendix_id: str) -> Layout:
        """The layout with widths as on paper: what was chosen, else what the files make of the stored widths."""
        return self._layouts.get(appendix_id) or self._untouched(appendix_id)

    def _untouched(self, appendix_id: str) -> Layout:
        layout = self._own(appendix_id).layout
        stored = shown_widths(layout)
        if layout.is_list or not stored:
            return layout
        scale = self.text_width(appendix_id) / sum(stored)
        columns = (replace(column, width=round(column.width * scale, 1)) for column in layout.columns)
        return with_widths(replace(layout, columns=tuple(columns)), self._on_paper(appendix_id, layout))

    def _on_paper(self, appendix_id: str, layout: Layout) -> list[float]:
        """What the files make of a layout's printed columns, in tenths of a mm."""
        numbers, text_width = self._numbers_of(appendix_id), self.text_width(appendix_id)
        return shared_out(paper_widths(grid_columns(layout), numbers, text_width, self.page.table_size), text_width)

    def _numbers_of(self, appendix_id: str) -> frozenset[str]:
        found = self._numbers.get(appendix_id)
        if found is None:
            found = self._numbers[appendix_id] = alike(printed_numbers(self._own(appendix_id)).values())
        return found

    def _change(self, appendix_id: str, place: int, change: Callable[[Column], Column]) -> None:
        layout = self._in_millimetres(appendix_id)
        columns = [change(column) if n == place else column for n, column in enumerate(layout.columns)]
        self._choose(appendix_id, replace(layout, columns=tuple(columns)))

    def _choose(self, appendix_id: str, layout: Layout) -> None:
        """Keep a layout, unless it prints just what the stored one does."""
        if layout == self._untouched(appendix_id):
            self._layouts.pop(appendix_id, None)
        else:
            self._layouts[appendix_id] = layout

    @contextmanager
    def _same_share(self) -> Iterator[None]:
        """Columns that fill the page go on filling it when the page gets another width."""
        filled = [appendix_id for appendix_id in self._layouts if self.fills(appendix_id)]
        yield
        for appendix_id in filled:
            self.share_out(appendix_id)


def _name(column: Column) -> str:
    header = " ".join(column.header.split()) or column.field
    group = " ".join(column.group.split())
    return f"{group}: {header}" if group else header
