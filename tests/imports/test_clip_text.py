"""Tabbed text of Excel, LibreOffice and editors, and what the door makes of all that can lie on a clipboard."""

from __future__ import annotations

import pytest

from exports.html.clip import clip_of_table
from imports.clip.door import MOST_ROWS, read_clip
from imports.clip.tsv import cells_of
from models.errors import InputProblem
from models.grid.build import build_grid
from models.text import tidy
from tests.imports.clip_samples import exported_plan


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("a\tb\r\nc\td\r\n", [["a", "b"], ["c", "d"]]),
        ('a\t"b\nc"\td', [["a", "b\nc", "d"]]),
        ('"nói ""được"" rồi"\tx', [['nói "được" rồi', "x"]]),
        ('"trong ngoặc"\tx', [['"trong ngoặc"', "x"]]),
        ('"mở mà không đóng\tx\ny', [['"mở mà không đóng', "x"], ["y"]]),
        ('"a\tb"', [["a\tb"]]),
        ("a\t\n\tb", [["a", ""], ["", "b"]]),
        ("=1+1\t@x", [["=1+1", "@x"]]),
        ("", [[""]]),
    ],
)
def test_cells_of_tabbed_text(text: str, rows: list[list[str]]) -> None:
    assert cells_of(text) == rows


def test_one_cell_of_excel_is_one_text() -> None:
    clip = read_clip("", '"- Một\n- Hai"\r\n')
    assert (clip.grid, clip.text) == (None, "- Một\n- Hai")


def test_paragraphs_of_word_are_one_text_and_lines() -> None:
    clip = read_clip("<p>Một</p><p>&nbsp;</p><p>Hai</p>", "Một\r\n\r\nHai")
    assert (clip.text, clip.lines) == ("Một\nHai", ("Một", "Hai"))


def test_a_table_of_one_cell_is_its_text() -> None:
    clip = read_clip("<table><tr><td>a<br>b</td></tr></table>", "a\nb")
    assert (clip.grid, clip.text) == (None, "a\nb")


def test_the_html_of_a_code_editor_does_not_hide_the_tabs() -> None:
    clip = read_clip("<div><span>a b</span></div><div><span>c d</span></div>", "a\tb\nc\td")
    assert clip.grid is not None
    assert [cell.text for cell in clip.grid.cells()] == ["a", "b", "c", "d"]


def test_blank_cells_are_a_range_and_blank_text_is_nothing() -> None:
    blank = read_clip("", "\t\n\t")
    assert blank.grid is not None
    assert not blank.empty
    assert read_clip("", " \r\n").empty
    assert read_clip("<p></p>", "").empty


def test_a_picture_alone_is_told() -> None:
    clip = read_clip("<img src='http://a/b.png'>", "")
    assert clip.empty
    assert clip.pictures == 1


def test_of_several_tables_the_largest_is_taken() -> None:
    small, large = "<table><tr><td>a<td>b</table>", "<table><tr><td>c<td>d<tr><td>e<td>f</table>"
    clip = read_clip(f"{small}<p>chữ</p>{large}", "")
    assert clip.grid is not None
    assert (clip.grid.row_count, clip.tables, clip.beside) == (2, 1, 1)


def test_our_own_plain_text_is_read_back() -> None:
    grid = build_grid(exported_plan().appendices[0])
    made = clip_of_table(grid, range(grid.row_count), range(grid.column_count), 12.0)
    there = read_clip("", made.text).grid
    assert there is not None
    assert {(cell.row, cell.column): cell.text for cell in there.cells() if cell.text} == {
        (cell.row, cell.column): tidy(cell.printed) for cell in grid.cells() if cell.printed
    }


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<table>" + "<tr><td>a<td>b" * 20_000 + "</table>", ""),
        ("", "a\tb\n" * 20_000),
        ("", "a\n" * 20_000),
        ("<table>" + "<tr><td>a<td>b" * (MOST_ROWS + 1) + "</table>", ""),
    ],
)
def test_more_rows_than_can_be_pasted_are_told_with_the_limit(html: str, text: str) -> None:
    with pytest.raises(InputProblem) as problem:
        read_clip(html, text)
    assert "2.000 dòng" in problem.value.message


def test_a_text_longer_than_any_cell_is_told() -> None:
    assert len(read_clip("", "chữ " * 25_000).text) > 90_000
    with pytest.raises(InputProblem) as problem:
        read_clip("", "chữ " * 60_000)
    assert "200.000 ký tự" in problem.value.message
