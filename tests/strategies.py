"""Random plans that paper can carry: what a table layout prints, and reading it back must give again.

Left out, because two different plans would look the same on paper:
- a task without title or lines, an empty heading: nothing is printed that says what they are
  (an objective without tasks is kept where objectives have a column: its row has no task);
- a second line with every cell merged: nothing of it is on paper;
- merged cells in the first row of a run of tasks, or over a heading, an objective's end or a reference: a cell
  can only be merged with the one above it; the value of a merged cell is the one above;
- fields of a line that has a reference, and fields that the layout does not print;
- an area without number in a series that is numbered; items numbered in Roman like areas; letters before headings,
  whose children (a.1) no plan has; one style of numbers, other than 1, 2, 3, for all areas: that is the layout's;
- headings with line breaks (they are titles of one line).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import strategies as st

from imports.recognise.number import split_number
from imports.recognise.vocabulary import begins_closing, extra_key, field_of, names_area
from models.layout import LAYOUT_NAMES, Column, Layout, built_in_layout
from models.numbering import Style
from models.plan import LINE_FIELDS, Appendix, Area, Group, Item, Line, Objective, Period, Plan, Section, Task
from models.text import one_line, tidy

TABLE_LAYOUTS = tuple(name for name in LAYOUT_NAMES if name != "list")
VIETNAMESE = (
    "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
    "AÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬBCDĐEÈẺẼÉẸÊỀỂỄẾỆGHIÌỈĨÍỊKLMNOÒỎÕÓỌÔỒỔỖỐỘƠỜỞỠỚỢPQRSTUÙỦŨÚỤƯỪỬỮỨỰVXYỲỶỸÝỴ"
)
_WORDS = ("Rà soát", "ban hành", "kế hoạch", "số hóa", "báo cáo", "Văn phòng Sở", "hằng năm", "Quý I/2027", "“một cửa”")
_SIGNS = VIETNAMESE + "0123456789 .,;:-–/()%&<>=+\"'“”…\n"

_phrases = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=5).map(" ".join)
_anything = st.text(alphabet=_SIGNS, max_size=30)


def texts(max_lines: int = 3) -> st.SearchStrategy[str]:
    """Tidy text of any kind, possibly empty."""
    lines = st.lists(st.one_of(_phrases, _anything), max_size=max_lines)
    return lines.map("\n".join).map(tidy)


def titles() -> st.SearchStrategy[str]:
    """Tidy text that reads as a task: not empty, with letters, no number before it, no name of an area."""
    return st.one_of(_phrases, texts()).filter(_reads_as_task)


def headings() -> st.SearchStrategy[str]:
    """A title of one line."""
    return titles().map(one_line)


def _reads_as_task(text: str) -> bool:
    letters = sum(sign.isalpha() for sign in text)
    plain = not split_number(text)[0].kind and not begins_closing(text) and not names_area(text)
    return letters >= 3 and plain and text[0].isalnum() and not field_of(text)


@st.composite
def lines(draw: st.DrawFn, layout: Layout) -> Line:
    """One line of a task in a layout, nothing merged."""
    fields = layout.line_fields()
    if len(fields) > 1 and draw(st.integers(0, 9)) == 0:
        return Line(reference=draw(titles()))
    values = {name: draw(st.one_of(st.just(""), texts())) for name in fields}
    extra = {name[6:]: value for name, value in values.items() if name not in LINE_FIELDS and value}
    return Line(**{name: values.get(name, "") for name in LINE_FIELDS}, extra=extra)  # type: ignore[arg-type]


@st.composite
def task_runs(draw: st.DrawFn, layout: Layout, size: int) -> list[Task]:
    """Neighbouring tasks, whose line cells may be merged over the borders between them."""
    tasks: list[Task] = []
    above: Line | None = None
    for _number in range(size):
        made: list[Line] = []
        for _line in range(draw(st.integers(1, 3))):
            line = draw(lines(layout))
            if above is not None and not above.reference and not line.reference:
                line = _merged(draw, layout, line, above, first=not made)
            made.append(line)
            above = line
        tasks.append(Task(title=draw(titles()), lines=tuple(made)))
    return tasks


def _merged(draw: st.DrawFn, layout: Layout, line: Line, above: Line, first: bool) -> Line:
    fields = draw(st.sets(st.sampled_from(layout.line_fields()))) if draw(st.booleans()) else set()
    if not first and len(fields) == len(layout.line_fields()):
        fields = set()
    extra = dict(line.extra)
    for name in fields:
        if name in LINE_FIELDS:
            line = replace(line, **{name: above.text(name)})
        elif above.text(name):
            extra[name[6:]] = above.text(name)
        else:
            extra.pop(name[6:], None)
    return replace(line, merged=frozenset(fields), extra=extra)


@st.composite
def items(draw: st.DrawFn, layout: Layout, *, nested: bool = False) -> tuple[Item, ...]:
    """Tasks, objectives and groups side by side; inside a group (nested) no groups."""
    found: list[Item] = []
    kinds = ["tasks", "tasks", "objective"] + ([] if nested else ["group"])
    for kind in draw(st.lists(st.sampled_from(kinds), min_size=1, max_size=3)):
        if kind == "tasks" and not (found and isinstance(found[-1], Task)):
            found += draw(task_runs(layout, draw(st.integers(1, 3))))
        elif kind == "objective":
            fewest = 0 if layout.has("objective") else 1
            below = draw(task_runs(layout, draw(st.integers(fewest, 3))))
            title = titles() if layout.has("objective") else headings()
            found.append(Objective(title=draw(title), items=tuple(below)))
        elif kind == "group":
            inner = draw(items(layout, nested=True))
            found.append(Group(title=draw(headings()), items=tuple(i for i in inner if not isinstance(i, Group))))
    return tuple(found)


@st.composite
def areas(draw: st.DrawFn, layout: Layout, *, titled: bool) -> Area:
    """One area; only areas of plain tasks are numbered in a style of their own."""
    below = draw(items(layout)) if not titled or draw(st.integers(0, 9)) else ()
    style = None
    if below and all(isinstance(item, Task) for item in below):
        style = draw(st.sampled_from((None, None, Style.PADDED, Style.LETTER, Style.NONE)))
    return Area(title=draw(headings()) if titled else "", items=below, item_style=style)


@st.composite
def appendices(draw: st.DrawFn, layout: Layout) -> Appendix:
    """An appendix in a table layout: with titled areas, or without areas."""
    titled = draw(st.booleans())
    made = draw(st.lists(areas(layout, titled=titled), min_size=1, max_size=4 if titled else 1))
    return Appendix(title=draw(headings()), label="", caption="", layout=layout, areas=tuple(_one_style_free(made)))


def _one_style_free(made: Sequence[Area]) -> list[Area]:
    """Of several areas with items the first keeps the layout's numbering."""
    filled = [area for area in made if area.items]
    if len(filled) < 2:
        return list(made)
    return [replace(area, item_style=None) if area is filled[0] else area for area in made]


_HEADERS = {
    "activity": ("Hoạt động", "Cách thức"),
    "product": ("Kết quả đầu ra", "Sản phẩm dự kiến"),
    "lead": ("Phòng chủ trì", "Phân công"),
    "partners": ("Đơn vị phối hợp", "Phối hợp"),
    "deadline": ("Thời hạn", "Tiến độ"),
    "funding": ("Dự toán", "Nguồn kinh phí"),
    "note": ("Ghi chú", "Lưu ý"),
}
_EXTRA = ("Lãnh đạo Sở", "Tỷ lệ (%)", "Mã việc")


@st.composite
def own_layouts(draw: st.DrawFn) -> Layout:
    """A layout of a stranger: known fields in any order under other words, custom columns, common headings."""
    made: list[Column] = []
    fields = draw(st.lists(st.sampled_from(LINE_FIELDS), min_size=1, max_size=5, unique=True))
    for field in fields:
        made.append(Column(field=field, header=draw(st.sampled_from(_HEADERS[field]))))
    for header in draw(st.lists(st.sampled_from(_EXTRA), max_size=2, unique=True)):
        made.insert(draw(st.integers(0, len(made))), Column(field=f"extra.{extra_key(header)}", header=header))
    if draw(st.booleans()):
        first = draw(st.integers(0, len(made) - 1))
        end = draw(st.integers(first + 1, len(made)))
        made[first:end] = [replace(column, group="Thông tin") for column in made[first:end]]
    head = [Column(field="number", header="Số TT"), Column(field="task", header="Nội dung công việc")]
    if draw(st.booleans()):
        head.insert(1, Column(field="objective", header="Mục tiêu cần đạt"))
    columns = tuple(replace(column, width=float(draw(st.integers(8, 90)))) for column in (*head, *made))
    return Layout(name="custom", title="", columns=columns, area_row=draw(st.sampled_from(("split", "whole"))))


@st.composite
def list_appendices(draw: st.DrawFn) -> Appendix:
    """An appendix in the list form; a second line is told by the lead that begins it, a reference stands alone."""
    layout = built_in_layout("list")
    titled = draw(st.booleans())
    made: list[Area] = []
    for _area in range(draw(st.integers(1, 3)) if titled else 1):
        tasks = [
            Task(title=draw(_prose_titles()), lines=draw(_prose_lines(layout)))
            # A single task without letter and without area would be an introduction.
            for _task in range(draw(st.integers(1 if titled else 2, 4)))
        ]
        made.append(Area(title=draw(headings()) if titled else "", items=tuple(tasks)))
    return Appendix(title=draw(headings()), label="", layout=layout, areas=tuple(made))


def _prose_titles() -> st.SearchStrategy[str]:
    return titles().filter(lambda text: not any(sign in text for sign in ":;"))


@st.composite
def _prose_lines(draw: st.DrawFn, layout: Layout) -> tuple[Line, ...]:
    if draw(st.integers(0, 5)) == 0:
        return (Line(reference=draw(_prose_titles())),)
    count = draw(st.integers(1, 2))
    values = {name: draw(st.lists(texts(), min_size=count, max_size=count)) for name in layout.line_fields()}
    leads = [value or "Văn phòng" for value in values["lead"]]
    return tuple(
        Line(lead=lead, product=product, deadline=deadline)
        for lead, product, deadline in zip(leads, values["product"], values["deadline"], strict=True)
    )


@st.composite
def sections(draw: st.DrawFn, depth: int = 0) -> Section:
    """A part of the body text."""
    below = draw(st.lists(sections(depth + 1), max_size=2)) if depth < 2 else []
    return Section(
        number=draw(st.sampled_from(("I", "II", "1", "2", "a", "đ"))),
        heading=draw(headings()),
        paragraphs=tuple(draw(st.lists(titles(), max_size=2))),
        sections=tuple(below),
    )


@st.composite
def plans(draw: st.DrawFn, layout: Layout | None = None) -> Plan:
    """A whole plan, its appendices in the given layout or each in any built-in table layout."""
    names = st.sampled_from(TABLE_LAYOUTS).map(built_in_layout)
    chosen = [layout or draw(names) for _number in range(draw(st.integers(1, 3)))]
    return Plan(
        title=draw(headings()),
        agency=draw(headings()),
        parent_agency=draw(st.one_of(st.just(""), headings())),
        place=draw(st.sampled_from(("", "An Bình"))),
        number=draw(st.sampled_from(("", "12", "105"))),
        symbol=draw(st.sampled_from(("", "KH-SNV"))),
        issued=draw(st.sampled_from(("", "2026", "2026-12", "2026-12-05"))),
        period=draw(st.sampled_from((Period(), Period(2027, 2027), Period(2026, 2030, 2045)))),
        legal_bases=tuple(draw(st.lists(titles(), max_size=2))),
        recipients=tuple(draw(st.lists(headings(), max_size=3))),
        sections=tuple(draw(st.lists(sections(), max_size=2))),
        appendices=tuple(draw(appendices(one)) for one in chosen),
    )
