"""Pages before they are drawn: nothing lost, doubled, cut or alone, whatever the plan looks like."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise, product

import pytest
from hypothesis import given, settings

from exports.pdf.rows import PAD_Y
from exports.pdf.shape import Shaper
from exports.pdf.table import TableFlow
from models.layout import Align, Column, built_in_layout
from models.plan import Appendix, Area, Group, Line, Objective, Plan, Task
from tests.exports.made_plans import TABLE_LAYOUTS, long_merge_plan, numbered, plan_of, plans, tall_cell_plan
from tests.exports.pages import check_places, check_table, framed, last_words, pages_of, words_of
from tests.plans import big_plan


@given(plans())
def test_random_tables_come_out_whole(plan: Plan) -> None:
    check_table(plan)


@pytest.mark.slow
@settings(max_examples=600)
@given(plans())
def test_many_random_tables_come_out_whole(plan: Plan) -> None:
    check_table(plan)


@given(plans(["list"]))
def test_random_lists_come_out_whole(plan: Plan) -> None:
    selected, pages = pages_of(plan)
    shown: list[str] = []
    for page in pages:
        check_places(page)
        shown += [word for placed in page.placed for word in words_of(placed)]
    heading = [selected.heading.label, selected.heading.title, selected.heading.caption]
    cells = [cell for block in selected.blocks() for cell in block.cells if cell.text or not cell.optional]
    wanted = [*heading, *(cell.printed for cell in cells), selected.appendix.closing]
    assert "".join(shown) == "".join(" ".join(wanted).split())


def test_a_cell_of_three_pages_goes_on_overleaf() -> None:
    pages = check_table(tall_cell_plan())
    held = [page for page in pages if any("từ" in w for p in framed(page) for w in words_of(p))]
    assert len(held) >= 3


def test_a_merged_cell_over_four_pages_goes_on_overleaf() -> None:
    pages = check_table(long_merge_plan())
    assert sum(any(w.startswith("đích") for p in framed(page) for w in words_of(p)) for page in pages) >= 4


def test_a_merged_cell_taller_than_its_short_rows() -> None:
    tasks = tuple(Task(title=f"Việc {n}", lines=(Line(product="Báo cáo"),)) for n in range(2))
    pages = check_table(plan_of(Objective(title=numbered(700, "đích"), items=tasks)))
    assert len(pages) >= 4


@pytest.mark.parametrize("count", range(1, 40, 3))
def test_headings_never_end_a_page(count: int) -> None:
    tasks = [Task(title=f"Việc {n}", lines=(Line(product="Báo cáo"),)) for n in range(3)]
    areas = [
        Area(title=f"LĨNHVỰC{n}", items=(Group(title=f"NHÓM{n}", items=tuple(tasks[: 1 + n % 3])),))
        for n in range(count)
    ]
    plan = Plan(appendices=(Appendix(title="DANH MỤC", layout=built_in_layout("product-first"), areas=tuple(areas)),))
    for page in check_table(plan)[:-1]:
        assert not [word for word in last_words(page) if word.startswith(("LĨNHVỰC", "NHÓM"))]


def test_a_task_that_fits_on_a_page_is_not_cut() -> None:
    tasks = [Task(title=numbered(12, f"việc{n}x"), lines=(Line(product="a"), Line(product="b"))) for n in range(30)]
    pages = check_table(plan_of(*tasks, layout="product-first"))
    for task in tasks:
        words = task.title.split()
        assert sum(any(set(words) & set(words_of(p)) for p in framed(page)) for page in pages) == 1


def test_a_merged_cell_is_not_begun_with_a_single_line() -> None:
    for above, words, rows in product(range(1, 16), (24, 60), (12, 30)):
        tasks = [Task(title=f"Việc {n}", lines=(Line(product="Báo cáo"),)) for n in range(above)]
        below = tuple(Task(title=f"Phần {n}", lines=(Line(product="Báo cáo"),)) for n in range(rows))
        pages = check_table(plan_of(*tasks, Objective(title=numbered(words, "đích"), items=below)))
        for page in pages[:-1]:
            for placed in framed(page):
                if placed.first == 0 and placed.last < len(placed.shape.lines):
                    assert placed.last >= 2


def test_the_closing_line_is_not_alone_on_a_page() -> None:
    for count in range(1, 30):
        plan = plan_of(*(Task(title=f"Việc {n}", lines=(Line(),)) for n in range(count)), layout="product-first")
        plan = replace(plan, appendices=(replace(plan.appendices[0], closing="Tổng cộng"),))
        last = check_table(plan)[-1]
        assert framed(last)


def test_the_frames_of_a_page_meet_exactly() -> None:
    for page in check_table(long_merge_plan()):
        starts = Counter(round(p.frame_top, 2) for p in framed(page))
        ends = Counter(round(p.frame_top + p.height, 2) for p in framed(page))
        assert set(starts) - {min(starts)} <= set(ends)


def test_numbers_are_never_broken_however_narrow_their_column() -> None:
    layout = built_in_layout("product-first")
    narrow = tuple(replace(c, width=4.0) if c.field == "number" else c for c in layout.columns)
    areas = tuple(Area(title=f"L{n}", items=(Task(title="Việc", lines=(Line(),)),)) for n in range(18))
    plan = Plan(appendices=(Appendix(layout=replace(layout, columns=narrow), areas=areas),))
    shown = {tuple(words_of(p)) for page in check_table(plan) for p in framed(page)}
    assert ("XVIII",) in shown


@pytest.mark.parametrize("width", [0.0, -5.0, 0.001, 1e9, float("nan"), float("inf")])
def test_odd_column_widths_lose_nothing(width: float) -> None:
    columns = [Column(field="number", header="STT", width=12), Column(field="task", header="Nhiệm vụ", width=width)]
    columns += [Column(field=f"extra.{n}", header=f"Cột {n}", width=20) for n in range(12)]
    layout = replace(built_in_layout("brief"), columns=tuple(columns))
    check_table(plan_of(Task(title=numbered(5), lines=(Line(extra={"3": "Riêng"}),)), layout=layout))


def test_a_header_taller_than_half_a_page_is_printed_once() -> None:
    layout = built_in_layout("brief")
    columns = tuple(replace(c, header=numbered(150, c.field)) for c in layout.columns)
    plan = plan_of(*(Task(title=numbered(30), lines=(Line(),)) for _ in range(30)),
                   layout=replace(layout, columns=columns))  # fmt: skip
    _selected, pages = pages_of(plan)
    shown = Counter(w for page in pages for p in framed(page) for w in words_of(p))
    for page in pages:
        check_places(page)
    assert shown["lead149"] == shown["lead0"] == 1


def test_a_title_of_two_pages_is_set_whole() -> None:
    plan = plan_of(Task(title="Việc", lines=(Line(),)))
    plan = replace(plan, appendices=(replace(plan.appendices[0], title=numbered(600, "TÊN")),))
    pages = check_table(plan)
    shown = [word for page in pages for p in page.placed if not p.width for word in words_of(p)]
    assert [word for word in shown if word.startswith("TÊN")] == numbered(600, "TÊN").split()


def test_justified_lines_reach_both_edges_and_the_last_does_not() -> None:
    plan = plan_of(Task(title=numbered(60, "việc "), lines=(Line(),)), layout="product-first")
    _selected, pages = pages_of(plan)
    (placed,) = [p for p in framed(pages[0]) if len(p.shape.lines) > 4]
    shape = placed.shape
    assert shape.align is Align.JUSTIFY
    for index, line in enumerate(shape.lines[:-1]):
        assert line.width + shape.stretch(index) * line.text.count(" ") == pytest.approx(shape.width)
    assert shape.stretch(len(shape.lines) - 1) == 0


def test_the_last_line_of_a_paragraph_is_not_pulled_apart() -> None:
    shaper = Shaper()
    width = shaper.measure(12).width("một hai ba bốn") + 3
    shape = shaper.shape("một hai ba bốn một hai ba bốn\nmột hai ba bốn", width, 12, align=Align.JUSTIFY)
    assert [shape.stretch(n) > 0 for n in range(3)] == [True, False, False]


def test_an_objective_goes_overleaf_whole_where_little_paper_is_lost() -> None:
    for above in range(15, 19):
        tasks = [Task(title=f"Việc {n}", lines=(Line(),)) for n in range(above)]
        below = tuple(Task(title=f"Phần {n}", lines=(Line(),)) for n in range(6))
        pages = check_table(plan_of(*tasks, Objective(title="đích", items=below)))
        assert sum("Phần" in words_of(p) for p in framed(pages[0])) == 0


@pytest.mark.parametrize("first", range(1, 40))
def test_paragraphs_leave_no_single_line_on_a_page(first: int) -> None:
    tasks = [Task(title=numbered(9 * first, "đầu"), lines=(Line(),))]
    tasks += [Task(title=numbered(17 + n % 5 * 9, f"v{n}x"), lines=(Line(product="Báo cáo"),)) for n in range(19)]
    areas = tuple(Area(title=f"LĨNHVỰC{n}", items=tuple(tasks[n * 4 : n * 4 + 4])) for n in range(5))
    plan = Plan(appendices=(Appendix(title="VIỆC", layout=built_in_layout("list"), areas=areas),))
    _selected, pages = pages_of(plan)
    assert len(pages) > 2
    for page in pages[:-1]:
        assert not words_of(page.placed[-1])[-1].startswith("LĨNHVỰC")
    for page in pages:
        for placed in page.placed:
            if len(placed.shape.lines) > 1:
                assert placed.last - placed.first >= 2


def test_a_cut_cell_has_more_than_one_line_overleaf() -> None:
    for words in range(150, 190, 3):
        task = Task(title="Việc", lines=(Line(product=numbered(words)),))
        for page in check_table(plan_of(task)):
            for placed in framed(page):
                if 0 < placed.first < placed.last:
                    assert placed.last - placed.first >= 2


def test_short_cells_stand_in_the_middle() -> None:
    _selected, pages = pages_of(plan_of(Task(title=numbered(60), lines=(Line(lead="Văn phòng"),)), layout="brief"))
    (lead,) = [p for p in framed(pages[0]) if words_of(p) == ["Văn", "phòng"]]
    above, below = lead.top - lead.frame_top, lead.frame_top + lead.height - lead.top - lead.shape.height
    assert above == pytest.approx(below)
    assert above > PAD_Y * 4


@pytest.mark.parametrize("layout", TABLE_LAYOUTS)
def test_an_empty_appendix_has_its_heading_only(layout: str) -> None:
    plan = Plan(appendices=(Appendix(title="DANH MỤC", layout=built_in_layout(layout)),))
    assert len(check_table(plan)) == 1


def test_work_grows_with_the_plan_not_faster(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = Counter[str]()
    for name in ("place", "turn", "_place", "_whole"):
        _count(monkeypatch, TableFlow, name, calls)
    totals = []
    for size in (200, 2000):
        calls.clear()
        pages_of(big_plan(size))
        totals.append(calls.total())
    assert totals[1] <= totals[0] * 10.5


def _count(monkeypatch: pytest.MonkeyPatch, owner: type, name: str, calls: Counter[str]) -> None:
    plain = getattr(owner, name)

    def counted(*args: object) -> object:
        calls[name] += 1
        return plain(*args)

    monkeypatch.setattr(owner, name, counted)


@pytest.mark.parametrize("layout", TABLE_LAYOUTS)
def test_words_of_the_heading_are_not_broken_on_an_upright_page(layout: str) -> None:
    plan = plan_of(Task(title="Việc", lines=(Line(),)), layout=layout)
    plan = replace(plan, appendices=(replace(plan.appendices[0], landscape=False),))
    shown = {word for page in check_table(plan) for p in framed(page) for word in words_of(p)}
    assert shown >= {word for column in built_in_layout(layout).shown for word in column.header.split()}


@pytest.mark.parametrize("first", range(1, 40, 2))
def test_a_task_of_the_list_is_not_parted_after_its_title_or_before_its_last_line(first: int) -> None:
    line = Line(lead="LEAD Văn phòng", product="GIỮA Báo cáo", deadline="CUỐI Quý I")
    tasks = [Task(title=numbered(9 * first, "đầu"), lines=(Line(),))]
    tasks += [Task(title=numbered(8 + 9 * (n % 4), f"v{n}x"), lines=(line,)) for n in range(30)]
    appendix = Appendix(title="VIỆC", layout=built_in_layout("list"), areas=(Area(items=tuple(tasks)),), closing="HẾT")
    _selected, pages = pages_of(Plan(appendices=(appendix,)))
    assert len(pages) > 2
    for page, overleaf in pairwise(pages):
        last = page.placed[-1]
        assert last.last < len(last.shape.lines) or not last.shape.lines[0].words[0].endswith(")")
        assert "CUỐI" not in words_of(overleaf.placed[0])
        assert "HẾT" not in words_of(overleaf.placed[0])
