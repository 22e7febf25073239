"""Which years of a text move into the new period and which stay."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rollover.options import Options, Span
from models.rollover.years import Place, Reason, Years

YEARLY = Years(Options(Span(2026, 2026), Span(2027, 2027)), None)
FIVE = Years(Options(Span(2021, 2025), Span(2026, 2030)), None)
SHORTER = Years(Options(Span(2021, 2025), Span(2026, 2028)), None)
AIMED = Years(Options(Span(2021, 2025), Span(2026, 2030), vision=2035), 2030)
DEADLINE, RUNNING, CELL = Place(deadline=True), Place(running=True), Place()


def yearly(text: str, place: Place = CELL) -> str:
    """A text of a plan of 2026 in that of 2027."""
    return YEARLY.moved(text, place).text


def five(text: str, place: Place = CELL) -> str:
    """A text of a plan of 2021-2025 in that of 2026-2030."""
    return FIVE.moved(text, place).text


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Kế hoạch cải cách hành chính năm 2026", "Kế hoạch cải cách hành chính năm 2027"),
        ("KẾ HOẠCH NĂM 2026 CỦA SỞ", "KẾ HOẠCH NĂM 2027 CỦA SỞ"),
        ("Kế hoạch CCHC 2026", "Kế hoạch CCHC 2027"),
        ("Triển khai trong 6 tháng đầu năm 2026", "Triển khai trong 6 tháng đầu năm 2027"),
        ("Báo cáo kết quả năm 2025", "Báo cáo kết quả năm 2026"),
        ("Xây dựng kế hoạch năm 2027", "Xây dựng kế hoạch năm 2028"),
        ("Tuyển sinh năm học 2026-2027", "Tuyển sinh năm học 2027-2028"),
        ("Tổng kết niên khóa 2025 - 2026", "Tổng kết niên khóa 2026 - 2027"),
        ("đến hết năm 2026 đạt 90%", "đến hết năm 2027 đạt 90%"),
        ("gửi trước ngày 31/01/2027", "gửi trước ngày 31/01/2028"),
        ("gửi trước ngày 15 tháng 12 năm 2026", "gửi trước ngày 15 tháng 12 năm 2027"),
        ("tăng 5% so với năm 2025", "tăng 5% so với năm 2026"),
        ("trong các năm 2026 và 2027", "trong các năm 2027 và 2028"),
        ("Phê duyệt, ban hành trong năm 2026", "Phê duyệt, ban hành trong năm 2027"),
        ("Triển khai chỉ tiêu đã được giao năm 2026", "Triển khai chỉ tiêu đã được giao năm 2027"),
        ("định hướng các năm 2027, 2028", "định hướng các năm 2028, 2029"),
        ("kế hoạch tài chính 03 năm 2026-2028", "kế hoạch tài chính 03 năm 2027-2029"),
        ("năm 2026: 80%; năm 2027: 90%; năm 2028: 100%", "năm 2027: 80%; năm 2028: 90%; năm 2029: 100%"),
        ("từ ngày 15/12/2025 đến ngày 14/12/2026", "từ ngày 15/12/2026 đến ngày 14/12/2027"),
        ("Công bố PAR INDEX 2025", "Công bố PAR INDEX 2026"),
        ("Phổ biến pháp luật năm 2026", "Phổ biến pháp luật năm 2027"),
        ("Phổ biến Luật Thanh tra trong năm 2026", "Phổ biến Luật Thanh tra trong năm 2027"),
    ],
)
def test_the_plans_own_time_moves(text: str, after: str) -> None:
    assert yearly(text) == after


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Trước 15/01/2026", "Trước 15/01/2027"),
        ("Tháng 02/2026", "Tháng 02/2027"),
        ("Quý I/2026 Định kỳ", "Quý I/2027 Định kỳ"),
        ("Quý IV năm 2026", "Quý IV năm 2027"),
        ("Quý IV/2026 - Quý I/2027", "Quý IV/2027 - Quý I/2028"),
        ("Năm 2026 và các năm tiếp theo", "Năm 2027 và các năm tiếp theo"),
        ("Năm 2026 - 2027", "Năm 2027 - 2028"),
        ("Thường xuyên trong năm 2026.", "Thường xuyên trong năm 2027."),
        ("Quý I/2026 ban hành; hoàn thành trước tháng 11/2026", "Quý I/2027 ban hành; hoàn thành trước tháng 11/2027"),
        ("Trước 15/12 hằng năm", "Trước 15/12 hằng năm"),
        ("Theo giai đoạn 2021-2030", "Theo giai đoạn 2021-2030"),
        ("Quý I/26", "Quý I/27"),
        ("T3/26", "T3/27"),
        ("Tháng 12.2026", "Tháng 12.2027"),
        ("Từ 1/3/26 đến 15-4-26", "Từ 1/3/27 đến 15-4-27"),
        ("Năm 2026-27", "Năm 2027-28"),
        ("2026-12", "2027-12"),
        ("Tháng 10/12", "Tháng 10/12"),
        ("3/26 đơn vị", "3/26 đơn vị"),
        ("15/3/12", "15/3/12"),
        ("40/13/26", "40/13/26"),
    ],
)
def test_deadlines_move(text: str, after: str) -> None:
    assert yearly(text, DEADLINE) == after


@pytest.mark.parametrize(
    "text",
    [
        "Chương trình tổng thể giai đoạn 2021-2030",
        "GIAI ĐOẠN 2021-2030",
        "định hướng đến năm 2030",
        "tầm nhìn 2045",
        "TẦM NHÌN ĐẾN NĂM 2045",
        "phấn đấu đến năm 2027",
        "nhiệm kỳ 2025-2030",
        "theo Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ",
        "thực hiện Quyết định số 05/QĐ-UBND ngày 05/01/2026 của UBND tỉnh về kế hoạch năm 2026",
        "kế hoạch tuyên truyền năm 2026 ban hành kèm theo Quyết định số 05/QĐ-UBND ngày 05/01/2026",
        "theo Luật Thanh tra năm 2026",
        "theo Luật Đất đai 2026, Luật Nhà ở 2025, Luật Cán bộ, công chức 2026",
        "kể từ ngày 01/7/2026, xã thực hiện",
        "ngày 01/7/2026 mô hình mới chính thức hoạt động",
        "Kế hoạch cải cách hành chính năm 2026 của tỉnh (Quyết định số 5/QĐ-UBND ngày 05/01/2026)",
        "mã 2026-QN-01, mã hồ sơ H38-240115-2026",
        "điện thoại 0255 2026 555, 0255.2026.555, tài khoản: 2026",
        "theo tiêu chuẩn ISO 9001:2015",
        "tiếp nhận 2026 hồ sơ",
        "tiếp nhận 2.026 hồ sơ, đạt 2026%",
        "tổng số 2026",
        "theo mẫu 15/2026",
        "tờ trình 1234/2026",
        "kế hoạch phát triển kinh tế 5 năm 2026-2030",
        "đăng tại https://so.tinh.gov.vn/tin/2026/01/ke-hoach",
        "Từ năm 2021 đến nay",
        "Đề án đã được phê duyệt năm 2026",
        "năm 2023, 2024 và 2025",
        "Thông tư có hiệu lực thi hành từ ngày 01/7/2026",
        "Quy chế đã được Giám đốc Sở ký ban hành ngày 05/01/2026",
    ],
)
def test_what_is_not_the_plans_own_stays(text: str) -> None:
    assert yearly(text) == text
    assert yearly(text, RUNNING) == text


def test_what_happened_last_year_is_a_fact_where_the_text_tells_so() -> None:
    told = YEARLY.moved("Năm 2025, Sở đã hoàn thành 40 nhiệm vụ.", RUNNING)
    assert told.text == "Năm 2025, Sở đã hoàn thành 40 nhiệm vụ."
    assert [mark.reason for mark in told.marks] == [Reason.FACT]
    assert yearly("Khắc phục những hạn chế của năm 2025.", RUNNING) == "Khắc phục những hạn chế của năm 2026."
    assert yearly("Phiên họp ngày 20/12/2025 kết luận như sau", RUNNING) == "Phiên họp ngày 20/12/2025 kết luận như sau"


@pytest.mark.parametrize("text", ["Thứ Hai, ngày 05/01/2026 họp", "ngày 05/01/2026 (thứ Hai)", "Tết Bính Ngọ năm 2026"])
def test_names_of_days_and_years_beside_a_year_are_to_be_looked_at(text: str) -> None:
    told = YEARLY.moved(text, CELL)
    assert told.text == text.replace("2026", "2027")
    assert [mark.reason for mark in told.marks] == [Reason.NAMED]


def test_a_deadline_before_the_plan_moves_and_is_told() -> None:
    assert YEARLY.moved("Trước 15/12/2025", DEADLINE).marks[0].reason is Reason.BESIDE
    both = YEARLY.moved("Từ 15/12/2025 đến 14/12/2026", DEADLINE)
    assert [mark.reason for mark in both.marks] == [Reason.OWN, Reason.OWN]


def test_a_row_of_results_keeps_all_its_past_years() -> None:
    text = "Kết quả: năm 2024: 70%; năm 2025: 75%; chỉ tiêu năm 2026: 80%"
    assert yearly(text) == text.replace("2026", "2027")


def test_the_title_of_the_plan_behind_a_citation_is_its_own() -> None:
    text = (
        "Thực hiện Kế hoạch số 25/KH-UBND ngày 22/12/2025 của UBND tỉnh về cải cách hành chính tỉnh Mẫu năm 2026, "
        "Sở Mẫu xây dựng Kế hoạch cải cách hành chính năm 2026 như sau:"
    )
    told = YEARLY.moved(text, RUNNING)
    assert told.text == text[: text.rindex("2026")] + "2027 như sau:"
    assert [mark.reason for mark in told.marks][-2:] == [Reason.CITED, Reason.OWN]


def test_a_title_that_goes_on_behind_a_semicolon_stays_and_is_told() -> None:
    text = (
        "Căn cứ Quyết định số 12/QĐ-UBND ngày 22/12/2021 của UBND tỉnh ban hành Kế hoạch cải cách hành chính; nâng cao "
        "các chỉ số của tỉnh giai đoạn 2021-2025; trên cơ sở nhiệm vụ được giao, Sở Mẫu xây dựng Kế hoạch giai đoạn "
        "2021-2025"
    )
    told = FIVE.moved(text, RUNNING)
    assert told.text.endswith("giai đoạn 2026-2030")
    assert told.text.count("2021-2025") == 1
    assert Reason.TITLE in {mark.reason for mark in told.marks}


@pytest.mark.parametrize(
    ("text", "after", "reason"),
    [
        ("Kế hoạch giai đoạn 2021 – 2025", "Kế hoạch giai đoạn 2026 – 2030", Reason.OWN),
        ("từ năm 2021 đến năm 2025", "từ năm 2026 đến năm 2030", Reason.OWN),
        ("Đến năm 2025:", "Đến năm 2030:", Reason.OWN),
        ("Phấn đấu năm 2023 đạt 30%", "Phấn đấu năm 2028 đạt 30%", Reason.PART),
        ("giai đoạn 2021-25", "giai đoạn 2026-30", Reason.OWN),
        ("giai đoạn 2022-2025", "giai đoạn 2027-2030", Reason.PART),
        ("giảm 10% so với năm 2021", "giảm 10% so với năm 2026", Reason.COMPARED),
        ("so với giai đoạn 2021-2025", "so với giai đoạn 2026-2030", Reason.COMPARED),
        ("Tổng kết giai đoạn 2016-2020", "Tổng kết giai đoạn 2021-2025", Reason.BESIDE),
        ("Xây dựng kế hoạch giai đoạn 2026-2030", "Xây dựng kế hoạch giai đoạn 2031-2035", Reason.BESIDE),
        ("giai đoạn 2022-2026", "giai đoạn 2022-2026", Reason.BEGUN),
        ("giai đoạn 2021-2030", "giai đoạn 2021-2030", Reason.BEYOND),
        ("giai đoạn 2020-2025", "giai đoạn 2020-2025", Reason.BEYOND),
        ("đô thị đến năm 2025, tầm nhìn đến năm 2030", "đô thị đến năm 2025, tầm nhìn đến năm 2030", Reason.BEYOND),
        ("đến năm 2030", "đến năm 2030", Reason.AHEAD),
        ("các năm 2022, 2023 và 2024", "các năm 2027, 2028 và 2029", Reason.OWN),
    ],
)  # fmt: skip
def test_a_plan_of_several_years(text: str, after: str, reason: Reason) -> None:
    told = FIVE.moved(text, CELL)
    assert told.text == after
    assert told.marks[0].reason is reason


def test_the_last_year_stays_the_last_in_a_period_of_another_length() -> None:
    assert SHORTER.moved("giai đoạn 2021-2025", CELL).text == "giai đoạn 2026-2028"
    assert SHORTER.moved("Đến năm 2025", CELL).text == "Đến năm 2028"
    assert SHORTER.moved("Năm 2024", DEADLINE).text == "Năm 2028"


def test_the_plans_own_vision_moves_with_it() -> None:
    text = "giai đoạn 2021-2025 và định hướng đến năm 2030"
    assert AIMED.moved(text, CELL).text == "giai đoạn 2026-2030 và định hướng đến năm 2035"
    assert AIMED.moved("Định hướng đến năm 2030", CELL).text == "Định hướng đến năm 2035"
    assert AIMED.moved("Chiến lược đến năm 2030", CELL).text == "Chiến lược đến năm 2030"
    assert five(text) == "giai đoạn 2026-2030 và định hướng đến năm 2030"


def test_a_leap_day_stays_a_day_of_the_calendar() -> None:
    leap = Years(Options(Span(2028, 2028), Span(2029, 2029)), None)
    assert leap.moved("Trước 29/02/2028", DEADLINE).text == "Trước 28/02/2029"
    assert leap.moved("ngày 29 tháng 02 năm 2028", DEADLINE).text == "ngày 28 tháng 02 năm 2029"
    again = Years(Options(Span(2024, 2024), Span(2028, 2028)), None)
    assert again.moved("Trước 29/02/2024", DEADLINE).text == "Trước 29/02/2028"


_PLAIN = st.one_of(
    st.builds("Quý {}/2026".format, st.sampled_from(("I", "II", "III", "IV"))),
    st.builds("Tháng {:02}/2026".format, st.integers(1, 12)),
    st.builds("Trước {:02}/{:02}/2026".format, st.integers(1, 28), st.integers(1, 12)),
    st.sampled_from(("Năm 2026", "Trong năm 2026.", "Năm 2026 và các năm tiếp theo", "Hằng năm", "Quý I hằng năm")),
)


@given(st.lists(_PLAIN, min_size=1, max_size=3).map("; ".join))
def test_two_steps_of_one_year_are_one_of_two(text: str) -> None:
    second = Years(Options(Span(2027, 2027), Span(2028, 2028)), None)
    both = Years(Options(Span(2026, 2026), Span(2028, 2028)), None)
    assert second.moved(yearly(text, DEADLINE), DEADLINE).text == both.moved(text, DEADLINE).text


_PIECES = st.sampled_from(
    ("năm 2026", "2025", "đến năm 2027", "giai đoạn 2021-2030", "/2026", "29/02/2024", "Quyết định số 5/QĐ-TTg", "đã",
     "ngày 01/5/2026", ",", ";", "và", "so với", "Sở Mẫu ban hành Kế hoạch", "năm học 2026-2027", "của UBND tỉnh về",
     "định hướng", "2026-", "Quý I/26", "15/3/26", "2026-27", "thứ Hai", "–2028", "Luật", "kèm theo", ".", "\n", "10%")
)  # fmt: skip
_PLACES = st.sampled_from((DEADLINE, RUNNING, CELL))
_RULES = st.sampled_from((YEARLY, FIVE, SHORTER, AIMED))


@given(st.one_of(st.text(), st.lists(_PIECES, max_size=14).map(" ".join)), _PLACES, _RULES)
def test_only_digits_ever_change(text: str, place: Place, years: Years) -> None:
    told = years.moved(text, place)
    assert re.sub(r"\d", "0", told.text) == re.sub(r"\d", "0", text)
