"""Copied ranges as tasks: columns guessed by their headings, and rows recognised as areas, tasks and lines."""

from __future__ import annotations

from dataclasses import replace

import pytest

from exports.html.clip import clip_of_table
from imports.clip.door import read_clip
from imports.clip.tasks import guessed_columns, left_out, tasks_of
from models.errors import InputProblem
from models.grid.build import build_grid
from models.grid.grid import Grid
from models.layout import Column, built_in_layout
from models.plan import Task
from tests.imports.test_clip_html import sample
from tests.plans import small_plan
from tests.strategies import TABLE_LAYOUTS

LAYOUT = built_in_layout("product-deadline-note")


def grid_of(html: str, text: str = "") -> Grid:
    """The copied range."""
    grid = read_clip(html, text).grid
    assert grid is not None
    return grid


def test_columns_are_known_by_their_headings() -> None:
    columns = guessed_columns(grid_of(sample("excel.cfhtml")), LAYOUT, 3)
    assert columns.fields == ("number", "task", "lead", "deadline")
    assert (columns.named, columns.first_row) == (True, 1)


def test_without_headings_the_place_decides_and_numbers_are_seen() -> None:
    text = "1\tViệc\tKết quả\n2\tViệc\tKết quả"
    assert guessed_columns(grid_of("", text), LAYOUT, 1).fields[:2] == ("number", "task")
    words = guessed_columns(grid_of("", "a\tb\nc\td"), LAYOUT, 1)
    assert words.fields == tuple(column.field for column in LAYOUT.shown[1:3])
    assert not words.named


def test_a_custom_column_is_found_by_its_heading() -> None:
    layout = replace(LAYOUT, columns=(*LAYOUT.columns, Column(field="extra.k", header="MÃ QUẢN LÝ")))
    heads, texts = "Nhiệm vụ<td>Sản phẩm<td>Chủ trì<td>Mã quản lý<td>Cột lạ", "Một<td>b<td>c<td>d<td>e"
    grid = grid_of(f"<table><tr><td>{heads}<tr><td>{texts}</table>")
    columns = guessed_columns(grid, layout, 0)
    assert columns.fields == ("task", "product", "lead", "extra.k", "")
    assert left_out(grid, columns) == [4]
    (area,) = tasks_of(grid, columns).areas
    (task,) = area.items
    assert isinstance(task, Task)
    assert task.lines[0].extra == {"k": "d"}


def test_a_column_given_to_another_field_takes_it_from_the_one_that_had_it() -> None:
    columns = guessed_columns(grid_of(sample("excel.cfhtml")), LAYOUT, 0).with_field(3, "lead")
    assert columns.fields == ("number", "task", "", "lead")


def test_word_table_with_an_area_becomes_tasks() -> None:
    grid = grid_of(sample("word.cfhtml"))
    found = tasks_of(grid, guessed_columns(grid, LAYOUT, 0))
    (area,) = found.areas
    assert area.title == "CẢI CÁCH THỂ CHẾ"
    (task,) = area.items
    assert isinstance(task, Task)
    assert [line.product for line in task.lines] == ["Báo cáo\nDanh mục", "Quyết định"]
    assert found.kinds == {1: "area", 2: "task", 3: "line"}


@pytest.mark.parametrize("name", TABLE_LAYOUTS)
def test_our_own_table_as_html_is_recognised_whole(name: str) -> None:
    appendix = replace(small_plan().appendices[0], layout=built_in_layout(name))
    grid = build_grid(appendix)
    html = clip_of_table(grid, range(grid.row_count), range(grid.column_count), 12.0).html
    there = grid_of(html)
    found = tasks_of(there, guessed_columns(there, appendix.layout, 0))
    assert [area.title for area in found.areas] == [area.title for area in appendix.areas]
    wanted = [task.title for task in appendix.tasks()]
    assert [task.title for area in found.areas for task in area.tasks()] == wanted


def test_without_a_task_column_the_officer_is_asked_for_it() -> None:
    grid = grid_of(sample("excel.cfhtml"))
    with pytest.raises(InputProblem, match="cột nào là “Nhiệm vụ”"):
        tasks_of(grid, guessed_columns(grid, LAYOUT, 0).with_field(0, "task").with_field(0, ""))
