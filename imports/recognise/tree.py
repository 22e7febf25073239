"""Rows -> areas, groups, objectives, tasks and lines, by their numbers and by what their cells span."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from imports.choices import RowMeaning
from imports.recognise.node import Node as Node
from imports.recognise.node import belongs, heading_kind
from imports.recognise.node import frozen as frozen
from imports.recognise.node import noted as noted
from imports.recognise.notes import Notes
from imports.recognise.number import NONE, Number, parse_number
from imports.recognise.rows import Kind, Places, Row
from imports.recognise.view import Slot
from models.i18n import _
from models.plan import LINE_FIELDS, Line, Remark
from models.text import one_line


class TreeBuilder:
    """Takes classified rows in order; `areas` is the tree, `remarks` what did not fit into it."""

    def __init__(self, places: Places, place: str, numbers: Sequence[int], notes: Notes | None = None) -> None:
        self._notes = notes or Notes()
        self._places = places
        self._numbers = numbers
        self._place = place
        self.areas: list[Node] = []
        self.remarks: list[Remark] = []
        self.closing: list[str] = []
        self._group: Node | None = None
        self._heading: Node | None = None  # an objective that is a heading row
        self._column: Node | None = None  # an objective in a merged column
        self._column_top = -1
        self._task: Node | None = None
        self._task_top = -1
        self._before: Line | None = None

    def build(self, rows: Sequence[Row]) -> None:
        """Put all rows into the tree."""
        kept = [row for row in rows if row.kind is not Kind.DROPPED or row.why]
        for row, following in zip_longest(kept, kept[1:]):
            if row.left:
                self._remark(_("Các ô khác của dòng này; không đưa vào kế hoạch."), row.left, row.index)
            match row.kind:
                case Kind.AREA:
                    self._open_area(row)
                case Kind.HEADING:
                    self._open_heading(row, following)
                case Kind.LINE if not row.means and (heading := self._bare_heading(row, following)):
                    self._open_heading(heading, following)
                case Kind.LINE:
                    self._add_line_row(row)
                case Kind.CLOSING:
                    self._notes.means(row.index, RowMeaning.CLOSING)
                    self.closing.append(row.title)
                case Kind.LOOSE:
                    self._notes.means(row.index, RowMeaning.BELOW if row.why else RowMeaning.SKIP)
                    self._remark(_("Dòng này không thuộc nhiệm vụ nào trong bảng."), row.title, row.index)
                case Kind.DROPPED:
                    if row.why:
                        self._notes.means(row.index, RowMeaning.SKIP)
                        self._remark(_("Dòng đánh số cột của bảng; không đưa vào kế hoạch."), row.why, row.index)

    def _bare_heading(self, row: Row, following: Row | None) -> Row | None:
        """A row of number and title alone, neither bold nor merged, is a heading where its children come next."""
        places, slots = self._places, row.slots
        if places.number is None or following is None or following.kind is not Kind.LINE:
            return None
        number, title = slots[places.number], slots[places.task]
        value = parse_number(number.text)
        alone = all(slot.top == row.index and slot.first == slot.last for slot in slots)
        if not alone or value.kind not in ("arabic", "padded", "dotted") or not title.text:
            return None
        if any(slot.text for slot in slots if slot.cell not in (number.cell, title.cell)):
            return None
        below = parse_number(following.slots[places.number].text)
        begins = following.slots[places.task].top == following.index and following.slots[places.task].text
        kinds = ("letter", "dotted") if places.objective is not None else ("", "letter", "dotted")
        if not begins or below.kind not in kinds:
            return None
        heading = replace(row, kind=Kind.HEADING, number=value, title=title.text)
        return heading if heading_kind(heading, following, places) in ("group", "objective") else None

    def _remark(self, message: str, text: str, row: int) -> None:
        place = _("{place}, dòng {row}").format(place=self._place, row=self._numbers[row]) if self._place else ""
        self.remarks.append(Remark(message=message, text=text, place=place))
        self._notes.stands(self.remarks[-1].id, row)

    def _open_area(self, row: Row) -> None:
        self._leave_group()
        if row.why:
            self._remark(_("Số tiền ở dòng lĩnh vực; không đưa vào kế hoạch."), f"{row.title}: {row.why}", row.index)
        self._notes.means(row.index, RowMeaning.AREA)
        self.areas.append(Node("area", row.title, row.number, whole=row.whole, row=row.index))

    def _leave_group(self) -> None:
        self._group = self._heading = self._column = self._task = self._before = None

    def _area(self) -> Node:
        if not self.areas:
            self.areas.append(Node("area", ""))
        return self.areas[-1]

    def _open_heading(self, row: Row, following: Row | None) -> None:
        kind = row.means or heading_kind(row, following, self._places)
        if row.means is RowMeaning.GROUP:
            self._group = self._heading = None
        if kind == "area":
            self._open_area(row)
            return
        if kind == "task" or (kind == "empty" and not row.bold):
            self._add_task(one_line(row.title) if row.whole else row.title, row.number, row)
            self._append(Line(), row.index)
            return
        if self._group is not None and not self._group.number.kind and not row.number.kind:
            self._group = None  # headings without numbers stand side by side
        parent = self._parent(row.number, heading=True)
        nested = parent.kind == "group"
        self._heading = self._column = self._task = self._before = None
        node = Node("objective" if kind == "objective" or nested else "group", row.title, row.number, row=row.index)
        node.chosen = row.means is not None
        parent.items.append(node)
        self._notes.means(row.index, RowMeaning(node.kind))
        if node.kind == "objective":
            self._heading = node
        else:
            node.title = one_line(node.title)
            self._group = node

    def _parent(self, number: Number, *, heading: bool = False) -> Node:
        """Where an item with this number belongs, closing what it leaves."""
        if self._heading is not None:
            own = self._heading.number
            below = not number.kind or (number.kind == "dotted" and number.parent == own.parts)
            below = below or (number.kind == "letter" and own.kind == "dotted")
            if below and not heading:
                return self._heading
            self._heading = None
        if self._group is not None:
            if belongs(number, self._group):
                return self._group
            self._group = None
        return self._area()

    def _add_line_row(self, row: Row) -> None:
        places, slots, index = self._places, row.slots, row.index
        task_slot = slots[places.task]
        number_slot = slots[places.number] if places.number is not None else None
        number_text = number_slot.text if number_slot is not None and number_slot.top == index else ""
        number = parse_number(number_text)
        if self._task is not None and row.means is RowMeaning.LINE:
            self._add_chosen_line(self._task, row)
            return
        if self._task is not None and self._task_top >= 0 and not row.means:
            if task_slot.top < index and not number_text and not self._begins_objective(row):
                self._append(self._line(row), index)
                return
            if not task_slot.text and not number_text and not self._begins_objective(row):
                self._append(self._line(row), index)
                return
        if places.objective is not None and self._in_objective_column(row, number, slots[places.objective]):
            return
        self._add_task(task_slot.text, number, row)
        self._append(self._line(row), index)

    def _add_chosen_line(self, task: Node, row: Row) -> None:
        """A row that the officer gave to the task above: what stands where the task does is more of its title."""
        slot = row.slots[self._places.task]
        if slot.top == row.index and slot.text and slot.text != task.title:
            task.title = f"{task.title}\n{slot.text}".strip()
        heads = [place for place in (self._places.number, self._places.objective) if place is not None]
        others = [row.slots[place].text for place in heads if row.slots[place].top == row.index]
        if text := " | ".join(filter(None, others)):
            self._remark(_("Các ô khác của dòng này; không đưa vào kế hoạch."), text, row.index)
        self._append(self._line(row), row.index)

    def _begins_objective(self, row: Row) -> bool:
        if self._places.objective is None:
            return False
        slot = row.slots[self._places.objective]
        return slot.top == row.index and bool(slot.text)

    def _in_objective_column(self, row: Row, number: Number, slot: Slot) -> bool:
        """Handle a row whose objective cell begins here or goes on; False where its task stands alone."""
        task_slot = row.slots[self._places.task]
        begins = slot.top == row.index
        if begins and slot.text:
            self._column = Node("objective", slot.text, number, row=row.index)
            self._column_top = slot.top
            self._above_column(number).items.append(self._column)
            self._task = self._before = None
            if not task_slot.text and not any(row.slots[place].text for place in self._places.lines):
                self._notes.means(row.index, RowMeaning.OBJECTIVE)
                return True
        elif self._column is None or (begins and number.kind):
            self._column = None
            return False
        column = self._column
        self._notes.means(row.index, RowMeaning.TASK)
        self._task = Node("task", task_slot.text, NONE if begins else number, row=row.index)
        self._task_top = task_slot.top
        column.items.append(self._task)
        self._append(self._line(row), row.index)
        return True

    def _above_column(self, number: Number) -> Node:
        """Where an objective of the column belongs; a heading row over such objectives is a group, no objective."""
        parent = self._parent(number)
        if parent is not self._heading:
            return parent
        self._heading = None
        if self._group is None:
            parent.kind, parent.title = "group", one_line(parent.title)
            self._group = parent
        return self._group

    def _add_task(self, title: str, number: Number, row: Row) -> None:
        self._column = None
        self._notes.means(row.index, RowMeaning.TASK)
        self._task = Node("task", title, number, row=row.index)
        self._task_top = row.slots[self._places.task].top
        self._parent(number).items.append(self._task)

    def _append(self, line: Line, index: int) -> None:
        if self._task is None:
            return
        self._task.lines.append(line)
        self._notes.stands(line.id, index)
        self._notes.means(index, RowMeaning.LINE)
        self._before = line

    def _line(self, row: Row) -> Line:
        """The fields of one row; a cell that began above repeats its text and is named in `merged`."""
        places, slots = self._places, row.slots
        if reference := self._reference(slots):
            cell = slots[places.reference_first].cell
            own = {slots[place].cell: slots[place] for place in places.lines if slots[place].top == row.index}
            if left := " | ".join(slot.text for slot in own.values() if slot.cell != cell and slot.text):
                self._remark(_("Các ô khác của dòng này; không đưa vào kế hoạch."), left, row.index)
            return Line(reference=reference)
        values: dict[str, str] = {}
        extra: dict[str, str] = {}
        merged: set[str] = set()
        for place in places.lines:
            slot = slots[place]
            name = places.fields[place]
            text = slot.text
            if slot.first != place and slot.last != slot.first:
                continue  # the rest of a cell that lies across columns; its first column has the text
            if slot.last > slot.first and text:
                self._remark(_("Ô gộp ngang qua nhiều cột; nội dung được đặt vào cột đầu."), text, row.index)
            if slot.top < row.index and self._before is not None and not self._before.reference:
                merged.add(name)
            if name in LINE_FIELDS:
                values[name] = text
            elif text:
                extra[name[6:]] = text
        return Line(**values, extra=extra, merged=frozenset(merged))

    def _reference(self, slots: Sequence[Slot]) -> str:
        """The text of a cell that takes the line columns, all others being empty."""
        places = self._places
        if places.reference_first >= len(slots):
            return ""
        slot = slots[places.reference_first]
        wide = places.reference_last - places.reference_first + 1
        width = min(slot.last, places.reference_last) - slot.first + 1
        if not slot.text or slot.first != places.reference_first or width < 2 or width * 2 < wide:
            return ""
        rest = range(slot.last + 1, places.reference_last + 1)
        return "" if any(slots[place].text for place in rest) else slot.text
