"""The list form: tasks a) b) c) d) đ), or in other habits, with labelled values "- Đơn vị thực hiện: …" -> Appendix."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from imports.blocks import Paragraph
from imports.recognise.number import NONE, Number
from imports.recognise.numbering import infer_numbering, number_remarks
from imports.recognise.prose_labels import DASH, Entry, entries_of
from imports.recognise.prose_shape import (
    RANK_BELOW_LETTER,
    RANKS,
    Shape,
    assigned_shape_of,
    plain_shape_of,
    rank,
    shape_of,
)
from imports.recognise.remarks import gathered, gathered_numbers
from imports.recognise.table import Context
from imports.recognise.tree import Node, frozen, noted
from imports.recognise.vocabulary import begins_closing
from models.coverage.sentences import Assignment, assignment_in
from models.i18n import _
from models.layout import Layout, built_in_layout
from models.numbering import Numbering
from models.plan import LINE_FIELDS, Appendix, Line, Remark
from models.plan_json import layout_for_columns
from models.text import fold, one_line

_FEWEST = 3
_MOST_SHOWN = 3
_LABELS = {"lead": "Chủ trì", "partners": "Phối hợp", "deadline": "Thời hạn"}


@dataclass(slots=True)
class _Task:
    node: Node
    values: list[list[tuple[str, str, str]]] = field(default_factory=list)  # lines of (field, label, value)
    reference: list[str] = field(default_factory=list)
    has_labels: bool = False


def is_prose(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether the paragraphs list tasks with labelled lines."""
    fields = [entry.field for entry in entries_of(paragraphs) if entry.field in LINE_FIELDS]
    return len(fields) >= _FEWEST and len(set(fields)) >= 2 and len(fields) * 4 >= len(paragraphs)


def is_assigned(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether most of the paragraphs are sentences that assign a task: "giao … chủ trì, phối hợp với …"."""
    entries = [entry for entry in entries_of(paragraphs) if not entry.bold]
    count = sum(bool(assignment_in(entry.rest).lead) for entry in entries)
    return count >= _FEWEST and count * 2 >= len(entries)


def recognise_prose(
    paragraphs: Sequence[Paragraph], context: Context, *, assigned: bool = False, plain: bool = False
) -> tuple[Appendix, tuple[str, ...], tuple[Remark, ...]]:
    """The appendix in the paragraphs, the paragraphs before its first task or area, and remarks.

    `assigned` is for lists for which `is_assigned` holds: the tasks have no labels. In a `plain` one each number or
    bullet is a task.
    """
    entries = entries_of(paragraphs)
    if plain:
        shape = plain_shape_of(entries)
    elif assigned:
        shape = assigned_shape_of(entries, [bool(assignment_in(entry.rest).lead) for entry in entries])
    else:
        shape = shape_of(entries)
    reader = _Reader(context, shape)
    for place, (entry, following) in enumerate(zip_longest(entries, entries[1:])):
        if entry is not None:
            reader.add(entry, following, place)
    return reader.finish(context)


class _Reader:
    def __init__(self, context: Context, shape: Shape) -> None:
        self._place = context.place
        self._notes = context.notes
        self._row = -1  # the place of the paragraph that is read
        self._shape = shape
        self._intro: list[str] = []
        self._remarks: list[Remark] = []
        self._areas: list[Node] = []
        self._stack: list[Node] = []  # area, group or objective that are open
        self._task: _Task | None = None
        self._tasks: dict[int, _Task] = {}
        self._closing = ""

    def add(self, entry: Entry, following: Entry | None, place: int) -> None:
        """Read one entry; `place` is its own among all of them."""
        self._row = entry.place
        if entry.field:
            self._labelled(entry)
        elif entry.titled:
            self._begin(entry.rest, entry.number)
        elif place in self._shape.points and self._task is not None:
            self._task.node.title = f"{self._task.node.title}\n{entry.text}"
        elif place in self._shape.headings:
            self._heading(entry, "group")
        elif place in self._shape.dashed:
            self._begin(DASH.sub("", entry.text, count=1), NONE)
        elif entry.bold and entry.number.kind and following is not None and following.field:
            self._begin(entry.rest, entry.number)
        elif begins_closing(entry.text) and self._areas:
            self._closing = entry.text
        elif entry.bold and entry.number.kind == "letter" and self._heads(following):
            grouped = following is not None and bool(following.number.kind)
            self._heading(entry, "group" if grouped else "objective")
        elif entry.bold and (entry.number.kind or not self._task_open()) and entry.number.kind != "letter":
            self._heading(entry, "group")
        elif entry.number.kind:
            self._begin(entry.rest, entry.number)
        else:
            self._plain(entry, ends=following is None or not following.field)

    def _heads(self, following: Entry | None) -> bool:
        if not self._shape.letters_head or following is None:
            return False
        return following.plain or rank(following.number) == RANK_BELOW_LETTER

    def _task_open(self) -> bool:
        return self._task is not None and not self._task.has_labels

    def _heading(self, entry: Entry, kind: str) -> None:
        self._close_to(rank(entry.number))
        self._task = None
        if not self._stack and entry.number.kind == "letter":
            self._open_area()
        node = Node(kind if self._stack else "area", one_line(entry.rest), entry.number, whole=True, row=self._row)
        if not self._stack:
            self._areas.append(node)
        elif len(self._stack) == 1:
            self._stack[0].items.append(node)
        else:
            node.kind = "objective"
            self._stack[1].items.append(node)
        self._stack = [*self._stack[:2], node]

    def _close_to(self, level: int, fewest: int = 0) -> None:
        """Close the headings that stand no higher than a rank; what has a letter always stands in an area."""
        fewest = max(fewest, int(level in (RANKS["letter"], RANK_BELOW_LETTER)))
        while len(self._stack) > fewest and rank(self._stack[-1].number) >= level:
            self._stack.pop()

    def _open_area(self) -> None:
        self._areas.append(Node("area", ""))
        self._stack.append(self._areas[-1])

    def _begin(self, title: str, number: Number) -> _Task:
        if not self._stack:
            self._open_area()
        elif len(self._stack) > 1 and number.kind and self._stack[-1].number.kind:
            # A task with a letter does not belong to the lettered heading above it, nor one with a.2 to a.1.
            self._close_to(rank(number), fewest=1)
        node = Node("task", title, number, row=self._row)
        self._stack[-1].items.append(node)
        self._task = _Task(node)
        self._tasks[id(node)] = self._task
        return self._task

    def _plain(self, entry: Entry, *, ends: bool) -> None:
        """A paragraph without number or label: more of a task, a task without number, or an introduction.

        Where `ends`, no label follows it: among tasks behind dashes it is none.
        """
        task = self._task
        dash = DASH.match(entry.text)
        if not self._areas and task is None:
            self._intro.append(entry.text)
        elif begins_closing(entry.text):
            self._closing = entry.text
        elif task is not None and not task.has_labels:
            if dash:
                task.reference.append(DASH.sub("", entry.text, count=1))
            else:
                task.node.title = f"{task.node.title}\n{entry.text}"
        elif task is not None and (dash or not task.values[-1][-1][2]):
            # A bullet of the value, or the value of a label that stands alone on its line.
            name, label, value = task.values[-1][-1]
            task.values[-1][-1] = (name, label, f"{value}\n{entry.text}".strip())
        elif task is None or not (task.node.number.kind or (ends and self._shape.dashed)):
            self._begin(entry.text, NONE)
        else:
            message = _("Đoạn văn này không thuộc nhiệm vụ nào trong danh sách.")
            self._remarks.append(Remark(message=message, text=entry.text, place=self._place))
            self._notes.stands(self._remarks[-1].id, entry.place)

    def _labelled(self, entry: Entry) -> None:
        # Without any heading or letter, the paragraph just above the first label is the task.
        task = self._task or self._begin(self._intro.pop() if self._intro and not self._areas else "", NONE)
        if not task.has_labels and task.reference:
            bullets = "\n".join(f"- {text}" for text in task.reference)
            task.node.title, task.reference = f"{task.node.title}\n{bullets}", []
        task.has_labels = True
        if not task.values or entry.field in [name for name, _label, _value in task.values[-1]]:
            task.values.append([])
        task.values[-1].append((entry.field, entry.label, entry.value))

    def finish(self, context: Context) -> tuple[Appendix, tuple[str, ...], tuple[Remark, ...]]:
        self._assign()
        labels = self._labels()
        for task in self._tasks.values():
            task.node.lines = [self._line(values, labels, task.node.row) for values in task.values]
            task.node.lines += [Line(reference=text) for text in task.reference]
            for line in task.node.lines:
                self._notes.stands(line.id, task.node.row)
        base = built_in_layout("list").numbering
        counted = [area for area in self._areas if len(area.items) != 1 or area.items[0].number.kind]
        numbering = replace(infer_numbering(counted, base)[0], area=infer_numbering(self._areas, base)[0].area)
        styles = infer_numbering(self._areas, numbering)[1]
        single = [area.items[0].number.kind for area in self._areas if len(area.items) == 1]
        alone = bool(single) and all(single)
        styles = [
            None if len(area.items) == 1 and not alone else s for area, s in zip(self._areas, styles, strict=True)
        ]
        wanted = [{"field": name, "header": label} for name, label in labels.items()]
        layout = _layout(layout_for_columns(wanted, is_list=True), replace(numbering, alone=alone))
        areas = tuple(replace(frozen(a), item_style=style) for a, style in zip(self._areas, styles, strict=True))
        noted(self._areas, self._notes)
        appendix = Appendix(
            title=context.title,
            label=context.label,
            caption=context.caption,
            closing=self._closing,
            layout=layout,
            areas=areas,
        )
        numbers = list(number_remarks(self._areas, numbering.restart, self._place, self._notes))
        remarks = gathered([*self._remarks, *gathered_numbers(numbers, self._place)])
        return appendix, tuple(self._intro), remarks

    def _assign(self) -> None:
        """Offer who is to do a task, with whom and until when, where a sentence of it says so."""
        found: list[tuple[_Task, Assignment]] = []
        for task in self._tasks.values():
            told = {name: value for line in task.values for name, _label, value in line}
            if len(task.values) > 1 or ("lead" in told and "partners" in told):
                continue
            assignment = assignment_in(told.get("lead") or task.node.title)
            if assignment.lead and ("lead" not in told or assignment.lead != told["lead"]):
                found.append((task, assignment))
        if not found:
            return
        message = _("{count} nhiệm vụ có câu giao việc: điền đơn vị chủ trì, phối hợp và thời hạn theo câu ấy.")
        shown = "\n".join(_shown(assignment) for _task, assignment in found[:_MOST_SHOWN])
        if not self._notes.offer("assigned", message.format(count=len(found)), shown, found[0][0].node.row):
            return
        for task, assignment in found:
            line = task.values[0] if task.values else []
            kept = [value for value in line if value[0] != "lead"]
            names = {name for name, _label, _value in kept}
            said = zip(("lead", "partners", "deadline"), assignment, strict=True)
            task.values[:1] = [[*((n, _LABELS[n], text) for n, text in said if text and n not in names), *kept]]

    def _labels(self) -> dict[str, str]:
        """Field -> its most frequent label, in the order of the lines; rare partners without a lead are the lead."""
        tasks = list(self._tasks.values())
        fields = Counter(name for task in tasks for line in task.values for name, _label, _value in line)
        if fields["partners"] * 5 < fields["lead"]:
            for task in tasks:
                names = {name for line in task.values for name, _label, _value in line}
                if "lead" not in names and "partners" in names:
                    task.values = [
                        [("lead" if n == "partners" else n, label, value) for n, label, value in line]
                        for line in task.values
                    ]
        labels: dict[str, Counter[str]] = {}
        places: dict[str, list[int]] = {}
        for task in tasks:
            for line in task.values:
                for place, (name, label, _value) in enumerate(line):
                    labels.setdefault(name, Counter())[label] += 1
                    places.setdefault(name, []).append(place)
        order = sorted(labels, key=lambda name: sum(places[name]) / len(places[name]))
        return {name: labels[name].most_common(1)[0][0] for name in order}

    def _line(self, values: Sequence[tuple[str, str, str]], labels: dict[str, str], row: int) -> Line:
        texts = {name: value for name, _label, value in values}
        extra = {name.removeprefix("extra."): text for name, text in texts.items() if name.startswith("extra.")}
        line = Line(extra=extra, **{name: texts.get(name, "") for name in LINE_FIELDS})  # type: ignore[arg-type]
        for name, label, value in values:
            if fold(label) != fold(labels[name]):
                message = _("Nhãn này được hiểu là “{label}”; khi in sẽ dùng nhãn chung.").format(label=labels[name])
                at = f"line/{line.id}/{name}"
                self._remarks.append(Remark(message=message, text=f"{label}: {value}", place=self._place, at=at))
                self._notes.stands(self._remarks[-1].id, row)
        return line


def _shown(assignment: Assignment) -> str:
    texts = zip((_("Chủ trì"), _("Phối hợp"), _("Thời hạn")), assignment, strict=True)
    return "; ".join(f"{label}: {text}" for label, text in texts if text)


def _layout(fitting: Layout, numbering: Numbering) -> Layout:
    own = replace(fitting, numbering=numbering)
    return fitting if own == fitting else replace(own, name="custom", title=_("Mẫu riêng của kế hoạch"))
