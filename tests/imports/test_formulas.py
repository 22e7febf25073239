"""Formulas of workbooks: results that the file holds, numbers of rows that it does not, and what stays empty."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest

from imports.blocks import Table
from imports.draft import Draft
from imports.open_any import read_plan, read_source
from imports.spreadsheet.formulas import Formula, Solver, Unsolved
from imports.spreadsheet.places import cell_name, column_number, counted_on
from tests.imports.test_bad_files import changed
from tests.imports.test_large_files import calls

HEAD = ("STT", "Nhiệm vụ", "Chủ trì", "Thời gian")


def written(folder: Path, numbers: Sequence[object], deadline: object = "Quý I") -> Path:
    """A workbook whose tasks have these numbers; no program ever worked out its formulas."""
    book = openpyxl.Workbook()
    sheet = book.create_sheet("PL", 0)
    sheet.append(HEAD)
    for place, number in enumerate(numbers, 1):
        sheet.append([number, f"Việc {place}", "Văn phòng", deadline])
    path = folder / "a.xlsx"
    book.save(path)
    return path


def numbers_in(path: Path) -> list[str]:
    """The first column below the heading."""
    table = read_source(path).pieces[0]
    assert isinstance(table, Table)
    grid = table.grid
    return [grid.cell_at(row, 0).text for row in range(1, grid.row_count)]


def test_numbers_that_only_a_formula_tells(tmp_path: Path) -> None:
    formulas = [
        1,
        "=A2+1",
        "=ROW()-1",
        "=MAX(A$1:A4)+1",
        "=COUNTA($B$2:B6)",
        '=IF(B7<>"",COUNTA($B$2:B7),"")',
        "=SUBTOTAL(3,B$2:B8)",
        "=ROWS(B$2:B9)",
        '=IF(ISBLANK(B10),"",A9+1)',
        "=SUBTOTAL(103,$B$2:$B11)",
    ]
    assert numbers_in(written(tmp_path, formulas)) == [str(number) for number in range(1, 11)]


def test_numbers_in_other_forms(tmp_path: Path) -> None:
    formulas = ["=ROMAN(ROW()-1)", '="2."&ROW()-2', '=CONCATENATE("2.",ROW()-2)', '=TEXT(4,"00")', "=A5+0.1"]
    assert numbers_in(written(tmp_path, formulas)) == ["I", "2.1", "2.2", "04", "4.1"]


def test_results_in_the_file_go_first(tmp_path: Path) -> None:
    path = written(tmp_path, [1, "=VLOOKUP(B3,X:Y,2)", "=A3+1"])
    with zipfile.ZipFile(path) as source:
        sheet = source.read("xl/worksheets/sheet1.xml").decode()
    sheet = sheet.replace("<f>VLOOKUP(B3,X:Y,2)</f><v/>", "<f>VLOOKUP(B3,X:Y,2)</f><v>7</v>")
    sheet = sheet.replace("<f>VLOOKUP(B3,X:Y,2)</f><v></v>", "<f>VLOOKUP(B3,X:Y,2)</f><v>7</v>")
    path.write_bytes(changed(path, "xl/worksheets/sheet1.xml", sheet.encode()))
    assert numbers_in(path) == ["1", "7", "8"]


def test_a_shared_formula_moves_with_its_cell(tmp_path: Path) -> None:
    path = written(tmp_path, [5, "=A2+1", "=A3+1", "=A4+1"])
    with zipfile.ZipFile(path) as source:
        sheet = source.read("xl/worksheets/sheet1.xml").decode()
    sheet = sheet.replace("<f>A2+1</f>", '<f t="shared" ref="A3:A5" si="0">A2+1</f>')
    for row in (3, 4):
        sheet = sheet.replace(f"<f>A{row}+1</f>", '<f t="shared" si="0"/>')
    path.write_bytes(changed(path, "xl/worksheets/sheet1.xml", sheet.encode()))
    assert numbers_in(path) == ["5", "6", "7", "8"]


def read(path: Path) -> Draft:
    """The plan in a workbook."""
    return read_plan(path)


def test_what_cannot_be_worked_out_is_told_by_cell(tmp_path: Path) -> None:
    draft = read(written(tmp_path, [1, 2], deadline="=TODAY()+90"))
    assert [(remark.text, remark.place) for remark in draft.remarks] == [("D2, D3", "Trang “PL”")]
    assert [task.lines[0].deadline for task in draft.plan.appendices[0].tasks()] == ["", ""]


@pytest.mark.parametrize(
    "text",
    ["", "A1(", "1/0", "Sheet2!A1", "SUM(", "IF(1)", "ROMAN(0)", '"x"+1', "A1:B2", "1 2", "(" * 200 + "1",
     "-" * 250 + "1",
     "A0-A1+B1:C9", "HYPERLINK(\"http://x\")", "1" * 400, "SUM(A1:XFD1048576)", "MAX(A1:A1048576)+1"],
)  # fmt: skip
def test_odd_formulas_are_unsolved(text: str) -> None:
    with pytest.raises(Unsolved):
        Solver({(0, 0): "x"}).solve(Formula(text, 5, 5))


def test_counting_on_in_a_long_column_is_linear() -> None:
    def solve(rows: int) -> None:
        solver = Solver({(row, 1): "Việc" for row in range(rows)})
        for row in range(rows):
            assert solver.solve(Formula(f"COUNTA(B$1:B{row + 1})", row, 0)) == str(row + 1)

    assert calls(lambda: solve(2000)) < 11 * calls(lambda: solve(200))


def test_a_fraction_that_goes_on_counting() -> None:
    column = ["1.8", "1.9", "1.1", "1.11", "2.9", "2.1", "1.9", "2.1"]
    bare = [True] * 5 + [False, True, True]
    found = counted_on((row, 0, text, is_bare) for row, (text, is_bare) in enumerate(zip(column, bare, strict=True)))
    assert found == {(2, 0): "1.10"}
    long = [*(f"1.{n}" for n in range(1, 20)), "1.2"]
    assert counted_on((row, 0, text, True) for row, text in enumerate(long)) == {(19, 0): "1.20"}


def test_names_of_cells() -> None:
    assert [cell_name(0, 0), cell_name(6, 27), cell_name(9, 701)] == ["A1", "AB7", "ZZ10"]
    assert [column_number(letters) for letters in ("A", "AB", "ZZ")] == [0, 27, 701]
