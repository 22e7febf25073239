"""What deadlines mean: every pattern of real plans with its dates, how it comes back, what it waits for."""

from __future__ import annotations

from datetime import date

import pytest

from models.deadlines import Meaning, Recurrence, Relation, understand
from models.plan import Period
from tests.deadlines import FIVE_YEARS, ONE_YEAR, Q1_TO_Q4, day, only, times


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trước 15/01/2024", "- 2024-01-14 once"),
        ("Trước 18/11/2024", "- 2024-11-17 once"),
        ("Trước 30/8/2024", "- 2024-08-29 once"),
        ("Trước 31/01/2024", "- 2024-01-30 once"),
        ("Hoàn thành trước tháng 12/2021.", "- 2021-11-30 once"),
        ("Tháng 1/2022", "2022-01-01 2022-01-31 once"),
        ("Tháng 1/2024", "2024-01-01 2024-01-31 once"),
        ("Tháng 2/2022", "2022-02-01 2022-02-28 once"),
        ("Quý IV năm 2024", "2024-10-01 2024-12-31 once"),
        ("Quý I năm 2022", "2022-01-01 2022-03-31 once"),
        ("Quý III năm 2023", "2023-07-01 2023-09-30 once"),
        ("Quý II/2021.", "2021-04-01 2021-06-30 once"),
        ("Trong Quý III/2021.", "2021-07-01 2021-09-30 once"),
        ("Trong Quý I-II/2021.", "2021-01-01 2021-06-30 once"),
        ("Năm 2021", "2021-01-01 2021-12-31 once"),
        ("Trong năm 2021.", "2021-01-01 2021-12-31 once"),
        ("Thực hiện trong năm 2021.", "2021-01-01 2021-12-31 once"),
        ("Năm 2021 - 2022", "2021-01-01 2022-12-31 once"),
        ("Năm 2022 và các năm tiếp theo", "2022-01-01 2022-12-31 yearly 2025-12-31"),
        ("Hàng năm", "2021-01-01 2021-12-31 yearly 2025-12-31"),
        ("Hằng năm", "2021-01-01 2021-12-31 yearly 2025-12-31"),
        ("Triển khai thực hiện hằng năm", "2021-01-01 2021-12-31 yearly 2025-12-31"),
        ("Quý I hằng năm", "2021-01-01 2021-03-31 yearly 2025-12-31"),
        ("Quý I năm kế hoạch", "2021-01-01 2021-03-31 yearly 2025-12-31"),
        ("Tháng 1 hằng năm", "2021-01-01 2021-01-31 yearly 2025-12-31"),
        ("Tháng 12 hàng năm", "2021-12-01 2021-12-31 yearly 2025-12-31"),
        ("Trước ngày 15/12 hằng năm", "- 2021-12-14 yearly 2025-12-31"),
        ("Trước 25/12 năm báo cáo", "- 2021-12-24 yearly 2025-12-31"),
        ("Trước 31/12 năm báo cáo", "- 2021-12-30 yearly 2025-12-31"),
        ("Thường xuyên", "2021-01-01 2025-12-31 continuous"),
        ("Thường xuyên trong năm.", "2021-01-01 2025-12-31 continuous"),
        ("Thực hiện thường xuyên trong năm 2021.", "2021-01-01 2021-12-31 continuous"),
        ("Định kỳ", "2021-01-01 2025-12-31 periodic"),
    ],
)
def test_a_time_has_its_dates(text: str, expected: str) -> None:
    assert times(text) == [expected]
    assert not only(text).trigger
    assert not only(text).action


@pytest.mark.parametrize("number", Q1_TO_Q4)
@pytest.mark.parametrize("year", [2021, 2024])
def test_every_quarter_has_its_dates(number: str, year: int) -> None:
    first, last = Q1_TO_Q4[number]
    assert times(f"Quý {number}/{year}") == [f"{year}-{first} {year}-{last} once"]


@pytest.mark.parametrize(
    ("text", "relation", "trigger"),
    [
        ("Khi có QĐ công bố của Bộ", "when", "có QĐ công bố của Bộ"),
        ("Khi có TTHC ban hành mới hoặc khi có thay đổi", "when", "có TTHC ban hành mới hoặc khi có thay đổi"),
        ("Khi có phản ánh, kiến nghị", "when", "có phản ánh, kiến nghị"),
        ("Sau khi cấp trên phê duyệt Đề án", "after", "cấp trên phê duyệt Đề án"),
        ("Ngay sau khi có Quyết định phê duyệt", "after", "có Quyết định phê duyệt"),
        ("Sau khi có hướng dẫn của Bộ, ngành TW", "after", "có hướng dẫn của Bộ, ngành TW"),
        ("Sau khi có văn bản của các Bộ, ngành.", "after", "có văn bản của các Bộ, ngành"),
        ("Sau khi ban hành Kế hoạch năm 2024", "after", "ban hành Kế hoạch năm 2024"),
        ("Sau khi hoàn thành", "after", "hoàn thành"),
        ("Sau kỳ họp cuối năm", "after", "kỳ họp cuối năm"),
        ("Trước khi trình UBND tỉnh", "before", "trình UBND tỉnh"),
        ("Theo quy định của Trung ương", "by", "quy định của Trung ương"),
        ("Theo kế hoạch", "by", "kế hoạch"),
        ("Thực hiện theo Kế hoạch của UBND tỉnh", "by", "Kế hoạch của UBND tỉnh"),
    ],
)  # fmt: skip
def test_an_event_or_a_document_is_waited_for(text: str, relation: str, trigger: str) -> None:
    milestone = only(text)
    assert understand(text, FIVE_YEARS).understood
    assert (milestone.relation, milestone.trigger) == (relation, trigger)
    assert milestone.recurrence is (Recurrence.EACH_TIME if relation == "when" else Recurrence.ONCE)
    assert not milestone.dated


def test_days_after_an_event_are_kept() -> None:
    milestone = only("Chậm nhất 05 ngày làm việc sau khi có văn bản hướng dẫn")
    assert (milestone.relation, milestone.delay) == (Relation.AFTER, "05 ngày làm việc")
    assert milestone.trigger == "có văn bản hướng dẫn"
    assert only("Trong vòng 10 ngày, kể từ ngày nhận được hồ sơ").delay == "10 ngày"


def test_a_time_and_an_event_are_one_milestone() -> None:
    yearly = only("Hàng năm theo thông báo của cấp trên")
    assert (yearly.recurrence, yearly.trigger) == (Recurrence.YEARLY, "thông báo của cấp trên")
    for text in (
        "Sau khi có hướng dẫn, hoàn thành trước 30/6/2024",
        "Trước 30/6/2024, sau khi có hướng dẫn",
        "Sau khi có hướng dẫn và trước 30/6/2024",
    ):
        assert (only(text).end, only(text).trigger) == (date(2024, 6, 29), "có hướng dẫn")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ban hành chương trình trong Quý I/2024; tổ chức thực hiện trong năm 2024.",
            [("2024-01-01", "2024-03-31", "Ban hành chương trình"), ("2024-01-01", "2024-12-31", "tổ chức thực hiện")],
        ),
        (
            "Lập danh mục trong Quý I/2024. Rà soát danh mục trong năm 2024.",
            [("2024-01-01", "2024-03-31", "Lập danh mục"), ("2024-01-01", "2024-12-31", "Rà soát danh mục")],
        ),
        (
            "Quý I/2024 tham mưu chương trình; định kỳ tổng hợp kết quả; hoàn thành việc kiểm tra trước tháng 11/2024.",
            [
                ("2024-01-01", "2024-03-31", "tham mưu chương trình"),
                ("2024-01-01", "2024-12-31", "tổng hợp kết quả"),
                ("-", "2024-10-31", "hoàn thành việc kiểm tra"),
            ],
        ),
        ("Báo cáo cấp trên trước ngày 05/12/2024.", [("-", "2024-12-04", "Báo cáo cấp trên")]),
        ("Quý I/2024 Định kỳ", [("2024-01-01", "2024-03-31", ""), ("2024-01-01", "2024-12-31", "")]),
        ("Quý I/2024\nĐịnh kỳ", [("2024-01-01", "2024-03-31", ""), ("2024-01-01", "2024-12-31", "")]),
        (
            "- Kế hoạch: Quý I/2024\n- Báo cáo: 15/12/2024",
            [("2024-01-01", "2024-03-31", "Kế hoạch"), ("2024-12-15", "2024-12-15", "Báo cáo")],
        ),
        ("Xây dựng kế hoạch năm 2025 trong Quý IV/2024", [("2024-10-01", "2024-12-31", "Xây dựng kế hoạch năm 2025")]),
        ("Năm 2024 và các\nnăm tiếp theo", [("2024-01-01", "2024-12-31", "")]),
    ],
)  # fmt: skip
def test_each_clause_is_a_milestone_with_its_deed(text: str, expected: list[tuple[str, str, str]]) -> None:
    meaning = understand(text, ONE_YEAR)
    assert meaning.understood
    assert [(m.start, m.end, m.action) for m in meaning.milestones] == [(day(a), day(b), c) for a, b, c in expected]


def test_a_target_behind_the_time_is_a_note() -> None:
    milestone = only("Hoàn thành trong năm 2022, phải đạt ít nhất 20% hồ sơ")
    assert (milestone.start, milestone.end) == (date(2022, 1, 1), date(2022, 12, 31))
    assert (milestone.action, milestone.note) == ("", "phải đạt ít nhất 20% hồ sơ")


@pytest.mark.parametrize(
    "text",
    [
        "Quý V/2024",
        "Tháng 13/2024",
        "30/02/2024",
        "Quý I/2024 và tháng 13/2024",
        "Sớm nhất có thể",
        "15",
        "Ngày 05",
        "Khi",
        "Cuối quý II, IV",
    ],
)
def test_what_is_no_deadline_is_not_understood(text: str) -> None:
    meaning = understand(text, ONE_YEAR)
    assert not meaning.understood
    assert "hưa hiểu" in meaning.in_words()


def test_an_empty_cell_says_nothing() -> None:
    assert understand(" \n- ", ONE_YEAR) == Meaning() == understand("", ONE_YEAR)
    assert understand("", ONE_YEAR).in_words() == ""


def test_a_text_without_end_is_not_read() -> None:
    assert not understand("Quý I/2024; " * 1000, ONE_YEAR).understood


def test_before_can_include_the_day() -> None:
    assert understand("Trước ngày 15/12/2024", ONE_YEAR, before_includes_day=True).milestones[0].end == date(
        2024, 12, 15
    )
    assert understand("Trước tháng 12/2024", ONE_YEAR, before_includes_day=True).milestones[0].end == date(2024, 12, 1)


def test_without_the_plans_years_the_words_are_understood_all_the_same() -> None:
    meaning = understand("Quý I hằng năm", Period())
    assert meaning.understood
    assert meaning.milestones[0].recurrence is Recurrence.YEARLY
    assert meaning.in_words() == "Mỗi năm, trong Quý I"
    assert understand("Quý II", Period()).in_words() == "Quý II (chưa rõ năm nào)"
    assert understand("Thường xuyên", Period(3, 99999)).in_words() == "Thường xuyên"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Quý I/2024", "Từ 01/01/2024 đến 31/3/2024 (Quý I năm 2024)"),
        ("Trước 25/12 năm báo cáo", "Mỗi năm, trước ngày 25/12 (năm báo cáo)"),
        ("Trước 05/3/2024", "Chậm nhất ngày 04/3/2024 (trước ngày 05/3/2024)"),
        ("15/01/2024", "Ngày 15/01/2024"),
        ("Từ 01/3/2024 đến 30/6/2024", "Từ 01/3/2024 đến 30/6/2024"),
        ("Năm 2021 và các năm tiếp theo", "Mỗi năm, từ năm 2021 đến năm 2025"),
        ("Thường xuyên trong năm 2021", "Thường xuyên, từ 01/01/2021 đến 31/12/2021 (năm 2021)"),
        ("Khi có yêu cầu", "Mỗi khi có yêu cầu"),
        ("Sau kỳ họp", "Sau kỳ họp"),
        ("Theo kế hoạch", "Theo kế hoạch (thời gian do văn bản này định)"),
        ("10 ngày sau khi có văn bản", "Trong 10 ngày sau khi có văn bản"),
        ("Báo cáo trước 05/3/2024; Quý II/2024", "Báo cáo: chậm nhất ngày 04/3/2024 (trước ngày 05/3/2024)\n"
         "Từ 01/4/2024 đến 30/6/2024 (Quý II năm 2024)"),
    ],
)  # fmt: skip
def test_the_meaning_is_told_in_words(text: str, words: str) -> None:
    assert understand(text, FIVE_YEARS).in_words() == words


def test_years_beside_the_plans_own_are_told_in_plans_of_several_years() -> None:
    said = understand("Từ 15/12 năm trước đến 14/3 năm báo cáo", FIVE_YEARS)
    assert said.in_words() == "Mỗi năm, từ ngày 15/12 năm trước đến ngày 14/3"
    assert (only("Tháng 12 năm trước").start, only("Tháng 12 năm trước").aside) == (date(2020, 12, 1), "năm trước")


def test_order_by_deadline() -> None:
    texts = ["", "Quý V", "Khi có yêu cầu", "Quý II/2022", "Quý I/2022", "Trước 15/3/2022", "Hàng năm"]
    ordered = sorted(texts, key=lambda text: understand(text, FIVE_YEARS).sort_key())
    assert ordered == ["Hàng năm", "Trước 15/3/2022", "Quý I/2022", "Quý II/2022", "Khi có yêu cầu", "Quý V", ""]


@pytest.mark.parametrize(
    ("text", "touched"),
    [
        ("Quý II/2022", {"2022-Q2"}),
        ("Trước 15/12/2022", {"2022-Q4"}),
        ("Quý I hằng năm", {"2021-Q1", "2022-Q1", "2023-Q1"}),
        ("Trước 31/3 hằng năm", {"2021-Q1", "2022-Q1", "2023-Q1"}),
        ("Hàng tháng trong năm 2022", {"2022-Q1", "2022-Q2", "2022-Q3", "2022-Q4"}),
        ("Năm 2023", {"2023-Q1", "2023-Q2", "2023-Q3", "2023-Q4"}),
        ("Khi có yêu cầu", set()),
    ],
)
def test_filters_find_what_runs_or_falls_due_in_a_quarter(text: str, touched: set[str]) -> None:
    meaning = understand(text, Period(2021, 2023))
    quarters = {
        f"{year}-Q{n}": (day(f"{year}-{first}"), day(f"{year}-{last}"))
        for year in (2020, 2021, 2022, 2023, 2024)
        for n, (first, last) in enumerate(Q1_TO_Q4.values(), 1)
    }
    assert {
        name for name, (first, last) in quarters.items() if first and last and meaning.overlaps(first, last)
    } == touched


def test_what_comes_back_is_found_far_away_without_counting_there() -> None:
    meaning = understand("Ngày 31 hàng tháng", Period(1900, 2200))
    assert meaning.overlaps(date(2150, 2, 28), date(2150, 2, 28))
    assert not meaning.overlaps(date(2150, 2, 1), date(2150, 2, 27))
