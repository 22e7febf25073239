"""Whatever a table holds, each of its words stands in the plan or in its remarks."""

from __future__ import annotations

from hypothesis import given, note, settings
from hypothesis import strategies as st

from tests.imports.drawn import draft_of
from tests.imports.strangers import LEFT, UP, Rows, corner

_HEADINGS = (
    "Nội dung", "Mục tiêu", "Lĩnh vực", "Chủ trì", "Phối hợp", "Cơ quan thực hiện", "Sản phẩm",
    "Thời gian", "Quý I", "Quý II", "Ghi chú", "Kinh phí", "Mức độ", "Chỉ tiêu", "Đơn vị", "Hoạt động", "",
)  # fmt: skip
_NUMBERS = (
    "",
    "",
    "1",
    "2",
    "3",
    "1.1",
    "1.2",
    "a)",
    "b",
    "I",
    "II",
    "*III",
    "A",
    "01",
    "2.0",
    "Mục 2",
    "-",
    "(1)",
    "x",
)
_CELLS = (
    "", "", "", "Rà soát", "*CẢI CÁCH THỂ CHẾ", "I. Công vụ", "*1. Văn bản", "Văn phòng", "Quý I/2026", "x", "-", "50%",
    "Tổng cộng", "*Cộng: 02 nhiệm vụ", "Ghi chú: gửi sớm", "Chủ trì: Một; Phối hợp: Hai", "NGƯỜI LẬP", "12", "1.200",
    "GIÁM ĐỐC", "tiếp theo và kết thúc.", "Lĩnh vực 2: Đất đai", "*Nhóm việc\nđầu năm", "Nhiệm vụ", "Trang 2",
)  # fmt: skip


@st.composite
def tables(draw: st.DrawFn) -> Rows:
    """A table of a stranger with a heading, merged cells anywhere and rows of every kind."""
    wide = draw(st.integers(3, 7))
    others = draw(st.lists(st.sampled_from(_HEADINGS), min_size=wide - 2, max_size=wide - 2, unique=True))
    rows = [["STT", "Nhiệm vụ", *others], ["1", "Lập danh mục", *["Văn phòng"] * (wide - 2)]]
    for row in range(2, draw(st.integers(2, 10))):
        cells = [draw(st.sampled_from(_NUMBERS)), *(draw(st.sampled_from(_CELLS)) for _ in range(wide - 1))]
        for column in range(wide):
            merged = draw(st.sampled_from(("", "", "", "", "", "", LEFT, UP)))
            if (merged == LEFT and column) or (merged == UP and row > 2):
                cells[column] = merged
        rows.append(cells)
    return _without_crossings(rows)


def _without_crossings(rows: list[list[str]]) -> Rows:
    """The drawing with only such cells merged as are rectangles."""
    while True:
        spans: dict[tuple[int, int], set[tuple[int, int]]] = {}
        for row, line in enumerate(rows):
            for column in range(len(line)):
                spans.setdefault(corner(rows, row, column), set()).add((row, column))
        for places in spans.values():
            high = {row for row, _column in places}
            wide = {column for _row, column in places}
            if len(places) != len(high) * len(wide):
                for row, column in places:
                    if rows[row][column] in (LEFT, UP):
                        rows[row][column] = ""
                break
        else:
            return rows


@settings(max_examples=300)
@given(rows=tables())
def test_no_word_of_a_table_is_lost(rows: Rows) -> None:
    note("\n".join(" | ".join(row) for row in rows))
    # A heading that a row repeats is told once, and 2.0 is 2.
    draft_of(rows, repeated=" ".join(rows[0]) + " 0" * len(rows))
