"""What is to be looked at again in a plan that was made out of an older one."""

from __future__ import annotations

from models.grid.grid import Address
from models.plan import Objective
from models.registers import (
    CitedDocument,
    UnitChange,
)
from models.rollover import Decision
from models.rollover.check import Subject
from models.rollover.telling import as_list, lines_of, summary
from models.walk import plan_values
from tests.models.rollover.making import deadlines, messages, plan_of, rolled, task, tasks_of


def test_tasks_of_a_period_that_was_are_kept_and_told() -> None:
    plan = plan_of(
        task("a", "Ban hành quy chế", "Năm 2022"), task("b", "Theo dõi", "Hằng năm"), first=2021, last=2025
    )  # fmt: skip
    made = rolled(plan, "2026-2030")
    assert deadlines(made) == ["Năm 2027", "Hằng năm"]
    (told,) = [one for one in made.checks if one.subject is Subject.TASKS]
    assert "Năm 2022" in told.message
    assert told.address == Address("task", tasks_of(made)[0].id, "title")
    (remark,) = made.plan.remarks
    assert remark.at == f"task/{tasks_of(made)[0].id}/title"


def test_a_remark_names_its_task_once() -> None:
    plan = plan_of(
        Objective(id="o", title="Mục tiêu", items=(task("a", "Ban hành quy chế", "Năm 2022"),)),
        task("b", "Ban hành nội quy", "Năm 2023"),
        first=2021,
        last=2025,
    )
    told = [(one.place.split(" › ")[-1], one.text) for one in rolled(plan, "2026-2030").plan.remarks]
    assert told == [("Nhiệm vụ “Ban hành quy chế”", ""), ("Nhiệm vụ 2", "Ban hành nội quy")]


def test_what_is_made_once_in_a_plan_of_a_year_is_told() -> None:
    plan = plan_of(
        task("a", "Xây dựng, ban hành Quy chế làm việc", "Quý I/2026"),
        task("b", "Nâng cấp phần mềm", "Quý II/2026"),
        task("c", "Ban hành Kế hoạch kiểm tra việc thực hiện quy chế", "Quý I/2026"),
        task("d", "Triển khai Quyết định số 5/QĐ-UBND ngày 05/01/2020 của UBND tỉnh ban hành Quy chế", "Quý I/2026"),
        task("e", "Xây dựng đề án", "Hằng năm"),
        task("f", "Thay thế Quyết định số 5/QĐ-UBND ngày 05/01/2020 của UBND tỉnh", "Quý I/2026"),
    )
    made = rolled(plan, "2027")
    told = [one for one in made.checks if one.subject is Subject.TASKS]
    assert [one.address.id for one in told] == [tasks_of(made)[place].id for place in (0, 1, 5)]
    assert "Quý I/2026" in told[0].message
    done = dict.fromkeys("abf", Decision.LEAVE_OUT)
    assert not messages(rolled(plan, "2027", **done), Subject.TASKS)


def test_agencies_that_changed_before_the_new_year_get_their_new_names() -> None:
    changes = (
        UnitChange(old="Sở Cũ", new="Sở Mới", since="2026-03-01"),
        UnitChange(old="UBND cấp huyện", new="UBND cấp xã", since="2028"),
        UnitChange(old="Chi cục Cũ", new="Chi cục Mới", since="2027-07-01"),
    )
    one = task("t", "Phối hợp Sở Cũ", "Quý I/2026", partners="Sở Cũ, UBND cấp huyện", lead="Chi cục Cũ")
    made = rolled(plan_of(one, entries=changes, agency="SỞ CŨ"), "2027")
    (new,) = tasks_of(made)
    assert (new.title, new.lines[0].partners) == ("Phối hợp Sở Mới", "Sở Mới, UBND cấp huyện")
    assert made.plan.agency == "SỞ MỚI"
    told = messages(made, Subject.AGENCIES)
    assert any("Sở Cũ" in text and "Sở Mới" in text for text in told)
    assert new.lines[0].lead == "Chi cục Cũ"
    assert any("Chi cục Mới" in text and "01/07/2027" in text for text in told)
    assert any("KH-SM" in text for text in told)
    assert any("(2 chỗ)" in text for text in told)


def test_a_unit_that_stands_twice_after_two_became_one_is_told() -> None:
    changes = (UnitChange(old="Sở Cũ", new="Sở Mới"), UnitChange(old="Sở Xưa", new="Sở Mới"))
    lines = (
        task("a", "Một", "Năm 2026", lead="Văn phòng Sở", partners="Sở Cũ; Sở Xưa"),
        task("b", "Hai", "Năm 2026", lead="Sở Mới", partners="Sở Cũ; Sở Khác"),
        task("c", "Ba", "Năm 2026", lead="Sở Khác", partners="Sở Cũ"),
    )
    made = rolled(plan_of(*lines, entries=changes), "2027")
    told = [one for one in made.checks if "“Sở Mới” nay" in one.message]
    first, second, _third = tasks_of(made)
    assert [one.address.id for one in told] == [first.lines[0].id, second.lines[0].id]
    assert "hai lần" in told[0].message
    assert "chủ trì" in told[1].message


def test_documents_to_look_at() -> None:
    register = CitedDocument(kind="Quyết định", number="30/QĐ-UBND", date="2026-01-02", replaced_by="31/QĐ-UBND")
    texts = (
        "Nghị định số 15/2015/NĐ-CP ngày 05/01/2015 của Chính phủ",
        "Kế hoạch số 9/KH-UBND ngày 20/12/2025 của UBND tỉnh về cải cách hành chính năm 2026",
        "Quyết định số 30/QĐ-UBND ngày 02/01/2026 của UBND tỉnh",
        "Quyết định số 77/QĐ-UBND ngày 02/01/2026 của UBND tỉnh",
        "Công văn số 88/UBND-NC ngày 02/11/2025 của UBND tỉnh",
        "Kế hoạch này thay thế Kế hoạch số 5/KH-SM ngày 04/01/2026 của Sở Mẫu",
        "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XX",
    )
    plan = plan_of(task("t", "Việc", ""), legal_bases=texts, entries=(register,))
    told = messages(rolled(plan, "2027"), Subject.DOCUMENTS)
    assert [text.split(":")[0] for text in told] == [
        "Nghị định số 15/2015/NĐ-CP",
        "Kế hoạch số 9/KH-UBND",
        "Quyết định số 30/QĐ-UBND",
        "Công văn số 88/UBND-NC",
        "Kế hoạch số 5/KH-SM",
    ]
    assert "31/QĐ-UBND" in told[2]
    assert "của chính cơ quan" in told[4]
    later = messages(rolled(plan, "2031"), Subject.DOCUMENTS)
    assert any("nhiệm kỳ" in text for text in later)


def test_years_that_stayed_are_told_with_the_reason() -> None:
    plan = plan_of(
        task("a", "Chương trình giai đoạn 2021-2030", ""),
        task("b", "Đề án giai đoạn 2022 - 2026", ""),
        task("c", "Kế hoạch giai đoạn 2026-2027", ""),
    )
    made = rolled(plan, "2027")
    periods = {one.text: one for one in made.checks if one.subject is Subject.PERIODS}
    assert set(periods) == {"Đề án giai đoạn 2022 - 2026", "Kế hoạch giai đoạn 2026-2027"}
    (quiet,) = [one for one in made.checks if one.subject is Subject.STAYED]
    assert "2021-2030" in quiet.message
    assert not quiet.remark
    assert len(made.plan.remarks) == 2


def test_what_was_done_is_told_in_lines_and_as_a_list() -> None:
    long = "Một hai ba bốn năm sáu bảy tám chín mười. " * 5
    made = rolled(plan_of(task("a", f"{long}Kế hoạch năm 2026. {long}", "Quý I/2026")), "2027")
    assert "1 nhiệm vụ giữ" in summary(made)
    lines = list(lines_of(made))
    told = next(one for one in lines if "Kế hoạch năm 2027" in one)
    assert "Kế hoạch năm 2026" in told
    assert len(told) < 300
    listed = as_list(made)
    words = "\n".join(value.text for value in plan_values(listed))
    assert "Quý I/2027" in words
    assert len(listed.appendices) == 2


def test_a_long_list_of_one_sort_is_cut_and_counted() -> None:
    plan = plan_of(*(task(f"t{n}", f"Việc {n}", "Năm 2022") for n in range(450)), first=2021, last=2025)
    told = messages(rolled(plan, "2026"), Subject.TASKS)
    assert len(told) == 200
    assert "251" in told[-1]
