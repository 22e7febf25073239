"""HTML as Office, Google, LibreOffice and browsers put it on the clipboard: cells, spans, bullets, nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from imports.blocks import Paragraph
from imports.clip.door import plain_text, read_clip
from imports.html.page import HtmlPage, read_html
from models.grid.build import build_grid
from models.grid.grid import Grid
from models.text import tidy
from tests.imports.clip_samples import exported_plan

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures" / "clipboard"


def sample(name: str) -> str:
    """A fixture as the clipboard holds it."""
    return (FIXTURES / name).read_bytes().decode("utf-8")


def only(page: HtmlPage) -> Grid:
    """The one table of a page."""
    (table,) = page.tables
    return table.grid


def shape(grid: Grid) -> list[tuple[int, int, int, int, str]]:
    """The cells with places, spans and texts."""
    return [(cell.row, cell.column, cell.rowspan, cell.colspan, cell.text) for cell in grid.cells()]


def lines(html: str) -> list[str]:
    """The paragraphs of some HTML without a table."""
    return [piece.tidy for piece in read_html(html).pieces if isinstance(piece, Paragraph)]


def test_excel_keeps_spans_breaks_and_texts_as_shown() -> None:
    page = read_html(sample("excel.cfhtml"))
    grid = only(page)
    assert page.pieces == page.tables
    assert shape(grid) == [
        (0, 0, 1, 1, "STT"), (0, 1, 1, 1, "Nhiệm vụ"), (0, 2, 1, 1, "Chủ trì"), (0, 3, 1, 1, "Thời hạn"),
        (1, 0, 2, 1, "1"), (1, 1, 2, 1, "Xây dựng báo cáo năm\n- Ý một;\n- Ý hai."),
        (1, 2, 1, 1, "Văn phòng Sở"), (1, 3, 1, 1, "28/02/2026"),
        (2, 2, 1, 1, "=A1&B1"), (2, 3, 1, 1, "50%"),
    ]  # fmt: skip
    assert [cell.bold for cell in grid.cells()] == [True] * 4 + [False] * 6


def test_word_keeps_paragraphs_of_a_cell_and_its_bullets() -> None:
    page = read_html(sample("word.cfhtml"))
    texts = [cell.text for cell in only(page).cells()]
    assert texts == [
        "STT", "Nhiệm vụ", "Sản phẩm", "I. CẢI CÁCH THỂ CHẾ", "1",
        "Rà soát văn bản của Sở:\n- Lập danh mục;\n- Công bố kết quả.\na) Việc cuối",
        "Báo cáo\nDanh mục", "Quyết định",
    ]  # fmt: skip
    area = only(page).cell_at(1, 0)
    assert (area.colspan, area.bold) == (3, True)
    assert page.pictures == 1


def test_google_sheets_and_docs() -> None:
    assert shape(only(read_html(sample("google_sheets.html")))) == [
        (0, 0, 1, 1, "STT"), (0, 1, 1, 1, "Nhiệm vụ"), (0, 2, 1, 1, "Chủ trì"),
        (1, 0, 2, 1, "1"), (1, 1, 2, 1, "Một\nHai"), (1, 2, 1, 1, "Văn phòng"), (2, 2, 1, 1, "50%"),
    ]  # fmt: skip
    docs = read_html(sample("google_docs.html")).pieces
    assert [(piece.tidy, piece.bold) for piece in docs if isinstance(piece, Paragraph)] == [
        ("Chuẩn bị:", True), ("- Lập kế hoạch", False), ("- Lấy ý kiến", False), ("1. Trình ký", False),
        ("2. Ban hành", False),
    ]  # fmt: skip


def test_a_web_page_gives_its_words_and_tables_and_runs_nothing() -> None:
    page = read_html(sample("browser.cfhtml"))
    assert [cell.text for cell in only(page).cells()] == [
        "TT", "Công việc", "1", "Tiếp nhận hồ sơ", "2", "- Thẩm định\n- Trả kết quả",
    ]  # fmt: skip
    told = " ".join(piece.tidy for piece in page.pieces if isinstance(piece, Paragraph))
    assert "JavaScript" not in told
    assert "document.write" not in told
    clip = read_clip(sample("browser.cfhtml"), "")
    assert (clip.beside, clip.tables, clip.pictures) == (4, 0, 1)


@pytest.mark.parametrize("name", ["libreoffice_calc.html", "libreoffice_writer.html"])
def test_our_table_comes_back_from_libreoffice(name: str) -> None:
    grid = build_grid(exported_plan().appendices[0])
    wanted = [(*place, tidy(text)) for *place, text in shape_printed(grid)]
    assert shape(only(read_html(sample(name)))) == [tuple(cell) for cell in wanted]


def shape_printed(grid: Grid) -> list[tuple[int, int, int, int, str]]:
    """The cells with the texts that stand on paper."""
    return [(cell.row, cell.column, cell.rowspan, cell.colspan, cell.printed) for cell in grid.cells()]


def test_spans_are_held_within_the_table() -> None:
    html = "<table><tr><td rowspan=65535 colspan=2>a<td>b<tr><td rowspan=0>c<tr></table>"
    assert shape(only(read_html(html))) == [(0, 0, 2, 2, "a"), (0, 2, 1, 1, "b"), (1, 2, 1, 1, "c")]


def test_cells_that_overlap_lose_their_span() -> None:
    html = "<table><tr><td>a<td rowspan=2>b<tr><td colspan=2>c<td>d</table>"
    assert shape(only(read_html(html))) == [
        (0, 0, 1, 1, "a"), (0, 1, 2, 1, "b"), (0, 2, 1, 1, ""), (1, 0, 1, 1, "c"), (1, 2, 1, 1, "d"),
    ]  # fmt: skip


def test_a_table_in_a_cell_becomes_its_lines() -> None:
    html = "<table><tr><td>x<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table></td><td>y</td></tr></table>"
    assert [cell.text for cell in only(read_html(html)).cells()] == ["x\na\nb\nc", "y"]


def test_hidden_rows_with_text_are_read_and_told() -> None:
    html = "<table><tr><td>a<tr style='display:none'><td>b<tr hidden><td> </table>"
    (table,) = read_html(html).tables
    assert [cell.text for cell in table.grid.cells()] == ["a", "b"]
    assert table.hides


def test_rows_without_a_table_are_one() -> None:
    assert shape(only(read_html("<tr><td>a<td>b</tr><tr><td>c<td>d</tr>")))[-1] == (1, 1, 1, 1, "d")


def test_white_space_breaks_and_blank_paragraphs() -> None:
    assert lines("<p>a \n b&nbsp; c<br>d</p><p>&nbsp;</p><div>e<span> f</span></div>g") == ["a b c\nd", "e f", "g"]
    assert lines("<pre>a\nb</pre><p style='white-space:pre-wrap'>c\nd</p>") == ["a\nb", "c\nd"]


def test_lists_are_marked_as_they_are_seen() -> None:
    html = "<ol start=3 type=a><li>x<ul><li>y</ul><li>z</ol><ul style='list-style-type:none'><li>w</ul><li>v"
    assert lines(html) == ["c) x", "- y", "d) z", "w", "- v"]


def test_what_is_hidden_or_no_text_is_left_out() -> None:
    html = "<p>a<span style='mso-hide:all'>b</span><script>c</script><style>d</style><!-- e --></p><select><option>f"
    assert lines(html) == ["a"]


def test_bold_comes_from_tags_classes_and_styles() -> None:
    html = "<style>.h{font-weight:700} p.n{font-weight:normal}</style><p class=h>a</p><p><b>b</b></p><p class='h n'>c"
    assert [piece.bold for piece in read_html(html).pieces if isinstance(piece, Paragraph)] == [True, True, False]


def test_an_editor_gets_plain_lines() -> None:
    assert plain_text(sample("word.cfhtml"), "").split("\n")[2:7] == [
        "1", "Rà soát văn bản của Sở:", "- Lập danh mục;", "- Công bố kết quả.", "a) Việc cuối",
    ]  # fmt: skip
    assert plain_text("<p><b>chữ</b></p>", " chữ ") == " chữ "
    assert plain_text("<ul><li>một</ul>", "·\tmột") == "- một"
    assert plain_text("", "a\r\nb\u202e\x07\r\n") == "a\nb"
