"""What a file shows of a plan, as a plan: the data that may travel inside the file, and nothing beside it.

Whoever gets a file may look into it, so remarks, unprinted appendices, hidden columns and the number that electronic
paper leaves open are taken out; what is left is the plan as its reader could have typed it from the pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from exports.selection import in_layout
from models.layout import HEAD_FIELDS, LINE_FIELDS, Layout
from models.official.body import lists_in_body
from models.page import appendix_heading
from models.plan import Appendix, Area, Group, Item, Line, Objective, Plan, Task


def printed_plan(plan: Plan, appendices: Sequence[int] | None, layout: Layout | None, *, body: bool) -> Plan:
    """The part of a plan that a file with these appendices (indexes from 0, None = all) shows.

    Each appendix keeps its own layout, also where the file shows it in another one. `body` is what the writers take:
    the plan's own text comes first, if it has any.
    """
    text = body and plan.has_text
    arranged = in_layout(plan, layout)
    inside = {one.id for one in lists_in_body(arranged).values()} if text else set()
    chosen = set(range(len(plan.appendices)) if appendices is None else appendices)
    kept: list[Appendix] = []
    captioned = False
    for index, (own, shown) in enumerate(zip(plan.appendices, arranged.appendices, strict=True)):
        if index in chosen or own.id in inside:
            label = own.label if len(chosen) == len(plan.appendices) else appendix_heading(arranged, shown).label
            kept.append(replace(_Shown(shown.layout).appendix(own), label=label))
            captioned = captioned or (own.caption is None and own.id not in inside)
    seen = replace(plan, appendices=tuple(kept), remarks=())
    return seen if text else _without_text(seen, captioned=captioned)


def _without_text(plan: Plan, *, captioned: bool) -> Plan:
    """The plan without what only its text shows; a caption made from the letterhead shows number and date."""
    numbered = captioned and not plan.page.electronic
    return replace(
        plan,
        parent_agency=plan.parent_agency if plan.page.letterhead else "",
        place="",
        number=plan.number if numbered else "",
        symbol=plan.symbol if captioned else "",
        issued=plan.issued if numbered else "",
        signer=Plan().signer,
        legal_bases=(),
        recipients=(),
        sections=(),
    )


class _Shown:
    """Takes out of an appendix what a layout does not print of it."""

    def __init__(self, layout: Layout) -> None:
        self._fields = frozenset(column.field for column in layout.shown)
        self._is_list = layout.is_list
        self._tasks = layout.is_list or "task" in self._fields
        self._references = layout.is_list or bool(self._fields - set(HEAD_FIELDS))
        self._hidden = [name for name in LINE_FIELDS if name not in self._fields]

    def appendix(self, appendix: Appendix) -> Appendix:
        columns = tuple(c for c in appendix.layout.columns if c.field in self._fields or c.field in HEAD_FIELDS)
        layout = replace(appendix.layout, columns=columns)
        return replace(appendix, layout=layout, areas=tuple(map(self._area, appendix.areas)))

    def _area(self, area: Area) -> Area:
        return replace(area, items=tuple(self._items(area.items)))

    def _items(self, items: Sequence[Item]) -> Iterator[Item]:
        above: Line | None = None
        for item in items:
            if isinstance(item, Task):
                task, above = self._task(item, above)
                yield task
                continue
            above = None
            inner = tuple(self._items(item.items))
            if isinstance(item, Objective):
                yield replace(item, items=tuple(one for one in inner if isinstance(one, Task)))
            else:
                yield replace(item, items=tuple(one for one in inner if not isinstance(one, Group)))

    def _task(self, task: Task, above: Line | None) -> tuple[Task, Line | None]:
        lines: list[Line] = []
        for line in task.lines:
            above = self._line(line, above)
            lines.append(above)
        title = task.title if self._tasks else ""
        return replace(task, title=title, lines=tuple(lines)), above

    def _line(self, line: Line, above: Line | None) -> Line:
        """A line with the texts of the printed columns; under a merged cell only the first text is printed."""
        if line.reference:
            return Line(reference=line.reference if self._references else "", id=line.id)
        kept = {name: getattr(line, name) for name in LINE_FIELDS if name in self._fields}
        extra = {key: text for key, text in line.extra.items() if f"extra.{key}" in self._fields}
        merged = frozenset(name for name in line.merged if name in self._fields)
        if merged and above is not None and not above.reference and not self._is_list:
            for name in merged:
                if name.startswith("extra."):
                    extra[name.removeprefix("extra.")] = above.text(name)
                else:
                    kept[name] = above.text(name)
        return Line(**kept, merged=merged, extra=extra, id=line.id)
