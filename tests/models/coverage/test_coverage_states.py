"""What became of tasks from above: states, links, newer editions, deadlines; every act one step that comes back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from models.commands import Delete, SetText
from models.coverage import acts
from models.coverage.agency import ours_of
from models.coverage.coverage import Coverage, Doubt, State
from models.coverage.editions import edition_of
from models.coverage.placing import fitting, places_in
from models.coverage.report import compared, report_json, report_plan
from models.coverage.telling import progress_told, told_lines
from models.grid.grid import Address
from models.layout import built_in_layout
from models.plan import Appendix, Area, Line, Period, Plan, Task
from models.registers import AssignedTask, Verdict, entries_of
from models.store import PlanSession
from models.store.transaction import Command
from tests.strategies import plans


def our_plan() -> Plan:
    """A department's plan with four tasks."""
    first = Area(
        id="a1",
        title="CẢI CÁCH THỂ CHẾ",
        items=(
            Task(id="t1", title="Rà soát văn bản quy phạm pháp luật", lines=(_line("l1", "Quý II/2027"),)),
            Task(id="t2", title="Theo dõi thi hành pháp luật về nhà ở", lines=(_line("l2", ""),)),
        ),
    )
    second = Area(
        id="a2",
        title="CHÍNH QUYỀN SỐ",
        items=(
            Task(id="t3", title="Ký số văn bản điện tử", lines=(_line("l3", "Hằng năm"),)),
            Task(id="t4", title="Số hóa hồ sơ lưu trữ", lines=(Line(id="l4"),)),
        ),
    )
    table = Appendix(title="NHIỆM VỤ", layout=built_in_layout("product-first"), areas=(first, second))
    return Plan(title="Kế hoạch của Sở", agency="SỞ NỘI VỤ", period=Period(2027, 2027), appendices=(table,))


def _line(id_: str, deadline: str) -> Line:
    return Line(id=id_, lead="Văn phòng Sở", deadline=deadline)


def task_of(text: str, id_: str, **values: str) -> AssignedTask:
    """A task from above."""
    return AssignedTask(id=id_, text=text, source="Kế hoạch tỉnh", lead=values.pop("lead", "Sở Nội vụ"), **values)  # type: ignore[arg-type]


FROM_ABOVE = (
    task_of("Rà soát văn bản QPPL", "e1", deadline="Quý I/2027", number="I.1"),
    task_of("Ký số văn bản điện tử", "e2", deadline="Trước ngày 15/12 hằng năm", area="Chính quyền số"),
    task_of("Đào tạo nghề cho lao động nông thôn", "e3", product="Lớp học"),
    task_of("Cấp giấy phép xây dựng", "e4", lead="Sở Xây dựng"),
)


@pytest.fixture
def session(tmp_path: Path) -> PlanSession:
    """Our plan, opened, with the tasks from above taken in."""
    opened = PlanSession.create(tmp_path / "k.cchc", our_plan())
    opened.run(taken_in(opened, FROM_ABOVE))
    return opened


def taken_in(session: PlanSession, found: tuple[AssignedTask, ...]) -> Command:
    """The command that takes a plan from above in."""
    plan = session.plan
    command = acts.take_in(edition_of(list(entries_of(plan.entries, AssignedTask)), found, ours_of(plan)), "tỉnh.docx")
    assert command is not None
    return command


def entry(session: PlanSession, id_: str) -> AssignedTask:
    """A task from above as it is kept."""
    return next(one for one in entries_of(session.plan.entries, AssignedTask) if one.id == id_)


def states(session: PlanSession) -> dict[str, State]:
    """The state of each task from above by its id."""
    return {row.entry.id: row.state for row in Coverage(session.plan).rows}


def doubts(session: PlanSession, id_: str) -> tuple[Doubt, ...]:
    """What is to be looked at in one of them."""
    return next(row.doubts for row in Coverage(session.plan).rows if row.entry.id == id_)


def test_states_at_first(session: PlanSession) -> None:
    assert states(session) == {
        "e1": State.PROPOSED,
        "e2": State.PROPOSED,
        "e3": State.OPEN,
        "e4": State.NOT_OURS,
    }
    coverage = Coverage(session.plan)
    assert coverage.ours == 3
    assert progress_told(coverage) == "Đã có 0/3 nhiệm vụ được giao; 2 có đề xuất chờ nhận; 1 chưa có."


def test_accepting_all_proposals_is_one_step_and_survives_reopening(session: PlanSession) -> None:
    command = acts.accept_proposals(Coverage(session.plan).rows)
    assert command is not None
    session.run(command)
    assert entry(session, "e1").tasks == ("t1",)
    assert entry(session, "e2").tasks == ("t3",)
    assert acts.accept_proposals(Coverage(session.plan).rows) is None
    path = session.path
    session.close()
    with PlanSession.open(path) as again:
        assert states(again)["e1"] is State.COVERED
        again.undo()
        assert states(again)["e1"] is State.PROPOSED
        assert states(again)["e2"] is State.PROPOSED


def test_several_tasks_may_cover_one_and_deleted_ones_are_told(session: PlanSession) -> None:
    session.run(acts.link(entry(session, "e3"), ["t2"]))
    session.run(acts.link(entry(session, "e3"), ["t4", "t2"]))
    assert entry(session, "e3").tasks == ("t2", "t4")
    assert doubts(session, "e3") == (Doubt.NO_LEAD,)
    session.run(Delete(("t4",)))
    assert states(session)["e3"] is State.COVERED
    assert doubts(session, "e3") == (Doubt.PARTLY_GONE,)
    session.run(Delete(("t2",)))
    assert states(session)["e3"] is State.OPEN
    assert doubts(session, "e3") == (Doubt.GONE,)
    session.undo()
    assert states(session)["e3"] is State.COVERED


def test_unlinking_opens_it_again(session: PlanSession) -> None:
    session.run(acts.link(entry(session, "e3"), ["t2"]))
    session.run(acts.relink(entry(session, "e3"), []))
    assert entry(session, "e3") == replace(FROM_ABOVE[2], verdict=Verdict.OPEN)


def test_what_the_officer_says_counts_without_a_task(session: PlanSession) -> None:
    session.run(acts.judge([entry(session, "e3")], Verdict.COVERED))
    assert states(session)["e3"] is State.COVERED
    session.run(acts.judge([entry(session, "e3"), entry(session, "e1")], Verdict.NOT_OURS))
    assert states(session)["e1"] is states(session)["e3"] is State.NOT_OURS
    session.undo()
    assert states(session)["e1"] is State.PROPOSED


@pytest.mark.parametrize(
    ("above", "ours", "doubt"),
    [
        ("Quý I/2027", "Quý II/2027", Doubt.LATE),
        ("Quý II/2027", "Quý II/2027", None),
        ("Quý II/2027", "Trước 30/6/2027", None),
        ("Trước ngày 15/12 hằng năm", "Hằng năm", None),
        ("Trước ngày 15/6 hằng năm", "Trước ngày 15/12 hằng năm", Doubt.LATE),
        ("Quý I/2027", "Thường xuyên", None),
        ("Thường xuyên", "Quý IV/2027", None),
        ("Khi có yêu cầu", "Quý IV/2027", None),
        ("viết khó hiểu", "Quý IV/2027", None),
        ("Quý I/2027", "", Doubt.NO_DEADLINE),
        ("", "Quý I/2027", None),
    ],
)
def test_deadlines_side_by_side(session: PlanSession, above: str, ours: str, doubt: Doubt | None) -> None:
    session.run(acts.link(replace(entry(session, "e1"), deadline=above), ["t1"]))
    session.run(SetText(Address("line", "l1", "deadline"), ours))
    assert doubts(session, "e1") == ((doubt,) if doubt else ())


def test_a_task_from_above_comes_into_the_plan_linked_as_one_step(session: PlanSession) -> None:
    before = session.plan
    task = acts.new_task(entry(session, "e3"))
    session.run(acts.add_to_plan(entry(session, "e3"), task, "a2"))
    node = session.rows.node(task.id)
    assert isinstance(node, Task)
    assert (node.title, node.lines[0].product) == ("Đào tạo nghề cho lao động nông thôn", "Lớp học")
    assert session.rows.children("a2")[-1] == task.id
    assert states(session)["e3"] is State.COVERED
    session.undo()
    assert session.plan == before
    assert states(session)["e3"] is State.OPEN


def test_the_fitting_area_is_the_one_of_that_name_or_with_alike_tasks(session: PlanSession) -> None:
    coverage = Coverage(session.plan)
    places = places_in(session.plan)
    assert [place.label for place in places] == ["I. CẢI CÁCH THỂ CHẾ", "II. CHÍNH QUYỀN SỐ"]
    by_name, by_tasks = entry(session, "e2"), AssignedTask(text="Ký số mọi văn bản điện tử")
    assert fitting(places, by_name, ()) == 1
    assert fitting(places, by_tasks, coverage.candidates(by_tasks)) == 1
    assert fitting([], by_tasks, ()) == 0


def test_a_newer_edition_keeps_what_was_decided(session: PlanSession) -> None:
    session.run(acts.link(entry(session, "e1"), ["t1"]))
    session.run(acts.note(entry(session, "e3"), "hỏi lại"))
    longer = task_of("Rà soát văn bản QPPL do cơ quan tham mưu", "x1", deadline="Quý II/2027")
    again = (longer, replace(FROM_ABOVE[2], id="x3"), replace(FROM_ABOVE[3], id="x4"), task_of("Việc mới toanh", "x5"))
    newer = tuple(replace(one, source="Kế hoạch tỉnh sửa đổi") for one in again)
    edition = edition_of(list(entries_of(session.plan.entries, AssignedTask)), newer, ours_of(session.plan))
    assert (edition.same, edition.fresh, len(edition.reworded), len(edition.gone)) == (2, 1, 1, 1)
    session.run(taken_in(session, newer))
    kept = entry(session, "e1")
    assert (kept.tasks, kept.deadline, kept.source) == (("t1",), "Quý II/2027", "Kế hoạch tỉnh sửa đổi")
    assert "Rà soát văn bản QPPL" in kept.note
    assert entry(session, "e3").note == "hỏi lại"
    assert list(states(session)) == ["e1", "e3", "e4", "x5"]
    mixed = (newer[3], *newer[:3])
    session.run(taken_in(session, mixed))
    assert list(states(session)) == ["x5", "e1", "e3", "e4"]
    session.undo()
    assert list(states(session)) == ["e1", "e3", "e4", "x5"]
    session.undo()
    assert entry(session, "e1").text == "Rà soát văn bản QPPL"
    assert "e2" in states(session)


def test_another_plan_from_above_stands_beside_the_first(session: PlanSession) -> None:
    other = (AssignedTask(id="y1", text="Việc của kế hoạch khác", source="Kế hoạch thứ hai", lead="Sở Nội vụ"),)
    session.run(taken_in(session, other))
    assert Coverage(session.plan).sources == ("Kế hoạch tỉnh", "Kế hoạch thứ hai")
    command = acts.drop_sources(session.plan, {"Kế hoạch tỉnh"})
    assert command is not None
    session.run(command)
    assert list(states(session)) == ["y1"]
    assert acts.drop_sources(session.plan, {"Kế hoạch tỉnh"}) is None


def test_other_names_change_what_followed_from_names_only(session: PlanSession) -> None:
    session.run(acts.judge([entry(session, "e1")], Verdict.NOT_OURS))
    plan = session.plan
    choices = {"lead:so xay dung": True, "lead:so noi vu": False}
    session.run(acts.choose_names(plan, ours_of(plan), ours_of(plan, choices), choices))
    assert states(session) == {
        "e1": State.NOT_OURS,
        "e2": State.NOT_OURS,
        "e3": State.NOT_OURS,
        "e4": State.OPEN,
    }
    assert session.plan.checks.ours == choices
    session.undo()
    assert states(session)["e2"] is State.PROPOSED
    assert states(session)["e1"] is State.NOT_OURS


def test_what_did_not_change_is_not_looked_at_again(session: PlanSession) -> None:
    first = Coverage(session.plan)
    session.run(acts.link(entry(session, "e3"), ["t2"]))
    second = Coverage(session.plan, first)
    assert second.tasks is first.tasks
    session.run(SetText(Address("task", "t1", "title"), "Việc khác hẳn"))
    third = Coverage(session.plan, second)
    assert third.tasks is not first.tasks
    assert next(row for row in third.rows if row.entry.id == "e1").state is State.OPEN


def test_the_result_as_a_list(session: PlanSession) -> None:
    session.run(acts.link(entry(session, "e1"), ["t1"]))
    session.run(acts.note(entry(session, "e3"), "chờ ý kiến"))
    table = report_plan(Coverage(session.plan)).appendices[0]
    assert table.caption == "(Kế hoạch của Sở – SỞ NỘI VỤ; nguồn: Kế hoạch tỉnh)"
    titles = [area.title for area in table.areas]
    assert titles == ["Chưa có: 1 nhiệm vụ", "Có đề xuất: 1 nhiệm vụ", "Đã có: 1 nhiệm vụ"]
    (covered,) = table.areas[2].tasks()
    cells = (covered.title, *covered.lines[0].extra.values())
    assert cells == (
        "Rà soát văn bản QPPL",
        "Mục I.1",
        "Rà soát văn bản quy phạm pháp luật",
        "Quý I/2027",
        "Quý II/2027",
        "Thời hạn trong kế hoạch muộn hơn thời hạn được giao.",
    )
    (missing,) = table.areas[0].tasks()
    assert "chờ ý kiến" in missing.lines[0].extra.values()
    assert len(report_plan(Coverage(session.plan), others=True).appendices[0].areas) == 4


def test_the_result_as_data(session: PlanSession) -> None:
    session.run(acts.link(entry(session, "e1"), ["t1"]))
    first, second, *_others = report_json(Coverage(session.plan))
    assert (first["state"], first["doubts"], first["ours"][0]["id"]) == ("covered", ["late"], "t1")
    assert (second["state"], second["ours"][0]["task"]) == ("proposed", "Ký số văn bản điện tử")


def test_the_result_as_lines(session: PlanSession) -> None:
    session.run(acts.link(entry(session, "e1"), ["t1"]))
    assert list(told_lines(Coverage(session.plan))) == [
        "Đã có 1/3 nhiệm vụ được giao; 1 có đề xuất chờ nhận; 1 chưa có.",
        "[Đã có] I.1 Rà soát văn bản QPPL → Rà soát văn bản quy phạm pháp luật "
        "(Thời hạn trong kế hoạch muộn hơn thời hạn được giao.)",
        "[Có đề xuất] Ký số văn bản điện tử → Ký số văn bản điện tử",
        "[Chưa có] Đào tạo nghề cho lao động nông thôn",
    ]


def test_strange_texts_do_no_harm(session: PlanSession) -> None:
    strange = "\u202e=1+1\u0007 <b>x</b> 😀 " + "dài " * 3000
    session.run(taken_in(session, (task_of(strange, "z1", deadline=strange, number=strange),)))
    coverage = Coverage(session.plan)
    assert coverage.rows[-1].state is State.OPEN
    assert report_plan(coverage).appendices[0].areas


def test_a_list_that_names_only_divisions_is_for_us_and_one_of_our_own_too() -> None:
    divisions = (task_of("Một việc", "d1", lead="Phòng Chính quyền"), task_of("Hai việc", "d2", lead="Thanh tra Sở"))
    others = (*divisions, task_of("Ba việc", "d3", lead="Sở Tài chính"))
    ours = ours_of(our_plan())
    assert {one.verdict for one in edition_of([], divisions, ours).kept} == {Verdict.OPEN}
    assert {one.verdict for one in edition_of([], others, ours).kept} == {Verdict.NOT_OURS}
    assert {one.verdict for one in edition_of([], others, ours, for_us=True).kept} == {Verdict.OPEN}
    assert ours.is_own("SỞ NỘI VỤ TỈNH MẪU")
    assert not ours.is_own("UBND TỈNH MẪU")


def test_a_plan_from_above_is_compared_without_a_change(session: PlanSession) -> None:
    session.run(acts.link(entry(session, "e3"), ["t2"]))
    tasks = tuple(Task(title=one.text, lines=(Line(lead=one.lead),)) for one in FROM_ABOVE[1:3])
    table = Appendix(layout=built_in_layout("brief"), areas=(Area(items=tasks),))
    before = session.plan
    coverage = compared(before, Plan(title="Kế hoạch tỉnh", appendices=(table,)), "tỉnh")
    assert [(row.entry.text, row.state) for row in coverage.rows] == [
        ("Ký số văn bản điện tử", State.PROPOSED),
        ("Đào tạo nghề cho lao động nông thôn", State.COVERED),
    ]
    assert session.plan is before


@given(plans())
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
def test_any_plan_can_be_compared_with_another_and_with_itself(above: Plan) -> None:
    assert len(compared(above, above, "tỉnh").rows) == len(compared(our_plan(), above, "tỉnh").rows)
    coverage = compared(our_plan(), above, "tỉnh")
    told = {row.entry.text for row in coverage.rows}
    titles = {task.title for one in above.appendices for task in one.tasks() if task.title.strip()}
    assert all(any(text.startswith(title) for text in told) for title in titles)
    assert sum(coverage.counts.values()) == len(coverage.rows)
    assert len(report_json(coverage)) == len(coverage.rows)
    report_plan(coverage, others=True)
