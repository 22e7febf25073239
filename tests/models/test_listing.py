"""A list about a plan is printed by what prints plans."""

from __future__ import annotations

from pathlib import Path

import pytest

from exports.writers import KINDS, write
from models.grid.numbers import printed_numbers
from models.listing import listing
from models.page_settings import PageSettings
from models.plan import Plan

_COLUMNS = [("Vị trí", 40.0), ("Điều phát hiện", 60.0)]
_PLAN = Plan(title="Kế hoạch mẫu", agency="Sở Mẫu", number="5", page=PageSettings(count_line=True, letterhead=True))


def test_parts_become_areas_and_rows_are_numbered_through() -> None:
    made = listing(
        _PLAN, "DANH SÁCH", _COLUMNS, [("Lỗi", [("a", "b"), ("c", "d")]), ("Trống", []), ("Gợi ý", [("e",)])]
    )
    (table,) = made.appendices
    assert [area.title for area in table.areas] == ["Lỗi", "Gợi ý"]
    numbers = printed_numbers(table)
    assert [numbers[task.id] for task in table.tasks()] == ["1", "2", "3"]
    assert [column.header for column in table.layout.columns] == ["STT", "Vị trí", "Điều phát hiện"]
    last = list(table.tasks())[-1]
    assert (last.title, last.lines[0].text("extra.c1")) == ("e", "")


def test_a_list_says_nothing_that_belongs_to_the_plan_only() -> None:
    made = listing(_PLAN, "DANH SÁCH", _COLUMNS, [("", [("a", "b")])])
    assert (made.number, made.issued, made.page.count_line, made.page.letterhead) == ("", "", False, False)
    assert made.appendices[0].caption == ""
    assert made.appendices[0].label == ""


@pytest.mark.parametrize(("width", "lies"), [(60.0, False), (150.0, True)])
def test_a_wide_list_lies(width: float, lies: bool) -> None:
    made = listing(_PLAN, "D", [("A", width), ("B", 40.0)], [("", [("a", "b")])])
    assert made.appendices[0].landscape is lies


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("rows", [[], [("=1+1\x07", "dòng một\ndòng hai")]])
def test_every_writer_takes_a_list(kind: str, rows: list[tuple[str, str]], tmp_path: Path) -> None:
    target = tmp_path / f"list.{kind}"
    write(kind, listing(_PLAN, "DANH SÁCH", _COLUMNS, [("Lỗi", rows)]), target)
    assert target.stat().st_size > 100
