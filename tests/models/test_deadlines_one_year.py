"""Natural ways of writing deadlines in a plan of one year."""

from __future__ import annotations

import pytest

from models.deadlines import understand
from tests.deadlines import ONE_YEAR, only, times


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quý I, III/2024", ["2024-01-01 2024-03-31 once", "2024-07-01 2024-09-30 once"]),
        ("Quý I và quý III năm 2024", ["2024-01-01 2024-03-31 once", "2024-07-01 2024-09-30 once"]),
        ("Quý IV/2023 - Quý I/2024", ["2023-10-01 2024-03-31 once"]),
        ("Tháng 3, 6/2024", ["2024-03-01 2024-03-31 once", "2024-06-01 2024-06-30 once"]),
        ("Từ ngày 01/3 đến ngày 30/6/2024", ["2024-03-01 2024-06-30 once"]),
        ("Từ ngày 15 đến ngày 20/12/2024", ["2024-12-15 2024-12-20 once"]),
        ("15-20/12/2024", ["2024-12-15 2024-12-20 once"]),
        ("Từ tháng 11 đến tháng 02/2024", ["2023-11-01 2024-02-29 once"]),
        ("Giai đoạn 2021-2025", ["2021-01-01 2025-12-31 once"]),
        ("Năm 2023, 2024", ["2023-01-01 2023-12-31 once", "2024-01-01 2024-12-31 once"]),
        ("6 tháng đầu năm", ["2024-01-01 2024-06-30 once"]),
        ("06 tháng cuối năm 2024", ["2024-07-01 2024-12-31 once"]),
        ("9 tháng đầu năm 2024", ["2024-01-01 2024-09-30 once"]),
        ("Đến hết Quý II/2024", ["- 2024-06-30 once"]),
        ("Chậm nhất ngày 31 tháng 12 năm 2024", ["- 2024-12-31 once"]),
        ("Trước 17h00 ngày 15/12/2024", ["- 2024-12-15 once"]),
        ("Sau ngày 15/12/2024", ["2024-12-16 - once"]),
        ("Từ Quý III/2024 trở đi", ["2024-07-01 2024-12-31 once"]),
        ("Cuối năm 2024", ["2024-10-01 2024-12-31 once"]),
        ("Tuần 1 tháng 3/2024", ["2024-03-01 2024-03-07 once"]),
        ("Tuần cuối tháng 3/2024", ["2024-03-25 2024-03-31 once"]),
        ("Tuần 12/2024", ["2024-03-18 2024-03-24 once"]),
        ("Hàng quý", ["2024-01-01 2024-03-31 quarterly 2024-12-31"]),
        (
            "Định kỳ 6 tháng, năm",
            ["2024-01-01 2024-06-30 half_yearly 2024-12-31", "2024-01-01 2024-12-31 yearly 2024-12-31"],
        ),
        ("02 lần/năm", ["2024-01-01 2024-06-30 half_yearly 2024-12-31"]),
        ("Hàng tuần", ["2024-01-01 2024-01-07 weekly 2024-12-31"]),
        ("Ngày 05 hàng tháng", ["2024-01-05 2024-01-05 monthly 2024-12-31"]),
        ("Trước ngày 20 của tháng cuối quý", ["- 2024-03-19 quarterly 2024-12-31"]),
        ("Hằng quý trong năm 2024", ["2024-01-01 2024-03-31 quarterly 2024-12-31"]),
        ("Trước 31/01 năm sau", ["- 2025-01-30 once"]),
        ("Quý II", ["2024-04-01 2024-06-30 once"]),
        ("Quý I+II/2024", ["2024-01-01 2024-03-31 once", "2024-04-01 2024-06-30 once"]),
        ("Q1/2024", ["2024-01-01 2024-03-31 once"]),
        ("T3/2024", ["2024-03-01 2024-03-31 once"]),
        ("Năm 2024-2025-2026", ["2024-01-01 2026-12-31 once"]),
        ("Năm học 2024-2025", ["2024-09-01 2025-05-31 once"]),
        ("Trước ngày 05 của tháng kế tiếp", ["- 2024-02-04 monthly 2024-12-31"]),
        ("Hằng quý (trước ngày 10 tháng đầu quý sau)", ["- 2024-04-09 quarterly 2024-12-31"]),
    ],
)  # fmt: skip
def test_natural_variants_of_a_one_year_plan(text: str, expected: list[str]) -> None:
    assert times(text, ONE_YEAR) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đầu năm", ["2024-01-01 2024-03-31 once"]),
        ("Cuối quý", ["2024-03-01 2024-03-31 quarterly 2024-12-31"]),
        ("Ngày làm việc cuối cùng của tháng", ["2024-01-31 2024-01-31 monthly 2024-12-31"]),
        ("Tuần đầu tháng", ["2024-01-01 2024-01-07 monthly 2024-12-31"]),
        ("Tuần 3 - 4 tháng 6/2024", ["2024-06-15 2024-06-30 once"]),
        ("Nửa đầu tháng 6/2024", ["2024-06-01 2024-06-15 once"]),
        ("Hạ tuần tháng 12/2024", ["2024-12-21 2024-12-31 once"]),
        ("Cả năm 2024", ["2024-01-01 2024-12-31 once"]),
        ("Từ tháng 3/2024 đến hết năm", ["2024-03-01 2024-12-31 once"]),
        ("Hết năm", ["- 2024-12-31 once"]),
        ("Kết thúc giai đoạn", ["- 2024-12-31 once"]),
        ("Không muộn hơn ngày 30/6/2024", ["- 2024-06-30 once"]),
        ("Trước 17 giờ ngày 15/12/2024", ["- 2024-12-15 once"]),
        ("Quý I-2024", ["2024-01-01 2024-03-31 once"]),
        ("Q.II/2024", ["2024-04-01 2024-06-30 once"]),
        ("Quý 3, 4/2024", ["2024-07-01 2024-09-30 once", "2024-10-01 2024-12-31 once"]),
        ("Quý III và IV/2024", ["2024-07-01 2024-09-30 once", "2024-10-01 2024-12-31 once"]),
        ("Quý I/2024 trở đi", ["2024-01-01 2024-12-31 once"]),
        ("Trước 25 hàng tháng", ["- 2024-01-24 monthly 2024-12-31"]),
        ("Định kỳ trước ngày 20 hằng tháng", ["- 2024-01-19 monthly 2024-12-31"]),
        ("Hàng quý trước ngày 20", ["- 2024-03-19 quarterly 2024-12-31"]),
        ("Hàng quý (15 tháng cuối quý)", ["2024-03-15 2024-03-15 quarterly 2024-12-31"]),
        ("Quý I, hằng năm", ["2024-01-01 2024-03-31 yearly 2024-12-31"]),
        ("Hằng năm, bắt đầu từ năm 2022", ["2022-01-01 2022-12-31 yearly 2024-12-31"]),
        ("Hằng năm giai đoạn 2021-2025", ["2021-01-01 2021-12-31 yearly 2025-12-31"]),
        ("Từ năm 2024 và các năm tiếp theo", ["2024-01-01 2024-12-31 yearly 2024-12-31"]),
        ("Quý I/2024 và định kỳ hằng quý",
         ["2024-01-01 2024-03-31 once", "2024-01-01 2024-03-31 quarterly 2024-12-31"]),
        ("Quý I/2024 định kỳ hằng quý",
         ["2024-01-01 2024-03-31 once", "2024-01-01 2024-03-31 quarterly 2024-12-31"]),
        ("Hằng tháng trong Quý I/2024", ["2024-01-01 2024-01-31 monthly 2024-03-31"]),
        ("Mỗi năm 2 lần", ["2024-01-01 2024-06-30 half_yearly 2024-12-31"]),
        ("Mỗi quý 1 lần", ["2024-01-01 2024-03-31 quarterly 2024-12-31"]),
        ("Ít nhất 02 lần/năm", ["2024-01-01 2024-06-30 half_yearly 2024-12-31"]),
        ("06 tháng/01 lần", ["2024-01-01 2024-06-30 half_yearly 2024-12-31"]),
        ("Quý/lần", ["2024-01-01 2024-03-31 quarterly 2024-12-31"]),
        ("Định kỳ 6 tháng, 01 năm",
         ["2024-01-01 2024-06-30 half_yearly 2024-12-31", "2024-01-01 2024-12-31 yearly 2024-12-31"]),
        ("6 tháng và năm",
         ["2024-01-01 2024-06-30 half_yearly 2024-12-31", "2024-01-01 2024-12-31 yearly 2024-12-31"]),
        ("05 năm một lần", ["2024-01-01 2024-12-31 periodic"]),
        ("Thứ Sáu hằng tuần", ["2024-01-01 2024-01-07 weekly 2024-12-31"]),
        ("Thường xuyên từ tháng 3/2024", ["2024-03-01 2024-12-31 continuous"]),
        ("Từ Quý II/2024, thường xuyên", ["2024-04-01 2024-12-31 continuous"]),
        ("Thường xuyên, đột xuất", ["2024-01-01 2024-12-31 continuous", "- - each_time"]),
        ("Trước ngày 20/3; 20/6 và 20/12/2024", ["- 2024-03-19 once", "- 2024-06-19 once", "- 2024-12-19 once"]),
        ("Trước ngày 15 tháng 3, 6, 9", ["- 2024-03-14 once", "- 2024-06-14 once", "- 2024-09-14 once"]),
        ("Trước ngày 15 các tháng 3, 6", ["- 2024-03-14 once", "- 2024-06-14 once"]),
        ("Tháng 12 và tháng 01 năm sau", ["2024-12-01 2024-12-31 once", "2025-01-01 2025-01-31 once"]),
        ("Từ 15/12 năm trước đến 14/3 năm báo cáo", ["2023-12-15 2024-03-14 once"]),
        ("Trước ngày 15/01 của năm kế tiếp", ["- 2025-01-14 once"]),
        ("Dịp 10/10 hằng năm", ["2024-10-10 2024-10-10 yearly 2024-12-31"]),
        ("Báo cáo quý trước 15/3, năm trước 15/12", ["- 2024-03-14 once", "- 2024-12-14 once"]),
        ("Trong 03 ngày làm việc", ["- - each_time"]),
        ("Đột xuất", ["- - each_time"]),
    ],
)  # fmt: skip
def test_more_variants_of_a_one_year_plan(text: str, expected: list[str]) -> None:
    assert times(text, ONE_YEAR) == expected


@pytest.mark.parametrize(
    ("text", "relation", "trigger"),
    [
        ("Đúng thời gian quy định", "by", "thời gian quy định"),
        ("Bảo đảm tiến độ được giao", "by", "tiến độ được giao"),
        ("Tại kỳ họp cuối năm của HĐND tỉnh", "when", "kỳ họp cuối năm của HĐND tỉnh"),
        ("Đột xuất khi có yêu cầu", "when", "có yêu cầu"),
    ],
)
def test_more_that_is_waited_for(text: str, relation: str, trigger: str) -> None:
    assert understand(text, ONE_YEAR).understood
    assert (only(text, ONE_YEAR).relation, only(text, ONE_YEAR).trigger) == (relation, trigger)
