"""What a filter keeps, how tasks are put in order, and how both are told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from models.deadlines import Meaning, Milestone
from models.deadlines.corrected import DeadlineReader
from models.deadlines.stored import meaning_to_text
from models.layout import built_in_layout
from models.plan import Appendix, Area, Group, Line, Objective, Period, Remark, Task
from models.registers import Reading, Unit
from models.text import sort_key
from models.units.directory import NOBODY, Directory
from models.view import filtering
from models.view.describing import parts_of, sort_words
from models.view.due import judge, kinds, of_month, of_quarter, of_year, years_in
from models.view.filtering import Deadline, Due, Filter, FoldedLines, dropped_by
from models.view.flagged import flagged_ids
from models.view.sorting import By, Sort, orders_of, ranks_of
from models.view.units import Part, count_units, count_values
from tests.plans import small_plan

READ = DeadlineReader(Period(2027, 2027))
TODAY = date(2027, 5, 20)


def task(id_: str, title: str = "", *lines: Line, **values: str) -> Task:
    return Task(id=id_, title=title or id_, lines=lines or (Line(id=f"l-{id_}", **values),))  # type: ignore[arg-type]


def appendix(*items: Task | Group | Objective) -> Appendix:
    return Appendix(
        id="p", layout=built_in_layout("product-first"), areas=(Area(id="a", title="Thể chế", items=items),)
    )


def kept(where: Appendix, wanted: Filter, meets: Callable[[Deadline, Line], bool] = judge(READ, TODAY)) -> list[str]:  # noqa: B008
    *waits, dropped = dropped_by(wanted, where, meets, FoldedLines())
    assert set(waits) <= {None}
    assert dropped is not None
    return [one.id for one in where.tasks() if one.id not in dropped]


WHOLE = appendix(
    task("t1", "Rà soát văn bản", product="Báo cáo", lead="Văn phòng Sở", deadline="Quý I/2027"),
    task(
        "t2", "Số hóa", Line(lead="Phòng A; Phòng B", deadline="Tháng 5/2027"), Line(lead="Văn phòng Sở", product="x")
    ),
    Group(id="g", title="Một cửa", items=(task("t3", partners="- Phòng A\n- Văn phòng sở.", deadline="Hằng tháng"),)),
    task("t4", "Theo dõi", reference="Thực hiện theo Quyết định số 1"),
    task("t5", "Đo", deadline="lúc thuận lợi nhất abc", lead="VĂN PHÒNG SỞ"),
)


@pytest.mark.parametrize(
    ("wanted", "tasks"),
    [
        (Filter(), ["t1", "t2", "t3", "t4", "t5"]),
        (Filter(text="bao cao"), ["t1"]),
        (Filter(text="SO HOA"), ["t2"]),
        (Filter(text="mot cua"), ["t3"]),
        (Filter(text="thể chế"), ["t1", "t2", "t3", "t4", "t5"]),
        (Filter(text="quyết định"), ["t4"]),
        (Filter(units=frozenset({"van phong so"})), ["t1", "t2", "t5"]),
        (Filter(units=frozenset({"van phong so"}), part=Part.PARTNERS), ["t3"]),
        (Filter(units=frozenset({"van phong so"}), part=Part.EITHER), ["t1", "t2", "t3", "t5"]),
        (Filter(units=frozenset({"phong a", "phong b"}), part=Part.EITHER), ["t2", "t3"]),
        (Filter(deadline=of_quarter(2027, 1)), ["t1", "t3"]),
        (Filter(deadline=of_month(2027, 5)), ["t2", "t3"]),
        (Filter(deadline=of_year(2026)), []),
        (Filter(deadline=kinds()[0]), ["t1"]),
        (Filter(deadline=kinds()[1]), ["t3"]),
        (Filter(deadline=kinds()[2]), ["t5"]),
        (Filter(missing=frozenset({"product"})), ["t2", "t3", "t5"]),
        (Filter(missing=frozenset({"lead", "deadline"})), ["t2", "t3"]),
        (Filter(ids=frozenset({"t4", "l-t1"})), ["t1", "t4"]),
        (Filter(ids=frozenset({"g"})), ["t3"]),
        (Filter(values=(("lead", frozenset({"van phong so"})),)), ["t1", "t2", "t5"]),
        (Filter(values=(("product", frozenset({""})),)), ["t2", "t3", "t4", "t5"]),
        (Filter(values=(("task", frozenset({"so hoa", "do"})),)), ["t2", "t5"]),
        (Filter(values=(("group", frozenset({"mot cua"})),)), ["t3"]),
        (Filter(values=(("area", frozenset({"the che"})), ("lead", frozenset({"van phong so"})))), ["t1", "t2", "t5"]),
    ],
)  # fmt: skip
def test_what_is_kept(wanted: Filter, tasks: list[str]) -> None:
    assert kept(WHOLE, wanted) == tasks


def test_conditions_must_hold_for_one_and_the_same_line() -> None:
    units = frozenset({"van phong so"})
    assert kept(WHOLE, Filter(units=units, deadline=of_month(2027, 5))) == []
    assert kept(WHOLE, Filter(units=frozenset({"phong a"}), deadline=of_month(2027, 5))) == ["t2"]
    assert kept(WHOLE, Filter(text="so hoa", units=units)) == ["t2"]


def test_headings_without_a_kept_task_go() -> None:
    (*_waits, dropped) = dropped_by(Filter(text="bao cao"), WHOLE, judge(READ, TODAY), FoldedLines())
    assert dropped == frozenset({"t2", "t3", "g", "t4", "t5"})
    (*_waits, everything) = dropped_by(Filter(text="xyz"), WHOLE, judge(READ, TODAY), FoldedLines())
    assert everything is not None
    assert "a" in everything


def test_a_filter_of_spaces_is_none() -> None:
    assert not Filter().is_on
    assert not Filter(text="  ").is_on
    assert not Filter(part=Part.EITHER).is_on
    assert Filter(ids=frozenset()).is_on
    assert Filter(values=(("lead", frozenset({""})),)).is_on


def test_lines_are_folded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = FoldedLines()
    list(dropped_by(Filter(text="bao"), WHOLE, judge(READ, TODAY), texts))
    folds: list[str] = []
    monkeypatch.setattr(filtering, "folded", lambda text, way: folds.append(text) or text)
    list(dropped_by(Filter(text="khong co"), WHOLE, judge(READ, TODAY), texts))
    # The titles only.
    assert set(folds) <= {"Thể chế", "Một cửa", *(one.title for one in WHOLE.tasks())}


def test_long_work_pauses() -> None:
    many = appendix(*(task(f"t{n}") for n in range(500)))
    steps = list(dropped_by(Filter(text="t1"), many, judge(READ, TODAY), FoldedLines()))
    assert len(steps) == 11


def test_units() -> None:
    counts = count_units(WHOLE.tasks(), Part.LEAD, NOBODY)
    assert [(unit.name, unit.tasks) for unit in counts] == [("Phòng A", 1), ("Phòng B", 1), ("Văn phòng Sở", 3)]
    values = [(one.name, one.tasks) for one in count_values(WHOLE.tasks(), "lead")]
    assert values == [("Phòng A; Phòng B", 1), ("Văn phòng Sở", 3), ("", 2)]
    assert len(count_values(WHOLE.tasks(), "task")) == 5
    either = {unit.key: unit.tasks for unit in count_units(WHOLE.tasks(), Part.EITHER, NOBODY)}
    assert either == {"phong a": 2, "phong b": 1, "van phong so": 4}


def test_spellings_of_one_unit_count_and_filter_as_one() -> None:
    where = appendix(
        task("t1", lead="Phòng QLCL"),
        task("t2", lead="Phòng Quản lý chất lượng, Các phòng thuộc Sở"),
        task("t3", lead="Thanh tra chủ trì, phối hợp với P. QLCL"),
        task("t4", lead="Thanh tra", partners="Các phòng thuộc Sở"),
    )
    directory = Directory([Unit(name="Phòng Quản lý chất lượng", short="Phòng QLCL")])
    counts = count_units(where.tasks(), Part.LEAD, directory)
    assert [(one.name, one.tasks, one.collective) for one in counts] == [
        ("Phòng Quản lý chất lượng", 2, False),
        ("Thanh tra", 2, False),
        ("Các phòng thuộc Sở", 1, True),
    ]
    both = count_units(where.tasks(), Part.EITHER, directory)
    assert {one.name: one.tasks for one in both}["Phòng Quản lý chất lượng"] == 3

    def found(units: set[str], part: Part, known: Directory) -> list[str]:
        *_waits, dropped = dropped_by(
            Filter(units=frozenset(units), part=part), where, judge(READ, TODAY), FoldedLines(), known
        )
        return [one.id for one in where.tasks() if one.id not in (dropped or ())]

    assert found({"phong quan ly chat luong"}, Part.LEAD, directory) == ["t1", "t2"]
    assert found({"phong quan ly chat luong"}, Part.PARTNERS, directory) == ["t3"]
    # What was chosen before the directory knew of it still means the same unit.
    assert found({"phong qlcl"}, Part.LEAD, directory) == ["t1", "t2"]
    assert found({"phong qlcl"}, Part.LEAD, NOBODY) == ["t1"]


def test_years_and_last_days() -> None:
    assert years_in(WHOLE, READ) == [2027]
    assert years_in(appendix(task("t", deadline="Trước 15/12/2029")), DeadlineReader(Period())) == [2029]
    assert (of_quarter(2027, 4).start, of_quarter(2027, 4).end) == (date(2027, 10, 1), date(2027, 12, 31))
    assert of_month(2028, 2).end == date(2028, 2, 29)
    assert of_month(2027, 12).end == date(2027, 12, 31)
    assert of_quarter(2027, 3).label == "Quý III/2027"


def test_filters_and_orders_see_what_the_officer_corrected() -> None:
    march = Deadline(Due.BETWEEN, "", date(2027, 3, 1), date(2027, 3, 31))
    where = appendix(task("t1", deadline="Khi thuận tiện"), task("t2", deadline="Tháng 5/2027"))
    meaning = meaning_to_text(Meaning((Milestone(end=date(2027, 3, 10)),)))
    read = DeadlineReader(READ.period, readings=(Reading(line="l-t1", wording="Khi thuận tiện", meaning=meaning),))
    assert kept(where, Filter(deadline=march)) == []
    assert kept(where, Filter(deadline=march), judge(read, TODAY)) == ["t1"]
    assert ranks_of(where, Sort(By.DEADLINE), READ) == {"t2": 0, "t1": 1}
    assert ranks_of(where, Sort(By.DEADLINE), read) == {"t1": 0, "t2": 1}
    assert kept(where, Filter(deadline=Deadline(Due.PAST, "")), judge(read, TODAY)) == ["t1"]


def test_remarks_lead_to_rows() -> None:
    where = small_plan().appendices[0]
    assert flagged_ids(where, (Remark(message="m", text="Niêm yết"),)) == frozenset({"t5"})
    assert flagged_ids(where, (Remark(message="m", text="hoat dong l7"), Remark(message="m"))) == frozenset({"l7"})
    assert flagged_ids(where, (Remark(message="m", text="dong l1"),)) == frozenset({"l1"})
    assert flagged_ids(where, (Remark(message="m", text="nirgends"),)) == frozenset()


def order(where: Appendix, sort: Sort) -> dict[str, tuple[str, ...]]:
    return dict(orders_of(where, ranks_of(where, sort, READ)))


def test_tasks_move_only_between_their_headings() -> None:
    where = appendix(
        task("c", "Đo"), task("b", "Ăn"), task("a", "An"),
        Group(id="g", title="Z", items=(task("f", "Ơi"), task("e", "oi"), task("d", "Nô"))),
        task("h", "Ba"), task("i", "Anh"),
    )  # fmt: skip
    assert order(where, Sort(By.TEXT)) == {"a": ("a", "b", "c", "g", "i", "h"), "g": ("d", "e", "f")}
    assert order(where, Sort(By.TEXT, descending=True)) == {}


def test_blanks_come_last_either_way() -> None:
    where = appendix(task("a"), task("b", lead="Văn phòng"), task("c", lead="Ban"), task("d", lead=" "))
    assert order(where, Sort(By.LEAD)) == {"a": ("c", "b", "a", "d")}
    assert order(where, Sort(By.LEAD, descending=True)) == {"a": ("b", "c", "a", "d")}


def test_deadlines_in_time() -> None:
    where = appendix(
        task("blank"), task("late", deadline="Quý IV/2027"), task("odd", deadline="nói sau"),
        task("always", deadline="Thường xuyên"),
        task("two", "", Line(deadline="Tháng 12/2027"), Line(deadline="Quý I/2027")),
    )  # fmt: skip
    assert order(where, Sort(By.DEADLINE)) == {"a": ("two", "always", "late", "odd", "blank")}
    assert order(where, Sort(By.DEADLINE, descending=True))["a"][:3] == ("late", "always", "two")
    assert order(where, Sort(By.DEADLINE, descending=True))["a"][3:] == ("odd", "blank")


def test_equal_ones_keep_their_order() -> None:
    where = appendix(task("b", lead="X"), task("a", lead="X"), task("c", lead="X"))
    assert order(where, Sort(By.LEAD)) == {}
    assert order(where, Sort(By.LEAD, descending=True)) == {}


def test_the_alphabet_is_vietnamese() -> None:
    words = ["ăn", "an", "ẩn", "đo", "do", "ê", "e", "ơ", "ô", "o", "ư", "u", "z"]
    assert sorted(words, key=sort_key) == ["an", "ăn", "ẩn", "do", "đo", "e", "ê", "o", "ô", "ơ", "u", "ư", "z"]


def test_a_filter_in_words() -> None:
    layout = built_in_layout("product-first")
    wanted = Filter(
        text=" số hóa ", units=frozenset({"van phong so"}), deadline=of_quarter(2027, 1),
        missing=frozenset({"product"}), ids=frozenset(),
        values=(("lead", frozenset({""})), ("task", frozenset({"do", ""}))),
    )  # fmt: skip
    assert parts_of(wanted, layout, {"van phong so": "Văn phòng Sở", "do": "Đo"}) == [
        "có chữ “số hóa”",
        "Chủ trì: Văn phòng Sở",
        "Quý I/2027",
        f"còn thiếu {layout.header_of('product').lower()}",
        "có điều cần xem lại",
        f"{layout.header_of('lead')}: để trống",
        f"{layout.header_of('task')}: để trống hoặc “Đo”",
    ]
    assert parts_of(Filter(), layout, {}) == []
    assert len({sort_words(Sort(by, down)) for by in By for down in (True, False)}) == 6
    assert Due.PAST in {one.due for one in kinds()}
