"""Columns of times with marks in them: kept as they are, and on demand written as deadlines."""

from __future__ import annotations

import pytest

from imports.choices import NO_CHOICES, Choices
from imports.draft import Offer
from imports.recognise.periods import Period, is_mark, period_of_heading, worded
from imports.recognise.table import recognise_grid
from models.deadlines import understand
from models.plan import Appendix
from models.plan import Period as Years
from tests.imports.drawn import appendix_of, draft_of, drawn, fields, tasks
from tests.imports.strangers import Rows
from tests.imports.test_large_files import calls

TITLE = "KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM 2026"
QUARTERS: Rows = [
    ["STT", "Nhiệm vụ", "Chủ trì", "Thời gian thực hiện", "<", "<", "<", "Ghi chú"],
    ["^", "^", "^", "Quý I", "Quý II", "Quý III", "Quý IV", "^"],
    ["1", "Rà soát", "Văn phòng", "x", "", "x", "", ""],
    ["2", "Niêm yết", "Thanh tra", "", "X", "", "", "Cả xã"],
    ["3", "Báo cáo", "Văn phòng", "x", "x", "x", "x", ""],
    ["4", "Tập huấn", "Văn phòng", "", "", "", "", ""],
]
KEPT = ["number", "task", "lead", "extra.quy_i", "extra.quy_ii", "extra.quy_iii", "extra.quy_iv", "note"]


def offered(rows: Rows, title: str = TITLE) -> Offer:
    """The one offer on a drawing."""
    (offer,) = draft_of(rows, title).offers
    return offer


def taken(rows: Rows, title: str = TITLE, repeated: str = "") -> Appendix:
    """The appendix with the one offer taken; its marks became words."""
    choices = NO_CHOICES.with_offer(offered(rows, title).key, True)
    return appendix_of(rows, title, choices, repeated)


def deadlines(appendix: Appendix) -> list[str]:
    """The deadlines of the first lines."""
    return [task.lines[0].deadline for task in tasks(appendix)]


def test_marks_are_kept_as_they_are() -> None:
    appendix = appendix_of(QUARTERS, TITLE)
    assert fields(appendix) == KEPT
    assert [dict(task.lines[0].extra) for task in tasks(appendix)[:2]] == [
        {"quy_i": "x", "quy_iii": "x"}, {"quy_ii": "X"},
    ]  # fmt: skip
    assert [column.group for column in appendix.layout.columns[3:7]] == ["Thời gian thực hiện"] * 4


def test_marks_are_offered_as_deadlines_with_the_same_key_each_time() -> None:
    offer = offered(QUARTERS)
    assert offer.shown == "Quý I, Quý III/2026"
    assert "Quý I, Quý II, Quý III, Quý IV" in offer.message
    assert offered(QUARTERS).key == offer.key


def test_taken_the_marks_become_one_column_of_deadlines() -> None:
    appendix = taken(QUARTERS, repeated="quý i ii iii iv x x x x x x x x")
    assert fields(appendix) == ["number", "task", "lead", "deadline", "note"]
    assert appendix.layout.header_of("deadline") == "Thời gian thực hiện"
    assert deadlines(appendix) == ["Quý I, Quý III/2026", "Quý II/2026", "Cả năm 2026", ""]
    assert all(not task.lines[0].extra for task in tasks(appendix))


@pytest.mark.parametrize("text", ["Quý I, Quý III/2026", "Quý II/2026", "Cả năm 2026", "Tháng 3 đến tháng 6/2026",
                                  "Quý I đến Quý III/2026", "6 tháng đầu năm 2026", "Năm 2026, 2027", "Năm 2026 - 2028",
                                  "Tháng 01, tháng 5/2026"])  # fmt: skip
def test_the_deadlines_that_are_written_are_understood(text: str) -> None:
    assert understand(text, Years(2026, 2030)).understood


def test_another_deadline_and_its_marks_both_stay() -> None:
    rows: Rows = [
        ["STT", "Nhiệm vụ", "Thời hạn", "Quý I", "Quý II", "Quý III", "Quý IV"],
        ["1", "Rà soát", "Trước 15/3", "x", "", "", ""],
        ["2", "Niêm yết", "", "", "x", "x", ""],
    ]
    appendix = taken(rows)
    assert fields(appendix)[2:4] == ["deadline", "extra.quy_i"]
    assert deadlines(appendix) == ["Trước 15/3", "Quý II, Quý III/2026"]
    assert dict(tasks(appendix)[0].lines[0].extra) == {"quy_i": "x"}


def test_words_among_the_marks_keep_the_columns() -> None:
    rows: Rows = [
        ["STT", "Nhiệm vụ", "Chủ trì", "Quý I", "Quý II", "Quý III", "Quý IV"],
        ["1", "Rà soát", "Văn phòng", "x", "", "", ""],
        ["2", "Niêm yết", "Văn phòng", "", "x", "x", ""],
        ["3", "Kiểm tra", "Thanh tra", "x", "", "x", "khi cần"],
    ]
    appendix = taken(rows)
    assert fields(appendix)[3:] == ["deadline", "extra.quy_i", "extra.quy_ii", "extra.quy_iii", "extra.quy_iv"]
    assert deadlines(appendix)[2] == "Quý I, Quý III/2026"


@pytest.mark.parametrize("mark", ["x", "X", "✓", "+", "●", "(x)"])
def test_marks_of_every_kind(mark: str) -> None:
    assert is_mark(mark)
    rows = [[mark if text in ("x", "X") else text for text in row] for row in QUARTERS]
    assert offered(rows).shown == "Quý I, Quý III/2026"


@pytest.mark.parametrize("text", ["50", "Báo cáo", "xã", "Xong", "-", "98,5"])
def test_texts_that_are_no_marks(text: str) -> None:
    assert not is_mark(text)


def test_months_under_a_common_heading() -> None:
    months = [str(month) for month in range(1, 13)]
    rows: Rows = [
        ["STT", "Nội dung", "Chủ trì", "Tháng", *["<"] * 11],
        ["^", "^", "^", *months],
        ["1", "Rà soát", "Văn phòng", *["x" if 3 <= n <= 6 else "" for n in range(1, 13)]],
        ["2", "Báo cáo", "Văn phòng", *["x" if n in (1, 5) else "" for n in range(1, 13)]],
    ]
    appendix = taken(rows, repeated=" ".join(months) + " x x x x x x tháng")
    assert deadlines(appendix) == ["Tháng 3 đến tháng 6/2026", "Tháng 01, tháng 5/2026"]
    assert appendix.layout.header_of("deadline") == "Tháng"


def test_years_with_marks() -> None:
    rows: Rows = [
        ["STT", "Nhiệm vụ", "Chủ trì", "2026", "2027", "2028", "2029", "2030"],
        ["1", "Rà soát", "Văn phòng", "x", "x", "", "", ""],
        ["2", "Đề án", "Văn phòng", "x", "x", "x", "", ""],
    ]
    assert deadlines(taken(rows, repeated="x x x x x 2029 2030 2027")) == ["Năm 2026, 2027", "Năm 2026 - 2028"]


def test_shares_of_the_work_end_with_the_last_time() -> None:
    rows: Rows = [
        ["STT", "Nhiệm vụ", "Chủ trì", "Quý I/2026", "Quý II/2026", "Quý III/2026"],
        ["1", "Số hóa hồ sơ", "Văn phòng", "30%", "60%", "100%"],
        ["2", "Niêm yết", "Văn phòng", "100%", "", ""],
    ]
    appendix = taken(rows)
    assert deadlines(appendix) == ["Quý III/2026", "Quý I/2026"]
    assert tasks(appendix)[0].lines[0].extra["quy_ii_2026"] == "60%"


def test_targets_for_each_year_are_no_deadlines() -> None:
    rows: Rows = [
        ["STT", "Chỉ tiêu", "ĐVT", "Năm 2026", "Năm 2027", "Chủ trì"],
        ["1", "Hồ sơ trực tuyến", "Hồ sơ", "600", "700", "Văn phòng"],
        ["2", "Tin bài", "Bài", "24", "30", "Văn phòng"],
    ]
    assert draft_of(rows, TITLE).offers == ()


def test_without_a_year_anywhere_none_is_made_up() -> None:
    assert offered(QUARTERS, "BẢNG PHÂN CÔNG NHIỆM VỤ").shown == "Quý I, Quý III"


@pytest.mark.parametrize(
    ("heading", "group", "period"),
    [
        ("Quý I", "", Period("quarter", 1)), ("Q.II/2026", "", Period("quarter", 2, 2026)),
        ("Quý 3", "Năm 2027", Period("quarter", 3, 2027)), ("IV", "Quý", Period("quarter", 4)),
        ("T3", "", Period("month", 3)), ("Tháng 12 năm 2026", "", Period("month", 12, 2026)),
        ("05", "Tháng thực hiện", Period("month", 5)), ("6 tháng cuối năm", "", Period("half", 2)),
        ("Năm 2028", "", Period("year", 2028, 2028)), ("2030", "", Period("year", 2030, 2030)),
        ("Quý", "", None), ("5", "Quý", None), ("3", "", None), ("Kế hoạch năm 2026", "", None), ("Tháng", "", None),
    ],
)  # fmt: skip
def test_headings_that_name_a_time(heading: str, group: str, period: Period | None) -> None:
    assert period_of_heading(heading, group) == period


def test_times_of_several_years() -> None:
    said = worded([Period("quarter", 4, 2026), Period("quarter", 1, 2027), Period("quarter", 2, 2027)])
    assert said == "Quý IV/2026; Quý I, Quý II/2027"


def test_an_offer_that_is_not_taken_changes_nothing() -> None:
    assert appendix_of(QUARTERS, TITLE, Choices(taken=frozenset({"khác"}))) == appendix_of(QUARTERS, TITLE)


def test_offers_are_looked_for_in_linear_work() -> None:
    def table(count: int) -> Rows:
        head = ["STT", "Nhiệm vụ", "Chủ trì/Phối hợp", "Quý I", "Quý II"]
        return [head, *([str(n), f"Việc {n}", "Văn phòng/Các phòng", "x", ""] for n in range(1, count + 1))]

    small, large = drawn(table(100)), drawn(table(1000))
    assert calls(lambda: recognise_grid(large)) < 11 * calls(lambda: recognise_grid(small))
