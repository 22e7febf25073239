"""The table "Bảng so sánh" as HTML: its rows, its marks, and that texts stay texts."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree
from lxml import html as lxml_html

from exports.html.comparison import comparison_html
from models.compare.plans import compare
from tests.plans import small_plan


def words(element: etree._Element) -> str:
    """All text in an element."""
    return "".join(element.itertext())


def changed_html() -> str:
    """The table of a few changes."""
    old = small_plan()
    new = replace(old, title="Kế hoạch <b>mới</b> năm 2027", place="", legal_bases=("Căn cứ một;",))
    return "".join(comparison_html(compare(old, new), "Lần 1", "Kế hoạch hiện nay"))


def test_old_and_new_stand_side_by_side_with_marks() -> None:
    page = lxml_html.fromstring(changed_html())
    rows = [[words(cell) for cell in row] for row in page.iter("tr")]
    assert rows[0] == ["TT", "Vị trí", "Nội dung cũ", "Nội dung mới", "Ghi chú"]
    assert rows[1] == ["1", "Địa danh", "Mẫu", "", "Sửa"]
    assert rows[2][1:] == [
        "Tên kế hoạch",
        "Kế hoạch cải cách hành chính năm 2027",
        "Kế hoạch <b>mới</b> năm 2027",
        "Sửa",
    ]
    assert rows[3][1:] == ["Căn cứ, đoạn 2", "Căn cứ hai;", "", "Bỏ"]
    assert [words(mark) for mark in page.iter("s")][1] == "cải cách hành chính"
    assert [words(mark) for mark in page.iter("u")] == ["<b>mới</b>"]
    assert "Bản cũ: Lần 1. Bản mới: Kế hoạch hiện nay." in words(page)
    assert len(list(page.iter("thead"))) == 1
