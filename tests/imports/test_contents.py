"""Columns under headings that nobody knows: their cells tell that they hold units or documents."""

from __future__ import annotations

import pytest

from tests.imports.drawn import appendix_of
from tests.imports.drawn import fields as fields_of

UNITS = ["Văn phòng Sở", "Phòng Kế hoạch - Tài chính", "Thanh tra Sở", "P.TCCB"]
OTHERS = ["Các phòng thuộc Sở", "UBND các xã, phường", "Trung tâm Tin học", "Các đơn vị trực thuộc"]
PAPERS = ["Báo cáo", "- Kế hoạch của Sở", "02 tin, bài", "Quyết định của Giám đốc"]
DEEDS = ["Tổ chức hội nghị", "Ban hành văn bản", "Phòng, chống lãng phí", "Hội nghị trực tuyến"]


def fields(heads: list[str], *columns: list[str]) -> list[str]:
    """The fields of a table with a number, a task and these columns."""
    rows = [["STT", "Nhiệm vụ", *heads]]
    rows += [[str(n), f"Việc số {n}", *cells] for n, cells in enumerate(zip(*columns, strict=True), 1)]
    return fields_of(appendix_of(rows))[2:]


def test_units_and_documents_are_known_by_their_cells() -> None:
    found = fields(["Xanh", "Đỏ", "Vàng", "Thời hạn"], UNITS, OTHERS, PAPERS, ["Quý I"] * 4)
    assert found == ["lead", "partners", "product", "deadline"]


def test_one_column_of_units_leads() -> None:
    assert fields(["Xanh", "Thời hạn"], UNITS, ["Quý I"] * 4) == ["lead", "deadline"]


def test_a_heading_that_says_it_goes_before() -> None:
    assert fields(["Xanh", "Chủ trì", "Sản phẩm"], OTHERS, UNITS, PAPERS) == ["extra.xanh", "lead", "product"]
    assert fields(["Lãnh đạo phụ trách", "Chủ trì", "Thời hạn"], UNITS, UNITS, ["Quý I"] * 4)[0].startswith("extra.")


@pytest.mark.parametrize("cells", [DEEDS, ["Văn phòng Sở", "Tốt", "Khá", "Có"], ["x", "", "x", "x"]])
def test_other_texts_stay_a_column_of_their_own(cells: list[str]) -> None:
    assert fields(["Xanh", "Thời hạn"], cells, ["Quý I"] * 4)[0] == "extra.xanh"
