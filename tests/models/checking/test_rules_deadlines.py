"""Rules about deadlines: what they find and what they leave alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.checking.checker import check, rows_of
from models.checking.context import Context
from models.checking.finding import Finding
from models.checking.fixing import fix_of
from models.checking.rule import NodeRule, TextKind, TextRule
from models.checking.rules.deadlines import RULES
from models.checking.rules.years import RULES as YEARS
from models.deadlines import Meaning, Milestone, Recurrence
from models.deadlines.due_words import due_words
from models.deadlines.stored import meaning_to_text
from models.layout import built_in_layout
from models.plan import Appendix, Area, Line, Period, Plan, Task
from models.registers import CheckSettings, Reading
from tests.strategies import texts


def plan_of(*lines: Line, title: str = "Nhiệm vụ", issued: str = "") -> Plan:
    """A plan with one task."""
    area = Area(title="Thể chế", items=(Task(id="t1", title=title, lines=lines),))
    return Plan(
        period=Period(2026, 2026),
        issued=issued,
        appendices=(Appendix(layout=built_in_layout("product-first"), areas=(area,)),),
    )


def found(plan: Plan, rule: str = "") -> list[Finding]:
    """What the rules of deadlines find, or one of them."""
    return [one for one in check(plan, RULES) if rule in ("", one.rule)]


def names(deadline: str, issued: str = "", **values: str) -> list[str]:
    """The rules that find something in a line."""
    return [one.rule for one in found(plan_of(Line(id="l1", deadline=deadline, **values), issued=issued))]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "deadline",
    [
        "Quý I/2026",
        "Trước ngày 05/3/2026",
        "Hằng năm",
        "Thường xuyên",
        "Khi có văn bản của cấp trên",
        "Định kỳ hằng quý",
        "Định kỳ 6 tháng, năm",
        "",
        "Tháng 12/2026",
        "Năm kế hoạch",
        "Từ 01/02/2026 đến 30/9/2026",
        "Quý II/2026 (trước ngày 15/6/2026)",
        "Ban hành trong Quý I/2026; tổng kết trước 15/12/2026",
    ],
)
def test_what_is_clear_is_left_alone(deadline: str) -> None:
    assert names(deadline) == []


@pytest.mark.parametrize("deadline", ["Lúc thuận tiện", "Quý V/2026", "Tháng 13/2026", "Sớm nhất có thể"])
def test_a_deadline_that_is_not_understood(deadline: str) -> None:
    (one,) = found(plan_of(Line(id="l1", deadline=deadline)), "deadline-unclear")
    assert deadline in one.message
    assert (one.address.id, one.address.field, one.excerpt) == ("l1", "deadline", deadline)


@pytest.mark.parametrize("deadline", ["Quý …/2026", "Trước ngày ... tháng 6", "Ngày  /  /2026"])
def test_a_deadline_that_is_not_filled_in(deadline: str) -> None:
    (one,) = found(plan_of(Line(deadline=deadline)))
    assert one.message.endswith("còn chỗ chưa điền.")


def test_references_and_merged_cells_are_not_asked_twice() -> None:
    first = Line(id="l1", deadline="Định kỳ")
    plan = plan_of(first, replace(first, id="l2", merged=frozenset({"deadline"})), Line(reference="Như trên"))
    assert [one.address.id for one in found(plan)] == ["l1"]


def test_a_correction_answers_what_was_not_clear() -> None:
    meaning = meaning_to_text(Meaning((Milestone(recurrence=Recurrence.QUARTERLY),)))
    for wording in ("Lúc thuận tiện", "Định kỳ", "Trước 25/12 năm báo cáo"):
        plan = plan_of(Line(id="l1", deadline=wording))
        assert len(found(plan)) == 1
        assert found(replace(plan, entries=(Reading(wording=wording, line="l1", meaning=meaning),))) == []


@pytest.mark.parametrize("deadline", ["Định kỳ", "Quý I/2026 Định kỳ", "Thường xuyên, định kì"])
def test_periodic_without_its_period(deadline: str) -> None:
    (one,) = found(plan_of(Line(deadline=deadline)), "deadline-periodic")
    assert one.excerpt.casefold() in ("định kỳ", "định kì")


def test_the_year_that_is_reported_is_not_said() -> None:
    (one,) = found(plan_of(Line(deadline="Trước 20/12 năm báo cáo")))
    assert (one.rule, one.excerpt) == ("deadline-which-year", "năm báo cáo")


def test_a_plan_of_several_years_wants_the_year() -> None:
    for deadline, expected in (
        ("Quý II", 1),
        ("Trước 15/6", 1),
        ("Quý II hằng năm", 0),
        ("Quý II/2027", 0),
        ("Hằng năm", 0),
    ):
        plan = plan_of(Line(deadline=deadline))
        assert found(plan, "deadline-no-year") == []
        assert len(found(replace(plan, period=Period(2026, 2030)), "deadline-no-year")) == expected


@pytest.mark.parametrize(
    ("deadline", "right"),
    [
        ("Quý I/2026 Định kỳ hằng quý", "Quý I/2026; định kỳ hằng quý"),
        ("Tháng 01/2026 Trước 15/12/2026", "Tháng 01/2026; trước 15/12/2026"),
        ("Quý I/2026 Quý III/2026", "Quý I/2026; quý III/2026"),
    ],
)
def test_two_deadlines_without_a_sign_between_them(deadline: str, right: str) -> None:
    (one,) = found(plan_of(Line(deadline=deadline)), "deadline-together")
    spot = one.spots[0]
    assert deadline[: spot.start] + str(spot.put) + deadline[spot.end :] == right
    assert names(right) == []


@pytest.mark.parametrize(
    "deadline",
    ["Quý I Năm 2026", "Quý I/2026\nHằng quý", "Quý I/2026; Quý II/2026", "Ban hành Quý I/2026 Báo cáo Quý IV/2026",
     "Quý I, Quý III/2026", "Hằng năm Theo thông báo của Sở"],
)  # fmt: skip
def test_deadlines_with_signs_or_deeds_between_them(deadline: str) -> None:
    assert "deadline-together" not in names(deadline)


@pytest.mark.parametrize(
    ("deadline", "target"),
    [
        ("Trong năm 2026, phải đạt ít nhất 30% hồ sơ", "phải đạt ít nhất 30% hồ sơ"),
        ("Quý IV/2026 (100% đơn vị)", "100% đơn vị)"),
        ("Hoàn thành 50% trong Quý II/2026", "50% trong Quý II/2026"),
    ],
)
def test_a_target_in_the_deadline(deadline: str, target: str) -> None:
    assert [one.excerpt for one in found(plan_of(Line(deadline=deadline)), "deadline-target")] == [target]


@pytest.mark.parametrize(
    ("deadline", "issued", "day"),
    [
        ("Quý I/2026", "2026-04-02", "ngày 02/4/2026"),
        ("Trước 15/01/2026", "2026-01-15", "ngày 15/01/2026"),
        ("Tháng 2/2026", "2026-03", "tháng 3/2026"),
    ],
)
def test_a_deadline_before_the_plan_was_issued(deadline: str, issued: str, day: str) -> None:
    (one,) = found(plan_of(Line(deadline=deadline), issued=issued), "deadline-past")
    assert day in one.message


@pytest.mark.parametrize(
    ("deadline", "issued"),
    [
        ("Quý I/2026", "2026-03-31"),
        ("Quý I/2026", "2026"),
        ("Quý I/2026", ""),
        ("Quý I/2026", "2026-03"),
        ("Quý I hằng năm", "2026-06-01"),
        ("Thường xuyên", "2026-06-01"),
        ("Từ ngày 01/01/2026", "2026-06-01"),
        ("Quý I/2026", "không rõ"),
    ],
)
def test_a_deadline_that_can_still_be_met(deadline: str, issued: str) -> None:
    assert "deadline-past" not in names(deadline, issued)


@pytest.mark.parametrize(
    ("deadline", "field", "text", "words"),
    [
        ("Quý IV/2026", "product", "Báo cáo gửi Sở trước ngày 15/8 hằng năm", "trước ngày 15/8 hằng năm"),
        ("Hằng năm", "product", "Báo cáo (chậm nhất ngày 20/11 hàng năm)", "chậm nhất ngày 20/11 hàng năm"),
        ("Quý II/2026", "activity", "Rà soát, hoàn thành trong Quý III/2026", "hoàn thành trong Quý III/2026"),
        ("Quý II/2026", "note", "Xong trước tháng 12/2026", "Xong trước tháng 12/2026"),
    ],
)
def test_another_deadline_in_the_texts_of_the_line(deadline: str, field: str, text: str, words: str) -> None:
    (one,) = found(plan_of(Line(id="l1", deadline=deadline, **{field: text})), "deadline-disagrees")  # type: ignore[arg-type]
    assert (one.address.field, one.excerpt) == (field, words)
    assert one.spots[1].text == deadline
    assert one.message.startswith(
        {"product": "Sản phẩm ghi", "activity": "Hoạt động ghi", "note": "Ghi chú ghi"}[field]
    )


def test_another_deadline_in_the_title_of_the_task_or_in_brackets() -> None:
    plan = plan_of(Line(id="l1", deadline="Quý I/2026"), title="Trình ban hành Quy chế trước ngày 30/6/2026")
    (one,) = found(plan)
    assert (one.address.table, one.excerpt) == ("task", "trước ngày 30/6/2026")
    # Of several lines each may have its own.
    two = plan_of(Line(deadline="Quý I/2026"), Line(deadline="Quý II/2026"), title="Xong trước ngày 30/6/2026")
    assert found(two) == []
    assert names("Quý I/2026 (xong trước ngày 15/5/2026)") == ["deadline-disagrees"]


@pytest.mark.parametrize(
    ("deadline", "text"),
    [
        ("Trước 15/12/2026", "Báo cáo gửi trước ngày 15/12"),
        ("Quý IV/2026", "Báo cáo, chậm nhất ngày 31/12/2026"),
        ("Trước ngày 15/8 hằng năm", "Báo cáo trước ngày 15/8 hàng năm"),
        ("Quý II/2026", "Kế hoạch, hoàn thành trong năm 2026"),
        ("Sau khi được duyệt", "Báo cáo trước ngày 15/12"),
        ("Quý I/2026", "Rà soát văn bản ban hành trước ngày 01/7/2025"),
        ("Quý I/2026", "Thực hiện Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ"),
        ("Quý I/2026", "Báo cáo Quý II, Quý III, năm 2026"),
        ("Quý I/2026", "Phân loại cán bộ hằng quý, trước khi trình"),
        ("", "Báo cáo trước ngày 15/8"),
        ("Lúc thuận tiện", "Báo cáo trước ngày 15/8"),
    ],
)
def test_texts_that_agree_or_say_no_deadline(deadline: str, text: str) -> None:
    assert "deadline-disagrees" not in names(deadline, product=text)


@pytest.mark.parametrize(
    ("deadline", "right"),
    [
        ("Trước 5/3/2026", "Trước 05/3/2026"),
        ("Trước 15/1/2026", "Trước 15/01/2026"),
        ("Ngày 1/2", "Ngày 01/02"),
        ("Tháng 1/2026", "Tháng 01/2026"),
        ("Tháng 2 hằng năm", "Tháng 02 hằng năm"),
        ("tháng 1", "tháng 01"),
        ("Trước ngày 5 tháng 9", "Trước ngày 05 tháng 9"),
        ("Từ 1/3/2026 đến 5/10/2026", "Từ 01/3/2026 đến 05/10/2026"),
    ],
)
def test_a_missing_zero_is_put_in(deadline: str, right: str) -> None:
    plan = plan_of(Line(id="l1", deadline=deadline))
    text = deadline
    zeros = found(plan, "date-zero")
    assert zeros
    for one in reversed(zeros):
        spot = one.spots[0]
        assert spot.put is not None
        text = text[: spot.start] + spot.put + text[spot.end :]
    assert text == right
    assert "date-zero" not in names(text)
    assert fix_of(zeros[0], rows_of(plan)) is not None


@pytest.mark.parametrize("deadline", ["Trước 15/3/2026", "Tháng 3/2026", "Quý 1/2026", "6 tháng đầu năm", "Ngày 10/10"])
def test_zeros_are_not_asked_for_elsewhere(deadline: str) -> None:
    assert names(deadline) == []


def test_zeros_in_the_dates_of_other_texts() -> None:
    plan = plan_of(Line(product="Theo Kế hoạch ngày 5/1/2026; tỷ lệ 1/2; Điều 5/6; bản 1/2026"))
    assert [(one.excerpt, one.spots[0].put) for one in found(plan)] == [("5/1", "05/01")]


def test_before_may_include_the_day() -> None:
    plan = plan_of(Line(deadline="Trước 15/01/2026"), issued="2026-01-15")
    assert [one.rule for one in found(plan)] == ["deadline-past"]
    assert found(replace(plan, checks=CheckSettings(before_includes_day=True))) == []


PIECES = (
    "Quý I/2026", "trước ngày 15/8", "hằng năm", "Định kỳ", "năm báo cáo", "20%", " ", "\n", "5/1/2026", "(", ")", "…",
    "tháng 1", "31/4/2025", "năm 2020", "đạt", "; ", "🗓", "Theo Kế hoạch số 1/KH-UBND",
)  # fmt: skip
pieces = st.lists(st.sampled_from(PIECES), max_size=8).map(" ".join)


@given(pieces | texts(), pieces, pieces)
def test_nothing_raises_and_every_spot_says_what_stands_there(deadline: str, product: str, title: str) -> None:
    line = Line(id="l1", deadline=deadline, product=product)
    plan = plan_of(line, title=title, issued="2026-03-05")
    context = Context(rows_of(plan))
    task = plan.appendices[0].areas[0].items[0]
    for rule in (*RULES, *YEARS):
        if isinstance(rule, NodeRule):
            for node in (line, task):
                if type(node).__name__.lower() in rule.kinds:
                    for one in rule.find(context.node(node.id), context):
                        for spot in one.spots:
                            text = title if spot.address.table == "task" else line.text(spot.address.field)
                            assert text[spot.start : spot.end] == spot.text
                            assert spot.text
        elif isinstance(rule, TextRule):
            for slip in rule.find(deadline, TextKind("line", "deadline")):
                assert 0 <= slip.start < slip.end <= len(deadline)


def test_due_words_stop_where_the_time_ends() -> None:
    text = "Dự thảo gửi lấy ý kiến chậm nhất vào ngày 10 tháng 6 năm 2026, báo cáo đến hết Quý III/2026."
    assert [text[a:b] for a, b in due_words(text)] == [
        "chậm nhất vào ngày 10 tháng 6 năm 2026",
        "đến hết Quý III/2026",
    ]
