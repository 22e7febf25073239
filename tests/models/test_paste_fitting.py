"""Copied ranges fitted into a table: merged cells on both sides, references, growth, and shapes that do not fit."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.clip.fitting import Fitted, Misfit, Target, fit
from models.grid.grid import Address, Cell, Grid, GridColumn, Role
from models.grid.live import LiveGrid
from models.layout import built_in_layout
from models.plan import Line, Plan, Task
from models.store import PlanSession
from tests.plans import big_plan, small_plan

# number, objective, task, activity, product, lead, partners, deadline, funding
PRODUCT, LEAD, DEADLINE = 4, 5, 7


class Table:
    """A plan file, its first table, and pasting into it."""

    def __init__(self, path: Path, plan: Plan) -> None:
        self.session = PlanSession.create(path, plan)
        self.live = LiveGrid(self.session, plan.appendices[0].id)
        self.session.subscribe(self.live.apply)

    def fit(self, node: str, column: int, grid: Grid, rows: int = 1, columns: int = 1) -> Fitted | Misfit:
        """Fit a range from a node's row and a column on."""
        row = self.live.row_of(node)
        assert row is not None
        target = Target(self.live.grid, self.live.appendix.layout, self.live.header_rows)
        return fit(target, range(row, row + rows), range(column, column + columns), grid)

    def paste(self, node: str, column: int, grid: Grid, rows: int = 1, columns: int = 1) -> Fitted:
        """Paste a range that fits."""
        fitted = self.fit(node, column, grid, rows, columns)
        assert isinstance(fitted, Fitted), fitted
        self.session.run(fitted.command)
        return fitted

    def line(self, id_: str) -> Line:
        """A line as it is stored."""
        node = self.session.rows.node(id_)
        assert isinstance(node, Line)
        return node

    def task(self, id_: str) -> Task:
        """A task as it is stored."""
        node = self.session.rows.node(id_)
        assert isinstance(node, Task)
        return node


@pytest.fixture
def table(tmp_path: Path) -> Table:
    """The small plan's first table."""
    return Table(tmp_path / "a.cchc", small_plan())


def grid_of(*rows: tuple[str, ...]) -> Grid:
    """A range of plain cells."""
    cells = [Cell(row, column, text=text) for row, line in enumerate(rows) for column, text in enumerate(line)]
    return Grid.of_cells([GridColumn()] * len(rows[0]), len(rows), cells)


def test_texts_go_to_the_cells_from_the_corner_on(table: Table) -> None:
    table.paste("l2", DEADLINE, grid_of(("Tháng 1", "5 triệu"), ("Tháng 2", "")))
    assert (table.line("l2").deadline, table.line("l2").funding) == ("Tháng 1", "5 triệu")
    assert (table.line("l3").deadline, table.line("l3").funding) == ("Tháng 2", "")
    assert table.session.undo_label == "Dán vào bảng"
    table.session.undo()
    assert table.session.plan == small_plan()


def test_a_merged_cell_takes_one_text(table: Table) -> None:
    fitted = table.paste("l2", LEAD, grid_of(("Thanh tra",), ("",), ("Thanh tra",)))
    assert fitted.parted == 0
    assert [table.line(id_).lead for id_ in ("l2", "l3", "l4")] == ["Thanh tra"] * 3
    assert table.line("l4").merged == {"lead"}


def test_a_merged_cell_is_set_whole_from_any_of_its_rows(table: Table) -> None:
    table.paste("l3", LEAD, grid_of(("Thanh tra",)))
    assert [table.line(id_).lead for id_ in ("l2", "l3", "l4")] == ["Thanh tra"] * 3


def test_several_texts_part_a_merged_cell(table: Table) -> None:
    fitted = table.paste("l2", LEAD, grid_of(("A",), ("B",)))
    assert fitted.parted == 1
    assert [table.line(id_).lead for id_ in ("l2", "l3", "l4")] == ["A", "B", "Văn phòng"]
    assert not table.line("l3").merged
    assert not table.line("l4").merged


def test_a_copied_span_joins_lines(table: Table) -> None:
    table.paste("l1", PRODUCT, Grid.of_cells([GridColumn()], 3, [Cell(0, 0, 3, 1, "Chung")]))
    assert [table.line(id_).product for id_ in ("l1", "l2", "l3", "l4")] == ["Chung", "Chung", "Chung", ""]
    assert table.line("l2").merged == {"product"}
    assert table.line("l3").merged == {"lead", "product"}
    assert not table.line("l1").merged


def test_lines_of_different_objectives_are_not_joined(table: Table) -> None:
    table.paste("l7", PRODUCT, Grid.of_cells([GridColumn()], 2, [Cell(0, 0, 2, 1, "Chung")]))
    assert [table.line(id_).product for id_ in ("l7", "l8", "l9")] == ["Chung"] * 3
    assert not table.line("l8").merged


def test_one_row_is_repeated_over_a_chosen_multiple(table: Table) -> None:
    table.paste("l1", LEAD, grid_of(("A", "B")), rows=2, columns=4)
    for id_ in ("l1", "l2"):
        line = table.line(id_)
        assert (line.lead, line.partners, line.deadline, line.funding) == ("A", "B", "A", "B")


def test_the_number_column_is_passed_over(table: Table) -> None:
    table.paste("l1", 0, grid_of(("7", "", "Việc khác"), ("8", "", "Việc nữa")))
    assert table.task("t1").title == "Việc khác"
    assert table.task("t2").title == "Việc nữa"


def test_as_many_columns_as_the_table_has_are_whole_rows(table: Table) -> None:
    table.paste("l1", 5, grid_of(("1", "", "Đổi", "Mới", "SP", "CT", "PH", "TH", "KP")))
    assert (table.task("t1").title, table.line("l1").activity, table.line("l1").funding) == ("Đổi", "Mới", "KP")


def test_headings_like_ours_are_passed_over_and_show_the_columns(table: Table) -> None:
    headers = tuple(column.header for column in built_in_layout("objectives").shown)
    row = ("1", "", "Đổi", "Hoạt động mới", "SP", "CT", "PH", "TH", "KP")
    for column in (0, 2):
        table.paste("l1", column, grid_of(headers, row))
        assert table.task("t1").title == "Đổi"
        assert table.line("l1").funding == "KP"
        table.session.undo()


def test_a_reference_is_set_given_up_and_kept(table: Table) -> None:
    wide = Cell(0, 0, 1, 6, "Theo Kế hoạch số 7", Role.REFERENCE)
    columns = [GridColumn()] * 6
    table.paste("l1", 3, Grid.of_cells(columns, 1, [wide]))
    assert table.line("l1").reference == "Theo Kế hoạch số 7"
    assert not table.line("l1").activity
    table.paste("l5", 3, grid_of(("", "", "", "Phòng A", "", "")))
    assert (table.line("l5").reference, table.line("l5").partners) == ("", "Phòng A")
    table.session.undo()
    plain = wide._replace(role=Role.OTHER, text="Theo Quyết định số 2")
    table.paste("l5", 3, Grid.of_cells(columns, 1, [plain]))
    assert table.line("l5").reference == "Theo Quyết định số 2"


def test_a_heading_goes_to_a_heading(table: Table) -> None:
    head = [Cell(0, 0, text="I", role=Role.NUMBER), Cell(0, 1, 1, 8, "THỂ CHẾ MỚI", Role.AREA)]
    row = [Cell(1, column, text=text) for column, text in enumerate(("1", "", "Đổi", "", "", "", "", "", ""))]
    table.paste("a1", 0, Grid.of_cells([GridColumn()] * 9, 2, [*head, *row]))
    assert table.session.plan.appendices[0].areas[0].title == "THỂ CHẾ MỚI"
    assert table.task("t1").title == "Đổi"


def test_rows_beyond_the_last_become_tasks_and_lines(tmp_path: Path) -> None:
    table = Table(tmp_path / "b.cchc", big_plan(10))
    cells = [
        Cell(0, 0, text="Một"), Cell(0, 1, text="a"), Cell(0, 2, text="x"),
        Cell(1, 0, text="Hai"), Cell(1, 1, text="b"), Cell(1, 2, 2, 1, "y"),
        Cell(2, 0, text=""), Cell(2, 1, text="c"),
        Cell(3, 0, text="Ba"), Cell(3, 1, text="d"), Cell(3, 2, text="z"),
    ]  # fmt: skip
    fitted = table.paste("l9", 1, Grid.of_cells([GridColumn()] * 3, 4, cells))
    assert (fitted.tasks, fitted.lines) == (2, 1)
    last = table.session.plan.appendices[0].areas[-1]
    assert [task.title for task in last.tasks()] == ["Một", "Hai", "Ba"]
    first, second = list(last.tasks())[1].lines
    assert (first.product, first.lead, second.product, second.lead) == ("b", "y", "c", "y")
    assert second.merged == {"lead"}
    table.session.undo()
    assert table.session.plan == big_plan(10)


def test_rows_beyond_the_last_without_a_task_are_lines(tmp_path: Path) -> None:
    table = Table(tmp_path / "b.cchc", big_plan(10))
    fitted = table.paste("l9", 3, grid_of(("A",), ("B",), ("",), ("C",)))
    assert (fitted.tasks, fitted.lines) == (0, 2)
    assert [line.lead for line in table.task("t9").lines] == ["A", "B", "C"]


@pytest.mark.parametrize(
    ("node", "column", "rows", "why"),
    [
        ("l1", 7, (("a", "b", "c"),), Misfit.COLUMNS),
        ("l5", PRODUCT, (("a",), ("b",)), Misfit.HEADINGS),
        ("l2", 2, (("Một",), ("Hai",)), Misfit.TASKS),
        ("l1", 1, (("Mục tiêu",),), Misfit.NOWHERE),
    ],
)
def test_what_does_not_fit_says_why(
    table: Table, node: str, column: int, rows: tuple[tuple[str, ...], ...], why: Misfit
) -> None:
    assert table.fit(node, column, grid_of(*rows)) is why


def test_a_range_with_headings_of_its_own_does_not_fit(table: Table) -> None:
    cells = [Cell(0, 0, text="I"), Cell(0, 1, 1, 2, "Lĩnh vực"), *(Cell(1, c, text="x") for c in range(3))]
    assert table.fit("l1", 4, Grid.of_cells([GridColumn()] * 3, 2, cells)) is Misfit.HEADINGS


def test_blank_columns_and_rows_at_the_end_are_no_reason(table: Table) -> None:
    table.paste("l9", 7, grid_of(("Quý IV", "", ""), ("", "", "")))
    assert table.line("l9").deadline == "Quý IV"


def test_the_list_form_takes_one_column(tmp_path: Path) -> None:
    plan = small_plan()
    table = Table(tmp_path / "c.cchc", Plan(id="x", appendices=plan.appendices[1:]))
    fitted = table.paste("t9", 0, grid_of(("Việc khác",)))
    assert fitted.command.titles == ((Address("task", "t9", "title"), "Việc khác"),)
    assert table.fit("t9", 0, grid_of(("a", "b"))) is Misfit.FORM
