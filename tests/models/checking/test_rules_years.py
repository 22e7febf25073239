"""Rules about years: what lies outside the plan's period, titles that name another one, impossible days."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.checking.checker import check
from models.checking.finding import Finding
from models.checking.rules.years import RULES
from models.layout import built_in_layout
from models.plan import Appendix, Area, Line, Period, Plan, Section, Task

ONE, FIVE = Period(2026, 2026), Period(2026, 2030, 2035)
LAYOUT = built_in_layout("product-first")


def plan_of(period: Period = ONE, title: str = "Nhiệm vụ", area: str = "Thể chế", **values: str) -> Plan:
    """A plan with one task of one line."""
    task = Task(title=title, lines=(Line(**values),))  # type: ignore[arg-type]
    areas = (Area(title=area, items=(task,)),)
    return Plan(period=period, appendices=(Appendix(layout=LAYOUT, areas=areas),))


def found(plan: Plan, rule: str = "year-outside") -> list[Finding]:
    """What one rule finds."""
    return [one for one in check(plan, RULES) if one.rule == rule]


def excerpts(plan: Plan, rule: str = "year-outside") -> list[str]:
    """The words that one rule speaks of."""
    return [one.excerpt for one in found(plan, rule)]


@pytest.mark.parametrize(
    "deadline",
    ["Quý IV/2025", "Trước 15/12/2025", "Năm 2024", "Quý II/2027", "Năm 2027", "Đến hết năm 2028", "Năm 2062"],
)
def test_a_deadline_outside_of_one_year(deadline: str) -> None:
    assert excerpts(plan_of(deadline=deadline)) == [deadline]


@pytest.mark.parametrize(
    "deadline",
    [
        "Quý IV/2026",
        "Trước 31/01/2027",
        "Quý I/2027",
        "Trước 31/01 năm sau",
        "Tháng 12 năm trước",
        "Năm 2026 - 2027",
        "Năm 2025-2026",
        "Năm 2026 và các năm tiếp theo",
        "Từ năm 2025 trở đi",
        "Theo Quyết định số 12/QĐ-UBND ngày 05/3/2021",
        "Sau khi ban hành Kế hoạch năm 2025",
        "Thường xuyên",
    ],
)
def test_a_deadline_of_the_plan(deadline: str) -> None:
    assert excerpts(plan_of(deadline=deadline)) == []


def test_a_deadline_outside_of_five_years() -> None:
    assert excerpts(plan_of(FIVE, deadline="Năm 2031")) == ["Năm 2031"]
    assert excerpts(plan_of(FIVE, deadline="Quý II/2025")) == ["Quý II/2025"]
    assert excerpts(plan_of(FIVE, deadline="Năm 2030")) == excerpts(plan_of(FIVE, deadline="Đến năm 2035")) == []
    (one,) = found(plan_of(FIVE, deadline="Năm 2031"))
    assert "(2026-2030)" in one.message


def test_a_plan_that_is_issued_in_the_year_before_may_begin_then() -> None:
    plan = plan_of(deadline="Tháng 12/2025")
    assert excerpts(plan) == ["Tháng 12/2025"]
    assert excerpts(replace(plan, issued="2025-12-20")) == []
    assert excerpts(replace(plan, issued="2026-01-05")) == ["Tháng 12/2025"]
    for deadline in ("Trong năm 2025", "Thường xuyên trong năm 2025", "Hằng quý năm 2025"):
        assert excerpts(replace(plan_of(deadline=deadline), issued="2025-12-20")) == [deadline]


def test_without_a_period_nothing_is_outside() -> None:
    assert check(plan_of(Period(), deadline="Năm 1999", title="Việc năm 1999"), RULES) == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ban hành Kế hoạch tuyên truyền cải cách hành chính năm 2025", "năm 2025"),
        ("Thực hiện trong Quý II/2025", "Quý II/2025"),
        ("Rà soát thủ tục hành chính tháng 6/2023", "tháng 6/2023"),
        ("Tổ chức hội nghị năm 2028", "năm 2028"),
    ],
)
def test_a_year_outside_in_a_text(text: str, words: str) -> None:
    assert excerpts(plan_of(title=text)) == [words]
    assert excerpts(plan_of(area=text)) == [words]
    assert excerpts(plan_of(product=text)) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "Ban hành Kế hoạch tuyên truyền năm 2026",
        "Báo cáo kết quả thực hiện năm 2025",
        "Khắc phục tồn tại qua đánh giá Chỉ số cải cách hành chính năm 2025",
        "Xây dựng Kế hoạch cải cách hành chính năm 2027",
        "Lập dự toán năm 2027",
        "Thực hiện Chương trình tổng thể giai đoạn 2021-2030",
        "Quy chế làm việc nhiệm kỳ 2021-2026",
        "Chuyển đổi số đến năm 2030, định hướng đến năm 2035",
        "Thực hiện Luật Đầu tư công năm 2024",
        "Thực hiện Quyết định số 12/QĐ-UBND ngày 05/3/2021 của UBND tỉnh ban hành Kế hoạch năm 2021",
        "Giảm 10% so với năm 2021",
        "Phấn đấu đạt 98% (năm 2025 đạt 95%)",
        "Giảm thời gian giải quyết so với mức thực hiện năm 2024",
        "Áp dụng TCVN ISO 9001:2015",
        "Tổ chức năm học 2025-2026",
    ],
)
def test_years_that_belong_to_something_else(text: str) -> None:
    assert excerpts(plan_of(title=text, product=text)) == []


def test_a_report_on_the_year_before_is_due_early() -> None:
    report = "Báo cáo cải cách hành chính năm 2025"
    assert excerpts(plan_of(product=report, deadline="Tháng 01/2026")) == []
    assert excerpts(plan_of(product=report, deadline="Hằng quý")) == []
    assert excerpts(plan_of(product=report, deadline="Trước 15/12/2026")) == ["năm 2025"]
    assert excerpts(plan_of(product=report, deadline="Quý IV/2026")) == ["năm 2025"]


def test_merged_cells_are_looked_at_where_they_begin() -> None:
    line = Line(deadline="Năm 2020", product="Kế hoạch năm 2020")
    task = Task(title="Nhiệm vụ", lines=(line, replace(line, merged=frozenset({"deadline", "product"}))))
    appendix = Appendix(layout=LAYOUT, areas=(Area(items=(task,)),))
    assert excerpts(Plan(period=ONE, appendices=(appendix,))) == ["năm 2020", "Năm 2020"]


def differing(period: Period = ONE, **values: object) -> list[str]:
    """The periods that stand in titles and are not the plan's."""
    return excerpts(Plan(period=period, **values), "period-differs")  # type: ignore[arg-type]


def test_the_title_of_the_plan() -> None:
    assert differing(title="Kế hoạch cải cách hành chính năm 2025") == ["năm 2025"]
    assert differing(FIVE, title="Kế hoạch giai đoạn 2021 - 2025") == ["giai đoạn 2021 - 2025"]
    assert differing(FIVE, title="Kế hoạch giai đoạn 2026 – 2030, tầm nhìn đến năm 2035") == []
    assert differing(title="Kế hoạch thực hiện Chương trình giai đoạn 2021-2030 năm 2026") == []
    assert differing(title="Kế hoạch") == differing(Period(), title="Kế hoạch năm 2025") == []


def test_titles_of_appendices_and_sections() -> None:
    def of(title: str, period: Period = ONE) -> list[str]:
        both = (
            differing(period, appendices=(Appendix(title=title, layout=LAYOUT),)),
            differing(period, sections=(Section(heading=title),)),
        )
        assert both[0] == both[1]
        return both[0]

    assert of("NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2025") == ["NĂM 2025"]
    assert of("MỤC TIÊU GIAI ĐOẠN 2021-2025", FIVE) == ["GIAI ĐOẠN 2021-2025"]
    assert of("NHIỆM VỤ GIAI ĐOẠN 2028-2032", FIVE) == ["GIAI ĐOẠN 2028-2032"]
    assert of("NHIỆM VỤ NĂM 2026") == of("NHIỆM VỤ NĂM 2027", FIVE) == []
    assert of("THỰC HIỆN CHƯƠNG TRÌNH GIAI ĐOẠN 2021-2030") == []
    assert differing(sections=(Section(heading="KẾT QUẢ NĂM 2025"), Section(heading="PHƯƠNG HƯỚNG NĂM 2027"))) == []


def test_the_closing_and_the_words_with_which_the_plan_names_itself() -> None:
    closing = "Trên đây là Kế hoạch cải cách hành chính năm {} của Sở; các đơn vị báo cáo kết quả năm 2025."
    opening = "Thực hiện Kế hoạch năm 2025, Sở xây dựng Kế hoạch cải cách hành chính năm {} như sau:"
    for text in (closing, opening):
        assert differing(sections=(Section(paragraphs=("Mở đầu.", text.format(2026))),)) == []
        assert differing(legal_bases=(text.format(2026),)) == []
        (one,) = found(
            Plan(period=ONE, sections=(Section(paragraphs=("Mở đầu.", text.format(2025))),)), "period-differs"
        )
        assert (one.spots[0].paragraph, one.excerpt, one.spots[0].start) == (1, "năm 2025", text.index("năm {}"))
        assert differing(legal_bases=(text.format(2024),)) == ["năm 2024"]
    assert differing(appendices=(Appendix(closing=closing.format(2021), layout=LAYOUT),)) == ["năm 2021"]
    assert differing(sections=(Section(paragraphs=("Năm 2025, Sở đã ban hành Kế hoạch năm 2025.",)),)) == []


@pytest.mark.parametrize(
    "day", ["31/4/2026", "30/02/2026", "29/02/2026", "12/13/2026", "ngày 31 tháng 6 năm 2026", "00/5/2026"]
)
def test_a_day_that_no_calendar_has(day: str) -> None:
    assert [one.excerpt.casefold() for one in found(plan_of(product=f"Văn bản {day} của Sở"), "date-impossible")] == [
        day
    ]


@pytest.mark.parametrize(
    "text",
    ["31/3/2026", "29/02/2024", "31.12.2026", "TCVN 9001:2015", "12/13/14/2026", "192.168.31.4", "Số 45/2026/QĐ-UBND"],
)
def test_days_that_there_are(text: str) -> None:
    assert found(plan_of(product=text), "date-impossible") == []


@pytest.mark.parametrize(
    ("period", "title", "words"),
    [
        (FIVE, "Kế hoạch tinh giản biên chế giai đoạn 2027-2031", "giai đoạn 2027-2031"),
        (ONE, "Kế hoạch nâng cao chỉ số giai đoạn 2026 - 2027", "giai đoạn 2026 - 2027"),
    ],
)
def test_a_period_that_ends_after_the_plan(period: Period, title: str, words: str) -> None:
    assert excerpts(plan_of(period, title), "period-beyond") == [words]


@pytest.mark.parametrize(
    ("period", "title"),
    [
        (ONE, "Xây dựng Kế hoạch giai đoạn 2026-2030"),
        (FIVE, "Đề án sắp xếp đơn vị giai đoạn 2027-2030"),
        (FIVE, "Chương trình giai đoạn 2026-2035"),
        (FIVE, "Chương trình chuyển đổi số giai đoạn 2028-2040"),
        (FIVE, "Tổng kết giai đoạn 2021-2025"),
        (FIVE, "Quy chế làm việc nhiệm kỳ 2026-2031"),
        (ONE, "Triển khai Chương trình giai đoạn 2025-2027"),
    ],
)
def test_periods_of_programmes(period: Period, title: str) -> None:
    assert excerpts(plan_of(period, title), "period-beyond") == []
