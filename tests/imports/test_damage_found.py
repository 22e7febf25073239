"""What damage of files once brought to light, each in its smallest form."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from imports.blocks import Conversion, Form, Source, Spot, Table
from imports.choices import Choices
from imports.encodings.settle import told_of
from imports.open_any import read_plan
from imports.understand import understand
from models.errors import InputProblem
from models.store import PlanSession
from models.text import printable
from tests.imports.fuzz.judging import check_plan
from tests.imports.hostile import docx, odt, xlsx
from tests.imports.old_files import HEADER
from tests.imports.test_hostile import read
from tests.imports.test_large_files import grid
from tests.plans import small_plan

DIGITS = "9" * 5_000
CELLS = "".join(f'<c t="str"><v>{text}</v></c>' for text in HEADER)


def test_a_row_before_the_first_one(tmp_path: Path) -> None:
    row = f'<row r="0">{CELLS}</row><row><c><v>1</v></c><c t="str"><v>Rà soát</v></c></row>'
    plan = read(tmp_path, xlsx(row), "a.xlsx")
    assert plan is not None
    assert plan.task_count() == 1


@pytest.mark.parametrize(
    "cells",
    [
        f'<row r="{DIGITS}">{CELLS}</row>',
        f'<row>{CELLS}<c t="s"><v>{DIGITS}</v></c></row>',
        f'<row>{CELLS}<c r="A{DIGITS}" s="{DIGITS}"><v>1</v></c></row>',
        f'<row>{CELLS}<c r="ǅ1"><v>1</v></c><c r="1"><v>1</v></c></row>',
    ],
)
def test_numbers_longer_than_any_in_workbooks(cells: str, tmp_path: Path) -> None:
    read(tmp_path, xlsx(cells), "a.xlsx")


def test_numbers_longer_than_any_in_texts(tmp_path: Path) -> None:
    item = f"<w:numPr><w:ilvl w:val='{DIGITS}'/><w:numId w:val='{DIGITS}'/></w:numPr>"
    read(tmp_path, docx(f"<w:p><w:pPr>{item}</w:pPr><w:r><w:t>a</w:t></w:r></w:p>"), "a.docx")
    read(tmp_path, odt(f'<text:p>a<text:s text:c="{DIGITS}"/>b</text:p>'), "a.odt")


@pytest.mark.parametrize(
    "damage",
    [
        "DROP TABLE history",
        "DROP TABLE version",
        "ALTER TABLE version RENAME COLUMN plan TO other",
        "UPDATE item SET title = CAST(x'ff41' AS TEXT)",
        "UPDATE appendix SET layout = CAST(x'7bff' AS TEXT)",
    ],
)
def test_a_plan_file_without_what_all_have(damage: str, tmp_path: Path) -> None:
    path = tmp_path / "a.cchc"
    PlanSession.create(path, small_plan()).close()
    with closing(sqlite3.connect(path)) as database:
        database.execute(damage)
        database.commit()
    for read_only in (True, False):
        with pytest.raises(InputProblem, match="bị hỏng"):
            PlanSession.open(path, read_only=read_only)


@pytest.mark.parametrize(
    "item", [{"kind": "\u200b\u202e"}, {"kind": {"a": ["b"]}}, {"kind": "group", "items": [{"kind": "x" * 5_000}]}]
)
def test_a_sentence_names_no_more_of_json_than_fits(item: object, tmp_path: Path) -> None:
    data = {"format": "cchc-plan/1", "appendices": [{"areas": [{"items": [item]}]}]}
    (tmp_path / "a.json").write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(InputProblem) as caught:
        read_plan(tmp_path / "a.json")
    assert len(caught.value.message) < 200
    assert printable(caught.value.message) == caught.value.message


@pytest.mark.parametrize("year", [10**30, -(10**4_000), 0, -1, 99_999])
def test_years_that_no_plan_has(year: int, tmp_path: Path) -> None:
    data = {"format": "cchc-plan/1", "period": {"start": year, "end": year, "vision": year}}
    plan = read(tmp_path, json.dumps(data).encode(), "a.json")
    assert plan is not None
    check_plan(plan, tmp_path)


def test_a_remark_shows_the_beginning_of_a_long_text() -> None:
    (remark,) = told_of([Conversion(Spot(0), "TCVN3", "a\0\x0b" * 9_000, "b\ufffe" * 9_000)])
    assert len(remark.text) < 1_000
    assert printable(remark.text) == remark.text


def plan_of(rows: list[list[str]], tmp_path: Path) -> None:
    """Understand a sheet of these rows."""
    wide = max(map(len, rows))
    filled = [row + [""] * (wide - len(row)) for row in rows]
    source = Source((Table(grid(filled), name="A", flat=True),), form=Form.WORKBOOK)
    for anything in (True, False):
        check_plan(understand(source, Choices(), anything=anything).plan, tmp_path)


def test_numbers_in_the_last_column(tmp_path: Path) -> None:
    plan_of([["Nhiệm vụ", "Chủ trì", "STT"], ["Rà soát", "Văn phòng", "1"], ["", "", "II"]], tmp_path)


def test_a_table_without_tasks_between_others(tmp_path: Path) -> None:
    head = ["STT", "Nhiệm vụ", "", "STT", "Ghi chú", "", "Nhiệm vụ", "Sản phẩm"]
    plan_of([head, ["1", "Rà soát", "", "1", "a", "", "Niêm yết", "Bảng"]], tmp_path)


def test_a_heading_that_stands_twice_below_another_one(tmp_path: Path) -> None:
    head = ["STT", "Nhiệm vụ", "Sản phẩm", "Đơn vị chủ trì", "Thời gian"]
    other = ["STT", "Nhiệm v\ufffdiệm vụ", *head[2:]]
    plan_of([other, ["2", "Niêm yết thủ tục", "Bảng", "Thanh tra", "2/3/2027"], head, head], tmp_path)
    plan_of([other, ["2", "Niêm yết", "Bảng", "Thanh tra", "2/3/2027iệm vụ", *head[2:]], head, head], tmp_path)
