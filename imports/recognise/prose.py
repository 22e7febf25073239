"""The list form: tasks a) b) c) d) đ) with labelled lines "- Đơn vị thực hiện: …" -> Appendix."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from imports.blocks import Paragraph
from imports.recognise.number import NONE, Number, split_number
from imports.recognise.numbering import infer_numbering, number_remarks
from imports.recognise.remarks import gathered, gathered_numbers
from imports.recognise.table import Context
from imports.recognise.tree import Node, frozen, noted
from imports.recognise.vocabulary import begins_closing, field_of
from models.i18n import _
from models.layout import Layout, built_in_layout
from models.numbering import LETTERS, Numbering
from models.plan import LINE_FIELDS, Appendix, Line, Remark
from models.plan_json import layout_for_columns
from models.text import fold, one_line

_LABEL = re.compile(r"\s*[-–—+•*]?\s*([^\W\d][^:;\n]{2,60}?)\s*[:;]\s*(.*)", re.DOTALL)
_DASH = re.compile(r"\s*[-–—+•*]\s*")
# The number of a task under a lettered heading: "a.1. ".
_BELOW_LETTER = re.compile(r"\s*([a-zđ])\s*\.\s*(\d{1,3})\s*[.)]\s+")
_BORDER = re.compile(r"(?<=[;.])[^\S\n]+")
_LONGEST_SPLIT = 2000
_LONGEST_LABEL = 8
_FEWEST = 3
_RANKS = {"roman": 1, "arabic": 2, "padded": 2, "dotted": 3, "letter": 4, "": 6}
_RANK_BELOW_LETTER = 5


@dataclass(slots=True)
class _Entry:
    text: str
    number: Number
    rest: str
    bold: bool
    place: int = -1
    label: str = ""
    field: str = ""
    value: str = ""

    @property
    def plain(self) -> bool:
        """A paragraph without number, label or dash, not bold."""
        return not (self.number.kind or self.field or self.bold or _DASH.match(self.text))


@dataclass(slots=True)
class _Task:
    node: Node
    values: list[list[tuple[str, str, str]]] = field(default_factory=list)  # lines of (field, label, value)
    reference: list[str] = field(default_factory=list)
    has_labels: bool = False


def is_prose(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether the paragraphs list tasks with labelled lines."""
    fields = [entry.field for paragraph in paragraphs for entry in _entries(paragraph) if entry.field]
    return len(fields) >= _FEWEST and len(set(fields)) >= 2 and len(fields) * 4 >= len(paragraphs)


def recognise_prose(
    paragraphs: Sequence[Paragraph], context: Context
) -> tuple[Appendix, tuple[str, ...], tuple[Remark, ...]]:
    """The appendix in the paragraphs, the paragraphs before its first task or area, and remarks."""
    entries = [
        replace(entry, place=place)
        for place, paragraph in enumerate(paragraphs)
        if paragraph.text.strip()
        for entry in _entries(paragraph)
    ]
    reader = _Reader(context, letters_head=_letters_head(entries))
    for entry, following in zip_longest(entries, entries[1:]):
        if entry is not None:
            reader.add(entry, following)
    return reader.finish(context)


def _letters_head(entries: Sequence[_Entry]) -> bool:
    """Whether bold letters head several tasks each: tasks a.1, or a second task without number below a letter."""
    under = False
    for before, entry, following in zip(entries, entries[1:], [*entries[2:], None], strict=False):
        if before.bold and before.number.kind == "letter":
            under = entry.plain
            if _rank(entry.number) == _RANK_BELOW_LETTER:
                return True
        elif entry.number.kind or entry.bold:
            under = False
        elif under and entry.plain and before.field and following is not None and following.field:
            return True
    return False


def _rank(number: Number) -> int:
    return _RANK_BELOW_LETTER if number.text[:1].isalpha() and len(number.parts) > 1 else _RANKS.get(number.kind, 6)


def _entries(paragraph: Paragraph) -> list[_Entry]:
    """The paragraph, or each of several labelled values that stand in one: "Chủ trì: …; phối hợp: …; thời gian: …"."""
    whole = _entry(paragraph)
    if not whole.field or ":" not in whole.value or len(whole.value) > _LONGEST_SPLIT:
        return [whole]
    parts: list[_Entry] = []
    start = 0
    last = whole
    for border in _BORDER.finditer(whole.value):
        entry = _entry(Paragraph(whole.value[border.end() :], paragraph.bold))
        if entry.field and entry.text.lstrip(" -–+")[len(entry.label) :].lstrip().startswith(":"):
            parts.append(replace(last, value=whole.value[start : border.start()].rstrip(" ;")))
            start, last = whole.value.rfind(entry.value), entry
    return [*parts, replace(last, value=whole.value[start:])]


def _entry(paragraph: Paragraph) -> _Entry:
    text = paragraph.tidy
    number, rest = split_number(text)
    if below := _BELOW_LETTER.match(text):
        parts = (LETTERS.find(below.group(1)) + 1, int(below.group(2)))
        number, rest = Number("dotted", parts[-1], parts, f"{below.group(1)}.{parts[-1]}"), text[below.end() :]
    entry = _Entry(text, number, rest.strip() if number.kind else text, paragraph.bold)
    if not number.kind and (match := _LABEL.fullmatch(text)):
        label = match.group(1).strip()
        named = field_of(label)
        if named in LINE_FIELDS and len(label.split()) <= _LONGEST_LABEL:
            entry.label, entry.field, entry.value = label, named, match.group(2).strip()
    return entry


class _Reader:
    def __init__(self, context: Context, *, letters_head: bool) -> None:
        self._place = context.place
        self._notes = context.notes
        self._row = -1  # the place of the paragraph that is read
        self._letters_head = letters_head
        self._intro: list[str] = []
        self._remarks: list[Remark] = []
        self._areas: list[Node] = []
        self._stack: list[Node] = []  # area, group or objective that are open
        self._task: _Task | None = None
        self._tasks: dict[int, _Task] = {}
        self._closing = ""

    def add(self, entry: _Entry, following: _Entry | None) -> None:
        self._row = entry.place
        if entry.field:
            self._labelled(entry)
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
            self._plain(entry)

    def _heads(self, following: _Entry | None) -> bool:
        if not self._letters_head or following is None:
            return False
        return following.plain or _rank(following.number) == _RANK_BELOW_LETTER

    def _task_open(self) -> bool:
        return self._task is not None and not self._task.has_labels

    def _heading(self, entry: _Entry, kind: str) -> None:
        self._close_to(_rank(entry.number))
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

    def _close_to(self, rank: int) -> None:
        """Close the headings that stand no higher than a rank; what has a letter always stands in an area."""
        fewest = int(rank in (_RANKS["letter"], _RANK_BELOW_LETTER))
        while len(self._stack) > fewest and _rank(self._stack[-1].number) >= rank:
            self._stack.pop()

    def _open_area(self) -> None:
        self._areas.append(Node("area", ""))
        self._stack.append(self._areas[-1])

    def _begin(self, title: str, number: Number) -> _Task:
        if not self._stack:
            self._open_area()
        elif len(self._stack) > 1 and number.kind and self._letters_head:
            # A task with a letter does not belong to the lettered heading above it, nor one with a.2 to a.1.
            self._close_to(_rank(number))
        node = Node("task", title, number, row=self._row)
        self._stack[-1].items.append(node)
        self._task = _Task(node)
        self._tasks[id(node)] = self._task
        return self._task

    def _plain(self, entry: _Entry) -> None:
        """A paragraph without number or label: more of a task, a task without number, or an introduction."""
        task = self._task
        dash = _DASH.match(entry.text)
        if not self._areas and task is None:
            self._intro.append(entry.text)
        elif begins_closing(entry.text):
            self._closing = entry.text
        elif task is not None and not task.has_labels:
            if dash:
                task.reference.append(_DASH.sub("", entry.text, count=1))
            else:
                task.node.title = f"{task.node.title}\n{entry.text}"
        elif task is not None and dash:
            name, label, value = task.values[-1][-1]
            task.values[-1][-1] = (name, label, f"{value}\n{entry.text}")
        elif task is None or not task.node.number.kind:
            self._begin(entry.text, NONE)
        else:
            message = _("Đoạn văn này không thuộc nhiệm vụ nào trong danh sách.")
            self._remarks.append(Remark(message=message, text=entry.text, place=self._place))
            self._notes.stands(self._remarks[-1].id, entry.place)

    def _labelled(self, entry: _Entry) -> None:
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
        labels = self._labels()
        for task in self._tasks.values():
            task.node.lines = [self._line(values, labels) for values in task.values]
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

    def _line(self, values: Sequence[tuple[str, str, str]], labels: dict[str, str]) -> Line:
        for name, label, value in values:
            if fold(label) != fold(labels[name]):
                message = _("Nhãn này được hiểu là “{label}”; khi in sẽ dùng nhãn chung.").format(label=labels[name])
                self._remarks.append(Remark(message=message, text=f"{label}: {value}", place=self._place))
        texts = {name: value for name, _label, value in values}
        return Line(**{name: texts.get(name, "") for name in LINE_FIELDS})  # type: ignore[arg-type]


def _layout(fitting: Layout, numbering: Numbering) -> Layout:
    own = replace(fitting, numbering=numbering)
    return fitting if own == fitting else replace(own, name="custom", title=_("Mẫu riêng của kế hoạch"))
