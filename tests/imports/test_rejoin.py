"""Rows cut by the end of a page become whole, and what only looks like a half stays a line of its own."""

from __future__ import annotations

import random
from pathlib import Path

import docx
import pytest
from hypothesis import given, note
from hypothesis import strategies as st

from imports.blocks import Source, Table
from imports.open_any import read_plan
from imports.recognise.cut import glued, goes_on, is_open
from imports.recognise.header import find_header
from imports.recognise.rejoin import rejoin
from imports.recognise.view import View
from imports.text.reader import read_text
from imports.understand import understand
from models.grid.grid import Cell, Grid, GridColumn
from models.plan import Plan, Task
from tests.imports.strangers import add_lines, add_table

HEAD = "STT\tNhiệm vụ\tSản phẩm\tChủ trì\tPhối hợp\tThời gian"
GOALS = "STT\tMục tiêu\tNhiệm vụ\tSản phẩm\tChủ trì\tThời gian"


def plan_of(*rows: str) -> Plan:
    """The plan in a table of plain text."""
    return understand(read_text("\n".join(rows))).plan


def tasks_of(plan: Plan) -> list[Task]:
    """The tasks of a plan that has neither groups nor objectives."""
    return [item for a in plan.appendices for area in a.areas for item in area.items if isinstance(item, Task)]


def joins(plan: Plan) -> int:
    """How many joins the remarks tell of."""
    return sum("được nối với dòng trên" in remark.message for remark in plan.remarks)


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [
        ("Rà soát văn bản của", "Sở", "Rà soát văn bản của Sở"),
        ("Giai đoạn 2021-", "2025", "Giai đoạn 2021-2025"),
        ("giai đoạn 2021", "- 2025", "giai đoạn 2021 - 2025"),
        ("- Trung tâm;", "- Các phòng", "- Trung tâm;\n- Các phòng"),
        ("", "Sở", "Sở"),
    ],
)
def test_two_halves_are_one(above: str, below: str, whole: str) -> None:
    assert glued(above, below) == whole


@pytest.mark.parametrize("text", ["Các phòng,", "Phòng A và", "Theo quy định của", "Báo cáo (nếu", "Bưu điện;"])
def test_a_text_that_cannot_end_here(text: str) -> None:
    assert is_open(text)


@pytest.mark.parametrize("text", ["Văn phòng Sở", "Quý I/2026", "Báo cáo (nếu có)", "Rà soát văn bản."])
def test_a_text_that_can(text: str) -> None:
    assert not is_open(text)


@pytest.mark.parametrize(
    ("above", "below", "told"),
    [
        ("Quý", "IV/2026", True),
        ("hoàn thành năm", "2026", True),
        ("Quý I", "31/12/2026", False),
        ("Văn phòng Sở", "Thanh tra Sở", False),
        ("Văn phòng", "và các phòng", True),
        ("", "và các phòng", False),
    ],
)
def test_what_goes_on(above: str, below: str, *, told: bool) -> None:
    assert goes_on(above, below) is told


def test_a_row_cut_in_two_is_one_and_told() -> None:
    plan = plan_of(
        HEAD,
        "1\tRà soát các văn bản thuộc\tBáo cáo kết\tVăn phòng\tCác phòng, đơn\tQuý I",
        "",
        HEAD,
        "\tthẩm quyền của Sở\tquả\t\tvị thuộc Sở\t",
        "2\tBan hành kế hoạch\tKế hoạch\tVăn phòng\tCác phòng\tQuý II",
    )
    first, second = tasks_of(plan)
    assert first.title == "Rà soát các văn bản thuộc thẩm quyền của Sở"
    assert (first.lines[0].product, first.lines[0].partners) == ("Báo cáo kết quả", "Các phòng, đơn vị thuộc Sở")
    assert len(first.lines) == len(second.lines) == 1
    assert joins(plan) == 1


def test_a_line_of_its_own_stays_one_though_the_wording_above_it_was_cut() -> None:
    plan = plan_of(
        HEAD,
        "1\tTheo hướng dẫn của các bộ, ngành Trung\tQuyết định\tPhòng A\tCác sở\tQuý I",
        "",
        HEAD,
        "\tương.\t\tVăn phòng Sở\tCác phòng, đơn vị\t",
    )
    (task,) = tasks_of(plan)
    assert task.title.endswith("ngành Trung ương.")
    assert [line.lead for line in task.lines] == ["Phòng A", "Văn phòng Sở"]
    assert task.lines[1].merged == {"product", "deadline"}


def test_a_line_of_its_own_on_a_new_page_stays_one() -> None:
    plan = plan_of(
        HEAD,
        "1\tXây dựng kế hoạch\tQuyết định\tPhòng A\tCác sở\tQuý I",
        "",
        HEAD,
        "\t\tKế hoạch của Sở\tVăn phòng Sở\tCác phòng\t15/12/2026",
    )
    (task,) = tasks_of(plan)
    assert [line.lead for line in task.lines] == ["Phòng A", "Văn phòng Sở"]
    assert task.lines[1].deadline == "15/12/2026"
    assert joins(plan) == 0


def test_lines_within_a_page_stay_lines() -> None:
    plan = plan_of(
        HEAD,
        "1\tXây dựng kế hoạch\tQuyết định\tPhòng A\tCác sở\tQuý I",
        "\t\tKế hoạch\tVăn phòng Sở\tcác phòng thuộc Sở\tQuý II",
        "\t\tbáo cáo\tcác phòng\tcác đơn vị\thằng năm",
    )
    (task,) = tasks_of(plan)
    assert len(task.lines) == 3
    assert joins(plan) == 0


def test_within_a_page_only_what_cannot_stand_alone_is_joined() -> None:
    plan = plan_of(
        HEAD,
        "1\tXây dựng kế hoạch của\tQuyết định\tPhòng A và\tCác sở\tQuý I",
        "\tcơ quan\t\tcác phòng khác\t\t",
    )
    (task,) = tasks_of(plan)
    assert (task.title, task.lines[0].lead) == ("Xây dựng kế hoạch của cơ quan", "Phòng A và các phòng khác")


def test_words_of_a_task_without_number_are_its_rest() -> None:
    plan = plan_of(
        HEAD,
        "1\tĐánh giá chất lượng theo quy\tBáo cáo\tPhòng A\tCác sở\tQuý I",
        "\tđịnh của Chính phủ\t\t\t\t",
        "2\tViệc hai:\tBáo cáo\tPhòng A\tCác sở\tQuý I",
        "\t- Phần một\t\t\t\t",
        "\tPhần hai\t\tPhòng B\t\t",
    )
    first, second, *others = tasks_of(plan)
    assert first.title == "Đánh giá chất lượng theo quy định của Chính phủ"
    assert second.title == "Việc hai:"
    assert [task.title for task in others] == ["- Phần một", "Phần hai"]


def test_a_new_task_of_an_objective_is_no_half() -> None:
    plan = plan_of(
        GOALS,
        "1\tXây dựng văn bản\tBan hành kế hoạch chuyển đổi số\tKế hoạch\tVăn phòng\tQuý I",
        "",
        GOALS,
        "\t\tBáo cáo kết quả\tBáo cáo\tVăn phòng\tQuý IV",
    )
    (objective,) = plan.appendices[0].areas[0].items
    assert not isinstance(objective, Task)
    assert [task.title for task in objective.items] == ["Ban hành kế hoạch chuyển đổi số", "Báo cáo kết quả"]


def test_an_objective_cut_in_two_takes_its_task_along() -> None:
    plan = plan_of(
        GOALS,
        "1\tTrình công bố thủ tục thuộc thẩm\tTrình công bố\tTờ trình\tVăn phòng\tKhi có",
        "",
        GOALS,
        "\tquyền quản lý\tTTHC của ngành\t\t\tthay đổi",
    )
    (objective,) = plan.appendices[0].areas[0].items
    assert not isinstance(objective, Task)
    assert objective.title == "Trình công bố thủ tục thuộc thẩm quyền quản lý"
    (task,) = objective.items
    assert isinstance(task, Task)
    assert (task.title, task.lines[0].deadline) == ("Trình công bố TTHC của ngành", "Khi có thay đổi")


def test_a_name_of_a_unit_is_told_by_the_other_rows() -> None:
    plan = plan_of(
        HEAD,
        "1\tViệc một\tBáo cáo\tTrung tâm Lưu trữ Lịch sử\tCác sở\tQuý I",
        "2\tViệc hai\tBáo cáo\tTrung tâm Lưu trữ\tCác sở\tQuý I",
        "",
        HEAD,
        "\t\t\tLịch sử\t\t",
    )
    assert [task.lines[0].lead for task in tasks_of(plan)] == ["Trung tâm Lưu trữ Lịch sử"] * 2


def test_the_number_of_a_page_in_a_table_is_told_and_no_row() -> None:
    plan = plan_of(
        HEAD,
        "1\tRà soát các văn bản\tBáo cáo\tVăn phòng\t\tQuý I",
        "\t\t- 3 -\t\t\t",
        "\tthuộc thẩm quyền\t\t\t\t",
        "2\tViệc hai\tBáo cáo\tVăn phòng\t\tQuý I",
    )
    assert [task.title for task in tasks_of(plan)] == ["Rà soát các văn bản thuộc thẩm quyền", "Việc hai"]
    assert [remark.text for remark in plan.remarks if "Số trang" in remark.message] == ["- 3 -"]


def test_a_year_span_is_no_page_number() -> None:
    plan = plan_of(
        HEAD,
        "1\tĐề án giai đoạn 2026\tĐề án\tVăn phòng\tCác sở\tQuý I",
        "",
        HEAD,
        "\t- 2030\t\t\t\t",
        "2\tB\tC\tD\tE\tF",
    )
    assert tasks_of(plan)[0].title == "Đề án giai đoạn 2026 - 2030"


def test_a_cell_that_reached_below_the_cut_still_does() -> None:
    columns = [GridColumn("", 30.0)] * 3
    cells = [
        *(Cell(0, n, text=text) for n, text in enumerate(("STT", "Nhiệm vụ", "Chủ trì"))),
        *(Cell(1, n, text=text) for n, text in enumerate(("1", "Rà soát văn bản của", "Văn phòng"))),
        *(Cell(2, n, text=text) for n, text in enumerate(("STT", "Nhiệm vụ", "Chủ trì"))),
        Cell(3, 0, 2),
        Cell(3, 1, 2, text="các phòng"),
        Cell(3, 2),
        Cell(4, 2, text="Thanh tra Sở"),
    ]
    view = View(Grid.of_cells(columns, 5, cells))
    header = find_header(view)
    assert header is not None
    assert len(rejoin(view, header)) == 1
    assert view.texts[view.owners[4][1]] == "Rà soát văn bản của các phòng"
    assert view.texts[view.owners[4][2]] == "Thanh tra Sở"


@pytest.mark.parametrize("repeated", [True, False])
def test_a_word_file_made_from_pages_has_a_table_on_each(repeated: bool, tmp_path: Path) -> None:
    head = ["*STT", "*Nhiệm vụ", "*Chủ trì", "*Phối hợp", "*Thời gian"]
    document = docx.Document()
    add_lines(document, "|*PHỤ LỤC")
    add_table(document, [head, ["1", "Rà soát các văn bản", "Văn phòng", "Các phòng, đơn", "Quý I"]])
    add_lines(document, "2")
    rest = ["", "thuộc thẩm quyền", "", "vị thuộc Sở", ""]
    second = [rest, ["2", "Việc hai", "Thanh tra", "Các sở", "Quý II"]]
    add_table(document, [head, *second] if repeated else second)
    document.save(str(tmp_path / "tu-pdf.docx"))
    plan = read_plan(tmp_path / "tu-pdf.docx").plan
    first, other = tasks_of(plan)
    assert first.title == "Rà soát các văn bản thuộc thẩm quyền"
    assert first.lines[0].partners == "Các phòng, đơn vị thuộc Sở"
    assert other.title == "Việc hai"
    assert joins(plan) == 1


WORDS = "rà soát văn bản kế hoạch báo cáo kết quả thực hiện nhiệm vụ cải tiến quy trình hồ sơ đơn vị tổ chức".split()  # noqa: SIM905
UNITS = (
    "Văn phòng Sở",
    "Phòng Tổ chức cán bộ",
    "Các phòng, đơn vị thuộc Sở",
    "Thanh tra Sở",
    "Sở Nội vụ; Sở Tài chính",
)


def made_rows(luck: random.Random) -> list[list[str]]:
    """A table of areas and tasks, some with a second line, worded so that no row looks like another's half."""
    rows: list[list[str]] = []
    for area in ("I", "II", "III"):
        rows.append([area, f"Nội dung thứ {luck.choice(WORDS)}", "", "", "", ""])
        for number in range(1, luck.randint(3, 7)):
            product = " ".join(luck.choices(WORDS, k=luck.randint(2, 14))).capitalize()
            task = " ".join(luck.choices(WORDS, k=luck.randint(8, 25))).capitalize()
            first, second, partners = luck.sample(UNITS, 3)
            rows.append([str(number), task, product, first, partners, f"Quý I/{2020 + number}"])
            if luck.random() < 0.2:
                rows.append(["", "", "Quyết định phê duyệt", second, "Các cơ quan liên quan", ""])
    return rows


def paged(rows: list[list[str]], luck: random.Random, *, cut: bool) -> str:
    """The rows as plain text with headings repeated on each page, pages ending within rows."""
    lines = [HEAD]
    left = luck.randint(2, 6)
    for row in rows:
        left -= 1
        if left:
            lines.append("\t".join(row))
            continue
        left = luck.randint(2, 6)
        above, below = list(row), [""] * len(row)
        for column, text in enumerate(row):
            told = text.split()
            if cut and row[0].isdigit() and column and len(told) > 7:
                at = luck.randint(len(told) // 2, len(told) - 2)
                above[column], below[column] = " ".join(told[:at]), " ".join(told[at:])
        lines += ["\t".join(above), "", HEAD]
        if any(below):
            lines.append("\t".join(below))
    return "\n".join(lines)


@given(seed=st.integers(0, 10**9))
def test_a_table_cut_anywhere_comes_back_whole(seed: int) -> None:
    luck = random.Random(seed)  # noqa: S311
    rows = made_rows(luck)
    whole = understand(read_text("\n".join([HEAD, *map("\t".join, rows)]))).plan
    for cut in (False, True):
        text = paged(rows, luck, cut=cut)
        note(text)
        (found,) = understand(read_text(text)).plan.appendices
        assert found.areas == whole.appendices[0].areas


def test_the_source_keeps_its_rows_as_they_were() -> None:
    source: Source = read_text(f"{HEAD}\n1\tRà soát của\tA\tB\tC\tD\n\n{HEAD}\n\tcác phòng\t\t\t\t")
    (table,) = source.pieces
    assert isinstance(table, Table)
    before = [cell.text for cell in table.grid.cells()]
    understand(source)
    assert [cell.text for cell in table.grid.cells()] == before


def test_a_row_of_column_numbers_that_each_page_repeats_is_no_half_of_a_row() -> None:
    counted = "(1)\t(2)\t(3)\t(4)\t(5)\t(6)"
    plan = plan_of(
        *(HEAD, counted, "1\tRà soát văn bản\tBáo cáo của\tVăn phòng\tCác phòng\tQuý I"),
        *("", HEAD, counted, "\tđã hết hiệu lực\tSở\t\t\t", "2\tTập huấn\tLớp\tVăn phòng\tCác phòng\tQuý II"),
        *("", HEAD, counted, "3\tKiểm tra\tKết luận\tThanh tra\tCác phòng\tQuý III"),
    )
    assert [task.title for task in tasks_of(plan)] == ["Rà soát văn bản đã hết hiệu lực", "Tập huấn", "Kiểm tra"]
    assert tasks_of(plan)[0].lines[0].product == "Báo cáo của Sở"


@pytest.mark.parametrize(
    ("text", "refers"),
    [
        ("Thực hiện theo kế hoạch thi đua của tỉnh", True),
        ("Theo quy định về phân cấp quản lý cán bộ", True),
        ("Lồng ghép trong hội nghị sơ kết", True),
        ("Theo dõi việc chấp hành giờ giấc", False),
        ("Báo cáo", False),
    ],
)
def test_a_cell_that_sends_elsewhere_takes_the_whole_line(text: str, refers: bool) -> None:
    line = tasks_of(plan_of(HEAD, f"1\tThi đua\t{text}\t\t\t", "2\tTập huấn\tLớp\tVăn phòng\tA\tQuý II"))[0].lines[0]
    assert (line.reference, line.product) == ((text, "") if refers else ("", text))


def test_a_time_that_follows_a_rule_is_a_time() -> None:
    head = "STT\tNhiệm vụ\tThời gian\tChủ trì\tSản phẩm"
    rows = ("1\tThi đua\tTheo quy định của tỉnh\t\t", "2\tTập huấn\tQuý I\tVăn phòng\tLớp")
    assert tasks_of(plan_of(head, *rows))[0].lines[0].deadline == "Theo quy định của tỉnh"


@pytest.mark.parametrize(
    ("above", "below"), [("II\tXÂY DỰNG VÀ", "\tCHÍNH QUYỀN SỐ"), ("II. XÂY DỰNG VÀ", "CHÍNH QUYỀN SỐ")]
)
def test_a_heading_in_capitals_that_a_page_cuts_in_two(above: str, below: str) -> None:
    empty = "\t" * (5 - above.count("\t"))
    task = "1\tRà soát\tBáo cáo\tVăn phòng\tCác phòng\tQuý I"
    plan = plan_of(HEAD, "I\tTHỂ CHẾ\t\t\t\t", task, above + empty, "", HEAD, below + empty, task)
    assert [area.title for area in plan.appendices[0].areas] == ["THỂ CHẾ", "XÂY DỰNG VÀ CHÍNH QUYỀN SỐ"]
