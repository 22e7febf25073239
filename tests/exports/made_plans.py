"""Random and extreme plans for the export tests, and the words that a writer must show for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import strategies as st

from models.grid.grid import Block
from models.layout import LAYOUT_NAMES, Column, Layout, built_in_layout
from models.plan import LINE_FIELDS, Appendix, Area, Group, Line, Objective, Plan, Task

TABLE_LAYOUTS = tuple(name for name in LAYOUT_NAMES if name != "list")
VIETNAMESE = (
    "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfghiìỉĩíịjklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvwxyỳỷỹýỵz"
    "AÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬBCDĐEÈẺẼÉẸÊỀỂỄẾỆFGHIÌỈĨÍỊJKLMNOÒỎÕÓỌÔỒỔỖỐỘƠỜỞỠỚỢPQRSTUÙỦŨÚỤƯỪỬỮỨỰVWXYỲỶỸÝỴZ"
)
_WORDS = (
    "rà", "soát", "Quyết", "định", "số", "6276/UBND-NC", "(TTHC)", "thực\\hiện", "“kế", "hoạch”", "-", "- bộ", "15%",
    "https://dichvucong.mau.gov.vn/p/home/dvc-trang-chu.html", "ưỡng", "nghiệp,", "một\ncửa;\n- liên", "=1+1", "a"
)  # fmt: skip


def texts(most: int = 12) -> st.SearchStrategy[str]:
    """Texts of some words, some with line breaks and with words wider than a column."""
    return st.lists(st.sampled_from(_WORDS), max_size=most).map(" ".join)


def lines() -> st.SearchStrategy[Line]:
    """A line with any fields, now and then a very long one."""
    long = st.integers(100, 900).map(lambda count: " ".join(f"từ{place}" for place in range(count)))
    value = st.one_of(texts(), texts(), texts(), st.just(""), long)
    fields = st.fixed_dictionaries(dict.fromkeys(("product", "lead", "partners", "deadline", "activity"), value))
    merged = st.frozensets(st.sampled_from(LINE_FIELDS), max_size=3)
    reference = st.one_of(st.just(""), st.just(""), st.just(""), texts())
    return st.builds(lambda f, m, r: Line(**f, merged=m, reference=r), fields, merged, reference)


def tasks() -> st.SearchStrategy[Task]:
    """A task with one to three lines."""
    return st.builds(
        lambda title, rows: Task(title=title, lines=tuple(rows)), texts(40), st.lists(lines(), min_size=1, max_size=3)
    )


def objectives() -> st.SearchStrategy[Objective]:
    """An objective over up to four tasks."""
    return st.builds(
        lambda title, items: Objective(title=title, items=tuple(items)), texts(60), st.lists(tasks(), max_size=4)
    )


def plans(names: Sequence[str] = TABLE_LAYOUTS) -> st.SearchStrategy[Plan]:
    """A plan of one appendix in one of the layouts."""
    groups = st.builds(
        lambda title, items: Group(title=title, items=tuple(items)),
        texts(),
        st.lists(st.one_of(tasks(), objectives()), max_size=3),
    )
    items = st.lists(st.one_of(tasks(), objectives(), groups), max_size=5).map(tuple)
    areas = st.lists(st.builds(lambda t, i: Area(title=t, items=i), texts(), items), max_size=3).map(tuple)
    layout = st.sampled_from(tuple(names)).map(built_in_layout)
    appendix = st.builds(
        lambda chosen, parts, closing: Appendix(title="DANH MỤC", layout=chosen, areas=parts, closing=closing),
        layout,
        areas,
        st.sampled_from(("", "Tổng cộng")),
    )
    return appendix.map(lambda one: Plan(title="Kế hoạch", agency="Sở Mẫu", appendices=(one,)))


def plan_of(*tasks: Task | Objective | Group, layout: str | Layout = "objectives") -> Plan:
    """A plan of one appendix with one titled area."""
    chosen = built_in_layout(layout) if isinstance(layout, str) else layout
    area = Area(title="CẢI CÁCH THỂ CHẾ", items=tasks)
    appendix = Appendix(title="DANH MỤC NHIỆM VỤ", layout=chosen, areas=(area,))
    return Plan(title="Kế hoạch", agency="Sở Mẫu", symbol="KH-SM", appendices=(appendix,))


def numbered(count: int, word: str = "từ") -> str:
    """A text of so many different words."""
    return " ".join(f"{word}{place}" for place in range(count))


def tall_cell_plan() -> Plan:
    """A plan with a product cell that is about three pages high."""
    tasks = [Task(title=f"Nhiệm vụ {n}", lines=(Line(product="Báo cáo", lead="Văn phòng"),)) for n in range(3)]
    tall = Task(title=numbered(40, "việc"), lines=(Line(product=numbered(520), lead="Văn phòng"),))
    return plan_of(tasks[0], tall, *tasks[1:])


def giant_plan() -> Plan:
    """A plan whose texts no cell and no page can hold: a product of 100 kB in many lines, titles and closing too."""
    giant = "\n".join(f"- {numbered(6, f'từ{line}x')}" for line in range(2000))
    tasks = [Task(title=f"Nhiệm vụ {n}", lines=(Line(product="Báo cáo"),)) for n in range(2)]
    first = Line(product=giant, lead="Văn phòng")
    second = Line(product="=1+1 " + "x" * 40_000, lead="Văn phòng", merged=frozenset({"lead"}))
    plan = plan_of(tasks[0], Task(title="Việc lớn", lines=(first, second)), tasks[1], layout="product-first")
    one = replace(plan.appendices[0], title=numbered(900, "tên"), closing="Tổng cộng: " + numbered(900, "hết"))
    return replace(plan, appendices=(one,))


def wide_plan(columns: int) -> Plan:
    """A plan whose table has so many columns, with a text in each."""
    layout = built_in_layout("brief")
    extra = [Column(field=f"extra.c{n}", header=f"Cột {n}", width=30.0) for n in range(columns - len(layout.columns))]
    line = Line(product="Báo cáo", extra={f"c{n}": f"Nội dung {n}" for n in range(len(extra))})
    tasks = [Task(title=f"Nhiệm vụ {n}", lines=(line,)) for n in range(3)]
    return plan_of(*tasks, layout=replace(layout, columns=(*layout.columns, *extra)))


def long_merge_plan() -> Plan:
    """A plan with an objective over so many tasks, and with so long a title, that it takes four pages."""
    below = tuple(
        Task(title=numbered(20, f"việc{n}x"), lines=(Line(product=f"Báo cáo {n}", lead="Văn phòng"),))
        for n in range(24)
    )
    return plan_of(Objective(title=numbered(600, "đích"), items=below))


def words_by_column(blocks: Sequence[Block], columns: int) -> list[list[str]]:
    """The words of all cells that begin in each column, from top to bottom."""
    found: list[list[str]] = [[] for _ in range(columns)]
    for block in blocks:
        for cell in block.cells:
            found[cell.column] += cell.printed.split()
    return found
