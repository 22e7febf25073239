"""Tasks, products, activities and lines that stand twice; products that only say what their task says."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from models.checking.checker import Checker, check
from models.checking.finding import Finding, Severity
from models.checking.rules import repeats
from models.checking.shared.wording import exact, opening, wording
from models.commands import SetText
from models.grid.grid import Address
from models.layout import built_in_layout
from models.plan import Appendix, Area, Item, Line, Objective, Plan, Task
from models.store import PlanSession

_LAYOUT = built_in_layout("objectives")
_SURVEY = "Khảo sát mức độ hài lòng của người dân tại bộ phận một cửa"


def _task(title: str, **line: str) -> Task:
    return Task(title=title, lines=(Line(**({"lead": "Văn phòng Sở"} | line)),))  # type: ignore[arg-type]


def _appendix(*items: Item) -> Appendix:
    return Appendix(title="D", layout=_LAYOUT, areas=(Area(title="CẢI CÁCH", items=items),))


def _found(*items: Item, rule: str = "") -> list[Finding]:
    return _in(Plan(appendices=(_appendix(*items),)), rule)


def _in(plan: Plan, rule: str = "") -> list[Finding]:
    return [one for one in check(plan, repeats.RULES) if one.rule == rule or not rule]


def test_short_forms_and_little_words_do_not_matter() -> None:
    assert wording("Rà soát TTHC của Sở").same == wording("Rà soát các thủ tục hành chính, Sở").same
    assert wording("hàng năm").same == wording("hằng năm").same
    assert wording("Kế hoạch tuyên truyền").telling == ("tuyên", "truyền")
    assert opening("Ban hành Kế hoạch kiểm tra đất đai, khoáng sản năm 2027", 3) == ("kiểm", "tra", "đất")
    assert exact("  Báo  cáo; ") == "báo cáo"


def test_a_task_that_stands_twice() -> None:
    (found,) = _found(_task(_SURVEY), _task("Việc khác hẳn"), _task(_SURVEY + "."))
    assert (found.rule, found.severity) == ("task-repeated", Severity.WARNING)
    assert len(found.spots) == 2
    assert "2 lần" in found.message


def test_a_task_written_in_two_ways() -> None:
    (found,) = _found(
        _task("Công khai đầy đủ TTHC lĩnh vực đất đai"),
        _task("Công khai đầy đủ các thủ tục hành chính lĩnh vực đất đai"),
    )
    assert (found.rule, found.severity) == ("task-repeated", Severity.HINT)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Kiểm tra công vụ tại các xã năm 2026", "Kiểm tra công vụ tại các xã năm 2027"),
        ("Ban hành kế hoạch tuyên truyền hằng năm", "Ban hành kế hoạch tuyên truyền giai đoạn 2026-2030"),
        ("Rà soát quy hoạch mạng lưới trường học", "Rà soát quy hoạch mạng lưới bệnh viện"),
    ],
)
def test_tasks_that_only_look_alike(one: str, two: str) -> None:
    assert _found(_task(one), _task(two)) == []


def test_a_report_on_each_goal_is_no_repeat() -> None:
    goals = [Objective(title=f"Mục tiêu {n}", items=(_task("Báo cáo kết quả thực hiện"),)) for n in range(2)]
    assert _found(*goals) == []
    same = Objective(title="Mục tiêu", items=(_task("Báo cáo kết quả thực hiện"), _task("Báo cáo kết quả thực hiện")))
    assert [one.rule for one in _found(same)] == ["task-repeated"]


def test_one_task_with_two_leads_in_two_appendices() -> None:
    ours = _appendix(_task(_SURVEY, lead="Văn phòng Sở"))
    theirs = _appendix(_task(f"{_SURVEY} và công bố kết quả", lead="Phòng Kế hoạch"))
    (found,) = _in(Plan(appendices=(ours, theirs)))
    assert (found.rule, found.severity) == ("task-in-two-appendices", Severity.WARNING)
    assert "Văn phòng Sở; Phòng Kế hoạch" in found.message
    assert found.address.id == next(theirs.tasks()).id
    # The short name of one unit is no other unit.
    same = _appendix(_task(_SURVEY, lead="Văn phòng"))
    (found,) = _in(Plan(appendices=(ours, same)))
    assert found.severity is Severity.HINT


def test_a_product_of_many_tasks() -> None:
    product = "Ứng dụng tra cứu hồ sơ trên điện thoại di động"
    tasks = [_task(f"Việc số {n}", product=product) for n in range(3)]
    (found,) = _found(*tasks)
    assert (found.rule, found.severity, len(found.spots)) == ("product-repeated", Severity.HINT, 3)
    assert _found(*tasks[:2]) == []


@pytest.mark.parametrize("product", ["Báo cáo", "Quyết định phê duyệt của UBND tỉnh", "Kế hoạch của Sở Nội vụ"])
def test_papers_may_be_the_product_of_many_tasks(product: str) -> None:
    assert _found(*[_task(f"Việc số {n}", product=product) for n in range(5)]) == []


def test_a_merged_product_is_one_product() -> None:
    product = "Ứng dụng tra cứu hồ sơ trên điện thoại di động"
    merged = Line(product=product, lead="Phòng A", merged=frozenset({"product"}))
    tasks = [Task(title=f"Việc số {n}", lines=(merged,)) for n in range(4)]
    assert _found(_task("Việc đầu", product=product), *tasks) == []


def test_an_activity_that_stands_twice() -> None:
    activity = "Mở lớp bồi dưỡng kỹ năng số cho cán bộ cấp xã"
    (found,) = _found(_task("Việc một", activity=activity), _task("Việc hai", activity=activity))
    assert (found.rule, found.severity) == ("activity-repeated", Severity.HINT)
    assert (
        _found(_task("Việc một", activity="Xây dựng, ban hành"), _task("Việc hai", activity="Xây dựng, ban hành")) == []
    )


@pytest.mark.parametrize(
    ("title", "product", "echo"),
    [
        ("Phát triển nền tảng họp trực tuyến đến cấp xã", "Nền tảng họp trực tuyến đến cấp xã", True),
        ("Phát triển nền tảng họp trực tuyến đến cấp xã", "các nền tảng họp trực tuyến đến cấp xã", True),
        ("Xây dựng kế hoạch đào tạo, bồi dưỡng công chức trẻ", "Kế hoạch đào tạo, bồi dưỡng công chức trẻ", False),
        ("Thanh toán trực tuyến phí, lệ phí đất đai", "80% phí, lệ phí đất đai thanh toán trực tuyến", False),
        ("Phát triển nền tảng họp trực tuyến đến cấp xã", "Hệ thống camera giám sát tại trụ sở các phường", False),
    ],
)
def test_products_that_say_what_the_task_says(title: str, product: str, echo: bool) -> None:
    assert bool(_found(_task(title, product=product), rule="product-says-task")) is echo


def test_lines_that_say_the_same() -> None:
    line = Line(activity="Tập huấn", lead="Văn phòng", deadline="Quý I")
    (found,) = _found(Task(title="Việc", lines=(line, replace(line, id="second"))))
    assert (found.rule, found.severity, found.address.id) == ("line-repeated", Severity.WARNING, "second")
    assert _found(Task(title="Việc", lines=(line, replace(line, id="second", deadline="Quý II")))) == []
    assert _found(Task(title="Việc", lines=(Line(), Line()))) == []


def test_a_lead_that_changes_is_seen(tmp_path: Path) -> None:
    ours, theirs = _appendix(_task(_SURVEY)), _appendix(_task(_SURVEY))
    session = PlanSession.create(tmp_path / "p.cchc", Plan(appendices=(ours, theirs)))
    checker = Checker(session.rows, repeats.RULES)
    session.subscribe(checker.follow)
    checker.work()
    assert [one.severity for one in checker.findings()] == [Severity.HINT]
    line = next(theirs.tasks()).lines[0]
    session.run(SetText(Address("line", line.id, "lead"), "Thanh tra Sở"))
    checker.work()
    assert [one.severity for one in checker.findings()] == [Severity.WARNING]
    session.close()
