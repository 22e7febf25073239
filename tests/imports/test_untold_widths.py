"""Sources that say nothing of column widths get the usual ones; those of files that do are kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from imports.open_any import read_plan
from models.layout import Align, Column

_ROWS = (
    ("STT", "Nội dung công việc", "Đơn vị chủ trì", "Thời gian", "Địa bàn"),
    ("1", "Rà soát thủ tục hành chính", "Văn phòng", "Quý I", "Toàn tỉnh"),
    ("2", "Niêm yết công khai bộ thủ tục", "Thanh tra", "Quý II", "Các xã"),
)


def columns(path: Path) -> dict[str, Column]:
    """The columns of the only appendix, by their fields."""
    (appendix,) = read_plan(path).plan.appendices
    return {column.field.split(".")[0]: column for column in appendix.layout.columns}


def as_page(rows: tuple[tuple[str, ...], ...], cell: str = "<td>", widths: str = "") -> str:
    """A web page with one table."""
    lines = "".join("<tr>" + "".join(f"{cell}{text}</td>" for text in row) + "</tr>" for row in rows)
    return f"<html><body><table>{widths}{lines}</table></body></html>"


@pytest.mark.parametrize("kind", ["tsv", "csv", "html"])
def test_columns_are_as_wide_and_stand_as_their_fields_usually_do(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"bang.{kind}"
    sign = "\t" if kind == "tsv" else ";"
    text = as_page(_ROWS) if kind == "html" else "\n".join(map(sign.join, _ROWS))
    path.write_text(text, encoding="utf-8")
    found = columns(path)
    assert found["number"].width < found["deadline"].width < found["task"].width
    assert found["number"].align is found["lead"].align is found["deadline"].align is Align.CENTER
    assert found["task"].align is Align.JUSTIFY
    assert found["extra"].align is Align.LEFT


def test_alignment_that_a_page_tells_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "bang.html"
    path.write_text(as_page(_ROWS, '<td style="text-align:center">'), encoding="utf-8")
    found = columns(path)
    assert found["task"].align is Align.CENTER
    assert found["number"].width < found["task"].width


def test_widths_that_a_page_tells_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "bang.html"
    widths = "".join(f'<col width="{width}">' for width in (90, 200, 120, 120, 200))
    path.write_text(as_page(_ROWS, widths=widths), encoding="utf-8")
    found = columns(path)
    assert found["task"].width == found["extra"].width
    assert found["lead"].width == found["deadline"].width
    assert found["number"].align is Align.LEFT
