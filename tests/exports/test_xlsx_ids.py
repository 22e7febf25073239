"""The sheet out of sight: every printed row with its nodes, ids only, found again whatever was done to the rows."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from exports.selection import select
from exports.xlsx.writer import write_xlsx
from imports.open_any import read_plan
from models.layout import built_in_layout
from models.plan import Plan
from models.plan_json import load_plan
from models.row_ids import IDS_SHEET, IdTable, RowIds, digest, read_lines
from tests.exports.excel_rules import sheet_texts
from tests.exports.made_plans import giant_plan
from tests.plans import big_plan, small_plan
from tests.reference import SLUGS, TABLE_SLUGS, needs_reference_plans, reference_plan


def ids_of(path: Path) -> IdTable:
    """The table of ids in a workbook."""
    table = read_lines(sheet_texts(path, IDS_SHEET))
    assert table is not None
    return table


def reference(slug: str) -> Plan:
    """One of the reference plans."""
    return load_plan(reference_plan(slug, "json").read_text(encoding="utf-8"))


def test_every_node_has_its_row(tmp_path: Path) -> None:
    plan = small_plan()
    write_xlsx(plan, tmp_path / "a.xlsx")
    table = ids_of(tmp_path / "a.xlsx")
    assert table.plan == "plan"
    assert [(sheet.name, sheet.appendix, sheet.fields[:2]) for sheet in table.sheets] == [
        ("Phụ lục I", "p1", ("number", "objective")),
        ("Phụ lục", "p2", ("list",)),
    ]
    sheets = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets
    nodes = {node for row in table.rows for node in row.owner if node}
    assert nodes == {
        "a1",
        "a2",
        "a3",
        "g1",
        "o1",
        "o2",
        *(f"t{n}" for n in range(1, 10)),
        *(f"l{n}" for n in range(1, 10)),  # an empty line prints nothing in the list form
    }
    (row,) = [row for row in table.rows if row.owner.line == "l9"]
    assert row.owner == ("a2", "", "o2", "t8", "l9")
    fields = table.sheets[0].fields
    assert row.digests[fields.index("task")] == digest("Kết nối")
    assert row.digests[fields.index("product")] == digest("Dịch vụ")  # merged with the line above
    assert sheets[0].cell(row.row, fields.index("task") + 1).value == "Kết nối"
    assert {(row.sheet, row.field) for row in table.rows if row.field} >= {
        (0, "label"),
        (0, "title"),
        (1, "closing"),
        (1, "title"),
    }


@needs_reference_plans
@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize("layout", [None, "list", "brief"])
def test_the_rows_of_reference_plans_are_named(slug: str, layout: str | None, tmp_path: Path) -> None:
    plan = reference(slug)
    chosen = built_in_layout(layout) if layout else None
    write_xlsx(plan, tmp_path / "a.xlsx", layout=chosen)
    table = ids_of(tmp_path / "a.xlsx")
    for index, selected in enumerate(select(plan, None, chosen)):
        lines = {line.id for task in selected.appendix.tasks() for line in task.lines}
        assert {row.owner.line for row in table.rows if row.sheet == index} - {""} == lines
    sheets = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets
    for row in table.rows:
        first = next(str(cell.value) for cell in sheets[row.sheet][row.row] if cell.value is not None)
        # Numbers and labels are made anew with every file: the digests are of the words behind them.
        bare = [first, *(first[space.end() :] for space in re.finditer(r"\s", first))][:20]
        assert {*map(digest, bare)} & {*row.digests}, first


def test_nothing_but_ids_is_out_of_sight(tmp_path: Path) -> None:
    plan = giant_plan()
    write_xlsx(plan, tmp_path / "a.xlsx")
    hidden = set(re.split(r"[\s]", " ".join(sheet_texts(tmp_path / "a.xlsx", IDS_SHEET))))
    words = set(re.findall(r"[^\W\d_]{2,}\w*", " ".join(sheet_texts(tmp_path / "a.xlsx", "Phụ lục"))))
    assert hidden & words <= {"Phụ", "lục"}  # the name of the sheet
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert book[IDS_SHEET].sheet_state == "veryHidden"
    assert book.active is not None
    assert book.active.title == "Phụ lục"
    with ZipFile(tmp_path / "a.xlsx") as package:
        assert 'name="_cchc" sheetId="2" state="veryHidden"' in package.read("xl/workbook.xml").decode()


def test_the_reader_passes_over_it(tmp_path: Path) -> None:
    write_xlsx(small_plan(), tmp_path / "a.xlsx")
    assert "cchc" not in repr(read_plan(tmp_path / "a.xlsx").plan.remarks)
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    book[IDS_SHEET].sheet_state = "hidden"  # as LibreOffice saves it
    book.save(tmp_path / "b.xlsx")
    assert "cchc" not in repr(read_plan(tmp_path / "b.xlsx").plan.remarks)
    book[IDS_SHEET].sheet_state = "visible"
    book.save(tmp_path / "c.xlsx")
    assert "cchc" in repr(read_plan(tmp_path / "c.xlsx").plan.remarks)


def test_ids_of_a_damaged_plan_do_no_harm(tmp_path: Path) -> None:
    plan = replace(small_plan(), id="a b\x00<&>")
    write_xlsx(plan, tmp_path / "a.xlsx")
    assert ids_of(tmp_path / "a.xlsx").plan == ""


def test_the_work_grows_with_the_rows(tmp_path: Path) -> None:
    counts = []
    for size in (100, 1000):
        write_xlsx(big_plan(size), tmp_path / "a.xlsx")
        counts.append(len(" ".join(sheet_texts(tmp_path / "a.xlsx", IDS_SHEET))))
    assert counts[1] <= counts[0] * 10.5


# What a reader of returned files can do with the table; issue 5 does it for the program.


def rows_now(path: Path, sheet: int) -> list[list[str]]:
    """The digests of a sheet's cells, a merged cell counting for all its rows."""
    book = openpyxl.load_workbook(path)
    found = book.worksheets[sheet]
    values = [[str(cell.value or "") for cell in row] for row in found.iter_rows()]
    for merged in found.merged_cells.ranges:
        text = values[merged.min_row - 1][merged.min_col - 1]
        for row in range(merged.min_row - 1, merged.max_row):
            values[row][merged.min_col - 1 : merged.max_col] = [text] * merged.size["columns"]
    return [[digest(text) for text in row] for row in values]


def matched(rows: Sequence[RowIds], now: Sequence[Sequence[str]], skip: int) -> Iterator[tuple[RowIds, int]]:
    """Rows and where they stand now: by all digests but the number's, else by the most cells that stayed."""
    left = dict(enumerate(now))
    missing: list[RowIds] = []
    for row in rows:
        key = row.digests[skip:]
        place = next((n for n, line in left.items() if tuple(line[skip:]) == key), None)
        if place is None:
            missing.append(row)
            continue
        del left[place]
        yield row, place
    scores = [
        (sum(a == b != "..." for a, b in zip(row.digests[skip:], line[skip:], strict=False)), index, place)
        for index, row in enumerate(missing)
        for place, line in left.items()
    ]
    done: set[int] = set()
    for score, index, place in sorted(scores, reverse=True):
        if score > 0 and index not in done and place in left:
            done.add(index)
            del left[place]
            yield missing[index], place


@needs_reference_plans
@pytest.mark.parametrize("slug", TABLE_SLUGS)
def test_rows_are_found_after_sorting_inserting_deleting_and_editing(slug: str, tmp_path: Path) -> None:
    plan = reference(slug)
    write_xlsx(plan, tmp_path / "a.xlsx", layout=built_in_layout("product-first"))
    table = ids_of(tmp_path / "a.xlsx")
    rows = [row for row in table.rows if row.sheet == 0 and row.owner.line]
    before = rows_now(tmp_path / "a.xlsx", 0)
    draw = random.Random(7)  # noqa: S311
    lines = [[index, *before[row.row - 1]] for index, row in enumerate(rows)]
    gone = set(draw.sample(range(len(lines)), len(lines) // 10))
    now = [line for line in lines if line[0] not in gone]
    for line in draw.sample(now, len(now) // 5):
        line[draw.choice((3, 4, 5, 6))] = digest(f"sửa {draw.random()}")
    now += [[-1, *(digest(f"mới {draw.random()}") for _column in before[0])] for _number in range(5)]
    draw.shuffle(now)
    for number, line in enumerate(now):
        line[1] = digest(str(number))  # all rows are numbered anew
    found = {id(row): now[place][0] for row, place in matched(rows, [line[1:] for line in now], skip=1)}
    same = Counter(row.digests[1:] for row in rows)
    right = [
        found.get(id(row), -1) == index
        for index, row in enumerate(rows)
        if index not in gone and same[row.digests[1:]] == 1
    ]
    assert sum(right) >= 0.97 * len(right)
    unknown = [found[id(row)] for index, row in enumerate(rows) if index in gone and id(row) in found]
    assert len(unknown) <= len(gone) * 0.5
